"""Finished sound as pydub segments: rounded to 16 bits, once, at the end; as many channels as the file will have."""

from __future__ import annotations

import warnings

import numpy as np

from briefing.mixing.resampling import RATE, Samples

with warnings.catch_warnings():
    # pydub looks for an ffmpeg on PATH when it is imported; nothing here makes pydub call one.
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg or avconv")
    from pydub import AudioSegment as AudioSegment


def finished(samples: Samples, channels: int) -> AudioSegment:
    """Round samples (1.0 is full scale); a second channel gets the same."""
    scaled = samples * np.float32(32767)
    np.clip(np.rint(scaled, out=scaled), -32768, 32767, out=scaled)
    mono = AudioSegment(data=scaled.astype("<i2").tobytes(), sample_width=2, frame_rate=RATE, channels=1)
    return mono if channels == 1 else mono.set_channels(channels)
