"""Numbers behind a dash that stands for the verb of the clause before: «заработал 1,2 млрд, а ВТБ — 1,1 млрд»."""

from __future__ import annotations

import re

from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.quantity.items import Item
from briefing.normalization.quantity.scales import SHORT
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import DASHES, LATIN, NUMBER, OPENING, Text
from briefing.normalization.tables import word_list

_REACH = 40  # tokens before the dash among which the verb's own number stands
_CURRENCIES = "$€£₽"
_FIGURES = r"\d[\d ]*(?:[.,]\d+)?[ ]?"
_PERCENT = re.compile(rf"{_FIGURES}(?:%|процент)")
_SCALE = re.compile(rf"{_FIGURES}(?:{SHORT}|тысяч|миллион|миллиард|триллион)")
_VERBS = ("VERB", "PRTS", "INFN")
_ENDS = frozenset("!?;:")


def gapped(government: Government, index: int, item: Item) -> Governor | None:
    """Give the verb of the clause before, whose number is of the same kind, where a dash stands for it."""
    text, dash = government.text, index - 1
    if dash < 2 or text.word[dash] not in DASHES or text.broken(index) or text.glued(dash):
        return None
    alike = _PERCENT if item.head is not None and item.head.kind is Counted.PERCENT else _SCALE if item.scale else None
    subject = _subject(text, dash)
    if alike is None or not subject:
        return None
    governor = _of_clause_before(government, subject - 1, alike)
    if governor is None or governor.how is not How.VERB:
        return None
    verb = analyses(text.word[governor.token])[0]
    if not _is_another(text, subject) and verb.lemma not in word_list("verbs_of_amounts"):
        return None
    return Governor((governor.first,), governor.words, How.COORDINATION)


def _subject(text: Text, dash: int) -> int:
    """Give the first token of what stands between a comma and the dash; 0 where a verb or a number is among it."""
    for token in range(dash - 1, max(0, dash - _REACH), -1):
        if text.word[token] == ",":
            return token + 1 if token + 1 < dash else 0
        if text.kind[token] is NUMBER or _ends(text, token) or _is_verb(text, token):
            return 0
    return 0


def _is_another(text: Text, subject: int) -> bool:
    """Whether another one does the same: «, а прибыль —», «, «Луч» —», «, ВТБ —»."""
    return (
        text.lower(subject) == "а"
        or text.word[subject] in OPENING
        or text.kind[subject] is LATIN
        or text.word[subject][:1].isupper()
    )


def _of_clause_before(government: Government, comma: int, alike: re.Pattern[str]) -> Governor | None:
    """Give what governs the last number of the kind that is asked for, up to the verb of the clause."""
    text = government.text
    for token in range(comma - 1, max(-1, comma - _REACH), -1):
        if _ends(text, token) or _is_verb(text, token):
            return None
        if text.kind[token] is NUMBER and alike.match(text.clean, text.start[token]):
            governor = government.at(token - (token > 0 and text.word[token - 1] in _CURRENCIES))
            if governor.how is How.VERB:
                return governor
            if governor.how is not How.NONE and governor.words != "до":  # «прибавил 5 %, до 7 %»
                return None
    return None


def _ends(text: Text, token: int) -> bool:
    """Whether a sentence or a line ends with a token."""
    word = text.word[token]
    return word in _ENDS or text.broken(token + 1) or (word == "." and stops.ends_sentence(text.clean, text.end[token]))


def _is_verb(text: Text, token: int) -> bool:
    return text.is_word(token) and analyses(text.word[token])[0].pos in _VERBS
