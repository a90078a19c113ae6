"""Where each sentence lies in a take that speaks several: at the pause nearest to its share of the letters."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.episode import Part
from briefing.mixing.analysis import Span

# A pause between sentences is longer than one at a comma. So a pause that is longer by a second may lie farther from
# the expected place by as much as this many seconds.
_LENGTH_COUNTS = 2.0


def sentence_spans(parts: Sequence[Part], length: int, pauses: Sequence[Span]) -> tuple[Span, ...]:
    """Divide a take's sound of `length` frames among its parts; `pauses` are those inside it, ascending.

    Each sentence begins where a pause ends; where there are fewer pauses than sentences, the rest begin at their
    share of the spoken letters.
    """
    spans = []
    start = 0
    rest = list(pauses)
    for number in range(len(parts) - 1):
        letters = [max(1, sum(map(str.isalnum, each.text))) for each in parts[number:]]
        expected = start + (length - start) * letters[0] // sum(letters)
        later = len(parts) - number - 2  # boundaries still to come: each wants a pause of its own
        candidates = rest[: len(rest) - later] if later else rest
        if candidates:
            pause = min(candidates, key=lambda each: _cost(each, expected))
            rest = [each for each in rest if each.start >= pause.stop]
        else:
            pause = Span(expected, expected)
        spans.append(Span(start, pause.start))
        start = pause.stop
    spans.append(Span(start, length))
    return tuple(spans)


def _cost(pause: Span, expected: int) -> float:
    middle = (pause.start + pause.stop) / 2
    return abs(middle - expected) - _LENGTH_COUNTS * (pause.stop - pause.start)
