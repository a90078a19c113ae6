"""Numbers that share the case of what stands beside them: the number before, one in words, a noun."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import cardinal_agreements
from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import INTO_OR_ONTO, Governor, How, preposition_cases
from briefing.normalization.grammar.joined import AND_OR, LISTING, case_like, joined_to
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import DIRECT, OBLIQUE, Case, Gender, Number
from briefing.normalization.quantity import named_too
from briefing.normalization.quantity.alike import is_on_terms
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.items import Item
from briefing.normalization.quantity.scales import SHORT
from briefing.normalization.sentence.nearby import opening_quote
from briefing.normalization.sentence.readings import MEASURED, SUMS, Counted, Kind, Reading
from briefing.normalization.sentence.text import CLOSING, DASHES, NUMBER, Text
from briefing.normalization.tables import word_list

_DEGREES = "CСFКK"  # the last letters of units that no smaller one follows
_GREATER = ("час", "часа", "часов", "часах", "часами", "минута", "минуту", "минуты", "минут", "минутах", "минутами")
"""Spans of time behind which a number tells their smaller part."""
_SOME_OF_THEM = re.compile(r"\d+[ ]из[ ](?:которых|них)")
_SO_MANY_OF = re.compile(r"\d+[ ]из[ ]\d+[ ][–—]")  # «8 из 12 – лицеисты»
_TOLD = re.compile(
    rf"\d+(?:,\d+)?(?:[ ](?:{SHORT})\.?|[ ]?%)?[ ][–—-][ ]"
    "(?:в|на|у|из|от|до|для|по|со?|под|при|за|без|свыше|более|около|менее)[ ]"
)
"""A number of which something is told: «5,6 – в 163 км и 5,1 – в 115 км», «на срок до 5 лет, 160 млрд – от 5 до 10»."""
_SIGNS = ("плюс", "минус")
_SENTENCED = re.compile(r"\b[Пп]ригов[а-яё]+ к\b[^.!?;\n]*\Z")
_CLAUSE = 120  # characters before a fine among which the sentence is told
_RATHER = ", а то"  # «до 5, а то и 7 лет»
_SHORTEST_DEED = 3  # tokens of «покупка доли в …»
_THOUSAND = 1000
_WORDS_COUNTED = 3  # of what a number counts, between it and «и»
_WORDS_BETWEEN = 4  # from a number in words to «и»: «пяти с половиной лет и», «пяти федеральных сетях,»
_SHARED = (Case.GENT, Case.ACCS)
_DIRECT = frozenset(DIRECT)
_PERIODS = ("квартал", "полугодие")
_WHEN = frozenset([Kind.YEAR, Kind.DATE, Kind.ORDINAL])
_NAMED = frozenset([Counted.NOUN, Counted.UNIT, Counted.PERCENT])


def coordinated(text: Text, index: int, previous: Reading | None, counts: Counted = Counted.NONE) -> Governor | None:
    """Share the case of the number before, where only «и», «или», a comma or a noun and «и» stand between."""
    if previous is not None and previous.case in _SHARED and named_too.is_among(text, index, previous, counts):
        if previous.case is Case.ACCS:
            return Governor((Case.ACCS, Case.NOMN), "", How.COORDINATION)
        if previous.counted is Counted.NOUN and not _is_limited(text, previous):
            return Governor((Case.GENT,), "", How.COORDINATION)  # «гибель 5 человек, в том числе 2 детей»
    if previous is None or not previous.case or index == 0 or _stands_apart(text, index, previous, counts):
        return None
    shared = _is_next_part(text, index, previous, counts) or _is_next_listed(text, index, previous, counts)
    shared = shared or (counts is Counted.NOUN and named_too.shares_preposition(text, index, previous))
    return Governor((previous.case,), "", How.COORDINATION) if shared else None


def _stands_apart(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """Whether a number is told by itself whatever stands between it and the one before."""
    if text.word[index - 1] == "," and _SOME_OF_THEM.match(text.clean, text.start[index]):
        return True  # «из-за 12 аварий, 4 из которых случились ночью», «выросло до 32, 10 из них в больнице»
    if previous.case is not Case.GENT and _SOME_OF_THEM.match(text.clean, text.start[index]):
        return True  # «с 35 медалями, 13 из которых золотые»
    if _SO_MANY_OF.match(text.clean, text.start[index]):
        return True
    if counts in MEASURED and (previous.kind in _WHEN or is_on_terms(text, index, previous, counts)):
        return True  # «10 % в 2027-м и 8 % в 2028-м»
    adjacent = not text.clean[previous.end : text.start[index]].strip()
    return adjacent and text.clean[previous.end - 1] in _DEGREES  # «при 180 °C 30–40 мин»


def _is_next_part(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """Whether a number goes on with the smaller part of the quantity before: «1 млн 200 тыс.», «1 ч 21 мин»."""
    between = text.clean[previous.end : text.start[index]].strip()
    parted = previous.counted is Counted.SCALE or (previous.counted in SUMS and counts is not Counted.NOUN)
    smaller = (parted and not between) or _is_smaller_part(text, previous.end, index)
    return smaller or (previous.counted is Counted.NOUN and between in _GREATER)  # «за 4 минуты 6,01 секунды»


def _is_next_listed(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """Whether «и», «или» or a comma joins a number to the one before."""
    joint = named_too.joint_before(text, index, limited=_is_limited(text, previous))
    if text.lower(joint) in _SIGNS and text.word[joint - 1] in DASHES:
        return not text.clean[previous.end : text.start[joint - 1]].strip()  # «до плюс 2 — плюс 4 градусов»
    if text.lower(joint) not in LISTING or _TOLD.match(text.clean, text.start[index]):
        return False
    between = text.clean[previous.end : text.start[joint]].strip().removesuffix(_RATHER)
    if text.lower(joint) == "или":
        between = between.rstrip("(, ")  # «до 5 млн (или 7 %)», «до 5 баллов, или 7 %»
        priced = previous.counted is Counted.MONEY and between.startswith("за ")
        if (between.isalpha() and between.isupper()) or (priced and between.count(" ") < _WORDS_COUNTED):
            return True  # «в размере 10 МРП, или 19 820 тенге», «достиг 100 евро за тонну или 120 долларов»
    if between and named_too.goes_on_alike(text, index, between, (previous.counted, counts)):
        return True
    if between and not _is_what_was_counted(between, previous, counts):
        return False
    return text.word[joint] != "," or _goes_on_behind_comma(text, index, previous, counts)


def _goes_on_behind_comma(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """«Превысили 5 млн долларов, 1,5 млн евро»: whether a number behind a comma shares the case of the one before."""
    if counts in (Counted.NONE, Counted.SCALE) and previous.counted is not counts and _is_subject(text, index):
        return False  # «более 30 тыс. актов, 9,4 тыс. отправлено в архив»
    if _is_limited(text, previous) and previous.counted is counts is Counted.NOUN:
        return False  # «потеряли более 800 человек, 20 танков»: the limit is of the first alone
    if previous.counted is Counted.NONE and previous.value >= _THOUSAND and counts is Counted.NOUN:
        return False  # «до 41 520, 73 108 жителей ранены»
    if previous.counted in SUMS and counts is Counted.NONE:
        return False  # «на глубине 10 км, 5,4 — ближе к берегу»
    return (previous.counted in SUMS and counts in SUMS) or previous.case not in DIRECT  # «5 млн долларов, 2 млн евро»


def _is_limited(text: Text, number: Reading) -> bool:
    """«более 800 человек», «не менее 5 человек»."""
    return text.lower(text.at(number.start) - 1) in word_list("limits")


def _is_subject(text: Text, index: int) -> bool:
    """Whether a predicate stands behind a number and its scale: «11,6 тыс. направлено»."""
    token = index + 1
    while token < text.count and (
        text.word[token] in (",", ".")
        or text.kind[token] is NUMBER
        or text.lower(token) in word_list("scales_cut_short")
    ):
        token += 1
    return text.is_word(token) and analyses(text.word[token])[0].pos in ("VERB", "PRTS")


def _is_what_was_counted(between: str, previous: Reading, counts: Counted) -> bool:
    """Whether up to three words behind a number are what it counts: «5 БПЛА и 147 районов», no verb of its own."""
    brand = previous.counted is Counted.SCALE is counts and between.isascii() and between.istitle()
    words = between.split()
    sums = previous.counted is Counted.MONEY is counts and previous.case is Case.GENT
    if sums and len(words) <= _WORDS_COUNTED:  # «взыскать до 5 тыс. руб. пени, 7 тыс. руб. сборов»
        return all(word.isalpha() and any(one.case is Case.GENT for one in analyses(word)) for word in words)
    if not (previous.counted in _NAMED or brand) or len(words) > _WORDS_COUNTED:  # «4,1 тыс. Haval и 1,3 тыс. Xcite»
        return False
    if not all(word.replace("-", "").isalpha() for word in words):
        return False  # «не менее 12 человек погибли и 30 ранены»
    return all(word.isupper() or analyses(word)[0].pos not in ("VERB", "PRTS") for word in words)


def _is_smaller_part(text: Text, end: int, index: int) -> bool:
    """«от 8 лет 6 месяцев», «порядка 6 тысяч 800 лет»: only the larger measure stands between."""
    if not text.is_word(index - 1) or text.clean[end : text.start[index - 1]] != " ":
        return False
    behind = index + (3 if text.word[index + 1 : index + 2] == (",",) and text.glued(index + 2) else 1)  # «6,5 минуты»
    if not text.is_word(behind):
        return False
    larger = {one.lemma for one in analyses(text.word[index - 1])}
    if not larger.isdisjoint(numerals.scale_names()):
        return True
    smaller = {one.lemma for one in analyses(text.word[behind])}
    return any(f"{one}/{other}" in word_list("smaller_measures") for one in larger for other in smaller)


def with_words(government: Government, index: int, items: list[Item]) -> Governor | None:
    """Share the case of a number in words: «в виде четырёх лет и 7 месяцев», «в пяти федеральных сетях, 5 местных»."""
    text, head = government.text, items[-1].head
    index -= text.lower(index - 1) == "же"  # «сорока лет или же 10 тыс. лет»
    if head is None or head.kind is not Counted.NOUN or text.lower(index - 1) not in LISTING:
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
            listed = numerals.is_few(items[-1].whole) and government.at(token).how is How.PREPOSITION
            apart = text.lower(index - 1) == "," and not adjective and not listed  # «из двух столяров, 3 маляров»
            agree = any(way.case is case for way in cardinal_agreements(items[-1].whole, head.agreeing_forms))
            agree = agree or bool(items[-1].scale)
            return Governor((case,), "", How.COORDINATION) if agree and not apart else None
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
    """«Итоги III квартала и 9 месяцев»: of both."""
    months = head.measure.name.head if head.measure is not None else head.forms[0].lemma
    period = analyses(text.word[joined])[0] if text.is_word(joined) else None
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
        one.pos in ("VERB", "PRTS") and (one.number is Number.PLUR or one.gender is Gender.NEUT)
        for one in analyses(text.word[token])[:1]
    )


def with_noun(government: Government, index: int, items: list[Item]) -> Governor | None:
    """Share the case of a noun: «задержали директора и 2 сотрудников», «гибель девочки и 3 подростков»."""
    head, item = items[-1].head, items[-1]
    if head is not None and head.kind is Counted.PERCENT:
        return _of_deed(government, index, head)
    joined = joined_to(government.text, index)
    if joined >= 0 and head is not None and _is_of_period(government.text, joined, head):
        return Governor((Case.GENT,), government.text.word[joined], How.COORDINATION)
    if joined < 0 or head is None or head.kind is not Counted.NOUN or not numerals.is_few(item.whole) or item.digits:
        return None
    if not all(form.animate and form.number is Number.PLUR for form in head.forms if form.case is not Case.NOMN):
        return None
    owner = government.at(joined)
    if owner.is_noun and any(one.animate for one in analyses(government.text.word[owner.token])):
        joined = owner.token  # «спасли водителя автобуса и 2 пассажиров»
    case = case_like(government, joined)
    agree = any(way.case is case for way in cardinal_agreements(item.whole, head.agreeing_forms))
    return Governor((case,), government.text.word[joined], How.COORDINATION) if agree and case in _SHARED else None
