"""The standing of a name that is parted from what governs it: «делегировано ему ФЗ», «проверка как ФЗ, так и …»."""

from __future__ import annotations

from briefing.normalization.grammar.case_of_name import Standing, standing
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import likeliest
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.fitting import fitting, genders_of
from briefing.normalization.syntax.subjects import Place, agrees
from briefing.normalization.tables import word_list

_TO_WHOM = ("мне", "тебе", "ему", "ей", "нам", "вам", "им", "себе")
_TO_EACH = ("соответственно",)  # «в собственности соответственно РФ и регионов»
_LONGEST_PAIR = 12  # tokens of «как ФЗ, так и нормативного акта» before «так»


def standing_across(context: Context, index: int, gender: Gender, number: Number) -> Standing | None:
    """Give the standing of a name as if what parts it from what governs it did not stand there; none for nothing."""
    text = context.text
    if not text.has_word_before(index) or not text.has_word_before(index - 1):
        return None
    start, government = index - 1, context.government
    place = Place(text, start, index, genders_of(text.word[index], gender), number)
    if _is_given_by(place):
        return Standing(Case.ABLT, number, text.word[index - 2])
    if text.lower(start) not in _TO_EACH and not _is_paired(text, start):
        return None
    return fitting(place, government.at(start), standing(government, start, gender, number))


def _is_given_by(place: Place) -> bool:
    """Whether a pronoun says to whom, so that a name behind says by whom: «делегировано ему ФЗ»."""
    text, at = place.text, place.start
    done = likeliest(text, at - 1) if text.lower(at) in _TO_WHOM else None
    if done is None:
        return False
    return done.passive if done.pos == "PRTF" else done.pos == "PRTS" and not agrees(done, place.genders, place.number)


def _is_paired(text: Text, at: int) -> bool:
    """Whether the first of two begins: «проверка как ФЗ, так и нормативного акта»."""
    if text.lower(at) != "как":
        return False
    end = min(text.count, at + _LONGEST_PAIR)
    return any(text.lower(so) == "так" and text.lower(so + 1) == "и" for so in range(at + 2, end))


def part_of_law(text: Text, index: int) -> str:
    """Give the noun before its number in words, where a law is named behind: «части второй НК»."""
    if not text.has_word_before(index) or text.lower(index - 2) not in word_list("parts_of_law"):
        return ""
    part = {(one.case, one.number) for one in analyses(text.word[index - 2]) if one.pos == "NOUN"}
    told = [one for one in analyses(text.word[index - 1]) if one.is_adjective and one.case is not Case.NONE]
    return text.word[index - 2] if any((one.case, one.number) in part for one in told) else ""
