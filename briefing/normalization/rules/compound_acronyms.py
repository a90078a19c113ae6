"""Acronyms that no table knows as a whole, but in parts: two of them, with an ending, with a word, with syllables."""

from __future__ import annotations

import re

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.lexicon import letters
from briefing.normalization.lexicon.letters import has_vowel, reads_as_word
from briefing.normalization.rules.context import Context, Rule
from briefing.normalization.sentence.readings import Doubt, Reading
from briefing.normalization.sentence.text import WORD

_PREFIXED = re.compile(r"(?P<prefix>[А-ЯЁ]?[а-яё]{3,})(?P<capitals>[А-ЯЁ]{2,4})\Z")  # госТВ, МосгорБТИ
_OF_PETERSBURG = re.compile(r"СПб(?P<capitals>[А-ЯЁ]{1,6})\Z")  # СПбМТСБ
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
    """«СПбМТСБ», «ТБанк», «ВНИИТрансмаш», «госТВ»."""
    joined = _joined(context, context.text.word[index])
    return whole(context, index, *joined) if joined is not None else None


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


def _joined(context: Context, written: str) -> tuple[str, str] | None:
    """Say an acronym that is written together with a city's, a word behind its letter or a beginning; name the kind."""
    of_city = _OF_PETERSBURG.match(written)
    if of_city is not None:
        return f"эс-пэ-бэ-{context.letters.say(of_city['capitals'])}", "acronym of a city's"
    initialed = _INITIALED.match(written)
    if initialed is not None and any(one.known for one in analyses(initialed["word"])):
        return f"{context.letters.say(initialed['letter'])}-{initialed['word'].lower()}", "a letter"
    named = _NAMED_INSTITUTE.match(written)
    if named is not None and context.letters.find(named["capitals"]) is not None:
        return f"{context.letters.say(named['capitals'])}-{named['word'].lower()}", "an institute with its name"
    prefixed = _PREFIXED.match(written)
    if prefixed is not None:
        return f"{prefixed['prefix']}-{context.letters.say(prefixed['capitals'])}", "acronym behind a prefix"
    return None


def _in_parts(context: Context, written: str) -> str:
    """Say an acronym of which a part is a syllable: «куб-гэ-у», «нефаз», «форго»; one of consonants by its letters."""
    parts = [part.group() for part in _PART.finditer(written)]
    if (_CLOSED.match(parts[-1]) or _OPENED.match(written)) and reads_as_word(written):
        return written.lower()
    return "-".join(
        context.letters.say(part.upper()) if part.isupper() or not has_vowel(part) else part.lower() for part in parts
    )


IN_PARTS: tuple[Rule, ...] = (_two_acronyms, _with_ending, _with_word, _mixed, _of_kind)
"""The first that knows how an acronym is made reads it."""
