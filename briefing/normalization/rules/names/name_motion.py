"""Where something goes or comes from, told by a word that no other rule looks at: «в РАН они пришли», «спуск с МКС»."""

from __future__ import annotations

from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.governor import INTO_OR_ONTO, ONTO, WITH, preposition_cases
from briefing.normalization.grammar.morphology import analyses, may_be_of
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case
from briefing.normalization.sentence.nearby import past_quoted
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.subjects import past_adverbs, past_owners
from briefing.normalization.tables import word_list

_BE = "быть"
_BETWEEN = ("PRED", "ADVB", "PRCL")


def told_by_motion(text: Text, index: int, name: Declined) -> Case:
    """Give the case of a name behind «в», «на» or «с» that what goes there or comes from there tells; else none."""
    before = text.lower(index - 1)
    if before in INTO_OR_ONTO and (_somebody_comes(text, index) or _is_brought(text, index)):
        return Case.ACCS
    if before in WITH and (_is_taken(text, index - 2) or _is_left(text, index - 2, name)):
        return Case.GENT
    return Case.NONE


def _somebody_comes(text: Text, index: int) -> bool:
    """Whether a pronoun behind a name comes there: «в РАН они пришли»; but «в РАН они пришли к выводу»."""
    at = past_owners(text, index + 1)
    if not text.goes_on(at) or analyses(text.word[at])[0].pos != "NPRO":
        return False
    verb = past_adverbs(text, at + 1)
    if not text.goes_on(verb) or preposition_cases(text.lower(verb + 1)):
        return False
    return any(one.pos == "VERB" and one.lemma in word_list("coming_in") for one in analyses(text.word[verb]))


def _is_brought(text: Text, index: int) -> bool:
    """Whether something was or will be brought there: «в ФЗ «О связи» будут внесены поправки»."""
    was = past_quoted(text, past_owners(text, index + 1))
    done = was + 1
    if not text.goes_on(was) or not text.goes_on(done) or analyses(text.word[was])[0].lemma != _BE:
        return False
    brought = word_list("coming_in") | (word_list("laid_on") if text.lower(index - 1) in ONTO else frozenset())
    return any(one.pos == "PRTS" and one.lemma in brought for one in analyses(text.word[done]))


def _is_taken(text: Text, at: int) -> bool:
    """Whether words stand between «с» and what is begun or taken: «начинать нужно с ЕНВД»."""
    while text.has_word_before(at + 1) and analyses(text.word[at])[0].pos in _BETWEEN:
        at -= 1
    return may_be_of(forms_at(text, at), "taken_from")


def _is_left(text: Text, at: int, name: Declined) -> bool:
    """Whether something comes down or away from what is called so: «спуск с МКС», «уволили с АЭС»."""
    return name.is_of("left_from") and may_be_of(forms_at(text, at), "leaving")
