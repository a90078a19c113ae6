"""Letters by themselves: initials, those of designations, plates, labels, in quotation marks, for a surname."""

from __future__ import annotations

import re

from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import analyses, may_be_name
from briefing.normalization.grammar.numerals import scale_names
from briefing.normalization.grammar.parts_of_speech import likeliest
from briefing.normalization.lexicon import letters
from briefing.normalization.rules.abbreviations import law
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import MARK, NUMBER, OPENING, Text
from briefing.normalization.tables import beginnings, word_list

_SINGLE = re.compile(r"[А-ЯЁ]\Z")
_NEVER_WORDS = frozenset("БГДЕЁЖЗЙЛМНПРТФХЦЧШЩЪЫЬЭЮ")
_PREPOSITIONS = frozenset("ВКС")
_UNREADABLE = _NEVER_WORDS - frozenset("ЕЁЫЭЮ")
"""Consonants and signs, which a voice can't say as they stand in quotation marks: «не выговаривает «р»»."""
_LITERA = "лит"
_ENDS = frozenset(".,;)")
_LETTERS_LISTED = 10  # tokens of a list of capitals
_LONGEST_LIST = 60  # tokens of a list of quoted letters
INITIALS = re.compile(
    r"(?P<opens>(?<![^\n]))?(?P<letters>(?:[А-ЯЁ]\.(?:-(?=[А-ЯЁ]\.)|[ ]?)){1,3})"
    r"(?P<surname>(?:[ОД]')?[А-ЯЁ][а-яё]+"
    r"|(?(opens)[А-ЯЁ]{4,}(?=:|[ ][—–-][ ])|(?!)))"  # «М.БЕЛОВА: Да» opens a line of a transcript
)
BEHIND_SURNAME = re.compile(r"[А-ЯЁ]\.[ ]?[А-ЯЁ](?:\.(?:[А-ЯЁ]\.)?|(?=[,;)]|\Z))")
_NEVER_SURNAMES = frozenset(["ADVB", "CONJ", "NPRO", "PRCL", "PREP", "PRED", "VERB"])
_SHORTEST_OPENER = 4  # «И. Ли» is a name
_LETTER = "[АВЕКМНОРСТУХ]"  # those that Latin has too
_PLATE = re.compile(
    rf"(?P<first>{_LETTER})[ ]?(?P<digits>\d{{3}})[ ]?(?P<letters>{_LETTER}{{2}})"
    r"(?:[ ]?(?P<region>\d{2,3})(?!\d))?(?!\w)"
)
_MARKS = (".", ":", "№")


def small(context: Context, index: int) -> Reading | None:
    """Read the letter of «подпункт «б»», «на букву «щ»», «корпус б», and of «автобус м5», which is no preposition."""
    text, written = context.text, context.text.word[index].upper()
    numbered = text.glued(index + 1) and text.kind[index + 1] is NUMBER
    if numbered and (written not in _NEVER_WORDS or text.glued(index)):
        return None  # «автобус м5»; but «от15»
    if not numbered and not _is_of_building(text, index) and not _is_quoted_label(text, index):
        return None
    return Reading(text.start[index], text.end[index], context.letters.say(written), "letter")


def _is_of_building(text: Text, index: int) -> bool:
    """«Дом 5, корпус б», «подъезд в.»: which one it is; but «подъезд в доме»."""
    ends = index + 1 == text.count or text.broken(index + 1) or text.word[index + 1] in _ENDS
    return ends and text.lower(index - 1) in word_list("lettered_buildings") and not text.broken(index)


def _is_quoted_label(text: Text, index: int) -> bool:
    """«Подпункт «б»», «пункты «а» и «б»», «в доме 28 «б»», «не выговаривает «р»»; but «предлог «в»»."""
    if not law.is_quoted_letter(text, index):
        return False
    if text.word[index].islower() and text.word[index].upper() in _UNREADABLE:
        return True
    first = law.first_of_quoted(text, index)
    while index - first < _LONGEST_LIST and text.word[first - 2] in LISTING and law.is_quoted_letter(text, first - 4):
        first -= 4
    if text.is_number(first - 2):
        return True
    label = first - 3 if text.word[first - 2] == "." else first - 2
    return text.lower(label) in word_list("letter_labels")


def capital(context: Context, index: int) -> Reading | None:
    """Read a lone capital that is no word: of a designation (С-400), a plate, a label (витамин С), or a consonant."""
    text = context.text
    written = text.word[index]
    if text.is_number(index + 1) and (found := plate(context, index)):
        return found
    if not _SINGLE.match(written) or _is_of_word(text, index):
        return None
    label = _is_labelled(text, index) and not text.broken(index)
    label = label or (written in _PREPOSITIONS and law.is_quoted_letter(text, index))  # «фирма «К»»
    capitals = index > 1 and text.word[index - 2].isupper() and len(text.word[index - 2]) > 1
    grown = text.glued(index) and text.word[index - 1] == "-" and not text.glued(index + 2)  # «КОПЭ-М.»
    label = label or (grown and capitals)  # «лучи УФ-В»
    number = index + 2 if text.hyphened(index) else index + 1
    numbered = text.glued(number) and text.kind[number] is NUMBER  # «С-400», «А5»
    if numbered or label or (written in _NEVER_WORDS and (grown or not _followed_by_dot(text, index))):
        return Reading(text.start[index], text.end[index], context.letters.say(written), "letter")
    if _is_somebody(text, index):
        end = stops.behind(text.clean, text.end[index + 1])
        return Reading(text.start[index], end, context.letters.say(written), "a surname's letter")
    return None


def _is_labelled(text: Text, index: int) -> bool:
    """«Витамин С», «лит. В»; but «таков план. В мае …»."""
    before = _before_list(text, index)
    cut = text.word[before] == "." and text.lower(before - 1) == _LITERA
    return cut or text.lower(before) in word_list("letter_labels")


def _before_list(text: Text, index: int) -> int:
    """Give the token before a letter and those of its list: «классов А, Б и В»."""
    left, earliest = index - 1, max(0, index - _LETTERS_LISTED)
    while left > earliest and (text.lower(left) in LISTING or _SINGLE.match(text.word[left])):
        left -= 1
    return left


def _is_of_word(text: Text, index: int) -> bool:
    """«Д'Артаньян», «М-м-м», «Н-не знаю», «М-да»: no letter by itself."""
    if not (text.glued(index + 1) and text.glued(index + 2)) or text.word[index + 1] not in "'-":
        return False
    behind = text.word[index + 2]
    drawn_out = behind.islower() and (behind == "да" or behind.startswith(text.lower(index)))
    return drawn_out or text.word[index + 1] == "'"


def _is_somebody(text: Text, index: int) -> bool:
    """«Гражданина П. осудили»: a letter in place of a surname, with no other name beside it."""
    if not _followed_by_dot(text, index):
        return False
    listed = text.word[index - 1] == "," and text.word[index - 2] == "." and _SINGLE.match(text.word[index - 3])
    before = likeliest(text, index - 1)
    if not listed and (before is None or text.word[index - 1].isupper() or before.lemma in scale_names()):
        return False
    behind = index + 2
    if behind == text.count or text.broken(behind) or text.kind[behind] is MARK:
        return True
    return text.is_word(behind) and text.word[behind].islower()


def _followed_by_dot(text: Text, index: int) -> bool:
    return text.glued(index + 1) and text.word[index + 1] == "."


def middle(context: Context, index: int) -> Reading | None:
    """Name the letter between a first name and a surname, though it looks like a number: «Джордж Х. Кинг»."""
    text = context.text
    if not text.is_word(index - 1) or not text.word[index - 1].istitle():
        return None
    match = INITIALS.match(text.clean, text.start[index])
    if match is None and BEHIND_SURNAME.match(text.clean, text.start[index]):
        return initials(context, index)  # «Лосева Х.Т,»
    if match is None:
        return None
    return initials(context, index) if may_be_name(match["surname"]) else None


def initials(context: Context, index: int) -> Reading | None:
    """Name the initials before a surname, or behind it."""
    text = context.text
    match = INITIALS.match(text.clean, text.start[index])
    if match and (_opens_sentence(match) or _names_part(text, index, match)):  # the full stop stays
        return Reading(match.start(), match.start() + 1, letters.spell(match.group()[0]), "a letter ends the sentence")
    last = context.last
    cut_short = last is not None and last.end == text.start[index]  # «им.А.Н. Лосева»
    if match and (cut_short or not (text.glued(index) and text.word[index - 1] not in OPENING | set("(/"))):
        named = " ".join(letters.spell(letter) for letter in match["letters"] if letter.isalpha())
        return Reading(match.start(), match.start("surname"), named + " ", "initials")
    behind = BEHIND_SURNAME.match(text.clean, text.start[index])
    if behind:
        named = " ".join(letters.spell(letter) for letter in behind.group() if letter.isalpha())
        return Reading(behind.start(), stops.behind(text.clean, behind.end()), named, "initials")
    return None


def _names_part(text: Text, index: int, match: re.Match[str]) -> bool:
    """«Горит литера Б. Подъезд задымлён», but «в корпусе А. Н. Лосев»: what a letter names stands before it."""
    lettered = word_list("letter_labels") | word_list("lettered_buildings")
    if len(match["letters"].rstrip()) > len("Б.") or text.lower(index - 1) not in lettered:
        return False
    word = analyses(match["surname"])[0]
    return word.known and not word.proper and not may_be_name(match["surname"])


def _opens_sentence(match: re.Match[str]) -> bool:
    """«Выдали талоны А и Б. Потом …»: no surname stands behind the letter."""
    word = match["surname"]
    if len(match["letters"].rstrip()) > len("Б.") or len(word) < _SHORTEST_OPENER:
        return False
    return analyses(word)[0].pos in _NEVER_SURNAMES and not may_be_name(word)


@where(_PLATE)
def plate(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read the letters and numbers of a plate one after the other, behind the word that says what they are."""
    text = context.text
    before = index - 1 - (text.word[index - 1] in _MARKS)
    if not text.lower(before).startswith(beginnings("plates")):
        return None
    letters, region = context.letters, match["region"]
    spoken = f"{letters.say(match['first'])} {say_digits(match['digits'])} {letters.say(match['letters'])}"
    spoken += f" {say_digits(region)}" if region else ""
    return Reading(match.start(), match.end(), spoken, "number plate", kind=Kind.DESIGNATION)
