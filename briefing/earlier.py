"""What earlier episodes had, for a briefing that says only what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from briefing import clock
from briefing.episode import Style
from briefing.publishing import Manifest
from briefing.publishing.paragraphs import NAME as TRANSCRIPT
from briefing.publishing.paragraphs import read_paragraphs
from briefing.reading import Named
from briefing.reading.blocks import Block

_EPISODES = 30  # the last ones: a month of a daily show


def earlier_texts(episodes: Sequence[Manifest], recipe: str, day: date, output: Path) -> list[Named]:
    """Give the texts of the last episodes before that of `recipe` on `day`, under their titles.

    What is made again finds the same ones as it did the first time; what is held back nobody has heard yet.
    BriefingError: a transcript is damaged.
    """
    own = next((each for each in episodes if each.recipe == recipe and each.date == day.isoformat()), None)
    before = [each for each in episodes if each.date <= day.isoformat() and each is not own]
    if own:
        before = [each for each in before if each.date < own.date or each.number < own.number]
    else:
        before = [each for each in before if not each.is_held(clock.present())]
    latest = sorted(before, key=lambda each: (each.date, each.number), reverse=True)[:_EPISODES]
    return [Named(f"«{each.title}»", list(_blocks(each, output))) for each in reversed(latest)]


def _blocks(episode: Manifest, output: Path) -> Iterator[Block]:
    path = output / "episodes" / episode.slug / TRANSCRIPT
    for chapter in read_paragraphs(path, len(episode.chapters)):
        for paragraph in chapter:
            text = " ".join(line.text for line in paragraph.lines)
            is_heading = paragraph.style is Style.HEADING
            yield Block(text, paragraph.style, level=1 if is_heading else 0)
