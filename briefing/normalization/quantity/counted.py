"""What a number counts: the noun behind it, past adjectives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.normalization.grammar.government import preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import Case, Number
from briefing.normalization.lexicon.acronyms import counted_form
from briefing.normalization.quantity.units import Measure
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import LATIN, MARK, NUMBER, WORD, Text
from briefing.normalization.tables import word_list

_AND_MORE = re.compile(r"[ ](?:и|или)[ ](?:более|больше|менее|меньше|выше)(?=[ ])")
_NOT_NOUNS = frozenset(["VERB", "INFN", "GRND", "PRTS", "ADVB", "PREP", "CONJ", "PRCL", "NPRO", "COMP", "PRED"])
_NOUN_SHARE = 0.3  # of a form's uses, under which a verb that looks like a noun is no noun
_LONGEST_ADJECTIVES = 4  # adjectives that may stand between a number and its noun


@dataclass(frozen=True, slots=True)
class Head:
    """What a number counts: a measure or a noun. A noun stays as it is written."""

    kind: Counted
    end: int  # offset behind it where it is spoken anew (unit, money, percent)
    measure: Measure | None = None
    token: int = -1  # of a noun: its index
    forms: tuple[Analysis, ...] = ()
    adjectives: tuple[Analysis, ...] = ()  # the forms of the adjective right behind the number


def noun_head(text: Text, end: int, index: int) -> Head | None:
    """Find the noun that a number ending at `end` counts: the next word, behind adjectives if there are some."""
    first = index
    more = _AND_MORE.match(text.clean, end)
    if more:  # «с 3 и более детьми»
        end, index = more.end(), text.at(more.end(), index)
        first = index
    while index < text.count and index - first <= _LONGEST_ADJECTIVES:
        if text.kind[index] == MARK and text.word[index] in '«„"(' and index == first and text.word[index] != "(":
            index += 1
            first += 1
            continue
        if (
            text.kind[index] == LATIN
            and text.glued(index + 2)
            and text.word[index + 1] == "-"
            and text.is_word(index + 2)
        ):
            index += 2  # «2 IT-компании»
        elif text.kind[index] != WORD or (index == first and text.clean[end : text.start[index]] != " "):
            return None
        if (text.glued(index) and index != first and text.kind[index - 1] != MARK) or text.broken(index):
            return None
        lowered = text.lower(index)
        if len(lowered) > 1 and text.word[index].isupper():
            listed = counted_form(text.word[index])
            if listed or not any(one.known for one in analyses(lowered)):
                return Head(Counted.NOUN, text.end[index], token=index, forms=(listed,)) if listed else None
        if lowered in word_list("never_counted") or (
            preposition_cases(lowered) and lowered not in ("порядка", "путём")
        ):
            return None
        if (
            index + 2 < text.count
            and text.word[index + 1] == "-"
            and text.glued(index + 1)
            and text.kind[index + 2] == NUMBER
        ):
            return None  # «2 МиГ-29»
        forms = analyses(lowered)
        if forms[0].pos in _NOT_NOUNS and sum(one.score for one in forms if one.pos == "NOUN") < _NOUN_SHARE:
            return None
        as_nouns = tuple(one for one in forms if one.pos == "NOUN")
        as_adjectives = tuple(one for one in forms if one.pos in ("ADJF", "PRTF"))
        if (as_nouns and (not as_adjectives or forms[0].pos == "NOUN")) or (
            as_nouns and not _another_noun(text, index)
        ):
            described = adjectives_of(text, first) if index != first else ()
            return Head(
                Counted.NOUN, text.end[index], token=index, forms=as_nouns + as_adjectives, adjectives=described
            )
        if not as_adjectives:
            return None
        following = text.lower(index + 1)
        if not _another_noun(text, index) or (index == first and not _goes_with(as_adjectives, text, index + 1)):
            return Head(Counted.NOUN, text.end[index], token=index, forms=as_adjectives) if index == first else None
        index += 2 if following in ("и", ",") and text.is_word(index + 2) else 1
    return None


def _another_noun(text: Text, index: int) -> bool:
    """Whether an adjective at `index` is followed by what may be its noun."""
    following = index + 1
    if text.lower(following) in ("и", ",") and text.is_word(following + 1):
        following += 1
        return any(one.pos in ("ADJF", "PRTF") for one in analyses(text.lower(following)))
    if not text.is_word(following) or text.broken(following):
        return False
    return any(one.pos in ("NOUN", "ADJF", "PRTF") for one in analyses(text.lower(following)))


def adjectives_of(text: Text, index: int) -> tuple[Analysis, ...]:
    """Give a word's readings as an adjective."""
    return tuple(one for one in analyses(text.lower(index)) if one.pos in ("ADJF", "PRTF"))


def _goes_with(adjectives: tuple[Analysis, ...], text: Text, index: int) -> bool:
    """Whether an adjective may belong to the noun behind it: «1 десятую населения» counts tenths, not people."""
    following = [one for one in analyses(text.lower(index)) if one.case]
    if not any(one.pos == "NOUN" for one in following):
        return True
    for one in adjectives:
        for other in following:
            if (
                one.number == other.number
                and one.case == other.case
                and (one.number == Number.PLUR or one.gender == other.gender)
            ):
                return True
            if (
                one.number == Number.PLUR
                and one.case in (Case.GENT, Case.NOMN, Case.ACCS)
                and (other.number, other.case) == (Number.SING, Case.GENT)
            ):
                return True
    return False
