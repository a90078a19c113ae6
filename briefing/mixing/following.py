"""An MP3 decoded and measured while its encoder still writes it: the check is done when the encoding is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import soundfile

from briefing.mixing.decoding import Frames
from briefing.mixing.measurement import Measurement, Meter, measure
from briefing.mixing.resampling import RATE

_WAIT_S = 0.02  # until a file that has ended is looked at again
_BLOCK = 2 * RATE  # frames decoded at once
_DECODER_DELAY = 529  # frames by which every decoder of MP3 is late, beside what the encoder says of itself (LAME tag)
_FRAME = 1152  # of an MP3 at 48 kHz (ISO 11172-3, layer III)
_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)  # ISO 11172-3, 2.4.2.3
_ID3V1 = 128  # bytes at a file's end that a reader looks at first
_HEAD = 192  # bytes: the part of an MP3's first frame that describes the file, which has its bit rate to fit them


def follow(path: Path, frames: int, ended: Callable[[], bool]) -> Measurement:
    """Measure the MP3 of `frames` frames at 48 kHz that grows at `path`, until `ended`; the result is `measure`'s.

    Where it can't be decoded as it grows, or is not as long as was said, the finished file is measured instead.
    """
    meter = Meter()
    try:
        for block in _grown(path, frames, ended):
            meter.hear(block, RATE)
    except (OSError, ValueError, soundfile.SoundFileError):
        meter = Meter()
    while not ended():
        time.sleep(_WAIT_S)
    if meter.frames == frames == soundfile.info(path).frames:
        return meter.measurement()
    return measure(path)


def _grown(path: Path, frames: int, ended: Callable[[], bool]) -> Iterator[Frames]:
    with _Growing(path, frames, ended) as growing, soundfile.SoundFile(growing) as sound:
        late, left = growing.delay, frames
        while left and len(block := sound.read(_BLOCK, dtype="float32", always_2d=True)):
            block = block[late:][:left]
            late = 0
            left -= len(block)
            yield block


class _Growing:
    """A file for libsndfile to read, whose reads wait until there is enough: the frames of an MP3 without the first.

    The first holds no sound; its counts of frames and bytes are filled in at the end.
    """

    def __init__(self, path: Path, frames: int, ended: Callable[[], bool]) -> None:
        self._ended = ended
        while not path.exists() and not ended():
            time.sleep(_WAIT_S)
        self._file = path.open("rb")
        head = self._read(_HEAD)
        if head[:2] != b"\xff\xfb" or b"Info" not in head:
            self._file.close()
            raise ValueError("not an MP3 of 48 kHz and constant bit rate")
        tag = head.index(b"Info")
        # LAME's tag: twelve bits of delay, 141 bytes behind its first.
        self.delay = (head[tag + 141] << 4 | head[tag + 142] >> 4) + _DECODER_DELAY
        self._first = _frame_bytes(head)
        self._file.seek(self._first)
        self._bytes = _frame_bytes(self._read(4)) * (frames // _FRAME + 4)  # no fewer than there will be
        self.seek(0)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move as files do."""
        start = (self._first, self._file.tell(), self._first + self._bytes)[whence]
        return self._file.seek(start + offset) - self._first

    def tell(self) -> int:
        """Say where the next read begins."""
        return self._file.tell() - self._first

    def read(self, size: int) -> bytes:
        """Read so many bytes, or to the end of what will ever be there; silence where no tag can be yet."""
        return bytes(size) if self.tell() == self._bytes - _ID3V1 else self._read(size)

    def __enter__(self) -> _Growing:
        return self

    def __exit__(self, *about: object) -> None:
        self._file.close()

    def _read(self, size: int) -> bytes:
        data = self._file.read(size)
        while len(data) < size:
            over = self._ended()  # asked before reading: what was written last is read
            data += self._file.read(size - len(data))
            if over:
                break
            if len(data) < size:
                time.sleep(_WAIT_S)
        return data


def _frame_bytes(header: bytes) -> int:
    """Say how long a frame at 48 kHz is by its header: 144 times the bit rate over the sampling rate."""
    return 3 * _KBPS[header[2] >> 4]
