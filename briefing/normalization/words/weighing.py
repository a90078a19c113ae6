"""Homographs that no rule tells, weighed by the tagger, which sees three words on either side.

It was taught on news, and is asked only about forms that differ in case or number: «что ц+ены в регионах растут».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.normalization.kinds import Case, Number
from briefing.normalization.syntax.forms import form_scores
from briefing.normalization.words.clauses import PAUSES, Parse, verb_behind
from briefing.normalization.words.surroundings import Surroundings

_LEAD, _LEAD_OF_GENITIVE = 4.0, 5.0
"""By how many logits a reading must lead. On news 32 of 33 nouns that no rule told were right then."""
_ONE, _SEVERAL = "NOUN sing gent", ("NOUN plur nomn", "NOUN plur accs")
_SOMEBODY = "NOUN sing accs"  # is spelled as the genitive: «цитирует дир+ектора»
_ADVERB = "ADVB"  # «д+ома» is said as the genitive
_PREDICATE = "ADJS"  # «она прав+а» is said as the plural
_DASHES = PAUSES - {","}
_ANY = ("",)  # any form at all


class Choice(NamedTuple):
    """The readings of a homograph, and by which forms the tagger knows each (`form_scores`)."""

    readings: Sequence[str]
    forms: Sequence[Sequence[str]]
    of_noun: Surroundings | None = None  # where its readings are the genitive singular and the plural of a noun


def one_or_several(genitive: str, plural: str, known: Surroundings, *, animate: bool) -> Choice:
    """Give the choice between the genitive singular of a noun and its plural."""
    one = (_ONE, _SOMEBODY if animate else _ADVERB)
    return Choice((genitive, plural), (one, (*_SEVERAL, _PREDICATE)), known)


def weighed(choice: Choice, word: str, before: Sequence[str], behind: Sequence[str], parse: Parse) -> str | None:
    """Give the reading that fits its place clearly better than the others, or None."""
    if choice.of_noun and behind[:1] and behind[0] in _DASHES:
        return None  # «в Вене страны — члены союза …»: the tagger makes nothing of a dash
    *scores, likeliest = form_scores(before, word, behind, [*choice.forms, _ANY])
    best = max(range(len(scores)), key=scores.__getitem__)
    lead = scores[best] - max(score for number, score in enumerate(scores) if number != best)
    if scores[best] < likeliest:
        return None  # «вся наша округа»: neither
    if choice.of_noun and best == 0:
        told = lead >= _LEAD_OF_GENITIVE and _may_depend(choice.of_noun, before, behind, parse)
    else:
        told = lead >= _LEAD
    return choice.readings[best] if told else None


def _may_depend(known: Surroundings, before: Sequence[str], behind: Sequence[str], parse: Parse) -> bool:
    """Whether a genitive is likely: not at the beginning, behind a sum, a name or «наша», nor before a plural verb.

    «Дома у озера затопило», «за сто рублей права на песню», «подняли мы с Ивановым руки», «на вокзалах поезда стояли».
    """
    if not before or verb_behind(behind, parse):
        return False
    one = next(iter(parse(before[-1].lower())), None)
    described = one is not None and one.is_adjective and one.case is Case.NOMN and one.number is Number.SING
    named = one is not None and one.proper and one.animate
    return one is None or not (described or named or one.lemma in known.currencies)
