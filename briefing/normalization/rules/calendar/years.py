"""Years with «год» or a sign that they are years, and seasons: «в 2021 году», «1941—1945 гг.», «сезона 2021/22»."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import INTO, NONE, Governor, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import adjectives, may_stand_in, nouns
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.items import Item, looks_like_year
from briefing.normalization.quantity.place import case_cut_short
from briefing.normalization.quantity.unit_letters import is_weight
from briefing.normalization.rules.calendar import bare_years, years_beside
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.objects import person_follows

_BORN = re.compile(r"[Рр]\.[ ](?:в[ ])?(?P<year>1[89]\d\d|20[0-2]\d)(?:[ ]?г\.|[ ]году|(?=[),;]))")
_SPACED_DASH = re.compile(r"[ ][—–-][ ](?=[а-яё])")
_UNTIL_NOW = re.compile(r"[ ]?[–—-][ ]?н\.[ ]?в\.")
_FIRST_SHORT, _CENTURY = 10, 100
_DECADE_WORDS = {"годы": Case.NOMN, "годов": Case.GENT, "годах": Case.LOCT}
"""Forms of «год» that are not counted by a number: «60 лет», but «60 годов» are a decade."""

Step = Callable[[Context, int, list[Item]], Reading | None]
_SEASON = re.compile(r"(?P<first>(?:19|20)\d\d|\d\d)/(?P<second>(?:19|20)\d\d|\d\d)(?![\d/])")
_STUDY = re.compile(r"[ ]уч(?:еб)?(?:н)?\.[ ]?г(?:\.|од[ау]?(?![а-яё]))")


def year(context: Context, index: int) -> Reading | None:
    """Read a number, or a series of them, that names years."""
    items = context.series(index)
    steps: tuple[Step, ...] = (_early_before_short_word, _ancient, _decade, _short)
    if any(map(looks_like_year, items)):
        items = [_full(item, items[0]) for item in items]
        steps = (_of_birth_or_make, _until_now, _before_short_word, _decade, _before_word, _of_post, bare_years.bare)
    return next((reading for step in steps if (reading := step(context, index, items)) is not None), None)


@where(_BORN)
def born(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «(р. 1965)» and «(р. в 1965 г.)» as «1965 года рождения»."""
    spoken = numerals.ordinal(int(match["year"]), Case.GENT) + " года рождения"
    return Reading(match.start(), stops.behind(context.text.clean, match.end()), spoken, "year of birth")


def _full(item: Item, first: Item) -> Item:
    """Complete a shortened year: 1997-98, 1941-45."""
    if item.joint == joints.DASH and item.is_whole and len(item.written) == 2 and looks_like_year(first):
        century = first.whole // 100 * 100
        if century + item.whole > first.whole:
            return item._replace(whole=century + item.whole, written=str(century + item.whole))
    return item


def _of_birth_or_make(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«Иванов, 1990 г. р.», «братья 1981 и 1990 г. р.»."""
    last = items[-1]
    born = calendar.OF_BIRTH.match(context.text.clean, last.number_end)
    if born is None or not looks_like_year(last):
        return None
    years = [numerals.ordinal(item.whole, Case.GENT) for item in items]
    spoken = joints.join(years, [item.joint for item in items[1:]])
    spoken += f" {calendar.BEGUN[born['what']]}".replace("года", "годов" if len(items) > 1 else "года")
    end = stops.behind(context.text.clean, born.end())
    return Reading(items[0].start, end, spoken, "year of birth", kind=Kind.YEAR, case=Case.GENT)


def _before_short_word(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«в 1990 г.», «1941–1945 гг.», but «масса 1200–1500 г.»."""
    mark = calendar.SHORT_YEAR.match(context.text.clean, items[-1].number_end)
    if mark and is_weight(context.text.clean, items[0].start):
        return None
    return _with_short_word(context, index, items, mark) if mark and looks_like_year(items[-1]) else None


def _early_before_short_word(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«с 862 по 879 гг.», «(862–879 гг.)», «в 44 г. до н. э.»: short numbers, but nothing else than years."""
    last, clean = items[-1], context.text.clean
    mark = calendar.SHORT_YEAR.match(clean, last.number_end)
    if mark is None:
        return None
    several = len(items) > 1 and calendar.is_plural(mark["mark"])
    told = several or last.joint == "по" or context.text.lower(index - 1) == "["
    early = last.whole >= 100 and (told or _opens_chronicle(context, index, mark))
    if not early and not calendar.is_ancient(clean, mark.end()):
        return None
    return _with_short_word(context, index, items, mark)


def _opens_chronicle(context: Context, index: int, mark: re.Match[str]) -> bool:
    """«В 862 г. летописец …»: nothing is weighed that would stand in the genitive."""
    text = context.text
    if text.lower(index - 1) not in INTO or not mark["mark"].endswith("."):
        return False
    behind = text.at(mark.end())
    forms = nouns(text.word[behind]) if text.is_word(behind) else []
    return behind < text.count and not may_stand_in(forms, Case.GENT)


def _with_short_word(context: Context, index: int, items: list[Item], mark: re.Match[str]) -> Reading:
    governor = context.govern(index)
    between = [item.joint for item in items[1:]]
    case = joints.SECOND_CASE.get(items[-1].joint) or case_of_year(context, index, governor)
    governed = any(joint in joints.SECOND_CASE for joint in between)
    several = between and (calendar.is_plural(mark["mark"]) or not governed)
    word = calendar.YEAR_FORMS[Number.PLUR if several else Number.SING][case]
    spoken = f"{years_beside.say(items, governor, case)} {word}"
    end = stops.behind(context.text.clean, mark.end())
    return Reading(items[0].start, end, spoken, f"year, {case} ({governor.words})", kind=Kind.YEAR, case=case)


def _ancient(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«в 44 до н. э.»."""
    if items[-1].head is not None or not calendar.is_ancient(context.text.clean, items[-1].number_end):
        return None
    governor = context.govern(index)
    case = case_of_year(context, index, governor)
    return years_beside.without_word(items, years_beside.say(items, governor, case), "ancient year", case)


def _are_short_years(items: list[Item]) -> bool:
    """«В 38–39 годах»: two years, one behind the other, without their centuries."""
    first, last = items
    return first.is_whole and last.joint in (joints.DASH, "и") and _FIRST_SHORT <= first.whole < last.whole < _CENTURY


def _decade(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«в 60 годы», «к концу 70 годов»: tens of years counted by a word that counts no years."""
    last = items[-1]
    head = last.head
    if head is None or head.kind is not Counted.NOUN or not last.is_whole:
        return None
    case = _DECADE_WORDS.get(context.text.lower(head.token))
    if case is not None and len(items) == 2 and _are_short_years(items):
        years = [numerals.ordinal(item.whole, case) for item in items]
        return years_beside.without_word(items, joints.join(years, [last.joint]), f"short years, {case}", case)
    if len(items) > 1 or case is None or last.whole % 10 or not last.whole % 100:
        return None
    if any(one.lemma == "световой" for one in head.adjectives):
        return None
    spoken = numerals.ordinal(last.whole, case, Gender.PLUR)
    return years_beside.without_word(items, spoken, f"decade, {case}", case)


def _of_post(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«1995–1997 — командующий армией; 1998 — первый заместитель министра»: who somebody was, in a list of years."""
    text, last = context.text, items[-1]
    dash = _SPACED_DASH.match(text.clean, last.number_end)
    opens = text.opens_line(index) or text.word[index - 1] in (";", ".")
    if dash is None or not opens or not all(map(looks_like_year, items)):
        return None
    if len(items) > 1 and (len(items) > 2 or last.joint != joints.DASH):
        return None
    post = text.at(dash.end())
    forms = nouns(text.lower(post)) if text.is_word(post) else ()
    several = any(one.is_genitive_plural for one in forms)  # «2000 — солдат»
    person = not several and any(one.animate and one.case is Case.NOMN for one in forms)
    if not person and not person_follows(text, post - 1, Number.SING):
        return None
    word = calendar.YEAR_FORMS[Number.SING if len(items) == 1 else Number.PLUR][Case.NOMN]
    spoken = f"{years_beside.say(items, NONE, Case.NOMN)} {word}"
    return years_beside.without_word(items, spoken, "years of a post", Case.NOMN)


def _until_now(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«Тренер (2005–н. в.)»: since when somebody or something is."""
    end = _UNTIL_NOW.match(context.text.clean, items[0].number_end)
    if end is None or not looks_like_year(items[0]):
        return None
    since = "" if context.text.lower(index - 1) == "с" else "с "
    spoken = f"{since}{numerals.ordinal(items[0].whole, Case.GENT)} года по настоящее время"
    return Reading(items[0].start, stops.behind(end.string, end.end()), spoken, "years of a post", kind=Kind.YEAR)


def _before_word(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«в 2021 году», «с 2010 по 2015 год»: the word stays as it is written and tells the case."""
    head = items[-1].head
    if head is None or head.kind is not Counted.NOUN:
        return None
    governor = context.govern(index)
    word = context.text.lower(head.token).removeprefix(calendar.OF_FARMING)
    if head.lemma != "год" and not (word != context.text.lower(head.token) and calendar.year_case(word)):
        return None
    if word == "лет":
        return None  # «за следующие 2000 лет»
    allowed = [form.case for form in nouns(word)]
    told = next((one for one in governor.cases if one in allowed), allowed[0])
    case = joints.SECOND_CASE.get(items[-1].joint, told)
    return years_beside.without_word(items, years_beside.say(items, governor, case), f"year, {case}", case)


def _short(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«в 90 году», «мая 21 года»: fewer digits are a year where the noun can't be counted so."""
    last = items[-1]
    if last.head is None or last.head.kind is not Counted.NOUN or not last.is_whole:
        return None
    word = context.text.lower(last.head.token)
    uncounted = word in ("году", "годом") and last.whole > 1
    dated = word in ("год", "года") and _is_dated(context, index, last)
    return _before_word(context, index, items) if uncounted or dated else None


def _is_dated(context: Context, index: int, item: Item) -> bool:
    """«договор 944 года», «в мае 21 года»."""
    text = context.text
    if calendar.is_month(text.lower(index - 1)):
        return True
    early = item.whole >= 100 and text.is_word(index - 1)
    return early and context.govern(index).how in (How.NOUN, How.RELATION)


def case_of_year(context: Context, index: int, governor: Governor) -> Case:
    """The case of a year with «г.»: its preposition's, the genitive behind a noun or month, else nominative."""
    if governor.how is How.PREPOSITION:
        return Case.LOCT if governor.words in INTO else governor.first
    last, text = context.number, context.text
    yearly = last is not None and last.kind is Kind.YEAR and last.case
    if last is not None and yearly and text.clean[last.end : text.start[index]].strip(" ") in LISTING:
        return last.case  # «по отчётам 2007 г. и 2008 г.»
    if told := bare_years.case_of_adjective(context, index):
        return told
    if governor.how is How.ADJECTIVE:
        return governor.first
    if governor.is_noun:
        return Case.GENT
    return Case.ABLT if governor.first is Case.ABLT else Case.NOMN  # «датировано 1905 г.»


@where(_SEASON)
def season(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «сезона 2021/22», «сезон 23/24», «в 2024/25 уч. г.» as two years."""
    text, clean, end = context.text, context.text.clean, match.end()
    joined = text.glued(index) and text.word[index - 1] in "-–" and text.glued(index - 1)  # «сезон-2024/25»
    first, last, short = int(match["first"]), int(match["second"]), len(match["first"]) == 2
    last += first // 100 * 100 if len(match["second"]) == 2 else 0
    if last != first + 1 or (short and not text.lower(index - 1 - joined).startswith("сезон")):
        return None
    marked = None if short else calendar.SHORT_YEAR.match(clean, end) or _STUDY.match(clean, end)
    governor, case, word, reason = context.govern(index), None, "", "two years of a season"
    if marked is not None:  # «сезона 2023/2024 гг.», «в 1998/99 г.»
        study = marked.re is _STUDY
        several = not study and calendar.is_plural(marked["mark"])
        case = case_of_year(context, index, governor) if several else case_cut_short(governor)
        described = f" {inflect('учебный', case, Number.SING, Gender.MASC)}" if study else ""
        word = f"{described} {calendar.YEAR_FORMS[Number.PLUR if several else Number.SING][case]}"
        end, reason = stops.behind(clean, marked.end()), "year of study" if study else "two years"
    elif not short:
        case = _year_of_study(text, end)
        case = Case.LOCT if case is Case.DATV and governor.words in INTO else case  # «в 2024/25 году»
    say = numerals.cardinal if case is None else lambda year: numerals.ordinal(year, case)
    return Reading(match.start() - joined, end, f"{' ' * joined}{say(first)} — {say(last)}{word}", reason)


def _year_of_study(text: Text, end: int) -> Case | None:
    """«в 2024/25 учебном году», «зимой 2024/25 года»: the case of the year that follows; None where none does."""
    index = text.at(end)
    if text.is_word(index) and (plain := calendar.year_case(text.lower(index).removeprefix(calendar.OF_FARMING))):
        return plain
    several = next((case for case, form in calendar.YEAR_FORMS[Number.PLUR].items() if form == text.lower(index)), None)
    if several:
        return several  # «в 2019/2020 годах»
    forms = adjectives(text.word[index]) if text.is_word(index) and text.is_word(index + 1) else []
    year = [one.case for one in nouns(text.word[index + 1]) if one.lemma == "год"] if forms else []
    return next((form.case for form in forms if form.number is Number.SING and form.case in year), None)
