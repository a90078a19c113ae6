"""`transcript.json`: the transcript with its paragraphs, from which the page is drawn again at any time.

The file is a JSON transcript of the podcast namespace (version 1.0.0, `segments` with `startTime`, `endTime`, `body`)
with two more keys for a segment: `chapter`, its index, and `opens`, the style of the paragraph that it begins.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from briefing.episode import Boundary, Cue, Script, Style
from briefing.publishing.manifest_file import DamagedError
from briefing.translation import tr

NAME = "transcript.json"
MIME = "application/json"

# Boundaries after which a sentence goes on in the same paragraph.
_INNER = (Boundary.COMMA, Boundary.SENTENCE)


@dataclass(frozen=True, slots=True)
class TimedSentence:
    """A sentence and when it is heard, in seconds."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class TranscriptParagraph:
    """Sentences that stand together."""

    style: Style
    lines: tuple[TimedSentence, ...]


def transcript_json(cues: Sequence[Cue], script: Script) -> str:
    """Write the cues, each paragraph's first one marked; the paragraphs come from the script."""
    segments = []
    for cue, style in zip(cues, _openings(cues, script), strict=True):
        segment = {
            "startTime": round(cue.start_s, 3),
            "endTime": round(cue.end_s, 3),
            "body": cue.text,
            "chapter": cue.chapter,
        }
        if style:
            segment["opens"] = style.value
        segments.append(segment)
    lines = ",\n".join(json.dumps(segment, ensure_ascii=False) for segment in segments)
    return f'{{"version": "1.0.0", "segments": [\n{lines}\n]}}\n'


def _openings(cues: Sequence[Cue], script: Script) -> Iterator[Style | None]:
    """For each cue the style of the paragraph that it opens, or None where it goes on with the last one.

    Cues follow the script's sentences; a sentence with nothing to speak has no cue, so what it opened passes on.
    """
    chapter, place, last = -1, 0, Style.TEXT
    for cue in cues:
        if cue.chapter != chapter:
            chapter, place = cue.chapter, 0
            opens = True
        else:
            opens = False
        sentences = script.chapters[chapter].sentences if 0 <= chapter < len(script.chapters) else ()
        found = next((i for i in range(place, len(sentences)) if sentences[i].written == cue.text), None)
        if found is not None:
            opens = opens or any(sentence.boundary not in _INNER for sentence in sentences[place : found + 1])
            opens = opens or sentences[found].style is not last
            last, place = sentences[found].style, found + 1
        elif opens:
            last = Style.TEXT
        yield last if opens else None


def read_paragraphs(path: Path, chapters: int) -> tuple[tuple[TranscriptParagraph, ...], ...]:
    """Read the paragraphs of each chapter back; raise BriefingError naming a damaged file."""
    try:
        segments = msgspec.json.decode(path.read_bytes())["segments"]  # no NaN, no lone surrogates
        grouped: list[list[tuple[Style, list[TimedSentence]]]] = [[] for _ in range(max(chapters, 1))]
        for segment in segments:
            paragraphs = grouped[segment["chapter"]]
            line = TimedSentence(str(segment["body"]), float(segment["startTime"]), float(segment["endTime"]))
            if "opens" in segment or not paragraphs:
                paragraphs.append((Style(segment.get("opens", Style.TEXT)), []))
            paragraphs[-1][1].append(line)
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise DamagedError(
            tr("{path} is damaged ({reason}): make the episode again").format(path=path, reason=error)
        ) from error
    return tuple(tuple(TranscriptParagraph(style, tuple(lines)) for style, lines in chapter) for chapter in grouped)
