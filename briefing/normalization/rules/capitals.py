"""Runs of capitals in a sentence: acronyms said or expanded, their endings kept, headlines left as words."""

from __future__ import annotations

import re

from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import analyses, listed_words
from briefing.normalization.grammar.numerals import scale_names
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.rules import latin_words, law, plates
from briefing.normalization.rules.compound_acronyms import IN_PARTS, doubtful, whole
from briefing.normalization.rules.context import Context, Rule
from briefing.normalization.rules.full_names import full_name, stands_for_another
from briefing.normalization.rules.name_places import definitions
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import opens_dateline
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import LATIN, MARK, NUMBER, WORD, Text
from briefing.normalization.tables import word_list

_CAPITAL_COMPOUND = re.compile(r"[А-ЯЁ]+(?:-[А-ЯЁ]+){1,5}(?![\w-])")
_NEVER_INITIALS = re.compile("[ЬЪЫ]")
_FUNCTION_WORDS = frozenset(["PREP", "CONJ", "PRCL", "NPRO"])
_LAST_SU = 100  # no aircraft's or gun's number is higher
_SHORTEST_WORD = 3  # letters of a dictionary word in capitals that is taken for a word and not for an acronym
_LITERA = "лит"
_LETTERS_LISTED = 10  # tokens of a list of capitals
_LONGEST_LIST = 60  # tokens of a list of quoted letters
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
    """A word in capitals for emphasis, in small letters."""
    text, written = context.text, context.text.word[index]
    spoken = written.capitalize() if stops.opens_sentence(text, index, context.last) else written.lower()
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


def small_letter(context: Context, index: int) -> Reading | None:
    """Read the letter of «подпункт «б»», «на букву «щ»», and the consonant of «автобус м5», which is no preposition."""
    text = context.text
    if text.glued(index + 1) and text.kind[index + 1] is NUMBER:
        written = text.word[index].upper()
        if written not in _NEVER_WORDS or text.glued(index):
            return None
        return Reading(text.start[index], text.end[index], context.letters.say(written), "letter")
    if not law.is_quoted_letter(text, index):
        return None
    first = law.first_of_quoted(text, index)
    while index - first < _LONGEST_LIST and text.word[first - 2] in LISTING and law.is_quoted_letter(text, first - 4):
        first -= 4  # «пункты «а» и «б»»
    if first >= 2 and text.kind[first - 2] is NUMBER:  # «в доме 28 «б»»
        return Reading(text.start[index], text.end[index], context.letters.say(text.word[index].upper()), "letter")
    label = first - 3 if text.word[first - 2] == "." else first - 2
    if text.lower(label) not in word_list("letter_labels"):
        return None
    return Reading(text.start[index], text.end[index], context.letters.say(text.word[index].upper()), "letter")


_SINGLE = re.compile(r"[А-ЯЁ]\Z")
_NEVER_WORDS = frozenset("БГДЕЁЖЗЙЛМНПРТФХЦЧШЩЪЫЬЭЮ")


def single_letter(context: Context, index: int) -> Reading | None:
    """Read a lone capital that is no word: of a designation (С-400), a plate, a label (витамин С), or a consonant."""
    text = context.text
    written = text.word[index]
    if index + 1 < text.count and text.kind[index + 1] is NUMBER and (found := plates.plate(context, index)):
        return found
    if not _SINGLE.match(written) or _begins_name(text, index) or _is_drawn_out(text, index):
        return None
    label = _is_labelled(text, index) and not text.broken(index)
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
    return text.word[index + 1 : index + 2] == ("'",) and text.glued(index + 1) and text.glued(index + 2)


def _is_drawn_out(text: Text, index: int) -> bool:
    """«М-м-м», «Н-не знаю», «М-да»."""
    if text.word[index + 1 : index + 2] != ("-",) or not (text.glued(index + 1) and text.glued(index + 2)):
        return False
    behind = text.word[index + 2]
    return behind.islower() and (behind == "да" or behind.startswith(text.lower(index)))


def _is_somebody(text: Text, index: int) -> bool:
    """«Гражданина П. осудили»: a letter in place of a surname, with no other name beside it."""
    if not _followed_by_dot(text, index):
        return False
    listed = text.word[index - 1] == "," and text.word[index - 2] == "." and _SINGLE.match(text.word[index - 3])
    before = analyses(text.word[index - 1])[0] if text.is_word(index - 1) else None
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
