"""Brands in Latin letters: those that everybody declines («на Ютубе», «у Теслы»), two that work together."""

from __future__ import annotations

from collections.abc import Callable

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import before_adjectives, standing
from briefing.normalization.grammar.governor import Governor, How, preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import adjectives, analyses, nouns
from briefing.normalization.grammar.parts_of_speech import likeliest
from briefing.normalization.kinds import CASES, Case, Gender, Number
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import LATIN, NUMBER, Text
from briefing.normalization.tables import beginnings, word_list

_TOGETHER = "×"
_LONGEST_MODEL = 5  # tokens of «iPhone 17 Pro Max»
_ENDINGS = {
    Gender.MASC: dict(zip(CASES, ("", "а", "у", "", "ом", "е"), strict=True)),
    Gender.FEMN: dict(zip(CASES, ("а", "ы", "е", "у", "ой", "е"), strict=True)),
    Gender.PLUR: dict(zip(CASES, ("ы", "ов", "ам", "ы", "ами", "ах"), strict=True)),
}
_Condition = Callable[[Text, int, Gender, Governor], bool]


def together(context: Context, index: int) -> Reading | None:
    """Read the sign between two brands of one thing: «Adidas × Gucci»; no hybrid («Mentha × piperita»)."""
    text = context.text
    if text.word[index] != _TOGETHER or not 0 < index < text.count - 1 or text.broken(index):
        return None
    brands = text.kind[index - 1] is LATIN and text.kind[index + 1] is LATIN and text.word[index + 1][0].isupper()
    return Reading(text.start[index], text.end[index], "и", "brands together") if brands else None


def declined(context: Context, index: int, spoken: str) -> tuple[str, Case] | None:
    """Give a brand at a token as it stands there, and its case; None for what is no such brand."""
    if spoken.lower() not in word_list("declined_brands"):
        return None
    gender = Gender.FEMN if spoken.endswith("а") else Gender.MASC
    flown = spoken.lower() in word_list("aircraft") and _is_of_aircraft(context, index)
    thing = spoken.lower() in word_list("declined_things")
    if thing and (of_several := _of_several(context, index)):
        return spoken + of_several[0], of_several[1]
    case = Case.GENT if flown else _case(context, _first_alike(context, index) if thing else index, gender, thing=thing)
    return spoken.removesuffix("а") + _ENDINGS[gender][case] if case else spoken, case


def _of_several(context: Context, index: int) -> tuple[str, Case] | None:
    """Give the ending and case of things that are many: «новых iPhone», «2 iPhone»; none for a model with its name."""
    text, number, before = context.text, context.number, before_adjectives(context.text, index)
    if text.kind[index + 1 : index + 2] in ((NUMBER,), (LATIN,)) or before < 0:
        return None  # «новые iPhone 17»
    counter = number if number is not None and number.end == text.end[before] else None
    heap = counter is not None and counter.counted is Counted.SCALE
    if heap or text.lower(before) in word_list("several") or _is_scale(text, before):
        return _ENDINGS[Gender.PLUR][Case.GENT], Case.GENT
    if counter is not None and (counter.counted is not Counted.NONE or counter.kind is not Kind.QUANTITY):
        return None  # «на 30 % iPhone дешевле»
    if counter is not None and not counter.value:
        return _ENDINGS[Gender.MASC][Case.GENT], Case.GENT  # «0,5 Bitcoin»
    place = standing(context.government, index, Gender.MASC, Number.SING, counter)
    case, many = numerals.counted(place.count, place.case) if place.count else (place.case, place.number)
    if many is not Number.PLUR:
        return (_ENDINGS[Gender.MASC][case], case) if place.count else None
    alone = any(one.number is Number.SING and one.gender is Gender.MASC for one in adjectives(text.word[index - 1]))
    if alone and not place.count and not preposition_cases(text.lower(before)):
        return None  # «доволен старым iPhone», but «к старым iPhone»
    case = Case.LOCT if case is Case.ACCS and text.word[index - 1].endswith("х") else case  # «во всех новых iPhone»
    return _ENDINGS[Gender.PLUR][case], case


def _is_scale(text: Text, token: int) -> bool:
    """«26 миллионов iPhone»."""
    return text.is_word(token) and analyses(text.word[token])[0].lemma in numerals.scale_names()


def _is_of_aircraft(context: Context, index: int) -> bool:
    """«крушение Boeing»: one that flew, not its maker, whose name stays as it is behind a noun («акции Boeing»)."""
    return index > 0 and context.text.lower(index - 1).startswith(beginnings("of_aircraft"))


def _first_alike(context: Context, index: int) -> int:
    """Give the first of two models joined by «и», of which the other is at a token: «iPhone 16 Pro и iPhone 17»."""
    text = context.text
    if text.lower(index - 1) not in AND_OR:
        return index
    for token in range(index - 2, max(-1, index - 2 - _LONGEST_MODEL), -1):
        if text.word[token] == text.word[index]:
            return token
        if text.kind[token] not in (LATIN, NUMBER):
            return index
    return index


def _case(context: Context, index: int, gender: Gender, *, thing: bool = False) -> Case:
    """Give the case of a name that everybody declines, behind what surely asks for one: «на Ютубе»."""
    text, joined = context.text, context.joined(index)
    apart = joined is not None and joined.case is Case.ACCS and text.word[index - 1] == ","
    if joined is not None and not apart:  # «из-за iPhone и iPad», but «купил Tesla, Tesla удивила»
        return joined.case or _case(context, index - 2, gender)
    governor = context.government.at(index)
    if thing and _is_of_noun(text, index, governor):
        return Case.GENT
    sure = next((case for holds, case in _CASES if holds(text, index, gender, governor)), Case.NONE)
    if sure or governor.how not in (How.PREPOSITION, How.ADJECTIVE):
        return sure
    case = standing(context.government, index, gender, Number.SING).case
    if governor.how is not How.ADJECTIVE:
        return case
    forms = adjectives(text.word[index - 1])
    if forms and all(one.number is Number.PLUR for one in forms):
        return Case.NONE  # «в новых iPhone»
    told = [one.case for one in forms if one.number is Number.SING and one.gender is gender]
    return case if case in told or not told else told[0]  # «новым MacBook» is one, though «новым» may be of many


def _behind(preposition: str, words: str, example: str) -> _Condition:
    """Give the condition that a preposition stands before a brand, and before that a word of this list."""

    def stands_behind(text: Text, index: int, gender: Gender, governor: Governor) -> bool:
        mover = text.lower(governor.token - 1)
        return governor.words == preposition and mover.startswith(beginnings(words))

    stands_behind.__doc__ = example
    return stands_behind


def _is_owner_or_like(text: Text, index: int, gender: Gender, governor: Governor) -> bool:
    """«Принадлежит Meta», «аналогичный Tesla»."""
    return text.lower(index - 1).startswith(beginnings("belonging_or_like"))


def _is_made_for(text: Text, index: int, gender: Gender, governor: Governor) -> bool:
    """«Версия под Android»."""
    return governor.words == "под"


def _is_ridden(text: Text, index: int, gender: Gender, governor: Governor) -> bool:
    """«Приехал на Toyota»."""
    return governor.words == "на" and gender is Gender.FEMN


def _is_outdone(text: Text, index: int, gender: Gender, governor: Governor) -> bool:
    """«Обогнала Tesla»."""
    return governor.token == index - 1 and text.lower(index - 1).startswith(beginnings("outdoing"))


def _is_taken(text: Text, index: int, gender: Gender, governor: Governor) -> bool:
    """«Испытал Tesla»; but «приз делят Lada и Kia»."""
    verb = likeliest(text, index - 1)
    if gender is not Gender.FEMN or verb is None or not verb.transitive:
        return False
    told = verb.number is Number.PLUR or verb.gender in (Gender.MASC, Gender.NEUT)
    takes = verb.pos in ("INFN", "GRND") or (verb.pos == "VERB" and told)
    before = nouns(text.word[index - 2]) if verb.number is Number.PLUR and text.is_word(index - 2) else []
    return takes and not any(one.case is Case.ACCS and one.number is Number.SING for one in before)


def _is_of_noun(text: Text, index: int, governor: Governor) -> bool:
    """«Выход iPhone 17», «цена Bitcoin»; but «акции Boeing», «серия iPhone»."""
    noun = index - 1
    if governor.token != noun or not governor.is_noun or not text.is_word(noun):
        return False
    lemma = analyses(text.word[noun])[0].lemma
    of_deed = governor.how is How.RELATION and lemma not in word_list("series_of_things")
    return of_deed or lemma in word_list("beside_things")


_CASES: tuple[tuple[_Condition, Case], ...] = (
    (_is_owner_or_like, Case.DATV),
    (_behind("на", "wanted_for", "«Спрос на Tesla»."), Case.ACCS),
    (_behind("на", "coming_out", "«Клип вышел на YouTube»."), Case.LOCT),
    (_behind("в", "publishing", "«Написал в Facebook»."), Case.LOCT),
    (_is_made_for, Case.ACCS),
    (_is_ridden, Case.LOCT),
    (_is_outdone, Case.ACCS),
    (_is_taken, Case.ACCS),
)
"""The first condition that holds gives the case."""
