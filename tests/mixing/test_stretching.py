"""Speech at another speed: as long as it should be, at the same pitch, its cues where its sentences begin."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from briefing.episode import Boundary
from briefing.errors import BriefingError
from briefing.mixing import MixSettings, stretched
from tests.mixing.conftest import Samples, Studio, decode, onsets, speech, tone


def pitch_hz(samples: Samples, rate: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 8 * len(samples)))
    return float(np.argmax(spectrum) * rate / (8 * len(samples)))


@pytest.mark.parametrize("speed", [0.8, 1.25, 1.5])
@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_length_and_pitch(studio: Studio, tmp_path: Path, speed: float, rate: int) -> None:
    studio.say(tone(3, hertz=220, rate=rate), "Раз.", rate=rate)
    (take,) = stretched(studio.takes, speed, tmp_path)
    samples, made_at = soundfile.read(take.path)
    assert (made_at, take.sample_rate, take.frames) == (rate, rate, len(samples))
    assert len(samples) / rate == pytest.approx(3 / speed, rel=0.01)
    middle = samples[len(samples) // 4 : -len(samples) // 4]
    assert abs(12 * np.log2(pitch_hz(middle, rate) / 220)) < 0.5  # a quarter-tone


def test_takes_stay_in_order_and_stretch_alike_each_time(studio: Studio, tmp_path: Path) -> None:
    for number in range(3 * (os.cpu_count() or 1) + 1):
        studio.say(speech(0.5 + number % 3, number), f"{number}.")
    runs = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        runs.append(list(stretched(studio.takes, 1.3, tmp_path / name)))
    assert [take.utterance for take in runs[0]] == [take.utterance for take in studio.takes]
    assert [take.path.read_bytes() for take in runs[0]] == [take.path.read_bytes() for take in runs[1]]


def test_the_usual_speed_touches_nothing(studio: Studio, tmp_path: Path) -> None:
    take = studio.say(tone(1), "Раз.")
    assert list(stretched([take], 1.0, tmp_path)) == [take]


def test_cues_and_pauses_of_a_faster_episode(studio: Studio, tmp_path: Path) -> None:
    for number in range(12):
        studio.say(speech(2 + number % 3, number), f"{number}.", boundary=Boundary.PARAGRAPH if number else None)
    usual = studio.master(tmp_path / "usual")
    (tmp_path / "stretched").mkdir()
    studio.takes = list(stretched(studio.takes, 1.25, tmp_path / "stretched"))
    faster = studio.master(tmp_path / "faster", settings=MixSettings().at_speed(1.25))
    assert faster.files[0].duration_s / usual.files[0].duration_s == pytest.approx(0.8, abs=0.02)
    heard = onsets(decode(faster.files[0].path), quiet_s=0.28)
    assert len(heard) == len(faster.cues) == 12
    assert all(abs(cue.start_s - moment) < 0.05 for cue, moment in zip(faster.cues, heard, strict=True))
    pauses = [after.start_s - before.end_s for before, after in pairwise(faster.cues)]
    assert pauses == pytest.approx([MixSettings().pause_paragraph_s / 1.25] * 11, abs=0.05)


def test_a_take_that_cannot_be_read_is_named(studio: Studio, tmp_path: Path) -> None:
    take = studio.say(tone(1), "Раз.")
    take.path.write_bytes(b"no sound")
    with pytest.raises(BriefingError, match=take.path.name):
        list(stretched([take], 1.25, tmp_path))
