"""Names that decline as a whole, of which one word carries the case: «Республика Крым», «квадратный метр»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import nouns
from briefing.normalization.grammar.numerals import cardinal, counted, is_few, ordinal
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.tables import word_list


@dataclass(frozen=True, slots=True)
class Declined:
    """A name: `before` agrees with `head`, `after` stays as it is."""

    before: tuple[str, ...]
    head: str
    after: str
    plural: str  # the genitive plural, where it is not regular
    gender: Gender
    prefix: str = ""  # of a compound of which only the end declines: «ньютон-»

    @property
    def is_common(self) -> bool:
        """Whether it is that of a kind of things: «атомная электростанция»."""
        return (*self.before, self.head)[0][0].islower()

    @property
    def may_be_counted(self) -> bool:
        """Whether there may be several of what is called so."""
        return self.is_common and not self.is_of("never_several")

    def is_of(self, name: str) -> bool:
        """Whether its noun is of a list of `words.toml`."""
        return self.head.lower() in word_list(name)

    def form(self, case: Case, number: Number) -> str:
        """Give the name in a case (nomn … loct) and number (sing, plur)."""
        return _form(self, case, number)

    def counted(self, n: int, case: Case, adjectives: Case = Case.NONE) -> str:
        """Give the name as `n` of them are counted in a case: «два квадратных метра», «две лошадиные силы».

        `adjectives` is the case of other adjectives before it: «две новых лошадиных силы».
        """
        if self.before and is_few(n) and case in DIRECT:
            usual = Case.NOMN if self.gender is Gender.FEMN else Case.GENT
            words = [_agreeing(word, adjectives or usual, Number.PLUR, self.gender) for word in self.before]
            head = self.prefix + inflect(self.head, Case.GENT, Number.SING)
            return " ".join(filter(None, [*words, head, self.after])).replace(" ,", ",")
        return _form(self, *counted(n, case))

    def nth(self, n: int, case: Case = Case.NOMN) -> str:
        """Give the name with its place in a row: «третьего квартала»."""
        return f"{ordinal(n, case, self.gender)} {self.form(case, Number.SING)}"

    def so_many(self, n: int, case: Case = Case.NOMN) -> str:
        """Give the name with its number before it: «две минуты»."""
        return f"{cardinal(n, case, self.gender)} {self.counted(n, case)}"


@lru_cache(maxsize=4000)
def _form(name: Declined, case: Case, number: Number) -> str:
    agreed = case
    if case is Case.ACCS and (number is Number.PLUR or name.gender is Gender.MASC):
        agreed = Case.GENT if _is_animate(name, number) else Case.NOMN  # «через малый бизнес»: no «малый» of people
    words = [_agreeing(word, agreed, number, name.gender) for word in name.before]
    if name.plural and name.plural == name.head:  # «евро», «бит»: the same in every counted form it lacks
        head = name.head if _indeclinable(name.head) or (case, number) == (Case.GENT, Number.PLUR) else None
    else:
        head = name.plural if name.plural and (case, number) == (Case.GENT, Number.PLUR) else None
    words.append(name.prefix + (head or _cased(name.head, inflect(name.head.lower(), case, number))))
    return " ".join([*words, name.after] if name.after else words).replace(" ,", ",")


def _is_animate(name: Declined, number: Number) -> bool:
    """Whether the accusative is the genitive: «индивидуального предпринимателя»."""
    if number is Number.SING and name.gender is not Gender.MASC:
        return False
    cases = (Case.NOMN, Case.GENT, Case.ACCS)
    nominative, genitive, accusative = (inflect(name.head.lower(), case, number) for case in cases)
    return accusative == genitive != nominative


def _agreeing(word: str, case: Case, number: Number, gender: Gender) -> str:
    """Give an adjective's form; of a compound the last part declines: «водо-водяного»."""
    bare = word.rstrip(",").lower()
    first, hyphen, last = bare.rpartition("-")
    return _cased(word, first + hyphen + inflect(last, case, number, gender)) + word[len(bare) :]


def _cased(written: str, form: str) -> str:
    """Give a form the capitals of the word it was made from, on both sides of a hyphen."""
    parts = zip(written.split("-"), form.split("-"), strict=False)
    return "-".join(part[0].upper() + part[1:] if model[:1].isupper() else part for model, part in parts)


def _indeclinable(word: str) -> bool:
    return word[-1] in "еоуи" or word in word_list("undeclined_units") or any(one.fixed for one in nouns(word))


def declined(name: str, plural: str = "") -> Declined:
    """Make a name of its writing in the tables: «квадратный *метр», «*метр в секунду», «ньютон-*метр»."""
    before, _, rest = name.partition("*")
    head, _, after = rest.partition(" ")
    if head.endswith(","):  # «*инфекции, которые …»
        head, after = head[:-1], f", {after}"
    words, prefix = before.split(), ""
    if before.endswith("-"):
        prefix = words.pop()
    return Declined(tuple(words), head, after, plural, _gender(head), prefix)


def _gender(head: str) -> Gender:
    found = [one for one in nouns(head.lower()) if one.case is Case.NOMN]
    if not found and head[-1:] not in ("", *"аяоеь"):
        return Gender.MASC  # «биткойн», of which the dictionary's guess is a genitive
    found = found or nouns(head.lower())
    best = next((one for one in found if one.number is Number.SING), found[0] if found else None)
    if best is None:
        return Gender.MASC
    return best.gender or (Gender.PLUR if best.number is Number.PLUR else Gender.MASC)
