"""Numbers with a letter grown on them: «в доме 5б», «кабинет 7в», «улица Мира 5б»."""

from __future__ import annotations

import re

from briefing.normalization.grammar.ranked import names_numbers
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.designations import before_houses
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence.nearby import IN_STREET, LONGEST_STREET
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import beginnings, word_list

_HOUSE = re.compile(  # «д. 5б», «д. 5-б», «д. 5 б»
    r"(?P<digits>\d{1,3})(?:(?P<letter>[а-я])|-(?P<other>[абвгджзк])|[ ](?P<apart>б|[авеж](?=[.,;)]|\Z)))(?![а-яё\w-])"
)
_GROWN_ON_LABELS, _GROWN_IN_ROWS = "абвдежзик", "гл"  # no units: «канал 5м», «Соль, 5г»
_LONGEST_NAME = 4  # tokens of a street's name and the word before it


def house_with_letter(context: Context, index: int) -> Reading | None:
    """Read «в доме 5б»: the letter grown on the number of a house."""
    text = context.text
    match = _HOUSE.match(text.clean, text.start[index])
    if match is None:
        return None
    street = IN_STREET.search(text.clean, max(0, match.start() - LONGEST_STREET), match.start())
    if not street and not _is_lettered(text, index, match["letter"]):
        return None
    letter = context.letters.say(match[match.lastgroup or 0].upper())
    spoken = f"{say_digits(match['digits'])} {letter}"
    return Reading(match.start(), match.end(), spoken, "number of a house", kind=Kind.DESIGNATION)


def _is_lettered(text: Text, index: int, grown: str | None) -> bool:
    """Whether a letter is one of a number: behind «дом», and of one grown on it behind «кабинет», «место», a street."""
    label = before_houses(text, index)
    if text.lower(label) in word_list("houses"):
        return True
    if grown is None:
        return False
    name = label + 1 if text.is_word(label + 1) else label - 1  # «Мира, 5б; Лесная, 7, 9г»
    street = text.word[name].istitle() and text.word[name + 1] == ","
    if grown in _GROWN_ON_LABELS and _ends_street(text, label):
        return True  # «улица Мира 5б»
    if grown not in _GROWN_ON_LABELS and text.lower(label).startswith(beginnings("numbered_routes")):
        return True  # «маршруты 5т и 10э»
    if grown not in _GROWN_ON_LABELS:
        return street and grown in _GROWN_IN_ROWS and index > name + 2
    return street or text.lower(label) in word_list("lettered_places") or names_numbers(text.word[label])


def _ends_street(text: Text, token: int) -> bool:
    """Whether a token is the name of a street, with no comma behind: «ул. Мира 5б», «проспекте Льва Толстого 7к»."""
    named = text.word[token].istitle() and len(text.word[token]) > 1
    return named and any(word in word_list("streets") for word in text.small[max(0, token - _LONGEST_NAME) : token])
