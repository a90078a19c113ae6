"""Nouns whose genitive singular is spelled as their plural: «у стран+ы», «эти стр+аны»."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.normalization.grammar.parts_of_speech import OF_WHICH
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.words.behind_words import told_by_word
from briefing.normalization.words.clauses import (
    NEGATIONS,
    PAUSES,
    Known,
    Parse,
    agreeing,
    in_genitive_list,
    is_direct,
    stands_in_list,
    verb_behind,
    without_possessives,
)
from briefing.normalization.words.noun_place import ALL, Noun, NounPlace, Told, first_told

OPENING_QUOTE = "«"
"""Stands before a word that begins a title or name in quotation marks; the closing one may stand behind it."""

Decider = Callable[[Sequence[str], Sequence[str], Parse], str | None]
"""The words before (nearest last), the words behind, and how words are analysed → the reading, or None."""

_GENDERS = {"feminine": Gender.FEMN, "neuter": Gender.NEUT, "masculine": Gender.MASC, "animate": Gender.MASC}
_STOPS = frozenset([".", "!", "…"])
_THAT = "что"
_NEAR = 5  # words behind a noun among which a negation is looked for
_PAIRS = {"так": "как", "но": "только"}  # «как …, так и», «не только …, но и»
_COLON = ":"  # behind it a clause begins


def noun_of(plural: str, gender: str, known: Known) -> Noun:
    """Make the noun of a plural; `gender` is feminine, neuter, masculine or animate (a masculine person)."""
    return Noun(plural.replace("+", "").replace("ё", "е"), _GENDERS[gender], gender == "animate", known)


def genitive_or_plural(noun: Noun, genitive: str, plural: str) -> Decider:
    """Make what tells the genitive singular of a noun from its nominative (and, if lifeless, accusative) plural."""
    readings = {Told.PLURAL: plural, Told.GENITIVE: genitive, Told.EITHER: None}

    def decide(previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
        return readings[_case_told(NounPlace(noun, without_possessives(previous, noun.known), following, parse))]

    return decide


def _case_told(place: NounPlace) -> Told:
    """Say what the words around a noun tell."""
    if _is_missed(place) or _is_much(place):
        return Told.GENITIVE
    if place.word in ("", _COLON):
        return _at_beginning(place)
    return first_told(_STEPS, place)


def _is_missed(place: NounPlace) -> bool:
    """«М+еста нет», «не было цен+ы», «м+еста хватило»: what there is none or enough of."""
    before, following, known = place.before, place.following, place.noun.known
    if "нет" in (*following[:1], *before[-1:]) or any(word in known["enough"] for word in following[:1]):
        return True
    behind = following[:1] == ["не"] and any(word in known["absence"] for word in following[1:2])
    return behind or (before[-2:-1] == ["не"] and before[-1] in known["absence"])


def _is_much(place: NounPlace) -> bool:
    """«Мало лес+а», «снега было много», «ни слов+а»: it is told how much there is of it; «города много тратят»."""
    before, following, known = place.before, place.following, place.noun.known
    behind = following[1:2] if any(word in known["being"] for word in following[:1]) else following[:1]
    told = {*before[-1:], *behind} & known["quantities"] or (before[-1:] == ["ни"] and "ни" not in following)
    return bool(told) and not verb_behind(following, place.parse)


def _opens_title(place: NounPlace) -> Told | None:
    """«Игры разума»: a title begins in the nominative."""
    if place.word != OPENING_QUOTE:
        return None
    either = place.noun.animate or place.noun.spelling in place.noun.known["titles"]
    return Told.EITHER if either else Told.PLURAL


def _is_asked_in_genitive(place: NounPlace) -> Told | None:
    """«У стран+ы», «две стран+ы»."""
    asked = place.word in place.noun.known["genitive_prepositions"] or place.is_few(place.word)
    return Told.GENITIVE if asked else None


def _is_asked_in_accusative(place: NounPlace) -> Told | None:
    """«Через стр+аны»; «через директора» may be either."""
    if place.word not in place.noun.known["accusative_prepositions"]:
        return None
    return Told.EITHER if place.noun.animate else Told.PLURAL


def _goes_on_in_genitive(place: NounPlace) -> Told | None:
    """«Независимо от пола, цвета кожи», «для города и стран+ы»."""
    if not in_genitive_list(place.before, place.parse, place.noun.known):
        return None
    return Told.EITHER if verb_behind(place.following, place.parse) else Told.GENITIVE


def _is_one_of_list(place: NounPlace) -> Told | None:
    """«Маршрутов номер+а 1, 2», «взяли хлеб, +яйца, сыр»."""
    listed = not place.noun.animate and stands_in_list(place.before, place.following, place.parse)
    return Told.PLURAL if place.is_of_several or listed else None


def _begins_clause(place: NounPlace) -> Told | None:
    """«Город, которого страны …» may be either; «отмечалось, что ст+ороны согласились»."""
    if place.word in place.noun.known["relatives"]:
        return Told.EITHER
    return Told.PLURAL if place.word == _THAT and place.is_subject else None


def _is_joined(place: NounPlace) -> Told | None:
    """«Камни и брёвна», «как самой области, так и страны»."""
    before, parse = place.before, place.parse
    if place.word not in place.noun.known["conjunctions"]:
        return None
    partner = before[-2] if len(before) > 1 else ""
    if partner == "," and len(before) > 2:
        partner = before[-3]  # «и смех, и слёзы»
    opens = _PAIRS.get(partner, "")
    if opens not in before[:-2]:
        return Told.PLURAL if is_direct(parse(partner)) else Told.EITHER
    head = parse(before[before.index(opens) + 1])
    if all(one.case not in DIRECT for one in head):
        return Told.GENITIVE
    return Told.PLURAL if is_direct(head) else Told.EITHER


def _is_of_relative(place: NounPlace) -> Told | None:
    """«Министр, слов+а которого приводит агентство»; «школы, директора которой уволили» may be of one."""
    following = place.following
    if place.word != "," or place.noun.animate or not following or following[0] not in OF_WHICH:
        return None
    return None if "не" in following[1:_NEAR] else Told.PLURAL


_STEPS: tuple[Callable[[NounPlace], Told | None], ...] = (
    _opens_title,
    _is_asked_in_genitive,
    _is_asked_in_accusative,
    _goes_on_in_genitive,
    _is_one_of_list,
    _is_of_relative,
    _begins_clause,
    _is_joined,
    told_by_word,
)
"""The first that knows tells."""


def _at_beginning(place: NounPlace) -> Told:
    """«Ц+ены на нефть …» opens a sentence in the nominative; «воды не будет», «дома тепло», «дома все спали»."""
    noun, following, parse = place.noun, place.following, place.parse
    if noun.may_be_adverb and following[:1] == [ALL]:
        return Told.EITHER
    if place.is_subject or place.is_of_several:
        return Told.PLURAL
    if verb_behind(following, parse):
        return Told.GENITIVE if place.is_at_home else Told.EITHER
    if noun.is_vague or NEGATIONS & set(following):
        return Told.EITHER
    if not following or following[0] in _STOPS:
        return Told.EITHER if noun.animate else Told.PLURAL  # «Звёзды.»
    return Told.PLURAL if _goes_on_in_nominative(place) else Told.EITHER


def _goes_on_in_nominative(place: NounPlace) -> bool:
    """«Адреса уехавших», «слёзы и пряники», «страны, вероятно, …», but «луны, бегущей …»."""
    noun, following, parse = place.noun, place.following, place.parse
    if following[0] in PAUSES and not noun.animate:
        behind = following[1] if len(following) > 1 else ""
        return not any(one.number is Number.SING for one in agreeing(parse, behind))
    if following[0] in noun.known["conjunctions"] and following[1:2]:
        return any(one.case is Case.NOMN for one in parse(following[1]))
    likeliest = parse(following[0])[:1]
    if any(one.case is Case.GENT and one.gender is not noun.gender for one in likeliest):
        return True  # «адреса уехавших», «острова Курильской гряды»
    return any(one.pos in ("PREP", "NOUN") for one in likeliest)


def prepositional_or_nominative(word: str, known: Known) -> Decider:
    """Make what tells «о жилье» from «новое жильё»; after в and на it may be either."""
    with_yo = word[:-1] + "ё"

    def decide(previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
        previous = without_possessives(previous, known)
        before = previous[-1] if previous else ""
        if before in known["conjunctions"] and is_direct(parse(previous[-2] if previous[1:] else "")):
            return with_yo  # «питание и жильё»
        if (
            before == "на"
            and len(previous) > 1
            and any(one.lemma in known["for_things"] for one in parse(previous[-2]))
        ):
            return with_yo  # «цены на жильё»
        if before in known["prepositional_prepositions"] or before in known["conjunctions"] or before == ",":
            return None  # it may be either, or is spelled as it is said
        adjectives = agreeing(parse, before) if before[:1].isalpha() else []
        located = any(one.case is Case.LOCT and one.gender is Gender.NEUT for one in adjectives)
        return None if located else with_yo

    return decide
