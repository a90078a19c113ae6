"""Numbers that share the case of a number in words: «двух лет и 7 месяцев», «миллион 350 тысяч», «час 20 минут»."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How, preposition_cases, sharing
from briefing.normalization.grammar.joined import AND_OR, LISTING
from briefing.normalization.grammar.morphology import Analysis, analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, stands
from briefing.normalization.kinds import DIRECT, OBLIQUE, Case, Number
from briefing.normalization.quantity.items import Item, Series
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import DASHES, NUMBER, Text
from briefing.normalization.tables import word_list

_WORDS_BETWEEN = 4  # from a number in words to «и»: «пяти с половиной лет и», «пяти федеральных сетях,»
_DIRECT = frozenset(DIRECT)
_ONE = "один"


def with_numeral(series: Series) -> Governor | None:
    """Share the case of a number in words: «в виде четырёх лет и 7 месяцев», «в пяти федеральных сетях, 5 местных»."""
    government, text, item, head = series.government, series.text, series.last, series.head
    index = series.token - (series.joint == "же")  # «сорока лет или же 10 тыс. лет»
    hyphened = text.word[index - 1] in DASHES and stands(text, index - 2, "NUMR")  # «двух - 3 недель»
    if head is None or head.kind is not Counted.NOUN or not (hyphened or text.lower(index - 1) in LISTING):
        return None
    adjective = all(form.is_adjective for form in head.forms)
    for token in text.words_back(index - 2, _WORDS_BETWEEN):
        cases = _cases_of_numeral(government, token)
        if cases and set(cases) <= _DIRECT and (adjective or _ends_pair(text, token, index, item)):
            killed = government.at(token).first is Case.ACCS  # «убив пять мужчин и 2 подростков»
            return sharing(Case.ACCS, Case.NOMN) if killed else sharing(Case.NOMN)  # «три полевых армии и 3 танковых»
        numeral = tuple(case for case in cases if case in OBLIQUE)
        if numeral:
            alone = token == index - 2  # «в одном или 2 случаях»
            found = analyses(text.word[index - 2])
            noun = {one.case for one in found if alone or one.pos == "NOUN" or one.is_adjective}
            shared = tuple(case for case in government.at(token).cases + numeral if case in numeral and case in noun)
            case = (shared or numeral)[0]
            act = stands(text, head.token + 1, "VERB", "PRTS")  # «ранили двух женщин, 3 подростков погибли»
            listed = numerals.is_few(item.whole) and not act  # else «3 лаборанта»
            apart = text.lower(index - 1) == "," and not adjective and not listed  # «из двух столяров, 3 маляров»
            agree = bool(item.scale) or head.may_be_counted_in(item.whole, case)
            return sharing(case) if agree and not apart else None
    return None


def in_place_of(series: Series) -> Governor | None:
    """«Гибель пяти человек, а не 4», «не одним, а 2 ударами»: the case of the number that is denied or put right."""
    government, text, index = series.government, series.text, series.token
    denied = series.joint == "не" and text.lower(index - 2) == "а"
    comma = index - 2 - denied
    if text.lower(index - 1 - denied) != "а" or comma < 0 or text.word[comma] != ",":
        return None
    for token in text.words_back(comma - 1, _WORDS_BETWEEN):
        oblique = [case for case in _cases_of_numeral(government, token) if case in OBLIQUE]
        if oblique and (denied or text.lower(token - 1) == "не"):
            asked = government.at(token).cases
            return sharing(next((case for case in asked if case in oblique), oblique[0]))
    return None


def _cases_of_numeral(government: Government, token: int) -> list[Case]:
    """Give the cases of a numeral; of «один» those that a preposition asks: «об одном погибшем и 8 раненых»."""
    found = analyses(government.text.word[token])
    cases = [one.case for one in found if one.pos == "NUMR"]
    asked = government.at(token)
    if cases or found[0].lemma != _ONE or asked.how not in (How.PREPOSITION, How.RELATION, How.GOVERNED):
        return cases
    return [one.case for one in found if one.case in asked.cases and one.case in OBLIQUE]


def _ends_pair(text: Text, numeral: int, index: int, item: Item) -> bool:
    """«Пять единиц техники и 15 человек»: «и» joins two things counted, and no preposition stands between them."""
    if text.lower(index - 1) not in AND_OR or numerals.is_one(item.whole):
        return False
    return not any(preposition_cases(text.lower(token)) for token in range(numeral + 1, index - 1))


def before_numeral(series: Series) -> Governor | None:
    """Share the case of a number in words that ends the list: «лишились гаубицы, 7 машин и трёх танков»."""
    text, head = series.text, series.head
    if head is None or head.kind is not Counted.NOUN or series.joint not in (",", "и"):
        return None
    behind = range(head.token + 1, head.token + 1 + _WORDS_BETWEEN)
    joint = next((token for token in behind if text.lower(token) == "и" and text.is_word(token + 1)), 0)
    if not joint or text.broken(joint) or not text.is_word(joint + 2):
        return None
    cases = {one.case for one in analyses(text.word[joint + 1]) if one.pos == "NUMR"}
    things = [one.case for one in analyses(text.word[joint + 2]) if one.pos == "NOUN" and not one.animate]
    case = next((case for case in things if case in cases and case in OBLIQUE), None)
    return sharing(case) if case and head.may_be_counted_in(series.last.whole, case) else None


def behind_scale(series: Series) -> Governor | None:
    """«Заплатил миллион 350 тысяч рублей», «до двух тысяч 500 рублей»: the rest of a number that begins in words."""
    text, index, scale = series.text, series.token, series.token - 1
    if not numerals.power_of(series.joint) or text.broken(index) or text.kind[scale - 1] is NUMBER:
        return None
    before = forms_at(text, scale - 1) if scale else ()
    numeral = {one.case for one in before if one.pos == "NUMR" or one.lemma == _ONE}
    if not numeral and len(text.word[index]) == 1:
        return None  # «набралось тысячи 2 рублей»
    cases = numeral or {one.case for one in analyses(text.word[scale]) if one.number is Number.SING}
    if Case.NOMN in cases or cases == {Case.ACCS}:
        return sharing(Case.NOMN, Case.ACCS)
    asked = series.government.at(scale - bool(numeral)).cases
    case = next((one for one in (*asked, Case.GENT) if one in cases and one in OBLIQUE), None)
    return sharing(case) if case else None


def smaller_part(series: Series) -> Governor | None:
    """«До трёх лет 6 месяцев», «более часа 20 минут»: the case of the larger measure, one or its number in words."""
    text, index, head = series.text, series.token, series.head
    if head is None or not text.is_word(index - 2) or text.broken(index):
        return None
    one_measure = series.joint in word_list("one_larger_measure")
    if not one_measure and series.joint not in word_list("larger_measures"):
        return None
    found, pairs = analyses(text.word[index - 1]), word_list("smaller_measures")
    larger = [one for one in found if f"{one.lemma}/{head.name}" in pairs]
    if one_measure:
        return _of_one(text, index, larger)
    cases = {one.case for one in analyses(text.word[index - 2]) if larger and one.pos == "NUMR"}
    case = next((one.case for one in larger if one.case in cases and one.case in OBLIQUE), None)
    return sharing(case) if case else None


def _of_one(text: Text, index: int, larger: list[Analysis]) -> Governor | None:
    """«Более часа 20 минут», «через час 1,5 минуты»: what is told of one hour goes on; «в час 20 минут» does not."""
    before = index - 2 - (analyses(text.word[index - 2])[0].lemma == _ONE)
    if not larger or before < 0:
        return None
    if text.lower(before) in word_list("limits") and may_stand_in(larger, Case.GENT):
        return sharing(Case.GENT)
    passed = text.lower(before) in ("за", "через", "спустя", "на")
    return sharing(Case.ACCS, Case.NOMN) if passed else None
