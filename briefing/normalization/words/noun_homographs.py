"""Nouns two of whose forms are spelled alike: «у стран+ы», «эти стр+аны»; «о жилье», «новое жильё».

What stands before the noun tells: a preposition, a numeral, an adjective, a verb, another noun. All words here are
folded (small letters, е for ё).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.kinds import DIRECT, Case, Gender, Number

Parse = Callable[[str], tuple[Analysis, ...]]

OPENING_QUOTE = "«"
"""Stands before a word that begins a title or name in quotation marks; the closing one may stand behind it."""

Decider = Callable[[Sequence[str], Sequence[str], Parse], str | None]
"""The words before (nearest last), the words behind, and how words are analysed → the reading, or None."""

_GENDERS = {"feminine": Gender.FEMN, "neuter": Gender.NEUT, "masculine": Gender.MASC, "animate": Gender.MASC}
_CERTAIN = 0.9  # of a word's uses from which on others don't count: «вся» is hardly ever a plural
_TWO_MORE = 4  # words behind the first of a list: a comma, the second, a comma, the third
_PHRASE = 5  # words before the noun among which the phrase of its adjective begins
_OF_ATTRIBUTES = frozenset(["к", "ко", "с", "со", "под", "над", "перед"])
_THAT = "что"
_WINDOW = 3  # words behind the noun among which its verb is looked for


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words that tell cases apart, folded: the table [surroundings] of homographs.toml, where each is explained."""

    numerals: frozenset[str]
    few: frozenset[str]
    genitive_prepositions: frozenset[str]
    accusative_prepositions: frozenset[str]
    prepositional_prepositions: frozenset[str]
    conjunctions: frozenset[str]
    possessives: frozenset[str]
    relatives: frozenset[str]
    predicates: frozenset[str]
    common: frozenset[str]
    adverbs: frozenset[str]
    substances: frozenset[str]
    times: frozenset[str]
    genitive_verbs: frozenset[str]
    for_things: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, str]) -> Surroundings:
        """Read the table: words parted by white space under each name."""
        return cls(**{name: frozenset(words.split()) for name, words in table.items()})


def genitive_or_plural(genitive: str, plural: str, gender: str, known: Surroundings) -> Decider:
    """Make what tells the genitive singular of a noun from its nominative (and, if lifeless, accusative) plural.

    `gender` is feminine, neuter, masculine or animate (a masculine person).
    """
    spelling = plural.replace("+", "").replace("ё", "е")
    noun = _Noun(spelling, _GENDERS[gender], gender == "animate", known)

    def decide(previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
        is_plural = noun.is_plural(previous, following, parse)
        return None if is_plural is None else plural if is_plural else genitive

    return decide


def prepositional_or_nominative(word: str, known: Surroundings) -> Decider:
    """Make what tells «о жилье» from «новое жильё»; after в and на it may be either."""
    with_yo = word[:-1] + "ё"

    def decide(previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
        before = previous[-1] if previous else ""
        if before == "на" and len(previous) > 1 and any(one.lemma in known.for_things for one in parse(previous[-2])):
            return with_yo  # «цены на жильё»
        if before in known.prepositional_prepositions or before in known.conjunctions or before == ",":
            return None  # it may be either, or is spelled as it is said
        cases = _cases(parse, before, Gender.NEUT) if before[:1].isalpha() else frozenset()
        return None if Case.LOCT in cases else with_yo

    return decide


@dataclass(frozen=True, slots=True)
class _Noun:
    """What has to be known of a noun to tell its genitive singular from its plural."""

    spelling: str
    gender: Gender
    animate: bool
    known: Surroundings

    def is_plural(self, previous: Sequence[str], following: Sequence[str], parse: Parse) -> bool | None:
        """Whether it is the plural; None where the words around it don't tell."""
        before = list(previous)
        while before and (before[-1] in self.known.possessives or (before[-1] == "же" and len(before) > 1)):
            before.pop()
        word = before[-1] if before else ""
        if word == OPENING_QUOTE:
            return None if self.animate else True  # a title begins in the nominative: «Игры разума»
        if word in self.known.genitive_prepositions or self._is_few(word):
            return False
        if word in self.known.accusative_prepositions:
            return None if self.animate else True
        if word in self.known.relatives:
            return None
        if word == _THAT and _verb_behind(following, parse):
            return True  # «отмечалось, что стороны согласились»
        analyses = parse(word) if word[:1].isalpha() else ()
        kinds = {one.pos for one in analyses}
        if kinds & {"ADJF", "PRTF"}:
            return self._by_adjective(before, parse)
        if before[-2:] == ["друг", "другу"]:
            return True  # «пожали друг другу руки»
        if analyses and analyses[0].pos in ("VERB", "INFN", "GRND"):
            return None if "NOUN" in kinds else self._by_verb(before, analyses)  # «закрой глаза», «суть дела»
        if self.spelling in self.known.adverbs and ("NPRO" in kinds or word == "у себя"):
            return False  # «чувствует себя д+ома»
        if "NPRO" in kinds or (before[-2:-1] == ["у"] and "NOUN" in kinds):
            return None  # «вытер им слёзы», «у мужчины руки …»
        if "NOUN" in kinds:
            if kinds & {"ADVB", "PREP"} and not any(one.lemma in self.known.times for one in analyses):
                return None  # «справа горы», «кругом леса»
            return self._by_noun(before, analyses, following, parse)
        if kinds <= {"CONJ", "ADVB", "PRCL", "INTJ"} and word not in self.known.conjunctions and word != "не":
            return True if _verb_behind(following, parse) else None
        return None

    def _by_adjective(self, before: Sequence[str], parse: Parse) -> bool | None:
        """«Новой страны» is the genitive, «новые страны» the plural — but «две новые страны»."""
        adjectives = _agreeing(parse, before[-1])
        if adjectives[0].number is Number.SING and adjectives[0].case is Case.NOMN and adjectives[0].score > _CERTAIN:
            return None
        genders = (self.gender, Gender.MASC) if self.spelling in self.known.common else (self.gender,)
        genitive = any(
            one.case is Case.GENT and one.number is Number.SING and one.gender in genders for one in adjectives
        )
        plural = any(
            one.number is Number.PLUR and (one.case is Case.NOMN or (one.case is Case.ACCS and not one.animate))
            for one in adjectives
        )
        if genitive == plural:
            return None
        if plural and len(before) > 1 and self._is_few(before[-2]):
            return False
        return plural

    def _by_verb(self, before: Sequence[str], analyses: Sequence[Analysis]) -> bool | None:
        """«Посетил страны», «растут цены»; «не знал страны» may be either."""
        transitive = any(one.transitive for one in analyses)
        if analyses[0].lemma == "иметь" and before[-2:-1] == ["не"]:
            return False  # «не имеет права»
        if any(one.lemma in self.known.genitive_verbs for one in analyses):
            return None if transitive else False
        if transitive:
            if self.spelling in self.known.adverbs:
                return None  # «оставил дома ключи»
            negated = len(before) > 1 and before[-2] in ("не", "ни")
            return None if negated or self.animate or self.spelling in self.known.substances else True
        if self.spelling in self.known.adverbs and not any(one.number is Number.PLUR for one in analyses):
            return False  # «сидит д+ома»
        return True if any(one.pos == "VERB" and one.number is Number.PLUR for one in analyses) else None

    def _by_noun(
        self, before: Sequence[str], analyses: Sequence[Analysis], following: Sequence[str], parse: Parse
    ) -> bool | None:
        """«Глава страны», unless the noun says a time («летом страны …») or a name, or a plural verb waits behind."""
        nouns = [one for one in analyses if one.pos == "NOUN"]
        if any(one.lemma in self.known.times for one in nouns):
            return True if _verb_behind(following, parse) else None
        if nouns[0].proper or nouns[0].fixed:
            return None
        if _opens_list(following, parse) or _ends_attribute(before, following, parse):
            return True
        if self.spelling in self.known.predicates and any(
            one.case is Case.NOMN and one.gender is Gender.FEMN and one.number is Number.SING for one in nouns
        ):
            return None
        if all(one.case is Case.DATV and one.animate for one in nouns):
            return None  # «портит людям глаза»
        if nouns[0].case is Case.ABLT and any(
            _is_plural_participle(one) for one in parse(before[-2] if before[1:] else "")
        ):
            return True  # «удалённые судом номера»
        if _verb_behind(following, parse):
            subject = any(one.number is Number.PLUR and one.case is Case.NOMN for one in nouns)
            opens = len(before) < 2 or not before[-2][:1].isalnum() or before[-2] in self.known.conjunctions
            either = any(
                one.number is Number.SING and one.case is Case.GENT for one in nouns
            )  # «после подготовки войска начали»
            return False if subject and (opens or not either) else None
        return None if following[:1] and any(one.pos == "GRND" for one in parse(following[0])) else False

    def _is_few(self, word: str) -> bool:
        """Whether a numeral, in letters or digits, ends in two, three or four, which take the genitive singular."""
        last = word.rpartition("-")[2]  # of «две-три»
        return last in self.known.few or (last.isdigit() and last[-1] in "234" and last[-2:-1] != "1")


def _opens_list(following: Sequence[str], parse: Parse) -> bool:
    """«В списке яйца, хлеб, молоко»: two more names of things in the nominative follow, each behind a comma."""
    if len(following) < _TWO_MORE or (following[0], following[2]) != (",", ","):
        return False
    return all(_is_nominative(parse(word)) for word in (following[1], following[3]))


def _is_nominative(analyses: Sequence[Analysis]) -> bool:
    cases = {one.case for one in analyses if one.pos == "NOUN" and one.number is Number.SING}
    likeliest = analyses[0] if analyses else None
    named = likeliest is not None and likeliest.pos == "NOUN" and not likeliest.animate
    return named and Case.NOMN in cases and Case.GENT not in cases


def _ends_attribute(before: Sequence[str], following: Sequence[str], parse: Parse) -> bool:
    """«Близкие к мерзлоте страны»: an adjective in the plural has a phrase of its own before its noun."""
    if following and following[0][:1].isalnum():
        return False
    for place in range(len(before) - 2, max(0, len(before) - _PHRASE), -1):
        if before[place] in _OF_ATTRIBUTES:
            adjectives = _agreeing(parse, before[place - 1])
            return bool(adjectives) and all(
                one.number is Number.PLUR and one.case is not Case.GENT for one in adjectives[:1]
            )
    return False


def _verb_behind(following: Sequence[str], parse: Parse) -> bool:
    """Whether a verb in the plural stands behind, before any punctuation mark."""
    for word in following[:_WINDOW]:
        if not word[:1].isalnum():
            return False
        if any(one.pos in ("VERB", "PRTS", "ADJS") and one.number is Number.PLUR for one in parse(word)):
            return True
    return False


def _is_plural_participle(one: Analysis) -> bool:
    return one.pos == "PRTF" and one.passive and one.number is Number.PLUR and one.case in DIRECT


def _agreeing(parse: Parse, word: str) -> list[Analysis]:
    return [one for one in parse(word) if one.pos in ("ADJF", "PRTF")]


def _cases(parse: Parse, word: str, gender: Gender) -> frozenset[Case]:
    return frozenset(one.case for one in _agreeing(parse, word) if one.number is Number.SING and one.gender == gender)
