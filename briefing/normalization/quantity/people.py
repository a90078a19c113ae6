"""Few people counted without a noun, and what was counted before: «2 погибли», «3 из них», «из 5 мужчин 2»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governing_verbs import NO_OBJECT
from briefing.normalization.grammar.governor import How, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, may_stand_in, nouns
from briefing.normalization.grammar.parts_of_speech import forms_at, is_numeral, likeliest, stands
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.quantity.genders import OF_ALL, is_of_several
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.phrases import verb_past_phrase
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_TOLD_BY_DEED = ("accused", "victims", "aged_by_deed")
_BEFORE_VERB = 3  # words between a number and its verb: «2 из них уже скончались»
_GET = "получить"
_ENDS = frozenset(".!?")
_MANAGED = ("удаться", "удаваться", "прийтись", "приходиться", "предстоять")
OF_THEM = re.compile(r"[ ]из (?:них|которых)\b")
FROM_A_COUNTRY = re.compile(r"[ ](?:из|[–—])[ ](?=[А-ЯЁ][а-яё])")
"""«10 граждан Китая, 3 из Чили», «10 граждан Китая, 3 — Чили»."""
_COUNTED_BEFORE = 12  # tokens before a number among which stands what it is a part of
_NEAR = 3  # words behind a numeral among which the people stand that it counts


def bare(place: Place) -> Agreement | None:
    """Read «2 погибли», «28 запретили въезд» as people; None where things or nothing of the kind is told of."""
    if _are_given(place):
        return Agreement(False, Case.DATV)
    if _manage(place):
        few = place.item.is_whole and place.item.whole in numerals.FEW
        return Agreement(False, Case.DATV, animate=True, collective=few)
    if place.head is not None or not place.item.is_whole or not _is_few_or_one(place.item.whole):
        return None
    if not _stands_alone(place):
        return None
    verb = _verb_behind(place) or _verb_before(place)
    if counts_things(place) and not _tells_of_people(place, verb):
        return None  # «из 10 рейсов 2 задержали»
    if numerals.is_one(place.item.whole):
        taken = verb is not None and _is_done_to_somebody(verb) and verb.pos in ("VERB", "INFN")
        return Agreement(False, Case.ACCS, gender_of_counted(place), animate=True) if taken else None  # «отпустил 1»
    if verb is None:
        clean, end = place.text.clean, place.item.end
        those = place.governor.how is How.NONE and (OF_THEM.match(clean, end) or FROM_A_COUNTRY.match(clean, end))
        return Agreement(False, Case.NOMN, animate=True, collective=True) if those and counts_men(place) else None
    case = Case.ACCS if _is_done_to_somebody(verb) else Case.NOMN
    return Agreement(False, case, animate=True, collective=True)


def _tells_of_people(place: Place, verb: Analysis | None) -> bool:
    """«Столкнулись 3 машины, 2 получили травмы», «Потушено 9 пожаров. Спасены 2»: no things counted before."""
    text, begins = place.text, place.governor.token
    opens = place.governor.how is How.VERB and begins > 0 and text.word[begins - 1] in _ENDS
    return verb is not None and (opens or verb.lemma in word_list("only_people"))


def _is_done_to_somebody(verb: Analysis) -> bool:
    """«3 задержали», but «3 погибли», «3 выжили», «3 получили травмы»."""
    return verb.transitive and verb.lemma not in (*NO_OBJECT, _GET)


def _is_few_or_one(n: int) -> bool:
    return n in numerals.FEW or numerals.is_one(n)


def some_of(n: int, head: Head | None, way: Agreement) -> Agreement | None:
    """«2 из 5 подозреваемых»: how many of people, not of women alone."""
    if not _is_few_or_one(n) or head is None:
        return None
    befallen = word_list("befalls_people") | {"подозревать", "обвинять"}
    people = [form for form in head.forms if (form.pos == "NOUN" and form.animate) or form.lemma in befallen]
    if not people or any(form.gender is Gender.FEMN for form in people):
        return None
    return Agreement(False, way.case, animate=True, collective=n in numerals.FEW and way.case is Case.NOMN)


def of_some(place: Place) -> Agreement | None:
    """«Нашли 2 из пяти туристов», «2 из преступников бежали»: of people, how many of whom may be told in words."""
    if place.head is not None or not _is_few_or_one(place.item.whole) or not is_of_several(place):
        return None
    text, token = place.text, place.following + 1
    if not text.is_word(token) or not place.item.is_whole:
        return None
    told_many = stands(text, token, "NUMR")
    at = next((at for at in (token + told_many, token + 2 * told_many) if are_people(text, at)), 0)
    governor = place.governor
    if not at or governor.first not in DIRECT or governor.how not in (How.NONE, How.VERB):
        return None
    if numerals.is_one(place.item.whole):
        return Agreement(False, governor.first, animate=True) if governor.how is How.VERB else None
    if governor.how is How.VERB or not told_many:
        return Agreement(False, governor.first, animate=True, collective=governor.first is Case.NOMN)
    told = text.lower(at + 1).endswith(("ли", "лись"))  # «4 из пяти взрослых спят плохо»: so many of all
    return Agreement(False, Case.NOMN, animate=True, collective=True) if told else None


def is_number_of_people(place: Place) -> bool:
    """«Всего обвиняемых 19», «из задержанных 5», «Несогласных 5 %»: so many they are; but «у задержанных 12»."""
    governor = place.governor
    if governor.cases[:1] != (Case.GENT,):
        return False
    before = governor.words.partition(" ")[0]
    if place.kind is Counted.PERCENT:
        return governor.token == 0 or not place.text.is_word(governor.token - 1)
    if place.head is not None:
        return False
    if preposition_cases(before) and before not in OF_ALL:
        return False
    return may_be_of(analyses(place.text.word[governor.token]), *_TOLD_BY_DEED)


def _are_given(place: Place) -> bool:
    """«28 запретили въезд», «5 отказали в приёме», «3 помогли врачи»: others gave it to them, or did not."""
    if place.head is not None or not place.is_of(place.following, "done_for_people"):
        return False
    behind = forms_at(place.text, place.following + 1)
    given = place.text.lower(place.following + 1) == "в" or may_stand_in(behind, Case.ACCS)
    return (given or any(one.case is Case.NOMN and one.animate for one in behind)) and not counts_things(place)


def _manage(place: Place) -> bool:
    """«Ещё 2 удалось скрыться», «ещё 2 удалось выжить», but «ещё 2 удалось спасти»."""
    verb = place.likeliest(place.following) if place.head is None else None
    if verb is None or verb.lemma not in _MANAGED or counts_things(place):
        return False
    done = place.likeliest(place.following + 1)
    return done is not None and done.pos == "INFN" and not _is_done_to_somebody(done)


def _stands_alone(place: Place) -> bool:
    """Whether no noun governs a number: «Из 5 мужчин 2 задержали» is of those counted before."""
    governor = place.governor
    if governor.is_noun:
        return place.text.is_number(governor.token - 1)
    return governor.how in (How.NONE, How.VERB)


def _verb_before(place: Place) -> Analysis | None:
    """What befell people before a bare number: «Полиция задержала 2 из них», «погибли 3, ранены 4»."""
    verb = place.governor.token
    if place.governor.how is not How.VERB:
        return None
    if place.is_of(verb, "remain"):
        return place.likeliest(verb) if counts_men(place) else None  # «спасли 8 рыбаков, в больнице остаются 3»
    return place.likeliest(verb) if place.is_of(verb, "befalls_people") else None


def _verb_behind(place: Place) -> Analysis | None:
    """What befalls people behind a bare number, past «из них» and adverbs."""
    text, token = place.text, place.following
    if text.lower(token) == "из":
        token += 2  # «из них», «из пострадавших»
    token = verb_past_phrase(text, token)  # «2 из них в полдень умерли»
    for index in text.words_ahead(token, _BEFORE_VERB):
        first = analyses(text.word[index])[0]
        met = first.lemma in word_list("happens_to_people") and counts_men(place)  # «из них 2 доставлены в больницу»
        if met or first.lemma in word_list("befalls_people") or _is_hurt(place, first.lemma, index):
            several = first.agrees_with_number or first.pos == "INFN"
            return first if several else None
        if first.pos != "ADVB" and first.lemma not in _MANAGED and text.lower(index) not in word_list("before_verbs"):
            return None
    return None


def _is_hurt(place: Place, verb: str, index: int) -> bool:
    """«2 получили травмы», «ещё 3 получили тяжёлые ранения»."""
    behind = (analyses(place.text.word[at])[0].lemma for at in place.text.words_ahead(index + 1, 2))
    return verb == _GET and not word_list("hurts").isdisjoint(behind)


def counts_things(place: Place) -> bool:
    """«Из 10 рейсов 2 задержали»: what was counted before lives not."""
    text, start = place.text, place.token
    for token in _counted_before(text, start):
        things = nouns(text.word[token])
        return bool(things) and not any(one.animate for one in things)
    return bool(OF_THEM.match(text.clean, place.item.end)) and _tells_of_things(text, start)


def _tells_of_things(text: Text, start: int) -> bool:
    """«О задержке рейсов: 2 из них вылетели»: no people in the plural stand before, but things do."""
    found = [analyses(text.word[at])[0] for at in range(max(0, start - _COUNTED_BEFORE), start) if text.is_word(at)]
    several = [one for one in found if one.number is Number.PLUR and (one.pos == "NOUN" or one.is_adjective)]
    return any(one.pos == "NOUN" for one in several) and not any(one.animate or one.is_adjective for one in several)


def counts_men(place: Place) -> bool:
    """«Спасли 5 детей, 2 из них в реанимации»: of people counted before, not women alone."""
    text, start = place.text, place.token
    for token in _counted_before(text, start):
        behind = range(token, min(start, token + _NEAR))
        return any(are_people(text, at) or text.lower(at) == "человек" for at in behind if text.is_word(at))
    return False


def are_people(text: Text, token: int) -> bool:
    """Whether a word names people in the plural, not women alone."""
    noun = likeliest(text, token)
    return noun is not None and noun.animate and noun.number is Number.PLUR and noun.gender is not Gender.FEMN


def gender_of_counted(place: Place) -> Gender:
    """«Из 5 девушек спасли 1»: of whom was counted before."""
    text = place.text
    counted = (analyses(text.word[token])[0] for token in _counted_before(text, place.token))
    women = any(one.animate and one.gender is Gender.FEMN for one in counted)
    return Gender.FEMN if women else Gender.MASC


def _counted_before(text: Text, start: int) -> Iterator[int]:
    """Give the words behind the numerals before a number, the nearest first: what was counted, or its adjective."""
    for token in range(start - 1, max(-1, start - 1 - _COUNTED_BEFORE), -1):
        if is_numeral(text, token) and text.is_word(token + 1):
            yield token + 1
