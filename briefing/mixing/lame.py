"""MP3 by LAME, called here: an ffmpeg spends half as much time again on handing it its frames."""

from __future__ import annotations

from pathlib import Path

import lameenc

from briefing.mixing.audio_formats import lame_quality
from briefing.mixing.encoder import Encoder
from briefing.mixing.info_frame import InfoFrame
from briefing.mixing.measurement import Measurement
from briefing.mixing.playback import Playback
from briefing.mixing.resampling import RATE


class LameEncoder(Encoder):
    """Encodes a sound of `length` samples, and plays what comes of it."""

    def __init__(self, path: Path, *, bit_rate_kbps: int, channels: int, length: int) -> None:
        super().__init__(path)
        self._length = length
        self._lame = _lame(bit_rate_kbps, channels)
        self._info: InfoFrame | None = None
        self._file = path.open("wb")
        self._playback = Playback(length)

    def measurement(self) -> Measurement:
        """Say what the file measures, played while it was written."""
        return self._playback.measurement() or super().measurement()

    def _encode(self, pcm: bytes) -> None:
        self._put(self._lame.encode(pcm))

    def _end(self) -> None:
        self._put(self._lame.flush())
        assert self._info is not None  # LAME gives several frames for a single sample
        self._file.seek(0)
        self._file.write(self._info.made(self._length))
        self._file.close()
        self._playback.end()

    def _put(self, mp3: bytearray) -> None:
        """Write what LAME has made, behind room for the frame that tells of it."""
        if not mp3:
            return
        if self._info is None:
            self._info = InfoFrame(mp3)
            self._file.write(bytes(self._info.size))
        self._file.write(mp3)
        self._info.hear(mp3)
        self._playback.hear(mp3)

    def _close(self) -> None:
        self._file.close()
        self._playback.end()


def _lame(bit_rate_kbps: int, channels: int) -> lameenc.Encoder:
    lame = lameenc.Encoder()
    lame.silence()
    lame.set_bit_rate(bit_rate_kbps)
    lame.set_quality(lame_quality(bit_rate_kbps))
    lame.set_channels(channels)
    lame.set_in_sample_rate(RATE)
    lame.set_out_sample_rate(RATE)  # else it chooses a lower one for few bits
    return lame
