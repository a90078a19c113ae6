"""Latin letters: names of several words, words, single letters; a name that stands in Russian letters too."""

from __future__ import annotations

import re

from briefing.normalization.foreign import beside, language, latin, latin_table
from briefing.normalization.rules import brands
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Doubt, Reading
from briefing.normalization.sentence.text import CLOSING, LATIN, NUMBER, WORD, Text
from briefing.normalization.tables import word_list

ENDING = re.compile(
    r"['’-]?(?P<ending>(?!(?:игр|акт|арт)(?![а-яё]))[аеёийоуыюя][а-яё]{0,2}|к(?:[аеиу]|ой|ою|ам|ами|ах)|щик[а-яё]{0,3}|шн[а-яё]{2,3}|о?вск[а-яё]{2,3}|ов[а-яё]{2,3})"
    r"(?![\w'’-])"
)
"""A Russian ending on a Latin word, grown on or behind an apostrophe: «в MAXе», «iPhone'ы», «SMSка»."""
_GIVEN = re.compile(rf"\((?P<latin>[{latin.LETTERS}'’. -]{{4,60}})(?:[;,/][ ]?[\u0530-\u1fff\u2e80-\uffef ]+)?\)")
"""«Юсаку Маэдзава (Yusaku Maezawa; 前澤 友作)»."""
_LETTERS_GIVEN = re.compile(r"\((?P<latin>[A-Z]{2,5})\)")
_BESIDES_LETTERS = re.compile("[^а-яё]")
_GIVEN_AGAIN = re.compile(r"(?P<latin>[A-Z][a-z]{3,20}), (?P<russian>[А-ЯЁ][а-яё]{3,20})\)")  # «(Stratus, Стратус)»
_LAST_WORD = re.compile(r"(?P<word>[А-ЯЁа-яё-]{3,40})[ ]\Z")
_RUSSIAN_NAME = re.compile(
    r"(?:(?:эль|аль|ад|ас|ат|аш)-)?[А-ЯЁ][\w'’-]*(?:[ -]|\Z)|(?:эль|аль|ад|бин|ибн|де|ди|фон|ван|дер|да)(?:[ -]|\Z)"
)
_OF_ROAD = re.compile(r"\d{2,3}(?![\w-])")  # «шоссе E95», «добавка E330»
_OF_FORMULA = re.compile(r"[ ]?[=²³]")  # «y = 3», «a² + b²»
_INITIAL = re.compile(rf"\.(?=[ ](?:[{latin.LETTERS}]{{2,}}|[(а-яё]))")
_WITHIN_NAME = re.compile(r"\. (?=[A-Z])")
_OF_KIND = re.compile(r"\.(?=[ ][a-z]{3,})")
_GENUS = re.compile(r"(?<![\w.])[A-Z]\. \Z")  # «L. casei»
_DOTTED = re.compile(r"(?:[A-Z]\.){3,}|(?:[A-Z]\.)+[A-Z](?![\w.])")
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}(?=[A-Z][A-Za-z'’])")
_MOST_WORDS = 5
_LITTLE = {
    "i": (("pl", "cs", "hr", "it"), "и"),
    "y": (("es",), "и"),
    "e": (("it", "pt"), "э"),
    "a": (("it", "es", "pt", "pl", "cs", "fr"), "а"),
    "à": (("fr", "it", ""), "а"),
    "o": (("es", "pt"), "о"),
}
"""Words of one letter, in which languages, and how they sound."""
_OF_FLU = re.compile(r"(?:[AB][ ]?\(?)?H\d{1,2}N\d")  # «A(H3N2)», named as in Russian: «аш три эн два»
_STOP_IN_NAME = re.compile(r"(?<=[A-Z]{2})\.(?=[A-Z]{2})")  # «CORE.XP»
_STOP_BEFORE_SMALL = re.compile(r"(?<=[a-z])\.(?=[a-z])")  # «llm.c»
_GRADE = re.compile(r"(?P<agency>ru)?[A-D]{1,3}(?P<sign>[+–-])(?!\w)(?P<state>\(RU\))?")
_AXES = frozenset("XYZxyz")  # side by side they are unknowns: «X и Y»
_LABELS = 10  # tokens that a label may stand before its last letter
_LONGEST_CUT = 5  # letters of the longest word that is cut short within a name
_SHORTEST_FIRM = 2  # words of a title: «The Company»; a company's name with its article has more
_RUN = 6  # Latin words on either side that are of one name or phrase
_AROUND = 60  # characters before, in which a Russian word may tell the language


def beside_its_russian(context: Context, index: int) -> Reading | None:
    """Say nothing of a name in brackets that was just said in Russian letters: «Бадди Макгирт (Buddy McGirt)»."""
    text = context.text
    if index == 0 or text.word[index - 1] != "(":
        return None
    start = text.start[index - 1]
    again = _GIVEN_AGAIN.match(text.clean, start + 1)
    if again is not None and latin.read_word(again["latin"]) == again["russian"]:
        return Reading(start + 1, again.start("russian"), "", "the name stands behind it in Russian letters")
    match = _GIVEN.match(text.clean, start) or _LETTERS_GIVEN.match(text.clean, start)
    if match is None:
        return None
    if _sounds_as_last(context, start, match["latin"]):
        return _said_before(text, start, match.end())
    single = match["latin"].replace("-", "").isalpha()
    word = _LAST_WORD.search(text.clean, max(0, start - _AROUND), start) if single else None
    if word is not None and beside.is_same_word(match["latin"], latin.read_word(match["latin"]), word["word"]):
        return _said_before(text, start, match.end())
    if len(match["latin"].split()) > 1 and _was_said(text.clean[max(0, start - _AROUND) : start], match["latin"]):
        return _said_before(text, start, match.end())
    return None


def _sounds_as_last(context: Context, start: int, written: str) -> bool:
    """Whether the letters in brackets are said as the name that was just read: «The Wall Street Journal (WSJ)»."""
    last, letters = context.last, context.letters.find(written) if written.isupper() else None
    if last is None or letters is None or context.text.clean[last.end : start].strip(' »”"'):
        return False
    return _BESIDES_LETTERS.sub("", last.spoken.lower()) == _BESIDES_LETTERS.sub("", letters.spoken.lower())


def _was_said(clean: str, name: str) -> bool:
    """Whether the Russian name or the quoted title at the end sounds as a Latin one: «Уолл-стрит джорнал»."""
    before, title, small = clean.rstrip(' »”"'), clean.rstrip(" ")[-1:] in CLOSING, False
    words: list[str] = []
    while len(words) < _MOST_WORDS:
        quoted = before.rpartition(" ")[2]
        last = quoted.lstrip('«„“"(')
        named = _RUSSIAN_NAME.fullmatch(last) is not None
        if not named and not (title and last):
            return False
        title, small = title and last == quoted, small or not named
        words.insert(0, last)
        before = before[: -len(last)].rstrip(" ")
        if beside.is_same_name(name, " ".join(words), strictly=small):
            return True
    return False


def _said_before(text: Text, start: int, end: int) -> Reading:
    """Leave out brackets whose words were just said."""
    begin = start if text.clean[end : end + 1].isalnum() else len(text.clean[:start].rstrip(" "))
    return Reading(begin, end, "", "the name stands before it in Russian letters", doubt=Doubt.LEFT_OUT)


def name(context: Context, index: int) -> Reading | None:
    """Read the longest name of several words that the table has: «U.S. Open», «SARS-CoV-2»."""
    start = context.text.start[index]
    found = latin.longest_phrase(context.text.clean, start)
    if found is None:
        return None
    clean, end = context.text.clean, found[0]
    may_end = clean[start].isupper() and clean[end - 2].islower()  # «Corp.» a sentence; «U.S.» seldom, «vs.» never
    end = _past_stop(clean, stops.behind(clean, end) if may_end else end)
    return Reading(start, end, _spelled_small(found[1]), "name of the table")


def _past_stop(clean: str, end: int) -> int:
    """Give the offset past a full stop that belongs to what is cut short: «Mr. Bean», «снял для Warner Bros. фильм»."""
    within = _WITHIN_NAME.match(clean, end) or not stops.ends_sentence(clean, end + 1)
    if clean[end : end + 1] != "." or not within:
        return end
    last = re.search("[A-Za-z]*$", clean[max(0, end - _LONGEST_CUT) : end])
    return end + 1 if last and last.group().lower() in word_list("latin_cut_short") else end


def name_with_number(context: Context, index: int) -> Reading | None:
    """Read a name of the table that begins with a number: «50 Cent», «1xBet»."""
    return None if context.text.glued(index) else name(context, index)


def word(context: Context, index: int) -> Reading | None:
    """Read a Latin word."""
    text = context.text
    start = text.start[index]
    match = latin.WORD.match(text.clean, start)
    if match is None:
        return None
    written = match.group()
    initials = _initials(text, index) if len(written) == 1 else None
    if initials is not None:
        return initials
    dotted = _DOTTED.match(text.clean, start)
    if dotted is not None:  # «M.E.G.»
        end = stops.behind(text.clean, dotted.end())
        return Reading(start, end, latin.spell(dotted.group()), "Latin letters with full stops")
    if len(written) == 1:
        return _letter(context, index, match)
    words = _row(text, index)
    if written == "The" and written == words[0] and len(words) > _SHORTEST_FIRM and _ends_firm(words[-1]):
        return Reading(start, text.start[index + 1], "", "the article of a company's name")
    foreign = written.isupper() and language.is_foreign(words) and latin_table.reading(written) is None  # not «IM L6»
    if foreign or (written.isupper() and language.is_heading(written, words)):
        written = written.capitalize()  # «GENS UNA SUMUS», «LAMB OF GOD»
    named = language.of_abbreviation(text.clean[max(0, start - _AROUND) : start])
    by_rule = language.is_read_by_rule(written, words, named=bool(named))
    sure = latin.is_known(written) or latin.is_spelled(written)  # whatever language it is in
    of_row = named or (_language(text, start, written, words) if by_rule or not sure else "")
    spoken = language.namesake(written, words) or latin.read_word(written, of_row, by_rule=by_rule)
    spoken = _spelled_small(spoken or latin.spell(written))
    reading = Reading(start, match.end(), spoken, "Latin word", doubt=Doubt.NONE if sure else Doubt.LATIN)
    return _with_what_is_behind(context, index, reading, alone=len(words) == 1)


def _ends_firm(word: str) -> bool:
    return word.lower() in word_list("ends_of_firms")


def _with_what_is_behind(context: Context, index: int, reading: Reading, *, alone: bool) -> Reading:
    """Read a word with what is grown on it: its grade, its Russian ending, a full stop inside a name."""
    text, end, spoken = context.text, reading.end, reading.spoken
    if grade := _grade(text, index):
        return reading._replace(end=end + 1, spoken=f"{spoken} {grade}")
    ending = ENDING.match(text.clean, end)
    if ending:
        spoken = _with_ending(spoken, ending["ending"])
        return reading._replace(end=ending.end(), spoken=spoken, reason="Latin word with an ending")
    brand = brands.declined(context, index, spoken) if alone and not _is_joined(text, index) else None
    if brand is not None:
        reason = "name of the table, declined"
        return reading._replace(spoken=brand[0], case=brand[1], reason=reason, doubt=Doubt.NONE)
    if _STOP_IN_NAME.match(text.clean, end):
        return reading._replace(end=end + 1, spoken=f"{spoken} ")
    if _STOP_BEFORE_SMALL.match(text.clean, end):
        return reading._replace(end=end + 1, spoken=f"{spoken} точка ")
    return reading._replace(end=_past_stop(text.clean, end))


def _language(text: Text, start: int, word: str, words: tuple[str, ...]) -> str:
    """Give the language of words in a row, told by them or by a Russian word before; empty where nothing tells."""
    before = text.clean[max(0, start - _AROUND) : start]
    if word.islower() and _GENUS.search(before):
        return "la"
    return language.of_word(word, words) or language.of_surroundings(word, before)


_SOFT = {"ы": "и", "а": "я", "у": "ю", "ов": "ей", "ом": "ем", "ам": "ям", "ами": "ями", "ах": "ях"}


def _with_ending(spoken: str, ending: str) -> str:
    """Put an ending on a reading, a soft one where it ends softly: «Pixel'ы», «Пиксели»; its own а goes: «Tesla'ы»."""
    if spoken.endswith("а") and ending[0] in "аеёиоуы":
        return spoken[:-1] + ending
    return spoken[:-1] + _SOFT[ending] if spoken.endswith("ль") and ending in _SOFT else spoken + ending


def _is_joined(text: Text, index: int) -> bool:
    """Whether a hyphen joins the word to a word behind: «в Telegram-канале», but «обломки Boeing-777»."""
    hyphened = text.glued(index + 1) and text.glued(index + 2) and text.word[index + 1] in "-‑–"
    return hyphened and text.kind[index + 2] is not NUMBER


def _spelled_small(spoken: str) -> str:
    """Give what begins with the name of a letter in small letters («ю-эс»): it is no initial."""
    return spoken[0].lower() + spoken[1:] if spoken[1:2] in ("-", "") else spoken


def _initials(text: Text, index: int) -> Reading | None:
    """Read initials before a surname without their full stops: «George W. Bush», «J. K. Rowling»."""
    start = text.start[index]
    match = _INITIALS.match(text.clean, start)
    if match is None:
        return None
    named = index > 0 and text.kind[index - 1] is LATIN and text.word[index - 1].istitle()
    if not named and match.group().count(".") == 1 and index > 0 and text.kind[index - 1] is WORD:
        return None  # «витамин C. Google»
    spoken = " ".join(latin.spell(letter) for letter in match.group() if letter.isalpha())
    return Reading(start, start + len(match.group().rstrip()), spoken, "Latin initials")


def _letter(context: Context, index: int, match: re.Match[str]) -> Reading:
    text, letter = context.text, match.group()
    joined = text.glued(index + 1) and text.word[index + 1] == "-"
    if grade := _grade(text, index):  # «класса B-»
        return Reading(match.start(), match.end() + 1, f"{latin.letter_name(letter)} {grade}", "grade")
    if joined and (letter == "J" or text.kind[index + 2 : index + 3] == (LATIN,)):  # the fighter J-20, e-commerce
        return Reading(match.start(), match.end(), latin.spell(letter), "Latin letter")
    label = _labelled(text, index) or _OF_FLU.match(text.clean, match.start()) is not None or _is_vitamin(text, index)
    formula = _OF_FORMULA.match(text.clean, match.end()) is not None
    languages, little = _LITTLE.get(letter, ((), ""))
    if little and not formula and language.of_words(_row(text, index)) in languages:
        return Reading(match.start(), match.end(), little, "Latin word of a letter")  # «Klub Jagielloński i Nowy Ład»
    axis = letter in _AXES and _AXES.intersection(text.word[max(0, index - 2) : index + 3]) > {letter}
    grown = letter in "eE" and text.glued(index) and text.kind[index - 1] is NUMBER  # «iPhone 16e»: no «и»
    grown = grown or (letter == "E" and _OF_ROAD.match(text.clean, match.end()) is not None)
    spoken = latin.letter_name(letter) if joined or label or axis or grown or formula else latin.spell(letter)
    initial = _INITIAL.match(text.clean, match.end())
    if letter.isupper() and _OF_KIND.match(text.clean, match.end()):
        return Reading(match.start(), match.end() + 1, spoken, "initial of a genus")  # «E. coli»
    if initial and index and text.kind[index - 1] in (LATIN, WORD) and text.word[index - 1][0].isupper():
        return Reading(match.start(), initial.end(), spoken, "Latin initial")  # «Dwight D. Eisenhower»
    spoken += " " if text.clean[match.end() : match.end() + 2] == "(H" else ""
    return Reading(match.start(), match.end(), spoken, "Latin letter")


def _grade(text: Text, index: int) -> str:
    """Give the sign of a grade behind its letters: «класса B-», «рейтинг BBB+»; nothing for what is none."""
    match = _GRADE.match(text.clean, text.start[index])
    if match is None or not (match["agency"] or match["state"] or speaks_of(text, index, "graded", before=_LABELS)):
        return ""
    return "плюс" if match["sign"] == "+" else "минус"


def _labelled(text: Text, index: int) -> bool:
    """Whether a letter is one of those behind what they label: «витамины C и B6», but «буря уровня G4»."""
    left = index - 1
    while left >= 0 and (len(text.word[left]) == 1 or text.kind[left] is NUMBER) and index - left < _LABELS:
        left -= 1
    storm = text.word[index] == "G" and text.behind(index, 1).isdigit()
    return text.lower(left) in word_list("letter_labels") and not storm


def _is_vitamin(text: Text, index: int) -> bool:
    """Whether a letter with its number is a vitamin that words near tell of: «холекальциферол (D3)»."""
    if text.word[index] not in ("B", "D", "K") or not text.glued(index + 1) or text.kind[index + 1] is not NUMBER:
        return False
    return speaks_of(text, index, "vitamins", before=_LABELS, behind=_LABELS // 2)


def _row(text: Text, index: int) -> tuple[str, ...]:
    """Give the Latin words that stand in a row with this one."""
    first = last = index
    while first > 0 and index - first < _RUN and _joins(text, first - 1):
        first -= 1
    while last + 1 < text.count and last - index < _RUN and _joins(text, last + 1):
        last += 1
    return tuple(text.word[i] for i in range(first, last + 1) if text.kind[i] is LATIN)


def _joins(text: Text, index: int) -> bool:
    return text.kind[index] is LATIN or text.word[index] in ("-", "'")
