"""Finding the numbers that stand in a row and what they count.

«от 7 до 9 %», «10, 15 и 20 января», «1,5–2 млрд руб.»: the head at the end serves all the numbers before it.
"""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.quantity.items import Head, Item, looks_like_year
from briefing.normalization.quantity.one_number import item_at
from briefing.normalization.quantity.scales import SHORT
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text

_DASH = re.compile(
    r"[ ]?(?:[-–—]|\.\.\.?|…)[ ]?(?:(?=\d)|(?<=[-–—])[$€£](?=\d)"
    rf"|(?<=[–—][ ])[$€£](?=\d+(?:[.,]\d+)?[ ](?:{SHORT})(?![а-яё])))"  # «$0,9 — $1,2 млн»
)
_PERCENTS = re.compile(r"[ ]?[-–—][ ]?\d+(?:,\d+)?[ ]?%")
_AND = re.compile(
    r"(?:[ ](?P<word>и|или|либо|до|по|из|против|к|на|(?:и|или)[ ](?P<again>во?|на|с|к|от|из|до|для))[ ]"
    r"|(?P<comma>,)[ ](?!\d+[ ]из[ ](?:них|которых)))(?=\d)(?!\d+[-‑](?:[а-яё]{4}|(?:ти|ми)\b))"
)
_PLACED = ("в", "во", "на")
_WORDS_BEHIND = re.compile(
    r"(?:,? а то и|,? (?:и|или) даже| (?:или|либо)| [-–—])[ ](?:(?:во?|на|со?|за|по|из|от|до|для)[ ])?(?=[а-яё]{3})"
)
_PLACED_AGAIN = re.compile(r"(?:, и|, или|,? так и)[ ](?:во?|на)[ ](?=\d{1,3}[ ][а-яё])")
_SHORT_YEAR = re.compile(r"\d{2}[ ]?(?:год|гг?\b)")
_SUM = re.compile(r"\d+(?:,\d+)?[ ]?=")
_THOUSAND = 1000
_LONGEST_SERIES = 24  # numbers that share a head; bounds the time that a line of nothing but numbers takes
_LONGEST_NUMERAL = 4  # words
_FEW = ("два", "две", "три", "четыре")
_GLANCED = 5  # words before a list among which a word of electricity is looked for


def find_series(text: Text, index: int) -> list[Item]:
    """Give the numbers that begin at token `index` and share a head, in order; at least one."""
    items = [item_at(text, text.start[index], index)]
    while _may_go_on(text, items) and len(items) < _LONGEST_SERIES:
        joint = _joint(text, items)
        if joint is None:
            break
        name, start = joint
        following = item_at(text, start, index)._replace(joint=name)
        if _is_amount_of_year(text, items[0], following) or _is_year_behind_amount(items[-1], following):
            break
        if _is_apart(text, index, items[-1], following):
            break
        items.append(following)
    if len(items) > 1 and not _share(items):
        return items[:1]
    if len(items) == 1 and items[0].head is None and items[0].is_whole and not looks_like_year(items[0]):
        return [_with_head_of_next(text, index, items[0])]
    return _in_full(items) if items[-1].scale and items[-1].whole >= _THOUSAND else items


def _with_head_of_next(text: Text, index: int, item: Item) -> Item:
    """«И в 5, и в 6 томе», «2 или три недели»: what the next number counts is counted by this one too."""
    joint = _WORDS_BEHIND.match(text.clean, item.end)
    if joint:
        head = _head_of_words(text, text.at(joint.end()), item.whole)
    elif text.lower(index - 1) in _PLACED and (joint := _PLACED_AGAIN.match(text.clean, item.end)):
        head = item_at(text, joint.end(), text.at(joint.end())).head
    else:
        return item
    return item if head is None or head.kind is not Counted.NOUN else item.counting(head)


def _head_of_words(text: Text, numeral: int, beside: int) -> Head | None:
    """Give what a number in words from a token on counts: «двадцати пяти миль».

    None where the number beside would ask for another form of it: «2 или пять лет», «1 или две недели».
    """
    last = numeral
    while stands(text, last, "NUMR") and last < numeral + _LONGEST_NUMERAL:
        last += 1
    few = text.small[last - 1] in _FEW
    direct = few or text.small[last - 1].endswith("ь")
    if last == numeral or (direct and (numerals.is_one(beside) or few is not numerals.is_few(beside))):
        return None
    return noun_head(text, text.end[last - 1], last)


def _in_full(items: list[Item]) -> list[Item]:
    """«33 094,5 тыс. тонн» are 33 millions and so on, and so is what shares the scale: «от 900 до 1500 тыс.»."""
    scale = items[-1].scale
    zeros = 3 * scale
    if any(len(item.digits) > zeros or item.scale not in (0, scale) for item in items):
        return items
    sums = [int(f"{item.whole}{item.digits:0<{zeros}}") for item in items]
    with_sums = zip(items, sums, strict=True)
    return [item._replace(whole=value, written=str(value), digits="", scale=0) for item, value in with_sums]


def _may_go_on(text: Text, items: list[Item]) -> bool:
    """Whether another number may follow: behind a bare one, or one with its percent sign before a dash: «15%–16%»."""
    head = items[-1].head
    return head is None or (head.kind is Counted.PERCENT and _PERCENTS.match(text.clean, head.end) is not None)


def _is_amount_of_year(text: Text, first: Item, following: Item) -> bool:
    """«за 2024 — 15 сделок», «2025 — 4,1 млрд»: a spaced dash parts a year from what was counted in it."""
    if following.joint != joints.DASH or not looks_like_year(first) or looks_like_year(following):
        return False
    if not text.clean[first.end : following.start].startswith(" "):
        return False
    before = text.lower(text.at(first.start) - 1)
    return not (before.startswith(("сезон", "период")) or _SHORT_YEAR.match(text.clean, following.start))


def _is_year_behind_amount(amount: Item, following: Item) -> bool:
    """«3,2 трлн, 2026 г. — …», «роутеры Wi-Fi 6 на 2026 год»."""
    if not looks_like_year(following) or looks_like_year(amount):
        return False
    return following.joint == "на" or (not amount.is_whole and following.joint in (",", "и"))


def _is_apart(text: Text, index: int, item: Item, following: Item) -> bool:
    """Whether a preposition is none of a series: «844,75 на 10 октября», «прогноз на 2025 до 56 долларов»."""
    if following.head is None:
        return False
    if _is_house(text, index, following) or (len(item.digits) > 1 and is_ranked(following.head.forms)):
        return True  # «175,80 – 1 место»
    no_day = not item.is_whole or item.whole > calendar.LAST_DAY
    if no_day and text.lower(following.head.token) in calendar.genitives():
        return True  # «Вестник», 2017, 13 сентября
    if following.joint == "," and following.head.kind is Counted.NOUN and min(item.whole, following.whole) >= _THOUSAND:
        return following.head.animate  # «до 41 520, 73 108 жителей ранены»
    shares = following.head.kind is Counted.PERCENT and following.joint in (",", "и")
    if shares and looks_like_year(item) and not looks_like_year(following):
        return True  # «на 8 % в 2025 и 3 % в 2026 году»
    if following.joint == "на" and item.scale and not following.scale:
        return True  # «32 тыс. на 1 чел.»
    year = following.joint == "до" and looks_like_year(item) and not looks_like_year(following)
    head = following.head
    sums = head.kind is not Counted.NOUN or head.is_of("money")
    return year and sums and text.lower(index - 1) in ("на", "в")


def _is_house(text: Text, index: int, following: Item) -> bool:
    """«Кирова, 31, 35А», «Лесная, 7, 9г»: the letter of a house and no amperes, no grams."""
    letter = text.clean[following.number_end : following.end + 1]
    if letter in ("г", "л") and following.joint == "," == text.word[index - 1]:
        return text.word[index - 2].istitle()
    return following.joint == "," and letter in ("А", "В") and not speaks_of(text, index, "electric", before=_GLANCED)


def _share(items: list[Item]) -> bool:
    """Whether the numbers belong together: a dash always joins, a word or comma only before a common head."""
    if items[-1].head is not None:
        return True
    return all(item.joint in (joints.DASH, "до", "по") for item in items[1:]) or all(map(looks_like_year, items))


def _joint(text: Text, items: list[Item]) -> tuple[str, int] | None:
    """Find what joins a number to the next: «5–7», «5, 7 и 9»; the joint and where the next begins."""
    end = items[-1].end if items[-1].head is None else items[-1].head.end  # «15%–16%»
    dash = _DASH.match(text.clean, end)
    if dash and not _SUM.match(text.clean, dash.end()):
        return joints.DASH, dash.end()
    word = _AND.match(text.clean, end)
    if word and word["again"] and not _says_again(text, items, word["again"]):
        return None
    return (word["word"] or ",", word.end()) if word else None


def _says_again(text: Text, items: list[Item], preposition: str) -> bool:
    """«В 2 и в 7 округах»: the preposition of the first number is said before the second too."""
    before = text.lower(text.at(items[0].start) - 1)
    return len(items) == 1 and before.removesuffix("о") == preposition.removesuffix("о")
