import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from briefing.errors import SourceError
from briefing.mixing import MixSettings, ffmpeg
from briefing.mixing.measurement import SILENT_LUFS, Meter, measure
from tests.mixing.conftest import RATE, Studio, decode, silence, speech, tone, true_peak_dbtp


def by_ffmpeg(path: Path) -> dict[str, float]:
    """Measure with ffmpeg's own meter, which rounds to tenths."""
    told = ["-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"]
    command = [ffmpeg.executable(), "-nostats", "-i", str(path), "-map", "0:a:0", *told]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    return {name: float(value) for name, value in re.findall(r"(I|LRA|Peak): *(\S+)", said.rpartition("Summary:")[2])}


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("name", ["mp3", "m4a", "opus"])
def test_it_agrees_with_ffmpegs_meter(name: str, channels: int, studio: Studio, tmp_path: Path) -> None:
    for number in range(8):
        studio.say(speech(1.5 + 0.4 * number, number, level=0.03 * (1 + number % 4)), "Слово.")
    made = studio.master(tmp_path / "out", name, settings=MixSettings(channels=channels)).files[0]
    theirs = by_ffmpeg(made.path)
    assert made.loudness.integrated_lufs == pytest.approx(theirs["I"], abs=0.1)
    assert made.loudness.true_peak_dbtp == pytest.approx(theirs["Peak"], abs=0.11)
    assert made.loudness.range_lu == pytest.approx(theirs["LRA"], abs=0.3)
    assert made.duration_s == pytest.approx(len(decode(made.path)) / RATE, abs=0.001)


def test_blocks_of_any_length_measure_the_same() -> None:
    sound = np.stack([speech(3.2, 1), speech(3.2, 2)], axis=1).astype(np.float32)
    whole = Meter()
    whole.hear(sound, RATE)
    pieces, place = Meter(), 0
    for length in (1, 47, 48, 4800, 97, 50_000, 7, len(sound)):
        pieces.hear(sound[place : place + length], RATE)
        place += length
    assert pieces.measurement() == whole.measurement()


@pytest.mark.parametrize("at", [0, 30, 47_990, 48_000, 95_999])
def test_a_peak_between_samples_is_found_wherever_a_block_ends(at: int) -> None:
    sound = np.zeros(96_000, dtype=np.float32)
    length = min(400, len(sound) - at)
    sound[at : at + length] = 0.5 * np.sin(np.pi / 4 + np.pi / 2 * np.arange(length))  # its samples miss its peaks
    meter = Meter()
    for block in np.split(sound, [48_000]):
        meter.hear(block[:, None], RATE)
    assert meter.measurement().loudness.true_peak_dbtp == pytest.approx(true_peak_dbtp(np.pad(sound, 4800)), abs=0.3)


def test_silence_and_a_sound_shorter_than_a_step_have_figures(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silence.wav", silence(2), RATE)
    soundfile.write(tmp_path / "click.wav", tone(0.05, level=0.5), RATE)
    assert measure(tmp_path / "silence.wav").loudness.integrated_lufs == SILENT_LUFS
    assert measure(tmp_path / "silence.wav").loudness.true_peak_dbtp == SILENT_LUFS
    assert measure(tmp_path / "click.wav").loudness.true_peak_dbtp == pytest.approx(-6.02, abs=0.1)
    assert measure(tmp_path / "click.wav").loudness.integrated_lufs > SILENT_LUFS


def test_what_is_no_audio_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "not.mp3").write_text("это не звук")
    with pytest.raises(SourceError, match=r"not\.mp3 can't be decoded"):
        measure(tmp_path / "not.mp3")
