"""Loudness and peaks on target: the gain an encoding begins with, whether it missed, and by how much to correct it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefing.episode import Loudness
from briefing.mixing.audio_formats import AudioFormat, kbps
from briefing.mixing.gain import level_for, next_gain_db
from briefing.mixing.measurement import SILENT_LUFS
from briefing.mixing.progress import Progress, unwatched
from briefing.mixing.settings import MixSettings
from briefing.mixing.tape import Tape
from briefing.translation import tr

_ROUNDING_DB = 0.05  # kept from the limit: another meter may interpolate otherwise, or round to tenths
_MARGIN_DB = 0.1  # a correction aims this much below the highest peak
_ENCODER_LU = 0.2  # by which an encoder may change a loudness besides
_SECOND_CHANNEL_DB = 3.01  # what a second channel with the same sound adds to the loudness (BS.1770-4, equation 2)


@dataclass(frozen=True, slots=True)
class Encoding:
    """One format's way through: its working file, and the gain and ceiling its sound is given."""

    wanted: AudioFormat
    path: Path
    gain_db: float
    ceiling_dbtp: float
    reached_lufs: float  # what the limiter lets the mix reach with this gain: the target, unless its peaks are too many
    before: tuple[float, float] | None = None  # gain (dB) and loudness (LUFS) of the encoding that this one corrects


def loudness_faults(loudness: Loudness, settings: MixSettings) -> tuple[str, ...]:
    """Say, a line each, where a measured loudness lies outside what the settings allow."""
    faults = []
    if abs(loudness.integrated_lufs - settings.loudness_lufs) > settings.loudness_tolerance_lu:
        faults.append(
            tr("loudness {measured} LUFS, wanted {wanted} ±{tolerance}").format(
                measured=loudness.integrated_lufs,
                wanted=settings.loudness_lufs,
                tolerance=settings.loudness_tolerance_lu,
            )
        )
    if loudness.true_peak_dbtp > settings.true_peak_dbtp:
        faults.append(
            tr("true peak {measured} dBTP, wanted at most {wanted}").format(
                measured=loudness.true_peak_dbtp, wanted=settings.true_peak_dbtp
            )
        )
    return tuple(faults)


def first_encoding(
    wanted: AudioFormat,
    folder: Path,
    settings: MixSettings,
    tape: Tape,
    mix_lufs: float,
    progress: Progress = unwatched,
) -> Encoding:
    """Give what an encoding begins with: the gain that the mix lacks, and what its encoder does made up for."""
    effect = wanted.effect(kbps(wanted, settings))
    ceiling_dbtp = settings.true_peak_dbtp + effect.loss_db - effect.overshoot_db - _ROUNDING_DB
    lost_db = effect.loss_db - (_SECOND_CHANNEL_DB if settings.channels > 1 else 0.0)
    level = level_for(settings.loudness_lufs + lost_db, ceiling_dbtp, tape, mix_lufs, progress)
    return Encoding(
        wanted,
        folder / f".episode.{wanted.name}.encoding",
        gain_db=level.gain_db,
        ceiling_dbtp=ceiling_dbtp,
        reached_lufs=level.lufs - lost_db,
    )


def misses(encoding: Encoding, loudness: Loudness, settings: MixSettings) -> bool:
    """Whether an encoding is to be corrected: it is off the target, or may be, and can come nearer."""
    if loudness.integrated_lufs <= SILENT_LUFS:
        return False
    if loudness.true_peak_dbtp > settings.true_peak_dbtp - _ROUNDING_DB:
        return True
    off_lu = abs(loudness.integrated_lufs - settings.loudness_lufs)
    best_lu = abs(encoding.reached_lufs - settings.loudness_lufs)
    return off_lu > max(settings.loudness_tolerance_lu, best_lu + _ENCODER_LU)


def corrected(encoding: Encoding, loudness: Loudness, settings: MixSettings) -> Encoding:
    """Give the gain that the measured loudness lacks, and a ceiling lower by what the measured peak exceeds."""
    excess = max(0.0, loudness.true_peak_dbtp - settings.true_peak_dbtp + _ROUNDING_DB)
    return replace(
        encoding,
        gain_db=next_gain_db(encoding.gain_db, loudness.integrated_lufs, settings.loudness_lufs, encoding.before),
        before=(encoding.gain_db, loudness.integrated_lufs),
        ceiling_dbtp=encoding.ceiling_dbtp - (excess + _MARGIN_DB if excess else 0.0),
    )
