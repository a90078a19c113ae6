"""To whom something is given, for what it is spent, who uses it: where the form of what is counted tells no case."""

from __future__ import annotations

from briefing.normalization.grammar.governing_words import object_may_follow
from briefing.normalization.grammar.governor import INTO_OR_ONTO, How, is_listed, preposition_cases
from briefing.normalization.grammar.morphology import analyses, may_be_of, nouns
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.readings import SUMS, Counted
from briefing.normalization.sentence.text import NUMBER
from briefing.normalization.tables import word_list

_BEFORE_VERB = 3  # words before a verb among which stands what is given


def are_given(place: Place) -> bool:
    """«Пособие выплатили 5 тыс. семей», «оказали помощь 5 тыс. семей», «помогли 5 тыс. жителей»."""
    if not place.item.scale or not _counts_people(place, "households", "workplaces"):
        return False
    governor = place.governor
    token = governor.token if governor.how is How.VERB else governor.token - 1
    verb = place.likeliest(token)
    if verb is None or verb.pos not in ("VERB", "PRTS", "INFN"):
        return False
    if governor.is_noun:
        gives = verb.lemma in word_list("gives_many") and verb.lemma not in word_list("raises")
        return gives and _may_be_object(place, governor.token)
    if verb.lemma in word_list("helps_many"):
        before = place.likeliest(token - 1)  # «беженцам помогли 5 тыс. волонтёров»
        return verb.gender is not Gender.NEUT and (before is None or before.case is not Case.DATV)
    gift = any(_may_be_object(place, at) for at in place.text.words_back(token - 1, _BEFORE_VERB))
    return verb.lemma in word_list("gives_many") and (verb.pos == "PRTS" or gift)


def are_owners(place: Place) -> bool:
    """«Зарплаты 4,5 млн россиян», «доходы 3 млн семей»: whose they are; but «доход 3 млн рублей»."""
    if not place.item.scale or not _counts_people(place, "households", "workplaces"):
        return False
    return may_be_of(analyses(place.text.word[place.governor.token]), "incomes")


def are_users(place: Place) -> bool:
    """«Сервисом «Заря» пользуются 5 млн человек»: those who do it, where no other subject stands before."""
    if not place.item.scale or place.governor.first is not Case.ABLT or not _counts_people(place):
        return False
    verb = place.likeliest(place.governor.token)
    several = verb is not None and verb.pos == "VERB" and verb.number is Number.PLUR
    return several and not _has_subject(place)


def are_awarded(place: Place) -> bool:
    """«Наградили 5 тыс. учителей»: whom, not by what."""
    if not place.item.scale or place.governor.first is not Case.ABLT or not _counts_people(place):
        return False
    verb = place.likeliest(place.governor.token)
    return verb is not None and verb.transitive and verb.pos != "PRTS"


def is_paid(place: Place) -> bool:
    """«заплатить каждому из заявителей 500 евро», «у 12 жителей 5 млн рублей»: no sum or size is theirs."""
    noun = place.governor.token
    person = place.likeliest(noun)
    if person is None:
        return False
    if place.text.kind[noun - 1] is NUMBER and place.counts_money:
        return True
    for_each = place.text.lower(noun - 3).startswith("кажд")  # «каждой из 30 школ 2 млн рублей»
    if for_each or not person.animate:
        return for_each
    if person.case is Case.DATV:  # «передал сыну 25,1 % акций», «задолжал сотрудникам 2 млн рублей»
        return place.kind is not Counted.NOUN or (place.head is not None and place.head.is_measure)
    return place.kind in SUMS and not is_listed(place.text.word[place.governor.token], "relation")


def is_spent(place: Place) -> bool:
    """«Вложит в реконструкцию 3 млрд рублей»: no sum is rebuilt; but «направит на погашение 3 млрд рублей»."""
    text, token = place.text, place.governor.token
    if not place.counts_money:
        return False
    of_others = _is_of_no_money(place, token)
    token -= of_others
    deed = place.likeliest(token) if text.lower(token - 1) in INTO_OR_ONTO else None
    if deed is None or deed.case not in DIRECT or (deed.lemma in word_list("deeds_to_sums") and not of_others):
        return False
    before = place.likeliest(token - 2) if token > 1 and not text.broken(token - 1) else None
    if before is None or text.word[token - 2] in ("и", "а"):
        return True  # «на ремонт 7 млн, на озеленение 2 млн рублей»
    if before.pos not in ("PRTS", "PRTF"):
        return object_may_follow(text, token - 1)
    return before.pos == "PRTS" or before.case in DIRECT  # «направлено (выделенные) на реконструкцию 3 млрд рублей»


def _is_of_no_money(place: Place, token: int) -> bool:
    """«На развитие сети 3 млрд рублей», «на поддержку производства 3 млрд»: a noun behind another tells no sum."""
    noun = place.likeliest(token)
    if noun is None or noun.case is not Case.GENT or not place.text.is_word(token - 1):
        return False
    return noun.lemma not in word_list("deeds_to_sums")


def _counts_people(place: Place, *others: str) -> bool:
    """Whether people are counted, or what stands in one of the lists of words `others`."""
    head = place.head
    if head is None or head.measure is not None:
        return False
    return head.animate or head.forms[0].is_adjective or head.is_of(*others)


def _may_be_object(place: Place, token: int) -> bool:
    things = nouns(place.text.word[token])
    direct = any(one.case is Case.ACCS and not one.animate for one in things)
    return direct and not preposition_cases(place.text.lower(token - 1))


def _has_subject(place: Place) -> bool:
    """Whether a noun in the plural that may be the subject stands before the verb."""
    return any(
        one.case is Case.NOMN and one.number is Number.PLUR and (one.animate or one is forms[0])
        for token in place.text.words_back(place.governor.token - 1, _BEFORE_VERB)
        for forms in (analyses(place.text.word[token]),)
        for one in forms
    )
