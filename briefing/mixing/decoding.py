"""Audio files decoded block by block, in constant memory."""

from __future__ import annotations

import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from briefing.errors import SourceError
from briefing.mixing import ffmpeg
from briefing.translation import tr

Frames = NDArray[np.float32]  # shape (frames, channels); 1.0 is full scale

_AU_HEADER = struct.Struct(">4s5I")  # magic, where the samples begin, their size, encoding, rate, channels
_SAMPLE_BYTES = 4


def decoded(path: Path, block_s: float) -> Iterator[tuple[int, Frames]]:
    """Give a file's rate (Hz) and sound in blocks of `block_s` seconds, the last one shorter.

    libsndfile decodes what it knows (MP3, Opus, WAV, FLAC) at a third of what ffmpeg and a pipe from it cost; ffmpeg
    gets the rest (AAC). Raises SourceError where neither can.
    """
    try:
        file = Stream(path)
    except (OSError, soundfile.SoundFileError):
        yield from _decoded_by_ffmpeg(path, block_s)
        return
    with file:
        for block in file.in_order(round(block_s * file.samplerate)):
            yield file.samplerate, block


class Stream(soundfile.SoundFile):  # type: ignore[misc]  # it ships no types
    """Sound that is read from its beginning to its end, through a pipe where it comes from one.

    soundfile seeks after every read whatever can be sought in; libsndfile then begins anew within an MP3, and a frame
    whose bits lie farther back than it looks is lost: at 32 kbit/s, one at every read.
    """

    def seekable(self) -> bool:
        """Say no."""
        return False

    def in_order(self, length: int) -> Iterator[Frames]:
        """Give blocks of `length` frames, the last one shorter."""
        while True:
            block = np.empty((length, self.channels), dtype=np.float32)
            read = self.buffer_read_into(block, dtype="float32")
            if read:
                yield block[:read]
            if read < length:
                return


def _decoded_by_ffmpeg(path: Path, block_s: float) -> Iterator[tuple[int, Frames]]:
    """Have ffmpeg write Sun's AU, whose header tells rate and channels before the sound."""
    command = ffmpeg.command("-i", str(path), "-map", "0:a:0", "-c:a", "pcm_f32be", "-f", "au", "pipe:1")
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints) as process,
    ):
        assert process.stdout is not None
        header = process.stdout.read(_AU_HEADER.size)
        if len(header) == _AU_HEADER.size:
            _, offset, _, _, rate, channels = _AU_HEADER.unpack(header)
            process.stdout.read(offset - _AU_HEADER.size)
            size = _SAMPLE_BYTES * channels
            while data := process.stdout.read(round(block_s * rate) * size):
                samples = np.frombuffer(data[: len(data) // size * size], dtype=">f4")
                yield rate, samples.astype(np.float32).reshape(-1, channels)
        if process.wait():
            complaints.seek(0)
            raise SourceError(
                tr("{path} can't be decoded: ffmpeg says «{error}»").format(
                    path=path, error=ffmpeg.last_line(complaints.read())
                )
            )
