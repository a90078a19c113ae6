"""Whether a number stands in the genitive where its noun leaves that open: «фотографии 350 женщин», «ищут 350 женщин».

The words to the left answer first. Where they are not sure, both sides of the place are weighed (`grammar.judging`).
"""

from __future__ import annotations

from dataclasses import replace

from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements
from briefing.normalization.grammar.government import Governor, How, is_listed, preposition_cases, verb_before
from briefing.normalization.grammar.judging import clause, judge
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.finding import Item
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import beginnings, word_list

_DIRECT = (Case.NOMN, Case.ACCS)
_OPEN = (*_DIRECT, Case.GENT)
_PREDICATES = frozenset(["VERB", "PRTS", "INFN", "PRED", "ADJS"])
_LEADS = {How.NOUN: 1.0, How.PERSON: 1.0, How.RELATION: 2.0, How.GOVERNED: 2.0, How.NONE: 3.0}
"""By how many logits another case must fit better than the one that the words to the left ask for.

Measured on nouns of news before which a number was put. What else decides (a preposition, a verb) is sure.
"""


def weighed(text: Text, items: list[Item], way: Agreement, governor: Governor) -> Agreement:
    """Give the way to read the last of some numbers, or the one that fits its place better."""
    item, start = items[-1], text.at(items[0].start)
    if way.ordinal or way.case not in _OPEN or not _in_doubt(text, start, item, governor, way.case):
        return way
    ways = [way, *(other for other in _open_ways(item, way) if other.case != way.case)]
    cases = [one.case for one in ways]
    if Case.GENT not in cases:
        return way
    case = judge(text, start, _behind(text, item), Number.PLUR, cases, _LEADS[governor.how])
    if case in _DIRECT and way.case in _DIRECT:
        return way
    return ways[cases.index(case)]


def _open_ways(item: Item, way: Agreement) -> list[Agreement]:
    head = item.head
    if head is None or head.measure is not None or item.scale:
        return [replace(way, case=case) for case in _OPEN]
    ways = cardinal_agreements(item.whole, head.agreeing_forms)
    return [other for other in ways if other.case in _OPEN]


def _behind(text: Text, item: Item) -> int:
    """Give the token behind a number and what it counts."""
    if item.head is None:
        return text.at(item.end)
    return text.at(item.head.end) if item.head.measure is not None else item.head.token + 1


def _in_doubt(text: Text, start: int, item: Item, governor: Governor, asked: Case) -> bool:
    """Whether the words to the left may be wrong about this number; they know the sizes of things."""
    if governor.how not in _LEADS or item.digits or item.head is None or not _is_no_size(text, item.head, governor):
        return False
    if governor.how is How.NONE:
        return text.lower(start - 1) in ("и", "или", ",")
    if text.kind[governor.token - 1] == NUMBER and not any(form.animate for form in item.head.forms):
        return False  # «91 рубль 12 копеек»
    left = text.word[governor.token]
    form = analyses(left)[0].case
    settled = asked is Case.GENT or form is Case.ABLT
    if is_listed(left, "measure") or (settled and is_listed(left, "relation")) or form is Case.DATV:
        return False
    if governor.words.startswith(beginnings("prices")) or _lacks_subject(text, start):
        return False
    behind_preposition = bool(preposition_cases(text.lower(governor.token - 1)))
    return governor.how is not How.NOUN or not (behind_preposition and verb_before(text, governor.token - 1))


def _is_no_size(text: Text, head: Head, governor: Governor) -> bool:
    """Whether what is counted may belong to the noun before: things and people may, measures seldom."""
    if head.measure is None:
        return head.forms[0].lemma not in word_list("measures")
    behind = text.at(head.end)
    part = head.kind is Counted.PERCENT and governor.how is not How.NOUN and text.is_word(behind)
    return part and any(one.case == Case.GENT for one in analyses(text.word[behind])[:3])


def _lacks_subject(text: Text, start: int) -> bool:
    """Whether a clause begins with a preposition and has no verb: «На счету бойца 29 побед»."""
    first, last = clause(text, start)
    if not preposition_cases(text.lower(first)):
        return False
    return not any(
        text.is_word(index) and analyses(text.word[index])[0].pos in _PREDICATES for index in range(first, last)
    )
