"""When a page was published, and by whom, above its first sentence: «27 ноября 2026, 14:05», «Мария Орлова, вчера»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from briefing.reading.characters import clean, one_line
from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, local
from briefing.reading.omissions import Kind
from briefing.reading.pasted import pasted_lines
from briefing.reading.pruning import cut
from briefing.reading.sites.walk import BLOCKS, HEADINGS

_MOST = 2  # datelines of an article, published and updated; more of them are a programme, and its text
_SENTENCE = 40  # characters of a paragraph that is running text, and no label
_CLOCK = re.compile(r"(?:\bв )?\b\d{1,2}:\d{2}(?::\d{2})?(?:\s*\(?мск\)?)?", re.IGNORECASE)
_EDGES = " ,;|•·/—–-"
_DAY = re.compile(r"сегодня|вчера", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:(?:автор|текст)\w*:? )?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?: [А-ЯЁ][а-яё.]*(?:-[А-ЯЁ][а-яё]+)?){0,2}"
)
_YEAR = re.compile(r"\d{4}(?: год)?")


def cut_datelines(article: etree._Element, flow: Flow, *, page: bool) -> None:
    """Cut the dates, and the names beside them, above an article's first sentence.

    Where the document is no page of a site (`page`), a date without the hour of publishing is the author's own.
    A row of dates further down makes a chronicle of it: then the first one is a date of the text, too.
    """
    above, chronicle = _above_text(article)
    found = [block for block in above if _tells_hour(block) or (page and not chronicle)]
    for block in found if len(found) <= _MOST else ():
        flow.leave_out(Kind.BYLINE, _shown(block))
        cut(block)
    for time in _times_above_text(article):
        flow.leave_out(Kind.BYLINE, _shown(time))
        cut(time)


def _above_text(article: etree._Element) -> tuple[list[etree._Element], bool]:
    """Give the datelines above the first sentence, and whether dates stand alone in the text below."""
    above: list[etree._Element] = []
    blocks = _leaves(article)
    for block in blocks:
        text = _shown(block)
        if local(block) not in HEADINGS and _is_prose(text) and not _is_dateline(block):
            break
        if local(block) not in HEADINGS and _is_dateline(block):
            above.append(block)
    return above, any(_is_dateline(block) for block in blocks)


def _tells_hour(block: etree._Element) -> bool:
    """Whether a block shows an hour, or is marked up as a time."""
    return any(local(each) == "time" for each in block.iter()) or bool(_CLOCK.search(_shown(block)))


def _leaves(article: etree._Element) -> Iterator[etree._Element]:
    """Give the blocks that hold no other ones."""
    for element in article.iter():
        if local(element) in BLOCKS and _is_leaf(element):
            yield element


def _is_leaf(element: etree._Element) -> bool:
    return not any(local(each) in BLOCKS for each in element.iterdescendants())


def _times_above_text(article: etree._Element) -> list[etree._Element]:
    """Give the elements of time that stand between blocks, above the first sentence."""
    found: list[etree._Element] = []
    for element in article.iter():
        if (
            local(element) in BLOCKS
            and local(element) not in HEADINGS
            and _is_leaf(element)
            and _is_prose(_shown(element))
        ):
            break
        if local(element) == "time" and _stands_between_blocks(element) and _is_dateline(element):
            found.append(element)
    return found


def _stands_between_blocks(element: etree._Element) -> bool:
    around = next((each for each in element.iterancestors() if local(each) in BLOCKS), None)
    return around is not None and any(local(each) in BLOCKS for each in around)


def _shown(element: etree._Element) -> str:
    return one_line(clean(all_text(element)))


def _is_prose(text: str) -> bool:
    return len(text) >= _SENTENCE or text.endswith((".", "!", "?", "…", ":"))


def _is_dateline(element: etree._Element) -> bool:
    """Whether an element shows a day, with or without an hour and a name beside it, and nothing else."""
    text = clean(" | ".join(map(str, element.itertext())))
    if len(one_line(text)) > 2 * _SENTENCE:
        return False
    parts = [one_line(part).strip(_EDGES) for part in re.split(r"[,|•·]| [—–-] ", _CLOCK.sub(",", text))]
    days = [part for part in parts if _is_day(part)]
    return len(days) == 1 and all(part in days or _NAMES.fullmatch(part) for part in parts if part)


def _is_day(text: str) -> bool:
    return bool(_DAY.fullmatch(text) or (pasted_lines().dates.fullmatch(text) and not _YEAR.fullmatch(text)))
