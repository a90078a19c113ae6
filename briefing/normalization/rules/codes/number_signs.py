"""The signs № and § with their numbers: «№ 17 и 18», «дело N А40-5/2023», «№ 117-п», «§ 5»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import cardinal_agreements, ordinal_agreements
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.declined import declined
from briefing.normalization.grammar.governor import How
from briefing.normalization.grammar.morphology import may_be_of
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.lexicon import letters
from briefing.normalization.quantity.items import Item
from briefing.normalization.rules.codes import phones
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.rules.ordinals import roman_numerals
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import NUMBER, Text

_LETTERED = r"\d+(?:(?:-?[А-Яабвгджзиклмнопрстуф]|[эхцчшщ])(?!\w))?"
_CLOSE_COMMA = r"(?:,(?=\d+(?:,| и )\d)|(?<=,\d),|(?<=,\d\d),|(?<=\d\d),(?=\d\d))"
"""«№ 5,7,9», «№ 3,5 и 7», «№ 56,60»; no «дробь № 7,5»."""
_PARTS = re.compile(r"(?P<digits>\d+)-?(?P<letter>.?)")
_NUMBERED = re.compile(
    r"(?!N\d+[A-Z]|(?<=\d)N\d|N4-\d{3,4}(?!\d))(?:№(?:[ ]?№)?|N{1,2}|No\.?|Nr\.?|(?<=\w )#(?=[ ]?\d{1,3}(?!\w)))[ ]?"
    rf"(?P<numbers>{_LETTERED}(?:(?:, | и |{_CLOSE_COMMA}|[-/]|[ ]?[–—][ ]?){_LETTERED})*)(?!\d|[.:]\d)"
)
_ISSUE = re.compile(r"№[ ]?(?P<number>\d{1,3}),[ ](?P<year>(?:19|20)\d\d)(?:[ ]г(?:\.|од(?![а-яё]))|(?=[).;]|\Z))")
_WITH_MARKS = re.compile(rf"(?=\d+[^\d ])(?P<numbers>{_LETTERED}(?:[-/]{_LETTERED})*)(?![\d.]\d)")
_BEFORE = frozenset(["номер", "номеру", "номером", "номере"])
_NONE = re.compile(r"[№N][ ]?б/н(?!\w)")
_CODE = re.compile(r"N{1,2}[ ]?(?=[А-ЯЁA-Z]{1,4}[а-яё]?-?\d|п/?п\b)")
_GROWN = re.compile(
    r"(?:-?[бвгджзклмнпрстфхцчшщ]{1,3}(?:/[а-я])?|-[IVX]{1,5}|-[аоА-ЯЁ]|[А-ЯЁа-я]|[ ](?:б|[авеж](?=[.,;)]|\Z)))(?!\w)"
)
_PARAGRAPH = re.compile(r"(?P<sign>§{1,2})[ ]?(?P<number>\d+)(?:[-–](?P<last>\d+))?")
_SERIES = re.compile(r"(, ?| и |[ ]?[-–—/][ ]?(?=\d))")
_AMOUNT = re.compile(r"[ ][–—-][ ]\d+\Z")
_SIGN_BEFORE = re.compile(r"№[ ]?\d[^.!?\n№]*[,;и][ ]\Z")
_TWO_SIGNS = re.compile(r"№[ ]?№|NN")
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")
_SPAN = re.compile(r"(?P<first>\d{1,3})-(?P<last>\d{1,3})[А-Яа-я]?(?=[ ]по[ ])")
_LISTED = 100  # characters before a number of a list among which the one before stands
_JOINTS = {",": ", ", "–": " — ", "—": " — ", "-": " ", "/": " дробь "}
_QUOTED_LETTER = re.compile(r"[ ]?[«\"][А-Я][»\"]")
_LONGEST_NUMBER = 6  # digits of a number that is said whole behind №


def numbered(context: Context, index: int) -> Reading | None:
    """Read № with the number or numbers behind it."""
    text = context.text
    if none := _NONE.match(text.clean, text.start[index]):
        return Reading(none.start(), none.end(), "без номера", "no number")
    match = _NUMBERED.match(text.clean, text.start[index])
    if match is not None and text.glued(index + 1) and _is_letter(text, index):
        return None
    if match is None:
        code = _CODE.match(text.clean, text.start[index])  # «дело N А40-123/2023»
        return Reading(code.start(), code.end(), "номер ", "number sign") if code else None
    land = text.clean.startswith(":", match.end()) and phones.cadastral(context, text.at(match.start("numbers")))
    if land:  # «кадастровый № 77:01:0001001:12»
        return Reading(match.start(), land.start, "номер ", "number sign")
    match = _without_counted(context, index, match)
    match = _without_amount(context.text, index, match)
    written = match["numbers"]
    if _TWO_SIGNS.match(match.group()) or _are_houses(context.text, index, match):
        written = _HYPHEN.sub("–", written)  # «школы №№ 3-26»: from one to the other; «№ 3-26» is one
    spoken = _say_series(written)
    several = any(part.strip() in (",", "и", "–", "—") for part in _SERIES.split(written))
    asked = context.govern(index).how is How.PREPOSITION
    case = standing(context.government, index, Gender.MASC, Number.SING).case if asked else Case.NOMN
    word = declined("*номер").form(case, Number.PLUR if several else Number.SING)
    said = "" if text.lower(index - 1) in _BEFORE else f"{word} "  # «в номере № 1»
    return _with_letters(Reading(match.start(), match.end(), said + spoken, "number sign"), text.clean)


def _are_houses(text: Text, index: int, match: re.Match[str]) -> bool:
    """«Дома №1-10 по бульвару Мира», «№1-17А по ул. Мира»: houses from one to another of a street."""
    span = _SPAN.match(text.clean, match.start("numbers"))
    if span is None or int(span["first"]) >= int(span["last"]):
        return False
    street = text.at(span.end()) + 1
    return text.lower(street) == "ул" or may_be_of(forms_at(text, street), "kinds_of_street")


def _is_letter(text: Text, index: int) -> bool:
    """Whether N is no sign: «4N20», «BMW N20», «Find N5», «по техпроцессу, который обозначают N2»."""
    if text.word[index] in ("№", "#"):
        return False
    if text.is_latin(index - 1) or (text.glued(index) and text.kind[index - 1] is NUMBER):
        return True
    return speaks_of(text, index, "named_by_letter", before=8, behind=0)


def behind_word(context: Context, index: int) -> Reading | None:
    """Read a number with strokes or letters behind the word: «номер 148/1», «под номером 57в»."""
    text = context.text
    match = _WITH_MARKS.match(text.clean, text.start[index]) if text.lower(index - 1) in _BEFORE else None
    if match is None:
        return None
    said = Reading(match.start(), match.end(), _say_series(match["numbers"]), "number behind its word")
    reading = _with_letters(said, text.clean)
    if reading is said and text.clean[match.end() : match.end() + 1].strip(" .,;:!?)»\n"):
        return None  # «номер 5-й»
    return reading


@where(_ISSUE)
def issue(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read the issue of a journal with its year: «№ 2, 2021»."""
    spoken = f"номер {_say_number(match['number'])}, {numerals.ordinal(int(match['year']))} год"
    return Reading(match.start(), stops.behind(match.string, match.end()), spoken, "issue of a journal")


def _without_counted(context: Context, index: int, match: re.Match[str]) -> re.Match[str]:
    """Leave out a number that counts what stands behind it: «№ 2-2 и 32 малыми спутниками», «№ 5 – 90 руб.»."""
    if _GROWN.match(match.string, match.end()):
        return match  # «№ 5 и 104т»: no tons
    last = match.start("numbers") + match["numbers"].rfind(" ") + 1
    joint = next((one for one in (" и ", " – ", " — ", ", ") if match.string.endswith(one, 0, last)), "")
    if not joint:
        return match
    if not _stands_apart(context.text, match, joint, context.series(context.text.at(last, index))[0]):
        return match
    return _NUMBERED.match(match.string, match.start(), last - len(joint)) or match


def _stands_apart(text: Text, match: re.Match[str], joint: str, item: Item) -> bool:
    """Whether the last number counts what stands behind it, or is the day of a month: «№ 5, 12 мая»."""
    head, behind = item.head, text.lower(text.at(match.end()))
    if joint == " и ":
        counts = head is not None and head.measure is None and bool(cardinal_agreements(item.whole, head.forms))
        return counts or _is_place(item) or behind.startswith("други")
    if behind in calendar.genitives():
        return True
    return _is_of_school(text, match, item) if joint == ", " else head is not None and head.measure is not None


def _is_place(item: Item) -> bool:
    """«Школа № 1 и 3 место – лицей»: another place in a row."""
    forms = item.head.forms if item.head is not None else ()
    return is_ranked(forms) and any(way.case in DIRECT for way in ordinal_agreements(forms))


def _is_of_school(text: Text, match: re.Match[str], item: Item) -> bool:
    """«Школа № 5, 9 класс», «лицей № 2, 10 «Б»», «школа № 7, 30 мест»; but «школы № 5, 9 города»."""
    if _QUOTED_LETTER.match(match.string, match.end()):
        return True
    forms = item.head.forms if item.head is not None else ()
    if is_ranked(forms) and ordinal_agreements(forms):
        return True
    return item.whole >= 5 and any(one.is_genitive_plural for one in forms)


def _without_amount(text: Text, index: int, match: re.Match[str]) -> re.Match[str]:
    """Leave out what a list tells behind a dash: «в школе № 12 – 340, № 15 – 520»."""
    amount = _AMOUNT.search(match["numbers"])
    if amount is None or text.word[index - 1] not in (",", ";", "и"):
        return match
    if not _SIGN_BEFORE.search(text.clean, max(0, match.start() - _LISTED), match.start()):
        return match
    return _NUMBERED.match(match.string, match.start(), match.start("numbers") + amount.start()) or match


@where(_PARAGRAPH)
def paragraph(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read § before a number: «§ 5», «§§ 5–7»."""
    number = Number.PLUR if match["sign"] == "§§" else Number.SING
    word = declined("*параграф").form(standing(context.government, index, Gender.MASC, number).case, number)
    said = " — ".join(_say_number(match[part]) for part in ("number", "last") if match[part])
    return Reading(match.start(), match.end(), f"{word} {said}", "paragraph sign")


def _say_series(written: str) -> str:
    parts = _SERIES.split(written)
    said = [_say_number(part) if part[0].isdigit() else _JOINTS.get(part.strip(), part) for part in parts]
    for at in range(1, len(parts) - 1, 2):
        if parts[at] == "-" and parts[at - 1].endswith("0" * len(parts[at + 1])):
            said[at] = ", "  # «№ 1190-8» is no «девяносто восемь»
    return "".join(said)


def _with_letters(reading: Reading, clean: str) -> Reading:
    """Say the letters grown on a number too: «117-п», «425-вн/н»; of a convocation its number: «300-IV»."""
    grown = _GROWN.match(clean, reading.end)
    if grown is None:
        return reading
    written = grown.group().lstrip("- ")
    convocation = roman_numerals.value(written)
    said = " дробь ".join(letters.spell(part.upper()) for part in written.split("/"))
    said = numerals.cardinal(convocation) if convocation else said
    return reading._replace(end=grown.end(), spoken=f"{reading.spoken} {said}")


def _say_number(written: str) -> str:
    """Say a number and the letter grown on it, if there is one: «42к», «20-В»."""
    parts = _PARTS.match(written)
    assert parts is not None  # a number of a match
    letter = f" {letters.spell(parts['letter'])}" if parts["letter"] else ""
    digits = parts["digits"]
    whole = len(digits) <= _LONGEST_NUMBER and digits[0] != "0"
    return (numerals.cardinal(int(digits)) if whole else say_digits(digits)) + letter
