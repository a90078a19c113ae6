"""What a verb or a deed is done to behind a phrase: «включили в список 48 фирм», «о хищении из бюджета 5 млн»."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.normalization.grammar.doers import BREAKS_AND_COMMA, is_behind_preposition
from briefing.normalization.grammar.governing_nouns import is_put_into, names_deed
from briefing.normalization.grammar.governor import ATTRIBUTE, INTO_OR_ONTO, OBJECT, Governor, How, is_listed
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, may_stand_in, nouns
from briefing.normalization.grammar.parts_of_speech import forms_at, is_of, likeliest, stands
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.phrases import before_means
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.subjects import has_sure_subject
from briefing.normalization.tables import begins, word_list

_LONGEST_PHRASE = 6  # words of a phrase behind its preposition
_REACH = 8  # tokens before and behind among which a subject or another object is looked for
_TAKES_PLACE = ("пройти", "проходить")  # «прошла дистанцию», but oftener «встреча прошла»
_OUT_OF = ("из", "с", "со")
AIMS = frozenset(["о", "об", "обо", "за", "по", "про"])  # of a deed: «осуждены за взлом 3 сайтов»
_FOR = "за"
_DOERS = ("workplaces", "offices", "companies", "titles_of_companies")
_GENITIVES = 3  # behind who does a deed: «директором школы искусств»


def awaits_object(text: Text, preposition: int, noun: int, behind: int) -> bool:
    """Whether the verb before a phrase that ends with a noun awaits its object.

    `behind`: the token behind what is counted.
    """
    verb = likeliest(text, preposition - 1)
    if verb is None or not verb.transitive or verb.passive:
        return False
    last = analyses(text.word[noun])[0]
    if text.lower(preposition) in AIMS and names_deed(last) and last.lemma not in word_list("containers"):
        return False
    return _leads_into(text, preposition) or _has_none_yet(text, preposition, behind, verb)


def are_taken_out(text: Text, phrase: int, head: Head | None) -> bool:
    """«Вывели из зданий 16 жильцов»: whom somebody takes out of where."""
    people = head is not None and head.measure is None and all(form.animate for form in head.forms)
    verb = analyses(text.word[phrase - 1])[0] if people and text.lower(phrase) in _OUT_OF else None
    return verb is not None and verb.transitive and verb.pos in ("VERB", "INFN")


def is_given(text: Text, recipient: int) -> bool:
    """«Передача Украине 25 танков»: to whom stands between a deed and its things."""
    if not text.is_word(recipient - 1) or not may_stand_in(analyses(text.word[recipient]), Case.DATV):
        return False
    deed = analyses(text.word[recipient - 1])[0]
    return deed.pos == "NOUN" and deed.lemma in word_list("acts_of_giving") | word_list("acts_of_sending")


def behind_means(text: Text, noun: int) -> Governor | None:
    """«Обеспечили водой 25 домов»: what the verb does stands behind what it is done with."""
    means = nouns(text.word[noun])
    if not means or any(one.case is not Case.ABLT for one in means):
        return None
    verb = before_means(text, noun)
    best = likeliest(text, verb) if not text.broken(verb + 1) else None
    if best is None or best.lemma not in word_list("done_with") or best.passive:
        return None
    return Governor(OBJECT, text.lower(verb), How.VERB, verb)


def _leads_into(text: Text, preposition: int) -> bool:
    """«Включили в чёрный список 48 фирм»: where to, which is told before the object."""
    if text.lower(preposition) not in INTO_OR_ONTO:
        return False
    for token in range(preposition + 1, preposition + 1 + _LONGEST_PHRASE):
        found = forms_at(text, token)
        if found and found[0].pos == "NOUN" and not found[0].proper:
            cases = {one.case for one in found if one.pos == "NOUN"}
            put = is_put_into(found[0], text.lower(preposition))  # «отдали в аренду 7»
            into = put or found[0].lemma in word_list("containers") or not names_deed(found[0])
            return into and Case.ACCS in cases and Case.LOCT not in cases
    return False


def _has_none_yet(text: Text, preposition: int, behind: int, verb: Analysis) -> bool:
    """«Пловцы завоевали на соревнованиях 88 медалей»: the verb has its subject, and its object is nowhere else."""
    if is_listed(text.word[preposition - 1], "speech") or verb.lemma in _TAKES_PLACE:
        return False
    if text.lower(behind) not in AND_OR and may_stand_as_object(text, behind, 1):
        return False
    if verb.gender is Gender.MASC and _names_masculine(text, preposition - 2):  # «банк выдал в Туле 12 кредитов»
        return not may_stand_as_object(text, preposition - 3, -1)
    has_subject = verb.pos != "VERB" or has_sure_subject(text, preposition - 1, verb)
    return has_subject and not may_stand_as_object(text, preposition - 2, -1)


def _names_masculine(text: Text, index: int) -> bool:
    """Whether a noun may be what a masculine verb behind it speaks of: no number is the subject of such a verb."""
    return text.is_word(index) and any(
        one.pos == "NOUN" and one.case is Case.NOMN and one.gender is Gender.MASC and one.number is Number.SING
        for one in analyses(text.word[index])
    )


def may_stand_as_object(text: Text, start: int, step: int) -> bool:
    """Whether a noun that no preposition governs may be an object, in the clause from a token on."""
    token = start
    while 0 <= token < text.count and abs(token - start) < _REACH:
        if text.word[token] in BREAKS_AND_COMMA or text.broken(token + (step < 0)):
            return False
        nouns = [one for one in forms_at(text, token) if one.pos in ("NOUN", "NPRO")]
        cases = {one.case for one in nouns}
        animate = any(one.animate for one in nouns)
        owner = step < 0 and nouns and _is_owner(text, token, nouns)
        direct = Case.ACCS in cases and not (animate and Case.GENT in cases) and not owner
        if direct and not is_behind_preposition(text, token):
            return True
        token += step
    return False


def _is_owner(text: Text, token: int, nouns: Sequence[Analysis]) -> bool:
    """«Жители области потеряли»: the noun at a token is rather the genitive of the one right before it."""
    genitive = nouns[0].case is not Case.ACCS and may_stand_in(nouns, Case.GENT)
    if not genitive or not text.has_word_before(token):
        return False
    return stands(text, token - 1, "NOUN")


def is_done_to(text: Text, deed: int, noun: int, head: Head, behind: int) -> bool:
    """Whether a deed at a token is done to what is counted; `noun` ends the phrase between them.

    `behind` is the token behind what is counted.
    """
    if not text.is_word(deed) or may_be_of(head.forms, "times"):
        return False  # «за убийство в баре 15 лет колонии»: how long
    act = analyses(text.word[deed])[0]
    things = not head.is_measure
    if things and names_deed(act):
        return True
    if not _is_told_of(text, deed, act):
        return False
    if things and act.lemma in word_list("moves_of_people"):
        return True
    if is_of(text, noun, "limits_in_sums"):
        return False  # «о закупке с лимитом 5 млн рублей»
    if head.kind is Counted.PERCENT:
        return _is_shared(text, act, behind)
    return is_listed(act.lemma, "relation") or act.lemma in word_list("deeds_to_sums") | word_list("deeds_to_amounts")


def behind_doer(text: Text, noun: int, head: Head | None) -> Governor | None:
    """«О строительстве заводом 5 школ», «покупка банком Тулы 5 % акций»: who does the deed parts it from its things."""
    doer = _past_genitives(text, noun)
    deed = before_means(text, doer)
    found = analyses(text.word[doer]) if doer > 0 and text.has_word_before(deed + 1) else ()
    if not found or found[0].pos != "NOUN" or any(one.case is not Case.ABLT for one in found):
        return None
    act = analyses(text.word[deed])[0]
    if not names_deed(act):
        return None
    if head is not None and (head.is_of("times") or head.lemma == "раз"):
        lasts = act.lemma not in word_list("deeds_to_times")  # «работа учителем 5 лет», but «достижение детьми 14 лет»
        return None if lasts else Governor((Case.GENT,), text.lower(deed), How.VERB, deed)
    somebody = found[0].animate or found[0].proper or any(found[0].lemma in word_list(name) for name in _DOERS)
    if not somebody and (head is None or head.is_measure):
        return None  # «наказание штрафом 5 тысяч рублей»
    return Governor(ATTRIBUTE, text.lower(deed), How.RELATION, deed)


def _past_genitives(text: Text, noun: int) -> int:
    """Give the noun whose genitives end with a token, be it one of them: «директором школы», «министром РФ»."""
    for token in range(noun, max(0, noun - _GENITIVES), -1):
        found = forms_at(text, token)
        if not any(one.case is Case.GENT or one.short for one in found):
            return token
    return -1


def _is_told_of(text: Text, deed: int, act: Analysis) -> bool:
    """«О краже», «после кражи», «по факту кражи», but «доплата за вредность 5 тыс.», «пособие по уходу 5 тыс.»."""
    before = text.lower(deed - 1)
    if before == _FOR and text.word[deed - 2] == "-":
        return True  # «из-за хищения»
    if before == _FOR:
        paid = begins(text.lower(deed - 2), "given_for")
        return not paid and act.lemma in word_list("crimes") | word_list("deeds_to_sums")
    first = likeliest(text, deed - 1)
    if first is not None and first.transitive and first.may_have_object:
        return act.lemma in word_list("deeds_to_sums")  # «одобрил выделение из бюджета 4 млн»
    facts = first.lemma if first is not None else ""
    return before in word_list("deeds_told_behind") or facts in word_list("facts_of_deeds")


def _is_shared(text: Text, act: Analysis, behind: int) -> bool:
    """«При участии в опросе 30 % жителей», not «при росте за год 5 %»."""
    of_what = text.is_word(behind) and analyses(text.word[behind])[0].case is Case.GENT
    done = names_deed(act) or act.lemma in word_list("moves_of_people")
    return of_what and done and act.lemma not in word_list("changes_in_percents")
