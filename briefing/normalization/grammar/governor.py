"""What decides on the case of a number or a name, and what the tables say of governing words."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum, auto
from functools import cache
from typing import NamedTuple

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import DIRECT, Case
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import beginnings, rows, word_list

_PRICES = "цен"
RANSOM = "выкуп"  # «получили выкуп 700 тысяч долларов»; but «выкуп 5 млн акций»
INTO, ONTO, WITH = ("в", "во"), ("на",), ("с", "со")
INTO_OR_ONTO = INTO + ONTO
STILL = ("ещё", "еще")
BELONG = "принадлежать"
"""The verb whose subject is what somebody has, and whose dative is who has it."""
_FOR_NAMES = {
    **dict.fromkeys(INTO_OR_ONTO, (Case.LOCT, Case.ACCS)),
    **dict.fromkeys(("за", "под"), (Case.ABLT, Case.ACCS)),
    **dict.fromkeys(WITH, (Case.ABLT, Case.GENT)),
    "по": (Case.DATV, Case.ACCS),
}
"""Before names these prepositions tend to another case than before numbers (the tables give the numbers' order)."""


class How(StrEnum):
    """How a word decides on the case of the number or name behind it."""

    PREPOSITION = auto()
    VERB = auto()
    ADJECTIVE = auto()  # agrees: «последние 5 лет»
    NOUN = auto()
    PLACE = auto()  # a noun behind «в» or «на»: «в городе 5 школ»
    PERSON = auto()
    RELATION = auto()  # a noun whose attribute the number is: «представители 15 стран»
    GOVERNED = auto()  # a noun behind another preposition: «по просьбе 14 государств»
    COORDINATION = auto()  # the case of the number before
    NONE = auto()


NOUNS = frozenset([How.NOUN, How.PLACE, How.PERSON, How.RELATION, How.GOVERNED])
"""The ways in which a noun decides."""
ANY = frozenset(How)


class Governor(NamedTuple):
    """What decides: the cases it allows, the likeliest first; the deciding words; and how it decides."""

    cases: tuple[Case, ...]
    words: str
    how: How
    token: int = -1  # the index of the deciding word

    @property
    def first(self) -> Case:
        """The likeliest case."""
        return self.cases[0]

    def behind_preposition(self, otherwise: Case) -> Case:
        """The case that a preposition asks, `otherwise` where none decides."""
        return self.first if self.how is How.PREPOSITION else otherwise

    @property
    def gives(self) -> bool:
        """Whether it is a verb that says to whom: «поручил», «отказал»."""
        return self.how is How.VERB and is_listed(self.words, "recipient")

    def as_attribute(self) -> Governor:
        """Give it where what is counted is its attribute: «власти 8 регионов»."""
        return self._replace(cases=ATTRIBUTE, how=How.RELATION)

    def as_existing(self) -> Governor:
        """Give it where so many there are, and are nobody's: «у здания 2 этажа»."""
        return self._replace(cases=SUBJECT, how=How.PLACE)

    def as_span(self) -> Governor:
        """Give it where how long or how far is told: «воды не было 14 часов»."""
        return self._replace(cases=OBJECT, how=How.VERB)

    @property
    def tells_price(self) -> bool:
        """Whether the deciding word names a price: «стоимость», «цен»; but «центр»."""
        return self.words.startswith(beginnings("prices")) or self.words == _PRICES

    @property
    def is_noun(self) -> bool:
        """Whether a noun decides, in whatever way: a name behind it stands in the genitive."""
        return self.how in NOUNS


SUBJECT, OBJECT, ATTRIBUTE = DIRECT, (Case.ACCS, Case.NOMN), (Case.GENT, Case.NOMN)
"""What is asked of a subject, an object and an attribute: its case, and the one of what turns out to be none."""
NONE = Governor(SUBJECT, "", How.NONE)


def sharing(*cases: Case, words: str = "") -> Governor:
    """Give what decides where a number or name shares the case of one beside it: «от 5 до 7 и 9 лет»."""
    return Governor(cases, words, How.COORDINATION)


Outer = Callable[[int], Governor]
"""Says what governs the word at a token itself."""


def by_adjective(text: Text, left: int, cases: tuple[Case, ...], outer: Outer) -> Governor:
    """An adjective that agrees («последние 5 лет») shares the case; what stands before it narrows the choice."""
    before = outer(left)
    if before.how in (How.PREPOSITION, How.VERB, How.ADJECTIVE):
        shared = tuple(case for case in before.cases if case in cases)
        if shared:
            return Governor(shared, f"{before.words} {text.lower(left)}", How.ADJECTIVE, left)
    return Governor(cases, text.lower(left), How.ADJECTIVE, left)


@cache
def prepositions() -> dict[str, tuple[Case, ...]]:
    """Prepositions and set phrases in small letters, and the cases they ask, the likeliest first."""
    return {row["preposition"]: tuple(map(Case, row["cases"].split())) for row in rows("prepositions.tsv")}


@cache
def governors() -> dict[tuple[str, str], Case]:
    """Governing words (lemmas) with the part that they play (verb, relation, measure …), and the case."""
    return {(row["word"], row["pos"]): Case(row["case"]) for row in rows("governors.tsv")}


def is_listed(word: str, *parts: str) -> bool:
    """Whether the table of governing words has a word, in any form, in one of these parts."""
    return any((one.lemma, part) in governors() for one in analyses(word) for part in parts)


def moves(word: str, preposition: str) -> bool:
    """Whether a word asks the accusative behind «в» or «на»: «вступить в», «распространить на»."""
    lemmas = {one.lemma.removesuffix("ся") for one in analyses(word)}  # «поправки вносятся в»
    if preposition in INTO and not lemmas.isdisjoint(word_list("only_onto")):
        return False  # «цены в ЦРБ»
    if any(one.pos == "PRTS" and one.lemma in word_list("shown_in") for one in analyses(word)):
        return False  # «представлены в СМИ»
    onto = preposition in ONTO and not lemmas.isdisjoint(word_list("goes_onto"))
    return onto or is_listed(word, "motion") or any((lemma, "motion") in governors() for lemma in lemmas)


def is_size(word: str) -> bool:
    """Whether a noun names a size (расстояние, длина, высота)."""
    return is_listed(word, "measure")


def preposition_cases(word: str) -> tuple[Case, ...]:
    """Give the cases that a preposition governs, none for another word."""
    return prepositions().get(word, ())


def preferred_cases(governor: Governor) -> tuple[Case, ...]:
    """Give the cases a preposition asks of a name, the likeliest first."""
    return _FOR_NAMES.get(governor.words, governor.cases) if governor.how is How.PREPOSITION else governor.cases
