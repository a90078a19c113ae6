import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from briefing.episode import Boundary
from briefing.errors import SourceError
from briefing.mixing.inspection import inspect
from briefing.mixing.waveform import draw_waveform
from tests.mixing.conftest import RATE, Studio, silence, speech, tone


def test_duration_loudness_and_chapters_are_those_of_the_master(studio: Studio, tmp_path) -> None:
    for title in ("Первая; = #", "Вторая"):
        studio.chapter(title)
        for number in range(3):
            studio.say(speech(2.0, number), "Слово.", boundary=None if number else Boundary.CHAPTER)
    made = studio.master(tmp_path / "out")
    found = inspect(made.files[0].path)
    assert found.measured.duration_s == made.files[0].duration_s
    assert found.measured.loudness == made.files[0].loudness
    assert [chapter.title for chapter in found.chapters] == ["Первая; = #", "Вторая"]
    assert found.chapters[1].start_s == pytest.approx(made.chapters[1].start_s, abs=0.001)
    assert found.clipped == 0
    assert found.between(0, found.measured.duration_s)[0] == pytest.approx(-16, abs=0.5)
    assert [silence.end_s - silence.start_s for silence in found.silences] == pytest.approx([1.8, 1.0], abs=0.25)


def test_silences_and_clipped_samples_are_found(tmp_path: Path) -> None:
    loud = tone(25.0, level=0.3)
    loud[RATE * 3 : RATE * 3 + 7] = 1.0
    path = tmp_path / "sound.wav"
    soundfile.write(path, np.concatenate([silence(1.2), loud, silence(2.5), tone(1.0), silence(0.4)]), RATE)
    found = inspect(path)
    edges = [moment for each in found.silences for moment in (each.start_s, each.end_s)]
    assert edges == pytest.approx([0.0, 1.2, 26.2, 28.7], abs=0.11)
    assert found.clipped == 7
    assert len(found.peaks) == len(found.powers) == pytest.approx(301, abs=1)


def test_loudness_over_time_follows_the_sound(tmp_path: Path) -> None:
    path = tmp_path / "sound.wav"
    soundfile.write(path, np.concatenate([tone(10, hertz=997, level=0.5), tone(10, hertz=997, level=0.05)]), RATE)
    found = inspect(path)
    assert found.short_term_lufs(5) == pytest.approx(-3.01 - 6.02, abs=0.1)
    assert found.short_term_lufs(15) == pytest.approx(-3.01 - 26.02, abs=0.1)


def test_the_picture_shows_the_wave_and_a_mark_for_each_chapter(studio: Studio, tmp_path) -> None:
    for title in ("Первая", "Вторая", "Третья"):
        studio.chapter(title)
        studio.say(speech(3.0, 1), "Слово.", boundary=Boundary.CHAPTER)
    found = inspect(studio.master(tmp_path / "out").files[0].path)
    picture = Image.open(io.BytesIO(draw_waveform(found)))
    assert picture.format == "PNG"
    pixels = np.asarray(picture.convert("RGB")).astype(int)
    red = (pixels[:, :, 0] > 150) & (pixels[:, :, 1] < 80) & (pixels[:, :, 2] < 80)
    marks = np.flatnonzero(np.sum(red, axis=0) > 200)
    assert np.count_nonzero(np.diff(marks) > 5) + 1 == 3
    blue = (pixels[:, :, 2] > 140) & (pixels[:, :, 0] < 90)
    heights = np.sum(blue, axis=0)[100:-100]
    assert np.max(heights) > 40
    assert np.min(heights) <= 1, "the pause between chapters is seen"


def test_the_command_prints_a_table_and_the_pictures_path(studio: Studio, tmp_path) -> None:
    studio.chapter("Вступление")
    studio.say(speech(2.0, 1), "Слово.", boundary=Boundary.CHAPTER)
    made = studio.master(tmp_path / "2026-11-23-proba")
    picture = tmp_path / "wave.png"
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "inspect", str(made.files[0].path), "--picture", str(picture)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
    )
    assert done.stdout.splitlines()[-1] == str(picture)
    assert "Вступление" in done.stdout
    assert f"loudness {made.files[0].loudness.integrated_lufs} LUFS" in done.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_what_is_no_audio_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.mp3"):
        inspect(tmp_path / "gone.mp3")
    text = tmp_path / "text.mp3"
    text.write_text("no sound", encoding="utf-8")
    with pytest.raises(SourceError, match=r"text\.mp3"):
        inspect(text)
