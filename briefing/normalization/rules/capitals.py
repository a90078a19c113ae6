"""Runs of capitals in a sentence: acronyms said or expanded, their endings kept, headlines left as words."""

from __future__ import annotations

import re

from briefing.normalization.grammar.morphology import analyses, listed_words
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.rules import latin_words
from briefing.normalization.rules.compound_acronyms import IN_PARTS, doubtful, whole
from briefing.normalization.rules.context import Context, Rule
from briefing.normalization.rules.full_names import full_name, stands_for_another
from briefing.normalization.rules.name_places import definitions
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import opens_dateline
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import LATIN, NUMBER, WORD, Text
from briefing.normalization.tables import word_list

_CAPITAL_COMPOUND = re.compile(r"[А-ЯЁ]+(?:-[А-ЯЁ]+){1,5}(?![\w-])")
_NEVER_INITIALS = re.compile("[ЬЪЫ]")
_FUNCTION_WORDS = frozenset(["PREP", "CONJ", "PRCL", "NPRO"])
_LAST_SU = 100  # no aircraft's or gun's number is higher
_SHORTEST_WORD = 3  # letters of a dictionary word in capitals that is taken for a word and not for an acronym
_LINE_REACH = 60  # tokens on either side that are looked at in a line
_HEADLINE_SHARE = 0.6  # of a line's words in capitals, from which on the line is a headline


def acronym(context: Context, index: int) -> Reading | None:
    """Read a Cyrillic or Latin acronym that the tables know, or a run of Cyrillic capitals by its letters."""
    text = context.text
    written = text.word[index]
    if written in word_list("aircraft_in_capitals") and _is_aircraft(text, index):
        return _plain_word(context, index)
    found = context.letters.find(written) or _in_small_letters(context, index)
    if found is not None and text.kind[index] is WORD and _is_headline_word(context, index, listed=True):
        return _plain_word(context, index)
    if found is None:
        return _unlisted(context, index)
    return _read(context, index, found)


def _is_aircraft(text: Text, index: int) -> bool:
    """Whether the number of an aircraft stands behind its maker's name: «МИ-8», but «трест СУ-155»."""
    if not text.hyphened(index) or text.kind[index + 2] is not NUMBER:
        return False
    number = text.word[index + 2]
    return text.word[index] != "СУ" or not number.isdigit() or int(number) <= _LAST_SU


def _in_small_letters(context: Context, index: int) -> Acronym | None:
    """«it-эксперт», «ip-адрес»: a short Latin acronym before the word that it tells of."""
    text, written = context.text, context.text.word[index]
    short = text.kind[index] is LATIN and len(written) <= _SHORTEST_WORD
    return context.letters.find(written.upper()) if short and text.hyphened(index) and text.is_word(index + 2) else None


def _read(context: Context, index: int, found: Acronym) -> Reading:
    """Say an acronym of the tables: in full where the mode asks it, else by its letters, with its ending."""
    text, memory = context.text, context.letters
    start, end = text.start[index], text.end[index]
    reason = "acronym"
    if not _in_compound(text, index):
        heard = True
        if memory.expands(found) or (memory.mode != "spell" and stands_for_another(context, index, found)):
            full = full_name(context, index, found)
            if isinstance(full, Reading):
                memory.note(found.written, full.spoken)
                return full
            reason, heard = f"acronym, not in full: {full.why}", full.heard
        if heard:
            memory.mentioned.add(found.written)
    ending = latin_words.ENDING.match(text.clean, end) if text.kind[index] is LATIN else None
    if ending:
        return Reading(start, ending.end(), found.spoken + ending["ending"], "acronym with an ending", rule="acronym")
    return Reading(start, end, found.spoken, reason, rule="acronym")


def _unlisted(context: Context, index: int) -> Reading | None:
    """Read capitals that no table knows by the first step that knows how they are made."""
    return next((reading for step in _UNLISTED if (reading := step(context, index)) is not None), None)


def _in_capitals(context: Context, index: int) -> Reading | None:
    """«САНКТ-ПЕТЕРБУРГ, 5 мая», «ДОХОДЪ» as before 1918, a word of a headline; all others by their letters."""
    text, written = context.text, context.text.word[index]
    if text.kind[index] is not WORD or not written.isupper() or len(written) < 2 or "+" in written:
        return None
    compound = _CAPITAL_COMPOUND.match(text.clean, text.start[index])
    known = compound is not None and any(one.known for one in analyses(compound.group().lower()))
    if compound is not None and (known or opens_dateline(text, index, compound.end())):
        parts = [part.capitalize() if len(part) > 2 else part.lower() for part in compound.group().split("-")]
        return Reading(text.start[index], compound.end(), "-".join(parts), "a name in capitals")
    if _is_headline_word(context, index, listed=False):
        return _plain_word(context, index)
    if written.endswith("Ъ") and any(one.known for one in analyses(written[:-1])):
        return whole(context, index, written[:-1].capitalize(), "a word of the old spelling")
    if _is_name(text, index):
        return whole(context, index, written.capitalize(), "a name in capitals")
    spoken = context.letters.guess(written)
    return doubtful(whole(context, index, spoken, "unlisted acronym, by its letters"), written)


def _is_name(text: Text, index: int) -> bool:
    """Whether capitals that nobody has listed are a name: by a letter that no word begins with, or at a dateline."""
    return _NEVER_INITIALS.search(text.word[index]) is not None or opens_dateline(text, index, text.end[index])


_UNLISTED: tuple[Rule, ...] = (*IN_PARTS, _in_capitals)


def _plain_word(context: Context, index: int) -> Reading:
    """A word in capitals for emphasis, in small letters; a name keeps its first: «ПЕТР» is Пётр."""
    text, written = context.text, context.text.word[index]
    name = analyses(written.lower())[0].proper
    spoken = written.capitalize() if name or stops.opens_sentence(text, index, context.last) else written.lower()
    return Reading(text.start[index], text.end[index], spoken, "a word in capitals")


def _is_headline_word(context: Context, index: int, *, listed: bool) -> bool:
    """Whether capitals are emphasis here: a dictionary word, or any word of a line that is all in capitals."""
    written = context.text.word[index]
    forms = listed_words(written)
    known = bool(forms)
    if _in_headline(context, index):
        return known or (not listed and len(written) > 5)
    if len(written) < _SHORTEST_WORD and index:
        if [*context.text.word[index - 1 : index + 2 : 2]] == ["(", ")"]:
            return False  # «5:4 (ОТ)»
        if context.text.word[index - 1] in word_list("legal_forms"):
            return False  # «МБУ ДО «Радуга»»
    if not known or listed or (len(written) < _SHORTEST_WORD and forms[0].pos not in _FUNCTION_WORDS):
        return False
    return written not in definitions(context.text.clean)  # «инфаркт миокарда (ИМ)»


def _in_headline(context: Context, index: int) -> bool:
    """Whether most of the line's words, its acronyms aside, are in capitals."""
    text, find = context.text, context.letters.find
    line = text.line(index, _LINE_REACH)
    tokens = zip(text.kind[line.start : line.stop], text.word[line.start : line.stop], strict=True)
    words = [word for kind, word in tokens if kind is WORD and len(word) > 2]
    capitals = [word for word in words if word.isupper() and find(word) is None]
    if len(capitals) < 2 or max(map(len, capitals)) <= 4:
        return False
    return len(capitals) >= _HEADLINE_SHARE * len([word for word in words if find(word) is None])


def _in_compound(text: Text, index: int) -> bool:
    """Whether a hyphen joins the acronym to a word or number (ВИЧ-инфекция, ДНК-тест, экс-СССР)."""
    before = index >= 2 and text.word[index - 1] in "-–" and text.glued(index) and text.glued(index - 1)
    return before or text.hyphened(index)
