"""What stands around a noun: adjectives that agree with it, verbs behind it, lists."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.kinds import DIRECT, Case, Number

Parse = Callable[[str], tuple[Analysis, ...]]
Known = Mapping[str, frozenset[str]]
"""The words that tell cases apart, folded: the lists [surroundings] of homographs.toml, which explains each."""

NEGATIONS = frozenset(["не", "нет", "ни"])
PAUSES = frozenset([",", "—", "–", "-"])
_TWO_MORE = 4  # words behind the first of a list: a comma, the second, a comma, the third
_PHRASE = 5  # words before the noun among which the phrase of its adjective begins
_APART = frozenset(["кроме", "помимо", "вместо"])  # a comma ends what they set apart
_OF_ATTRIBUTES = frozenset(["к", "ко", "с", "со", "под", "над", "перед"])
_WINDOW = 3  # words behind the noun among which its verb is looked for


def stands_apart(adjectives: Sequence[Analysis]) -> bool:
    """Whether an adjective can't be the attribute of a genitive or direct case: «по данным главы»."""
    return all(one.case in (Case.DATV, Case.ABLT, Case.LOCT) for one in adjectives)


def is_direct(analyses: Sequence[Analysis]) -> bool:
    """Whether a word is a noun that stands in the nominative or accusative here, if it may stand in one at all."""
    cases = {one.case for one in analyses}
    direct = not cases.isdisjoint(DIRECT)
    return direct and cases.isdisjoint((Case.GENT, Case.LOCT, Case.DATV)) and all(one.pos == "NOUN" for one in analyses)


def _opens_list(following: Sequence[str], parse: Parse) -> bool:
    """«В списке яйца, хлеб, молоко», «яйца, сыр и масло»: two more names of things in the nominative follow."""
    if len(following) < _TWO_MORE or following[0] != "," or following[2] not in (",", "и"):
        return False
    return all(_is_nominative(parse(word)) for word in (following[1], following[3]))


def stands_in_list(before: Sequence[str], following: Sequence[str], parse: Parse) -> bool:
    """«В меню — яйца, сыр и масло», «взяли хлеб, яйца, сыр»: things in a row, none of another."""
    if before[-1] != ",":
        return _opens_list(following, parse)
    return len(before) > 1 and is_direct(parse(before[-2]))


def in_genitive_list(before: Sequence[str], parse: Parse, known: Known) -> bool:
    """«Независимо от пола, цвета кожи», «для города и страны»: what is listed stands behind one preposition."""
    if before[-1] != "," and before[-1] not in known["conjunctions"]:
        return False
    for place in range(len(before) - 2, max(-1, len(before) - 2 - _PHRASE), -1):
        if before[place] in known["genitive_prepositions"]:
            # «Кроме Риги, города Литвы тоже …»
            return not (before[-1] == "," and before[place] in _APART)
        if not any(one.case is Case.GENT for one in parse(before[place])):
            return False
    return False


def _is_nominative(analyses: Sequence[Analysis]) -> bool:
    cases = {one.case for one in analyses if one.pos == "NOUN"}
    return Case.NOMN in cases and Case.GENT not in cases


def ends_attribute(before: Sequence[str], following: Sequence[str], parse: Parse) -> bool:
    """«Близкие к мерзлоте страны»: an adjective in the plural has a phrase of its own before its noun."""
    if following and following[0][:1].isalnum():
        return False
    for place in range(len(before) - 2, max(0, len(before) - _PHRASE), -1):
        if before[place] in _OF_ATTRIBUTES:
            adjectives = agreeing(parse, before[place - 1])
            return bool(adjectives) and all(
                one.number is Number.PLUR and one.case is not Case.GENT for one in adjectives[:1]
            )
    return False


def verb_behind(following: Sequence[str], parse: Parse) -> bool:
    """Whether a verb in the plural stands behind, before any punctuation mark."""
    for word in following[:_WINDOW]:
        if not word[:1].isalnum():
            break
        if any(one.is_predicate and one.number is Number.PLUR for one in parse(word)):
            return True
    return _is_said_of_it(following, parse)


def may_be_object(following: Sequence[str], parse: Parse, *, animate: bool, genitive_verbs: Collection[str]) -> bool:
    """«Директора уволили», «лица не показали», no «директора уволили повара»: whether it may be the verb's object."""
    for place, word in enumerate(following[:_WINDOW]):
        verbs = [one for one in parse(word) if one.pos == "VERB" and one.number is Number.PLUR]
        if not verbs:
            continue
        of_genitive = any(one.lemma in genitive_verbs for one in verbs)
        missed = "не" in following[:place]
        if not of_genitive and not (verbs[0].transitive and (animate or missed)):
            return False
        return not _has_object(following[place + 1 :], parse, genitive=of_genitive or missed)
    return False


def subject_behind(following: Sequence[str], parse: Parse) -> bool:
    """Whether who or what acts stands behind a verb that takes no object: «в центре города прошли митинги»."""
    for place, word in enumerate(following[:_WINDOW]):
        verbs = [one for one in parse(word) if one.pos == "VERB" and one.number is Number.PLUR]
        if not word[:1].isalnum() or (verbs and verbs[0].transitive):
            return False
        if verbs:
            behind = [parse(other) for other in following[place + 1 : place + 1 + _WINDOW]]
            nominative = [any(one.number is Number.PLUR and one.case is Case.NOMN for one in forms) for forms in behind]
            nouns = [any(one.pos == "NOUN" for one in forms) for forms in behind]
            adjectives = nominative.index(False) if False in nominative else len(nominative)
            return any(nouns[:adjectives])
    return False


def has_object(following: Sequence[str], parse: Parse) -> bool:
    """Whether a verb behind a noun has an object behind it: «дома отключили свет»."""
    for place, word in enumerate(following[:_WINDOW]):
        if any(one.transitive for one in parse(word)):
            return _has_object(following[place + 1 :], parse, genitive=False)
    return False


def _has_object(behind: Sequence[str], parse: Parse, *, genitive: bool) -> bool:
    """Whether what may be an object stands behind a verb, and no preposition or mark before it."""
    for word in behind[:_WINDOW]:
        likeliest = parse(word)[:1]
        if not word[:1].isalnum() or any(one.pos == "PREP" for one in likeliest):
            return False
        if any(one.case is Case.ACCS or (genitive and one.case is Case.GENT) for one in parse(word)):
            return True
    return False


def _is_said_of_it(following: Sequence[str], parse: Parse) -> bool:
    """Whether an adjective ends the clause: «глаза голубые»."""
    ends = len(following) == 1 or (len(following) > 1 and not following[1][:1].isalnum())
    return ends and any(one.number is Number.PLUR and one.case is Case.NOMN for one in agreeing(parse, following[0]))


def is_plural_participle(one: Analysis) -> bool:
    """Whether a word is a participle in the plural: «удалённые судом номера»."""
    return one.pos == "PRTF" and one.number is Number.PLUR


def agreeing(parse: Parse, word: str) -> list[Analysis]:
    """Give the readings of a word as one that agrees with a noun."""
    return [one for one in parse(word) if one.is_adjective]


def without_names(analyses: Sequence[Analysis]) -> Sequence[Analysis]:
    """Leave out the names that a verb may be as well: «режем», the town of Реж."""
    others = [one for one in analyses if not one.proper]
    return others if others and others[0].may_have_object else analyses


def without_possessives(previous: Sequence[str], known: Known) -> Sequence[str]:
    """Leave out «его», «же» right before the noun."""
    end = len(previous)
    while end and (previous[end - 1] in known["possessives"] or (previous[end - 1] == "же" and end > 1)):
        end -= 1
    return previous[:end]
