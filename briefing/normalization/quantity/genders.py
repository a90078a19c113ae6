"""The gender of a number, and whose part it is: «1 из школ», «прошло минуты 2», «10 наград (5 золотых)»."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.normalization.grammar.governor import How, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses, nouns
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest, stands
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.quantity.inverted import gender_taken_roughly
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.text import CLAUSE_ENDS, DASHES, NUMBER, Text
from briefing.normalization.tables import word_list

OF_WHICH = ("которых", "них")
_AMONG = (*OF_WHICH, "числе")  # the last words of «из которых», «из них», «в том числе»
_LISTS = (":", ",", "и")
_GENDER_BEHIND = 3  # tokens behind «из» among which the noun is looked for
_DIGITS_OF_YEAR = 4
_TWO, _TWELVE = 2, 12  # «две», but «двенадцать»
_TOLD_BEFORE = 16  # tokens before a bare number among which stands what it is of
_ONE = "один"
_AND_SOME = ("половиной", "лишним", "небольшим", "гаком")
_JOINING = frozenset([",", "(", "остальные", "первые", "другие", "а", "но", "и", "ещё", "еще", "только", "лишь"])
_PARTS = frozenset([".", "!", "?", ";", ":", "…", "(", ")", "—", "–"])
OF_ALL = ("из", "среди")
_SCORING = ("забить", "забивать", "забросить")
_GENDER_BEFORE = 12  # tokens before «из которых»
_CHAPTERS = ("глава", "главы")
_KINDS = 14  # tokens back to the bracket or the colon


def gender_of(place: Place) -> Gender:
    """Give the gender in which a number is said that has no noun of its own, or a measure."""
    head, item = place.head, place.item
    if head is not None and head.measure is not None and not item.scale:
        return head.measure.name.gender
    if half := _gender_past_half(place):
        return half
    if is_of_several(place):
        return _gender_behind(place.text, place.following + 1)
    if head is None and not item.scale:
        if taken := gender_taken_roughly(place):
            return taken
        if _is_roughly(place) or _is_among(place):
            return _gender_counted(place)
        if told := _gender_listed(place) or _gender_told_before(place):
            return told
    if (head is None or head.measure is None) and (one := one_or(place)):
        return one
    return Gender.FEMN if item.scale == 1 else Gender.MASC


def is_of_several(place: Place) -> bool:
    """«1 из школ»."""
    return place.head is None and place.text.lower(place.following) == "из"


def is_of_some(place: Place) -> bool:
    """«Инициатором 2 из них стал завод», «состояние 7 из них тяжёлое»: of whom or what somebody or something is."""
    told = place.likeliest(place.governor.token) if place.head is None else None
    if told is None:
        return False
    if (token := past_half(place)) >= 0:
        people = place.likeliest(token)  # «судьба 30 с лишним человек», but «возраст 30 с лишним лет»
        return people is not None and people.animate and told.lemma in word_list("told_of_some")
    if not is_of_several(place) or place.text.lower(place.following + 1) not in OF_WHICH:
        return False
    if place.governor.how is How.PERSON:
        return told.case is Case.ABLT
    return told.lemma in word_list("told_of_some")


def past_half(place: Place) -> int:
    """«2 с половиной литра», «30 с лишним человек»: the token behind «с половиной», −1 where none stands."""
    text, token = place.text, place.following
    some = place.head is None and text.lower(token) == "с" and text.lower(token + 1) in _AND_SOME
    return token + 2 if some else -1


def _gender_past_half(place: Place) -> Gender:
    """«2 с половиной недели», «2 с лишним тысячи лет»: of the noun behind."""
    noun = place.likeliest(past_half(place))
    return noun.gender if noun is not None and noun.pos == "NOUN" and noun.case is Case.GENT else Gender.NONE


def _is_roughly(place: Place) -> bool:
    """«Прошло минуты 2»: what is counted stands before its number."""
    token = place.before
    noun = place.likeliest(token)
    if noun is None or noun.pos != "NOUN" or noun.case is not Case.GENT or place.text.broken(token + 1):
        return False
    return noun.number is Number.SING and noun.lemma in word_list("measures")


def case_past_half(place: Place) -> Case:
    """«В 6 с половиной километрах»: the oblique case of several behind; NONE where that does not tell."""
    text, token = place.text, past_half(place)
    if token < 0:
        return Case.NONE
    token += stands(text, token, "ADJF")
    cases = {one.case for one in forms_at(text, token) if one.pos == "NOUN" and one.number is Number.PLUR}
    asked = cases.intersection(place.governor.cases)
    return asked.pop() if len(cases) == len(asked) == 1 else Case.NONE


def one_or(place: Place) -> Gender:
    """«Неделю или 2», «чашка или 2 кофе»: the gender of the one before."""
    text, joint = place.text, place.before
    noun = place.likeliest(joint - 1) if text.lower(joint) == "или" and not text.broken(joint) else None
    if noun is None or noun.pos != "NOUN" or noun.number is not Number.SING or noun.case not in DIRECT:
        return Gender.NONE
    return noun.gender


def _gender_listed(place: Place) -> Gender:
    """«Построили 4 школы: 2 в Туле и 1 в Орле»: the gender of those that were counted before the colon."""
    text, token = place.text, place.before
    if place.item.whole % 10 not in (1, 2) or text.word[token] not in _LISTS:
        return Gender.NONE
    if not preposition_cases(text.lower(place.following)):
        return Gender.NONE
    first = max(0, token - _GENDER_BEFORE)
    colon = next((at for at in range(token, first, -1) if text.word[at] in CLAUSE_ENDS or text.word[at] == ":"), first)
    if text.word[colon] != ":":
        return Gender.NONE
    before = range(colon - 1, max(-1, colon - 1 - _GENDER_BEHIND), -1)
    return _gender_of_nearest(text, before, lambda at, _: _is_counted(text, at))


def _gender_of_nearest(text: Text, tokens: Iterable[int], holds: Callable[[int, Analysis], bool]) -> Gender:
    """Give the gender of the first noun at one of these tokens for which something holds."""
    found = ((at, noun) for at in tokens if (noun := likeliest(text, at)) is not None and noun.pos == "NOUN")
    return next((noun.gender for at, noun in found if holds(at, noun)), Gender.NONE)


def _gender_told_before(place: Place) -> Gender:
    """«Из 5 машин уцелели 2», «сгорели 12 машин, ещё 2 повреждены», «причин было 2»: of what stands before."""
    text, token = place.text, place.before
    if place.item.digits or place.item.whole % 10 != _TWO or place.item.whole % 100 == _TWELVE or token < 0:
        return Gender.NONE
    if not _may_stand_for_noun(place, token) or _is_of_another(place, token):
        return Gender.NONE
    token -= text.word[token] == "("  # «сгорели 3 дачи (2 были пусты)»
    first = token
    while first > max(0, token - _TOLD_BEFORE) and text.word[first - 1] not in _PARTS and not text.broken(first):
        first -= 1

    def told(at: int, noun: Analysis) -> bool:
        thing = noun.lemma not in word_list("measures") and noun.lemma != "человек" and not _is_where(text, at)
        return thing and (_is_counted(text, at) or noun.is_genitive_plural)

    return _gender_of_nearest(text, range(token, first - 1, -1), told)


def _may_stand_for_noun(place: Place, before: int) -> bool:
    """Whether what a bare number counts may have been told: it stands behind a verb, or before one or a phrase."""
    text, behind = place.text, place.following
    told = likeliest(text, before)
    if text.lower(before) not in _JOINING:
        verb = told is not None and told.pos in ("VERB", "PRTS", "ADJS", "INFN", "NPRO")
        return verb and (behind >= text.count or not text.goes_on(behind))
    next_one = likeliest(text, behind)
    if next_one is None:
        return text.lower(behind) in DASHES  # «4 аварии, 2 – со смертельным исходом»
    return next_one.tells_deed or text.lower(behind) == "не" or bool(preposition_cases(text.lower(behind)))


def _is_of_another(place: Place, before: int) -> bool:
    """«Горели 5 квартир, погибли 2», «провёл 3 встречи и забил 2»: people and goals, whatever was counted before."""
    verb = place.likeliest(before)
    return verb is not None and (verb.lemma in word_list("befalls_people") or verb.lemma in _SCORING)


def _is_where(text: Text, noun: int) -> bool:
    """«В 3 областях горят 2», «за 5 смен собрали 2», but «из 5 машин»: where or how long, none of what is counted."""
    before = noun - 1
    while stands(text, before, "ADJF", "PRTF", "NUMR"):
        before -= 1
    before -= text.is_number(before)
    return bool(preposition_cases(text.lower(before))) and text.lower(before) not in OF_ALL


def _is_among(place: Place) -> bool:
    """«12 шлюпок, в том числе 1 с парусом», «29 побед (21 — нокаутом)»: one of those that were counted before."""
    text, before = place.text, place.before
    boxed = "нокаутом" in text.word[place.following : place.following + 2]
    return boxed or text.lower(before) in _AMONG


def _gender_counted(place: Place) -> Gender:
    """The gender of the nearest noun before: of what is counted roughly, or of several among which some are told."""
    text, start = place.text, place.token
    start -= text.word[start - 1] == "("
    before = text.back(start - 1, _GENDER_BEFORE - 1, CLAUSE_ENDS)
    found = _gender_of_nearest(text, before, lambda at, noun: noun.case is Case.GENT or _is_counted(text, at))
    return found or Gender.MASC


def _gender_behind(text: Text, index: int) -> Gender:
    """The gender of the first noun from a token on: «1 из школ»."""
    for position in text.words_ahead(index, _GENDER_BEHIND):
        if text.lower(position) in OF_WHICH:
            return _gender_before(text, index)
        things = nouns(text.word[position])
        if things and position > index + 1 and preposition_cases(text.lower(position - 1)):
            return _gender_past_phrase(text, index, position)
        if things:
            several = any(one.number is Number.PLUR or one.fixed for one in things)  # not «2 из Москвы»
            return (things[0].gender or Gender.MASC) if several else Gender.MASC
    return Gender.MASC


def _gender_past_phrase(text: Text, participle: int, token: int) -> Gender:
    """«2 из построенных в Туле школ», «2 из записанных для нового альбома песен»: of what the participle is."""
    several = any(one.is_adjective and one.is_genitive_plural for one in analyses(text.word[participle]))
    for position in text.words_ahead(token + 1, _GENDER_BEHIND) if several else ():
        found = next((one for one in analyses(text.word[position]) if one.pos == "NOUN"), None)
        if found is not None and found.is_genitive_plural:
            return found.gender or Gender.MASC
    return Gender.MASC


def _gender_before(text: Text, index: int) -> Gender:
    """«12 школ в новых районах, 2 из них»: the gender of those counted before, or else of the nearest plural."""

    def counted(at: int, noun: Analysis) -> bool:
        return noun.lemma not in word_list("measures") and _is_counted(text, at)

    before = range(index - 3, max(-1, index - _GENDER_BEFORE), -1)
    several = _gender_of_nearest(text, before, lambda _, noun: noun.number is Number.PLUR)
    return _gender_of_nearest(text, before, counted) or several or Gender.MASC


def _is_counted(text: Text, noun: int) -> bool:
    """«Три школы», «12 новых школ»: whether a noun stands behind what counts several."""
    number = noun - 1
    while text.is_word(number) and (first := analyses(text.word[number])[0]).is_adjective and first.lemma != _ONE:
        number -= 1
    if number < 0:
        return False
    if text.kind[number] is NUMBER:
        return not text.word[number].endswith("1") and len(text.word[number]) < _DIGITS_OF_YEAR
    return text.is_word(number) and (first.pos == "NUMR" or first.lemma == _ONE)


def are_chapters(place: Place) -> bool:
    """«Написал 2 главы», «2 главы романа»; but «2 главы регионов» are people."""
    if place.noun not in _CHAPTERS or place.head is None:
        return False
    token = place.head.token + 1
    while place.is_genitive(token) and any(one.is_adjective for one in analyses(place.text.word[token])):
        token += 1
    return not place.is_genitive(token) or place.is_of(token, "titled")


def is_of_feminine_kind(place: Place) -> bool:
    """«10 наград (5 золотых, 2 бронзовых)»: whether an adjective alone tells a kind of what a feminine noun names."""
    item, text, index = place.item, place.text, place.following
    if item.whole % 10 != _TWO or not any(one.is_adjective for one in analyses(text.word[index])[:1]):
        return False
    if text.is_word(index + 1) and text.lower(index + 1) != "и":
        return False
    for position in range(index - 2, max(0, index - _KINDS), -1):
        if stands(text, position, "VERB", "PRTS"):
            return False  # «Потери: убито 22 гражданских, 3 военных»
        if text.word[position] in ("(", ":"):
            found = analyses(text.word[position - 1])[0]
            return found.pos == "NOUN" and found.number is Number.PLUR and found.gender is Gender.FEMN
    return False
