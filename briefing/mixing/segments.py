"""Pieces of sound as pydub segments, joined by frames."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

import numpy as np

from briefing.mixing.resampling import RATE, Samples

with warnings.catch_warnings():
    # pydub looks for an ffmpeg on PATH when it is imported; nothing here makes pydub call one.
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg or avconv")
    from pydub import AudioSegment as AudioSegment

# Segments are 32 bits wide with 18 dB above full scale, so that neither a raised take nor music under speech clips
# before the limiter, and nothing is rounded to 16 bits but once, at the end.
_FULL_SCALE = 2**28


def segment(samples: Samples) -> AudioSegment:
    """Make a 32-bit mono segment of samples (1.0 is full scale)."""
    scaled = np.clip(np.rint(samples * np.float64(_FULL_SCALE)), -(2**31), 2**31 - 1).astype("<i4")
    return AudioSegment(data=scaled.tobytes(), sample_width=4, frame_rate=RATE, channels=1)


def silence(length: int) -> AudioSegment:
    """Make a silent segment of exactly `length` frames (pydub's own counts milliseconds)."""
    return AudioSegment(data=bytes(4 * length), sample_width=4, frame_rate=RATE, channels=1)


def join(segments: Iterable[AudioSegment]) -> AudioSegment:
    """Join segments end to end at once: `a += b` copies all of `a` each time, and rounds to milliseconds."""
    data = b"".join(each.raw_data for each in segments)
    return AudioSegment(data=data, sample_width=4, frame_rate=RATE, channels=1)


def samples_of(joined: AudioSegment) -> Samples:
    """Give a 32-bit segment's samples (1.0 is full scale)."""
    return np.frombuffer(joined.raw_data, dtype="<i4").astype(np.float32) / np.float32(_FULL_SCALE)
