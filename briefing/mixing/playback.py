"""An MP3 decoded and measured while it is encoded: the check is done when the encoding is."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import suppress

import soundfile

from briefing.mixing.decoding import Frames, Stream
from briefing.mixing.info_frame import DELAY
from briefing.mixing.measurement import Measurement, Meter
from briefing.mixing.pipes import widen
from briefing.mixing.resampling import RATE

_BLOCK = 2 * RATE  # frames decoded at once
_DECODER_DELAY = 529  # frames by which every decoder of MP3 is late, besides the encoder


class Playback:
    """Hears the bytes of an MP3, without the frame that describes it, and measures its sound of `length` frames."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._meter = Meter()
        reading, writing = os.pipe()
        widen(writing)
        self._pipe = os.fdopen(writing, "wb")
        self._player = threading.Thread(target=self._play, args=(reading,), name="play", daemon=True)
        self._player.start()

    def hear(self, mp3: bytes | bytearray) -> None:
        """Take the next piece; wait where decoding is behind."""
        with suppress(OSError):  # it has heard enough
            self._pipe.write(mp3)
            self._pipe.flush()

    def end(self) -> None:
        """Say that there is no more."""
        with suppress(OSError):
            self._pipe.close()

    def measurement(self) -> Measurement | None:
        """Measure, after the end; None where the bytes can't be decoded on their way or hold less sound."""
        self._player.join()
        return self._meter.measurement() if self._meter.frames == self._length else None

    def _play(self, pipe: int) -> None:
        with os.fdopen(pipe, "rb") as mp3, suppress(OSError, soundfile.SoundFileError):
            for block in _trimmed(mp3.fileno(), DELAY + _DECODER_DELAY, self._length):
                self._meter.hear(block, RATE)


def _trimmed(pipe: int, late: int, frames: int) -> Iterator[Frames]:
    """Give `frames` frames of what is decoded, behind the first `late` ones."""
    with Stream(pipe, closefd=False) as sound:
        for block in sound.in_order(_BLOCK):
            heard, late = block[late:][:frames], max(0, late - len(block))
            frames -= len(heard)
            yield heard
            if not frames:
                return
