from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from briefing.episode import Boundary
from briefing.errors import UsageError
from briefing.mixing import Mixed, MixSettings
from tests.mixing.conftest import RATE, Studio, decode, silence, speech, tone

PLAIN = MixSettings()
OPENING_HZ, BETWEEN_HZ, CLOSING_HZ, VOICE_HZ = 3000, 4000, 5000, 500


def jingle(folder: Path, hertz: int, seconds: float, rate: int, channels: int, suffix: str = "wav") -> Path:
    path = folder / f"jingle-{hertz}.{suffix}"
    sound = tone(seconds, hertz=hertz, rate=rate, level=0.02)
    soundfile.write(path, np.stack([sound] * channels, axis=1), rate)
    return path


@pytest.fixture
def settings(tmp_path: Path) -> MixSettings:
    return replace(
        PLAIN,
        opening=jingle(tmp_path, OPENING_HZ, 4.0, 44_100, 2),
        between=jingle(tmp_path, BETWEEN_HZ, 2.0, 22_050, 1, "flac"),
        closing=jingle(tmp_path, CLOSING_HZ, 5.0, 96_000, 6),
    )


def two_chapters(studio: Studio) -> None:
    for title in ("Первая", "Вторая"):
        studio.chapter(title)
        studio.say(tone(6.0, hertz=VOICE_HZ), "Слово.", boundary=Boundary.CHAPTER)


def level_of(sound: np.ndarray, hertz: int) -> np.ndarray:
    """Give the level of one tone in each tenth of a second, linear."""
    step = RATE // 10
    framed = sound[: len(sound) // step * step].reshape(-1, step)
    carrier = np.exp(-2j * np.pi * hertz * np.arange(step) / RATE)
    return 2 * np.abs(framed @ carrier) / step


def spans(sound: np.ndarray, hertz: int) -> list[tuple[float, float]]:
    """Find when one tone is heard, in seconds."""
    loud = np.concatenate([[False], level_of(sound, hertz) > 0.004, [False]])
    edges = np.flatnonzero(np.diff(loud.astype(int))) / 10
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def test_music_of_any_rate_and_channels_is_heard_at_the_start_between_and_at_the_end(
    studio: Studio, tmp_path, settings: MixSettings
) -> None:
    two_chapters(studio)
    made = studio.master(tmp_path / "out", settings=settings)
    sound = decode(made.files[0].path)
    (opening,), (between,), (closing,) = (spans(sound, hz) for hz in (OPENING_HZ, BETWEEN_HZ, CLOSING_HZ))
    first, second = spans(sound, VOICE_HZ)
    assert opening[0] < 0.2
    for before, after in ((opening, first), (first, between), (between, second), (second, closing)):
        assert before[1] <= after[0] + 0.1
    for span, seconds in ((opening, 4.0), (between, 2.0), (closing, 5.0)):
        assert span[1] - span[0] == pytest.approx(seconds, abs=0.4)
    assert len(sound) / RATE == pytest.approx(closing[1], abs=0.4)
    assert made.chapters[1].start_s == pytest.approx(second[0] - PLAIN.chapter_lead_s, abs=0.15)
    assert [cue.start_s for cue in made.cues] == pytest.approx([first[0], second[0]], abs=0.15)
    assert abs(made.files[0].loudness.integrated_lufs + 16) <= 0.5


def test_music_fades_in_and_out(studio: Studio, tmp_path, settings: MixSettings) -> None:
    two_chapters(studio)
    sound = decode(studio.master(tmp_path / "out", settings=replace(settings, jingle_fade_s=1.0)).files[0].path)
    levels = level_of(sound, OPENING_HZ)[:40]
    assert levels[0] < 0.2 * levels[20]
    assert levels[39] < 0.2 * levels[20]
    assert np.all(np.diff(levels[:9]) > 0)


def test_music_goes_down_under_speech_when_asked(studio: Studio, tmp_path, settings: MixSettings) -> None:
    two_chapters(studio)
    ducked = replace(settings, duck=True, duck_overlap_s=1.0, duck_db=-12.0)
    made = studio.master(tmp_path / "out", settings=ducked)
    sound = decode(made.files[0].path)
    first, second = spans(sound, VOICE_HZ)
    opening, closing = level_of(sound, OPENING_HZ), level_of(sound, CLOSING_HZ)
    full, under = opening[15], opening[round(first[0] * 10) + 1]
    assert first[0] == pytest.approx(3.0, abs=0.15), "speech begins a second before the opening ends"
    assert 20 * np.log10(under / full) == pytest.approx(-12, abs=3)
    assert spans(sound, CLOSING_HZ)[0][0] == pytest.approx(second[1] - 1.0, abs=0.4)
    assert 20 * np.log10(closing[round(second[1] * 10) - 2] / np.max(closing)) == pytest.approx(-12, abs=3)
    between = spans(sound, BETWEEN_HZ)[0]
    assert between[0] < first[1] < second[0] < between[1] + 0.1
    assert [cue.start_s for cue in made.cues] == pytest.approx([first[0], second[0]], abs=0.15)


def test_speech_under_music_is_the_speech_without_it(studio: Studio, tmp_path, settings: MixSettings) -> None:
    """Music is added, nothing is taken away."""
    studio.chapter("Первая")
    studio.say(speech(3.0, 1), "Слово.", boundary=Boundary.CHAPTER)
    made = studio.master(tmp_path / "out", settings=replace(settings, between=None, closing=None, duck=True))
    cue = made.cues[0]
    assert cue.end_s - cue.start_s == pytest.approx(3.0, abs=0.05)
    assert cue.end_s + PLAIN.lead_out_s == pytest.approx(made.files[0].duration_s, abs=0.05)


@pytest.mark.parametrize("name", ["opening", "between", "closing"])
def test_a_file_that_is_no_music_is_refused_by_its_option(studio: Studio, tmp_path, name: str) -> None:
    two_chapters(studio)
    wrong = tmp_path / "music.mp3"
    with pytest.raises(UsageError, match=rf"{name}.*music\.mp3"):
        studio.master(tmp_path / "out", settings=replace(PLAIN, **{name: wrong}))
    wrong.write_text("not music", encoding="utf-8")
    with pytest.raises(UsageError, match=rf"{name}.*music\.mp3"):
        studio.master(tmp_path / "out", settings=replace(PLAIN, **{name: wrong}))
    silent = tmp_path / "silent.wav"
    soundfile.write(silent, silence(2.0), RATE)
    with pytest.raises(UsageError, match=rf"{name}.*silent\.wav"):
        studio.master(tmp_path / "out", settings=replace(PLAIN, **{name: silent}))


def test_music_reaches_back_over_what_was_handed_on_already(studio: Studio, tmp_path, settings: MixSettings) -> None:
    """A short overlap, and takes that begin and end with much silence: all of it lies under the music."""
    for title in ("Первая", "Вторая"):
        studio.chapter(title)
        take = np.concatenate([silence(1.0), tone(6.0, hertz=VOICE_HZ), silence(2.0)])
        studio.say(take, "Слово.", boundary=Boundary.CHAPTER)
    made = studio.master(tmp_path / "out", settings=replace(settings, duck=True, duck_overlap_s=0.2))
    sound = decode(made.files[0].path)
    assert [len(spans(sound, hertz)) for hertz in (OPENING_HZ, BETWEEN_HZ, CLOSING_HZ, VOICE_HZ)] == [1, 1, 1, 2]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_levels_the_first_encoding_is_on_target(studio: Studio, tmp_path, seed: int) -> None:
    """Long soft music would pull the loudness down, peaks in the speech keep it there: both are known before."""
    rng = np.random.default_rng(seed)
    music = tmp_path / "music.wav"
    soundfile.write(music, tone(5.0, hertz=300, level=0.3) * np.hanning(5 * RATE), RATE)
    for number in range(3):
        studio.chapter(f"Глава {number}")
        sound = speech(2.0, seed + number, level=rng.uniform(0.01, 0.1))
        sound[:: RATE // 5] *= rng.uniform(2, 8)
        studio.say(sound, "Слово.", boundary=Boundary.CHAPTER)
    drawn = replace(
        PLAIN,
        opening=music,
        between=music,
        closing=music,
        jingle_lufs=rng.uniform(-26, -13),
        duck=seed != 1,
        duck_db=rng.uniform(-20, -6),
    )
    told: list[Mixed] = []
    made = studio.master(tmp_path / "out", settings=drawn, progress=told.append)
    assert [mixed.done for mixed in told].count(1) == 1, "one encoding"
    assert made.files[0].loudness.integrated_lufs == pytest.approx(-16, abs=0.3)
