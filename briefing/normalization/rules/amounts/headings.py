"""Measures without a number, as columns of tables name them: «Сумма, млн руб.», «Длина (км)», «вес в кг»."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.morphology import nouns
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity import units
from briefing.normalization.quantity.scales import POWERS, SHORT
from briefing.normalization.quantity.units import rate_behind
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.tables import word_list

_BEFORE = re.compile(r"(?:,[ ]|\()\Z")
_IN = re.compile(r"(?<![а-яё])[Вв][ ]\Z")
_YEARLY = re.compile(r"г/г(?![а-яё])")  # «Рост, г/г», no grammes
_HEADING = 100  # characters of a column's name
_STEM = 4  # letters by which a unit's word is known
_REACH = 3  # characters before that are looked at
_SCALE = re.compile(rf"(?P<scale>{SHORT})(?:\.|(?![а-яё]))[ ]?")
_PIECE = re.compile(r"(?P<written>чел|шт|экз)\.?(?![а-яё])|(?P<word>человек|штук)(?![а-яё])")
_PIECES = {"чел": ("человек", "человек"), "шт": ("штук", "в штуках"), "экз": ("экземпляров", "в экземплярах")}
"""What is counted, behind thousands and alone."""
_END = re.compile(r"[ ]?(?:\Z|[:;,)\n])|\.[ ]*(?:\Z|\n)")
_END_OF_MANY = re.compile(rf"{_END.pattern}|\.[ ]")
_GOES_ON = re.compile(r"[ ](?:и[ ]в|за|по|к)[ ]")  # «в млрд руб. и в % к ВВП»
_NAMES = re.compile(r"\)?[:)]")
_DIGIT = re.compile(r"\d")
_SHARE = re.compile(r"%(?=[ ](?:к|от|по|ко)[ ])")  # «в % к итогу»
_THINGS = re.compile(r"(?P<noun>[а-яё]{4,20})(?:[ ]в[ ](?:сутки|день|год|месяц|час))?(?![а-яё]|\.[ ]?[а-яё,])")
_PER = re.compile(r"[ ]за[ ][а-яё]{4,12}(?![а-яё.])")  # «руб. за тонну»
_SINGLE = frozenset("мтгл")  # the only units of one letter that are sure enough
_FIRST = _SINGLE | set("бп")  # letters with which measures begin: «базисных пунктов (б. п.)», «(п/с)»


def measure_of_column(context: Context, index: int) -> Reading | None:
    """Read a measure that says what the numbers behind count, as what they are given in: «в миллионах рублей»."""
    clean, start = context.text.clean, context.text.start[index]
    before = clean[max(0, start - _REACH) : start]
    inside = _IN.search(before) is not None
    if context.text.word[index] == "град" and not speaks_of(context.text, index, "heat", before=_REACH):
        return None  # «ливни, грозы, град»
    if context.last is not None and context.last.kind is Kind.SCORE:
        return None  # «0:1 (ПБ)»
    if (not inside and not _BEFORE.search(before)) or _YEARLY.match(clean, start):
        return None
    said = _said_before(context, index)
    if said is not None:
        return said
    found = _found(clean, start, inside=inside)
    if found is None:
        return None
    spoken, end = found
    if not inside and not _SCALE.match(clean, start) and not _NAMES.match(clean, end):
        begins = clean.rfind("\n", max(0, start - _HEADING), start) + 1 or max(0, start - _HEADING)
        if _DIGIT.search(clean, begins, start):
            return None  # «5:4 (Сёмин), ГБ»: a list of figures, no name of a column
    if inside:
        spoken = spoken.removeprefix("в ")
    return Reading(start, end, spoken, "measure of a column", kind=Kind.PHRASE)


def _said_before(context: Context, index: int) -> Reading | None:
    """«793 гигаватта (ГВт)», «баррелей в сутки (б/с)»: the unit alone in brackets behind its words."""
    text = context.text
    if not text.is_word(index - 2) or text.word[index - 1] != "(":
        return None
    found = units.find(text.clean, text.start[index])
    if found is None or text.clean[found.end : found.end + 1] != ")":
        return None
    name = units.unit(found.written).name
    last = index - 2 - len(name.after.split())
    if last < 0 or " ".join(text.small[last + 1 : index - 1]) != name.after:
        return None
    first = last - 2 if text.hyphened(last - 2) else last  # «киловатт-час (кВт-ч)»
    if not text.lower(first).startswith(name.head[:_STEM]):
        return None
    return Reading(text.end[index - 2], found.end + 1, "", "its unit was just said")


def _found(clean: str, start: int, *, inside: bool) -> tuple[str, int] | None:
    """Give the measure at an offset as what something is given in, and the offset behind it."""
    scale = _SCALE.match(clean, start)
    if scale is None:
        found = _unit(clean, start, inside=inside)
        if found and clean.startswith(".", found[1]) and clean[start : found[1]].isupper():
            return None  # «Лечат грипп, корь, ТБ.»
        return found if found and (_END.match(clean, found[1]) or _SHARE.match(clean, start)) else None
    many = f"в {numerals.scale(POWERS[scale['scale']], 2, Case.LOCT)}"
    what, end = _counted(clean, scale.end()) or ("", _behind(clean, len(clean[: scale.end()].rstrip(" "))))
    ends = _END_OF_MANY.match(clean, end) or (inside and _GOES_ON.match(clean, end))
    return (f"{many} {what}".rstrip(), end) if ends else None


def _counted(clean: str, start: int) -> tuple[str, int] | None:
    """Give what thousands are of, in the genitive."""
    pieces = _PIECE.match(clean, start)
    if pieces is not None:
        return pieces["word"] or _PIECES[pieces["written"]][0], _behind(clean, pieces.end())
    found = units.find(clean, start)
    if found is not None:
        return _with_rate(clean, found, units.unit(found.written).name.form(Case.GENT, Number.PLUR))
    things = _THINGS.match(clean, start)  # «млн баррелей в сутки»
    told = things is not None and any(one.is_genitive_plural for one in nouns(things["noun"]))
    return (things.group(), things.end()) if things is not None and told else None


def _unit(clean: str, start: int, *, inside: bool) -> tuple[str, int] | None:
    """Give a measure alone as what something is given in: «в штуках», «в гигаваттах»."""
    pieces = _PIECE.match(clean, start)
    if pieces is not None and pieces["written"]:
        return _PIECES[pieces["written"]][1], _behind(clean, pieces.end())
    found = units.find(clean, start)
    if found is None or not _is_sure(found.written, inside=inside):
        return None
    return _with_rate(clean, found, f"в {units.unit(found.written).name.form(Case.LOCT, Number.PLUR)}")


def _with_rate(clean: str, found: units.Written, spoken: str) -> tuple[str, int]:
    money = units.unit(found.written).money
    rate = rate_behind(clean, found.end, price=money)
    if rate is not None:
        return f"{spoken} {rate[1]}", rate[0]
    per = _PER.match(clean, found.end) if money else None
    return (spoken + per.group(), per.end()) if per else (spoken, _behind(clean, found.end))


def _behind(clean: str, end: int) -> int:
    """Give the offset behind an abbreviation: inside brackets its full stop ends nothing."""
    return end if clean[end : end + 1] == ")" else stops.behind(clean, end)


def _is_sure(written: str, *, inside: bool) -> bool:
    """Whether a unit is written short, and is not one of time behind «в»: «3 таблетки в сут.»."""
    name = units.unit(written).name
    if written.rstrip(".") == name.head or (len(written) == 1 and written.isalpha() and written not in _SINGLE):
        return False
    return not (inside and ((len(written) == 1 and written.isalpha()) or name.head in word_list("times")))


@cache
def first_words() -> frozenset[str]:
    """The Cyrillic words with which such a measure may begin."""
    words = {match.group() for match in map(re.compile(r"[а-яёА-ЯЁ]+").match, units.writings()) if match}
    return frozenset(word for word in words if len(word) > 1 or word in _FIRST) | POWERS.keys() | _PIECES.keys()
