"""An MP3 decoded and measured while its encoder still writes it: the check is done when the encoding is."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import soundfile

from briefing.mixing.decoding import Frames, Stream
from briefing.mixing.measurement import Measurement, Meter, measure
from briefing.mixing.resampling import RATE

_WAIT_S = 0.02  # until a file that has ended is looked at again
_BLOCK = 2 * RATE  # frames decoded at once
_PIECE = 1 << 14  # bytes handed on at once
_HEAD = 192  # bytes: the part of an MP3's first frame that describes the file
_DELAY_AT = 141  # where LAME's tag tells the encoder's delay, in twelve bits, from the tag's first byte
_DELAY = 576  # frames by which LAME is late; the tag is filled in at the end
_DECODER_DELAY = 529  # frames by which every decoder of MP3 is late besides
_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)  # ISO 11172-3, 2.4.2.3

Ended = Callable[[], bool]


def follow(path: Path, frames: int, ended: Ended) -> Measurement:
    """Measure the MP3 of `frames` frames at 48 kHz that grows at `path`, until `ended`; the result is `measure`'s.

    Where it can't be decoded as it grows, or comes out with another length, the finished file is measured instead.
    """
    meter = Meter()
    try:
        for block in _decoded(path, frames, ended):
            meter.hear(block, RATE)
    except (OSError, ValueError, soundfile.SoundFileError):
        meter = Meter()
    while not ended():
        time.sleep(_WAIT_S)
    if meter.frames == frames == soundfile.info(path).frames and _told_delay(path) == _DELAY:
        return meter.measurement()
    return measure(path)


def _decoded(path: Path, frames: int, ended: Ended) -> Iterator[Frames]:
    """Decode the MP3 without its first frame, which has no sound and whose counts are filled in at the end."""
    while not path.exists() and not ended():
        time.sleep(_WAIT_S)
    with path.open("rb") as file:
        head = _read(file, _HEAD, ended)
        if head[:2] != b"\xff\xfb" or _tag_at(head) < 0:
            raise ValueError("not an MP3 as ffmpeg writes it")
        file.seek(3 * _KBPS[head[2] >> 4])  # a frame at 48 kHz has 144 times the bit rate over the sampling rate
        reading, writing = os.pipe()
        pump = threading.Thread(target=_pump, args=(file, writing, ended), name="follow")
        pump.start()
        try:
            with Stream(reading) as sound:
                yield from _trimmed(sound, _DELAY + _DECODER_DELAY, frames)
        finally:
            pump.join()


def _trimmed(sound: Stream, late: int, frames: int) -> Iterator[Frames]:
    """Give `frames` frames of what is decoded, behind the first `late` ones."""
    for block in sound.in_order(_BLOCK):
        heard, late = block[late:][:frames], max(0, late - len(block))
        frames -= len(heard)
        yield heard
        if not frames:
            return


def _tag_at(head: bytes) -> int:
    """Find the tag: «Xing» until ffmpeg has seen that the bit rate is constant."""
    return max(map(head.find, (b"Xing", b"Info")))


def _told_delay(path: Path) -> int:
    """Read how late the encoder says it is, from a finished file."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    coarse, fine = head[_tag_at(head) + _DELAY_AT :][:2]
    return coarse << 4 | fine >> 4


def _pump(file: BinaryIO, pipe: int, ended: Ended) -> None:
    """Hand on what comes, until the reader has enough."""
    with suppress(OSError), os.fdopen(pipe, "wb") as out:
        while data := _read(file, _PIECE, ended):
            out.write(data)


def _read(file: BinaryIO, size: int, ended: Ended) -> bytes:
    """Read so many bytes of a file that grows, waiting for them; fewer where it has ended."""
    data = file.read(size)
    while len(data) < size:
        last = ended()  # asked before reading: nothing is written after
        data += file.read(size - len(data))
        if last:
            break
        if len(data) < size:
            time.sleep(_WAIT_S)
    return data
