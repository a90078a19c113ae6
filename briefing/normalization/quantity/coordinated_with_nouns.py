"""Numbers that share the case of a noun or adjective before them: «директора и 2 сотрудников», «из школы, 5 домов»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import INTO_OR_ONTO, STILL, WITH, Governor, How, sharing
from briefing.normalization.grammar.joined import case_like, first_listed, joined_to
from briefing.normalization.grammar.morphology import Analysis, adjectives, analyses, may_be_of
from briefing.normalization.grammar.parts_of_speech import VERBS, is_of, likeliest, stands
from briefing.normalization.kinds import LIVING, Case, Number
from briefing.normalization.quantity.items import Head, Series
from briefing.normalization.sentence.nearby import opening_quote
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import CLAUSE_ENDS, CLOSING, Text
from briefing.normalization.tables import word_list

_SENTENCED = re.compile(r"\b[Пп]ригов[а-яё]+ к\b[^.!?;\n]*\Z")
_SENTENCE_REACH = 120  # characters before a fine among which the sentence is told
_SHORTEST_DEED = 3  # tokens of «покупка доли в …»
_PERIODS = ("квартал", "полугодие")
_OWNERS = ("owners", "companies", "places_of_things", "settlements")
_ALONE = ("среди", "у")  # «среди раненых и 12 детей»: they are there too
_CLAUSE = 20  # tokens before a preposition among which a verb is looked for
_OUT_OF = "из"
_LONGEST_LIST = 14  # tokens of a list of parts, back from what stands before a number's joint
_NEAR = 3  # words from the verb to «из»: «состоял тогда из»
_MEMORY = "байт"
_ENDS = (".", "!", "?", ";")
_LONGEST_OUTFIT = 12  # tokens between «с» and the memory that a device has too


def with_noun(series: Series) -> Governor | None:
    """Share the case of a noun: «задержали директора и 2 сотрудников», «гибель девочки и 3 подростков»."""
    government, text, head, item = series.government, series.text, series.head, series.last
    if head is None:
        return None
    if head.kind is Counted.PERCENT:
        return _of_deed(series, head)
    joined = joined_to(text, series.token)
    period = series.token - 2 if series.joint == "," else joined
    if period >= 0 and _is_of_period(text, period, head):
        return sharing(Case.GENT, words=text.word[joined])
    if joined < 0 or head.kind is not Counted.NOUN or item.digits:
        return None
    if not (numerals.is_few(item.whole) or numerals.is_one(item.whole)):
        return _with_genitive(series, joined, head)
    if not all(form.animate and form.number is Number.PLUR for form in head.forms if form.case is not Case.NOMN):
        return None
    owner = government.at(joined)
    if owner.is_noun and any(one.animate for one in analyses(text.word[owner.token])):
        joined = owner.token  # «спасли водителя автобуса и 2 пассажиров»
    case = case_like(government, joined)
    shares = case in LIVING and head.may_be_counted_in(item.whole, case)
    return sharing(case, words=text.word[joined]) if shares else None


def _is_of_period(text: Text, joined: int, head: Head) -> bool:
    """«Итоги III квартала и 9 месяцев», «по итогам квартала, 9 месяцев»: of both."""
    period = likeliest(text, joined)
    return head.name == "месяц" and period is not None and period.lemma in _PERIODS and period.case is Case.GENT


def _of_deed(series: Series, head: Head) -> Governor | None:
    """«О покупке доли в «Заре» и 40 % акций банка»: a share of which the same deed tells."""
    government, text, left = series.government, series.text, series.token - 2
    if series.joint != "и" or left < _SHORTEST_DEED:
        return None
    left = opening_quote(text, left) - 1 if text.word[left] in CLOSING else left - 1
    if text.lower(left) not in INTO_OR_ONTO or not text.is_word(left - 1):
        return None
    governor = government.at(left - 1)
    if governor.how is How.ADJECTIVE:
        governor = government.at(governor.token)  # «покупки контрольного пакета в «Заре»»
    if not governor.is_noun or not names_deed(analyses(text.word[governor.token])[0]):
        return None
    told = likeliest(text, text.at(head.end) + 1)
    if told is not None and told.tells_deed and told.agrees_with_number:
        return None  # «и 40 % акций остались»
    return sharing(Case.GENT, words=text.word[governor.token])


def _with_genitive(series: Series, joined: int, head: Head) -> Governor | None:
    """«Для Тулы и ещё 12 регионов», «счета мэра и ещё 5 коллег»; but «погиб сын водителя и ещё 15 пассажиров».

    From five on the noun doesn't tell the case, as that of two to four does.
    """
    government, text = series.government, series.text
    joined = _past_quotes(text, joined)
    name = likeliest(text, joined)
    if name is None or not _is_genitive(name) or head.is_measure:
        return None
    owner = government.at(first_listed(text, joined))  # «для Тулы, Орла и ещё 5 городов»
    if owner.how is How.ADJECTIVE and 0 <= owner.token < joined:
        owner = government.at(owner.token)
    still = series.joint in STILL
    if owner.how is How.PREPOSITION:
        alone = still and not stands(text, head.token + 1, *VERBS)
        shares = Case.GENT in owner.cases and (alone or _goes_on(text, owner, head))
    elif owner.how is How.VERB:
        shares = owner.first is Case.GENT and still
    else:
        shares = still and owner.is_noun and _are_theirs(analyses(text.word[owner.token])[0], name, head.forms[0])
    return sharing(Case.GENT, words=text.word[joined]) if shares else None


def _past_quotes(text: Text, last: int) -> int:
    """«Банка «Заря» и ещё 5 компаний», «против «Зари» и ещё 5 компаний»: the noun before a quoted name, or its word."""
    if text.word[last] not in CLOSING:
        return last
    left = opening_quote(text, last)
    return left - 1 if stands(text, left - 1, "NOUN") else left + 1


def _is_genitive(name: Analysis) -> bool:
    """Whether a noun stands in the genitive, or in the accusative of somebody, which is the same; or is undeclined."""
    if name.pos != "NOUN":
        return False
    return name.case is Case.GENT or (name.animate and name.case is Case.ACCS) or name.fixed


def _goes_on(text: Text, owner: Governor, head: Head) -> bool:
    """«Рейсы из Тулы и 5 городов отменены»; but «вышли из Тулы и 5 машин взяли», «после обеда и 5 машин не прошло»."""
    if owner.words in _ALONE or text.lower(head.token + 1) == "не":
        return False
    return not any(stands(text, token, *VERBS) for token in text.back(owner.token - 1, _CLAUSE - 1, CLAUSE_ENDS))


def _are_theirs(owned: Analysis, name: Analysis, counted: Analysis) -> bool:
    """«Счета мэра и ещё 5 коллег», «лидеры Китая и ещё 5 стран»; but «здание банка и ещё 5 домов»."""
    if counted.animate:
        return name.animate and not owned.animate
    if name.animate:
        return False
    if owned.animate or names_deed(owned):
        return True
    return may_be_of((counted,), *_OWNERS) and not may_be_of((owned,), *_OWNERS)


def fined(series: Series) -> Governor | None:
    """«Приговорён к двум годам колонии и 300 тыс. рублей штрафа»: a fine shares the case of the other penalty."""
    text, head = series.text, series.head
    if head is None or series.joint != "и":
        return None
    behind, start = text.at(head.end) if head.measure is not None else head.token + 1, text.start[series.token]
    if text.lower(behind) != "штрафа" or not _SENTENCED.search(text.clean, max(0, start - _SENTENCE_REACH), start):
        return None
    return sharing(Case.DATV, words="к")


def made_of(series: Series) -> Governor | None:
    """«Состоит из школы, 5 домов и парка»: the number is of the list, unless a verb tells of it."""
    text, head = series.text, series.head
    if not series.is_listed or head is None or stands(text, head.token + 1, *VERBS):
        return None
    for token in text.back(series.token - 2, _LONGEST_LIST, CLAUSE_ENDS):
        if text.small[token] == _OUT_OF:
            before = text.words_back(token - 1, _NEAR)
            parts = any(is_of(text, verb, "made_of") for verb in before)
            return sharing(Case.GENT, words=_OUT_OF) if parts else None
        if stands(text, token, *VERBS):
            return None  # which ends the list
    return None


def outfitted(series: Series) -> Governor | None:
    """«Ноутбук с чипом Intel и 16 ГБ памяти», «оснащён экраном, 16 ГБ памяти»: memory is one more thing it has."""
    text, head, last = series.text, series.head, series.token - 2
    if not series.is_listed or head is None or head.measure is None or not head.measure.name.head.endswith(_MEMORY):
        return None
    for token in range(last, max(-1, last - _LONGEST_OUTFIT), -1):
        if text.broken(token + 1) or (text.word[token] in _ENDS and not text.glued(token + 1)):
            return None
        if text.lower(token) in WITH:
            return sharing(Case.ABLT, words=text.lower(token))
        word = likeliest(text, token)
        if word is not None and word.lemma in word_list("done_with") and word.passive:
            return sharing(Case.ABLT, words=text.lower(token))
        if word is not None and word.may_have_object:
            return None
    return None


def cases_of_adjective_before(government: Government, index: int) -> tuple[Case, ...]:
    """«В юбилейном, 15-м ПМЭФ», «на новой, 10-й ГЭС»: those of the adjective before a comma, what is asked first."""
    word = government.text.word[index - 2] if government.text.lower(index - 1) == "," else ""
    forms = analyses(word) if word else ()
    if not forms or not forms[0].is_adjective:
        return ()
    own = [one.case for one in adjectives(word)]
    return tuple(dict.fromkeys([*(case for case in government.at(index - 2).cases if case in own), *own]))
