"""The first frame of an MP3: it has no sound and tells how long the file is, where its parts lie, and its check sums.

Players read from it the length without looking through the file, where to go for a moment, and how many samples at
either end the encoder has put in.

Sources: Gabriel Bouvigne, "Mp3 Info Tag rev 1 specifications"; ISO 11172-3, 2.4.1 (frame and header) and 2.4.2.3.
"""

from __future__ import annotations

import struct

from briefing.mixing.crc import Crc16

DELAY = 576  # samples by which LAME is late

_SAMPLES = 1152  # of a frame
_BYTES_OF_A_KBPS = 3  # of a frame at 48 kHz: 144 times the bit rate over the sampling rate
_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_ROOMY = _KBPS.index(64)  # the first bit rate whose frames hold the tag
_MODES = {0b00: 1, 0b01: 3, 0b10: 2, 0b11: 0}  # a header's and the tag's: stereo, joint stereo, two channels, mono
_MONO = 0b11
_SIDE_BYTES = {True: 17, False: 32}  # of a frame's side information, by whether it is mono
_FIELDS = 0b1111  # those of Xing's tag, all of them: frames, bytes, table, quality
_PARTS = 100  # of the table
_WRITER = b"LAME4.0"  # as this LAME calls itself in frames that it doesn't fill
_CONSTANT = 1  # the bit rate
_RATE_48K = 2
_MOST = 0xFFFFFFFF


class InfoFrame:
    """Listens to the frames of a CBR MP3 at 48 kHz, and makes the one that goes before them."""

    def __init__(self, mp3: bytes | bytearray) -> None:
        """`mp3` begins with the first frame's header."""
        self._header = bytes(mp3[:4])
        self._rate = self._header[2] >> 4
        self._bytes = 0
        self._crc = Crc16()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return _BYTES_OF_A_KBPS * _KBPS[max(_ROOMY, self._rate)]

    def hear(self, mp3: bytes | bytearray) -> None:
        """Take the next piece of the file."""
        self._bytes += len(mp3)
        self._crc.hear(mp3)

    def made(self, length: int) -> bytes:
        """Make it, when all frames were heard: they hold a sound of `length` samples."""
        mode = self._header[3] >> 6
        rate = max(_ROOMY, self._rate) << 4 | self._header[2] & 0b1100  # no padding
        frame = self._header[:2] + bytes([rate, self._header[3] & 0b11001111])  # no mode extension
        frame += bytes(_SIDE_BYTES[mode == _MONO]) + self._xing() + self._lame(mode, length)
        return (frame + _crc(frame)).ljust(self.size, b"\0")

    def _xing(self) -> bytes:
        """Say how long the file is and where its hundredths begin, in 256ths of it."""
        frames = self._bytes // (_BYTES_OF_A_KBPS * _KBPS[self._rate])
        places = (self.size + part * frames // _PARTS * self._bytes // frames for part in range(_PARTS))
        table = bytes(place * 256 // self._whole for place in places)
        return struct.pack(">4s3I", b"Info", _FIELDS, frames, min(_MOST, self._whole)) + table + bytes(4)

    def _lame(self, mode: int, length: int) -> bytes:
        """Tell of the encoder; zeros stand for what it doesn't say (filters, peak, gain, preset)."""
        kbps = _KBPS[self._rate]
        padding = self._bytes // (_BYTES_OF_A_KBPS * kbps) * _SAMPLES - DELAY - length
        return struct.pack(
            ">9sB10xB3sBxHIH",
            _WRITER,
            _CONSTANT,
            min(255, kbps),
            (DELAY << 12 | padding).to_bytes(3, "big"),
            _RATE_48K << 6 | _MODES[mode] << 2,
            0,
            min(_MOST, self._whole),
            self._crc.value,
        )

    @property
    def _whole(self) -> int:
        return self.size + self._bytes


def _crc(data: bytes) -> bytes:
    crc = Crc16()
    crc.hear(data)
    return crc.value.to_bytes(2, "big")
