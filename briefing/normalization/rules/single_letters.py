"""Letters that stand by themselves: of designations, plates and labels, in quotation marks, in place of a surname."""

from __future__ import annotations

import re

from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.numerals import scale_names
from briefing.normalization.grammar.parts_of_speech import likeliest
from briefing.normalization.rules import law, plates
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import MARK, NUMBER, Text
from briefing.normalization.tables import word_list

_SINGLE = re.compile(r"[А-ЯЁ]\Z")
_NEVER_WORDS = frozenset("БГДЕЁЖЗЙЛМНПРТФХЦЧШЩЪЫЬЭЮ")
_PREPOSITIONS = frozenset("ВКС")
_UNREADABLE = _NEVER_WORDS - frozenset("ЕЁЫЭЮ")
"""Consonants and signs, which a voice can't say as they stand in quotation marks: «не выговаривает «р»»."""
_LITERA = "лит"
_ENDS = frozenset(".,;)")
_LETTERS_LISTED = 10  # tokens of a list of capitals
_LONGEST_LIST = 60  # tokens of a list of quoted letters


def small(context: Context, index: int) -> Reading | None:
    """Read the letter of «подпункт «б»», «на букву «щ»», «корпус б», and of «автобус м5», which is no preposition."""
    text, written = context.text, context.text.word[index].upper()
    numbered = text.glued(index + 1) and text.kind[index + 1] is NUMBER
    told = (
        _is_no_preposition(text, index) if numbered else _is_of_building(text, index) or _is_quoted_label(text, index)
    )
    if not told:
        return None
    return Reading(text.start[index], text.end[index], context.letters.say(written), "letter")


def _is_no_preposition(text: Text, index: int) -> bool:
    """«Автобус м5»; but «от15»."""
    return text.word[index].upper() in _NEVER_WORDS and not text.glued(index)


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
    if text.is_number(index + 1) and (found := plates.plate(context, index)):
        return found
    if not _SINGLE.match(written) or _begins_name(text, index) or _is_drawn_out(text, index):
        return None
    label = _is_labelled(text, index) and not text.broken(index)
    label = label or (written in _PREPOSITIONS and law.is_quoted_letter(text, index))  # «фирма «К»»
    grown = text.glued(index) and text.word[index - 1] == "-" and not text.glued(index + 2)  # «КОПЭ-М.»
    if _has_number(text, index) or label or (written in _NEVER_WORDS and (grown or not _followed_by_dot(text, index))):
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


def _begins_name(text: Text, index: int) -> bool:
    """«Д'Артаньян»."""
    return text.lower(index + 1) == "'" and text.glued(index + 1) and text.glued(index + 2)


def _is_drawn_out(text: Text, index: int) -> bool:
    """«М-м-м», «Н-не знаю», «М-да»."""
    if text.lower(index + 1) != "-" or not (text.glued(index + 1) and text.glued(index + 2)):
        return False
    behind = text.word[index + 2]
    return behind.islower() and (behind == "да" or behind.startswith(text.lower(index)))


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


def _has_number(text: Text, index: int) -> bool:
    """«С-400», «А5»: a number behind a letter, with or without a hyphen."""
    number = index + 2 if text.hyphened(index) else index + 1
    return text.glued(number) and text.kind[number] is NUMBER


def _followed_by_dot(text: Text, index: int) -> bool:
    return text.glued(index + 1) and text.word[index + 1] == "."
