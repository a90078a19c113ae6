"""Thousands, millions and up behind a number, and what they are of: «5 тыс.», «150К рублей», «в 12 тыс. школах»."""

from __future__ import annotations

import re

from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.kinds import DIRECT, Case, Number
from briefing.normalization.quantity.items import Item
from briefing.normalization.quantity.units import find, unit
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import beginnings

POWERS = {"тыс": 1, "млн": 2, "млрд": 3, "трлн": 4}
SHORT = "|".join(POWERS)
"""The names of thousands and up as they are cut short, for a pattern."""
_SCALE = re.compile(rf"[ ]?(?P<scale>{SHORT})\b\.?", re.IGNORECASE)
_ACRONYM = re.compile(
    r"[ ](?:[А-ЯЁ]{2,}(?![а-яё])|(?:TEU|BTC|ETH|USDT?)\b|[A-Z]{2,5}(?:[,;)]|[ ][–—(])"
    r"|[A-Z]\w+-[а-я]"
    r"|[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?(?:[,;.)\n]|[ ][–—(]|[ ]и[ ]|\Z)|[«\"][А-ЯЁ][А-ЯЁа-яё-]+(?:ов|ев|ей)[»\"])"
)
"""«13 тыс. ДТП», «7 тыс. TEU», «1,7 тыс. Lada.», «700 тыс. «КамАЗов»», «2 тыс. LED-ламп»: no new sentence."""
_OPENING = re.compile(r"(?<=[.])[ ][А-ЯЁ][ ][\w«\"]")
"""«20 млрд. В феврале …»: a new sentence and no volts."""
_SCALE_LETTERS = {"К": 1, "K": 1, "М": 2, "M": 2, "к": 1, "k": 1}
_OF_MODEL = re.compile(
    r"(?P<scale>[BВT])(?: (?:[а-яё]{3,20}(?:ых|их) )?(?:параметров|токенов)\b|(?P<alone>(?=[.,;)]|\Z)))"
)
"""Of a language model: «70B параметров», «15T токенов»."""
_PARAMETERS = re.compile(r"параметр[^\n]*\Z")
_ALONE = re.compile(r"[,;!?)]|\.?(?:[ ][А-ЯЁ]|\Z|\n)|[ ](?:в[ ](?:месяц|год|день|неделю|сутки)|и|за|на|net|gross)\b")
"""What stands behind thousands of what is not named: «зарплата 300К в месяц»."""
_SIGNS = frozenset("₽$€")
_THOUSAND = 1000
_NEAR = 5  # words before them among which it is told
_SCALES_OF_SUM = {"k": 1, "к": 1, "m": 2, "м": 2, "b": 3, "t": 4}
_SCALE_OF_SUM = re.compile(r"(?:[kKкК]|[mM]n?|[мМ]|[bB]n?|T)(?!\w|-\D)")
_BEHIND_SIGN = re.compile(r"[$€£₽][ ]?(?:\d+(?:[.,]\d+)?[a-zA-ZкКмМ]{0,2}[-–—])?\Z")
_MODEL = 80  # characters before a number among which its parameters are told of: «10B параметров, из них 2B»
_GLANCE = 40  # characters before a sum among which its sign is looked for


def of_sum(clean: str, start: int, end: int) -> tuple[int, int] | None:
    """Give what a letter grown on a sum behind its sign stands for, and its end: «$65K», «€1.5B», «$10k–15k»."""
    letter = _SCALE_OF_SUM.match(clean, end)
    if letter is None or not _BEHIND_SIGN.search(clean, max(0, start - _GLANCE), start):
        return None
    return _SCALES_OF_SUM[letter.group()[0].lower()], letter.end()


def scale_behind(text: Text, end: int) -> tuple[int, int]:
    """Give the power of a thousand that is written behind a number (0: none) and the offset behind it."""
    match = _SCALE.match(text.clean, end)
    if match is not None:
        unit_behind = text.clean[match.end() : match.end() + 1] == " " and find(text.clean, match.end() + 1)
        if unit_behind and _OPENING.match(text.clean, match.end()):
            unit_behind = None
        power = POWERS[match["scale"].lower()]
        thousands_of = unit_behind or _ACRONYM.match(text.clean, match.end())  # «0,85 тыс. МВт»
        if thousands_of and not unit_behind and power > 1 and _does(text, text.at(match.end()) + 1):
            thousands_of = None  # «упала ниже 1 млрд. США провели …»; but «2 тыс. БПЛА сбили»
        end = match.end() if thousands_of else stops.behind(text.clean, match.end())
        return power, end
    letter = scale_letter(text, end)
    return (letter, end + 1) if letter else (0, end)


def _does(text: Text, token: int) -> bool:
    """Whether a verb stands behind an acronym, or behind that of its country: «ЦБ РФ ждёт»."""
    return stands(text, token + (text.is_word(token) and text.word[token].isupper()), "VERB")


def scale_letter(text: Text, end: int) -> int:
    """Give the power of a thousand of a letter grown on a number that counts something: «150К рублей»; else 0."""
    of_model = _OF_MODEL.match(text.clean, end)
    if of_model and (of_model["alone"] is None or _PARAMETERS.search(text.clean, max(0, end - _MODEL), end)):
        return POWERS["трлн" if of_model["scale"] == "T" else "млрд"]
    power = _SCALE_LETTERS.get(text.clean[end : end + 1], 0)
    if power and text.clean[end + 1 : end + 2] in _SIGNS:
        return power  # «от 80к₽»
    if power == 1 and _ALONE.match(text.clean, end + 1) and speaks_of(text, text.at(end), "sums", before=_NEAR):
        return power
    if not power or text.clean[end + 1 : end + 2] != " ":
        return 0
    counted = find(text.clean, end + 2)
    if counted is not None and unit(counted.written).money and not text.clean[counted.end : counted.end + 1].isalpha():
        return power
    index = text.at(end + 2)
    if text.lower(index).startswith(beginnings("of_screens")):  # «4К фильмы», not four thousand
        return 0
    many = text.is_word(index) and any(
        one.pos == "NOUN" and one.is_genitive_plural for one in analyses(text.lower(index))
    )
    return power if many else 0


def with_genitive(text: Text, item: Item, case: Case) -> tuple[str, int] | None:
    """Give the noun behind thousands in the genitive, which they ask for, and its end: «школ» of «в 12 тыс. школах».

    None where the noun is not in the case of its number: «в 12 тыс. школ».
    """
    thousands = item.scale or (item.is_whole and item.whole and item.whole % _THOUSAND == 0)
    if not thousands or case in DIRECT or case is Case.GENT:
        return None
    first = token = text.at(item.end)
    if case is Case.LOCT and _is_adjective(text, token):  # «сельских» is a genitive, too
        token += 1
    noun = stands_in_plural(text, token, case)
    if noun is None:
        return None
    between = f"{text.word[first]} " if token > first else ""
    return between + inflect(noun.lemma, Case.GENT, Number.PLUR), text.end[token]


def stands_in_plural(text: Text, token: int, case: Case) -> Analysis | None:
    """Give the noun in small letters at a token that is certainly a plural in a case."""
    if not text.is_word(token) or not text.word[token].islower():
        return None
    forms = analyses(text.word[token])
    sure = all(one.pos == "NOUN" and one.number is Number.PLUR and one.case is case for one in forms)
    return forms[0] if sure and forms else None


def _is_adjective(text: Text, token: int) -> bool:
    return text.is_word(token) and any(
        one.is_adjective and one.is_genitive_plural for one in analyses(text.word[token])
    )
