"""Numbers of telephones, accounts, pieces of land: groups of digits, each said as a number, pauses between them."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.triggers import DIGITS, Beside
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_GAP = r"[ .\-–‑]{0,2}"
_BETWEEN = frozenset(" .-–‑()")
_DIGITS = frozenset(DIGITS)
_PHONE = (
    re.compile(
        rf"(?P<lead>\+?7|8){_GAP}\(?(?P<area>\d{{3}})\)?{_GAP}(?P<a>\d{{3}}){_GAP}(?P<b>\d{{2}}){_GAP}(?P<c>\d{{2}})(?!\d)"
    ),
    re.compile(
        rf"(?P<lead>\+?7|8){_GAP}\((?P<area>\d{{4,5}})\){_GAP}(?P<a>\d{{1,2}}){_GAP}(?P<b>\d{{2}}){_GAP}(?P<c>\d{{2}})(?!\d)"
    ),
    re.compile(
        rf"(?P<lead>\+\d{{1,3}}|00\d{{1,2}}){_GAP}\(?(?P<area>\d{{2,4}})\)?{_GAP}(?P<a>\d{{3}}){_GAP}(?P<b>\d{{2}}){_GAP}(?P<c>\d{{2}})(?!\d)"
    ),
    re.compile(rf"(?P<lead>\+?7|8){_GAP}\((?P<area>\d{{4}})\){_GAP}(?P<a>\d{{3}})-(?P<b>\d{{3}})(?![-\d])"),
    re.compile(r"(?P<lead>8)-(?P<area>800|\d{5})-(?P<a>\d|\d{3})-(?P<b>\d{2})-(?P<c>\d{2})(?!\d)"),
)
_NO_LEAD = "1234569"  # no number to be dialled begins so, but local ones, which have hyphens
_LOCAL = re.compile(r"(?P<a>\d{1,3})-(?P<b>\d{2})-(?P<c>\d{2})(?![-\d])")
_OF_SIX = re.compile(r"(?P<a>\d{3})-(?P<b>\d{3})(?![-\d])")  # «по телефонам 512-346, 512-347»; but «300-400 телефонов»
_BEHIND_AREA = re.compile(r"(?P<area>\d{3,5})\)[ ]?(?P<a>\d{1,3})(?:-(?=\d\d-))?(?P<b>\d\d)-?(?P<c>\d\d)(?![-\d])")
_CADASTRAL = re.compile(r"\d\d:\d\d:\d{6,7}:\d{1,5}(?![\d:])")
_ACCOUNT_NUMBER = re.compile(r"\d[\d ]{7,60}\d")  # twenty digits, and as many spaces, at most


def goes_on(beside: Beside) -> bool:
    """Of numbers that may be a part of a telephone number: all of it, or another part or a bracket is not far."""
    return beside.long or (beside.behind[:1] in _BETWEEN and beside.behind[1:] in _BETWEEN | _DIGITS)


def phone(context: Context, index: int) -> Reading | None:
    """Read a telephone number by its groups; `+` before it is part of it."""
    text = context.text
    start = text.start[index]
    behind = text.clean[text.end[index] : text.end[index] + 1]
    if behind == ")" and text.clean.startswith("(", start - 1):
        return _behind_area(text.clean, start)
    if text.clean[start] in _NO_LEAD and behind != "-":
        return None
    for pattern in _PHONE:
        match = pattern.match(text.clean, start)
        if match and (match["lead"][0] == "+" or _looks_dialled(text, index, match)):
            return _grouped(match, [group.lstrip("+") for group in match.groups()])
    match = _LOCAL.match(text.clean, start)
    if match and (len(match["a"]) >= 2 or _called(text, index)):
        return _grouped(match, [group for group in match.groups() if group])
    match = _OF_SIX.match(text.clean, start)
    if match is None or match["a"] <= match["b"] or context.series(index)[-1].head or context.series(index)[-1].scale:
        return None  # «телефонов 512-256 штук»
    told = speaks_of(text, index, "telephones", before=9)
    return _grouped(match, [*match.groups()]) if told else None


def _behind_area(clean: str, start: int) -> Reading | None:
    """«Тел. (4722) 35-60-16», «(8162) 676652»: a number of ten digits without its lead; the bracket goes with it."""
    match = _BEHIND_AREA.match(clean, start)
    if match is None or sum(map(len, match.groups())) != 10:
        return None
    return _grouped(match, list(match.groups()))._replace(start=start - 1)


def _looks_dialled(text: Text, index: int, match: re.Match[str]) -> bool:
    """«8 800 000 жителей» is no telephone number: its groups must be the dialler's, or a word must call it one."""
    return bool(re.search(r"\d[ \-)]\d\d[ -]\d\d\Z|\d{11}\Z|[()]|-", match.group())) or _called(text, index)


def _called(text: Text, index: int) -> bool:
    return speaks_of(text, index, "telephones", before=4) or text.word[max(0, index - 2) : index] == ("т", ".")


def _grouped(match: re.Match[str], groups: list[str]) -> Reading:
    spoken = ", ".join(_group(group) for group in groups)
    if match.group().startswith("+"):
        spoken = "плюс " + spoken
    return Reading(match.start(), match.end(), spoken, "telephone number")


def _group(digits: str) -> str:
    if len(digits) == 5:  # «8 (49232) 5-10-15»
        return f"{_group(digits[:3])} {_group(digits[3:])}"
    if len(digits) == 4 and digits[0] != "0":
        return f"{numerals.cardinal(int(digits[:2]))} {_group(digits[2:])}"
    if not digits.strip("0"):
        return numerals.spell_digits(digits)
    return "ноль " * (len(digits) - len(digits.lstrip("0"))) + numerals.cardinal(int(digits))


def has_more_digits(beside: Beside) -> bool:
    """Of numbers of many digits, or behind which more may stand."""
    return beside.long or (beside.behind[:1] == " " and beside.behind[1:] in _DIGITS | {" "})


@where(_CADASTRAL)
def cadastral(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read the number of a piece of land, its groups apart by commas: «77:01:0001001:1234»."""
    groups = ", ".join(map(numerals.spell_digits, match.group().split(":")))
    return Reading(match.start(), match.end(), groups, "cadastral number")


def account(context: Context, index: int) -> Reading | None:
    """Read a long run of digits, or the one behind ИНН, БИК or «счёт», digit by digit, its groups apart by commas."""
    text = context.text
    word = text.word[index]
    if len(word) < 11:
        match = _ACCOUNT_NUMBER.match(text.clean, text.start[index])
        if match is None:
            return None
        near = {text.lower(left) for left in range(max(0, index - 3), index)}
        slashed = index >= 3 and text.word[index - 2] == "/" and text.lower(index - 1) == "с"
        if not (near & word_list("accounts") or slashed):
            return None
        if re.fullmatch(r"\d{1,3}(?: \d{3})+", match.group()) or len(match.group().replace(" ", "")) < 9:
            return None
        groups = match.group().split(" ")
        return Reading(match.start(), match.end(), ", ".join(map(numerals.spell_digits, groups)), "account number")
    return Reading(text.start[index], text.end[index], numerals.spell_digits(word), "long run of digits")
