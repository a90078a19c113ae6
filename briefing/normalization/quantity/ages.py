"""How old, and how long: «для детей 7–10 лет», «итоги 9 месяцев», «умершей 4 года назад», «воды не было 14 часов»."""

from __future__ import annotations

from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.doers import is_behind_preposition
from briefing.normalization.grammar.governor import ATTRIBUTE, OBJECT, WITH, Governor, How, is_listed
from briefing.normalization.grammar.morphology import analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.numerals import scale_names
from briefing.normalization.grammar.parts_of_speech import VERBS, is_imperfective, stands
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.place import Place
from briefing.normalization.tables import beginnings, word_list

_FOR_WHOM = ("для", "среди")
_OF_INFANTS = ("месяц", "неделя")
_AGO = "назад"
_WAS = ("был", "была", "были")
_OLDEST = 100
_RACED = ("час", "минута", "секунда", "миллисекунда")
_NAMED_REACH = 5  # words from people to their age: «жители города Тулы 20 и 23 лет»
_REACH = 5  # words before «не было» among which stands what there was none of
_SPANS = ("назад", "подряд", "спустя")
"""What stands behind years that are a span of time and no age."""
_GONE_BY = ("последний", "прошедший", "минувший", "предыдущий", "прошлый", "ближайший")
ABSENT = ("не было", "не будет", "нет")


def of_results(place: Place, head: Head) -> Governor | None:
    """«Подвели итоги 9 месяцев», «это итог 5 лет работы»: of that time; but «результат 3 минуты», «итог 2 часа»."""
    results, time = place.likeliest(place.governor.token), head.lemma
    if results is None or results.lemma not in ("итог", "результат") or time not in word_list("times"):
        return None
    came_of = results.lemma == "итог" or results.case is Case.ABLT  # «стало результатом 6 лет переговоров»
    if results.number is not Number.PLUR and (not came_of or time in _RACED):
        return None
    return place.governor._replace(cases=(Case.GENT,), how=How.RELATION)


def age(place: Place, head: Head) -> Governor | None:
    """«Мужчина 35 лет» is of that age; «ребёнку 5 лет», «35 лет назад», «для обвиняемого 5 лет колонии» are not."""
    governor = place.governor
    if head.lemma in _OF_INFANTS:
        return _of_infant(place)
    if head.lemma != "год":
        return None
    if place.word_behind in word_list("of_sentences") and _is_one_accused(place):
        return governor.as_span()
    group = governor.words.startswith(beginnings("groups_of_age"))  # «в группе 26–35 лет»
    if group or _is_of_people(place) or _are_ages(place):
        return governor._replace(cases=(Case.GENT,), how=How.RELATION)
    person = place.likeliest(governor.token)
    aged = governor.is_noun and place.is_of(governor.token, "aged", "offspring")
    if aged and is_behind_preposition(place.text, governor.token):
        return governor._replace(cases=(Case.GENT,), how=How.RELATION)  # «приехал с девочкой 5 лет»
    if governor.how not in (How.PERSON, How.RELATION):
        return None
    if person is not None and not person.animate and not is_listed(place.text.word[governor.token], "relation"):
        return None  # «лечение 5 лет не помогало»
    return governor._replace(cases=(Case.NOMN,) if _is_told_of(place) else ATTRIBUTE, how=How.RELATION)


def _of_infant(place: Place) -> Governor | None:
    """«Моей дочери 10 месяцев»: so old is who opens the clause, in the dative."""
    text, token = place.text, place.governor.token
    child = place.likeliest(token) if place.governor.is_noun else None
    if child is None or child.lemma not in word_list("offspring") or not _is_told_of(place):
        return None
    while text.has_word_before(token) and analyses(text.word[token - 1])[0].is_adjective:
        token -= 1
    opens = not text.has_word_before(token)
    return place.governor._replace(cases=(Case.NOMN,), how=How.RELATION) if opens else None


def about(place: Place) -> Agreement | None:
    """«Мальчик лет 8»: about that old; but «служил лет 8»."""
    text, years = place.text, place.governor.token
    if place.head is not None or text.lower(years) != "лет" or any(map(text.is_word, range(years + 1, place.token))):
        return None
    if text.lower(place.following) == _AGO:
        return None  # «жили их предки лет 100 назад»
    person = place.likeliest(years - 1) if text.lower(years - 2) != "а" else None  # «ёж живёт пять, а кошка лет 15»
    old = person is not None and person.pos == "NOUN" and person.animate and person.case is not Case.DATV
    return Agreement(False, Case.GENT) if old or _is_described(place) else None


def _is_described(place: Place) -> bool:
    """«Высокий, лет 30, с бородой», «гость был лет 40»: how old somebody was; but «дом старый, лет 100»."""
    text, before = place.text, place.governor.token - 1
    if place.item.whole >= _OLDEST or (text.is_word(place.following) and text.lower(place.following) not in WITH):
        return False
    if text.lower(before) in _WAS:
        return not text.is_word(place.following)
    told = place.likeliest(before - 1) if text.word[before] == "," else None
    return told is not None and told.is_adjective and told.case is Case.NOMN


def _is_of_people(place: Place) -> bool:
    """«Подросткам 14–17 лет», «для детей 7 лет»: a span of ages, and any age of those for whom or among whom it is."""
    people = place.governor.token
    if place.governor.how in (How.ADJECTIVE, How.VERB):
        told = analyses(place.text.word[people])  # «мобилизованные 30–34 лет»
        return place.item.joint == joints.DASH and may_be_of((one for one in told if one.is_adjective), "aged_by_deed")
    if not place.governor.is_noun:
        return False
    if place.item.joint != joints.DASH and place.text.lower(people - 1) not in _FOR_WHOM:
        return False
    return any(one.animate and one.number is Number.PLUR for one in analyses(place.text.word[people]))


def _is_told_of(place: Place) -> bool:
    """«Юноше 20 лет»: of one in the dative; «служил сторожем 14 лет»: how long, in the instrumental."""
    return may_stand_in(analyses(place.text.word[place.governor.token]), Case.DATV, Case.ABLT)


def _is_one_accused(place: Place) -> bool:
    """«Для подсудимого», «для обвиняемого»: a person, by a noun or a participle in the singular."""
    if place.governor.how is How.PERSON:
        return True
    person = place.likeliest(place.governor.token)
    return place.governor.how is How.ADJECTIVE and person is not None and person.number is Number.SING


def _are_ages(place: Place) -> bool:
    """«Двое жителей Тулы 20 и 23 лет»: of the people named with their town; «дали жителям Тулы 5 и 7 лет» is not."""
    if place.item.joint not in ("и", ","):
        return False
    for token in place.text.words_back(place.governor.token, _NAMED_REACH):
        word = analyses(place.text.word[token])[0]
        if word.pos not in ("NOUN", "ADJF") or word.case is Case.DATV:
            return False
        if word.animate and not word.proper:
            return True
    return False


def ago(place: Place, head: Head) -> Governor | None:
    """«Умершей 4 года назад певице»: of nothing before it."""
    last = head.token + (head.lemma in scale_names())  # «11,7 тысячи лет назад»
    counted, behind = place.likeliest(last), place.text.lower(last + 1)
    if behind not in _SPANS or counted is None or counted.lemma not in word_list("measures"):
        return None
    return Governor(OBJECT, behind, How.VERB, last + 1)


def is_ago(place: Place) -> bool:
    """«Закончился 3 млн лет назад»: when, not by what."""
    behind = place.text.at(place.item.end)
    return place.item.scale > 0 and place.text.word[behind : behind + 2] == ("лет", "назад")


def lasted(place: Place, head: Head) -> Governor | None:
    """«С продолжавшимися 2 дня боями»: how long what stands behind lasted, with which the participle agrees."""
    governor, text, behind = place.governor, place.text, head.token + 1
    if not head.is_of("times") or not text.goes_on(behind):
        return None
    told = [one for one in analyses(text.word[governor.token]) if one.pos == "PRTF"]
    if not told or told[0].lemma not in word_list("lasts"):
        return None
    return governor.as_span()


def walked(place: Place, head: Head) -> Governor | None:
    """«Итог прошедших 5 километров солдат»: what those who are told walked; but «после прошедших 5 дней боёв»."""
    governor, counted = place.governor, head.lemma
    if counted in word_list("times") or counted not in word_list("measures"):
        return None
    told = [one for one in analyses(place.text.word[governor.token]) if one.pos == "PRTF"]
    return governor.as_span() if told and told[0].lemma == "пройти" else None


def of_last(place: Place, head: Head) -> Governor | None:
    """«Событие 20 последних лет», «рекорд 5 прошедших сезонов»: of them; but «завод 5 последних лет стоял»."""
    if not head.is_of("times") or not head.adjectives:
        return None
    behind = place.likeliest(head.token + 1)
    if is_behind_preposition(place.text, place.governor.token):
        return None
    if head.adjectives[0].lemma not in _GONE_BY or (behind is not None and behind.pos in ("VERB", "PRTS", "NPRO")):
        return None
    return place.governor._replace(cases=(Case.GENT,), how=How.RELATION)


def how_long(place: Place, head: Head) -> Governor | None:
    """«Руководил 1,5 года»: how long, not by what."""
    if place.governor.first is not Case.ABLT or head.lemma not in ("год", "месяц", "неделя"):
        return None
    return place.governor.as_span()


def already(place: Place, head: Head) -> Governor | None:
    """«Мошенники уже 1,5 года звонят», «переговоры уже 3 недели идут»: how long, not whose."""
    if place.text.lower(place.before) != "уже" or not head.is_of("times"):
        return None
    return place.governor.as_span()


def of_elders(place: Place, head: Head) -> Governor | None:
    """«Его отец 12 лет строил дом», «не видел отца 12 лет»: how long; but «его отец 70 лет упал»: that old."""
    text, governor = place.text, place.governor
    if not place.is_of(governor.token, "elders") or head.forms[0].lemma not in word_list("times"):
        return None
    missed = text.lower(governor.token - 2) == "не" and stands(text, governor.token - 1, *VERBS)
    verb = governor.token - 1 if missed else head.token + 1
    lasts = stands(text, verb, *VERBS if missed else ("VERB",)) and is_imperfective(text.word[verb])
    return governor.as_span() if lasts else None


def without(place: Place, head: Head) -> Governor | None:
    """«Воды не будет 14 часов», «войны не было 80 лет»: how long, not what there is none of; but «ему нет 18 лет»."""
    governor = place.governor
    if governor.words not in ABSENT or not head.is_of("times"):
        return None
    tokens = tuple(place.text.words_back(governor.token - 1, _REACH))
    owned = any(place.text.lower(token) == "у" for token in tokens)
    missed = any(one.case is Case.GENT for token in tokens for one in analyses(place.text.word[token]))
    return governor.as_span() if missed and not owned else None
