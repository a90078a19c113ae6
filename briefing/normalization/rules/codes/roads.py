"""Places of a road: «на 48 км трассы», «с 473 по 490 км», «км 312», «на км 10+524»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import INTO_OR_ONTO, ONTO, Governor, How
from briefing.normalization.grammar.morphology import analyses, may_stand_in, nouns
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.units import unit
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import DASHES, Text
from briefing.normalization.tables import begins, word_list

_NAMED = re.compile(r"[«\"“](?P<number>\d{1,3})(?:-й)?[ ](?P<unit>км)(?=[»\"”])")
_OF_STOP = re.compile(r"(?P<number>\d{1,4})[ ](?P<unit>км)(?=[.,;)]|[ ]?[-–—]|[ ](?:и|в|по|до|с)[ ]|\Z)")
_PLACE = re.compile(r"(?P<number>\d{1,3}[ ]\d{3}|\d+)(?:[-‑](?:й|м|ом|го))?[ ]?км(?=[ ](?P<behind>[А-Яа-яёA-Z]+-?))")
_LAST = re.compile(r"(?P<number>\d{1,4})(?:-м)?[ ]?км(?=\.?[ ]*(?:\Z|\n)|\.[ ][А-ЯЁ])")
_STRETCH = re.compile(
    r"(?P<first>\d{1,4})(?:\+(?P<from>\d{3}))?(?:-го)?(?P<unit>[ ]км)?[ ](?P<joint>по|до)[ ]"
    r"(?P<second>\d{1,4})(?:\+(?P<to>\d{3}))?(?:-й|-го)?[ ]км(?![\w/])"
)
_POST = re.compile(  # «на 21+220 км»
    r"(?P<number>\d{1,4})(?P<plus>[ ]?\+[ ]?)(?P<metres>\d{3})[ ]?(?:км(?!\w)|километр[а-яё]*)"
)
_KILOMETRES_AND_METRES = re.compile(r"(?P<number>\d{1,4})[ ]?км[ ]?\+[ ]?(?P<metres>\d{1,3})[ ]?м(?![\w/])")
_MARK_BEFORE = re.compile(r"\b(?P<preposition>[а-я]+)[ ]км[ ]\d{1,4}(?:\+\d{3})?[ ]?[–—-][ ]?\Z")
_LONGEST_MARK = 25  # characters of «на участке км 1021+220 – »
_MARK = re.compile(r"км (?P<number>\d{1,4})(?:\+(?P<metres>\d{3}))?(?!\d|[+.,] ?\d| и \d)")  # «на км 788»
_FAR = 12  # tokens before and behind among which a road is spoken of
_CASES_OF_A_MARK = {
    "на": Case.LOCT, "с": Case.GENT, "от": Case.GENT, "до": Case.GENT, "по": Case.ACCS, "между": Case.ABLT,
}  # fmt: skip
"""What a preposition asks of what a post of the road tells."""
_BEFORE_A_MARK = frozenset([*_CASES_OF_A_MARK, "и", "участке", "участок", "участка"])


def _at_end(context: Context, index: int) -> Reading | None:
    """«Развязка на шоссе на 41 км.»: at the end of a sentence, behind the road; but «чинят дорогу на 5 км»."""
    text = context.text
    match = _LAST.match(text.clean, text.start[index]) if text.lower(index - 1) == "на" else None
    if match is None or not text.is_word(index - 2) or not begins(text.lower(index - 2), "roads"):
        return None
    if context.govern(index - 2).how is not How.PREPOSITION:
        return None
    spoken = unit("км").name.nth(int(match["number"]), Case.LOCT)
    return Reading(match.start(), match.end(), spoken, "kilometre of a road", kind=Kind.RANK, case=Case.LOCT)


def _named(text: Text, index: int) -> re.Match[str] | None:
    """«Остановка «19 км», «на платформе 47 км»: the name of a stop."""
    if text.glued(index):
        return _NAMED.match(text.clean, text.start[index] - 1)
    stop = text.lower(index - 1 - (text.word[index - 1] == "."))
    return _OF_STOP.match(text.clean, text.start[index]) if stop in word_list("stops_of_trains") else None


def kilometre(context: Context, index: int) -> Reading | None:
    """Read «на 48 км трассы» as a place of a road, «с 41 по 46 км» as two."""
    text = context.text
    named = _named(text, index)
    if named is not None:
        spoken = unit("км").name.nth(int(named["number"]))
        return Reading(text.start[index], named.end("unit"), spoken, "kilometre of a name", kind=Kind.RANK)
    post = _post(text, index)
    if post is not None:
        governor = context.govern(index)
        case = _CASES_OF_A_MARK.get(governor.words, governor.first)
        spoken = unit("км").name.nth(int(post["number"]), case) + _say_metres(post["metres"])
        return Reading(post.start(), post.end(), spoken, "kilometre of a road", kind=Kind.RANK, case=case)
    stretch = _STRETCH.match(text.clean, text.start[index])
    if stretch is not None:
        return _stretch(text, index, stretch)
    match = _PLACE.match(text.clean, text.start[index])
    if match is None:
        return _at_end(context, index)
    governor, behind = context.govern(index), text.at(match.end())
    road = behind
    if governor.how is How.PREPOSITION and text.is_word(behind) and analyses(text.word[behind])[0].is_adjective:
        road += 1  # «на 443 км федеральной дороги»
    if not _is_road(text, road) and not _stands_on_road(text, index, behind, governor):
        return None
    if governor.words in word_list("limits") or _is_length(text, index, road, governor):
        return None  # «более 11 км дороги»
    number = int(match["number"].replace(" ", ""))
    if number > numerals.LARGEST:
        return None
    case = Case.LOCT if governor.words in INTO_OR_ONTO else governor.first
    before = context.number
    if before is not None and before.kind is Kind.ORDINAL and text.clean[before.end : match.start()] == " и ":
        case = before.case or case  # «между 7-м и 12-м км трассы»
    spoken = unit("км").name.nth(number, case)
    return Reading(match.start(), match.end(), spoken, f"kilometre of a road, {case}", kind=Kind.RANK, case=case)


def _post(text: Text, index: int) -> re.Match[str] | None:
    """Find «21+220 км», and near a road «21 + 220 км», «345 км + 200 м»: a place of it and no length."""
    post = _POST.match(text.clean, text.start[index])
    if post is not None and post["plus"] == "+":
        return post
    post = post or _KILOMETRES_AND_METRES.match(text.clean, text.start[index])
    return post if post and speaks_of(text, index, "roads", before=_FAR, behind=_FAR) else None


def _say_metres(metres: str | None) -> str:
    """Say how far behind a post of the road: «плюс двести двадцать метров», nothing for none."""
    return "" if not int(metres or 0) else f" плюс {unit('м').name.so_many(int(metres or 0))}"


def _stretch(text: Text, index: int, match: re.Match[str]) -> Reading | None:
    """Say «с 473 по 490 км», and «от 41 до 46 км» where a road is spoken of."""
    up_to = match["joint"] == "до"
    if text.lower(index - 1) not in (("от", "с", "со") if up_to else ("с", "со")):
        return None
    if up_to and not speaks_of(text, index, "roads", before=_FAR):
        return None
    last = Case.GENT if up_to else Case.ACCS
    whole = match["unit"] or match["from"]
    first = (unit("км").name.nth if whole else numerals.ordinal)(int(match["first"]), Case.GENT)
    second = unit("км").name.nth(int(match["second"]), last) + _say_metres(match["to"])
    spoken = f"{first}{_say_metres(match['from'])} {match['joint']} {second}"
    return Reading(match.start(), match.end(), spoken, "stretch of a road", kind=Kind.RANK, case=last)


def _is_road(text: Text, index: int) -> bool:
    """Whether a road follows: by its name, or by the letter of its number («М-5»)."""
    word = text.lower(index)
    if word in ("а", "ж") and text.clean.startswith(("а/д", "ж/д"), text.start[index]):
        return True
    hyphened = index + 1 < text.count and text.word[index + 1] == "-" and text.glued(index + 1)
    return begins(f"{word}-" if hyphened else word, "roads")


def _is_length(text: Text, index: int, road: int, governor: Governor) -> bool:
    """«На 120 км дорог», «отремонтируют 12 км трассы», but «перекрыли 46 км трассы»."""
    things = nouns(text.word[road])
    if things and all(one.number is Number.PLUR and not one.fixed for one in things):
        return True
    return governor.how is not How.PREPOSITION and not speaks_of(text, index, "traffic", before=_FAR, behind=_FAR)


def _stands_on_road(text: Text, index: int, behind: int, governor: Governor) -> bool:
    """«У моста через Зимару на 123 км проезд закрыт»: where, not by how much, in a sentence about a road."""
    if governor.words not in ONTO or governor.how is not How.PREPOSITION or governor.token != index - 1:
        return False
    if not text.is_word(behind) or not speaks_of(text, index, "roads", before=_FAR, behind=_FAR):
        return False
    told, before = analyses(text.word[behind]), index - 2
    if begins(text.lower(behind), "changes"):
        return False  # «затор на дороге на 5 км вырос»
    if not told[0].tells_deed and not (told[0].pos == "NOUN" and may_stand_in(told, Case.NOMN)):
        return False
    if not text.is_word(before) or (before > 0 and text.word[before][0].isupper()):
        return True
    noun = analyses(text.word[before])[0]
    return noun.pos == "NOUN" and noun.case is not Case.NOMN  # no «пробка на 5 км выросла», «продлена на 7 км»


def mark(text: Text, start: int, before: int) -> Reading | None:
    """Read «км 788», «км 10+524» behind what stands at a token: a place that a post of the road tells."""
    match = _MARK.match(text.clean, start)
    if match is None or (text.is_word(before) and text.lower(before) not in _BEFORE_A_MARK):
        return None
    dash = text.word[before] in DASHES  # «на км 5+100 – км 7+200»
    first = _MARK_BEFORE.search(text.clean, max(0, start - _LONGEST_MARK), start) if dash else None
    case = _CASES_OF_A_MARK.get(first["preposition"] if first else text.lower(before), Case.NOMN)
    post = f"{unit('км').name.form(case, Number.SING)} {numerals.ordinal(int(match['number']), case)}"
    spoken = post + _say_metres(match["metres"])
    return Reading(match.start(), match.end(), spoken, "kilometre of a road", kind=Kind.RANK, case=case)
