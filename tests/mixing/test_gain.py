"""The gain of an encoding is found on the mix itself, limiter and all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from briefing.mixing.gain import level_for
from briefing.mixing.limiter import Limiter
from briefing.mixing.measurement import Steps
from briefing.mixing.tape import Tape
from tests.mixing.conftest import RATE, silence, speech


@pytest.fixture
def tape(tmp_path: Path) -> Iterator[Tape]:
    with Tape(tmp_path) as tape:
        yield tape


def record(tape: Tape, sound: np.ndarray) -> float:
    """Put a sound on the tape in pieces of odd lengths; give its loudness."""
    steps = Steps()
    for piece in np.split(sound.astype(np.float32), [1, 1000, 30_011, 120_000]):
        tape.write(piece)
        steps.hear(piece[:, None], RATE)
    return steps.lufs


def heard_lufs(tape: Tape, gain_db: float, ceiling_dbtp: float) -> float:
    """Raise and limit the whole tape at once, and measure it."""
    limiter, steps = Limiter(gain_db, ceiling_dbtp), Steps()
    whole = np.concatenate(list(tape.blocks()))
    steps.hear(np.concatenate([limiter.limit(whole), limiter.finish()])[:, None], RATE)
    return steps.lufs


def test_a_tape_gives_back_what_was_put_on_it_however_loud_or_soft(tape: Tape, tmp_path: Path) -> None:
    blocks = [(level * speech(1, number)).astype(np.float32) for number, level in enumerate((60.0, 0.001, 1.0, 0.0))]
    for block in blocks:
        tape.write(block)
    assert tape.frames == sum(map(len, blocks))
    assert tape.peak == pytest.approx(np.max(np.abs(blocks[0])))
    for _ in range(2):
        for block, kept in zip(blocks, tape.blocks(), strict=True):
            assert np.max(np.abs(kept - block)) <= np.max(np.abs(block)) * 2**-15
    assert list(tmp_path.iterdir()) == [], "it has no name: nothing is left where the program is killed"


def test_without_peaks_the_gain_is_what_the_mix_lacks(tape: Tape) -> None:
    lufs = record(tape, speech(4, 1, level=0.02))
    assert level_for(-16.0, -1.0, tape, lufs).gain_db == pytest.approx(-16.0 - lufs)


@pytest.mark.parametrize("every_s", [0.7, 0.2, 0.1])
def test_what_the_limiter_takes_is_added(tape: Tape, every_s: float) -> None:
    sound = speech(6, 2, level=0.1)
    sound[:: round(every_s * RATE)] = 1.5
    lufs = record(tape, sound)
    gain_db = level_for(-16.0, -1.0, tape, lufs).gain_db
    assert heard_lufs(tape, -16.0 - lufs, -1.0) < -16.1
    assert heard_lufs(tape, gain_db, -1.0) == pytest.approx(-16.0, abs=0.1)


def test_silence_is_not_raised(tape: Tape) -> None:
    assert level_for(-16.0, -1.0, tape, record(tape, silence(4))).gain_db == 0.0


def test_where_there_are_too_many_peaks_it_says_how_far_it_comes(tape: Tape) -> None:
    sound = speech(6, 2, level=0.1)
    sound[:: round(0.03 * RATE)] = 1.5  # never far enough apart for the limiter to let go
    level = level_for(-16.0, -1.0, tape, record(tape, sound))
    assert level.lufs < -17
    assert heard_lufs(tape, level.gain_db, -1.0) == pytest.approx(level.lufs, abs=0.05)
