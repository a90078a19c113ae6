"""Numbers that share the case of a numeral in words or a noun: «двух лет и 7 месяцев», «директора и 2 сотрудников»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import cardinal_agreements
from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import INTO_OR_ONTO, Governor, How, preposition_cases
from briefing.normalization.grammar.joined import AND_OR, LISTING, case_like, joined_to
from briefing.normalization.grammar.morphology import adjectives, analyses
from briefing.normalization.grammar.parts_of_speech import likeliest, stands
from briefing.normalization.kinds import DIRECT, LIVING, OBLIQUE, Case, Number
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.items import Item
from briefing.normalization.quantity.those_too import those_too
from briefing.normalization.sentence.nearby import opening_quote
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import CLOSING, DASHES, Text

_SENTENCED = re.compile(r"\b[Пп]ригов[а-яё]+ к\b[^.!?;\n]*\Z")
_CLAUSE = 120  # characters before a fine among which the sentence is told
_SHORTEST_DEED = 3  # tokens of «покупка доли в …»
_WORDS_BETWEEN = 4  # from a number in words to «и»: «пяти с половиной лет и», «пяти федеральных сетях,»
_DIRECT = frozenset(DIRECT)
_PERIODS = ("квартал", "полугодие")


def with_words(government: Government, index: int, items: list[Item]) -> Governor | None:
    """Share the case of a number in words: «в виде четырёх лет и 7 месяцев», «в пяти федеральных сетях, 5 местных»."""
    text, head = government.text, items[-1].head
    index -= text.lower(index - 1) == "же"  # «сорока лет или же 10 тыс. лет»
    hyphened = text.word[index - 1] in DASHES and stands(text, index - 2, "NUMR")  # «двух - 3 недель»
    if head is None or head.kind is not Counted.NOUN or not (hyphened or text.lower(index - 1) in LISTING):
        return None
    adjective = all(form.is_adjective for form in head.forms)
    for token in text.words_back(index - 2, _WORDS_BETWEEN):
        cases = _cases_of_numeral(government, token)
        if cases and set(cases) <= _DIRECT and (adjective or _ends_pair(text, token, index, items[-1])):
            killed = government.at(token).first is Case.ACCS  # «убив пять мужчин и 2 подростков»
            direct = (Case.ACCS, Case.NOMN) if killed else (Case.NOMN,)
            return Governor(direct, "", How.COORDINATION)  # «три полевых армии и 3 танковых»
        numeral = tuple(case for case in cases if case in OBLIQUE)
        if numeral:
            alone = token == index - 2  # «в одном или 2 случаях»
            noun = {
                one.case for one in analyses(text.word[index - 2]) if alone or one.pos == "NOUN" or one.is_adjective
            }
            shared = tuple(case for case in government.at(token).cases + numeral if case in numeral and case in noun)
            case = (shared or numeral)[0]
            act = stands(text, head.token + 1, "VERB", "PRTS")  # «ранили двух женщин, 3 подростков погибли»
            listed = numerals.is_few(items[-1].whole) and not act  # else «3 лаборанта»
            apart = text.lower(index - 1) == "," and not adjective and not listed  # «из двух столяров, 3 маляров»
            agree = any(way.case is case for way in cardinal_agreements(items[-1].whole, head.agreeing_forms))
            agree = agree or bool(items[-1].scale)
            return Governor((case,), "", How.COORDINATION) if agree and not apart else None
    return None


def in_place_of(government: Government, index: int) -> Governor | None:
    """«Гибель пяти человек, а не 4», «не одним, а 2 ударами»: the case of the number that is denied or put right."""
    text = government.text
    denied = text.lower(index - 1) == "не" and text.lower(index - 2) == "а"
    comma = index - 2 - denied
    if text.lower(index - 1 - denied) != "а" or comma < 0 or text.word[comma] != ",":
        return None
    for token in text.words_back(comma - 1, _WORDS_BETWEEN):
        oblique = [case for case in _cases_of_numeral(government, token) if case in OBLIQUE]
        if oblique and (denied or text.lower(token - 1) == "не"):
            asked = government.at(token).cases
            return Governor((next((case for case in asked if case in oblique), oblique[0]),), "", How.COORDINATION)
    return None


def _cases_of_numeral(government: Government, token: int) -> list[Case]:
    """Give the cases of a numeral; of «один» those that a preposition asks: «об одном погибшем и 8 раненых»."""
    found = analyses(government.text.word[token])
    cases = [one.case for one in found if one.pos == "NUMR"]
    asked = government.at(token)
    if cases or found[0].lemma != "один" or asked.how not in (How.PREPOSITION, How.RELATION, How.GOVERNED):
        return cases
    return [one.case for one in found if one.case in asked.cases and one.case in OBLIQUE]


def _ends_pair(text: Text, numeral: int, index: int, item: Item) -> bool:
    """«Пять единиц техники и 15 человек»: «и» joins two things counted, and no preposition stands between them."""
    if text.lower(index - 1) not in AND_OR or numerals.is_one(item.whole):
        return False
    return not any(preposition_cases(text.lower(token)) for token in range(numeral + 1, index - 1))


def with_words_behind(government: Government, index: int, items: list[Item]) -> Governor | None:
    """Share the case of a number in words that ends the list: «лишились гаубицы, 7 машин и трёх танков»."""
    text, head = government.text, items[-1].head
    if head is None or head.kind is not Counted.NOUN or text.lower(index - 1) not in (",", "и"):
        return None
    joint = next(
        (token for token in range(head.token + 1, head.token + 1 + _WORDS_BETWEEN) if _is_joint(text, token)), 0
    )
    if not joint or not text.is_word(joint + 2):
        return None
    cases = {one.case for one in analyses(text.word[joint + 1]) if one.pos == "NUMR"}
    things = [one.case for one in analyses(text.word[joint + 2]) if one.pos == "NOUN" and not one.animate]
    if not cases or cases & {Case.NOMN}:
        return None
    case = next((case for case in things if case in cases.intersection(OBLIQUE)), None)
    agree = any(way.case is case for way in cardinal_agreements(items[-1].whole, head.agreeing_forms))
    return Governor((case,), "", How.COORDINATION) if case and agree else None


def fined(government: Government, index: int, items: list[Item]) -> Governor | None:
    """«Приговорён к двум годам колонии и 300 тыс. рублей штрафа»: a fine shares the case of the other penalty."""
    text, head = government.text, items[-1].head
    if head is None or text.lower(index - 1) != "и":
        return None
    behind = text.at(head.end) if head.measure is not None else head.token + 1
    if text.lower(behind) != "штрафа" or not _SENTENCED.search(text.clean, *_before(text, index)):
        return None
    return Governor((Case.DATV,), "к", How.COORDINATION)


def _before(text: Text, index: int) -> tuple[int, int]:
    """Give the span of characters before a token among which its clause is looked at."""
    return max(0, text.start[index] - _CLAUSE), text.start[index]


def _is_joint(text: Text, token: int) -> bool:
    return text.lower(token) == "и" and text.is_word(token + 1) and not text.broken(token)


def _is_of_period(text: Text, joined: int, head: Head) -> bool:
    """«Итоги III квартала и 9 месяцев», «по итогам квартала, 9 месяцев»: of both."""
    months = head.measure.name.head if head.measure is not None else head.forms[0].lemma
    period = likeliest(text, joined)
    return months == "месяц" and period is not None and period.lemma in _PERIODS and period.case is Case.GENT


def _of_deed(government: Government, index: int, head: Head) -> Governor | None:
    """«О покупке доли в «Заре» и 40 % акций банка»: a share of which the same deed tells."""
    text, left = government.text, index - 2
    if text.lower(index - 1) != "и" or left < _SHORTEST_DEED:
        return None
    left = opening_quote(text, left) - 1 if text.word[left] in CLOSING else left - 1
    if text.lower(left) not in INTO_OR_ONTO or not text.is_word(left - 1):
        return None
    governor = government.at(left - 1)
    if governor.how is How.ADJECTIVE:
        governor = government.at(governor.token)  # «покупки контрольного пакета в «Заре»»
    if not governor.is_noun or not names_deed(analyses(text.word[governor.token])[0]):
        return None
    told = _is_told(text, head.end)
    return None if told else Governor((Case.GENT,), text.word[governor.token], How.COORDINATION)


def _is_told(text: Text, end: int) -> bool:
    """Whether what the share is of is told by a verb in the plural: «и 40 % акций остались»."""
    token = text.at(end) + 1
    return text.is_word(token) and any(
        one.tells_deed and one.agrees_with_number for one in analyses(text.word[token])[:1]
    )


def with_noun(government: Government, index: int, items: list[Item]) -> Governor | None:
    """Share the case of a noun: «задержали директора и 2 сотрудников», «гибель девочки и 3 подростков»."""
    head, item = items[-1].head, items[-1]
    if head is not None and head.kind is Counted.PERCENT:
        return _of_deed(government, index, head)
    joined = joined_to(government.text, index)
    period = index - 2 if government.text.word[index - 1] == "," else joined
    if period >= 0 and head is not None and _is_of_period(government.text, period, head):
        return Governor((Case.GENT,), government.text.word[joined], How.COORDINATION)
    if joined < 0 or head is None or head.kind is not Counted.NOUN or item.digits:
        return None
    if not (numerals.is_few(item.whole) or numerals.is_one(item.whole)):
        return those_too(government, index, joined, head)
    if not all(form.animate and form.number is Number.PLUR for form in head.forms if form.case is not Case.NOMN):
        return None
    owner = government.at(joined)
    if owner.is_noun and any(one.animate for one in analyses(government.text.word[owner.token])):
        joined = owner.token  # «спасли водителя автобуса и 2 пассажиров»
    case = case_like(government, joined)
    agree = any(way.case is case for way in cardinal_agreements(item.whole, head.agreeing_forms))
    return Governor((case,), government.text.word[joined], How.COORDINATION) if agree and case in LIVING else None


def cases_of_adjective_before(government: Government, index: int) -> tuple[Case, ...]:
    """«В юбилейном, 15-м ПМЭФ», «на новой, 10-й ГЭС»: those of the adjective before a comma, what is asked first."""
    word = government.text.word[index - 2] if government.text.lower(index - 1) == "," else ""
    forms = analyses(word) if word else ()
    if not forms or not forms[0].is_adjective:
        return ()
    own = [one.case for one in adjectives(word)]
    return tuple(dict.fromkeys([*(case for case in government.at(index - 2).cases if case in own), *own]))
