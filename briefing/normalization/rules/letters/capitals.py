"""Runs of capitals in a sentence: acronyms said or expanded, their endings kept, headlines left as words."""

from __future__ import annotations

import re

from briefing.normalization.grammar.morphology import analyses, is_known, listed_words
from briefing.normalization.lexicon import letters
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.lexicon.letters import has_vowel, reads_as_word
from briefing.normalization.rules.context import Context, Rule, where
from briefing.normalization.rules.letters import latin_words
from briefing.normalization.rules.names.full_names import full_name, stands_for_another
from briefing.normalization.rules.names.name_places import definitions
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import opens_dateline
from briefing.normalization.sentence.readings import Doubt, Reading
from briefing.normalization.sentence.text import LATIN, NUMBER, WORD, Text
from briefing.normalization.tables import word_list

_CAPITAL_COMPOUND = re.compile(r"[А-ЯЁ]+(?:-[А-ЯЁ]+){1,5}(?![\w-])")
_NEVER_INITIALS = re.compile("[ЬЪЫ]")
_FUNCTION_WORDS = frozenset(["PREP", "CONJ", "PRCL", "NPRO"])
_LAST_SU = 100  # no aircraft's or gun's number is higher
_SHORTEST_WORD = 3  # letters of a dictionary word in capitals that is taken for a word and not for an acronym
_HEADLINE_SHARE = 0.6  # of a line's words in capitals, from which on the line is a headline
_PREFIXED = re.compile(r"(?P<prefix>[А-ЯЁ]?[а-яё]{3,})(?P<capitals>[А-ЯЁ]{2,4})\Z")  # госТВ, МосгорБТИ
_INITIALED = re.compile(r"(?P<letter>[БГДЖЗЛМНПРТФХЦЧШЩЭ])(?P<word>[А-ЯЁ][а-яё]{3,})\Z")  # ТБанк, but ВКонтакте
_NAMED_INSTITUTE = re.compile(r"(?P<capitals>(?:В|Ц|Г)?НИ(?:П)?И|ОКБ|СКБ)(?P<word>[А-ЯЁ]?[а-яё]{3,})\Z")  # ВНИИТрансмаш
_LETTERED = re.compile(r"(?P<kind>[а-яё]{1,2})(?P<capitals>[А-ЯЁ]{3,4})\Z")  # мРНК, миРНК
_TWO_RUNS = re.compile(r"(?P<first>[А-ЯЁ]{2,7})и(?P<second>[А-ЯЁ]{1,5})\Z")
_MIXED = re.compile(
    r"(?:[А-ЯЁ]{0,3}[А-ЯЁ][а-яё]{1,4}(?P<capitals>[А-ЯЁ]{2,5})|[А-ЯЁ][а-яё]{1,2}[А-ЯЁ])\Z"
)  # КубГУ, СПбГЭТУ, РеА
_CLOSED = re.compile(r"[АЕИОУЭЮЯ][БВГДЖЗКЛМНПРСТФХЦЧШ]\Z")  # of НефАЗ
_OPENED = re.compile(r"[БВГДЖЗКЛМНПРСТФХЦЧШ][аеиоуэюя][А-ЯЁ]{2,3}\Z")  # ФоРГО
_PART = re.compile(r"[А-ЯЁ][а-яё]+|[А-ЯЁ]+(?![а-яё])")
_WITH_ZONE = re.compile(r"(?P<name>[А-ЯЁ]{2,})\.(?P<zone>РФ|РУ)(?!\w)")
_BEHIND_WORD = re.compile(r"(?P<parts>(?:\.[А-ЯЁ][а-яё]+){0,2})\.РФ(?!\w)")


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
        return next((reading for step in _UNLISTED if (reading := step(context, index)) is not None), None)
    return _read(context, index, found)


def stressed(context: Context, index: int) -> Reading | None:
    """Read «замОк», «звонИт»: a capital among small letters shows the stress."""
    text, word = context.text, context.text.word[index]
    at = next(place for place, letter in enumerate(word) if letter.isupper())
    spoken = f"{word[:at]}+{word[at:].lower()}"
    return Reading(text.start[index], text.end[index], spoken, "stress shown by a capital")


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
    before = index >= 2 and text.word[index - 1] in "-–" and text.glued(index) and text.glued(index - 1)
    if not before and not text.hyphened(index):  # no «ВИЧ-инфекция», «экс-СССР»
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


def _in_capitals(context: Context, index: int) -> Reading | None:
    """«САНКТ-ПЕТЕРБУРГ, 5 мая», «ДОХОДЪ» as before 1918, a word of a headline; all others by their letters."""
    text, written = context.text, context.text.word[index]
    if text.kind[index] is not WORD or not written.isupper() or len(written) < 2 or "+" in written:
        return None
    compound = _CAPITAL_COMPOUND.match(text.clean, text.start[index])
    known = compound is not None and is_known(compound.group().lower())
    if compound is not None and (known or opens_dateline(text, index, compound.end())):
        parts = [part.capitalize() if len(part) > 2 else part.lower() for part in compound.group().split("-")]
        return Reading(text.start[index], compound.end(), "-".join(parts), "a name in capitals")
    if _is_headline_word(context, index, listed=False):
        return _plain_word(context, index)
    if written.endswith("Ъ") and is_known(written[:-1]):
        return whole(context, index, written[:-1].capitalize(), "a word of the old spelling")
    # by a letter that no word begins with, or at a dateline
    if _NEVER_INITIALS.search(text.word[index]) is not None or opens_dateline(text, index, text.end[index]):
        return whole(context, index, written.capitalize(), "a name in capitals")
    spoken = context.letters.guess(written)
    return doubtful(whole(context, index, spoken, "unlisted acronym, by its letters"), written)


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
    line = text.line(index, 60)
    tokens = zip(text.kind[line.start : line.stop], text.word[line.start : line.stop], strict=True)
    words = [word for kind, word in tokens if kind is WORD and len(word) > 2]
    capitals = [word for word in words if word.isupper() and find(word) is None]
    if len(capitals) < 2 or max(map(len, capitals)) <= 4:
        return False
    return len(capitals) >= _HEADLINE_SHARE * len([word for word in words if find(word) is None])


def whole(context: Context, index: int, spoken: str, reason: str) -> Reading:
    """Read the word at a token."""
    return Reading(context.text.start[index], context.text.end[index], spoken, reason)


def doubtful(reading: Reading, written: str) -> Reading:
    """Tell an editor of an acronym that no table knows."""
    return reading._replace(report=written, doubt=Doubt.ACRONYM)


def _two_acronyms(context: Context, index: int) -> Reading | None:
    """«ГОЧСиПБ», «УКиС»."""
    runs = _TWO_RUNS.match(context.text.word[index])
    if runs is None:
        return None
    spoken = f"{context.letters.say(runs['first'])} и {context.letters.say(runs['second'])}"
    return whole(context, index, spoken, "two acronyms")


def _with_ending(context: Context, index: int) -> Reading | None:
    """«ООНовский», «МЧСа»."""
    grown = context.letters.split(context.text.word[index])
    return whole(context, index, grown[0].spoken + grown[1], "acronym with an ending") if grown is not None else None


def _with_word(context: Context, index: int) -> Reading | None:
    """«ТБанк», «ВНИИТрансмаш», «госТВ»."""
    say, written = context.letters.say, context.text.word[index]
    initialed, named, prefixed = _INITIALED.match(written), _NAMED_INSTITUTE.match(written), _PREFIXED.match(written)
    if initialed is not None and is_known(initialed["word"]):
        return whole(context, index, f"{say(initialed['letter'])}-{initialed['word'].lower()}", "a letter")
    if named is not None and context.letters.find(named["capitals"]) is not None:
        spoken = f"{say(named['capitals'])}-{named['word'].lower()}"
        return whole(context, index, spoken, "an institute with its name")
    if prefixed is None:
        return None
    return whole(context, index, f"{prefixed['prefix']}-{say(prefixed['capitals'])}", "acronym behind a prefix")


def _mixed(context: Context, index: int) -> Reading | None:
    """«КубГУ», «НефАЗ»; «ЗиЛ» as «ЗИЛ», which the table knows."""
    written = context.text.word[index]
    if context.text.kind[index] is not WORD or not _MIXED.match(written):
        return None
    if (listed := context.letters.find(written.upper())) is not None:
        return whole(context, index, listed.spoken, "acronym with a small letter")
    return doubtful(whole(context, index, _in_parts(context, written), "acronym in parts"), written)


def _of_kind(context: Context, index: int) -> Reading | None:
    """«мРНК», «миРНК»."""
    lettered = _LETTERED.match(context.text.word[index])
    if lettered is None or context.text.kind[index] is not WORD:
        return None
    kind = lettered["kind"] if letters.has_vowel(lettered["kind"]) else letters.spell(lettered["kind"])
    return whole(context, index, f"{kind}-{context.letters.say(lettered['capitals'])}", "acronym of a kind")


def _in_parts(context: Context, written: str) -> str:
    """Say an acronym of which a part is a syllable: «куб-гэ-у», «нефаз», «форго»; one of consonants by its letters."""
    parts = [part.group() for part in _PART.finditer(written)]
    if (_CLOSED.match(parts[-1]) or _OPENED.match(written)) and reads_as_word(written):
        return written.lower()
    return "-".join(
        context.letters.say(part.upper()) if part.isupper() or not has_vowel(part) else part.lower() for part in parts
    )


@where(_BEHIND_WORD)
def behind_dot(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read the end of a name in small letters: «Дом.РФ», «Твой.Двор.РФ»."""
    if not context.text.glued(index):
        return None
    parts = match["parts"].replace(".", " ")
    return Reading(match.start(), match.end(), f"{parts} {context.letters.say('РФ')}", "name with a zone")


@where(_WITH_ZONE)
def with_zone(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read the name without a full stop inside: «вэб эр-эф»."""
    known = is_known(match["name"])
    name = match["name"].lower() if known else context.letters.say(match["name"])
    if match["zone"] == "РУ":
        return Reading(match.start(), match.end(), f"{name} точка ру", "site in capitals")
    return Reading(match.start(), match.end(), f"{name} {context.letters.say(match['zone'])}", "name with a zone")


_UNLISTED: tuple[Rule, ...] = (_two_acronyms, _with_ending, _with_word, _mixed, _of_kind, _in_capitals)
"""The first that knows how capitals that no table has are made reads them."""
