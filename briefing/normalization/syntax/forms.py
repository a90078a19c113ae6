"""Which of several forms a word has in its place: «потом» an adverb or a noun, «стороны» one or several."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from briefing.normalization.syntax.familiar import known_to_tagger, lazy_tagger
from briefing.normalization.syntax.reach import REACH

_STOP = "."  # ends the sentence behind its last word
_PARTS = {
    "PROPN": "NOUN", "AUX": "VERB", "ADJ": "ADJF", "ADV": "ADVB", "PART": "PRCL", "PRON": "NPRO", "DET": "NPRO",
    "ADP": "PREP", "CCONJ": "CONJ", "SCONJ": "CONJ", "NUM": "NUMR",
}  # fmt: skip
_FEATURES = {
    "Case=Nom": "nomn", "Case=Gen": "gent", "Case=Par": "gent", "Case=Dat": "datv", "Case=Acc": "accs",
    "Case=Ins": "ablt", "Case=Loc": "loct", "Number=Sing": "sing", "Number=Plur": "plur", "Gender=Masc": "masc",
    "Gender=Fem": "femn", "Gender=Neut": "neut", "Animacy=Anim": "anim", "Animacy=Inan": "inan",
}  # fmt: skip
_OTHER_PARTS = {
    "VerbForm=Inf": "INFN", "VerbForm=Part": "PRTF", "VerbForm=Conv": "GRND", "Degree=Cmp": "COMP",
    "Variant=Short": "ADJS",
}  # fmt: skip


def form_scores(
    before: Sequence[str], word: str, behind: Sequence[str], forms: Sequence[Collection[str]]
) -> list[float]:
    """Give for each of the forms the logit of the tag of it that fits best; a form is told by one or more writings.

    A writing names grammar as OpenCorpora does («NOUN sing gent»), and a tag has to have all of it. At most `REACH`
    words and marks on either side count; the sentence ends where there are fewer.
    """
    behind = behind if len(behind) >= REACH else [*behind, _STOP]
    scores = lazy_tagger().tag_scores(known_to_tagger(before[-REACH:]), word, known_to_tagger(behind[:REACH]))
    return [max(scores[tag] for one in form for tag in _tags_of(one)) for form in forms]


@cache
def _tags_of(writing: str) -> tuple[int, ...]:
    """Give the tags that have all of a form's grammar."""
    wanted = frozenset(writing.split())
    return tuple(number for number, known in enumerate(_grammar_of_tags()) if wanted <= known)


@cache
def _grammar_of_tags() -> tuple[frozenset[str], ...]:
    """Give the grammar of each tag in the names of OpenCorpora."""
    return tuple(_grammar(tag) for tag in lazy_tagger().tags)


def _grammar(tag: str) -> frozenset[str]:
    part, *features = tag.split("|")
    other = next((_OTHER_PARTS[one] for one in features if one in _OTHER_PARTS), "")
    known = {other or _PARTS.get(part, part)}
    return frozenset(known | {_FEATURES[one] for one in features if one in _FEATURES})
