"""The master as a whole: loudness, bytes, streaming, and what happens when something is wrong."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from briefing.episode import Boundary, Script, ScriptChapter, Sentence, Tags, Take
from briefing.errors import BriefingError, UsageError
from briefing.mixing import MixSettings, loudness_faults, master
from briefing.mixing.progress import Mixed, Step
from tests.mixing.conftest import RATE, Studio, decode, need, silence, speech, tone, true_peak_dbtp

SETTINGS = MixSettings()


def test_quiet_loud_and_peaky_takes_meet_the_target_after_encoding(studio: Studio, tmp_path) -> None:
    rng = np.random.default_rng(8)
    for number in range(8):
        samples = speech(2.5, number, level=(0.005, 0.03, 0.2, 0.1)[number % 4])
        if number % 4 == 3:
            samples[rng.integers(0, len(samples), 8)] = 0.99
        studio.say(samples, "Предложение.")
    made = studio.master(tmp_path / "out", "mp3", "m4a", "opus")
    for file in made.files:
        assert loudness_faults(file.loudness, SETTINGS) == ()
        assert file.loudness.integrated_lufs == pytest.approx(-16, abs=0.5)
        assert true_peak_dbtp(decode(file.path)) <= -1.0
        assert file.bytes == file.path.stat().st_size


def test_takes_of_very_different_level_are_heard_equally_loud(studio: Studio, tmp_path) -> None:
    for number in range(8):
        studio.say(speech(2.0, number, level=0.02 * 3 ** (number % 3)), "Слово.", boundary=Boundary.PARAGRAPH)
    made = studio.master(tmp_path / "out")
    heard = decode(made.files[0].path)
    levels = [np.sqrt(np.mean(np.square(heard[round(c.start_s * RATE) : round(c.end_s * RATE)]))) for c in made.cues]
    assert 20 * np.log10(max(levels) / min(levels)) < 4.5  # of 19 dB


def test_what_the_limiter_takes_is_made_up_for_before_anything_is_encoded(studio: Studio, tmp_path) -> None:
    for number in range(4):
        samples = speech(3.0, number, level=0.12)
        samples[:: RATE // 10] = 0.99  # clicks, around each of which the limiter lowers the speech
        studio.say(samples, "Предложение.")
    told: list[Mixed] = []
    made = studio.master(tmp_path / "out", progress=told.append)
    assert {mixed.step for mixed in told} == {Step.MEASURING, Step.ENCODING}, "encoded once"
    for step in (Step.MEASURING, Step.ENCODING):
        shares = [mixed.done for mixed in told if mixed.step is step]
        assert shares == sorted(shares)
        assert shares[-1] <= 1
    assert told[-1] == Mixed(Step.ENCODING, 1)
    assert made.files[0].loudness.true_peak_dbtp <= -1.0
    assert made.files[0].loudness.integrated_lufs == pytest.approx(-16, abs=0.15)


def test_a_target_of_ones_own_is_met(studio: Studio, tmp_path) -> None:
    studio.say(speech(4.0, 1), "Предложение.")
    settings = replace(SETTINGS, loudness_lufs=-19.0, true_peak_dbtp=-2.0)
    made = studio.master(tmp_path / "out", settings=settings)
    assert made.files[0].loudness.integrated_lufs == pytest.approx(-19, abs=0.5)


def test_two_channels_are_as_loud_together_as_one_alone(studio: Studio, tmp_path) -> None:
    studio.say(speech(4.0, 1), "Предложение.")
    made = studio.master(tmp_path / "out", "mp3", "opus", settings=replace(SETTINGS, channels=2))
    for file in made.files:
        assert loudness_faults(file.loudness, SETTINGS) == ()


def test_faults_are_named() -> None:
    from briefing.episode import Loudness

    faults = loudness_faults(Loudness(-17.2, -0.4, 3.0), SETTINGS)
    assert len(faults) == 2
    assert "-17.2" in faults[0]
    assert "-0.4" in faults[1]


def test_the_same_takes_give_the_same_bytes(studio: Studio, tmp_path) -> None:
    for number in range(3):
        studio.chapter(f"Глава {number}")
        studio.say(speech(1.5, number), "Предложение.", boundary=Boundary.CHAPTER)
    formats = ("mp3", "m4a", "opus")
    made = [studio.master(tmp_path / name, *formats) for name in ("one", "two")]
    for one, two in zip(made[0].files, made[1].files, strict=True):
        assert one.path.read_bytes() == two.path.read_bytes(), one.format
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == sorted(f"episode.{name}" for name in formats)


def test_takes_are_asked_for_one_by_one_and_mixed_meanwhile(studio: Studio, tmp_path) -> None:
    for number in range(40):
        studio.say(silence(0.5), f"Слово {number}.")  # a line is told for each as it is placed
    folder = tmp_path / "out"
    folder.mkdir()
    told: list[str] = []
    placed: list[int] = []  # how many, each time a take is asked for

    def spoken() -> Iterator[Take]:
        for take in studio.takes:
            placed.append(len(told))
            yield take

    tags = Tags("Проба", "Редакция", "Показ", "2026-11-23")
    master(spoken(), studio.script, settings=SETTINGS, formats=["mp3"], tags=tags, folder=folder, tell=told.append)
    ahead = [number - done for number, done in enumerate(placed)]
    assert max(ahead) <= 1 + (os.cpu_count() or 1)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000])
def test_a_take_at_any_rate_keeps_its_pitch_and_length(studio: Studio, tmp_path, rate: int) -> None:
    studio.say(tone(3.0, hertz=1000, rate=rate), "Слово.", rate=rate)
    made = studio.master(tmp_path / "out")
    heard = decode(made.files[0].path)
    assert np.argmax(np.abs(np.fft.rfft(heard))) * RATE / len(heard) == pytest.approx(1000, abs=1)
    assert made.cues[0].end_s - made.cues[0].start_s == pytest.approx(3.0, abs=0.02)


def test_a_damaged_take_is_named_and_nothing_is_left(studio: Studio, tmp_path) -> None:
    for number in range(30):
        studio.say(speech(2.0, number), "Предложение.")
    studio.takes[-1].path.write_bytes(b"fLaC, but no more than that")
    with pytest.raises(BriefingError, match=r"take-00029\.flac"):
        studio.master(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_an_episode_of_silence_is_not_made_louder(studio: Studio, tmp_path) -> None:
    studio.say(np.zeros(RATE), "Слово.")
    told: list[str] = []
    made = studio.master(tmp_path / "out", tell=told.append)
    assert len(told) == 1
    assert loudness_faults(made.files[0].loudness, SETTINGS)


def test_nothing_to_mix_is_an_error(tmp_path) -> None:
    with pytest.raises(BriefingError):
        Studio(tmp_path).master(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_an_interrupted_run_leaves_nothing(studio: Studio, tmp_path) -> None:
    studio.say(speech(2.0, 1), "Предложение.")

    def spoken() -> Iterator[Take]:
        yield studio.takes[0]
        raise KeyboardInterrupt

    (tmp_path / "out").mkdir()
    tags = Tags("Проба", "Редакция", "Показ", "2026-11-23")
    with pytest.raises(KeyboardInterrupt):
        master(spoken(), studio.script, settings=SETTINGS, formats=["mp3", "opus"], tags=tags, folder=tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_an_unknown_format_is_refused_by_name(studio: Studio, tmp_path) -> None:
    with pytest.raises(UsageError, match="flac"):
        studio.master(tmp_path / "out", "flac")


def test_a_disk_too_small_for_the_script_is_told_before_the_start(studio: Studio, tmp_path) -> None:
    free = shutil.disk_usage(tmp_path).free
    sentence = Sentence("…", "а" * 1_000_000, Boundary.SENTENCE)
    endless = Script("Том", (ScriptChapter("Глава", (sentence,) * (free // 1_000_000_000 + 1)),))

    def never() -> Iterator[Take]:
        raise AssertionError("speech was begun")
        yield

    tags = Tags("Проба", "Редакция", "Показ", "2026-11-23")
    with pytest.raises(BriefingError, match="MB"):
        master(never(), endless, settings=SETTINGS, formats=["mp3"], tags=tags, folder=tmp_path)


@pytest.mark.parametrize(
    ("kilobytes", "name"),
    [(6000, "mp3"), (12_500, "mp3"), (13_870, "m4a")],
    ids=["while it is mixed", "while it is encoded", "while it is tagged"],
)
def test_a_disk_that_fills_up_ends_with_one_line_and_no_half_written_file(
    studio: Studio, tmp_path, kilobytes: int, name: str
) -> None:
    need(sys.platform == "linux" and os.geteuid() == 0, "root, who can mount a small disk,")
    for number in range(8):
        studio.say(speech(15.0, number), "Предложение.")  # far more sound than the words let expect: a mix of 12 MB
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(disk)], check=False)
    need(mounted.returncode == 0, "the right to mount")
    try:
        with pytest.raises(BriefingError, match="full") as caught:
            studio.master(disk, name)
        assert "\n" not in str(caught.value)
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_memory_does_not_grow_with_the_episode(studio: Studio, tmp_path) -> None:
    """The second of two episodes, eight times as long as the first, needs no more than the first did."""
    program = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.mixing.conftest import Studio, speech
studio = Studio(Path({folder!r}))
first = studio.say(speech(20, 1), "Предложение.")
def peak(takes, name):
    studio.takes[:] = [first] * takes
    studio.master(Path({folder!r}) / name)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
short = peak(2, "short")
print(peak(16, "long") / short)
"""
    root = str(Path(__file__).parents[2])
    source = program.format(root=root, folder=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 1.25
