"""Where each sentence lies in a take that speaks several: the text's punctuation is laid along the pauses heard.

The joints of the text (ends of sentences, commas, dashes) and the pauses of the take are two rows in the same order.
They are paired the way that costs least: a stretch of sound lasts as long as its letters ask, a joint is heard, a long
pause has a joint. The costs are rough log-likelihoods; their figures were chosen on speech of Festival, which tells
when it spoke each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, product

from briefing.episode import Part
from briefing.mixing.analysis import Span
from briefing.mixing.resampling import RATE

_PHRASE_END = re.compile(r"[,;:](?=\s)|\s[—–-](?=\s)")
_SPEED_VARIES = 0.12  # of a stretch of speech against the whole take: the standard deviation of its length ...
_STRETCH_VARIES_S = 0.08  # ... which has this much besides
_UNHEARD_SENTENCE, _UNHEARD_PHRASE = 4.0, 1.0  # a joint without a pause
_UNASKED_A_SECOND, _UNASKED_FREE_S = 10.0, 0.06  # a pause without a joint; closed consonants are as long
_MOST_UNHEARD = 6  # joints in a row without a pause, unless there is none up to the end
_FINAL_LETTERS = 2  # the last syllable of a sentence is drawn out by about so many letters
_FARTHEST_S = 4.0  # from where a joint would be at an even pace; it is not looked for beyond


@dataclass(frozen=True, slots=True)
class _Joint:
    """A place in the text where a pause may be, so many letters in."""

    letters: int
    ends_sentence: bool = False

    @property
    def cost(self) -> float:
        """What it costs where it isn't heard."""
        return _UNHEARD_SENTENCE if self.ends_sentence else _UNHEARD_PHRASE


def sentence_spans(parts: Sequence[Part], length: int, pauses: Sequence[Span]) -> tuple[Span, ...]:
    """Divide a take's sound of `length` frames among its parts; `pauses` are those inside it, ascending.

    Each sentence begins where its pause ends; one that has none, at its share of the letters between the pauses around.
    """
    joints = list(_joints(parts))
    heard = [Span(0, 0), *pauses, Span(length, length)]
    edges = [0]
    for (first, before), (last, after) in pairwise(_pairs(joints, heard)):
        for joint in joints[first + 1 : last]:
            if joint.ends_sentence:
                share = (joint.letters - joints[first].letters) / (joints[last].letters - joints[first].letters)
                place = round(heard[before].stop + (heard[after].start - heard[before].stop) * share)
                edges += [place, place]
        if joints[last].ends_sentence:
            edges += [heard[after].start, heard[after].stop]
    edges.append(length)
    return tuple(Span(start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=True))


def _joints(parts: Sequence[Part]) -> Iterator[_Joint]:
    """List the joints of a text in order, among them its beginning and its end."""
    yield _Joint(0)
    letters = 0
    for number, part in enumerate(parts):
        for found in _PHRASE_END.finditer(part.text):
            yield _Joint(letters + _letters(part.text[: found.start()]))
        letters += _letters(part.text) + _FINAL_LETTERS
        yield _Joint(letters, ends_sentence=number < len(parts) - 1)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _pairs(joints: Sequence[_Joint], heard: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair joints and pauses, by index, at the least cost; the first and the last of both belong together."""
    end = (len(joints) - 1, len(heard) - 1)
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}
    steps = _Steps(joints, heard)
    for pair in product(range(end[0]), range(end[1])):
        if pair in best:
            for following, cost in steps.after(*pair):
                total = best[pair][0] + cost
                if following not in best or total < best[following][0]:
                    best[following] = (total, pair)
    pairs = [end]
    while (before := best[pairs[-1]][1]) is not None:
        pairs.append(before)
    return pairs[::-1]


class _Steps:
    """The steps from one pair to a following one, and what they cost."""

    def __init__(self, joints: Sequence[_Joint], heard: Sequence[Span]) -> None:
        self._joints = joints
        silence = list(accumulate((pause.stop - pause.start for pause in heard), initial=0))
        self._sound = [pause.start - before for pause, before in zip(heard, silence, strict=False)]  # before each pause
        self._unasked = list(accumulate(map(_unasked, heard), initial=0.0))
        self._places = [self._sound[-1] * joint.letters / joints[-1].letters for joint in joints]  # at an even pace

    def after(self, joint: int, pause: int) -> Iterator[tuple[tuple[int, int], float]]:
        """Give the pairs that may follow this one."""
        last_joint, last_pause = len(self._joints) - 1, len(self._sound) - 1
        unheard = 0.0
        for later in range(joint + 1, len(self._joints)):
            if later == last_joint:
                pauses = range(last_pause, last_pause + 1)
            else:
                pauses = range(pause + 1, last_pause if later - joint <= _MOST_UNHEARD else 0)
            for following in pauses:
                if abs(self._sound[following] - self._places[later]) <= _FARTHEST_S * RATE:
                    lasts = self._sound[following] - self._sound[pause]
                    misfit = _misfit(lasts, self._places[later] - self._places[joint])
                    unasked = self._unasked[following] - self._unasked[pause + 1]
                    yield (later, following), misfit + unheard + unasked
            unheard += self._joints[later].cost


def _misfit(lasts: float, asked: float) -> float:
    """What a stretch of sound costs that lasts so many frames where its letters ask for `asked`."""
    varies = (_SPEED_VARIES * asked) ** 2 + (_STRETCH_VARIES_S * RATE) ** 2
    return (lasts - asked) ** 2 / (2 * varies)


def _unasked(pause: Span) -> float:
    return _UNASKED_A_SECOND * max(0.0, (pause.stop - pause.start) / RATE - _UNASKED_FREE_S)
