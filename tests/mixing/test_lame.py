"""MP3 by LAME: the frame that describes the file, what decoders make of it, and the check that is done meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

import mutagen.mp3
import numpy as np
import pytest
import soundfile

from briefing.mixing.crc import Crc16
from briefing.mixing.encoder import Encoder
from briefing.mixing.info_frame import InfoFrame
from briefing.mixing.lame import LameEncoder
from briefing.mixing.measurement import Measurement, measure
from briefing.mixing.playback import Playback
from briefing.mixing.segments import finished
from tests.mixing.conftest import RATE, decode, speech

SOUND = speech(7.3, 5).astype(np.float32)
KINDS = [(32, 1), (64, 2), (128, 1), (128, 2), (192, 2), (320, 1)]


def encoded(
    path: Path, kbps: int, channels: int, *, sound: np.ndarray = SOUND, piece: int = RATE // 3, wait_s: float = 0.0
) -> Measurement:
    """Encode a sound in pieces, and give what was measured meanwhile."""
    pause = threading.Event()
    with LameEncoder(path, bit_rate_kbps=kbps, channels=channels, length=len(sound)) as encoder:
        for first in range(0, len(sound), piece):
            encoder.write(finished(sound[first : first + piece], channels).raw_data)
            pause.wait(wait_s)
        encoder.finish()
        return encoder.measurement()


def check_sum(data: bytes) -> int:
    """CRC-16/ARC, bit by bit."""
    state = 0
    for byte in data:
        state ^= byte
        for _ in range(8):
            state = state >> 1 ^ (0xA001 if state & 1 else 0)
    return state


@pytest.mark.parametrize(("kbps", "channels"), KINDS)
def test_it_measures_what_the_finished_file_measures(tmp_path, monkeypatch, kbps: int, channels: int) -> None:
    monkeypatch.setattr(Encoder, "measurement", lambda encoder: pytest.fail("it had to be decoded again"))
    path = tmp_path / "sound.mp3"
    assert encoded(path, kbps, channels, wait_s=0.02) == measure(path)


@pytest.mark.parametrize("length", [1, 575, 1152, 48_001, len(SOUND)])
@pytest.mark.parametrize(("kbps", "channels"), KINDS)
def test_every_decoder_gives_the_sound_without_what_the_encoder_put_in(
    tmp_path, kbps: int, channels: int, length: int
) -> None:
    path = tmp_path / "sound.mp3"
    encoded(path, kbps, channels, sound=SOUND[:length])
    told = mutagen.mp3.MP3(path).info
    assert told.length == pytest.approx(length / RATE, abs=1e-9)
    assert told.bitrate_mode is mutagen.mp3.BitrateMode.CBR
    assert (told.bitrate, told.channels, told.sample_rate) == (kbps * 1000, channels, RATE)
    assert soundfile.info(path).frames == len(soundfile.read(path)[0]) == length
    heard = decode(path)
    assert len(heard) == length
    if length > RATE:
        assert np.corrcoef(heard, SOUND[:length])[0, 1] > 0.98, "in time with what was encoded"


@pytest.mark.parametrize(("kbps", "channels"), KINDS)
def test_the_first_frame_describes_the_file(tmp_path, kbps: int, channels: int) -> None:
    path = tmp_path / "sound.mp3"
    encoded(path, kbps, channels)
    data = path.read_bytes()
    each, first = 3 * kbps, 3 * max(64, kbps)
    at = 4 + (17 if channels == 1 else 32)
    tag, music = data[at:first], data[first:]
    assert music[:2] == data[:2] == b"\xff\xfb"
    assert tag[:8] == b"Info\x00\x00\x00\x0f"
    frames, whole = (int.from_bytes(tag[place : place + 4], "big") for place in (8, 12))
    assert (frames * each, whole) == (len(music), len(data))
    assert list(tag[16:116]) == pytest.approx([part * 2.56 for part in range(100)], abs=2)
    assert tag[120:124] == b"LAME"
    delay, padding = (int.from_bytes(tag[141:144], "big") >> shift & 0xFFF for shift in (12, 0))
    assert delay == 576
    assert frames * 1152 - delay - padding == len(SOUND)
    assert int.from_bytes(tag[148:152], "big") == len(data)
    assert int.from_bytes(tag[152:154], "big") == check_sum(music)
    assert int.from_bytes(tag[154:156], "big") == check_sum(data[: at + 154])


def test_the_tag_names_the_encoder_as_it_names_itself(tmp_path) -> None:
    path = tmp_path / "silence.mp3"
    encoded(path, 320, 1, sound=np.zeros(RATE, dtype=np.float32))  # its frames have room for the name
    data = path.read_bytes()
    name = data[4 + 17 + 120 :][:9].rstrip(b"\0")
    assert name.startswith(b"LAME")
    assert name in data[3 * 320 :]


def test_a_sound_gives_the_same_bytes_however_it_comes(tmp_path) -> None:
    files = []
    for piece in (RATE // 7, RATE, len(SOUND)):
        encoded(tmp_path / "sound.mp3", 128, 1, piece=piece)
        files.append((tmp_path / "sound.mp3").read_bytes())
    assert files[0] == files[1] == files[2]


def test_a_length_that_a_field_cannot_hold_is_told_as_the_longest() -> None:
    info = InfoFrame(b"\xff\xfb\x94\xc4")
    info._bytes = 384 * 12_000_000  # 80 hours
    assert info.made(12_000_000 * 1152 - 576 - 1000)[4 + 17 + 12 :][:4] == b"\xff\xff\xff\xff"


@pytest.mark.parametrize("mp3", [b"", b"this is no MP3 " * 100_000])
def test_what_cannot_be_played_on_its_way_is_left_to_the_finished_file(mp3: bytes) -> None:
    playback = Playback(RATE)
    playback.hear(mp3)
    playback.end()
    assert playback.measurement() is None


def test_an_encoding_given_up_leaves_nothing(tmp_path) -> None:
    path = tmp_path / "sound.mp3"
    with (
        pytest.raises(KeyboardInterrupt),
        LameEncoder(path, bit_rate_kbps=128, channels=1, length=len(SOUND)) as encoder,
    ):
        encoder.write(finished(SOUND, 1).raw_data)
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_what_the_encoder_fails_with_is_raised_where_the_mixing_is(tmp_path) -> None:
    with (
        pytest.raises(RuntimeError, match="16-bit"),
        LameEncoder(tmp_path / "sound.mp3", bit_rate_kbps=128, channels=1, length=1) as encoder,
    ):
        encoder.write(b"\0")
        encoder.finish()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lengths", [(), (1,), (2,), (1, 1, 1), (5, 2, 6), (1023, 1, 0, 700), (175,)])
def test_the_check_sum_is_that_of_the_plain_way(lengths: tuple[int, ...]) -> None:
    rng = np.random.default_rng(sum(lengths))
    pieces = [rng.bytes(length) for length in lengths]
    crc = Crc16()
    for piece in pieces:
        crc.hear(piece)
    assert crc.value == check_sum(b"".join(pieces))


def test_the_check_sum_has_the_catalogues_value() -> None:
    crc = Crc16()
    crc.hear(b"123456789")
    assert crc.value == 0xBB3D
