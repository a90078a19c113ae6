"""Runs of capitals in a sentence: acronyms said or expanded, their endings kept, headlines left as words."""

from __future__ import annotations

import re

from briefing.normalization import acronyms
from briefing.normalization.acronyms import Acronym
from briefing.normalization.morphology import analyses
from briefing.normalization.readings import Reading
from briefing.normalization.scene import Scene
from briefing.normalization.slots import slot
from briefing.normalization.tables import word_list
from briefing.normalization.text import WORD, Text

_FUNCTION_WORDS = frozenset(["PREP", "CONJ", "PRCL", "NPRO"])
_SHORTEST_WORD = 3  # letters of a dictionary word in capitals that is taken for a word and not for an acronym
_HEADLINE_SHARE = 0.6  # of a line's words in capitals, from which on the line is a headline


def acronym(scene: Scene, index: int) -> Reading | None:
    """Read a Cyrillic or Latin acronym that the tables know, or a run of Cyrillic capitals by its letters."""
    text = scene.text
    written = text.word[index]
    found = scene.letters.find(written)
    if found is not None and text.kind[index] == WORD and _is_headline_word(scene, index, listed=True):
        return _plain_word(text, index)
    if found is None:
        return _unlisted(scene, index)
    return _read(scene, index, found)


def _read(scene: Scene, index: int, found: Acronym) -> Reading:
    text = scene.text
    start, end = text.start[index], text.end[index]
    memory = scene.letters
    given = acronyms.name_is_given(found, _words_before(text, index), _words_after(text, index))
    compound = _in_compound(text, index)
    expands = not compound and memory.expands(found, given=given)
    if not compound:
        memory.mentioned.add(found.written)
    if not expands or found.name is None:
        return Reading(start, end, found.spoken, "acronym", rule="acronym")
    number = "plur" if found.number == "pl" else "sing"
    place = slot(text, index, found.gender, number, _counter(scene, index))
    if place.count:
        spoken = found.name.counted(place.count, place.case)
    else:
        spoken = found.name.form(place.case, "plur" if "plur" in (number, place.number) else "sing")
    spoken = _INNER.sub(lambda inner: memory.say(inner.group()), spoken)
    if _opens_sentence(text, index):
        spoken = spoken[0].upper() + spoken[1:]
    return Reading(start, end, spoken, f"acronym in full, {place.case} («{place.words}»)", case=place.case)


def _unlisted(scene: Scene, index: int) -> Reading | None:
    text = scene.text
    written = text.word[index]
    start, end = text.start[index], text.end[index]
    grown = scene.letters.split(written)
    if grown is not None:
        found, ending = grown
        return Reading(start, end, found.spoken + ending, "acronym with an ending")
    if text.kind[index] != WORD or not written.isupper() or len(written) < 2 or "+" in written:
        return None
    if _is_headline_word(scene, index, listed=False):
        return _plain_word(text, index)
    spoken = scene.letters.guess(written)
    return Reading(start, end, spoken, "unlisted acronym, by its letters", report=written)


def _plain_word(text: Text, index: int) -> Reading:
    """A word in capitals for emphasis, in small letters."""
    written = text.word[index]
    spoken = written.capitalize() if _opens_sentence(text, index) else written.lower()
    return Reading(text.start[index], text.end[index], spoken, "a word in capitals")


def _is_headline_word(scene: Scene, index: int, *, listed: bool) -> bool:
    """Whether capitals are emphasis here: a dictionary word, or any word of a line that is all in capitals."""
    written = scene.text.word[index]
    forms = [one for one in analyses(written) if one.known and one.pos and not one.short]
    known = bool(forms)
    if _in_headline(scene, index):
        return known or (not listed and len(written) > 5)
    return known and not listed and (len(written) >= _SHORTEST_WORD or forms[0].pos in _FUNCTION_WORDS)


def _in_headline(scene: Scene, index: int) -> bool:
    """Whether most of the line's words, its acronyms aside, are in capitals."""
    text = scene.text
    first = index
    while first > 0 and not text.broken(first):
        first -= 1
    last = index
    while last + 1 < text.count and not text.broken(last + 1):
        last += 1
    words = [text.word[i] for i in range(first, last + 1) if text.kind[i] == WORD and len(text.word[i]) > 2]
    words = [word for word in words if scene.letters.find(word) is None]
    capitals = [word for word in words if word.isupper()]
    return (
        len(capitals) >= 2 and len(capitals) >= _HEADLINE_SHARE * len(words) and any(len(word) > 4 for word in capitals)
    )


def _in_compound(text: Text, index: int) -> bool:
    """Whether a hyphen joins the acronym to a word or number (ВИЧ-инфекция, ДНК-тест, экс-СССР)."""
    before = index >= 2 and text.word[index - 1] in "-–" and text.glued(index) and text.glued(index - 1)
    after = index + 2 < text.count and text.word[index + 1] == "-" and text.glued(index + 1) and text.glued(index + 2)
    return before or after


def _counter(scene: Scene, index: int) -> Reading | None:
    number = scene.number
    if number is not None and index and number.end == scene.text.end[index - 1]:
        return number
    return None


def _words_before(text: Text, index: int) -> list[str]:
    if index == 0 or text.word[index - 1] != "(":
        return []
    return [text.word[i] for i in range(max(0, index - 14), index) if text.kind[i] == WORD]


def _words_after(text: Text, index: int) -> list[str]:
    if index + 1 >= text.count or text.word[index + 1] not in "(—–":
        return []
    return [text.word[i] for i in range(index + 1, min(text.count, index + 14)) if text.kind[i] == WORD]


def _opens_sentence(text: Text, index: int) -> bool:
    left = index - 1
    while left >= 0 and text.word[left] in '«„“"(':
        left -= 1
    return left < 0 or text.word[left] in ".!?…" or text.broken(left + 1)


_INNER = re.compile(r"\b[А-ЯЁ]{2,}\b")
"""An acronym inside a full name («Агентство США …») is said, never expanded."""
_SINGLE = re.compile(r"[А-ЯЁ]\Z")
_NEVER_WORDS = frozenset("БГДЕЁЖЗЙЛМНПРТФХЦЧШЩЪЫЬЭЮ")


def single_letter(scene: Scene, index: int) -> Reading | None:
    """Read a lone capital that is no word: of a designation (С-400), a label (витамин С), or a consonant."""
    text = scene.text
    written = text.word[index]
    if not _SINGLE.match(written):
        return None
    designation = (
        index + 1 < text.count
        and text.glued(index + 1)
        and (
            text.kind[index + 1] == "n"
            or (
                text.word[index + 1] == "-"
                and index + 2 < text.count
                and text.glued(index + 2)
                and text.kind[index + 2] == "n"
            )
        )
    )
    label = index > 0 and text.lower(index - 1) in word_list("letter_labels") and not text.broken(index)
    if designation or label or (written in _NEVER_WORDS and not _followed_by_dot(text, index)):
        return Reading(text.start[index], text.end[index], scene.letters.say(written), "letter")
    return None


def _followed_by_dot(text: Text, index: int) -> bool:
    return index + 1 < text.count and text.glued(index + 1) and text.word[index + 1] == "."
