"""The case and gender of a number that no noun's form tells: with a unit, a scale word, or alone."""

from __future__ import annotations

from collections.abc import Callable

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governor import ANY, NOUNS, RANSOM, How, is_size, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, adjectives, analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.kinds import DIRECT, Case, Number
from briefing.normalization.quantity import prepositions
from briefing.normalization.quantity.accompanying import accompanies
from briefing.normalization.quantity.ages import is_ago
from briefing.normalization.quantity.genders import case_past_half, gender_of, is_of_several, is_of_some, past_half
from briefing.normalization.quantity.inverted import is_there
from briefing.normalization.quantity.people import is_number_of_people
from briefing.normalization.quantity.place import Place
from briefing.normalization.quantity.predicates import asked_behind, is_not_reached
from briefing.normalization.quantity.recipients import are_awarded, are_given, are_owners, are_users, is_paid, is_spent
from briefing.normalization.sentence.readings import SUMS, Counted
from briefing.normalization.tables import word_list

_HUNDREDTHS = 2  # digits of kopecks and cents
_FEWEST_MEMBERS, _MOST_MEMBERS = 3, 1000
_PEOPLE = ("человек", "гражданин", "пассажир")
_RACED = "дистанция"
_BEFORE_CHANGE = ("(", "—", "–", "-")
_MARK = "отметк"
_A_YEAR = "годовых"
_NEAR = 5  # words before what governs among which its head stands
Condition = Callable[[Place], bool]


def agree(place: Place) -> Agreement:
    """Decide how the number is read: as its governor asks, but for the conditions below."""
    cases = _CASES_BY_HOW[place.governor.how]
    case = next((case for holds, case in cases if holds(place)), place.governor.first)
    if case is Case.ACCS and place.kind in SUMS and _is_of_living(place) and not _are_living(place):
        case = Case.LOCT  # «на первых 23 км»
    return Agreement(False, case, gender_of(place), case is Case.ACCS and _are_living(place))


def _are_living(place: Place) -> bool:
    """«За первых 2 проголосовали»: the adjective before a bare number tells so; «на 1 чел.», «осудили 2 гр-н»."""
    measure = place.head.measure if place.head is not None else None
    if measure is not None and measure.name.head in _PEOPLE:
        return numerals.is_one(place.item.whole) or place.item.whole in numerals.FEW
    return place.head is None and place.item.is_whole and _is_of_living(place)


def _is_of_living(place: Place) -> bool:
    """«За первых 2»: whether the adjective that governs is in the accusative only if people are meant."""
    if place.governor.how is not How.ADJECTIVE:
        return False
    direct = [one for one in analyses(place.text.word[place.governor.token]) if one.case is Case.ACCS]
    return bool(direct) and all(one.animate for one in direct)


def _is_price_of_unit(place: Place) -> bool:
    """«стоимость 1 кв. м» is no sum, «цена 120 руб./кг» is."""
    head = place.head
    things = head is not None and not head.is_measure
    return place.governor.tells_price and (things or place.kind is Counted.UNIT)


def _is_price(place: Place) -> bool:
    """«цена 100 руб.»; but «стоимость 12 млн акций» is theirs."""
    return place.governor.tells_price


def _is_needed(place: Place) -> bool:
    """«Не набрал необходимых 50 %»."""
    return place.needed is not None


def _is_to_those(place: Place) -> bool:
    """«Первым 2 требуется отдых»: to whom, where the adjective at the head may be in the instrumental too."""
    cases = place.governor.cases
    return place.head is None and Case.DATV in cases and Case.GENT not in cases


def _is_owned(place: Place) -> bool:
    """«Ещё 10 % владеет банк»."""
    return place.kind is Counted.PERCENT and asked_behind(place, place.following) is Case.ABLT


def _is_lost(place: Place) -> bool:
    """«8 млн рублей лишился пенсионер»."""
    return asked_behind(place, place.following) is Case.GENT


def _is_no_attribute(place: Place) -> bool:
    """«по сравнению 5 %»: the noun behind a preposition takes no measure as its attribute."""
    return True


def _is_subject(place: Place) -> bool:
    """«из них в возрасте 150 были активны»."""
    return place.head is None and stands(place.text, place.text.at(place.item.end), "VERB", "PRTS")


def _is_source(place: Place) -> bool:
    """«По словам 1 из жителей»: whose they are."""
    source = place.text.lower(place.governor.token) in word_list("sources_told")
    return source and is_of_several(place) and numerals.is_one(place.item.whole)


def _is_called_by_number(place: Place) -> bool:
    """«Совет 500 собрался», «итоги турнира 4»: of so many who take part."""
    few = place.item.is_whole and _FEWEST_MEMBERS <= place.item.whole < _MOST_MEMBERS
    return few and place.head is None and place.is_of(place.governor.token, "called_by_number")


def _is_how_often(place: Place) -> bool:
    """«Песню слушали 21 тыс. раз»: so often, whatever the verb is."""
    return place.head is not None and place.head.lemma == "раз"


def _is_bare_number(place: Place) -> bool:
    """«число 17», «держат уровень 1,1», «подошёл к отметке 7»: a bare number is no attribute of the noun before."""
    if place.head is not None:
        return False
    if place.governor.how is How.NOUN:
        told = place.governor.first is Case.ACCS or place.governor.words in word_list("levels_reached")
        return (told or place.governor.words.startswith(_MARK)) and not place.item.scale
    if past_half(place) >= 0:
        return False  # «добавления 2 с половиной литров»
    if place.is_of(place.governor.token, "deeds_to_people"):
        return False  # «унёс жизни 4», «сообщили о гибели 17»
    noun, opens = place.likeliest(place.governor.token), place.text.past_quotes(place.following) > place.following
    if noun is not None and noun.animate and opens:
        return False  # «обладатель 7 «Грэмми»»
    return not place.item.scale and not is_of_several(place)  # «о приобретении 22 миллионов»


def _is_size_of_attribute(place: Place) -> bool:
    """«скорость течения 0,3 м/с», «рост выручки 5 %»: the size of the speed and rise, not of what stands behind."""
    if place.governor.how is How.NOUN and place.kind is not Counted.PERCENT:
        return False
    for token in place.text.words_back(place.governor.token - 1, _NEAR):
        before = analyses(place.text.word[token])[0]
        if before.pos == "NOUN" and (before.case is Case.NOMN or is_size(place.text.word[token])):
            return True  # «при объёме продаж 5 млрд»
        if before.lemma in word_list("rates_of_deeds"):
            return True  # «с частотой обновления 120 Гц»
        if not before.is_adjective and before.case is not Case.GENT:
            return False
    return False


def _is_change(place: Place) -> bool:
    """«Шесть тысяч штук (снижение 8%)»: the share is what the change is, where nothing behind is changed."""
    noun = place.likeliest(place.governor.token)
    if noun is None or noun.lemma not in word_list("changes_in_percents"):
        return False
    return noun.case is Case.NOMN and place.text.lower(place.governor.token - 1) in _BEFORE_CHANGE


def _is_amount(place: Place) -> bool:
    """«Комиссия 5 %», «на дистанции 500 м»: so much it is; but «при потреблении 15 кВт»."""
    noun = place.likeliest(place.governor.token)
    if noun is None:
        return False
    if noun.case is Case.ABLT and place.counts_money and noun.lemma in word_list("sums_had"):
        return True  # «с общими сборами 132 млн рублей»
    return noun.lemma == _RACED or (noun.case in DIRECT and noun.lemma in word_list("amounts_told"))


def _is_told_for_deed(place: Place) -> bool:
    """«Плата за обучение 200 тыс. рублей», «доходность к погашению 15 %»: so much the fee is, and not the teaching."""
    told_of = place.is_genitive(place.behind) and place.text.lower(place.behind) != _A_YEAR
    if not (place.kind is Counted.PERCENT or place.counts_money) or told_of:
        return False
    for token in place.text.words_back(place.governor.token - 1, _NEAR):
        if preposition_cases(place.text.lower(token)):
            return place.is_of(token - 1, "told_for_deeds")
        if not analyses(place.text.word[token])[0].is_adjective:
            return False
    return False


def _is_limit(place: Place) -> bool:
    """«Лимит дохода 10 млн рублей»: the sum is what the limit is, no attribute of the income."""
    return place.is_of(place.governor.token - 1, "limits_in_sums")


def _is_opinion(place: Place) -> bool:
    """«Об этом заявили 41,1 % опрошенных», «готовы платить 31,2 % россиян»: people say it and are not said."""
    governor = place.governor
    called = place.likeliest(governor.token - 1)
    if called is not None and called.case is Case.ABLT:
        return False  # «банкротами признали 101 тыс. россиян»
    people = place.likeliest(place.following) if governor.first in DIRECT else None
    if people is None or people.case is not Case.GENT or not (people.animate or people.pos == "PRTF"):
        return False
    return place.is_of(governor.token, "opinions") or place.is_of(governor.token - 1, "opinions")


def _is_each(place: Place) -> bool:
    """«по 1 %», «по 1000 руб.», «по $1,25», «по 1 000 000 рублей»; but «по 5 %»."""
    if place.governor.words != "по":
        return False
    price = place.kind is Counted.MONEY and not place.item.scale and place.item.digits
    if price and len(place.item.digits) != _HUNDREDTHS:
        return False  # «торгуется по $61,4»
    return numerals.is_scale(place.item.whole) or numerals.is_one(place.item.whole)


def _is_of_level(place: Place) -> bool:
    """«При критическом 560 см»: an adjective in the singular is of a level that is not said."""
    return place.head is not None and not numerals.is_one(place.item.whole) and bool(_adjective_of_one(place))


def _is_age(place: Place) -> bool:
    """«Старшему 12, младшей 2»: an adjective of one agrees with no number."""
    if place.head is not None or " " in place.governor.words:
        return False
    return may_stand_in(_adjective_of_one(place), Case.DATV)


def _adjective_of_one(place: Place) -> list[Analysis]:
    """Give what the adjective before a number may be, nothing where it may tell of several."""
    forms = adjectives(place.text.word[place.governor.token])
    return forms if all(one.number is Number.SING for one in forms) else []


def _is_ransom(place: Place) -> bool:
    """«Получили выкуп 700 тысяч долларов»: so much it is; but «выкуп 5 млн акций»."""
    return place.governor.words == RANSOM and place.counts_money


def _is_somewhere_past_half(place: Place) -> bool:
    """«В 6 с половиной километрах»: what stands behind the half tells the case."""
    return case_past_half(place) is Case.LOCT


def _is_had_past_half(place: Place) -> bool:
    """«С 3 с лишним тысячами»."""
    return case_past_half(place) is Case.ABLT


_PREPOSITION, _VERB, _ADJECTIVE, _NOUN, _RELATION, _NONE = (
    frozenset([how]) for how in (How.PREPOSITION, How.VERB, How.ADJECTIVE, How.NOUN, How.RELATION, How.NONE)
)
_CASES: tuple[tuple[Condition, Case, frozenset[How]], ...] = (
    (_is_needed, Case.GENT, ANY),
    (is_ago, Case.ACCS, _VERB),
    (are_given, Case.DATV, _VERB | NOUNS),
    (are_owners, Case.GENT, NOUNS),
    (are_users, Case.NOMN, _VERB),
    (are_awarded, Case.ACCS, _VERB),
    (_is_of_level, Case.NOMN, _ADJECTIVE),
    (_is_age, Case.NOMN, _ADJECTIVE),
    (is_number_of_people, Case.NOMN, _ADJECTIVE),
    (_is_to_those, Case.DATV, _ADJECTIVE),
    (_is_owned, Case.ABLT, _NONE),
    (is_not_reached, Case.GENT, ANY - _PREPOSITION),
    (_is_lost, Case.GENT, _NONE),
    (prepositions.is_reached, Case.GENT, _NOUN),
    (_is_price_of_unit, Case.GENT, ANY),
    (_is_price, Case.NOMN, ANY),
    (_is_source, Case.GENT, NOUNS),
    (_is_no_attribute, Case.NOMN, frozenset([How.GOVERNED])),
    (_is_called_by_number, Case.GENT, NOUNS),
    (_is_subject, Case.NOMN, _NOUN),
    (is_of_some, Case.GENT, NOUNS),
    (_is_bare_number, Case.NOMN, _NOUN | _RELATION),
    (_is_size_of_attribute, Case.NOMN, _NOUN | _RELATION),
    (_is_change, Case.NOMN, ANY),
    (_is_amount, Case.NOMN, _RELATION),
    (_is_limit, Case.NOMN, ANY - _PREPOSITION),
    (_is_told_for_deed, Case.NOMN, _RELATION),
    (_is_how_often, Case.ACCS, _VERB | _NONE),
    (_is_ransom, Case.NOMN, ANY),
    (prepositions.is_wanting, Case.NOMN, _NOUN),
    (is_paid, Case.ACCS, _RELATION),
    (is_spent, Case.ACCS, _RELATION),
    (_is_opinion, Case.NOMN, ANY),
    (prepositions.is_in_thousands, Case.LOCT, _PREPOSITION),
    (_is_somewhere_past_half, Case.LOCT, _PREPOSITION),
    (_is_had_past_half, Case.ABLT, _PREPOSITION),
    (prepositions.is_part, Case.LOCT, _PREPOSITION),
    (prepositions.goes_on, Case.LOCT, _PREPOSITION),
    (prepositions.is_in_others, Case.LOCT, _ADJECTIVE),
    (_is_each, Case.DATV, _PREPOSITION),
    (is_there, Case.LOCT, _PREPOSITION | NOUNS),
    (prepositions.is_location, Case.LOCT, _PREPOSITION),
    (prepositions.is_price_at, Case.LOCT, _PREPOSITION),
    (prepositions.is_enclosed, Case.LOCT, _PREPOSITION),
    (prepositions.is_burnt, Case.LOCT, _PREPOSITION),
    (accompanies, Case.ABLT, _PREPOSITION),
)
"""The first condition that holds gives the case; each with how the words before may decide for it to be asked."""
_CASES_BY_HOW = {how: tuple((holds, case) for holds, case, asked in _CASES if how in asked) for how in How}
