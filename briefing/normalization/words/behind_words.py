"""A noun two of whose forms are spelled alike: what the kind of word before it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.kinds import Case
from briefing.normalization.words import behind_nouns
from briefing.normalization.words.behind_adjectives import told_by_adjective
from briefing.normalization.words.behind_verbs import told_by_verb
from briefing.normalization.words.clauses import agreeing, stands_apart, without_names
from briefing.normalization.words.noun_place import NounPlace, Told, first_told

_OF_VERBS = ("VERB", "INFN", "GRND")


class _Neighbour(NamedTuple):
    """A noun in its place, and what the word before it may be."""

    place: NounPlace
    analyses: Sequence[Analysis]
    kinds: frozenset[str]  # its parts of speech


def told_by_word(place: NounPlace) -> Told:
    """Say what the word right before a noun tells: «глава стран+ы», «посетил стр+аны»."""
    analyses = without_names(place.parse(place.word)) if place.word[:1].isalpha() else ()
    near = _Neighbour(place, analyses, frozenset([one.pos for one in analyses]))
    return first_told(_STEPS, near)


def _behind_adjective(near: _Neighbour) -> Told | None:
    """«Новой стран+ы», «новые стр+аны»; but «по данным глав+ы»."""
    if near.kinds.isdisjoint(("ADJF", "PRTF")):
        return None
    apart = "NOUN" in near.kinds and stands_apart(agreeing(near.place.parse, near.place.word))
    return None if apart else told_by_adjective(near.place)


def _behind_each_other(near: _Neighbour) -> Told | None:
    """«Пожали друг другу р+уки»."""
    return Told.PLURAL if near.place.before[-2:] == ["друг", "другу"] else None


def _behind_recipient(near: _Neighbour) -> Told | None:
    """«Портит людям глаза», «вытер им слёзы», but «открыл жителям стран+ы дорогу»."""
    verbs = _giving(near)
    if not verbs:
        return None
    following, parse = near.place.following, near.place.parse
    given = bool(following) and any(one.case is Case.ACCS for one in parse(following[0]))
    return Told.EITHER if given else told_by_verb(near.place.noun, near.place.before[:-1], verbs)


def _giving(near: _Neighbour) -> Sequence[Analysis]:
    """Give the analyses of the verb before whom something is given or done to; none where there is none."""
    before, analyses = near.place.before, near.analyses
    somebody = any(one.pos == "NPRO" and one.case is Case.DATV for one in analyses) or (
        bool(analyses) and all(one.case is Case.DATV and (one.animate or one.is_adjective) for one in analyses)
    )
    verbs = near.place.parse(before[-2]) if somebody and len(before) > 1 else ()
    return verbs if verbs and verbs[0].transitive else ()


def _behind_verb(near: _Neighbour) -> Told | None:
    """«Посетил стр+аны»; but «закрой глаза», «суть дела» may be either."""
    if not near.analyses or near.analyses[0].pos not in _OF_VERBS:
        return None
    return Told.EITHER if "NOUN" in near.kinds else told_by_verb(near.place.noun, near.place.before, near.analyses)


def _behind_pronoun(near: _Neighbour) -> Told | None:
    """«Чувствует себя д+ома»; «вытер им слёзы», «у мужчины руки …» may be either."""
    if "NPRO" in near.kinds:
        return Told.GENITIVE if near.place.noun.may_be_adverb else Told.EITHER
    return Told.EITHER if near.place.before[-2:-1] == ["у"] and "NOUN" in near.kinds else None


def _behind_short_form(near: _Neighbour) -> Told | None:
    """«Обнаружены тел+а», «нужны прав+а», but «лишены вод+ы», «оставлены дома»."""
    if near.kinds not in ({"PRTS"}, {"ADJS"}):
        return None
    noun = near.place.noun
    if noun.may_be_adverb:
        return Told.EITHER
    if any(one.lemma in noun.known["genitive_verbs"] for one in near.analyses):
        return Told.GENITIVE
    return Told.PLURAL


def _behind_noun(near: _Neighbour) -> Told | None:
    """«Глава стран+ы»; «справа горы», «кругом леса» may be either."""
    if "NOUN" not in near.kinds:
        return None
    if _is_left_without(near.place):
        return Told.PLURAL
    at_times = any(one.lemma in near.place.noun.known["times"] for one in near.analyses)
    if "ADVB" in near.kinds and not at_times:
        return Told.EITHER
    return behind_nouns.told_by_noun(near.place, [one for one in near.analyses if one.pos == "NOUN"])


def _is_left_without(place: NounPlace) -> bool:
    """«Остались без света дом+а на улице Мира», but «без света дома темно»."""
    before, known = place.before, place.noun.known
    if not place.noun.may_be_adverb or place.word not in known["supplies"] or before[-2:-1] != ["без"]:
        return False
    return bool(before[-3:-2]) and any(one.pos == "VERB" for one in place.parse(before[-3]))


def _behind_adverb(near: _Neighbour) -> Told | None:
    """«Вчера ц+ены выросли»."""
    plain = near.kinds <= {"CONJ", "ADVB", "PRCL", "INTJ"} and near.place.word != "не"
    return near.place.behind_adverb() if plain else None


_STEPS: tuple[Callable[[_Neighbour], Told | None], ...] = (
    _behind_adjective,
    _behind_each_other,
    _behind_recipient,
    _behind_verb,
    _behind_pronoun,
    _behind_short_form,
    _behind_noun,
    _behind_adverb,
)
"""The first that knows what stands before the noun tells."""
