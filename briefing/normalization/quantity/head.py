"""What a number counts, and what that tells: «5 км», «5 километров», «5 новых домов»."""

from __future__ import annotations

from typing import NamedTuple

from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements
from briefing.normalization.grammar.morphology import Analysis, gender_of_noun, may_be_of
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.quantity.adjectives import agree_counted
from briefing.normalization.quantity.units import Measure
from briefing.normalization.sentence.readings import Counted


class Head(NamedTuple):
    """What a number counts: a measure or a noun. A noun stays as it is written."""

    kind: Counted
    end: int  # offset behind it where it is spoken anew (unit, money, percent)
    measure: Measure | None = None
    token: int = -1  # of a noun: its index
    forms: tuple[Analysis, ...] = ()
    adjectives: tuple[Analysis, ...] = ()  # the forms of the adjective right behind the number

    @property
    def lemma(self) -> str:
        """That of its noun; of a unit, whose noun is not written, nothing."""
        return self.forms[0].lemma if self.forms else ""

    @property
    def name(self) -> str:
        """What it is called: «час» of «5 ч» and of «5 часов»."""
        return self.lemma if self.measure is None else self.measure.name.head

    @property
    def animate(self) -> bool:
        """Whether its noun names somebody living."""
        return bool(self.forms) and self.forms[0].animate

    @property
    def gender_of_one(self) -> Gender:
        """The gender that its noun has in the singular: that of «год» for «лет»."""
        return gender_of_noun(self.lemma)

    def is_of(self, *lists: str) -> bool:
        """Whether its noun is of one of these lists of `words.toml`."""
        return may_be_of(self.forms[:1], *lists)

    @property
    def is_measure(self) -> bool:
        """Whether it tells a size, a sum or a time, as a unit or in a word: «5 км», «5 километров»."""
        return self.measure is not None or self.is_of("measures")

    @property
    def is_money(self) -> bool:
        """Whether its noun is one of money: «5 рублей»; of a currency's sign its kind tells."""
        return may_be_of(self.forms, "money")

    @property
    def may_be_people(self) -> bool:
        """Whether it names people, or tells of somebody or something in an adjective: «рабочие», «раненые»."""
        return all(form.animate or form.is_adjective for form in self.forms)

    @property
    def agreeing_forms(self) -> tuple[Analysis, ...]:
        """The noun's forms that go with the adjective before it («108 пехотного полка»), all where none does."""
        told = {(one.case, one.number, one.gender) for one in self.adjectives}
        going = tuple(
            form
            for form in self.forms
            if (form.case, form.number, form.gender) in told
            or any(agree_counted(one, form) for one in self.adjectives)  # «3 легковые машины»
        )
        return going or self.forms

    def ways(self, n: int) -> list[Agreement]:
        """Give the ways in which so many of it can be counted: «два дома», «двух домов»."""
        return cardinal_agreements(n, self.agreeing_forms)

    def may_be_counted_in(self, n: int, case: Case) -> bool:
        """Whether so many of it may stand in a case as it is written: no «двум домов»."""
        return any(way.case is case for way in self.ways(n))
