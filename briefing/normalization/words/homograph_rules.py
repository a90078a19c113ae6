"""The rules of `homographs.toml`: which neighbours tell a reading of a word that is spelled like another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from briefing.normalization import tables
from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.tables import folded
from briefing.normalization.words.clauses import Parse
from briefing.translation import tr

_PLACES = ("after", "before", "near", "ahead", "after_form", "before_form", "ahead_form", "back_form")
_CONDITIONS = frozenset(_PLACES) | {f"unless_{name}" for name in _PLACES}
"""The conditions that a rule of `homographs.toml` may have beside `say`."""
_FORM_NAMES = """
NOUN ADJF ADJS COMP VERB INFN PRTF PRTS GRND NUMR ADVB NPRO PRED PREP CONJ PRCL INTJ
nomn gent datv accs ablt loct sing plur masc femn neut anim inan tran unkn prop
"""
_GRAMMEMES = frozenset(_FORM_NAMES.split())
"""What a form in `homographs.toml` is made of: names of OpenCorpora, unkn for a word it lacks, prop for a name."""
TABLE = "homographs.toml"
_BEGINNING, _END, _NUMBER = "^", "$", "#"
_WILD = frozenset("*^$#")
_NEAR = 3  # words on either side in which `near` looks


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Words or phrases to be found beside a word, folded, each from the word outwards."""

    words: frozenset[str]
    phrases: Mapping[str, Sequence[Sequence[str]]]  # by their first word
    loose: Sequence[Sequence[str]]  # those whose first word is not told in full: «*ые», «#»
    numerals: frozenset[str]  # what `#` stands for, beside digits

    @classmethod
    def of(cls, written: Sequence[str], numerals: frozenset[str], *, in_front: bool) -> _Phrases:
        told = [folded(phrase).split()[:: -1 if in_front else 1] for phrase in written]
        loose = [phrase for phrase in told if not _WILD.isdisjoint(phrase[0])]
        phrases: dict[str, list[list[str]]] = {}
        for phrase in told:
            if len(phrase) > 1 and phrase not in loose:
                phrases.setdefault(phrase[0], []).append(phrase)
        words = frozenset(phrase[0] for phrase in told if len(phrase) == 1 and phrase not in loose)
        return cls(words, phrases, loose, numerals)

    def beside(self, words: Sequence[str]) -> bool:
        """Whether the words, from the nearest outwards, begin with one of these; beyond the last lies the end."""
        nearest = words[0] if words else ""
        if nearest in self.words:
            return True
        for phrase in self.phrases.get(nearest, ()):
            if self._begin(words, phrase):
                return True
        return any(self._fits(phrase[0], nearest) and self._begin(words, phrase) for phrase in self.loose)

    def around(self, words: Sequence[str]) -> bool:
        """Whether one of the words is one of these."""
        return any(word in self.words or any(self._fits(phrase[0], word) for phrase in self.loose) for word in words)

    def _begin(self, words: Sequence[str], phrase: Sequence[str]) -> bool:
        """Whether the words go on as the phrase does behind its first word."""
        return all(
            self._fits(phrase[index], words[index] if index < len(words) else "") for index in range(1, len(phrase))
        )

    def _fits(self, expected: str, word: str) -> bool:
        """Whether a word is what a phrase of the table expects: a word, «#» a number, «на*» a beginning, an end."""
        if expected in (_BEGINNING, _END):
            return not word[:1].isalnum()
        if expected == _NUMBER:
            return word[:1].isdigit() or word in self.numerals
        if expected[-1] == "*":
            return word.startswith(expected[:-1])
        if expected[0] == "*":
            return word.endswith(expected[1:])
        return word == expected


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule of the table: which reading it says, and its conditions by their names there."""

    say: int  # counted from 0
    phrases: Mapping[str, _Phrases]
    forms: Mapping[str, tuple[frozenset[str], ...]]

    def fits(self, previous: Sequence[str], following: Sequence[str], parse: Parse) -> bool:
        """Whether all conditions hold."""
        return all(self._beside(name, phrases, previous, following) for name, phrases in self.phrases.items()) and all(
            self._in_form(name, forms, previous, following, parse) for name, forms in self.forms.items()
        )

    @staticmethod
    def _beside(name: str, phrases: _Phrases, previous: Sequence[str], following: Sequence[str]) -> bool:
        place = name.removeprefix("unless_")
        if place == "after":
            found = phrases.beside(previous[::-1])
        elif place == "before":
            found = phrases.beside(following)
        elif place == "ahead":
            found = phrases.around(_unbroken(following))
        else:
            found = phrases.around([*_unbroken(previous[::-1][:_NEAR]), *_unbroken(following[:_NEAR])])
        return found != name.startswith("unless_")

    @staticmethod
    def _in_form(
        name: str, forms: tuple[frozenset[str], ...], previous: Sequence[str], following: Sequence[str], parse: Parse
    ) -> bool:
        place = name.removeprefix("unless_")
        words = {
            "after_form": previous[-1:],
            "before_form": following[:1],
            "ahead_form": _unbroken(following),
            "back_form": _unbroken(previous[::-1]),
        }[place]
        facts = [_facts(one) for word in words if word[:1].isalpha() for one in parse(word)]
        return any(form <= known for known in facts for form in forms) != name.startswith("unless_")


@dataclass(frozen=True)
class Entry:
    """An entry of the table: the word's readings and its rules as written, which are made when it is first met."""

    readings: Sequence[str]
    written: Sequence[Mapping[str, Any]]
    numerals: frozenset[str]

    @cached_property
    def _rules(self) -> list[_Rule]:
        return [_rule(one, self.numerals) for one in self.written]

    def decide(self, previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
        """Give the reading of the first rule that fits."""
        for rule in self._rules:
            if rule.fits(previous, following, parse):
                return self.readings[rule.say]
        return None


def check(written: Mapping[str, Any], choices: int, readings: str) -> None:
    """Refuse a rule with a condition, a form or a reading that there isn't."""
    if unknown := written.keys() - _CONDITIONS - {"say"}:
        why = tr("no such condition: {name}; there are {names}")
        names = ", ".join(sorted(_CONDITIONS))
        raise tables.refused_word(TABLE, readings, why.format(name=min(unknown), names=names))
    if written.get("say") not in range(1, choices + 1):
        raise tables.refused_word(TABLE, readings, tr("“say” must be from 1 to {last}").format(last=choices))
    forms = [form for name, value in written.items() if "form" in name for form in value]
    if unknown := set(" ".join(forms).split()) - _GRAMMEMES:
        why = tr("no such form: {name}; there are {names}")
        names = " ".join(sorted(_GRAMMEMES))
        raise tables.refused_word(TABLE, readings, why.format(name=min(unknown), names=names))


def _rule(written: Mapping[str, Any], numerals: frozenset[str]) -> _Rule:
    forms = {
        name: tuple(frozenset(form.split()) for form in value) for name, value in written.items() if "form" in name
    }
    return _Rule(
        say=written["say"] - 1,
        phrases={
            name: _Phrases.of(value, numerals, in_front=name.endswith("after"))
            for name, value in written.items()
            if name not in forms and name != "say"
        },
        forms=forms,
    )


@lru_cache(maxsize=4000)
def _facts(analysis: Analysis) -> frozenset[str]:
    facts = {analysis.pos, analysis.case, analysis.number, analysis.gender, "anim" if analysis.animate else "inan"}
    if analysis.transitive:
        facts.add("tran")
    if not analysis.known:
        facts.add("unkn")
    if analysis.proper:
        facts.add("prop")
    return frozenset(facts)


def _unbroken(words: Sequence[str]) -> Sequence[str]:
    """Give the words up to the first punctuation mark."""
    marks = (index for index, word in enumerate(words) if not word[:1].isalnum())
    return words[: next(marks, len(words))]
