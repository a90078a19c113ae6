"""A tone and speech, cut into 500 takes and put together again."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from briefing.episode import Boundary
from briefing.mixing import MixSettings
from briefing.mixing.analysis import listen
from briefing.mixing.jingles import Jingles
from briefing.mixing.reel import render
from briefing.mixing.timeline import Clip, Timeline
from tests.mixing.conftest import RATE, Studio, decode, speech, tone

TAKES = 500
ABUTTING = replace(MixSettings(), pause_sentence_s=0.0, pause_comma_s=0.0)


def cut_up(studio: Studio, whole: np.ndarray) -> None:
    """Cut a sound at 499 arbitrary places, and say each piece as a take of its own."""
    cuts = np.sort(np.random.default_rng(11).choice(np.arange(4800, len(whole) - 4800, 2400), TAKES - 1, replace=False))
    edges = [0, *(cuts + np.random.default_rng(12).integers(0, 2000, TAKES - 1)).tolist(), len(whole)]
    for first, last in pairwise(edges):
        studio.say(whole[first:last], f"Предложение {len(studio.takes)}.")


def mixed(studio: Studio, settings: MixSettings) -> tuple[np.ndarray, list[Clip], Timeline]:
    """Mix without encoding: the sound, and where each clip was meant to be."""
    timeline = Timeline(studio.script, settings, Jingles(settings), tell=pytest.fail)
    clips = [element for take in studio.takes for element in timeline.place(take.utterance, listen(take.path))]
    clips += timeline.close()
    sound = np.concatenate(list(render(clips, settings, 0)))
    return np.pad(sound, (0, timeline.end - len(sound))), clips, timeline


@pytest.fixture(scope="module", params=["tone", "speech"])
def pieces(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Studio, np.ndarray]:
    """A sound, and the studio in which it was cut into 500 takes."""
    whole = tone(75) if request.param == "tone" else speech(75, 3)
    studio = Studio(tmp_path_factory.mktemp("takes"))
    cut_up(studio, whole)
    return studio, whole


@pytest.mark.parametrize("settings", [MixSettings(), ABUTTING], ids=["with pauses", "without pauses"])
def test_no_join_has_a_step(pieces: tuple[Studio, np.ndarray], settings: MixSettings) -> None:
    out, clips, _ = mixed(pieces[0], settings)
    assert len(clips) == TAKES
    edges = np.array([edge for clip in clips for edge in (clip.at, clip.end) if 0 < edge < len(out)])
    steps = np.abs(out[edges] - out[edges - 1])
    assert np.max(steps) < 10 ** (-60 / 20)


def test_takes_that_abut_leave_no_gap_and_no_overlap(pieces: tuple[Studio, np.ndarray]) -> None:
    studio, sound = pieces
    settings = replace(ABUTTING, lead_in_s=0.0, lead_out_s=0.0)
    out, clips, timeline = mixed(studio, settings)
    assert timeline.end == len(out) == len(sound)
    assert [clip.at for clip in clips[1:]] == [clip.end for clip in clips[:-1]]
    for clip in clips:
        inside = slice(clip.at + 300, clip.end - 300)  # without its fades
        assert abs(lag_of(out[inside], sound, inside.start, reach=5)) <= 1


def lag_of(piece: np.ndarray, whole: np.ndarray, at: int, reach: int = 20) -> int:
    """Find by how many frames `whole` has what `piece` has later than at frame `at`."""
    places = [whole[at + lag : at + lag + len(piece)] for lag in range(-reach, reach + 1)]
    return int(np.argmax([np.dot(piece, place) / np.linalg.norm(place) for place in places])) - reach


def test_the_decoded_mp3_is_where_the_plan_says(pieces: tuple[Studio, np.ndarray], tmp_path) -> None:
    """Found by correlating each take with the decoded file around the place it was planned for."""
    studio, _ = pieces
    made = studio.master(tmp_path / "out")
    heard = decode(made.files[0].path)
    _, clips, timeline = mixed(studio, MixSettings())
    assert len(heard) == timeline.end == round(made.files[0].duration_s * RATE)
    for clip in clips:
        assert abs(lag_of(clip.samples[300:-300], heard, clip.at + 300)) <= 1


def test_a_boundary_inside_a_sentence_is_no_new_cue(studio: Studio, tmp_path) -> None:
    studio.say(tone(1.0), "Одно длинное предложение.")
    studio.say(tone(1.5), "Одно длинное предложение.", boundary=Boundary.COMMA, opens=False)
    studio.say(tone(1.0), "Другое.")
    made = studio.master(tmp_path / "out")
    assert [cue.text for cue in made.cues] == ["Одно длинное предложение.", "Другое."]
    first = made.cues[0]
    assert first.end_s - first.start_s == pytest.approx(1.0 + 0.15 + 1.5, abs=0.05)
