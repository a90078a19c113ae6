"""Whether letters behind a number are a unit, and which: «5 с» is no second before a word, «384 с.» are pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.quantity.items import Item, looks_like_year
from briefing.normalization.quantity.units import Written
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.nearby import speaks_of, stands_for_quotation_mark
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import beginnings, word_list

_SHORT = 3  # letters of a unit that no word goes on from behind a full stop
_GROWN, _STOP_AND_LETTER = re.compile(r"-[а-яё]"), re.compile(r"\.[а-яё]")
_QUOTED = re.compile(r"\w|[^\n]*''")  # «В 5 ''Мире''»
_OF_ARTICLE = re.compile(r"\b[Сс]т(?:\.|ать[а-яё]{1,3})[ ]?\Z")
_RUBLES = re.compile(r"\d[ ]?(?:р|руб)\.?[ ]\Z")
_MINUTES = re.compile(r"\d[ ]?мин\.?[ ]\Z")  # «4 мин 30 с и больше»
_OF_RATIO = re.compile(r"(?:EBITDA|OIBDA|P/[EBS]|[Пп]леч[а-я]+|[Мм]ультипликатор[а-я]*)\b[^.;,]*\Z")
_OF_ZOOM = re.compile(r"(?:[Зз]ум|приближени|увеличени|[Кк]ратност|перископ|телеобъектив)[а-яё]*\b[^.;\n]*\Z")
_OF_STREET = re.compile(r"\b(?P<name>[А-ЯЁ][а-яё]+)(?:, |,? (?:\d{1,3}(?: ?[А-Яа-я])?, )+)\Z")
_VOLTS_AND_AMPERES = re.compile(r"[ВА]\s+(?:и\s+)?\d+(?:[.,]\d+)?\s?(?:мА|А|В|Вт)(?!\w|\s+(?:класс|групп))")
_VOLTS = re.compile(r"\d\s?В\s+(?:и\s+)?\Z")
_PUPILS = re.compile(r"\s+(?:класс|групп)")
_WORDS = re.compile("[а-яё]+")
_WORD_BEFORE = re.compile(r"(?P<word>[\w.]{2,}) (?:№ ?)?\Z")
_TOLD_BY = {"К": "temperature", "K": "temperature", "Н": "force"}
"""The words near that tell kelvins and newtons; volts and amperes, what is electric."""
_SENTENCE = 60  # characters before that tell what is spoken of
_LEAST_PRICE = 10  # from which on «р» behind a number is roubles
_LEAST_CODE = 100_000  # from which on a number before «А», «В» is no volts or amperes
_GLANCE = 60  # characters beside a number and its unit that tell whether it is one
_OTHERWISE = {
    **dict.fromkeys(  # prepositions, but «за 3 с и 5 с», «3,5 с до сотни»
        ("с", "в", "к", "о", "у"), re.compile(r"\s+(?!(?:и|или|а|но|до|от|у|против|после)\s)[\w«]")
    ),
    "л с": re.compile(r"\s+[\w«]"),
    "оч.": re.compile(r"\s+(?!(?:и|а|но|у|за|в)\s)[а-яё]"),  # «3 оч. крупных»
    "табл.": re.compile(r"\s?\d+(?!\d|\s?р(?:аза?)?\b)"),  # «п. 3 табл. 5»
    "р": re.compile(r"\s?(?:в\s|/|\.[а-яё])"),
    "п.": re.compile(r"\s?(?:\d|[«\"]|[а-яё]\.)"),  # «ст. 5 п. 3», «5 п. л.»
    "т": re.compile(r"\.\s?[еконп]\.|\.\d"),
    **dict.fromkeys(("ч", "час."), re.compile(r"\.?\s?\d+\s?(?:ст|статьи)")),
    "°": re.compile(r"\s?[cсCСfF]\b(?!\.)"),
}
"""By the writing of a unit: behind what it is none."""
_POST_CODE = re.compile(r"[1-6]\d{5}")
_TOWN = re.compile(r"\.?[ ]?[А-ЯЁ][а-яё]{2}")
_WEIGHT = re.compile(
    r"\b(?:масс[аыу]|массой|вес[ау]?|весом|вес[ия]т|весил[аи]?|порци[яи])(?:[ ][а-яё]+){0,2}[ ](?:\d{3,4}[-–—])?\Z",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"\.?[ ]\d{1,2}[ ](?:мес|месяц)")
_COPIES = re.compile(r",?[ ]в[ ]\d+[ ]экз")
_HOW_LONG = ("за", "на", "в", "каждые")  # «за 18 мин обезвредили»
_MANY_SECONDS = 120
_HOUR = 60  # minutes
_YEAR = 12  # months
_HOTTEST = 60  # degrees of the air
_OLDEST = 120  # years
_CLAUSE = 10  # tokens before and behind among which mines are told of
_VERB = 5  # tokens before and behind among which the verb stands that tells what was done to mines
_NEAR = 3  # tokens before a number that tell what it measures


def is_unit(clean: str, item: Item, found: Written) -> bool:
    """Whether letters behind a number are a unit here, and not a preposition or the start of another word."""
    written = found.written
    rest = clean[found.end : found.end + _GLANCE]
    if _GROWN.match(rest) or (len(written) < _SHORT and _STOP_AND_LETTER.match(rest)):
        return False
    letters = _Letters(clean, item, found, rest)
    if written in _OTHERWISE and _OTHERWISE[written].match(rest):
        grown = bool(item.digits) and not _is_spaced(letters)  # «пробежал за 9,58с на Играх»
        return written == "с" and (grown or letters.behind(_MINUTES))
    return written not in _CONDITIONS or _CONDITIONS[written](letters)


class _Letters(NamedTuple):
    """Letters behind a number that may be a unit."""

    clean: str  # the text
    item: Item  # the number
    found: Written  # the letters as a unit
    rest: str  # what stands directly behind them

    def behind(self, pattern: re.Pattern[str]) -> bool:
        """Whether what a pattern looks for ends where the number begins."""
        start = self.item.start
        return pattern.search(self.clean, max(0, start - _GLANCE), start) is not None


def _is_inch(letters: _Letters) -> bool:
    """«экран 6,7″», but «“Матч 5″»."""
    return not stands_for_quotation_mark(letters.clean, letters.found.start)


def _is_inch_in_apostrophes(letters: _Letters) -> bool:
    """«экран 27''», but «фильм ''Матч 5''»."""
    if _is_spaced(letters) or _QUOTED.match(letters.rest):
        return False
    return "''" not in letters.clean[max(0, letters.item.start - _GLANCE) : letters.item.start]


def _is_spaced(letters: _Letters) -> bool:
    """«до 2640,5 п.»."""
    return letters.clean[letters.found.start - 1] == " "


def _is_point(letters: _Letters) -> bool:
    """«Выше 2840п по индексу», but «по п. 3»."""
    start, end = letters.item.start, letters.found.end
    near = letters.clean[max(0, start - _GLANCE) : end + _GLANCE].lower()
    return not _is_spaced(letters) and any(word in near for word in beginnings("of_index"))


def _is_hour(letters: _Letters) -> bool:
    """«5 ч», but «по статье 158 ч. 3»."""
    return not letters.behind(_OF_ARTICLE) or re.match(r"\.?\s?\d", letters.rest) is None


def _is_capital_unit(letters: _Letters) -> bool:
    """«220В», «16 А.», but «5 А класс», «Лесная, 7, 9 А»."""
    if not _is_spaced(letters):
        return True
    start = letters.item.start
    street = _OF_STREET.search(letters.clean, max(0, start - _GLANCE), start)
    both = _VOLTS_AND_AMPERES.match(letters.clean, letters.found.start)  # «Например, 5 В и 3 А»
    if street is not None and not both and not street["name"].lower().startswith(beginnings("electric")):
        return False
    if re.match(r"\s+\w", letters.rest) and not _is_told(letters):
        return False
    return letters.item.whole < _LEAST_CODE


def _is_told(letters: _Letters) -> bool:
    """«Сеть 220 В переменного тока», «9 В и 2 А», but «кабель у дома 5 В на Садовой», «ток изучает 8 А класс»."""
    before = letters.clean[max(0, letters.item.start - _SENTENCE) : letters.item.start]
    match = _WORD_BEFORE.search(before)
    if (match and match["word"].lower().startswith(beginnings("with_letter"))) or _PUPILS.match(letters.rest):
        return False
    if _VOLTS_AND_AMPERES.match(letters.clean, letters.found.start) or letters.behind(_VOLTS):
        return True
    told_by = beginnings(_TOLD_BY.get(letters.found.written, "electric"))
    if match is not None and match["word"].istitle() and not match["word"].lower().startswith(told_by):
        return False
    return any(word.startswith(told_by) for word in _WORDS.findall(f"{before}{letters.rest}".lower()))


def _is_behind_roubles(letters: _Letters) -> bool:
    """«41 р. 20 к.»."""
    return letters.behind(_RUBLES)


def _is_price(letters: _Letters) -> bool:
    """«32 млрд.р», «100 р», but «2 р в день»."""
    return bool(letters.item.scale) or letters.item.whole >= _LEAST_PRICE


def _is_times(letters: _Letters) -> bool:
    """«выросла в 2,4х», «долг/EBITDA 4х», «зум до 10х», but «2х шагах»."""
    told = bool(letters.item.digits) or letters.behind(_OF_RATIO) or letters.behind(_OF_ZOOM)
    return told and not _is_spaced(letters)


def is_weight(clean: str, start: int) -> bool:
    """Whether a number that begins at an offset tells a weight: «масса 1200–1500 г.»."""
    return _WEIGHT.search(clean, max(0, start - _GLANCE), start) is not None


def _is_gram(letters: _Letters) -> bool:
    """«50 г», but «1990 г», «г/г», «44 г. до н. э.» and «170000 г. Тверь»."""
    year = looks_like_year(letters.item) and not is_weight(letters.clean, letters.item.start)
    post = _POST_CODE.fullmatch(letters.item.written) and _TOWN.match(letters.rest)
    if year or post or letters.rest.startswith("/г"):
        return False
    return not calendar.is_ancient(letters.clean, letters.found.end)


def _is_dram(letters: _Letters) -> bool:
    """«500 AMD», but «Computex 2022 AMD показала чипы»."""
    return not looks_like_year(letters.item)


_CONDITIONS: dict[str, Callable[[_Letters], bool]] = {
    "″": _is_inch,
    "''": _is_inch_in_apostrophes,
    "п": _is_point,
    "п.": lambda letters: _is_spaced(letters) or _is_point(letters),
    "ч": _is_hour,
    "к.": _is_behind_roubles,
    "AMD": _is_dram,
    "р": _is_price,
    **dict.fromkeys(("В", "V", "А", "К", "Н", "Ф", "K"), _is_capital_unit),
    **dict.fromkeys(("х", "x"), _is_times),
    **dict.fromkeys(("г", "г."), _is_gram),
}
"""By the writing of a unit: when it is one."""


def another_unit(text: Text, index: int, written: Written, number: tuple[int, str]) -> Declined | None:
    """Give what is meant behind a number (its whole and its decimals) in place of the unit, None where it is the unit.

    `index`: the token of the number.
    """
    whole, digits = number
    if written.written in ("гр", "гр.") and whole < _HOTTEST and speaks_of(text, index, "weather", before=2 * _NEAR):
        return declined("*градус")
    if written.written in ("м", "м.") and not digits and (unit := _unit_before(text, index)):
        if unit == "ч" and whole < _HOUR:
            return declined("*минута")
        if unit in ("л", "г") and whole < _YEAR and text.word[index - 1] == ".":
            return declined("*месяц")  # «5 л. 6 м. лишения свободы»
    if written.written in ("х", "x") and _OF_ZOOM.search(text.clean, max(0, written.start - _GLANCE), written.start):
        return declined("*икс")  # «зум до 10х»
    if written.written in ("мин", "мин.") and not digits and _are_laid(text, index):
        return declined("*мина")
    if written.written == "л/с" and speaks_of(text, index, "losers_in_war", before=_CLAUSE, behind=_NEAR):
        return declined("*человек личного состава", "человек")
    stop = written.written.endswith(".") or text.clean[written.end : written.end + 1] == "."
    if not stop:
        return None
    if written.written == "с" and not digits and whole > _MANY_SECONDS:
        return declined("*страница")
    if written.written == "л." and _is_enclosed(text, index, written.end):
        return declined("*лист")
    if written.written == "л." and (digits or whole > _OLDEST or speaks_of(text, index, "vessels", before=_NEAR)):
        return declined("*литр")
    if written.written in ("г", "г.") and (
        (digits and speaks_of(text, index, "spans", before=_NEAR))
        or _MONTHS.match(text.clean, written.end)
        or text.lower(text.at(written.end + (not written.written.endswith(".")))) in word_list("of_sentences")
    ):  # «срок 1,5 г.», «4 г. 6 мес.», «2 г. условно»
        return declined("*год", "лет")
    return None


def _are_laid(text: Text, index: int) -> bool:
    """«Сапёры обезвредили 18 мин»; but «сапёры 18 мин осматривали дом», «на разминирование ушло 18 мин»."""
    if not speaks_of(text, index, "mines", before=_CLAUSE, behind=_CLAUSE):
        return False
    if not speaks_of(text, index, "mines_taken", before=_VERB, behind=_VERB):
        return False
    ago = "назад" in text.small[index + 2 : index + 4]
    took = text.lower(index - 1) in _HOW_LONG or speaks_of(text, index, "takes_minutes", before=_NEAR)
    return not (ago or took)


def _is_enclosed(text: Text, index: int, end: int) -> bool:
    """«Приложение: на 3 л.», «на 3 л. в 2 экз.»."""
    return _COPIES.match(text.clean, end) is not None or speaks_of(text, index, "enclosures", before=_NEAR)


def _unit_before(text: Text, index: int) -> str:
    """The letters of a unit behind the number before, «2 ч. 15 м.», «5 л. 6 м.»; empty where none stand there."""
    before = index - 2 if text.word[index - 1] == "." else index - 1
    return text.word[before] if text.is_number(before - 1) else ""
