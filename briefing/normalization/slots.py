"""The case of a name (an acronym spelled out, a title, a place) in its place in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.normalization.governance import Governor, govern
from briefing.normalization.morphology import CASES, Analysis, analyses
from briefing.normalization.numerals import cardinal
from briefing.normalization.readings import Reading
from briefing.normalization.tables import rows
from briefing.normalization.text import Text

_FOR_NAMES = {
    "в": ("loct", "accs"), "во": ("loct", "accs"), "на": ("loct", "accs"), "по": ("datv", "accs"),
    "за": ("ablt", "accs"), "под": ("ablt", "accs"), "с": ("ablt", "gent"), "со": ("ablt", "gent"),
}  # fmt: skip
"""Before names these prepositions tend to another case than before numbers (the tables give the numbers' order)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a name stands: its case and number, and the words that say so."""

    case: str
    number: str = "sing"
    words: str = ""
    count: int = 0  # how many are counted, where a number stands before


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("governors.tsv") if row["pos"] == kind)


def slot(text: Text, index: int, gender: str, number: str, counter: Reading | None = None) -> Slot:
    """Say in which case a name of this gender and number stands at token `index`.

    `counter` is a number read directly before it («3 АЭС»).
    """
    if counter is not None and counter.case and counter.count:
        return Slot(counter.case, words="number", count=counter.count)
    if index and text.lower(index - 1) in _numeral_words():
        n, cases = _numeral_words()[text.lower(index - 1)]
        governor = govern(text, index - 1)
        case = next((one for one in governor.cases if one in cases), cases[0])
        return Slot(case, words=text.lower(index - 1), count=n)
    governor = govern(text, index)
    if governor.how == "adjective":
        return _with_adjective(text, index, governor)
    if governor.how == "preposition":
        return Slot(_preposition_case(text, governor), number, governor.words)
    if governor.how == "verb":
        return Slot(_verb_case(text, governor, gender, number), number, governor.words)
    if governor.how in ("noun", "place", "governed", "relation", "person"):
        agreeing = _agreeing_adjective(text, index, gender)
        return agreeing or Slot("gent", number, governor.words)
    if index >= 2 and text.lower(index - 1) in ("и", "или", "либо"):
        return Slot(_like(text, index - 2), number, text.word[index - 2])
    return Slot("nomn", number)


@cache
def _numeral_words() -> dict[str, tuple[int, tuple[str, ...]]]:
    """The forms of «два» to «десять»: the number and the cases a form may stand in."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for n in range(2, 11):
        for gender in ("masc", "femn"):
            for case in CASES:
                word = cardinal(n, case, gender)
                cases = found.get(word, (n, ()))[1]
                found[word] = (n, tuple(dict.fromkeys((*cases, case))))
    return found


def _with_adjective(text: Text, index: int, governor: Governor) -> Slot:
    forms = [one for one in analyses(text.word[index - 1]) if one.pos in ("ADJF", "PRTF")]
    outer = govern(text, index - 1)
    wanted = governor.cases
    if outer.how == "preposition":
        wanted = (
            tuple(case for case in (_preposition_case(text, outer), *outer.cases) if case in governor.cases) or wanted
        )
    elif outer.how in ("noun", "place", "governed", "relation", "person") and "gent" in governor.cases:
        wanted = ("gent",)
    form = next((one for case in wanted for one in forms if one.case == case), forms[0] if forms else None)
    return Slot(wanted[0], form.number if form else "sing", governor.words)


def _agreeing_adjective(text: Text, index: int, gender: str) -> Slot | None:
    """«Тверская ул.», «Белорусская АЭС»: what may be a surname is an adjective when it agrees."""
    forms = [
        one
        for one in analyses(text.word[index - 1])
        if one.pos in ("ADJF", "PRTF") and one.number == "sing" and one.gender == gender
    ]
    if not forms or not text.word[index - 1][0].isupper():
        return None
    outer = govern(text, index - 1)
    cases = ("gent",) if outer.how in ("noun", "place", "governed", "relation", "person") else preferred_cases(outer)
    form = next((one for case in cases for one in forms if one.case == case), forms[0])
    return Slot(form.case, "sing", text.word[index - 1])


def preferred_cases(governor: Governor) -> tuple[str, ...]:
    """Give the cases a preposition asks of a name, the likeliest first."""
    return _FOR_NAMES.get(governor.words, governor.cases) if governor.how == "preposition" else governor.cases


def _preposition_case(text: Text, governor: Governor) -> str:
    cases = preferred_cases(governor)
    if governor.words in ("в", "во", "на") and governor.token > 0:
        before = analyses(text.word[governor.token - 1]) if text.is_word(governor.token - 1) else ()
        if any(one.lemma in _verbs("motion") for one in before):
            return "accs"
    return cases[0]


def _verb_case(text: Text, governor: Governor, gender: str, number: str) -> str:
    verb = next((one for one in analyses(text.word[governor.token]) if one.pos in ("VERB", "INFN", "PRTS")), None)
    if governor.first != "accs" or verb is None:
        return governor.first
    if verb.lemma in _verbs("speech"):
        return "nomn"
    agrees = verb.number == number and (verb.gender == gender or not verb.gender or number == "plur")
    if verb.pos == "VERB" and agrees and (verb.gender == "neut" or _object_stands_before(text, governor.token)):
        return "nomn"
    return "accs"


def _object_stands_before(text: Text, verb: int) -> bool:
    """Whether the verb's object is the relative pronoun at the head of its clause («которую подарило …»)."""
    for left in range(verb - 1, max(-1, verb - 6), -1):
        if text.kind[left] == "m":
            return False
        if text.lower(left).startswith("котор"):
            return any(one.case == "accs" for one in analyses(text.word[left]))
    return False


def _like(text: Text, left: int) -> str:
    """The case of the noun that this name is coordinated with."""
    if not text.is_word(left):
        return "nomn"
    forms: list[Analysis] = [one for one in analyses(text.word[left]) if one.case]
    if not forms:
        return "nomn"
    governor = govern(text, left)
    if governor.how in ("noun", "place", "governed", "relation", "person") and any(one.case == "gent" for one in forms):
        return "gent"
    allowed = {one.case for one in forms}
    return next((case for case in preferred_cases(governor) if case in allowed), forms[0].case)
