"""Excerpts that stand for an episode: a few sentences of text, and a stretch of its audio."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.episode import Chapter, Cue
from briefing.publishing.manifest import Soundbite
from briefing.publishing.xml_text import one_line

SUMMARY_CHARACTERS = 300
_CLOSING = '»”")] '
_UNFINISHED = " ,;:—–-"
SHORTEST_S, LONGEST_S = 15.0, 60.0  # podcast:soundbite recommends 15-120 s


def summary(cues: Sequence[Cue], chapters: Sequence[Chapter]) -> str:
    """Give the first sentences, whole ones where they fit, with an end that is one; titles of chapters are left out."""
    told = [_closed(one_line(cue.text)) for cue in _without_titles(cues, chapters) or cues[:1]]
    fitting = 0
    while fitting < len(told) and len(" ".join(told[: fitting + 1])) <= SUMMARY_CHARACTERS:
        fitting += 1
    if not fitting:
        return told[0][:SUMMARY_CHARACTERS].rpartition(" ")[0] + "…" if told else ""
    text = " ".join(told[:fitting])
    ended = next((count for count in range(fitting, 0, -1) if _is_ended(told[count - 1])), 0)
    whole = " ".join(told[:ended])
    return whole if 2 * len(whole) >= len(text) else text.rstrip(_UNFINISHED) + "…"


def _is_ended(sentence: str) -> bool:
    return sentence.rstrip(_CLOSING).endswith(tuple(".!?…"))


def _closed(sentence: str) -> str:
    """Give a sentence that has no sign at its end, such as an item of a list, a full stop."""
    bare = sentence.rstrip(_CLOSING)
    return sentence if _is_ended(sentence) or bare.endswith(tuple(_UNFINISHED)) else sentence + "."


def soundbite(cues: Sequence[Cue], chapters: Sequence[Chapter]) -> Soundbite | None:
    """Choose whole sentences, 15-60 s of them; None for an episode that is too short.

    The first chapter that can give them, the opening last; never the very first sentence, since a start of 0 s
    reads as none in some parsers (podcast-partytime 5).
    """
    spoken = _without_titles(cues, chapters)[1:]
    wholes = [[cue for cue in spoken if cue.chapter == index] for index in [*range(1, len(chapters)), 0]]
    for some in (*wholes, spoken):
        ends = [cue.end_s for cue in some if SHORTEST_S <= cue.end_s - some[0].start_s <= LONGEST_S]
        if ends:
            start_s = some[0].start_s
            title = chapters[some[0].chapter].title if some[0].chapter < len(chapters) else ""
            return Soundbite(round(start_s, 3), round(ends[-1] - start_s, 3), one_line(title))
    return None


def _without_titles(cues: Sequence[Cue], chapters: Sequence[Chapter]) -> list[Cue]:
    """Leave out the spoken headings; in a corrected script each ends in a full stop."""
    titles = {chapter.title.rstrip(".") for chapter in chapters}
    return [cue for cue in cues if cue.text.rstrip(".") not in titles]
