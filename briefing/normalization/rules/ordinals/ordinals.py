"""Numbers with a grown-on ending: 3-й, 21-го, 1990-х, в 25-ти томах, 2-мя."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governor import INTO_OR_ONTO, Governor, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.ranked import is_ranked, names_numbers, ranked_in_series
from briefing.normalization.kinds import CASES, Case, Gender, Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.coordinated import coordinated
from briefing.normalization.quantity.coordinated_with_nouns import cases_of_adjective_before
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.units import find, unit
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.ordinals.ordinal_endings import (
    ENDINGS,
    FIRST_DECADE,
    FIRST_YEAR,
    candidates,
    linking_verb,
    place_taken,
)
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import DASHES, Text

_OF_ONE = ("й", "я")
_SERIES = re.compile(
    r"(?:(?P<earlier>\d0)[-–—](?=\d0[-–—]\d0-))?(?P<row>(?:\d{1,2},[ ]?){2,9}(?=\d{1,2}-[а-яё]))?"
    r"(?P<first>[1-9]\d{0,2}(?:[ ]\d{3})+(?=-)|\d+)"
    r"(?:(?P<joint>[ ]?[-–—][ ]?|[ ]и[ ]|[ ]или[ ]|,[ ])(?P<second>\d+))?"
    rf"(?:[-‑–]|[ ](?=х гг?\b|х год|[йю][ ][а-яё]{{3}})|(?=[а-яё]{{2}}|[йя][ ][А-ЯЁа-яё])"
    r"|(?=[хми][ ](?:\(?[а-яё]{3}|(?:до|или)[ ]\d))"
    rf"|(?<=[3-9]0)(?=х(?:[,.;:!?)]|[ ]и[ ]\d|\Z)))(?P<ending>{ENDINGS})"
    r"(?![а-яё\w]|-(?!\d))"
)
_IN_CAPITALS = re.compile(
    r"(?P<earlier>)(?P<row>)(?P<first>\d+)(?P<joint>)(?P<second>)-"
    r"(?P<ending>ГО|МУ|ЫЙ|ОЙ|АЯ|ОЕ|ЫЕ|ЫХ|Й|Я|Е|М|Х)(?=[ ][А-ЯЁ]{3,}(?![а-яё]))"
)
"""«68-ГО ФЕСТИВАЛЯ», in a headline."""
_CUT = re.compile(r"[ ](?P<cut>пол|четв)\.[ ]?(?=[IVXХ]|\d\d|в\.|века)")
_IN_RANKING = re.compile(r"[ ]в[ ](?:[а-яё]+[ ])?рейтинге(?:[ ][A-ZА-ЯЁ]{2,4})?(?=[ ][а-яё])")
_CUT_ADJECTIVES = re.compile(r"(?:[ ](?:гв|гор|обл|респ|дет|клин|мотостр|танк|пех)\.(?=[ ][а-яё]))+")
"""«76-й гв. дивизии», «в 5-й гор. больнице»."""
_NUMBERED_UNITS = ("км", "м", "мин", "мин.", "сек", "сек.", "нед", "нед.", "мес", "мес.", "сут", "сут.")
_CUT_NOUNS = {"пол": "половина", "четв": "четверть"}
_ALIKE = re.compile(r"(?:(?:[ ](?:и|или|на|по|до)[ ]|,[ ])\d+-[а-яё]{1,3}(?![а-яё])|[ ]\(\d+-[а-яё]{1,3}\)){1,24}")
_DECIDING = (How.PREPOSITION, How.VERB, How.ADJECTIVE, How.RELATION, How.COORDINATION)
_BEHIND_YEAR = re.compile(r"в[ ]\d{4}(?:-м|[ ]году|[ ]г\.)[ ]\([^()\n]{1,20}\)(?:,[ ]|,?[ ](?:и|а|или)[ ])\Z")
_BEHIND_NEXT = re.compile(r"[ ](?:19|20)\d\d-м[ ]\([^()\n]{1,20}\)(?:,[ ]|,?[ ](?:и|а|или)[ ])\Z")
_LAST_YEARS = 2100  # behind which a number is no year
_FEW_WORDS = re.compile(r"(?:[ ][а-яё]+){1,4}[ ]")
_LAST_YEAR = 40  # characters before a year, in which the one before it stands with its amount in brackets


@dataclass(frozen=True, slots=True)
class _Written:
    """A number with its ending as written, what it may stand for, and the noun behind it.

    `several`: more numbers with endings follow before the noun («на 1-й и 2-й позициях»).
    """

    match: re.Match[str]
    n: int
    ways: tuple[Agreement, ...]
    head: Head | None
    several: bool


def with_ending(context: Context, index: int) -> Reading | None:
    """Read a number with its ending, agreeing with the noun behind it and the words before."""
    text = context.text
    written = _written(text, index)
    if written is None:
        return None
    way = _choose(context, index, written)
    match, spoken = written.match, _say(written.n, way)
    if match["row"]:  # «улицы 1,2,3-я Полевая»
        spoken = ", ".join([*(_say(int(one), way) for one in re.findall(r"\d+", match["row"])), spoken])
    elif match["earlier"]:  # «музыка 50-60-70-х»
        spoken = ", ".join([*(_say(_whole(match[part]), way) for part in ("earlier", "first")), spoken])
    elif match["second"]:
        spoken = joints.join([_say(_whole(match["first"]), way), spoken], [joints.joint(match["joint"])])
    years = calendar.SHORT_YEAR.match(text.clean, match.end())
    if years and written.n >= FIRST_DECADE:  # «в 30-х гг.»
        end = stops.behind(text.clean, years.end())
        spoken += f" {calendar.YEAR_FORMS[Number.PLUR][way.case]}"
        return Reading(match.start(), end, spoken, f"decade, {way.case}", kind=Kind.ORDINAL, case=way.case)
    end, unit_name = _unit_behind(text, match.end(), way)
    reason = f"{'ordinal' if way.ordinal else 'cardinal'}, {way.case} {way.gender}"
    counted = Counted.NOUN if written.head else Counted.NONE
    return Reading(match.start(), end, spoken + unit_name, reason, Kind.ORDINAL, way.case, counted, way.gender)


def _whole(figures: str) -> int:
    """Give the number that is written so: «10 000-й»."""
    return int(figures.replace(" ", ""))


def _written(text: Text, index: int) -> _Written | None:
    start = text.start[index]
    match = _SERIES.match(text.clean, start) or _IN_CAPITALS.match(text.clean, start)
    if match is None:
        return None
    if match["ending"] == "х" and text.lower(index - 1).startswith("плеч"):
        return None  # «с плечом 50х»
    n = _whole(match["second"] or match["first"])
    apart = " " in (match["joint"] or "") and match["joint"].strip() in DASHES and match["ending"] in _OF_ONE
    if apart and _whole(match["first"]) > n:
        return None  # «Кубок мира 2025 — 58-й по счёту»; but «на 20 — 15-м месте»
    ways = candidates(n, match["ending"].lower())
    if not ways:
        return None
    end = match.end()
    if alike := _ALIKE.match(text.clean, end):
        end = alike.end()
    aside = index > 0 and text.word[index - 1] == ","
    if aside and text.clean[end : end + 2] == ", " and match["ending"] in ("м", "й", "го", "му"):
        end += 1  # «в минувшем, 2025-м, году»
    if text.lower(index - 1) == "(" and text.clean[end : end + 2] == ") ":
        end += 1  # «35-й (49-й) бригады»
    if ranking := _IN_RANKING.match(text.clean, end):
        end = ranking.end()  # «31-й в рейтинге российской теннисисткой»
    end = cut.end() if (cut := _CUT_ADJECTIVES.match(text.clean, end)) else end
    head = _cut_head(text, end) or noun_head(text, end, text.at(end, index))
    if match["ending"] == "м" and match.end() - match.end("first") == 1 and (head is None or not is_ranked(head.forms)):
        return None  # «2м троса», but «на 2м этаже»
    if head is not None and match["ending"] == "й" and text.lower(index - 1) == "на" and _is_somebody(text, head):
        head = None  # «на 57-й минуте забил Котов, на 59-й Иван Лисин»
    if head is not None and n > FIRST_YEAR and match["ending"] == "м" and text.lower(index - 1) == "в":
        head = head if may_stand_in(head.forms, Case.LOCT) else None  # «в 2017-м выпуском часов»
    return _Written(match, n, ways, head, end != match.end())


def _is_somebody(text: Text, head: Head) -> bool:
    """Whether a name of somebody stands behind a number."""
    return text.word[head.token].istitle() and any(one.animate for one in head.forms)


def _cut_head(text: Text, end: int) -> Head | None:
    """«в 1-й пол. XIX в.», «во 2-й четв. XX в.»."""
    cut = _CUT.match(text.clean, end)
    if cut is None:
        return None
    noun = _CUT_NOUNS[cut["cut"]]
    forms = [form for case in CASES for form in analyses(inflect(noun, case)) if form.number is Number.SING]
    return Head(Counted.NOUN, cut.end(), token=text.at(cut.start("cut")), forms=tuple(forms))


def _unit_behind(text: Text, end: int, way: Agreement) -> tuple[int, str]:
    """«на 41-м км»: the unit agrees with the ordinal."""
    if not way.ordinal or text.clean[end : end + 1] != " ":
        return end, ""
    found = find(text.clean, end + 1)
    if found is None or found.written not in _NUMBERED_UNITS:
        return end, ""
    return found.end, " " + unit(found.written).name.form(way.case, Number.SING)


def _choose(context: Context, index: int, written: _Written) -> Agreement:
    """Choose the form that goes with the noun and stands in a case that is asked for; the likeliest where none does."""
    governor = _governor(context, index, written)
    pool = _fitting(written, governor)
    if written.head is None and (verb := linking_verb(context, index, governor)):
        pool = _as_predicate(verb, pool)  # «шайба стала 200-й»
    if written.head is None and (taken := place_taken(context, index, written.match["ending"])):
        return taken
    head = written.head if written.head and not written.head.forms[0].short else None  # «115-й УК»
    theirs = head is not None and any(_agrees(way, head, several=False) for way in written.ways)
    if governor.is_noun and not theirs and _names_numbered(context.text.word[index - 1]):  # «корпуса 4-й армии»
        return _like_noun_before(context, index, written.ways)
    if governor.how not in _DECIDING:
        return pool[0]
    return next((way for case in governor.cases for way in pool if way.case is case), pool[0])


def _names_numbered(word: str) -> bool:
    """Whether a noun is of what has a number behind it: «статьи 5-й», «улиц 1-й и 2-й Садовых»."""
    return names_numbers(word) or may_be_of(analyses(word), "kinds_of_street")


def _like_noun_before(context: Context, index: int, ways: Sequence[Agreement]) -> Agreement:
    """«По части 2-й статьи 213-й»: what is numbered stands before; the likeliest where nothing agrees."""
    cases = context.govern(index - 1).cases
    forms = sorted(analyses(context.text.word[index - 1]), key=lambda form: form.case not in cases)
    found = (way for form in forms for way in ways if way.ordinal and _agrees_with(way, form, several=True))
    return next(found, ways[0])  # «в статьях 5-й и 6-й»


def _as_predicate(verb: str, ways: Sequence[Agreement]) -> Sequence[Agreement]:
    """The forms in the instrumental, of the verb's gender; all where none is."""
    form = analyses(verb)[0]
    gender = Gender.PLUR if form.number is Number.PLUR else form.gender
    found = [way for way in ways if way.ordinal and way.case is Case.ABLT and gender in (way.gender, Gender.NONE)]
    return found or ways


def _governor(context: Context, index: int, written: _Written) -> Governor:
    previous = context.number
    alike = previous if previous is not None and previous.kind is Kind.ORDINAL else None
    if written.head is None and written.match["ending"] == "м" and _is_next_year(context.text, index):
        return Governor((Case.LOCT,), "в", How.PREPOSITION)
    if written.head is None and alike is not None and _is_too(context.text, index, alike, written.match["ending"]):
        return Governor((alike.case,), "", How.COORDINATION)
    bare = written.head is None or written.head.forms[0].short
    if bare and (shared := cases_of_adjective_before(context.government, index)):
        return Governor(shared, "", How.COORDINATION)
    governor = _ranging(context.text, index, alike) or coordinated(context.text, index, alike) or context.govern(index)
    if written.head is None and governor.words in INTO_OR_ONTO and written.n < FIRST_YEAR:  # «во 2-й пол.»
        return Governor((Case.LOCT, Case.ACCS), governor.words, governor.how)
    return governor


def _is_too(text: Text, index: int, previous: Reading, ending: str) -> bool:
    """«Шайба стала 32-й в сезоне и 85-й за карьеру»."""
    if ending != "й" or previous.case is not Case.ABLT or text.lower(index - 1) != "и":
        return False
    return _FEW_WORDS.fullmatch(text.clean, previous.end, text.start[index - 1]) is not None


def _is_next_year(text: Text, index: int) -> bool:
    """«В 2023 году (19), 2022-м (22) и 2021-м (25)»."""
    clean, start = text.clean, text.start[index]
    if not clean.startswith(("19", "20"), start) or ")" not in clean[max(0, start - 6) : start]:
        return False
    before = clean[max(0, start - _LAST_YEAR) : start]
    return _BEHIND_YEAR.search(before) is not None or _BEHIND_NEXT.search(before) is not None


def _ranging(text: Text, index: int, previous: Reading | None) -> Governor | None:
    """«в 1960-х — 1980-х гг.»: behind a dash the case of the number before."""
    if previous is None or not previous.case or text.clean[previous.end : text.start[index]].strip() not in DASHES:
        return None
    return Governor((previous.case,), "", How.COORDINATION)


def _fitting(written: _Written, governor: Governor) -> Sequence[Agreement]:
    """The forms that go with the noun, all where none does; the likeliest first."""
    head, ways = written.head, written.ways
    year = head is None and FIRST_YEAR < written.n < _LAST_YEARS
    if year and written.match["ending"] == "м" and governor.how not in _DECIDING:
        ways = tuple(sorted(ways, key=lambda way: way.case is not Case.LOCT))  # «в 2017 году — 5 %, а 2018-м — 6 %»
    if year and written.match["ending"] == "й":
        # «2024 год – на 34-й строчке, 2023-й – на 38-й»
        ways = tuple(way for way in ways if way.gender is Gender.MASC) or tuple(ways)
    if head is None:
        return _few_first(written, ways)
    alone = [way for way in ways if _agrees(way, head, several=False)]
    together = [way for way in ways if _agrees(way, head, several=True)]
    if governor.how is How.COORDINATION and together:
        return together
    return _few_first(written, (together if written.several else alone or together) or ways)


def _few_first(written: _Written, ways: Sequence[Agreement]) -> Sequence[Agreement]:
    """«по 2-м причинам»: a few things are counted, not ranked, where the ending allows both."""
    if not numerals.is_few(written.n) or written.match["ending"] not in ("м", "х", "ми"):
        return ways
    if written.head and ranked_in_series(written.head.forms) == "plur":  # «для 1-4-х классов»
        return sorted(ways, key=lambda way: not way.ordinal)
    if all(way.ordinal for way in ways) or any(way.gender is not Gender.PLUR for way in ways if way.ordinal):
        return ways
    return sorted(ways, key=lambda way: way.ordinal)


def _agrees(way: Agreement, head: Head, *, several: bool) -> bool:
    return any(_agrees_with(way, form, several=several) for form in head.forms)


def _agrees_with(way: Agreement, form: Analysis, *, several: bool) -> bool:
    plural = form.number is Number.PLUR
    if way.collective:
        return plural and form.case is Case.GENT and form.animate
    if not way.ordinal:
        return plural and form.case is way.case
    if plural and several and form.is_adjective:  # «бойцы 7-й, 24-й механизированных, 9-й танковой бригад»
        return form.case is way.case and not form.animate
    gender = Gender.PLUR if plural and not several else form.gender or Gender.MASC
    return form.case is way.case and gender is way.gender and not (form.case is Case.ACCS and form.animate)


def _say(n: int, way: Agreement) -> str:
    if way.ordinal:
        return numerals.ordinal(n, way.case, way.gender)
    if way.collective and numerals.has_collective(n):  # «0-4и»
        return numerals.collective(n, way.case)
    return numerals.cardinal(n, way.case, way.gender)
