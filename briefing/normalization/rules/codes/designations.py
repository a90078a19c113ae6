"""Numbers that name rather than count: Ил-76, COVID-19, БМП-3М, А4, 5G, 123-ФЗ, версия 1.10.12, 192.168.1.1."""

from __future__ import annotations

import re
from string import ascii_uppercase
from string import digits as figures

from briefing.normalization.foreign import latin, latin_table
from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import cardinal_agreements
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.saying import read_items
from briefing.normalization.quantity.scales import scale_letter
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.digits_of_names import say_digits, say_pair
from briefing.normalization.rules.ordinals import roman_numerals
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import DASHES, LATIN, NUMBER, WORD, Text
from briefing.normalization.tables import word_list

_TAIL = re.compile(  # «4-mini», «75Plus»: a word behind the digits is none of the letters
    r"(?P<digits>\d+(?:\.\d+)*)"
    r"(?P<letters>(?:(?!-[a-z]{3}|-?[A-Z][a-z]{2})-?(?:[A-Za-zА-ЯЁ][A-Za-zА-ЯЁ]{0,3}|[а-я])(?![а-яё])\d*)*)"
)
_IN_ENGLISH = {"2": "ту", "4": "фор"}
TWO_PARTS = re.compile(r"\d+\.\d+(?!\d|,\d)")
_OTHER_MODEL = re.compile(r"/(?P<digits>(?!(?:19\d|20[0-2])\d\b)[1-9]\d{2,3})(?![\w/]|[.,]\d)")
_ROW = re.compile(r"(?=[\d/]+[A-Z])\d{1,2}[A-Z]?(?:/\d{1,2}[A-Z]?){1,3}(?![\w/-]|[.,]\d)")
_LAW = re.compile(r"(?P<digits>\d+)(?P<tail>(?:-[А-ЯЁIVXЗ]{1,5}(?:-\d+)?)+)(?![а-яё\w])")
_LINES = re.compile(
    r"(?:(?P<digits>[1-9]\d{2,3})(?P<letter>[pi])(?![A-Za-z0-9])|(?P<lines>1080|1440|2160)р(?!\w|\.[ ][а-яё\d]))"
)
_RESOLUTION = re.compile(r"(?P<whole>[1-9])[.,](?P<tenths>\d)[KК](?!\w)")
_LETTERED = re.compile(r"(?P<digits>\d+)(?P<letters>[A-Za-zА-ЯЁ]{1,3})(?!\w)")
_UNITS = ("КБ", "МБ", "ГБ", "ТБ", "МП", "KB", "MB", "GB", "TB", "МЕ")  # no designation: «16ГБ»
_OF_YEAR = re.compile(r"[ ]?(?:год|гг?\b)")
_VOLTAGE = re.compile(r"\d+(?:,\d)?[ ]?кВ(?!\w)")
_NO_CASE_ASKED = Governor((Case.NOMN,), "", How.NONE)
_IN_RUSSIAN = frozenset("DKE")  # «3D», «4K», said as in mathematics: «три-дэ», «четыре ка»; «6E»: no «и»
_REACH = 5  # words before a number that may say what it measures
_LONGEST_ROW = 40  # tokens of a row of houses
_SIGNS_OF_MODEL = 2  # letters of the longest sign of a model that may look like a word of English: «15GO»
_SHORTEST_NAME = 3  # letters of a word in small letters with a number: «метод-2», no «до-2»


def behind_letters(context: Context, index: int) -> Reading | None:
    """Read the number of a designation, behind its letters with or without a hyphen, and what is grown on it."""
    text = context.text
    start = _beginning(context, index)
    if start is None or (text.lower(index - 1) in ("х", "x") and text.is_number(index - 2)):  # «5x4»
        return None
    if _VOLTAGE.match(text.clean, text.start[index]) and text.glued(index) and text.word[index - 1] in DASHES:
        items = context.series(index)
        volts = read_items(context.government, index, items, context.number, _NO_CASE_ASKED)
        return Reading(start, volts.end, f" {volts.spoken}", "designation with its voltage")  # «ВЛ-110 кВ», «ВЛ-0,4кВ»
    match = _TAIL.match(text.clean, text.start[index])
    assert match is not None  # the token is digits
    spoken = f" {_say_figures(text, index, match)}{_say_grown(context, match['letters'])}"
    other = _other_model(text, match.end(), match["digits"]) if text.kind[index - 2] is LATIN else None
    if other is not None:  # «FX-8370/9590»
        return Reading(start, other.end(), f"{spoken} и {say_digits(other['digits'])}", "two designations")
    return Reading(start, match.end(), spoken, "designation", kind=Kind.DESIGNATION)


def models(context: Context, index: int) -> Reading | None:
    """Read «Ryzen 5600/5800», «Wi-Fi 6/6E/7»: several models behind a Latin name."""
    text, digits = context.text, context.text.word[index]
    named = text.is_latin(index - 1) and not text.broken(index)
    row = _ROW.match(text.clean, text.start[index]) if named else None
    if row is not None:
        spoken = ", ".join(
            f"{say_digits(one.rstrip(ascii_uppercase))} {_say_letters(context, one.lstrip(figures))}".rstrip()
            for one in row.group().split("/")
        )
        return Reading(row.start(), row.end(), spoken, "row of models", kind=Kind.DESIGNATION)
    other = _other_model(text, text.end[index], digits) if named else None
    if other is None:
        return None
    spoken = f"{say_digits(digits)} и {say_digits(other['digits'])}"
    return Reading(text.start[index], other.end(), spoken, "two models", kind=Kind.DESIGNATION)


def _other_model(text: Text, end: int, digits: str) -> re.Match[str] | None:
    """Find the second of two models behind a stroke; it has as many digits and is no year."""
    other = _OTHER_MODEL.match(text.clean, end)
    return other if other is not None and len(other["digits"]) == len(digits) else None


def _beginning(context: Context, index: int) -> int | None:
    """Give where the number of a designation is read from: its hyphen or first figure; None where it is none."""
    text, read = context.text, context.last
    if not text.glued(index):
        return None
    hyphened = index > 1 and text.word[index - 1] in "-–"
    if hyphened and read is not None and read.kind is Kind.DATE and read.end == text.end[index - 2]:
        return None  # «5 мая-7 июня»
    if hyphened and text.glued(index - 1) and text.kind[index - 2] in (WORD, LATIN):
        letters = text.word[index - 2]
        short = text.kind[index - 2] is WORD and letters.islower() and len(letters) < _SHORTEST_NAME
        return None if short else text.start[index - 1]
    if _is_lineage(text, index) or _goes_on(text, index, read):
        return text.start[index - 1]
    return text.start[index] if text.kind[index - 1] in (WORD, LATIN) else None


def _say_figures(text: Text, index: int, match: re.Match[str]) -> str:
    digits = match["digits"]
    beside = (text.word[index - 1], text.word[index + 1] if text.glued(index + 1) else "")
    if digits in _IN_ENGLISH and all(len(one) > 1 and one.istitle() for one in beside):
        return _IN_ENGLISH[digits]  # «Group4Media»
    maker = text.lower(index - 2) if text.word[index - 1] in "-–" else text.lower(index - 1)
    if len(digits) in (4, 5) and maker in word_list("makers_of_vehicles"):  # «ВАЗ-2107», «КамАЗ-65115»
        return f"{say_digits(digits[:-2])} {say_pair(digits[-2:])}"
    rocket = text.kind[index - 2] is WORD and match["letters"]  # «Союз-2.1б»
    joint = " " if rocket or text.word[index - 1] == "." else " точка "
    return joint.join(map(say_digits, digits.split(".")))


def _say_grown(context: Context, grown: str) -> str:
    """Say the letters on a number, and the numbers behind them: «БМП-3М», «X90plus»."""
    spoken = ""
    for letters, digits in re.findall(r"([^\W\d_]+)(\d*)", grown):
        if letters == "e":
            said = latin.letter_name(letters)  # «v6e»: no «и»
        else:
            is_word = letters.islower() and latin.is_known(letters)
            said = latin.read_word(letters) if is_word else context.letters.say(letters)
        spoken += f" {said} {say_digits(digits)}" if digits else f" {said}"
    return spoken


def vehicle(context: Context, index: int) -> Reading | None:
    """Read the number of a domestic car behind its maker's name: «ВАЗ 2107», but «УАЗ 2015 года»."""
    text = context.text
    digits = text.word[index]
    if len(digits) not in (4, 5) or text.lower(index - 1) not in word_list("makers_of_vehicles"):
        return None
    if digits.startswith("20"):
        return None  # «каталог УАЗ 2025»: a year
    item = context.series(index)[0]
    if item.end != text.end[index] or text.broken(index) or _OF_YEAR.match(text.clean, item.end):
        return None
    if item.head is not None and (item.head.measure or cardinal_agreements(item.whole, item.head.forms)):
        return None
    spoken = f"{say_digits(digits[:-2])} {say_pair(digits[-2:])}"
    return Reading(item.start, item.end, spoken, "model of a car", kind=Kind.DESIGNATION)


def _is_lineage(text: Text, index: int) -> bool:
    """«XBB.1.5», «B.1.7.2»: the numbers of a line of descent."""
    named = index >= 2 and text.word[index - 1] == "." and text.glued(index - 1) and text.kind[index - 2] is LATIN
    if not named or not text.word[index - 2].isupper():
        return False
    return len(text.word[index - 2]) > 1 or TWO_PARTS.match(text.clean, text.start[index]) is not None


def _goes_on(text: Text, index: int, read: Reading | None) -> bool:
    """«Ил-96-300»: one more number of a designation, behind a hyphen."""
    if read is None or read.kind is not Kind.DESIGNATION or text.word[index - 1] != "-" or not text.glued(index - 1):
        return False
    return text.is_number(index - 2) and read.end == text.end[index - 2]


@where(_RESOLUTION)
def resolution(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «экран с разрешением 1,5K» as «4K» is read: «одна целая пять десятых ка»."""
    if not speaks_of(context.text, index, "of_screens", before=_REACH, behind=_REACH):
        return None
    spoken = f"{numerals.decimal(int(match['whole']), match['tenths'], Case.NOMN)} {latin.letter_name('K')}"
    return Reading(match.start(), match.end(), spoken, "resolution", kind=Kind.DESIGNATION)


def before_letters(context: Context, index: int) -> Reading | None:
    """Read 5G, 3D, 1С: a number with capitals directly behind it, 123-ФЗ, and the lines of a screen, 1080p."""
    text = context.text
    law = _LAW.match(text.clean, text.start[index])
    if law:
        tail = " ".join(_say_part_of_act(context, part) for part in law["tail"].split("-") if part)
        return Reading(law.start(), law.end(), f"{say_digits(law['digits'])} {tail}", "number of an act")
    lines = _LINES.match(text.clean, text.start[index])
    told = lines and (lines["letter"] or text.clean.startswith("-", lines.end()))  # «для 1440р-гейминга»
    if lines and (told or speaks_of(text, index, "of_screens", before=_REACH, behind=_REACH)):  # no «заплатил 1080р»
        digits, letter = lines["digits"] or lines["lines"], lines["letter"] or "p"  # «1080р» with a Russian letter
        spoken = f"{say_digits(digits)} {latin.spell(letter)}"
        return Reading(lines.start(), lines.end(), spoken, "lines of a screen", kind=Kind.DESIGNATION)
    match = _LETTERED.match(text.clean, text.start[index])
    if match is None or not match["letters"].isupper() or scale_letter(text, match.end("digits")):
        return None
    if match["letters"] in _UNITS or (match["letters"] in ("В", "V", "А") and _is_electric(text, index)):
        return None
    if match["letters"] == "W" and text.clean[match.end() : match.end() + 1] != "-":  # «33W», but the oil «5W-30»
        return None
    letters = match["letters"]
    spoken = f"{say_digits(match['digits'])} {_say_letters(context, letters)}"
    return Reading(match.start(), match.end(), spoken, "designation", kind=Kind.DESIGNATION)


def _say_letters(context: Context, letters: str) -> str:
    word = latin_table.reading(letters.lower()) if len(letters) > _SIGNS_OF_MODEL else None
    if word and word.isalpha():
        return word  # «737MAX», «12PRO»; but «40LTE»
    return latin.letter_name(letters) if letters in _IN_RUSSIAN else context.letters.say(letters)


def _say_part_of_act(context: Context, part: str) -> str:
    """Say what stands behind a hyphen in the number of an act: «44-ФЗ», «300-IV», whose convocation it is."""
    of_convocation = roman_numerals.value(part) if part[0] == "I" or len(part) > 1 else 0
    digits = str(of_convocation) if of_convocation else part
    return say_digits(digits) if digits.isdigit() else context.letters.say(part)


def _is_electric(text: Text, index: int) -> bool:
    """«розетка на 220В», «предохранитель 16А»: a unit and no letter of a house or a class, as in «дома 12, 12А»."""
    if text.lower(before_houses(text, index)) in word_list("houses"):
        return False
    if text.word[index] in word_list("mains_voltages") and text.clean[text.end[index]] == "В":
        return True
    return speaks_of(text, index, "electric", before=_REACH)


def before_houses(text: Text, index: int) -> int:
    """Give the token before the row of houses that goes on at a token: of «в домах 3, 5а и 7б» that of «домах»."""
    before = index - 1
    while before > 1 and index - before < _LONGEST_ROW and text.word[before] in LISTING:
        before -= 1 + (text.kind[before - 1] is not NUMBER)
        if text.kind[before] is not NUMBER or len(text.word[before + 1]) > 1:
            return before
        before -= 1
        if text.word[before] == "/" and text.kind[before - 1] is NUMBER:  # «Мира 19, 20/1, 50б»
            before -= 2
    return before - (text.word[before] == "." or text.word[before] in DASHES)  # «четыре дома — 7, 7б и 9»
