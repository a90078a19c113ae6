"""Scores and ratios: 3:1, «со счётом 2-1», 10:0, масштаб 1:25 000."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import declined
from briefing.normalization.grammar.governor import ONTO
from briefing.normalization.grammar.ranked import names_numbers
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of, tells_goals
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text

_COLON = re.compile(r"(?P<first>\d{1,3})(?::|[ ]:[ ])(?P<second>\d{1,3}(?:[ ]\d{3})+(?!\d)|\d{1,6})(?![\d:]|[.,]\d)")
_TIE = r"(?:[ ]?\((?P<tie>\d{1,2})\))?"  # «7/6 (4)»
_SLASHED = re.compile(rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}}){_TIE}(?![\d/]|[.,]\d)")
_SET = r"(?:6/[0-4]|[0-4]/6|7/[56]|[56]/7)"
_SETS = re.compile(rf"{_SET}(?:[ ]?\(\d{{1,2}}\))?,[ ]{_SET}(?![\d/])")
_SCREENS = frozenset(["16:9", "18:9", "19:9", "20:9", "21:9", "32:9"])
_DECIMALS = re.compile(  # «19,5:9», «0,5:0,5»
    r"(?P<whole>\d{2})[.,](?P<part>\d):(?P<side>9|10)(?![\d:]|[.,]\d)"
    r"|(?P<first>\d{1,2}),(?P<half>\d)[ ]?:[ ]?(?P<second>\d{1,2}),(?P<other>\d)(?![\d:])"
)
_TO_ONE = re.compile(r"(?P<first>\d{4,7}):(?P<second>1)(?![\d:]|[.,]\d)")  # «контрастность 1500:1»
_KINDS = {"": Kind.SCORE, "к": Kind.RATIO, "на": Kind.SIDES}
"""What two numbers are, by the word that is said between them."""
_LISTED = (" или ", " и ", ", ")  # between two ratios
_THRICE = re.compile(r"\d{1,3}:\d{1,3}:\d{1,3}(?![\d:])")
_REACH = 4  # tokens before a score in which a word of sport is looked for
_GOALS = re.compile(r"\b(?:[Гг]ол(?:ы|ов|а)?|пенальти|автогол|[Уу]далени[ея]|[Пп]редупреждени[ея])\b")
_MINUTE = re.compile(r"(?P<minute>\d{1,3})(?:\+(?P<added>\d{1,2}))?['’′](?![\w'’′])")
_GOAL = re.compile(r"\((?:на )?\d{1,3}-[яй] минут[^)\n]{0,40}\)")
_TOLD_WITH_SCORE = re.compile(r"\d:\d{1,2} [–—-] [А-ЯЁ][\w. -]{1,40} \(\Z")  # «1:0 – Котов (5)»
_SCORED = re.compile(
    r"\b(?:[Оо]т(?:личил|метил)(?:ись|ся|ась)|[Зз]абил[аи]?|забросил[аи]?|[Гг]олы:)(?=[ ,])[^.!?\n]{0,200}\Z"
)  # «отличился Котов (24)»
_FEWEST = 10  # from which on a number behind who scored is a minute and not how often
_MINUTES = re.compile(r"\d{1,3}(?:, \d{1,3}){0,9}(?=\)|,? [–—-] |, обе |, (?:с )?пен|, автогол)")
_FROM = ("углового", "штрафного", "пенальти", "метрового")
_LISTED_MINUTE = re.compile(r"\d{1,3}(?=[,;.\n]|\Z|[ ][(–—-])(?![.,]\d)")  # «Голы: Котов, 72, Лисин, 87 (2:0)»
_LATER = re.compile(r"\)[^.!?\n()]{1,60}\(\d\d[,)]")  # «Котов (7) и Лисин (52)»
_EARLIER = re.compile(r"\(\d\d\)[^.!?\n()]{1,80}\(\Z")  # «Котов (52), у гостей Лисин (7)»
_LONGEST_LIST = 400  # characters around the minute of a goal among which another, or the score, is told
_LONGEST_MATCH = 130  # minutes, extra time among them
DECIDED = {"ОТ": "в овертайме", "Б": "по буллитам", "ПБ": "по буллитам", "БУЛ": "по буллитам"}
"""What stands behind a score, of the time or the shots in which a match was decided."""
_PENALTIES = " пен."
_OVERTIME = re.compile(r"[ ](?P<which>[2-9])[ ]?ОТ(?!\w)")
_ADVANTAGE = re.compile(r",?[ ](?:[-–—][ ])?(?P<how>бол|мен|п\.[ ]?в)\.(?=[),;])")  # «(0:1 – бол.)»
_WITH = {"бол": "в большинстве", "мен": "в меньшинстве", "п": "в пустые ворота"}
_AT = re.compile(r"(?P<first>\d{1,2})\.(?P<second>[0-5]\d)(?=\)|[ ][-–—][ ])")
_SECONDS = re.compile(r"0\d")
_BEHIND_SCORE = ("в", "и", "по", "на", "после", "над", "а", "у", "с", "к")
_DASH = re.compile(r"(?P<first>\d{1,3})[-–](?P<second>\d{1,3})(?![\d-]|[.,]\d|[ ]?%)")


def with_decimals(context: Context, index: int) -> Reading | None:
    """Read the sides of a screen, 19,5:9, its contrast, 1500:1, and 0,5:0,5 of chess."""
    contrast = _TO_ONE.match(context.text.clean, context.text.start[index])
    if contrast is not None:
        return _score(contrast, "к")
    match = _DECIMALS.match(context.text.clean, context.text.start[index])
    if match is None:
        return None
    first = numerals.decimal(int(match["whole"] or match["first"]), match["part"] or match["half"])
    if match["side"]:
        spoken = f"{first} на {numerals.cardinal(int(match['side']))}"
        return Reading(match.start(), match.end(), spoken, "sides of a screen", kind=Kind.SIDES)
    spoken = f"{first} — {numerals.decimal(int(match['second']), match['other'])}"
    return Reading(match.start(), match.end(), spoken, "score", kind=Kind.SCORE)


@where(_COLON)
def colon(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read two numbers with a colon between them, one after the other."""
    text = context.text
    if text.clean[match.end() : match.end() + 2].lstrip(" ")[:1] == "=":
        return _score(match, "разделить на")  # «12:4=3»
    if (joint := _joint_before(context, match)) is not None:
        return _score(match, joint)
    wide = match.group() in _SCREENS and not _is_of_match(context, index)
    if wide or speaks_of(text, index, "formats", before=_REACH):
        return _score(match, "на")
    if speaks_of(text, index, "ratios", before=_REACH) or (int(match["first"]) == 1 and len(match["second"]) > 2):
        return _score(match, "к")
    return _score(match)


def _is_of_match(context: Context, index: int) -> bool:
    """«Проиграли сет 16:9», «вёл 11:9, затем 16:9»: a match is spoken of, or another score stands before."""
    last = context.number
    if last is not None and last.kind is Kind.SCORE:
        return True
    return speaks_of(context.text, index, "sport", "of_match", before=10, behind=10)


def _joint_before(context: Context, match: re.Match[str]) -> str | None:
    """«16:9 или 16:10»: the word that joins the two numbers of the ratio before."""
    last = context.number
    if last is None or context.text.clean[last.end : match.start()] not in _LISTED:
        return None
    return next((joint for joint, kind in _KINDS.items() if joint and kind is last.kind), None)


@where(_SLASHED)
def slashed(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «со счётом 5/7», and the sets of tennis: «7/6(3), 6/4»."""
    text, last = context.text, context.last
    goes_on = last is not None and last.kind is Kind.SCORE and text.clean[last.end : match.start()] == ", "
    told = goes_on or text.lower(index - 1).startswith(("счет", "счёт")) or _SETS.match(text.clean, match.start())
    if not told:
        return None
    reading = _score(match)
    tie = f" ({numerals.cardinal(int(match['tie']))})" if match["tie"] else ""
    return reading._replace(spoken=reading.spoken + tie)


@where(_THRICE)
def thrice(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read 1:1:4 where the text speaks of a ratio: «один к одному к четырём»."""
    if not speaks_of(context.text, index, "ratios", before=10):
        return None
    first, *others = map(int, match.group().split(":"))
    said = [numerals.cardinal(first), *(numerals.cardinal(number, Case.DATV) for number in others)]
    return Reading(match.start(), match.end(), " к ".join(said), "ratio of three", kind=Kind.RATIO)


@where(_MINUTE)
def minute(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «Петров, 74'» near a score: the minute of a goal."""
    text = context.text
    if int(match["minute"]) > _LONGEST_MATCH:
        return None
    near = max(0, match.start() - _LONGEST_LIST), match.end() + _LONGEST_LIST
    told = _is_of_player(context, index) or _COLON.search(text.clean, *near) or _GOALS.search(text.clean, *near)
    if not told and not speaks_of(text, index, "sport", before=_REACH):
        return None
    governor = context.govern(index)
    case = Case.LOCT if governor.words in ONTO else governor.behind_preposition(Case.NOMN)
    name = declined("*минута")
    spoken = name.nth(int(match["added"] or match["minute"]), case)
    if match["added"]:
        spoken = f"{numerals.cardinal(int(match['minute']), case, name.gender)} плюс {spoken}"
    return Reading(match.start(), match.end(), spoken, "minute of a match", kind=Kind.ORDINAL)


def _is_of_player(context: Context, index: int) -> bool:
    """«Котов (11', 32')»: brackets behind a name."""
    text, last = context.text, context.last
    if last is not None and last.kind is Kind.ORDINAL and text.clean[last.end : text.start[index]] == ", ":
        return True
    return text.word[index - 1] == "(" and text.is_word(index - 2) and text.word[index - 2][0].isupper()


def goal(context: Context, index: int) -> Reading | None:
    """Read «Петров (22-я минута), Иванов (31, 47)»: the minutes of further goals."""
    text = context.text
    if text.word[index - 1] == "," and tells_goals(text, index):
        return _listed_goal(text, index)
    if text.word[index - 1] != "(" or not text.glued(index):
        return None
    minutes = _MINUTES.match(text.clean, text.start[index])
    if minutes is None:
        return None
    if not text.is_word(index - 2) or not text.word[index - 2][0].isupper():
        return None
    here, begins = text.start[index], max(0, text.start[index] - _LONGEST_LIST)
    another = _LATER.match(text.clean, minutes.end()) or _EARLIER.search(text.clean, begins, here)
    often = int(text.word[index]) < _FEWEST and not another
    scored = not often and _SCORED.search(text.clean, begins, here)
    if not (scored or _GOAL.search(text.clean, begins, here) or _TOLD_WITH_SCORE.search(text.clean, begins, here)):
        return None
    spoken = ", ".join(numerals.ordinal(int(one), Case.NOMN, Gender.FEMN) for one in minutes.group().split(", "))
    return Reading(minutes.start(), minutes.end(), spoken, "minute of a goal", kind=Kind.ORDINAL)


def _listed_goal(text: Text, index: int) -> Reading | None:
    """«Голы: Котов, 72, Лисин (Быков), 87, с углового, 90»: the minute behind who scored, or behind another of his."""
    match = _LISTED_MINUTE.match(text.clean, text.start[index])
    before = text.word[index - (3 if text.word[index - 2] == "." else 2)]  # «Котов А., 72»
    told = before.istitle() or before.isdecimal() or before == ")" or before in _FROM
    if match is None or int(match.group()) > _LONGEST_MATCH or not told:
        return None
    spoken = numerals.ordinal(int(match.group()), Case.NOMN, Gender.FEMN)
    return Reading(match.start(), match.end(), spoken, "minute of a goal", kind=Kind.ORDINAL)


@where(_AT)
def goal_time(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «Голы: 1:0 – Котов (Лисин, 18.32)»: the minute and second of a goal."""
    text = context.text
    return None if text.word[index - 1] not in (",", "(") or not tells_goals(text, index) else _score(match)


@where(_DASH)
def dash(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read 2-1 as a score: alone on its line, or where a word of sport stands before it; «дома 2-14» are houses."""
    text = context.text
    if text.is_word(index - 1) and names_numbers(text.word[index - 1]):
        return None
    alone = text.clean.strip(" .!") == match.group() and 10 > int(match["first"]) >= int(match["second"])
    if not alone and not speaks_of(text, index, "sport", before=_REACH):
        return None
    after = text.at(match.end(), index)
    counts = text.goes_on(after) and text.lower(after) not in _BEHIND_SCORE
    return None if counts else _score(match)


def decided(context: Context, index: int) -> Reading | None:
    """Read «3:2 ОТ», «3:2ОТ», «2:3 (Б)»: how a match was decided, behind its score."""
    text, last = context.text, context.last
    if last is None or last.kind is not Kind.SCORE or text.clean[text.end[index] : text.end[index] + 1].isalnum():
        return None
    if text.clean[last.end : text.start[index]] not in ("", " ", " (", ", ") or text.is_word(index + 1):
        return None
    return Reading(text.start[index], text.end[index], DECIDED[text.word[index]], "how a match was decided")


def _score(match: re.Match[str], joint: str = "") -> Reading:
    first = numerals.cardinal(int(match["first"]))
    second = numerals.cardinal(int(match["second"].replace(" ", "")), Case.DATV if joint == "к" else Case.NOMN)
    if _SECONDS.fullmatch(match["second"]):
        second = f"ноль {second}"  # «58:20, 59:01, 29:00»: a time of a match
    spoken = f"{first} {joint} {second}" if joint else f"{first} {second}"
    end = match.end()
    if not joint and (overtime := _OVERTIME.match(match.string, end)) is not None:  # «2:3 4ОТ»
        which = numerals.ordinal(int(overtime["which"]), Case.LOCT)
        spoken += f" в{'о' * which.startswith('вт')} {which} овертайме"
        end = overtime.end()
    elif not joint and match.string.startswith(_PENALTIES, end):  # «4:3 пен.»
        spoken, end = spoken + " по пенальти", stops.behind(match.string, end + len(_PENALTIES))
    elif not joint and (goal := _ADVANTAGE.match(match.string, end)) is not None:
        spoken, end = f"{spoken}, {_WITH[goal['how'].split('.')[0]]}", goal.end()
    kind = _KINDS.get(joint, Kind.RATIO)
    return Reading(match.start(), end, spoken, str(kind), kind=kind)
