"""Elements become one stream of sound: pydub segments joined in order, in blocks, never the whole at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from briefing.mixing.analysis import load
from briefing.mixing.resampling import RATE, Samples
from briefing.mixing.segments import AudioSegment, join, samples_of, segment, silence
from briefing.mixing.settings import MixSettings
from briefing.mixing.timeline import Clip, Element, frames

_BLOCK = 10 * RATE  # frames that are handed on at once


def render(elements: Iterable[Element], settings: MixSettings, reaches_back: int) -> Iterator[Samples]:
    """Give the mix of `elements` in blocks of about ten seconds; where nothing is placed there is silence.

    Clips come in order and don't overlap; music may lie over clips and begin up to `reaches_back` frames before the
    end of what came before it. The silence after the last element is the caller's.
    """
    fade = frames(settings.fade_s)
    reel = _Reel()
    for element in elements:
        if isinstance(element, Clip):
            reel.append(element.at, segment(_clip_samples(element, fade)))
        else:
            reel.overlay(element.at, element.shaped())
        if reel.pending > _BLOCK + reaches_back:
            yield reel.take(reel.pending - reaches_back)
    if reel.pending:
        yield reel.take(reel.pending)


def _clip_samples(clip: Clip, fade: int) -> Samples:
    """Cut, level and fade a take."""
    samples = load(clip.path)[clip.cut.start : clip.cut.stop] * np.float32(10 ** (clip.gain_db / 20))
    length = min(fade, len(samples) // 2)
    slope = np.sin(np.linspace(0, np.pi / 2, length, endpoint=False)) ** 2
    samples[:length] *= slope.astype(np.float32)
    samples[len(samples) - length :] *= slope[::-1].astype(np.float32)
    return samples


class _Reel:
    """The stretch of the mix that has been put together and not yet handed on."""

    def __init__(self) -> None:
        self._segments: list[AudioSegment] = []
        self._start = 0  # the frame of the timeline at which the segments begin
        self.pending = 0  # frames in them

    def append(self, at: int, clip: AudioSegment) -> None:
        """Put a clip at frame `at`, after everything before it, or into the silence that music left."""
        gap = at - self._start - self.pending
        if gap < 0:
            self.overlay(at, samples_of(clip))
            return
        self._add(silence(gap))
        self._add(clip)

    def overlay(self, at: int, samples: Samples) -> None:
        """Add sound from frame `at` on to what is there."""
        self._add(silence(max(0, at + len(samples) - self._start - self.pending)))
        mixed = samples_of(join(self._segments))
        offset = at - self._start
        mixed[offset : offset + len(samples)] += samples
        self._segments = [segment(mixed)]

    def take(self, length: int) -> Samples:
        """Hand on the first `length` frames."""
        whole = samples_of(join(self._segments))
        self._segments = [segment(whole[length:])]
        self._start += length
        self.pending -= length
        return whole[:length]

    def _add(self, piece: AudioSegment) -> None:
        self._segments.append(piece)
        self.pending += int(piece.frame_count())
