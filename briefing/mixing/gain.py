"""The gain that brings a mix to its loudness, limiter and all: found by measuring, before anything is encoded."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from briefing.mixing.limiter import Limiter
from briefing.mixing.measurement import Steps
from briefing.mixing.progress import Progress, Step, unwatched, watched
from briefing.mixing.resampling import RATE
from briefing.mixing.tape import Tape

_LEAST_HEARD = 0.2  # of a correction; where less is heard, more gain would only squash the sound
_NEAR_LU = 0.25  # a lack so small is made up for without measuring again: what remains is a tenth of it
_MOST_PASSES = 6


@dataclass(frozen=True, slots=True)
class Level:
    """A gain in dB, and how loud it makes a mix in LUFS."""

    gain_db: float
    lufs: float


def level_for(
    aim_lufs: float, ceiling_dbtp: float, tape: Tape, mix_lufs: float, progress: Progress = unwatched
) -> Level:
    """Give the gain that makes the mix on the tape `aim_lufs` loud, its peaks held under the ceiling.

    `mix_lufs` is the loudness of the tape as it is. Where its samples stay below the ceiling the gain is what it lacks;
    else the limiter's part is measured, and where there are too many peaks the loudness falls short. A silent mix is
    given no gain.
    """
    if math.isinf(mix_lufs):
        return Level(0.0, mix_lufs)
    gain_db = aim_lufs - mix_lufs
    if tape.peak * 10 ** (gain_db / 20) <= 10 ** (ceiling_dbtp / 20):
        return Level(gain_db, aim_lufs)
    before = (gain_db - 6.0, aim_lufs - 6.0)  # far below, all of a gain is heard
    for number in range(_MOST_PASSES):
        heard = Level(gain_db, _limited_lufs(tape, gain_db, ceiling_dbtp, _part(progress, number)))
        gain_db = next_gain_db(gain_db, heard.lufs, aim_lufs, before)
        if abs(aim_lufs - heard.lufs) <= _NEAR_LU:
            return Level(gain_db, aim_lufs)
        before = (heard.gain_db, heard.lufs)
    return heard


def next_gain_db(gain_db: float, heard_lufs: float, aim_lufs: float, before: tuple[float, float] | None) -> float:
    """Give the gain that should make `aim_lufs` where `gain_db` makes `heard_lufs`.

    `before` holds another gain and its loudness: where the limiter ate part of the step between the two, the next one
    is larger by as much.
    """
    heard = 1.0
    if before and gain_db != before[0]:
        heard = (heard_lufs - before[1]) / (gain_db - before[0])
    return gain_db + (aim_lufs - heard_lufs) / min(1.0, max(_LEAST_HEARD, heard))


def _part(progress: Progress, number: int) -> Progress:
    return lambda mixed: progress(replace(mixed, done=(number + mixed.done) / _MOST_PASSES))


def _limited_lufs(tape: Tape, gain_db: float, ceiling_dbtp: float, progress: Progress) -> float:
    steps, limiter = Steps(), Limiter(gain_db, ceiling_dbtp)
    for block in watched(tape.blocks(), tape.frames, Step.MEASURING, progress):
        steps.hear(limiter.limit(block)[:, None], RATE)
    steps.hear(limiter.finish()[:, None], RATE)
    return steps.lufs
