"""Where each sentence lies in a take that speaks several: at the pause nearest to its share of the letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from briefing.episode import Part
from briefing.mixing.analysis import Span

# A pause between sentences is longer than one at a comma. So a pause that is longer by a second may lie farther from
# the expected place by as much as this many seconds.
_LENGTH_COUNTS = 2.0


def sentence_spans(parts: Sequence[Part], length: int, pauses: Sequence[Span]) -> tuple[Span, ...]:
    """Divide a take's sound of `length` frames among its parts; `pauses` are those inside it, ascending.

    Each sentence begins where a pause ends; one that finds none begins at its share of the spoken letters.
    """
    spans = []
    start = 0
    for number in range(len(parts) - 1):
        expected = _expected_ends(parts[number:], start, length)
        pause = _pause_for(expected, [each for each in pauses if each.start > start])
        spans.append(Span(start, pause.start))
        start = pause.stop
    spans.append(Span(start, length))
    return tuple(spans)


def _expected_ends(parts: Sequence[Part], start: int, stop: int) -> list[int]:
    """Say where each part but the last would end if all its letters took the same time."""
    letters = [max(1, sum(map(str.isalnum, part.text))) for part in parts]
    return [start + (stop - start) * spoken // sum(letters) for spoken in accumulate(letters[:-1])]


def _pause_for(expected: Sequence[int], pauses: Sequence[Span]) -> Span:
    """Choose the pause of the first of the ends that are `expected`; an empty one where it falls to a later end."""
    nothing = Span(expected[0], expected[0])
    enough = len(pauses) >= len(expected)
    candidates = pauses[: len(pauses) - len(expected) + 1] if enough else pauses
    if not candidates:
        return nothing
    best = min(candidates, key=lambda each: _cost(each, expected[0]))
    ours = enough or min(expected, key=lambda end: abs(_middle(best) - end)) == expected[0]
    return best if ours else nothing


def _cost(pause: Span, expected: int) -> float:
    return abs(_middle(pause) - expected) - _LENGTH_COUNTS * (pause.stop - pause.start)


def _middle(pause: Span) -> float:
    return (pause.start + pause.stop) / 2
