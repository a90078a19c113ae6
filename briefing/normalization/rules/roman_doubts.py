"""What is written as a Roman numeral and is none: «витамин D», «в X», «Tesla X»."""

from __future__ import annotations

from briefing.normalization.grammar.governor import is_listed as is_listed_governor
from briefing.normalization.lexicon.acronyms import is_listed
from briefing.normalization.rules import roman_names
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.text import LATIN, MARK, Text
from briefing.normalization.tables import word_list

_LETTERS = ("C", "D", "L", "M")
_CYRILLIC = frozenset("СМ")
_REACH = 4  # tokens before a letter among which a flare of the Sun is looked for


def is_no_numeral(text: Text, index: int, roman: str) -> bool:
    """Whether what is written as a numeral, in Latin letters `roman`, is part of a word, a letter or a name."""
    return any(
        doubt(text, index, roman) for doubt in (_goes_on, _is_cyrillic, _is_letters, _is_network, _is_of_product)
    )


def _goes_on(text: Text, index: int, roman: str) -> bool:
    """«АIV», «АБ-IV»: what is no number of its own, but joined to the word before."""
    start = text.start[index]
    if start and text.clean[start - 1].isalpha():
        return True
    return text.glued(index) and text.word[index - 1] in "-/." and index >= 2 and text.kind[index - 2] is not MARK


def _is_cyrillic(text: Text, index: int, roman: str) -> bool:
    """«МСХ России», «ХС крови»: in Cyrillic only Х stands for a numeral's letter."""
    return not _CYRILLIC.isdisjoint(text.word[index])


def _is_letters(text: Text, index: int, roman: str) -> bool:
    """«Витамин D», «МС Петров», «разъём DVI»: a letter or an acronym."""
    return roman in _LETTERS or is_listed(text.word[index])


def _is_network(text: Text, index: int, roman: str) -> bool:
    """«Рассказал в X глава компании»: where people write; «вспышка класса X»."""
    if roman != "X":
        return False
    told = text.lower(index - 1) == "в" and text.is_word(index - 2)
    told = told and is_listed_governor(text.word[index - 2], "speech")
    return told or speaks_of(text, index, "flares", before=_REACH)


def _is_of_product(text: Text, index: int, roman: str) -> bool:
    """«Компания Cloud X», «Tesla X»: a letter of a Latin name that is no monarch's."""
    if len(roman) > 1 or text.opens_line(index):
        return False
    if text.kind[index - 1] is not LATIN or not text.word[index - 1].istitle():
        return False
    return text.lower(index - 1) not in word_list("monarchs") and not roman_names.is_numbered_in_latin(text, index - 1)
