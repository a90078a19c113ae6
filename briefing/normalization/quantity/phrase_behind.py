"""The words of the phrase behind a number, and where it ends: «10 новых и старых IT-компаний», «300человек»."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.lexicon.acronyms import counted_form
from briefing.normalization.quantity.asides import adverbs_of_counted
from briefing.normalization.sentence.text import LATIN, MARK, Text

BETWEEN = ("и", ",")  # what stands between two adjectives
_SHORTEST_GROWN = 3  # letters of a noun that may stand directly behind its number
_LONGEST_ADJECTIVES = 4  # adjectives that may stand between a number and its noun
_FEWEST_CAPITALS = 2


def words_behind(text: Text, end: int, first: int) -> Iterator[int]:
    """Give the words of a phrase behind a number, of a compound the last: «10 новых и старых IT-компаний»."""
    word = first
    while word < text.count and word - first <= _LONGEST_ADJECTIVES:
        if _is_latin_part(text, word) or _is_first_part(text, word):
            word += 2
        elif not text.is_word(word) or (word == first and not _is_next(text, end, word)):
            return
        if _is_apart(text, word, first):
            return
        yield word
        word += 2 if text.lower(word + 1) in BETWEEN and text.is_word(word + 2) else 1
        word += adverbs_of_counted(text, text.end[word - 1], word)  # «2 этих очень разных дела»


def _is_next(text: Text, end: int, index: int) -> bool:
    """Whether a word stands behind a space, or is a noun whose space was forgotten: «300человек»."""
    between = text.clean[end : text.start[index]]
    if between or len(text.word[index]) < _SHORTEST_GROWN or not text.word[index].islower():
        return between == " "
    return text.glued(index) and stands(text, index, "NOUN") and analyses(text.word[index])[0].known


def _is_first_part(text: Text, index: int) -> bool:
    """«36 интернет-площадок»: the noun is the last part of a compound."""
    return text.is_word(index) and text.hyphened(index) and text.is_word(index + 2)


def _is_latin_part(text: Text, index: int) -> bool:
    """«2 IT-компании»: what is before the hyphen belongs to the noun behind it."""
    return text.kind[index] is LATIN and text.hyphened(index) and text.is_word(index + 2)


def _is_apart(text: Text, index: int, first: int) -> bool:
    """Whether a word belongs to no phrase with the number: grown on what is no mark, or on the next line."""
    grown = text.glued(index) and index != first and text.kind[index - 1] is not MARK
    return grown or text.broken(index)


def is_acronym(text: Text, index: int) -> bool:
    """«2 АЭС», «3 ЩЦК», «4 БпЛА»: capitals that a table knows, or that are no word."""
    word = text.word[index]
    if sum(map(str.isupper, word)) < _FEWEST_CAPITALS:
        return False
    if not word.isupper() and text.lower(index + 1) == "-":
        return False  # «2 МиГ-29»
    if counted_form(word) is not None:
        return True
    return word.isupper() and not any(one.known for one in analyses(word))
