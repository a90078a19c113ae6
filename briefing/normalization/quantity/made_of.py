"""What a list of parts goes on with: «состоит из школы, 5 домов и парка»."""

from __future__ import annotations

from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import VERBS, stands
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.items import Item
from briefing.normalization.sentence.text import CLAUSE_ENDS
from briefing.normalization.tables import word_list

_REACH = 16  # tokens before a number among which its list begins
_NEAR = 3  # words from the verb to «из»: «состоял тогда из»
_OUT_OF = "из"


def made_of(government: Government, index: int, items: list[Item]) -> Governor | None:
    """«Состоит из школы, 5 домов и парка»: the number is of the list, unless a verb tells of it."""
    text, head = government.text, items[-1].head
    if head is None or stands(text, head.token + 1, *VERBS):
        return None
    for token in text.back(index - 2, _REACH - 2, CLAUSE_ENDS):
        if text.small[token] == _OUT_OF:
            parts = any(
                one.lemma in word_list("made_of")
                for before in text.words_back(token - 1, _NEAR)
                for one in analyses(text.word[before])[:1]
            )
            return Governor((Case.GENT,), _OUT_OF, How.COORDINATION) if parts else None
        if stands(text, token, *VERBS):
            return None  # which ends the list
    return None
