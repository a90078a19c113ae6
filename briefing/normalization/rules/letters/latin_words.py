"""Words in Latin letters, and names of several words."""

from __future__ import annotations

import re

from briefing.normalization.foreign import beside, language, latin, latin_table, species
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.letters import brands, latin_letters
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Doubt, Kind, Reading
from briefing.normalization.sentence.text import CLOSING, LATIN, NUMBER, Text
from briefing.normalization.tables import word_list

ENDING = re.compile(
    r"['’-]?(?P<ending>(?!(?:игр|акт|арт)(?![а-яё]))[аеёийоуыюя][а-яё]{0,2}|к(?:[аеиу]|ой|ою|ам|ами|ах)|щик[а-яё]{0,3}|шн[а-яё]{2,3}|о?вск[а-яё]{2,3}|ов[а-яё]{2,3})"
    r"(?![\w'’-]|\+[а-яё])"
)
"""A Russian ending on a Latin word, grown on or behind an apostrophe: «в MAXе», «iPhone'ы», «SMSка»."""
_WITHIN_NAME = re.compile(r"\. (?=[A-Z]|[–—] )")
_JOINING = ("feat", "ft")  # another name stands behind: «Баста ft. Скриптонит»
_GENUS = re.compile(r"(?<![\w.])[A-Z]\. \Z")  # «L. casei»
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}(?:[A-Z](?![\w.]))?|[A-Z]\.[A-Z](?![\w.])")
_STOP_IN_NAME = re.compile(r"(?<=[A-Z]{2})\.(?=[A-Z]{2})")  # «CORE.XP»
_STOP_BEFORE_SMALL = re.compile(r"(?<=[a-z])\.(?=[a-z])")  # «llm.c»
_LONGEST_CUT = 5  # letters of the longest word that is cut short within a name
_LONGEST_TITLE = 2  # words of a title: «The Company»; the name of a firm with its article has more
_RUN = 6  # Latin words on either side that are of one name or phrase
_AROUND = 60  # characters before, in which a Russian word may tell the language
_SOFT = {"ы": "и", "а": "я", "у": "ю", "ов": "ей", "ом": "ем", "ам": "ям", "ами": "ями", "ах": "ях"}
_SAINT = re.compile(r"Saint(?P<said>e|(?=[-‐‑][AEIOUYHÀ-Ý]))?[-‐‑](?P<name>[A-ZÀ-Ý][a-zà-ÿœ'’]+)")
_GIVEN = re.compile(rf"\((?P<latin>[{latin.LETTERS}'’. -]{{4,60}})(?:[;,/][ ]?[\u0530-\u1fff\u2e80-\uffef ]+)?\)")
"""«Юсаку Маэдзава (Yusaku Maezawa; 前澤 友作)»."""
_LETTERS_GIVEN = re.compile(r"\((?P<latin>[A-Z]{2,5})\)")
_BESIDES_LETTERS = re.compile("[^а-яё]")
_GIVEN_AGAIN = re.compile(r"(?P<latin>[A-Z][a-z]{3,20}), (?P<russian>[А-ЯЁ][а-яё]{3,20})\)")  # «(Stratus, Стратус)»
_LAST_WORD = re.compile(r"(?P<word>[А-ЯЁа-яё-]{3,40})[ ]\Z")
_RUSSIAN_NAME = re.compile(
    r"(?:(?:эль|аль|ад|ас|ат|аш)-)?[А-ЯЁ][\w'’-]*(?:[ -]|\Z)|(?:эль|аль|ад|бин|ибн|де|ди|фон|ван|дер|да)(?:[ -]|\Z)"
)
_MOST_WORDS = 5
_BEFORE_BRACKET = 60  # characters before the bracket, in which the Russian name stands


def name(context: Context, index: int) -> Reading | None:
    """Read the longest name of several words that the table has: «U.S. Open», «SARS-CoV-2»."""
    start = context.text.start[index]
    found = latin.longest_phrase(context.text.clean, start)
    if found is None:
        return None
    clean, end = context.text.clean, found[0]
    if clean[end : end + 1] == "." and clean[end - 1].isdigit() and clean[end + 1 : end + 2].isdigit():
        return None  # «вспышка X5.1» is no firm «X5»
    may_end = clean[start].isupper() and clean[end - 2].islower()  # «Corp.» a sentence; «U.S.» seldom, «vs.» never
    end = _past_stop(clean, stops.behind(clean, end) if may_end else end)
    return Reading(start, end, _spelled_small(found[1]), "name of the table")


def _past_stop(clean: str, end: int) -> int:
    """Give the offset past a full stop that belongs to what is cut short: «Mr. Bean», «снял для Warner Bros. фильм»."""
    if clean[end : end + 1] != ".":
        return end
    last = re.search("[A-Za-z]*$", clean[max(0, end - _LONGEST_CUT) : end])
    short = last.group().lower() if last else ""
    within = _WITHIN_NAME.match(clean, end) or not stops.ends_sentence(clean, end + 1)
    return end + 1 if short in _JOINING or (within and short in word_list("latin_cut_short")) else end


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
    if not written.isascii() and not latin.spell(written).strip("-"):  # «Ȝ»
        return Reading(start, match.end(), "", "nothing to say", kind=Kind.UNSPOKEN, report=written)
    initials = latin_letters.initials(text, index) if len(written) == 1 else None
    if initials is not None:
        return initials
    dotted = _DOTTED.match(text.clean, start)
    if dotted is not None:  # «M.E.G.»
        end = stops.behind(text.clean, dotted.end())
        return Reading(start, end, latin.spell(dotted.group()), "Latin letters with full stops")
    words = _row(text, index)
    if len(written) == 1:
        return latin_letters.letter(text, index, match, words)
    firm = len(words) > _LONGEST_TITLE and words[-1].lower() in word_list("ends_of_firms")
    if written == "The" and written == words[0] and firm:
        return Reading(start, text.start[index + 1], "", "the article of a company's name")
    if len(words) == 1 and latin_table.is_little_word(written):
        return Reading(start, match.end(), latin.spell(written), "two capitals by themselves", doubt=Doubt.LATIN)
    foreign = written.isupper() and language.is_foreign(words) and latin_table.reading(written) is None
    heading = written.isupper() and language.is_heading(written, words)
    lowered = written.capitalize() if foreign or heading else written  # «GENS UNA SUMUS», «LAMB OF GOD»; not «IM L6»
    spoken, doubt = _spoken(text, start, lowered, words)
    reading = Reading(start, match.end(), spoken, "Latin word", doubt=doubt)
    return _with_what_is_behind(context, index, reading, alone=len(words) == 1)


def _spoken(text: Text, start: int, written: str, words: tuple[str, ...]) -> tuple[str, Doubt]:
    """Say a word of a row in its language: «Saint-Aubin» in French; a known one whatever language it is in."""
    named = language.of_abbreviation(text.clean[max(0, start - _AROUND) : start])
    by_rule = language.is_read_by_rule(written, words, named=bool(named))
    sure = latin.is_known(written) or latin.is_spelled(written)
    of_row = named or (_language(text, start, written, words) if by_rule or not sure else "")
    spoken = language.namesake(written, words, named) or latin.read_word(written, of_row, by_rule=by_rule)
    return _spelled_small(spoken or latin.spell(written)), Doubt.NONE if sure else Doubt.LATIN


def _with_what_is_behind(context: Context, index: int, reading: Reading, *, alone: bool) -> Reading:
    """Read a word with what is grown on it: its grade, its Russian ending, a full stop inside a name."""
    text, end, spoken = context.text, reading.end, reading.spoken
    if grade := latin_letters.grade_sign(text, index):
        return reading._replace(end=end + 1, spoken=f"{spoken} {grade}")
    ending = ENDING.match(text.clean, end)
    if ending:
        spoken = _with_ending(spoken, ending["ending"])
        return reading._replace(end=ending.end(), spoken=spoken, reason="Latin word with an ending")
    hyphened = text.glued(index + 1) and text.glued(index + 2) and text.word[index + 1] in "-‑–"
    joined = hyphened and text.kind[index + 2] is not NUMBER  # «в Telegram-канале», but «обломки Boeing-777»
    brand = brands.declined(context, index, spoken) if alone and not joined else None
    if brand is not None:
        reason = "name of the table, declined"
        return reading._replace(spoken=brand[0], case=brand[1], reason=reason, doubt=Doubt.NONE)
    if _STOP_IN_NAME.match(text.clean, end):
        return reading._replace(end=end + 1, spoken=f"{spoken} ")
    if _STOP_BEFORE_SMALL.match(text.clean, end):
        return reading._replace(end=end + 1, spoken=f"{spoken} точка ")
    return reading._replace(end=_past_stop(text.clean, end))


def _language(text: Text, start: int, word: str, words: tuple[str, ...]) -> str:
    """Give the language of words in a row, told by them or by a Russian word beside; empty where nothing tells."""
    before = text.clean[max(0, start - _AROUND) : start]
    if (word.islower() and _GENUS.search(before)) or species.is_genus(word, before):
        return "la"
    told = language.of_word(word, words) or language.of_place(word, text.clean, start)
    near = "" if told else language.of_surroundings(word, before)
    # «Динозавр Zavacephale rinpoche», not «о динозаврах «Jurassic World»»
    return told or (near if near != "la" or (len(words) > 1 and words[0].istitle() and words[1].islower()) else "")


def _with_ending(spoken: str, ending: str) -> str:
    """Put an ending on a reading, a soft one where it ends softly: «Pixel'ы», «Пиксели»; its own а goes: «Tesla'ы»."""
    if spoken.endswith("а") and ending[0] in "аеёиоуы":
        return spoken[:-1] + ending
    return spoken[:-1] + _SOFT[ending] if spoken.endswith("ль") and ending in _SOFT else spoken + ending


def _spelled_small(spoken: str) -> str:
    """Give what begins with the name of a letter in small letters («ю-эс»): it is no initial."""
    return spoken[0].lower() + spoken[1:] if spoken[1:2] in ("-", "") else spoken


def _row(text: Text, index: int) -> tuple[str, ...]:
    """Give the Latin words that stand in a row with this one."""
    first = last = index
    while first > 0 and index - first < _RUN and _joins(text, first - 1):
        first -= 1
    while last + 1 < text.count and last - index < _RUN and _joins(text, last + 1):
        last += 1
    return tuple(text.word[i] for i in range(first, last + 1) if text.kind[i] is LATIN)


def _joins(text: Text, index: int) -> bool:
    word = text.word[index]
    return word in ("-", "'") or (text.kind[index] is LATIN and word != "x")  # «Comme des Garçons x Nike»


@where(_SAINT)
def saint(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read a saint in a French name: «Saint-Aubin», «Sainte-Croix»; «Saint Paul» may be English."""
    holy = "Сен" if match["said"] is None else "Сент"  # the t is heard before a vowel
    spoken = f"{holy}-{latin.read_word(match['name'], 'fr', by_rule=True)}"
    return Reading(match.start(), match.end(), spoken, "French saint", doubt=Doubt.LATIN)


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
    said = match["latin"]
    before = text.clean[max(0, start - _BEFORE_BRACKET) : start]
    word = _LAST_WORD.search(before) if said.replace("-", "").isalpha() else None
    alike = word is not None and beside.is_same_word(said, latin.read_word(said), word["word"])
    heard = alike or _sounds_as_last(context, start, said) or (len(said.split()) > 1 and _was_said(before, said))
    return _said_before(text, start, match.end()) if heard else None


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
