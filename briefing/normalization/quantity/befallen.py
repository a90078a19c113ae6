"""Whom something befalls, who gets something, who is there: «2 детей спасли», «срок получили 3 подсудимых»."""

from __future__ import annotations

from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.doers import BREAKS_AND_COMMA, is_behind_preposition
from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governor import OBJECT, SUBJECT, Governor, How, preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.numerals import FEW
from briefing.normalization.grammar.parts_of_speech import VERBS, forms_at, likeliest
from briefing.normalization.kinds import LIVING, Case, Gender, Number
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.objects import may_stand_as_object
from briefing.normalization.quantity.phrases import phrase_before, verb_past_phrase
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.text import CLAUSE_ENDS, Text
from briefing.normalization.tables import word_list

_CLAUSE = 12  # tokens before a number among which its verb stands


def rescued(place: Place, head: Head) -> Governor | None:
    """«2 детей спасли пожарные», «в школе 2 учителей уволили»: people at the head of a clause to whom it is done."""
    governor, text = place.governor, place.text
    token = verb_past_phrase(text, head.token + 1)
    opens = governor.how is How.NONE or governor.is_noun
    if not (opens or (governor.how is How.VERB and governor.words == text.lower(token))) or not head.may_be_people:
        return None
    readings = forms_at(text, token)
    verb = next((one for one in readings if one.transitive and one.agrees_with_number), None)
    if verb is None:
        return None
    if verb.lemma not in word_list("befalls_people") and not _is_done_to(place, head, verb, token):
        return None
    if _object_follows(text, token + 1):
        return None
    return Governor((Case.ACCS,), text.lower(token), How.VERB, token)


def struck(place: Place, head: Head) -> Governor | None:
    """«Взрывом убило 3 рыбаков», «унесло 2 детей»: nobody did it, so that they are no subject."""
    governor, verb = place.governor, place.likeliest(place.governor.token)
    if verb is None or verb.gender is not Gender.NEUT or not verb.transitive or not head.may_be_people:
        return None
    befallen = verb.lemma in word_list("befalls_people") | word_list("happens_to_people")
    return governor._replace(cases=OBJECT) if befallen and place.item.whole in FEW else None


def listed(place: Place, head: Head) -> Governor | None:
    """«Арестовали директора, 2 заместителей и бухгалтера»: listed behind one of those to whom it is done."""
    text, comma = place.text, place.before
    if comma < 0 or text.word[comma] != "," or place.item.whole not in FEW or not head.may_be_people:
        return None
    if text.is_word(head.token + 1) and text.lower(head.token + 1) not in AND_OR:
        return None  # «убили мужчину, 2 детей ранены»
    first = place.likeliest(comma - 1)
    if first is None or first.pos != "NOUN" or not first.animate or first.number is not Number.SING:
        return None
    verb = place.likeliest(comma - 2) if first.case in LIVING else None
    if verb is None or verb.pos not in ("VERB", "INFN") or not verb.transitive:
        return None
    return Governor((Case.ACCS,), text.lower(comma - 2), How.VERB, comma - 2)


def _is_done_to(place: Place, head: Head, verb: Analysis, token: int) -> bool:
    """«2 подростков избили в парке», «2 мужчин увидели соседи», «2 рабочих засыпало»: others did it, or nobody."""
    text, behind = place.text, token + 1
    if place.item.whole not in FEW or head.forms[0].number is not Number.PLUR:
        return False
    found = forms_at(text, behind)
    return _are_doers(found) or (verb.lemma in word_list("happens_to_people") and not _living_follow(text, behind))


def _are_doers(forms: tuple[Analysis, ...]) -> bool:
    """«Соседи», «пожарные»; but «грибы»."""
    return any(one.animate and one.case is Case.NOMN and one.number is Number.PLUR for one in forms[:1])


def _living_follow(text: Text, token: int) -> bool:
    """Whether the object of a verb stands behind it in its clause: «2 мужчин избили в парке прохожего»."""
    while token < text.count and text.word[token] not in BREAKS_AND_COMMA and not text.broken(token):
        found = forms_at(text, token)
        if may_stand_in(found, Case.ACCS) and not is_behind_preposition(text, token):
            return True
        token += 1
    return False


def _object_follows(text: Text, token: int) -> bool:
    """«2 мужчин задержали вора»: the verb has another object."""
    found = forms_at(text, token)
    return may_stand_in(found, Case.ACCS) and not may_stand_in(found, Case.NOMN)


def victims(place: Place, head: Head) -> Governor | None:
    """«При взрыве 4 пострадавших»: who there is, where no verb stands; but «после спасения 4 пострадавших»."""
    if not may_be_of(head.forms, "victims") or place.is_of(place.governor.token, "deeds_to_people"):
        return None
    return place.governor.as_existing() if place.stands_alone else None


def receivers(place: Place, head: Head) -> Governor | None:
    """«Реальные сроки получили 3 подсудимых»: people get what stands before the verb."""
    governor = place.governor
    verb = place.likeliest(governor.token)
    if verb is None or verb.lemma not in word_list("takes") or verb.number is not Number.PLUR:
        return None
    return governor._replace(cases=SUBJECT) if place.is_of(governor.token - 1, "received") else None


def among(place: Place, head: Head) -> Governor | None:
    """«Среди задержанных 3 несовершеннолетних», «среди приглашённых лишь 9 депутатов пришли»: who is among them."""
    them = place.text.lower(phrase_before(place.text, place.governor.token)) == "среди"
    told = them and (place.before > place.governor.token or place.stands_alone)
    return place.governor.as_existing() if told and head.may_be_people else None


def on_list(place: Place, head: Head) -> Governor | None:
    """«На скамье подсудимых 19 человек», «в списке погибших 5 детей»: who is there, not of what it is."""
    governor, text = place.governor, place.text
    if text.lower(governor.token - 1) not in word_list("lists_of_people") or not head.may_be_people:
        return None
    declined = any(one.is_adjective or one.lemma.endswith("ый") for one in analyses(text.word[governor.token]))
    return governor.as_existing() if declined else None


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


def done_to(place: Place) -> Agreement | None:
    """«Отыскав где-то 2 помощников», «арестуют власти края 3 судей»: two who act would be «2 помощника»."""
    text, governor = place.text, place.governor
    verb = governor.token if governor.how is How.VERB else place.before
    behind, one = place.likeliest(place.behind), (Gender.MASC, Gender.FEMN)
    if behind is not None and behind.pos == "VERB" and behind.transitive and behind.gender in one:
        return Agreement(False, Case.ACCS, animate=True)  # «он даже 2 псов завёл»
    for token in text.back(verb, _CLAUSE, CLAUSE_ENDS | {","}):
        found = likeliest(text, token)
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
