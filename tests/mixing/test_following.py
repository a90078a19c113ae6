"""An MP3 measured while it is written gives what the finished file gives."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from briefing.mixing import following
from briefing.mixing.audio_formats import formats_named
from briefing.mixing.encoder import Encoder
from briefing.mixing.following import follow
from briefing.mixing.measurement import Measurement, measure
from briefing.mixing.segments import finished
from tests.mixing.conftest import RATE, speech

SOUND = speech(7.3, 5).astype(np.float32)


def encoded_and_followed(path: Path, kbps: int, channels: int, frames: int = len(SOUND)) -> Measurement:
    """Encode the sound in slow pieces, and follow it meanwhile."""
    (mp3,) = formats_named(["mp3"])
    pause = threading.Event()
    with ThreadPoolExecutor(1) as pool, Encoder(mp3, path, bit_rate_kbps=kbps, channels=channels) as encoder:
        measured = pool.submit(follow, path, frames, encoder.ended.is_set)
        for first in range(0, len(SOUND), RATE // 3):
            encoder.write(finished(SOUND[first : first + RATE // 3], channels).raw_data)
            pause.wait(0.02)
        encoder.finish()
        return measured.result(timeout=60)


@pytest.mark.parametrize(("kbps", "channels"), [(32, 1), (64, 2), (128, 1), (128, 2), (320, 1)])
def test_it_measures_what_the_finished_file_measures(tmp_path, monkeypatch, kbps: int, channels: int) -> None:
    monkeypatch.setattr(following, "measure", lambda path: pytest.fail("it had to be decoded again"))
    path = tmp_path / "growing.mp3"
    assert encoded_and_followed(path, kbps, channels) == measure(path)


def test_a_file_of_another_length_is_measured_when_it_is_finished(tmp_path) -> None:
    path = tmp_path / "growing.mp3"
    assert encoded_and_followed(path, 128, 1, frames=len(SOUND) - 1) == measure(path)
    assert measure(path).duration_s == pytest.approx(len(SOUND) / RATE)


def test_an_encoder_that_ends_without_a_file_leaves_nobody_waiting(tmp_path) -> None:
    with pytest.raises(Exception, match=r"none\.mp3"):
        follow(tmp_path / "none.mp3", 48_000, lambda: True)
