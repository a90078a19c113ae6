"""How a number and the noun behind it agree: which cases they can stand in together, as cardinal or as ordinal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from briefing.normalization.grammar.governor import OBJECT, Governor, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.grammar.numerals import is_few, is_one
from briefing.normalization.grammar.ranked import cases_of_rank, is_always_ranked, is_never_ranked, is_ranked
from briefing.normalization.kinds import DIRECT, LIVING, OBLIQUE, Case, Gender, Number
from briefing.normalization.tables import word_list

_MANY = 200  # «зал на 601 место» counts
_BEFORE_RANKS = ("на", "с", "до", "после", "за")
_NUMBERED = ("число",)  # «платят 7 числа»
_ONE_BY_ONE = 20  # «21 томом» counts, «1 место» ranks
_YEARS = range(1900, 2100)  # «Форум 2020 президент …»
_OF_SEVERAL = (Case.DATV, Case.ABLT, Case.LOCT)
"""Cases that a number shares with what it counts."""
_CASES_OF_PLURAL = {Case.GENT: (Case.NOMN, Case.ACCS, Case.GENT), **{case: (case,) for case in _OF_SEVERAL}}
"""In which cases a number may stand that a noun in the plural is counted by, for each case of the noun."""
_LARGEST_COLLECTIVE = 4  # from five on the plain numeral serves (пять детей)


_Way = TypeVar("_Way", "Agreement", Analysis)


class Agreement(NamedTuple):
    """One way to read a number with its noun."""

    ordinal: bool
    case: Case
    gender: Gender = Gender.MASC
    animate: bool = False
    collective: bool = False  # двое, трое


def as_asked(ways: Sequence[_Way], cases: Iterable[Case]) -> _Way:
    """Give the first of some ways or forms in the likeliest of the cases asked; the first of all where none fits."""
    return next((one for case in cases for one in ways if one.case is case), ways[0])


def first_in(ways: Iterable[_Way], *cases: Case) -> _Way | None:
    """Give the first of some ways or forms that stands in one of these cases."""
    return next((one for one in ways if one.case in cases), None)


def _is_guess(form: Analysis) -> bool:
    """Whether a noun was taken for one in -а by its ending alone: «биткоин», «биткоина»."""
    return form.pos == "NOUN" and not form.known and form.lemma.endswith("а")


def cardinal_agreements(n: int, forms: tuple[Analysis, ...], *, fractional: bool = False) -> list[Agreement]:
    """Give the ways in which `n` can count a noun standing in one of these forms."""
    found: list[Agreement] = []
    for form in forms:
        plural_only = form.number is Number.PLUR and not form.gender and form.pos == "NOUN"
        if plural_only and form is not forms[0] and forms[0].gender and forms[0].case is form.case:
            continue  # «24 часов», of «час» and not of «часы», but «34 родов»
        gender = form.gender or (Gender.PLUR if plural_only else Gender.MASC)
        if fractional:
            if form.case is Case.GENT:
                found += [Agreement(False, case, gender) for case in (*DIRECT, *OBLIQUE)]
            elif form.number is Number.PLUR and form.case in _OF_SEVERAL:  # «названными в ответе 3,5 тысячами»
                found.append(Agreement(False, form.case, gender))
        elif form.fixed and not forms[0].fixed:
            continue  # «между 2 гор», no «гор.»
        elif is_one(n) and form.fixed:
            found += [Agreement(False, case, gender, form.animate) for case in (*DIRECT, *OBLIQUE)]
        elif is_one(n):
            if form.number is Number.SING or plural_only:
                found.append(Agreement(False, form.case, gender, form.animate))
            elif form is forms[0] and _is_guess(form) and form.case is Case.GENT:
                found += [Agreement(False, case) for case in DIRECT]  # «1 биткоин»
        else:
            found += _many(n, form, gender)
    return list(dict.fromkeys(found))


def _many(n: int, form: Analysis, gender: Gender) -> list[Agreement]:
    """Give the ways to count a noun in one form by more than one: «двух домов», «два дома», «двум домам»."""
    if form.fixed:
        return [Agreement(False, case, gender, form.animate) for case in (*DIRECT, *OBLIQUE)]
    if form.number is Number.SING and form.case is Case.GENT and is_few(n) and not form.is_adjective:
        return [Agreement(False, Case.NOMN, gender), Agreement(False, Case.ACCS, gender)]
    if form.number is not Number.PLUR:
        masculine = is_few(n) and _is_guess(form) and form.case is Case.NOMN
        return [Agreement(False, case) for case in DIRECT] if masculine else []  # «2 биткоина»
    feminine = form.is_adjective or (form.gender is Gender.FEMN and is_adjectival(form))
    if feminine and form.case in DIRECT and is_few(n):
        return [Agreement(False, case, Gender.FEMN) for case in DIRECT]  # «2 золотые и 1 серебряную медали»
    if form.case is Case.GENT:
        if n and n % 1000 == 0:  # «к двум тысячам рублей»: what thousands count stays in the genitive
            return [Agreement(False, case, gender, form.animate) for case in (*DIRECT, *OBLIQUE)]
        if not is_few(n):
            return [Agreement(False, case, gender, form.animate) for case in (Case.NOMN, Case.ACCS, Case.GENT)]
        if is_adjectival(form):
            living = form.animate or (form.pos != "NOUN" and form.lemma not in word_list("of_things"))
            return [
                Agreement(False, Case.NOMN, gender),
                Agreement(False, Case.ACCS, gender, living),  # «нашли 2 раненых», but «открыли 2 столовых»
                Agreement(False, Case.GENT, gender),
            ]
        return _few_of_plural(n, form, gender)
    if form.case is Case.ACCS and form.animate and is_few(n):
        return [Agreement(False, Case.ACCS, gender, True)]
    if form.case in _OF_SEVERAL:
        return [Agreement(False, form.case, gender, form.animate)]
    return []


def _few_of_plural(n: int, form: Analysis, gender: Gender) -> list[Agreement]:
    """2-4 with a genitive plural: oblique («двух стран»), or a collective numeral («трое детей», «двое суток»)."""
    oblique = [Agreement(False, Case.GENT, gender, form.animate)]
    if n > _LARGEST_COLLECTIVE and (form.gender or n < _ONE_BY_ONE):
        return oblique
    if not form.gender:  # nouns without a singular: «трое суток», «сорок двое суток»
        return [Agreement(False, case, gender, form.animate, collective=True) for case in DIRECT] + oblique
    if form.animate and form.gender is not Gender.FEMN:
        living = Agreement(False, Case.ACCS, gender, True)  # «задержали 3 человек»
        return [*oblique, Agreement(False, Case.NOMN, gender, True, collective=True), living]
    return oblique


def is_adjectival(form: Analysis) -> bool:
    """Whether a word declines as an adjective does (учёный, рабочий): with 2-4 it stands in the genitive plural."""
    if form.is_adjective:
        return True
    if not form.lemma.endswith(("ый", "ий", "ой", "ая", "яя", "ое", "ее")):
        return False
    return inflect(form.lemma, Case.GENT, Number.PLUR).endswith("х")  # no «критерий», no «герой»


def ordinal_agreements(forms: tuple[Analysis, ...]) -> list[Agreement]:
    """Give the ways in which an ordinal can go with a noun standing in one of these forms."""
    men_last = sorted(forms, key=lambda form: form.animate and form.gender is Gender.MASC and form.lemma.endswith("а"))
    found = [
        Agreement(True, form.case, form.gender or Gender.MASC, form.animate)
        for form in men_last
        if form.number is Number.SING and form.case
    ]
    if not found:
        found = [
            Agreement(True, form.case, Gender.PLUR, form.animate)
            for form in forms
            if form.number is Number.PLUR and not form.gender and form.pos == "NOUN"  # «16 жилые» are counted
        ]
    return list(dict.fromkeys(found))


def choose(n: int, forms: tuple[Analysis, ...], governor: Governor, *, fractional: bool = False) -> Agreement | None:
    """Choose the reading that the noun's form and the governing words allow; None where nothing agrees."""
    ranked_forms = tuple(form for form in forms if form.pos == "NOUN" and form.lemma in cases_of_rank())
    forms = ranked_forms if ranked_forms and not fractional else forms  # «7 тур», not «семь тур» of a «тура»
    ranked = is_ranked(forms)
    may_rank = not fractional and n != 0 and not is_never_ranked(forms)
    may_rank = may_rank and (ranked or any(form.known for form in forms))  # no guess: «42 трипл-дабла»
    may_rank = may_rank and not all(form.is_adjective for form in forms)  # «лет 8, одетого в пальто»
    only_ranked = ranked and is_one(n) and may_rank and _is_place(n, forms, governor)
    cardinals = [] if only_ranked else _counting(n, forms, governor, fractional=fractional)
    best = _governed(cardinals, governor)
    attribute = governor.how in (How.NOUN, How.RELATION, How.PERSON)  # «ученик 2 класса»
    counted = n > _ONE_BY_ONE and governor.how is How.PREPOSITION and is_always_ranked(forms)  # no «служил в 42 армии»
    if best and not (ranked and is_few(n) and (attribute or counted)):
        return best
    return _as_place(n, forms, governor, cardinals, ordinal_agreements(forms) if may_rank else [])


def _as_place(
    n: int, forms: tuple[Analysis, ...], governor: Governor, cardinals: list[Agreement], ordinals: list[Agreement]
) -> Agreement | None:
    """Read a number that nothing asks to count: as a place in a row, as a slip, or as nothing of the noun behind it."""
    ranked = is_ranked(forms)
    found = _governed(ordinals, governor)
    if not ranked and not _belongs(governor, found, counts=bool(cardinals)):
        return None
    if governor.how is How.PREPOSITION and _is_no_place(n, forms, governor):
        return None  # «против 301 Борис Джонсон»
    slip = not cardinals and not ranked and n > _LARGEST_COLLECTIVE and forms[0].lemma not in _NUMBERED
    person = n > _ONE_BY_ONE and forms[0].animate  # «составила 827 человека»
    direct = governor.how in (How.VERB, How.NONE) and governor.first in DIRECT
    if slip and (found is None or found.case not in DIRECT or person) and direct:
        return Agreement(False, governor.first, forms[0].gender or Gender.MASC)  # «привлечено 9 единицы», a slip
    return found or next(iter([*cardinals, *ordinals]), None)


def _is_no_place(n: int, forms: tuple[Analysis, ...], governor: Governor) -> bool:
    """«Около 83 рубля», «более 43 человека», slips: a limit is of so many, and no person is the 43rd."""
    if is_never_ranked(forms) or all(form.proper for form in forms):
        return True
    limit = n > _ONE_BY_ONE and governor.words.rpartition(" ")[2] in word_list("limits") and not is_ranked(forms)
    return limit and (governor.words != "около" or forms[0].animate)


def _is_place(n: int, forms: tuple[Analysis, ...], governor: Governor) -> bool:
    """Whether one, twenty-one … of what is ranked is a place in a row: «1 место», «21 век», «на 51 месте»."""
    if n < _ONE_BY_ONE or is_always_ranked(forms):
        return True
    told = any(cases_of_rank().get(form.lemma) == form.case for form in forms)  # «на 671 километре»: it is a place
    taken = (governor.how is How.VERB and governor.first is Case.ACCS) or governor.words in _BEFORE_RANKS
    return (n < _MANY or told) and taken


def _counting(n: int, forms: tuple[Analysis, ...], governor: Governor, *, fractional: bool) -> list[Agreement]:
    """Give the ways to count, those of frequent slips too."""
    found = cardinal_agreements(n, forms, fractional=fractional)
    if n > _ONE_BY_ONE and governor.how in (How.VERB, How.NONE):
        found = _with_slips(n, forms, found)
    if n > _ONE_BY_ONE and is_one(n) and not fractional and (not found or governor.how is How.PREPOSITION):
        found += _one_of_plural(forms)
    if found or n <= _ONE_BY_ONE or is_ranked(forms):
        return found
    if any(one.animate and (one.number is Number.PLUR or n in _YEARS) for one in forms):
        return [Agreement(False, Case.NOMN, forms[0].gender or Gender.MASC)]  # «из них 1200 мужчины»
    return found


def _belongs(governor: Governor, rank: Agreement | None, *, counts: bool) -> bool:
    """Whether a noun that is not ranked belongs to the number before it; `rank`: how it would be a place in a row."""
    if rank is not None:
        asked = governor.cases if governor.how is How.PREPOSITION else governor.cases[:1]  # «по 3 пункту»
        return rank.case in asked or rank.case not in (Case.DATV, Case.ABLT)  # «из них 22 нокаутом»
    return counts or governor.how is not How.PREPOSITION  # «от 1 км до 5 свободным стилем»


def _with_slips(n: int, forms: tuple[Analysis, ...], ways: list[Agreement]) -> list[Agreement]:
    """«Составил 27 093 рублей», a slip for «рубля»: the number stays direct where nothing asks another case of it."""
    slips = [form for form in forms if form.pos == "NOUN" and form.is_genitive_plural]
    living = [form for form in forms if form.animate and form.case in LIVING]
    if not is_few(n) or len(slips) + len(living) < len(forms) or any(not form.gender for form in forms):
        return ways
    gender = forms[0].gender
    if living:  # «всего 34 участников»
        return [Agreement(False, Case.NOMN, gender), *ways]
    direct = [Agreement(False, case, gender) for case in DIRECT]
    return [*direct, *(way for way in ways if way.case is not Case.ACCS)]


def _one_of_plural(forms: tuple[Analysis, ...]) -> list[Agreement]:
    """«Имена 31 россиян», «в 41 регионах», «до 51 человек», slips for the singular."""
    nouns = [
        form
        for form in forms
        if form.number is Number.PLUR and (form.gender if form.pos == "NOUN" else form.case is Case.GENT)
    ]  # not «за 21 суток»
    cases = [case for form in nouns for case in _CASES_OF_PLURAL.get(form.case, ())] if nouns else []
    return [Agreement(False, case, nouns[0].gender or Gender.MASC) for case in dict.fromkeys(cases)]


def _governed(ways: list[Agreement], governor: Governor) -> Agreement | None:
    """Give the way that stands in the case that is asked, else the first where nothing has to be asked."""
    wanted = governor.cases if governor.how is not How.VERB else governor.cases + OBJECT
    found = next((way for case in wanted for way in ways if way.case is case), None)
    asked = governor.how in (How.PREPOSITION, How.ADJECTIVE)
    return found or next(iter([] if asked else ways), None)
