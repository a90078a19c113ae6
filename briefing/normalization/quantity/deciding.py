"""In which case, gender and kind (cardinal, ordinal, collective) each number of a series is read."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements, choose, is_ranked, ranked_in_series
from briefing.normalization.grammar.government import Government, Governor, How, is_size
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.finding import Item
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_JOINT_CASES = {"до": Case.GENT, "по": Case.ACCS, "из": Case.GENT, "против": Case.GENT, "к": Case.DATV, "на": Case.ACCS}
_HOURS = 12
_THOUSAND = 1000
_PRICES = ("стоимост", "цен")


def ways_of(government: Government, items: list[Item], governor: Governor) -> list[Agreement]:
    """Decide case, gender and kind of each number of a series, from the last (which has the head) to the first."""
    head = items[-1].head
    last_governor = governor
    for item in items:
        if item.joint in _JOINT_CASES:
            last_governor = Governor((_JOINT_CASES[item.joint],), item.joint, How.PREPOSITION)
    last = _way(government, items[-1], head, last_governor)
    if len(items) > 1 and head is not None and not last.ordinal and _ranked_series(items, head):
        last = _ranked_way(last, head)
    ways = [last]
    for position in range(len(items) - 2, -1, -1):
        follower = items[position + 1]
        item_governor = governor if follower.joint in _JOINT_CASES or position == 0 else last_governor
        way = _way_like(last, item_governor, follower.joint)
        ways.insert(0, way)
    return ways


def _way_like(last: Agreement, governor: Governor, joint: str) -> Agreement:
    if joint in _JOINT_CASES:
        case = governor.first if governor.how is not How.NONE else Case.NOMN
        if joint == "из" and governor.words in ("в", "во", "на"):
            case = Case.LOCT
        return Agreement(last.ordinal, case, last.gender, last.animate)
    return last


def _ranked_series(items: list[Item], head: Head) -> bool:
    """«5-7 классов», «на 2, 3 и 4 этажах»: several of what is numbered, the noun in the plural."""
    return (
        head.kind is Counted.NOUN
        and ranked_in_series(head.forms) != ""
        and all(form.number == Number.PLUR for form in head.forms)
    )


def _ranked_way(way: Agreement, head: Head) -> Agreement:
    gender = next(
        (one.gender for one in analyses(head.forms[0].lemma) if one.pos == "NOUN" and one.gender), Gender.MASC
    )
    if way.case in (Case.NOMN, Case.GENT) and all(form.case == Case.GENT for form in head.forms):
        return Agreement(True, Case.GENT, Gender.PLUR if ranked_in_series(head.forms) == "plur" else gender)
    return Agreement(True, way.case, gender)


def _way(government: Government, item: Item, head: Head | None, governor: Governor) -> Agreement:
    text = government.text
    if head is None or head.measure is not None or item.scale:
        return _measured(text, item, head, governor)
    if text.lower(head.token) in word_list("parts_of_day") and item.whole <= _HOURS and item.is_whole:
        return Agreement(False, governor.first)  # «к 6 утра»: hours are meant
    if text.lower(head.token) in word_list("ordinal_only"):
        return Agreement(True, Case.DATV if governor.first == Case.DATV else Case.LOCT)
    lemma = head.forms[0].lemma
    if text.lower(head.token + 1) == "из" and is_ranked(head.forms) and governor.how is How.VERB:
        return next(
            iter(cardinal_agreements(item.whole, head.forms)), Agreement(False, governor.first)
        )  # «21 место из 101»
    if lemma == "год" and governor.how in (How.PERSON, How.RELATION) and not item.digits:
        governor = _age(text, head, governor)
    elif governor.how in (How.RELATION, How.GOVERNED) and (
        lemma in word_list("never_attributes") or _is_subject(text, head, governor)
    ):
        governor = Governor((Case.NOMN, Case.ACCS), governor.words, How.NOUN, governor.token)
    elif governor.how is How.VERB and all(
        form.pos in ("ADJF", "PRTF") and form.case == Case.ABLT for form in head.forms
    ):
        return _measured(text, item, None, governor)  # «потери составили 1200 убитыми»
    elif governor.how in (How.PERSON, How.NOUN) and head.forms[0].animate and _counted_before(government, governor):
        governor = Governor((Case.GENT, Case.NOMN), governor.words, How.RELATION, governor.token)
    elif governor.words in ("в", "во") and lemma.endswith("метр") and (item.digits or item.whole % 1000 == 0):
        place = text.lower(head.token + 1) in word_list("place_after_length") or not _sized(text, governor)
        governor = Governor((Case.LOCT,) if place else (Case.ACCS,), governor.words, How.PREPOSITION)
    elif governor.words == "по" and item.whole == _THOUSAND:
        governor = Governor((Case.DATV,), governor.words, How.PREPOSITION, governor.token)
    elif governor.words in ("с", "со") and item.whole % 1000 == 0 and head.forms[0].animate:
        governor = Governor((Case.ABLT, Case.GENT), governor.words, How.PREPOSITION, governor.token)
    elif governor.words in ("в", "во", "на") and head.forms[0].short:
        governor = Governor(
            (Case.LOCT, Case.ACCS), governor.words, How.PREPOSITION, governor.token
        )  # «пожары на 2 НПЗ»
    found = choose(item.whole, _agreeing_forms(head), governor, fractional=bool(item.digits))
    return found or Agreement(False, governor.first, head.forms[0].gender or Gender.MASC)


def _agreeing_forms(head: Head) -> tuple[Analysis, ...]:
    """The noun's forms that go with the adjective before it («108 пехотного полка»), all where none does."""
    told = {(one.case, one.number, one.gender) for one in head.adjectives}
    return tuple(form for form in head.forms if (form.case, form.number, form.gender) in told) or head.forms


def _counted_before(government: Government, governor: Governor) -> bool:
    """Whether the noun before was itself counted: «43 рассказа 17 авторов»."""
    last, text = government.last, government.text
    if last is None or last.counted is not Counted.NOUN or governor.token <= 0:
        return False
    return last.end == text.end[governor.token - 1]


def _age(text: Text, head: Head, governor: Governor) -> Governor:
    """«Мужчина 35 лет» is of that age; «35 лет назад» is not his."""
    cases = (Case.NOMN,) if text.lower(head.token + 1) in ("назад", "подряд", "спустя") else (Case.GENT, Case.NOMN)
    if governor.token >= 0 and any(one.case == Case.DATV for one in analyses(text.word[governor.token])[:1]):
        cases = (Case.NOMN,)  # «ребёнку 5 лет»
    return Governor(cases, governor.words, How.RELATION, governor.token)


def _is_subject(text: Text, head: Head, governor: Governor) -> bool:
    """Whether the counted are the subject: «в результате столкновения 5 человек погибли»."""
    if governor.token < 0 or not text.is_word(head.token + 1):
        return False
    if analyses(text.word[governor.token])[0].case == Case.NOMN:
        return False
    return analyses(text.word[head.token + 1])[0].pos in ("VERB", "PRTS")


def _measured(text: Text, item: Item, head: Head | None, governor: Governor) -> Agreement:
    """The case of a number that no noun's form tells: with a unit, a scale word, or alone."""
    gender = Gender.MASC
    if head is not None and head.measure is not None and not item.scale:
        gender = head.measure.gender
    elif item.scale == 1:
        gender = Gender.FEMN
    case = governor.first
    if head is None and text.lower(text.at(item.end)) == "из":
        gender = _gender_behind(text, text.at(item.end) + 1)
        if governor.words in ("в", "во", "на"):
            case = Case.LOCT
    if governor.words.startswith(_PRICES):
        case = (
            Case.GENT if head is not None and head.kind is Counted.UNIT else Case.NOMN
        )  # «стоимость 1 кв. м» is no sum
    elif governor.how is How.GOVERNED:
        case = Case.NOMN
    elif head is None and governor.how is How.NOUN and _verb_follows(text, item):
        case = Case.NOMN  # «из них в возрасте 150 были активны»
    elif governor.how is How.RELATION and _stands_alone(text, item, head, governor):
        case = Case.NOMN
    if governor.how is How.PREPOSITION:
        if governor.words == "по" and not item.digits and (item.whole == _THOUSAND or numerals.is_one(item.whole)):
            case = Case.DATV
        elif governor.words in ("в", "во") and _is_place(text, head, governor):
            case = Case.LOCT
        elif governor.words in ("с", "со") and (head is not None or item.scale) and _accompanies(text, item, head):
            case = Case.ABLT
    return Agreement(False, case, gender)


def _verb_follows(text: Text, item: Item) -> bool:
    following = text.at(item.end)
    return text.is_word(following) and analyses(text.word[following])[0].pos in ("VERB", "PRTS")


def _stands_alone(text: Text, item: Item, head: Head | None, governor: Governor) -> bool:
    """Whether a number behind a noun is not its attribute.

    A bare number is not («число 17»), nor the size of what stands before («скорость течения 0,3 м/с»).
    """
    if head is None:
        return not item.scale and text.lower(text.at(item.end)) != "из"
    return _depends(text, governor)


def _depends(text: Text, governor: Governor) -> bool:
    """Whether the governing noun is itself the attribute of a noun before it."""
    left = governor.token - 1
    return (
        text.is_word(left)
        and analyses(text.word[left])[0].pos == "NOUN"
        and analyses(text.word[left])[0].case == Case.NOMN
    )


def _gender_behind(text: Text, index: int) -> Gender:
    """The gender of the first noun from a token on: «1 из школ»."""
    for position in range(index, min(index + 3, text.count)):
        if not text.is_word(position):
            break
        if text.lower(position) in ("которых", "них"):
            return _gender_before(text, index)
        found = next((one for one in analyses(text.word[position]) if one.pos == "NOUN"), None)
        if found is not None:
            return found.gender or Gender.MASC
    return Gender.MASC


def _gender_before(text: Text, index: int) -> Gender:
    """The gender of the nearest noun in the plural before a token: «13 композиций, 2 из которых»."""
    for position in range(index - 3, max(-1, index - 12), -1):
        if text.is_word(position):
            found = analyses(text.word[position])[0]
            if found.pos == "NOUN" and found.number == Number.PLUR:
                return found.gender or Gender.MASC
    return Gender.MASC


def _sized(text: Text, governor: Governor) -> bool:
    """Whether «в» gives a size to the noun before it («длиной в 5 км», «пакет в 25 %»), and tells no place."""
    return text.is_word(governor.token - 1) and any(
        one.pos == "NOUN" for one in analyses(text.word[governor.token - 1])[:1]
    )


def _is_place(text: Text, head: Head | None, governor: Governor) -> bool:
    """Whether «в 5 км» tells a place («от города»), «в 90 % случаев» a share of cases."""
    if head is None or head.measure is None:
        return False
    following = text.at(head.end)
    if head.kind is Counted.PERCENT:
        if _sized(text, governor):
            return False
        if text.is_word(following):
            return _is_genitive(text, following) or analyses(text.word[following])[0].pos == "VERB"
        return text.word[following : following + 1] == ("—",)
    if text.is_word(governor.token - 1) and is_size(text.word[governor.token - 1]):
        return False  # «на расстоянии в 5,5 км от села»
    if not head.measure.head.endswith("метр"):
        return False
    return text.lower(following) in word_list("place_after_length") or not _sized(text, governor)


def _is_genitive(text: Text, index: int) -> bool:
    return len(text.word[index]) > 1 and any(
        one.case == Case.GENT and one.pos in ("NOUN", "ADJF", "PRTF") for one in analyses(text.word[index])[:3]
    )


def _accompanies(text: Text, item: Item, head: Head | None) -> bool:
    """Whether «с 51 % голосов» means together with them; «с 5 % до 10 %» and «с 5 млн руб. начали» mean from there."""
    following = text.at(head.end if head is not None and head.measure is not None else item.end)
    near = " ".join(text.word[following : following + 5]).lower()
    if re.search(r"\b(?:до|по)\b", near):
        return False
    if text.is_word(following) and any(one.case == Case.ABLT for one in analyses(text.word[following])):
        return True
    if head is None or not text.is_word(following):
        return False
    if head.kind is Counted.PERCENT:
        return _is_genitive(text, following)
    return head.kind in ("unit", "money") and (_is_genitive(text, following) or text.lower(following) in ("в", "на"))
