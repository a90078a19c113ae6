"""The words of the phrase behind a number, and where it ends: «10 новых и старых IT-компаний», «2 особо опасных»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.normalization.grammar.doers import POSSESSIVES
from briefing.normalization.grammar.morphology import analyses, is_known
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.kinds import Number
from briefing.normalization.lexicon.acronyms import counted_form
from briefing.normalization.quantity.adjectives import adjectives_of
from briefing.normalization.sentence.text import CLOSING, OPENING, Text

BETWEEN = ("и", ",")  # what stands between two adjectives
_SHORTEST_GROWN = 3  # letters of a noun that may stand directly behind its number
_LONGEST_ADJECTIVES = 4  # adjectives that may stand between a number and its noun
_FEWEST_CAPITALS = 2
_AND_MORE = re.compile(r"[ ](?:и|или)[ ](?:более|больше|менее|меньше|выше|нескольк[а-я]+)(?=[ ])")
_MOST_ADVERBS = 3  # «3 ещё более старых дома»
_DEGREES = ("более", "менее", "очень")
_ADVERBS: dict[str, tuple[tuple[str, ...], ...]] = {
    "не": (("не", "менее"), ("не", "столь"), ("не", "слишком")),
    "только": (("только", "что"),),
    "так": (("так", "и", "не"),),
    "равно": (("равно",),),
    "в": (("в", "корне"), ("в", "целом"), ("в", "принципе")),
}
"""Adverbs of several words, and one that is no adverb elsewhere, by their first word."""


def words_behind(text: Text, end: int, first: int) -> Iterator[int]:
    """Give the words of a phrase behind a number, of a compound the last: «10 новых и старых IT-компаний»."""
    word = first
    while word < text.count and word - first <= _LONGEST_ADJECTIVES:
        if text.hyphened(word) and text.is_word(word + 2) and (text.is_latin(word) or text.is_word(word)):
            word += 2  # «2 IT-компании», «36 интернет-площадок»
        elif not text.is_word(word) or (word == first and not _is_next(text, end, word)):
            return
        if text.broken(word):
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


def is_acronym(text: Text, index: int) -> bool:
    """«2 АЭС», «3 ЩЦК», «4 БпЛА»: capitals that a table knows, or that are no word."""
    word = text.word[index]
    if sum(map(str.isupper, word)) < _FEWEST_CAPITALS:
        return False
    if not word.isupper() and text.lower(index + 1) == "-":
        return False  # «2 МиГ-29»
    if counted_form(word) is not None:
        return True
    return word.isupper() and not is_known(word)


def past_asides(text: Text, end: int, index: int) -> tuple[int, int]:
    """Give the offset and the token past what tells more of a number: «5 и более», «2 особо опасных»."""
    more = _AND_MORE.match(text.clean, end) if text.clean.startswith((" и ", " или "), end) else None
    if more:
        end, index = more.end(), text.at(more.end(), index)
    told = adverbs_of_counted(text, end, index) or _is_whose(text, end, index)
    if told:
        return text.end[index + told - 1], index + told
    if _is_quoted_adjective(text, end, index):
        return text.end[index + 2], index + 3
    return end, index


def _is_quoted_adjective(text: Text, end: int, index: int) -> bool:
    """«2 «королевские» двойни»: the noun stands behind the quotation marks."""
    if index >= text.count or text.word[index] not in OPENING or text.clean[end : text.start[index]] != " ":
        return False
    if text.word[index + 2 : index + 3] == () or text.word[index + 2] not in CLOSING or not text.is_word(index + 3):
        return False
    return text.is_word(index + 1) and bool(adjectives_of(text, index + 1))


def adverbs_of_counted(text: Text, end: int, index: int) -> int:
    """Give how many words tell more of the adjective behind them: «2 особо опасных», «3 так и не построенных дома»."""
    if not text.is_word(index) or text.clean[end : text.start[index]] != " ":
        return 0
    adjective = index
    while adjective < index + _MOST_ADVERBS and text.is_word(adjective) and (told := _adverb(text, adjective)):
        adjective += told
    length = adjective - index
    if not length or not text.goes_on(adjective):
        return 0
    return length if any(one.number is Number.PLUR for one in adjectives_of(text, adjective)) else 0


def _adverb(text: Text, index: int) -> int:
    """Give how many words an adverb has that begins at a token."""
    phrases = _ADVERBS.get(text.small[index], ())
    length = next((len(words) for words in phrases if text.small[index : index + len(words)] == words), 0)
    return length or int(text.small[index] in _DEGREES or stands(text, index, "ADVB"))


def _is_whose(text: Text, end: int, index: int) -> bool:
    """«2 его заместителям», «3 его близких друзей»: whose they are stands between."""
    if text.lower(index) not in POSSESSIVES or not text.goes_on(index + 1):
        return False
    first = analyses(text.word[index + 1])[0]
    several = first.is_adjective and first.number is Number.PLUR
    return text.clean[end : text.start[index]] == " " and (first.pos == "NOUN" or several)
