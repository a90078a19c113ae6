"""Numbers of several parts with full stops: versions (1.10.12, «Windows 8.1») and sections («в таблице 4.1»)."""

from __future__ import annotations

import re

from briefing.normalization.foreign import latin
from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.morphology import may_stand_in
from briefing.normalization.kinds import Case
from briefing.normalization.rules.calendar.dotted import Dotted, meaning
from briefing.normalization.rules.calendar.dotted_told import VERSION_TOLD, follows_version
from briefing.normalization.rules.codes.designations import TWO_PARTS
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence.nearby import opening_quote
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import CLOSING, LATIN, Text
from briefing.normalization.tables import beginnings, begins, word_list

_ANY_MINOR = re.compile(r"(?P<major>\d+)\.[xх](?!\w)")
_VERSION = re.compile(r"\d+(?:\.\d+){2,}(?!\d|[.,]\d)")
_WIRELESS = re.compile(r"(?P<main>802)\.(?P<part>\d{1,2})(?P<letters>[a-z]{1,2})?(?![\w%]|[.,]\d)")
_OF_MODEL = re.compile(r"[аб](?!\w)")
_BEFORE_CODE = re.compile(r"\.(?=[ ](?:КоАП|УК|УПК|ТК|ГК|НК|УИК)\b)")
_OF_DAY = re.compile(r"\d\d\.(?:0[1-9]|1[0-2])")
_TWO = re.compile(r"/\d")
_JOINED = re.compile(r"(?:,|,? (?:и|или|а также|до|на|к|вместо))[ ](?:версии |[A-Za-z]+ )?")


def section(context: Context, index: int) -> Reading | None:
    """Read the number of a part of a text part by part: «в таблице 4.1», «1.1. Цели проекта»."""
    if meaning(context, index) is not Dotted.SECTION:
        return None
    match = TWO_PARTS.match(context.text.clean, context.text.start[index])
    if match is None:
        return None
    spoken = " точка ".join(map(say_digits, match.group().split(".")))
    end = match.end() + (_BEFORE_CODE.match(match.string, match.end()) is not None)  # «статьи 19.3. КоАП»
    return Reading(match.start(), end, spoken, "number of a section", kind=Kind.SECTION)


def version(context: Context, index: int) -> Reading | None:
    """Read 1.10.12 and 192.168.1.1 part by part; two parts behind a Latin name or «версия», or with a letter: 2.1б."""
    text = context.text
    any_minor = _ANY_MINOR.match(text.clean, text.start[index])
    if any_minor is not None:  # «Bluetooth 5.x»
        return Reading(
            any_minor.start(), any_minor.end(), f"{say_digits(any_minor['major'])} икс", "version", lemma=VERSION_TOLD
        )
    wireless = _WIRELESS.match(text.clean, text.start[index])
    if wireless is not None and (wireless["letters"] or _named(text, index)):  # «Wi-Fi 802.11ax», no «802.11 рубля»
        letters = f" {latin.spell(wireless['letters'])}" if wireless["letters"] else ""
        spoken = f"{numerals.cardinal(int(wireless['main']))} точка {say_digits(wireless['part'])}{letters}"
        return Reading(wireless.start(), wireless.end(), spoken, "version")
    match = _VERSION.match(text.clean, text.start[index])
    if match is not None and re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", match.group()):
        return None  # 1.000.000
    if match is None:
        match = TWO_PARTS.match(text.clean, text.start[index])
        named = match and (
            _named(text, index)
            or _goes_on(context, index)
            or _is_release(context, index, match)
            or _OF_MODEL.match(text.clean, match.end())
        )
        if match is None or not named:
            return None
        if _TWO.match(text.clean, match.end()) or context.series(index)[0].is_amount:
            return None  # «Wi-Fi 2.4/5 ГГц», «mini-Jack 3.5 мм», «приложение «Волна» 4.5 балла»
    spoken = " точка ".join(
        say_digits(part) if part.strip("0") else numerals.spell_digits(part) for part in match.group().split(".")
    )
    return Reading(match.start(), match.end(), spoken, "version", lemma=VERSION_TOLD)


def _goes_on(context: Context, index: int) -> bool:
    """«Android 12.1 и 13.2», «перешли с Linux 6.15 на 6.16»: what joins it to a version before; no «вышла 12.05»."""
    last = context.number
    if last is None or last.lemma != VERSION_TOLD:
        return False
    if follows_version(context, index):
        return True
    return _JOINED.fullmatch(context.text.clean, last.end, context.text.start[index]) is not None


def _named(text: Text, index: int) -> bool:
    if index == 0:
        return False
    before = text.word[index - 1]
    if before.lower() in word_list("standards") or (before == "Р" and text.lower(index - 2) == "гост"):
        return True
    if before.lower() in word_list("multiples"):
        return False  # «EV/EBITDA 2.05»
    if text.kind[index - 1] is LATIN:
        return len(before) > 1 or text.lower(index - 2) == "-"  # «USB-C 3.2»
    if before == "(" and text.kind[index - 2] is LATIN and index > 1:  # «HDMI (2.1)»
        return text.clean[text.end[index + 2] :][:1] == ")"
    if before in CLOSING and begins(text.lower(opening_quote(text, index - 1) - 1), "software"):
        return True  # «система «Альт» 10.2», not «клип «Лето» 4.5 балла»
    if index > 3 and text.word[index - 2] == ":" and text.word[index - 3] in ("С", "C"):
        return True  # «1С:Предприятие 8.3»
    return before.lower().startswith(("верси", "проект", "издели", "ядр", "ядер"))


def _is_release(context: Context, index: int, pair: re.Match[str]) -> bool:
    """«Обновление 1.04», «патч 1.2»: which one it is; but «обновление 2.5 тыс. станков», «релиз 12.05»."""
    if not context.text.lower(index - 1).startswith(beginnings("releases")) or _OF_DAY.fullmatch(pair.group()):
        return False
    head = context.series(index)[0].head
    return head is None or not may_stand_in(head.forms, Case.GENT)
