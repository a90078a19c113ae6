"""Days of a month: «с 5 по 12 мая 2024 г.», «1 и 2 мая», 05.08.2008, 2014-01-22, «03-фев-2002», 5.III.1980."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import INTO, Governor, How, preposition_cases
from briefing.normalization.grammar.morphology import adjectives, analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import calendar, joints
from briefing.normalization.rules import roman_numerals, times
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.dotted import Dotted, meaning
from briefing.normalization.rules.triggers import Beside
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_YEAR = r"(?P<year>[12]\d{3}|\d{2}(?=[ ]?г(?:\.|ода|\b)))(?:-?(?P<bare>го)\b)?(?:[ ]?(?P<mark>года|г\.|г\b|год\b))?"
_JOINTS = ("и", "или", "по", "до", "на", "к")
_GLIMPSE = 3  # characters: a space and two letters


@cache
def _days() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, calendar.months_behind_a_day()), key=len, reverse=True))
    return re.compile(
        r"(?P<days>\d{1,2}(?:-?(?:го|ого|е|ое|му|ому)\b)?"
        rf"(?:(?:[ ]?[-–—][ ]?|,[ ]|[ ](?:{'|'.join(_JOINTS)})[ ])\d{{1,2}}(?:-?(?:го|ого|е|ое)\b)?){{0,30}})"
        r"(?:[ ]\((?P<style>\d{1,2})\))?"
        rf"(?:[ ]|(?<=[\d])-)(?P<month>{names})(?![а-яё])(?:,?[ -]{_YEAR}(?![\d%]))?",
        re.IGNORECASE,
    )


_DAY = re.compile(
    r"(?P<joint>[-–—,]|и|или|по|до|на|к)?[ ]?(?P<day>\d{1,2})(?:-?(?:го|ого|е|ое|му|ому))?", re.IGNORECASE
)
_AGAIN = re.compile(r"(?P<day>\d{1,2})(?:,| и| или)[ ](?P<preposition>с|до|по|на|к)[ ](?=\d)")


@cache
def _day_itself() -> re.Pattern[str]:
    """Give the pattern of what is told of a day itself, behind its date."""
    return re.compile(
        rf"(?:, [а-яё]+,)?[ ](?:[—–-] (?:это )?(?:{'|'.join(calendar.weekday_names())}|выходной|нерабочий)\b"
        r"|выпал[оа]?\b|выпада[ею]т\b|выпадет\b|приходится\b|пришлось\b|придётся\b"
        r"|объявлен[оа]? (?:(?:не)?рабочим|выходным))"
    )


_MADE_A_DAY = re.compile(
    r"(?i:рабочим|выходным|праздничным)(?: дн[её]м)? "
    r"(?:также )?(?:станет|стало|будет|объявлено|считается)(?: также)? \Z"
)
_GLANCE = 60  # characters before a date
_DEFINED = re.compile(r"[ ][—–-][ ]\D")
_TO_A_DAY = ("к", "ко", "на", "по", "с", "до")  # behind «в» and «во» a date is told in the genitive
_NUMERIC = (
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})(?!\d|\.\d)"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])"),
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\d/])"),
    re.compile(r"(?P<day>\d{2})-(?P<month>\d{2})-(?P<year>\d{4}|\d{2})(?![\d-])"),
)
_ROMAN = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\.[ ]?|[/-])(?P<month>{roman_numerals.RUN})(?:\.[ ]?|[/ -])"
    r"(?P<year>[12]\d{3}|(?<=\.)\d{2})(?!\d|\.\d)"
)
_DOTTED = re.compile(r"(?P<day>[0-3]\d)\.(?P<month>[01]\d)(?!\d|[.,]\d)")
_HEADING = re.compile(r"[1-9]\.[1-9]\.\d{1,2}[ ][А-ЯЁ][а-яё]")
_LAST_YEAR = 2199
_DASHES = "-–—"
_TELLING = ("—", "–", "-", ":")
_SUBJECT_REACH = 5  # words before a dash among which the noun is looked for that a date tells
_IS = "является"  # little but a day is before a date: «точкой отсчёта является 12 июля»
_NAMED_REACH = 8  # words before a linking verb: «Пиковыми днями отправки посылок за границу станут 5 и 6 мая»
_MORE_DAYS = frozenset(",(-–—ипднкгоем")  # with what a joint, an ending or a bracket begins
_YEAR_MARK = re.compile(r"[ ]?(?:года|г\.|г\b)")


def before_month(beside: Beside) -> bool:
    """Of days: before a month, another day («5–7 мая», «5 и 7 мая»), an ending («5-го») or a bracket."""
    return beside.next.lower() in _behind_a_day()


@cache
def _behind_a_day() -> frozenset[str]:
    return _MORE_DAYS.union(month[0] for month in calendar.months_behind_a_day())


@cache
def _words_behind_a_day() -> frozenset[str]:
    """Give the first two letters of what may stand in letters behind a day and a space: months and joints."""
    return frozenset(f"{word} "[:2] for word in (*calendar.months_behind_a_day(), *_JOINTS))


def day_of_month(context: Context, index: int) -> Reading | None:
    """Read one or more days with their month and, where it is written, the year."""
    text = context.text
    behind = text.behind(index, _GLIMPSE)
    if behind[1:2].isalpha() and behind[0] == " " and behind[1:].lower() not in _words_behind_a_day():
        return None  # most numbers: a pattern of all months takes its time
    match = _days().match(text.clean, text.start[index])
    if match is None:
        return _before_another(context, index)
    parts = [(joints.joint((part["joint"] or "").lower()), int(part["day"])) for part in _DAY.finditer(match["days"])]
    if not all(1 <= day <= calendar.LAST_DAY for _, day in parts):
        return None
    governor = context.govern(index)
    case = _case(context, index, governor, match.end())
    if context.number is not None and context.number.kind is Kind.DATE and text.lower(index - 1) == "и":
        case = context.number.case  # «между 1 мая и 3 июня»
    spoken = _say_days(parts, case)
    if match["style"]:  # of the other calendar: «10 (22) ноября»
        spoken += f" ({numerals.ordinal(int(match['style']), case, Gender.NEUT)})"
    spoken += " " + calendar.months_behind_a_day()[match["month"].lower()]
    end = match.end()
    if match["year"] is None:
        end = stops.behind(text.clean, end)
    if match["year"]:
        spoken += " " + numerals.ordinal(int(match["year"]), Case.GENT)
        if match["mark"] or (not match["bare"] and not calendar.shares_year(text.clean, end)):
            spoken += " года"
        end = stops.behind(text.clean, end)
    return Reading(match.start(), end, spoken, f"date, {case}", case=case, kind=Kind.DATE)


def _before_another(context: Context, index: int) -> Reading | None:
    """«с 1 и с 3 апреля»: the month stands behind the second day, whose preposition is said again."""
    text, before = context.text, context.text.lower(index - 1)
    again = _AGAIN.match(text.clean, text.start[index])
    if again is None or again["preposition"] != before:
        return None
    if _days().match(text.clean, again.end()) is None or not 1 <= int(again["day"]) <= calendar.LAST_DAY:
        return None
    case = context.govern(index).first
    spoken = numerals.ordinal(int(again["day"]), case, Gender.NEUT)
    return Reading(again.start(), again.end("day"), spoken, f"date, {case}", case=case, kind=Kind.DATE)


def _case(context: Context, index: int, governor: Governor, end: int) -> Case:
    text = context.text
    if governor.how is How.PREPOSITION and governor.token == index - len(governor.words.split()):
        return governor.first
    if text.lower(index - 1) in word_list("before_nominative_date"):
        return Case.NOMN
    return _case_of_weekday(context, index) or (Case.NOMN if _is_told(text, index, end) else Case.GENT)


def _case_of_weekday(context: Context, index: int) -> Case:
    """Give the case of the day of the week before a comma, which a date shares; none where none stands there."""
    text, day = context.text, index - 2
    if day < 0 or text.word[index - 1] != "," or not calendar.is_weekday(text.lower(day)):
        return Case.NONE
    outer = context.govern(day)
    if text.lower(day - 1) in word_list("before_nominative_date"):
        return Case.NOMN  # «сегодня понедельник, 23 ноября»
    if outer.how is How.PREPOSITION and outer.words in _TO_A_DAY:
        return outer.first  # «к понедельнику, 23 ноября»
    return Case.NOMN if _stands_alone(text, day) else Case.NONE  # «Понедельник, 25 августа»


def _is_told(text: Text, index: int, end: int) -> bool:
    """Whether a day is what is told, or what is told of, and not when: «Дата отъезда — 5 мая», «9 мая выпало …»."""
    begins, clean = text.start[index], text.clean
    if _day_itself().match(clean, end) or _MADE_A_DAY.search(clean, max(0, begins - _GLANCE), begins):
        return True  # «рабочим днём станет 2 ноября»
    if index == 0 and _DEFINED.match(clean, end) and not _people_follow(text, end):
        return True  # «8 марта — праздник»
    return _is_told_of_noun(text, index) or _is_predicate(text, index)


def _people_follow(text: Text, end: int) -> bool:
    """«4 декабря — женщины»: on that day they do what was told before."""
    word = text.at(end) + 1
    return text.is_word(word) and any(
        one.animate and one.case is Case.NOMN and one.number is Number.PLUR for one in analyses(text.word[word])[:1]
    )


def _stands_alone(text: Text, index: int) -> bool:
    """Whether a day of the week opens a line or stands behind a dash, in the nominative."""
    opens = index == 0 or text.broken(index) or text.word[index - 1] in _TELLING
    return opens and any(one.case is Case.NOMN for one in analyses(text.word[index]))


def _is_told_of_noun(text: Text, index: int) -> bool:
    """Whether a noun in the nominative that names a day stands before, and a dash or colon between."""
    if text.lower(index - 1) not in _TELLING or (text.glued(index - 1) and text.word[index - 1] != ":"):
        return False
    for left in text.words_back(index - 2, _SUBJECT_REACH):
        named = [one for one in analyses(text.word[left]) if one.lemma in word_list("named_by_date")]
        if named:
            while text.is_word(left - 1) and adjectives(text.word[left - 1]):
                left -= 1
            alone = not preposition_cases(text.lower(left - 1))
            return alone and any(one.case is Case.NOMN and one.number is Number.SING for one in named)
    return False


def _is_predicate(text: Text, index: int) -> bool:
    """Whether a linking verb stands before, and before it what is a day or days, in the instrumental."""
    if not text.is_word(index - 1) or analyses(text.word[index - 1])[0].lemma not in word_list("linked_to_dates"):
        return False
    for left in text.words_back(index - 2, _NAMED_REACH):
        named = [one for one in analyses(text.word[left]) if one.pos == "NOUN" and one.case is Case.ABLT]
        if any(one.lemma in word_list("named_by_date") or text.lower(index - 1) == _IS for one in named):
            return True
    return False


def _say_days(parts: list[tuple[str, int]], case: Case) -> str:
    between = [joint for joint, _ in parts[1:]]
    cases = joints.cases(between, case, first=case)
    spoken = [numerals.ordinal(day, own, Gender.NEUT) for (_, day), own in zip(parts, cases, strict=True)]
    return joints.join(spoken, between)


def numeric_date(context: Context, index: int) -> Reading | None:
    """Read a date written in digits; two digits of a year are read as they are («ноль шестого года»)."""
    text = context.text
    start = text.start[index]
    ranged = _ends_range(context, start)
    if not ranged and _goes_on_from(text.clean, start):
        return None
    for pattern in _NUMERIC:
        match = pattern.match(text.clean, start)
        if match is None:
            continue
        month = int(match["month"])
        if not _is_day(int(match["day"]), month, int(match["year"])):
            continue
        if _HEADING.match(text.clean, start) and (index == 0 or text.broken(index)):
            return None  # «4.2.19 Лыжные гонки»
        reading = _say_numeric(context, index, match, month)
        return reading._replace(start=start - 1, spoken=f" — {reading.spoken}") if ranged else reading
    return None


def _ends_range(context: Context, start: int) -> bool:
    """Whether a dash joins a date to the one just read: «17.07.2024-02.08.2024»."""
    last = context.last
    return (
        last is not None
        and last.kind is Kind.DATE
        and last.end == start - 1
        and context.text.clean[start - 1] in _DASHES
    )


def roman_month(context: Context, index: int) -> Reading | None:
    """Read a date with its month in Roman numerals, as in archives: «5.III.1980», «12/V 1905 г.»."""
    text = context.text
    match = _ROMAN.match(text.clean, text.start[index])
    if match is None or _goes_on_from(text.clean, match.start()):
        return None
    month = roman_numerals.value(match["month"])
    if not _is_day(int(match["day"]), month, int(match["year"])):
        return None
    return _say_numeric(context, index, match, month)


def _goes_on_from(clean: str, start: int) -> bool:
    """Whether a number only ends a longer code: «А5.03.1980», «1/5.III.1980»."""
    return start > 0 and (clean[start - 1].isalnum() or clean[start - 1] in ".-/")


def _is_day(day: int, month: int, year: int) -> bool:
    return calendar.is_day(day, month) and year <= _LAST_YEAR


def _say_numeric(context: Context, index: int, match: re.Match[str], month: int) -> Reading:
    governor = context.govern(index)
    case = governor.behind_preposition(Case.GENT)
    if case is Case.ACCS and governor.words in INTO:
        case = Case.GENT
    written = match["year"]
    year = numerals.ordinal(int(written), Case.GENT)
    if len(written) == 2 and written[0] == "0":
        year = "ноль " + year
    clean, end = context.text.clean, match.end()
    born = calendar.OF_BIRTH.match(clean, end)
    mark = born or _YEAR_MARK.match(clean, end)
    if mark:
        end = stops.behind(clean, mark.end())
    year += " года рождения" if born else " года"
    hour, end = times.of_a_log(clean, end)
    day = numerals.ordinal(int(match["day"]), case, Gender.NEUT)
    spoken = f"{day} {calendar.genitives()[month - 1]} {year}{hour}"
    return Reading(match.start(), end, spoken, f"date in digits, {case}", case=case, kind=Kind.DATE)


def day_dot_month(context: Context, index: int) -> Reading | None:
    """Read «05.08» as a day where the text is about days."""
    match = _DOTTED.match(context.text.clean, context.text.start[index])
    if match is None or meaning(context, index) is not Dotted.DAY:
        return None
    governor = context.govern(index)
    case = governor.behind_preposition(Case.GENT) if governor.words not in INTO else Case.GENT
    day = numerals.ordinal(int(match["day"]), case, Gender.NEUT)
    spoken = f"{day} {calendar.genitives()[int(match['month']) - 1]}"
    return Reading(match.start(), match.end(), spoken, "date in digits", kind=Kind.DATE, case=case)
