"""What a number counts, as it is written or spoken («5 км», «5 новых домов»), and numbers that stand in a row."""

from __future__ import annotations

from typing import NamedTuple

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import Analysis, gender_of_noun, may_be_of
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.quantity.adjectives import agree_counted
from briefing.normalization.quantity.units import Measure
from briefing.normalization.sentence.readings import Counted, Reading
from briefing.normalization.sentence.text import Text

_YEARS = range(1000, 2200)
_JOINS = (*LISTING, "же")  # «сорока лет или же 10 тыс. лет»


class Item(NamedTuple):
    """One number of a series. `joint` is what stands between it and the one before («—», «и», «до» …)."""

    start: int
    end: int
    written: str
    whole: int
    digits: str
    scale: int = 0  # power of a thousand of тыс., млн …
    head: Head | None = None
    joint: str = ""
    number_end: int = 0  # the end of the bare digits

    def counting(self, head: Head) -> Item:
        """Give the number with what it counts: in a fifth of the time that `_replace` takes."""
        return tuple.__new__(Item, (*self[:6], head, *self[7:]))

    @property
    def is_amount(self) -> bool:
        """Whether a scale or a measure stands behind it, cut short or in full: «1.6 млн», «2.5 процента», «4.5 км»."""
        if self.scale or self.head is None:
            return self.scale > 0
        return self.head.is_measure or any(form.lemma in numerals.scale_names() for form in self.head.forms)

    @property
    def counts(self) -> Counted:
        """What kind of thing it counts, be it what its scale is of: «5 тыс.»."""
        return self.head.kind if self.head is not None else Counted.SCALE if self.scale else Counted.NONE

    @property
    def is_whole(self) -> bool:
        """Whether it has neither decimals nor a scale of its own."""
        return not self.digits and not self.scale


def looks_like_year(item: Item) -> bool:
    """Whether a number is written as a year: four digits, no decimals, within recorded history and the near future."""
    return item.is_whole and item.written.isdigit() and len(item.written) == 4 and item.whole in _YEARS


class Series(NamedTuple):
    """Numbers that begin at a token and share what they count; `previous` is the number read before them."""

    government: Government
    token: int
    items: list[Item]
    previous: Reading | None

    @property
    def text(self) -> Text:
        """The text they stand in."""
        return self.government.text

    @property
    def last(self) -> Item:
        """The number that has what they count."""
        return self.items[-1]

    @property
    def head(self) -> Head | None:
        """What they count."""
        return self.items[-1].head

    @property
    def joint(self) -> str:
        """What stands before them, in small letters."""
        return self.text.lower(self.token - 1)

    @property
    def is_listed(self) -> bool:
        """Whether «и», «или», a comma stands before them."""
        return self.joint in _JOINS


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
