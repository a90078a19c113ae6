"""Spans of time that belong to no word before them: «умершей 4 года назад», «воды не было 14 часов»."""

from __future__ import annotations

from briefing.normalization.grammar.doers import is_behind_preposition
from briefing.normalization.grammar.governor import OBJECT, Governor, How
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.numerals import scale_names
from briefing.normalization.grammar.parts_of_speech import VERBS, is_imperfective, stands
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.head import Head
from briefing.normalization.quantity.place import Place
from briefing.normalization.tables import word_list

_REACH = 5  # words before «не было» among which stands what there was none of
_SPANS = ("назад", "подряд", "спустя")
"""What stands behind years that are a span of time and no age."""
_GONE_BY = ("последний", "прошедший", "минувший", "предыдущий", "прошлый", "ближайший")
ABSENT = ("не было", "не будет", "нет")


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
