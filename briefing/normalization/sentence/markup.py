"""What stands in a text for the eye and is not read: tags, entities, footnote marks, arrows, smiles.

Documents come through readers that know their markup; this is for what is left in plain text and in pasted lines. Each
entry has its example in front.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from briefing.normalization.sentence import calendar
from briefing.normalization.tables import rows

_TAGS = (
    "a|b|big|blockquote|br|center|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|small|span|strike|strong|sub"
    "|sup|table|tbody|td|th|thead|tr|tt|u|ul"
    "|break|emphasis|phoneme|prosody|say-as|speak"
)
"""Those of HTML that stand in text, and those of SSML."""
_WORDLIKE = "audio|lang|mark|token|voice|w"
"""Those of SSML that may be a word of the text, as in «введите <token>»."""
_ATTRIBUTE = r"""\s+[a-z][\w:-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s<>"']+))?"""
_BREAKING = re.compile(r"</?(?:blockquote|br|break|dd|div|dl|dt|h[1-6]|hr|li|ol|p|table|td|th|tr|ul)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Markup:
    """A kind of markup: characters without which there is none, its pattern, what is read in its place."""

    sign: str
    pattern: re.Pattern[str]
    spoken: Callable[[re.Match[str]], str]


def _tag(match: re.Match[str]) -> str:
    return " " if _BREAKING.match(match.group()) else ""


def _entity(match: re.Match[str]) -> str:
    return html.unescape(match.group()).replace("\xa0", " ").replace("\xad", "")


_POWERS = {"2": "в квадрате", "3": "в кубе"}
_SOURCE = r"\d{1,3}(?:, ?[СсCcPp]\. ?\d{1,4}(?:[–—-]\d{1,4})?)?"
_OF_ZONE = re.compile(r"(?:(?<=UTC[+−–-])|(?<=GMT[+−–-]))0?(?P<hours>\d{1,2}):(?P<minutes>00|30|45)(?!\d)")
_FRACTION = re.compile(r"\\frac\{(?P<above>[^{}]+)\}\{(?P<below>[^{}]+)\}")
_FORMULA_PARTS = re.compile(r"\^\{?(?P<power>[23])\}?(?!\d)|(?P<letters>(?<![A-Za-z\\])[A-Za-z]{1,3}(?![A-Za-z]))")


@cache
def _letter_names() -> dict[str, str]:
    return {row["letter"]: row["russian"] for row in rows("latin_letters.tsv")}


def _formula(match: re.Match[str]) -> str:
    written = _FRACTION.sub(r"\g<above>/\g<below>", match["formula"])
    return _FORMULA_PARTS.sub(_formula_part, written).replace("\\", "").strip()


def _hours_of_zone(match: re.Match[str]) -> str:
    minutes = "" if match["minutes"] == "00" else f" часов {match['minutes']} минут"
    return match["hours"] + minutes


def _formula_part(match: re.Match[str]) -> str:
    """Say the letters of a formula by their names in mathematics: $E = mc^2$, «е равно эм-цэ в квадрате»."""
    if match["power"]:
        return f" {_POWERS[match['power']]}"
    return "-".join(_letter_names()[letter] for letter in match["letters"].lower())


def _note_on_day(match: re.Match[str]) -> str:
    return "" if match["month"] in calendar.genitives() else match.group()


_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "+")


def _power_of_ten(match: re.Match[str]) -> str:
    times = "" if match["times"] == "1" else match["times"] + "·"
    return times + "10" + match["power"].translate(_RAISED)


_KINDS = (
    # &laquo;Заря&raquo; &amp; Ко
    _Markup("&", re.compile(r"&(?:[a-zA-Z]{2,8}\d{0,2}|#\d{2,6}|#x[0-9a-fA-F]{2,5});"), _entity),
    # «Не надо. <…> Хватит»
    _Markup("<", re.compile(r"<[ ]?(?:…|\.\.\.)[ ]?>"), lambda match: "…"),
    # родилась в <адрес>, <данные изъяты>: papers of courts
    _Markup("<", re.compile(r"<(?P<words>[а-яё]{4,}(?:[ ][а-яё]{4,}){0,2})>"), lambda match: match["words"]),
    # <b>важно</b>
    _Markup("<", re.compile(rf"</?(?:{_TAGS})(?:{_ATTRIBUTE})*\s*/?>", re.IGNORECASE), _tag),
    # <voice name="baya">…</voice>, <mark/>
    _Markup("<", re.compile(rf"<(?:{_WORDLIKE})(?:{_ATTRIBUTE})*\s*/>|<(?:{_WORDLIKE})(?:{_ATTRIBUTE})+\s*>"), _tag),
    _Markup("<", re.compile(rf"</(?:{_WORDLIKE})>|<(?P<tag>{_WORDLIKE})>(?=[^<]{{0,2000}}</(?P=tag)>)"), _tag),
    # «Файл» -> «Сохранить»; цена => спрос
    _Markup(">", re.compile(r"[ ]?(?:-{1,2}|={1,2})>[ ]?"), lambda match: " — "),
    _Markup("<", re.compile(r"[ ]?<-{1,2}(?!\d)[ ]?"), lambda match: " — "),
    # > Цитата, >Цитата
    _Markup(
        ">",
        re.compile(r"^[ ]*>+(?:[ ]+(?=[«\"А-ЯЁA-Z])|(?=[А-ЯЁ][а-яё]))", re.MULTILINE),
        lambda match: "",
    ),
    # ~~старая цена~~
    _Markup("~", re.compile(r"~~(?=\w)|(?<=[\w.!?])~~"), lambda match: ""),
    # Настройки > Экран > Яркость
    _Markup(">", re.compile(r"(?<=[а-яёa-z»”\"])[ ][>›][ ](?=[«“\"А-ЯЁA-Z])"), lambda match: " — "),
    # было 19,5 → стало 19,6; at the beginning of a line it is an ornament
    _Markup("→➡", re.compile(r"^[ ]*[→➡](?:[ ]?[→➡])*[ ]?", re.MULTILINE), lambda match: ""),
    _Markup("→➡", re.compile(r"(?<=[^\s→➡])[ ]?[→➡](?:[ ]?[→➡])*[ ]?(?=[^\s→➡])"), lambda match: " — "),
    # на 0,3 процентного пункта (п. п.)
    _Markup("(", re.compile(r"[ ]\((?:(?<=пункт..)|(?<=пункта..)|(?<=пунктов..))п\.[ ]?п\.\)"), lambda match: ""),
    # в мае[3][4]; в мае [3, 4]; по оценкам учёных [3, с. 15; 8], not «возраст 45 [28; 59] лет»
    _Markup("[", re.compile(r"(?<=[\w.,;!?»”\")%$€₽°])(?:[ ]?\[\d{1,3}(?:[,–-][ ]?\d{1,3})*\])+"), lambda match: ""),
    _Markup("[", re.compile(rf"(?<=[а-яё.,»”\")])(?:[ ]?\[{_SOURCE}(?:[,;–-][ ]?{_SOURCE})*\])+"), lambda match: ""),
    # этот обычай описан [Лосева 2011: 87]
    _Markup(
        "[",
        re.compile(
            r"(?<=[а-яё.,»”\")])[ ]?\[[А-ЯЁ][а-яё-]+(?:[ ]и[ ](?:др\.|[А-ЯЁ][а-яё-]+))?,?[ ]"
            r"(?:18|19|20)\d\d[а-я]?(?::[ ]?\d{1,4}(?:[–-]\d{1,4})?)?\]"
        ),
        lambda match: "",
    ),
    # [https://example.org/1 рассказал], [рассказал](https://example.org/1), [[Кострома|в Костроме]]
    _Markup("[", re.compile(r"\[(?:https?:)?//[^\s\[\]]+[ ](?P<told>[^\[\]\n]+)\]"), lambda match: match["told"]),
    _Markup("[", re.compile(r"\[(?P<told>[^\[\]\n]+)\]\(https?://[^\s()]+\)"), lambda match: match["told"]),
    _Markup("[", re.compile(r"\[\[(?:[^\[\]|\n]+\|)?(?P<told>[^\[\]|\n]+)\]\]"), lambda match: match["told"]),
    # where a sentence begins, the note is of the one before: «[1] К осени»
    _Markup("[", re.compile(r"\A\[\d{1,2}\][ ](?=[А-ЯЁ][а-яё]*[ ][а-яё\d])"), lambda match: ""),
    # полезно¹, «так»²; behind the one or two letters of a unit it is a power
    _Markup(
        "¹²³⁴⁵⁶⁷⁸⁹",
        re.compile(r"(?:(?<=[а-яё]{3})(?<!сек)|(?<=[»”\")]))[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}(?!\w)"),
        lambda match: "",
    ),
    # матчи 2, 4* и 6* мая: a note says that they may not take place
    _Markup("*", re.compile(r"(?<=\d)\*(?=(?:(?:,|[ ]и)[ ]\d{1,2}\*?)*[ ](?P<month>[а-яё]+))"), _note_on_day),
    # Sotheby`s, Christie”s
    _Markup("`”", re.compile(r"(?<=[A-Za-z]{3})[`”](?=s(?!\w))"), lambda match: "'"),
    # об'ём, с'езд; зам'ок, Б'ольшая, сло'во
    _Markup("'", re.compile(r"(?<=[бвдзсть])'(?=[еёюя][а-яё])"), lambda match: "ъ"),
    _Markup(
        "'",
        re.compile(r"(?<=[А-Яа-яё])'(?=[аеёиоуыэюя])|(?<=[а-яё][аеиоуыэюя])'(?=[бвгджзйклмнпрстфхцчшщ])"),
        lambda match: "",
    ),
    # $E = mc^2$
    _Markup("$", re.compile(r"\$(?=[A-Za-z\\])(?=[^$\n]*[=^_\\+])(?P<formula>[^$\nЀ-ӿ]{1,80})\$"), _formula),
    # \(E = mc^2\)
    _Markup("\\", re.compile(r"\\\((?P<formula>[^$\nЀ-ӿ]{1,80}?)\\\)"), _formula),
    # UTC-05:00, GMT+05:30
    _Markup("T", _OF_ZONE, _hours_of_zone),
    # убыток (2,2) млрд: a loss, as accountants write it
    _Markup(
        "(",
        re.compile(r"\((?P<loss>\d{1,3}(?:[ ]\d{3})*(?:,\d+)?)\)(?=[ ](?:тыс|млн|млрд|трлн)(?![а-яё]))"),
        lambda match: "−" + match["loss"],
    ),
    # 1.5e-3, 2E+6: powers of ten, as programs write them
    _Markup(
        "eE",
        re.compile(
            r"(?<![\w.,])(?P<times>\d+(?:[.,]\d+)?)(?:e|(?<=[.,]\d)E|(?<=[.,]\d\d)E)(?P<power>(?:[+-]|(?<=[.,]\d[eE])|(?<=[.,]\d\d[eE]))\d{1,3})(?![\w.,-]\w|\w)"
        ),
        _power_of_ten,
    ),
    # топ-15 % вузов
    _Markup("%", re.compile(r"(?<=\b[Тт][Оо][Пп])-(?=\d{1,2}(?:,\d)?[ ]?%)"), lambda match: " "),
    # $AAPL
    _Markup("$", re.compile(r"(?<![\w$])\$(?=[A-Z]{2,5}(?![\w$]))"), lambda match: ""),
    # :-) ;) =( and the brackets that stand for a smile
    _Markup(")(D", re.compile(r"[:;=](?<!\S.)['’]?-?[)(DP*]+(?=[\s.,!?]|$)"), lambda match: ""),
    _Markup(")", re.compile(r"\)(?<=[а-яё.!?].)\)+(?=\s|$)"), lambda match: ""),
)


_SIGNS = frozenset("".join(kind.sign for kind in _KINDS))


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of the text and what is read in its place."""

    start: int
    end: int
    spoken: str


def markup(text: str) -> list[Cut]:
    """Find the markup of a text, in order, none overlapping another."""
    signs = frozenset([sign for sign in _SIGNS if sign in text])
    if not signs:
        return []
    found: list[Cut] = []
    for kind in _KINDS:
        if not signs.isdisjoint(kind.sign):
            found += [Cut(match.start(), match.end(), kind.spoken(match)) for match in kind.pattern.finditer(text)]
    found.sort(key=lambda cut: (cut.start, -cut.end))
    kept: list[Cut] = []
    for cut in found:
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return kept
