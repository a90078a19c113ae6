"""Homographs that no rule tells, weighed by the tagger, which sees three words on either side.

It was taught on news, and is asked only about nouns whose readings differ in case and number: «что ц+ены в регионах
растут».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.normalization.kinds import Case, Number
from briefing.normalization.syntax.forms import Form, form_scores
from briefing.normalization.words.clauses import PAUSES, Known, Parse, verb_behind
from briefing.normalization.words.noun_place import Noun

_LEAD_OF_GENITIVE, _LEAD_OF_PLURAL = 5.0, 4.0
"""By how many logits a reading must lead. On news 32 of 33 nouns that no rule told were right then."""
_GENITIVE = ("Case=Gen Number=Sing", "Case=Par Number=Sing")
_SOMEBODY = "Case=Acc Number=Sing"  # is spelled as the genitive: «цитирует дир+ектора»
_SEVERAL = ("Case=Nom Number=Plur", "Case=Acc Number=Plur")
_ADVERB = "ADV"  # «д+ома» is said as the genitive
_PREDICATE = "Variant=Short"  # «она прав+а» is said as the plural
_ANY = ("",)


def _of_noun(*features: str) -> Form:
    return tuple(f"{part} {one}" for part in ("NOUN", "PROPN") for one in features)


_PLURAL = (*_of_noun(*_SEVERAL), _PREDICATE)
_ANIMATE = (_of_noun(*_GENITIVE, _SOMEBODY), _PLURAL, _ANY)
_INANIMATE = ((*_of_noun(*_GENITIVE), _ADVERB), _PLURAL, _ANY)


class Pair(NamedTuple):
    """The genitive singular and the plural of a noun, which are spelled alike."""

    noun: Noun
    genitive: str
    plural: str


def weighed(pair: Pair, word: str, before: Sequence[str], behind: Sequence[str], parse: Parse) -> str | None:
    """Give the reading that fits its place clearly better than the other, or None."""
    if _is_set_apart(before, behind):
        return None
    genitive, plural, likeliest = form_scores(before, word, behind, _ANIMATE if pair.noun.animate else _INANIMATE)
    if max(genitive, plural) < likeliest:
        return None  # «вся наша округа»: neither
    if plural - genitive >= _LEAD_OF_PLURAL:
        return pair.plural
    told = genitive - plural >= _LEAD_OF_GENITIVE and _may_depend(pair.noun.known, before, behind, parse)
    return pair.genitive if told else None


def _is_set_apart(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether it stands behind a mark, or before a dash, of which the tagger makes nothing: «страны — члены союза»."""
    return bool(before and not before[-1][0].isalnum()) or (bool(behind) and behind[0] in PAUSES and behind[0] != ",")


def _may_depend(known: Known, before: Sequence[str], behind: Sequence[str], parse: Parse) -> bool:
    """Whether a genitive is likely: not at the beginning, behind a sum, a name or «наша», nor before a plural verb.

    «Дома у озера затопило», «за сто рублей права на песню», «подняли мы с Ивановым руки», «на вокзалах поезда стояли».
    """
    if not before or verb_behind(behind, parse):
        return False
    one = next(iter(parse(before[-1].lower())), None)
    described = one is not None and one.is_adjective and one.case is Case.NOMN and one.number is Number.SING
    named = one is not None and one.proper and one.animate
    return one is None or not (described or named or one.lemma in known["currencies"])
