"""Few people counted without a noun of their own: «2 погибли», «3 из них задержали», «2 из преступников бежали»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governing_words import SURVIVE
from briefing.normalization.grammar.governor import How, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses, nouns
from briefing.normalization.grammar.parts_of_speech import VERBS, forms_at, is_numeral, likeliest
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.genders import OF_ALL, is_of_several
from briefing.normalization.quantity.objects import may_stand_as_object
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import CLAUSE_ENDS, NUMBER, Text
from briefing.normalization.tables import word_list

_OF_THEM = re.compile(r"[ ]из (?:них|которых)\b")
_TOLD_BY_DEED = ("accused", "victims", "aged_by_deed")
FEW = range(2, 5)
"""From five on the plain numeral serves."""
_MANAGED = ("удаться", "удаваться", "прийтись", "приходиться", "предстоять")
_BEFORE_VERB = 3  # words between a number and its verb: «2 из них уже скончались»
_COUNTED_BEFORE = 12  # tokens before a number among which stands what it is a part of


def bare(place: Place) -> Agreement | None:
    """Read «2 погибли», «28 запретили въезд» as people; None where things or nothing of the kind is told of."""
    if _are_given(place):
        return Agreement(False, Case.DATV)
    if _manage(place):
        return Agreement(False, Case.DATV, animate=True, collective=place.item.is_whole and place.item.whole in FEW)
    if place.head is not None or not place.item.is_whole or not _is_few_or_one(place.item.whole):
        return None
    if not _stands_alone(place) or _counts_things(place):
        return None
    verb = _verb_behind(place) or _verb_before(place)
    if numerals.is_one(place.item.whole):
        taken = verb is not None and _is_done_to_somebody(verb) and verb.pos in ("VERB", "INFN")
        return Agreement(False, Case.ACCS, _gender(place), animate=True) if taken else None  # «отпустил 1»
    if verb is None:
        those = place.governor.how is How.NONE and _OF_THEM.match(place.text.clean, place.item.end)
        return Agreement(False, Case.NOMN, animate=True, collective=True) if those and _counts_men(place) else None
    case = Case.ACCS if _is_done_to_somebody(verb) else Case.NOMN
    return Agreement(False, case, animate=True, collective=True)


def _is_done_to_somebody(verb: Analysis) -> bool:
    """«3 задержали», but «3 погибли», «3 выжили»."""
    return verb.transitive and verb.lemma != SURVIVE


def _is_few_or_one(n: int) -> bool:
    return n in FEW or numerals.is_one(n)


def of_noun(place: Place, head: Head) -> Agreement | None:
    """«При участии 2 министров открыли завод»: theirs; two who act would be «2 министра», but «2 детей пострадали»."""
    text, noun = place.text, place.before
    if place.item.whole not in FEW or any(one.number is Number.SING or not one.animate for one in head.forms):
        return None
    if noun < 1 or not preposition_cases(text.lower(noun - 1)):
        return None
    thing, verb = place.likeliest(noun), place.likeliest(head.token + 1)
    if thing is None or verb is None or verb.pos != "VERB" or not verb.transitive or verb.lemma in word_list("takes"):
        return None
    theirs = names_deed(thing) or any(thing.lemma in word_list(name) for name in ("asked_by_people", "had_by_people"))
    return Agreement(False, Case.GENT, animate=True) if theirs else None


def some_of(n: int, head: Head | None, way: Agreement) -> Agreement | None:
    """«2 из 5 подозреваемых»: how many of people, not of women alone."""
    if not _is_few_or_one(n) or head is None:
        return None
    befallen = word_list("befalls_people") | {"подозревать", "обвинять"}
    people = [form for form in head.forms if (form.pos == "NOUN" and form.animate) or form.lemma in befallen]
    if not people or any(form.gender is Gender.FEMN for form in people):
        return None
    return Agreement(False, way.case, animate=True, collective=n in FEW and way.case is Case.NOMN)


def of_some(place: Place) -> Agreement | None:
    """«Нашли 2 из пяти туристов», «2 из преступников бежали»: of people, how many of whom may be told in words."""
    if place.head is not None or not _is_few_or_one(place.item.whole) or not is_of_several(place):
        return None
    text, token = place.text, place.following + 1
    if not text.is_word(token) or not place.item.is_whole:
        return None
    told_many = analyses(text.word[token])[0].pos == "NUMR"
    at = next((at for at in (token + told_many, token + 2 * told_many) if _are_people(text, at)), 0)
    governor = place.governor
    if not at or governor.first not in DIRECT or governor.how not in (How.NONE, How.VERB):
        return None
    if numerals.is_one(place.item.whole):
        return Agreement(False, governor.first, animate=True) if governor.how is How.VERB else None
    if governor.how is How.VERB or not told_many:
        return Agreement(False, governor.first, animate=True, collective=governor.first is Case.NOMN)
    told = text.lower(at + 1).endswith(("ли", "лись"))  # «4 из пяти взрослых спят плохо»: so many of all
    return Agreement(False, Case.NOMN, animate=True, collective=True) if told else None


def _are_people(text: Text, token: int) -> bool:
    """Whether a word names people in the plural, not women alone."""
    noun = likeliest(text, token)
    return noun is not None and noun.animate and noun.number is Number.PLUR and noun.gender is not Gender.FEMN


def is_number_of_people(place: Place) -> bool:
    """«Всего обвиняемых 19», «из задержанных 5»: so many they are; but «у остальных 19», «у задержанных 12».

    «Несогласных 5 %» opens its clause.
    """
    governor = place.governor
    if governor.how is not How.ADJECTIVE or governor.cases[:1] != (Case.GENT,):
        return False
    before = governor.words.partition(" ")[0]
    if place.kind is Counted.PERCENT:
        return governor.token == 0 or not place.text.is_word(governor.token - 1)
    if place.head is not None:
        return False
    if preposition_cases(before) and before not in OF_ALL:
        return False
    people = {one.lemma for one in analyses(place.text.word[governor.token])}
    return any(not people.isdisjoint(word_list(name)) for name in _TOLD_BY_DEED)


def done_to(place: Place) -> Agreement | None:
    """«Отыскав где-то 2 помощников», «арестуют власти края 3 судей»: two who act would be «2 помощника»."""
    text, governor = place.text, place.governor
    verb = governor.token if governor.how is How.VERB else place.before
    if governor.how is How.PREPOSITION:
        return None
    behind = place.likeliest(place.behind)
    if (
        behind is not None
        and behind.pos == "VERB"
        and behind.transitive
        and behind.gender in (Gender.MASC, Gender.FEMN)
    ):
        return Agreement(False, Case.ACCS, animate=True)  # «он даже 2 псов завёл»
    for token in range(verb, max(-1, verb - _COUNTED_BEFORE), -1):
        found = likeliest(text, token)
        if text.word[token] in CLAUSE_ENDS or text.word[token] == "," or text.broken(token + 1):
            return None
        if found is None or found.pos not in VERBS:
            continue
        if found.pos == "INFN" and not found.transitive:
            continue  # «пригласил к себе жить 2 друзей»
        taken = found.pos == "VERB" and (token == governor.token or may_stand_as_object(text, token - 1, -1))
        if not found.transitive or found.gender is Gender.NEUT or taken:
            return None
        return Agreement(False, Case.ACCS, animate=True)
    return None


def before_doers(place: Place, head: Head) -> Agreement | None:
    """«2 врачи отпустили»: those who did it stand between the people and the verb."""
    if place.item.whole not in FEW:
        return None
    if not all(form.case is Case.NOMN and form.number is Number.PLUR for form in head.forms):
        return None
    verb = place.likeliest(head.token + 1)
    if verb is None or verb.lemma not in word_list("befalls_people") or not verb.transitive:
        return None
    return Agreement(False, Case.ACCS, animate=True, collective=True)


def _are_given(place: Place) -> bool:
    """«28 запретили въезд», «5 отказали в приёме», «3 помогли врачи»: others gave it to them, or did not."""
    text, verb = place.text, place.likeliest(place.following) if place.head is None else None
    if verb is None or verb.lemma not in word_list("done_for_people"):
        return False
    refused = text.lower(place.following + 1) == "в"
    behind = forms_at(text, place.following + 1)
    given = any(one.case is Case.ACCS for one in behind)
    doers = any(one.case is Case.NOMN and one.animate for one in behind)
    return (refused or given or doers) and not _counts_things(place)


def _manage(place: Place) -> bool:
    """«Ещё 2 удалось скрыться», «ещё 2 удалось выжить», but «ещё 2 удалось спасти»."""
    verb = place.likeliest(place.following) if place.head is None else None
    if verb is None or verb.lemma not in _MANAGED or _counts_things(place):
        return False
    done = place.likeliest(place.following + 1)
    return done is not None and done.pos == "INFN" and not _is_done_to_somebody(done)


def _stands_alone(place: Place) -> bool:
    """Whether no noun governs a number: «Из 5 мужчин 2 задержали» is of those counted before."""
    governor = place.governor
    if governor.is_noun:
        return governor.token > 0 and place.text.kind[governor.token - 1] is NUMBER
    return governor.how in (How.NONE, How.VERB)


def _verb_before(place: Place) -> Analysis | None:
    """What befell people before a bare number: «Полиция задержала 2 из них», «погибли 3, ранены 4»."""
    if place.governor.how is not How.VERB:
        return None
    first = place.likeliest(place.governor.token)
    if first is not None and first.lemma in word_list("remain"):
        return first if _counts_men(place) else None  # «спасли 8 рыбаков, в больнице остаются 3»
    return first if first is not None and first.lemma in word_list("befalls_people") else None


def _verb_behind(place: Place) -> Analysis | None:
    """What befalls people behind a bare number, past «из них» and adverbs."""
    text, token = place.text, place.following
    if text.lower(token) == "из":
        token += 2  # «из них», «из пострадавших»
    token = verb_past_phrase(text, token)  # «2 из них в полдень умерли»
    for index in range(token, min(text.count, token + _BEFORE_VERB)):
        first = analyses(text.word[index])[0]
        if _befalls(place, first.lemma):
            several = first.number is Number.PLUR or first.gender is Gender.NEUT or first.pos == "INFN"
            return first if several else None
        if first.pos != "ADVB" and first.lemma not in _MANAGED and text.lower(index) not in word_list("before_verbs"):
            return None
    return None


def _befalls(place: Place, verb: str) -> bool:
    """«2 погибли»; of people counted before also «из них 2 доставлены в больницу»."""
    return verb in word_list("befalls_people") or (verb in word_list("happens_to_people") and _counts_men(place))


def _counts_things(place: Place) -> bool:
    """«Из 10 рейсов 2 задержали»: what was counted before lives not."""
    text, start = place.text, place.token
    for token in _counted_before(text, start):
        things = nouns(text.word[token])
        return bool(things) and not any(one.animate for one in things)
    return bool(_OF_THEM.match(text.clean, place.item.end)) and _tells_of_things(text, start)


def _tells_of_things(text: Text, start: int) -> bool:
    """«О задержке рейсов: 2 из них вылетели»: no people in the plural stand before, but things do."""
    found = [analyses(text.word[at])[0] for at in range(max(0, start - _COUNTED_BEFORE), start) if text.is_word(at)]
    several = [one for one in found if one.number is Number.PLUR and (one.pos == "NOUN" or one.is_adjective)]
    return any(one.pos == "NOUN" for one in several) and not any(one.animate or one.is_adjective for one in several)


def verb_past_phrase(text: Text, token: int) -> int:
    """«2 детей у дороги заметили», «2 рабочих сразу засыпало», «2 жителей села ранили»: the token behind a phrase."""
    if not text.goes_on(token + 1):
        return token
    if preposition_cases(text.lower(token)):
        return _past_phrases(text, token)
    first = analyses(text.word[token])[0]
    of_what = first.pos == "NOUN" and first.case is Case.GENT and not first.animate
    return token + 1 if of_what or first.pos == "ADVB" else token


def _past_phrases(text: Text, token: int) -> int:
    """Give the token behind up to two phrases with prepositions: «4 людей в масках на шумной набережной задержали»."""
    for _ in range(2):
        noun = token + 1
        while text.is_word(noun + 1) and analyses(text.word[noun])[0].is_adjective:
            noun += 1
        if not text.is_word(noun + 1):
            return token
        token = noun + 1
        if not preposition_cases(text.lower(token)):
            break
    return token


def _gender(place: Place) -> Gender:
    """«Из 5 девушек спасли 1»: of whom was counted before."""
    text = place.text
    counted = (analyses(text.word[token])[0] for token in _counted_before(text, place.token))
    women = any(one.animate and one.gender is Gender.FEMN for one in counted)
    return Gender.FEMN if women else Gender.MASC


def _counts_men(place: Place) -> bool:
    """«Спасли 5 детей, 2 из них в реанимации»: of people counted before, not women alone."""
    text, start = place.text, place.token
    for token in _counted_before(text, start):
        behind = range(token, min(start, token + _BEFORE_VERB))
        return any(_are_people(text, at) or text.lower(at) == "человек" for at in behind if text.is_word(at))
    return False


def _counted_before(text: Text, start: int) -> Iterator[int]:
    """Give the words behind the numerals before a number, the nearest first: what was counted, or its adjective."""
    for token in range(start - 1, max(-1, start - 1 - _COUNTED_BEFORE), -1):
        if is_numeral(text, token) and text.is_word(token + 1):
            yield token + 1
