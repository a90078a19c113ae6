"""The object that a verb awaits behind a phrase: «включили в список 48 фирм», «завоевали на играх 8 медалей»."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.normalization.grammar.doers import BREAKS_AND_COMMA, is_behind_preposition
from briefing.normalization.grammar.governing_nouns import is_put_into, names_deed
from briefing.normalization.grammar.governor import INTO_OR_ONTO, OBJECT, Governor, How, is_listed
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import Analysis, analyses, may_stand_in, nouns
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest, stands
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.phrases import before_means
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.subjects import has_sure_subject
from briefing.normalization.tables import word_list

_LONGEST_PHRASE = 6  # words of a phrase behind its preposition
_REACH = 8  # tokens before and behind among which a subject or another object is looked for
_TAKES_PLACE = ("пройти", "проходить")  # «прошла дистанцию», but oftener «встреча прошла»
_OUT_OF = ("из", "с", "со")
AIMS = frozenset(["о", "об", "обо", "за", "по", "про"])  # of a deed: «осуждены за взлом 3 сайтов»


def awaits_object(text: Text, preposition: int, noun: int, behind: int) -> bool:
    """Whether the verb before a phrase that ends with a noun awaits its object.

    `behind`: the token behind what is counted.
    """
    verb = likeliest(text, preposition - 1)
    if verb is None or not verb.transitive or verb.passive:
        return False
    if verb.pos == "PRTF" and verb.number is not Number.SING:
        return False  # «работавших на шахте 30 горняков» did it
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
