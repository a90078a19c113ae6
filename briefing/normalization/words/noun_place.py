"""A noun two of whose forms are spelled alike, in its place: «у стран+ы», «эти стр+аны». All words are folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import NamedTuple, TypeVar

from briefing.normalization.kinds import Gender
from briefing.normalization.words.clauses import Known, Parse, has_object, may_be_object, verb_behind

ALL = "все"
_ONE = "один"
_AT = "у"
_Asked = TypeVar("_Asked")


class Told(Enum):
    """What stands around a noun tells whether it is the plural."""

    PLURAL = True
    GENITIVE = False
    EITHER = None


def first_told(steps: Iterable[Callable[[_Asked], Told | None]], asked: _Asked) -> Told:
    """Say what the first step tells that knows; that it may be either where none does."""
    return next((told for step in steps if (told := step(asked)) is not None), Told.EITHER)


class Noun(NamedTuple):
    """What has to be known of a noun to tell its genitive singular from its plural."""

    spelling: str
    gender: Gender
    animate: bool
    known: Known

    @property
    def may_be_adverb(self) -> bool:
        """Whether its genitive is an adverb, too: «дома»."""
        return self.spelling in self.known["adverbs"]

    @property
    def is_vague(self) -> bool:
        """Whether its genitive stands in many other places: «воды», «дома»."""
        return self.may_be_adverb or self.spelling in self.known["substances"]


class NounPlace(NamedTuple):
    """A noun, the words before it (nearest last), those behind it, and how words are analysed."""

    noun: Noun
    before: Sequence[str]
    following: Sequence[str]
    parse: Parse

    @property
    def word(self) -> str:
        """The word right before it; nothing where none stands there."""
        return self.before[-1] if self.before else ""

    @property
    def is_subject(self) -> bool:
        """Whether a verb in the plural behind it is said of the noun: «цены выросли»; «учителя уволили» needn't be."""
        noun, following, parse = self.noun, self.following, self.parse
        if not verb_behind(following, parse):
            return False
        if noun.may_be_adverb and (following[0] == _AT or has_object(following, parse)):
            return False  # «дома у чиновника нашли деньги», «вчера дома отключили свет»
        genitive_verbs = noun.known["genitive_verbs"]
        return not may_be_object(following, parse, animate=noun.animate, genitive_verbs=genitive_verbs)

    @property
    def is_at_home(self) -> bool:
        """«Дома у чиновника нашли деньги»: whether the verb behind it tells what was done there."""
        following, parse = self.following, self.parse
        if not self.noun.may_be_adverb or following[0] != _AT:
            return False
        return any(one.pos == "NPRO" or one.animate for one in parse(following[1]))

    @property
    def is_of_several(self) -> bool:
        """Whether several numbers follow: «маршрутов номера 1, 2»."""
        known, number = self.noun.known, self.following[0] if self.following else ""
        if self.noun.spelling not in known["numbered"]:
            return False
        return number.isdigit() or number == _ONE or number in known["few"]

    def behind_adverb(self) -> Told:
        """«Вчера цены выросли», «ночью дома у чиновника провели обыск»."""
        if self.is_subject:
            return Told.PLURAL
        return Told.GENITIVE if verb_behind(self.following, self.parse) and self.is_at_home else Told.EITHER

    def is_few(self, word: str) -> bool:
        """Whether a numeral, in letters or digits, ends in two, three or four, which take the genitive singular."""
        last = word.rpartition("-")[2]  # of «две-три»
        return last in self.noun.known["few"] or (last.isdigit() and last[-1] in "234" and last[-2:-1] != "1")
