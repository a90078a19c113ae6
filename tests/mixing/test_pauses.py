"""Pauses, chapters and silence, measured in the decoded MP3."""

from itertools import pairwise

import numpy as np
import pytest

from briefing.episode import Boundary
from briefing.mixing import MixSettings
from tests.mixing.conftest import Studio, decode, offsets, onsets, silence, speech, tone

PAUSES = MixSettings()


@pytest.mark.parametrize("own_s", [0.0, 0.05, 0.2, 3.0])
def test_a_pause_is_as_long_as_its_boundary_asks_whatever_silence_the_takes_bring(
    studio: Studio, tmp_path, own_s: float
) -> None:
    boundaries = [Boundary.CHAPTER, *(each for each in Boundary if each is not Boundary.COMMA)]
    for boundary in boundaries:
        studio.say(np.concatenate([silence(own_s), tone(1.0), silence(own_s / 2)]), "Слово.", boundary=boundary)
    heard = decode(studio.master(tmp_path / "out").files[0].path)
    starts, ends = onsets(heard), offsets(heard)
    assert len(starts) == len(ends) == len(boundaries)
    for boundary, end, start in zip(boundaries[1:], ends, starts[1:], strict=False):
        assert start - end == pytest.approx(PAUSES.pause_s(boundary), abs=0.045), boundary


def test_boundaries_are_told_apart_from_the_weakest_to_the_strongest() -> None:
    order = ("comma", "sentence", "item", "voice", "paragraph", "heading", "chapter")
    pauses = [PAUSES.pause_s(Boundary(name)) for name in order]
    assert pauses == sorted(pauses)
    assert len(set(pauses)) == len(pauses) == len(Boundary)


def test_the_silence_that_a_take_brings_is_kept_where_it_fits(studio: Studio, tmp_path) -> None:
    """Breath and room tone are better than digital silence."""
    room = 0.0004 * np.random.default_rng(1).standard_normal(4800)  # below the threshold of silence, above zero
    for word in ("Раз.", "Два."):
        studio.say(np.concatenate([room, speech(1.0, 1), room]), word, boundary=Boundary.PARAGRAPH)
    heard = decode(studio.master(tmp_path / "out").files[0].path)
    end, start = offsets(heard, quiet_s=0.3)[0], onsets(heard, quiet_s=0.3)[1]
    levels = [
        np.sqrt(np.mean(np.square(heard[round(s * 48000) : round((s + 0.03) * 48000)])))
        for s in (end + 0.04, (start + end) / 2)
    ]
    assert levels[0] > 20 * levels[1]


def test_an_episode_begins_and_ends_with_the_silence_set(studio: Studio, tmp_path) -> None:
    studio.say(np.concatenate([silence(2.0), tone(2.0), silence(4.0)]), "Слово.")
    heard = decode(studio.master(tmp_path / "out").files[0].path)
    assert onsets(np.pad(heard, (9600, 0)))[0] - 0.2 == pytest.approx(PAUSES.lead_in_s, abs=0.03)
    assert len(heard) / 48000 - offsets(heard)[-1] == pytest.approx(PAUSES.lead_out_s, abs=0.05)


def test_a_chapter_starts_a_little_before_its_first_word_and_after_the_last_one(studio: Studio, tmp_path) -> None:
    for title in ("Первая", "Вторая", "Третья"):
        studio.chapter(title)
        studio.say(speech(1.5, 1), "Слово.", boundary=Boundary.CHAPTER)
        studio.say(speech(1.5, 2), "Другое.")
    made = studio.master(tmp_path / "out")
    heard = decode(made.files[0].path)
    starts, ends = onsets(heard), offsets(heard)
    assert [chapter.title for chapter in made.chapters] == ["Первая", "Вторая", "Третья"]
    assert made.chapters[0].start_s == 0
    for number, chapter in enumerate(made.chapters[1:], start=1):
        assert starts[2 * number] - chapter.start_s == pytest.approx(PAUSES.chapter_lead_s, abs=0.03)
        assert chapter.start_s > ends[2 * number - 1]
    assert all(before.end_s == after.start_s for before, after in pairwise(made.chapters))
    assert made.chapters[-1].end_s == made.files[0].duration_s == pytest.approx(len(heard) / 48000, abs=1e-4)


def test_a_take_that_is_silent_is_told_of(studio: Studio, tmp_path) -> None:
    said: list[str] = []
    studio.say(tone(1), "Слышно.")
    studio.say(silence(1), "Не слышно.")
    made = studio.master(tmp_path / "out", tell=said.append)
    assert any("Не слышно." in line for line in said)
    assert len(made.cues) == 2
