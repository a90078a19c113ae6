"""What a label says of something and how much that is, without a verb: «Вместимость зала 1200 мест»."""

from __future__ import annotations

from functools import cache

from briefing.normalization.grammar.governor import Governor, preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_LONGEST_LABEL = 5  # words of «вместимость концертного зала областной филармонии»


def amount(place: Place, head: Head) -> Governor | None:
    """«Средний возраст участников 35 лет», «Опыт работы 5 лет»; but «опыт работы 5 лет помог»."""
    text, counted, behind = place.text, head.lemma, place.behind
    if counted not in _counted_behind_labels():
        return None
    if text.goes_on(behind) and not preposition_cases(text.lower(behind)) and text.lower(behind) not in AND_OR:
        return None
    for token in text.words_back(place.governor.token, _LONGEST_LABEL):
        forms = forms_at(text, token)
        if f"{forms[0].lemma}/{counted}" in word_list("labels_of_amounts"):
            return place.governor.as_existing() if _begins(text, token) else None
        if not may_stand_in((one for one in forms if one.pos == "NOUN" or one.is_adjective), Case.GENT):
            return None
    return None


@cache
def _counted_behind_labels() -> frozenset[str]:
    return frozenset(pair.partition("/")[2] for pair in word_list("labels_of_amounts"))


def _begins(text: Text, label: int) -> bool:
    """Whether a label opens its clause or stands behind a preposition, but for adjectives: «при полной вместимости»."""
    while text.has_word_before(label) and forms_at(text, label - 1)[0].is_adjective:
        label -= 1
    before = text.lower(label - 1)
    return not text.has_word_before(label) or before in AND_OR or bool(preposition_cases(before))
