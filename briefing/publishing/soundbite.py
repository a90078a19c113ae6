"""Excerpts that stand for an episode: a few sentences of text, and a stretch of its audio."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.episode import Chapter, Cue
from briefing.publishing.manifest import Soundbite
from briefing.publishing.xml_text import one_line

SUMMARY_CHARACTERS = 300
SHORTEST_S, LONGEST_S = 15.0, 60.0  # podcast:soundbite recommends 15-120 s


def summary(cues: Sequence[Cue], chapters: Sequence[Chapter]) -> str:
    """Give the first sentences, whole ones where they fit; titles of chapters are left out."""
    titles = {chapter.title for chapter in chapters}
    text = ""
    for cue in cues:
        if cue.text in titles:
            continue
        longer = f"{text} {one_line(cue.text)}".strip()
        if len(longer) > SUMMARY_CHARACTERS:
            break
        text = longer
    if text or not cues:
        return text
    first = next((one_line(cue.text) for cue in cues if cue.text not in titles), one_line(cues[0].text))
    return first if len(first) <= SUMMARY_CHARACTERS else first[:SUMMARY_CHARACTERS].rpartition(" ")[0] + "…"


def soundbite(cues: Sequence[Cue], chapters: Sequence[Chapter]) -> Soundbite | None:
    """Choose whole sentences from the beginning, 15-60 s of them; None for an episode that is too short."""
    titles = {chapter.title for chapter in chapters}
    spoken = [cue for cue in cues if cue.text not in titles]
    if not spoken:
        return None
    start_s = spoken[0].start_s
    ends = [cue.end_s for cue in spoken if SHORTEST_S <= cue.end_s - start_s <= LONGEST_S]
    if not ends:
        return None
    title = next((chapter.title for chapter in chapters if chapter.start_s <= start_s < chapter.end_s), "")
    return Soundbite(round(start_s, 3), round(ends[-1] - start_s, 3), title)
