"""The formats of the master: how each is encoded and what a feed calls it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.errors import UsageError
from briefing.mixing.settings import MixSettings
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class Effect:
    """What an encoder does to the level."""

    loss_db: float  # by how much it lowers all it is given
    overshoot_db: float  # by how much true peaks may then exceed those of what it was given


@dataclass(frozen=True, slots=True)
class AudioFormat:
    """A format, and what its encoder does to the level from which bit rate (kbit/s) on, the highest first."""

    name: str  # also the file's suffix
    mime: str
    container: str  # ffmpeg's name of it
    codec: tuple[str, ...]  # ffmpeg's options for it; of MP3 none, since LAME is called here
    effects: tuple[tuple[int, Effect], ...]

    def effect(self, bit_rate_kbps: int) -> Effect:
        """Say what encoding at a bit rate does."""
        return next(effect for least, effect in self.effects if bit_rate_kbps >= least)


# LAME multiplies what it is given, by 0.95 below 192 kbit/s (its table `abr_switch_map`; measured here, too). The
# overshoot was measured on speech, music and noise with ffmpeg's meter: the fewer bits, the higher the peaks.
_LAME = (
    (256, Effect(0.0, 0.3)),
    (224, Effect(0.18, 0.3)),
    (192, Effect(0.26, 0.3)),
    (112, Effect(0.45, 0.3)),
    (96, Effect(0.45, 0.5)),
    (0, Effect(0.45, 1.5)),
)
_FORMATS = {
    each.name: each
    for each in (
        AudioFormat("mp3", "audio/mpeg", "mp3", (), _LAME),
        AudioFormat("m4a", "audio/x-m4a", "ipod", ("-c:a", "aac"), ((0, Effect(0.0, 0.3)),)),
        AudioFormat("opus", "audio/ogg", "opus", ("-c:a", "libopus"), ((0, Effect(0.0, 0.5)),)),
    )
}

_QUICK_KBPS = 96  # from here on LAME is told to be quick (see `lame_quality`)


def formats_named(names: Sequence[str]) -> tuple[AudioFormat, ...]:
    """Look formats up by name; raises UsageError for an unknown one."""
    for name in names:
        if name not in _FORMATS:
            raise UsageError(
                tr("--format {name}: there is no such format; choose among {names}").format(
                    name=name, names=", ".join(_FORMATS)
                )
            )
    return tuple(_FORMATS[name] for name in dict.fromkeys(names))


def codec_options(wanted: AudioFormat, bit_rate_kbps: int) -> tuple[str, ...]:
    """Give ffmpeg's options that encode in a format at a bit rate."""
    return (*wanted.codec, "-b:a", f"{bit_rate_kbps}k")


def lame_quality(bit_rate_kbps: int) -> int:
    """Say how much trouble LAME is to take, from 0 to 9, the least.

    LAME shapes the noise of each band unless it is told to be quick. From 96 kbit/s on that is time lost: what it
    makes then is only more noise. Measured on five minutes of mono speech at 128 kbit/s, quick encoding takes half the
    time and its noise is lower by 7 dB below 8 kHz and higher by 1 dB above 10 kHz (-22 dB to the signal); at 96 by
    2 dB and 1 dB; at 64 noise above 6 kHz begins to show. With 3, LAME's own choice, speech at 32 to 48 kbit/s has
    up to 4 dB more noise than with 4.
    """
    return 7 if bit_rate_kbps >= _QUICK_KBPS else 4


def kbps(wanted: AudioFormat, settings: MixSettings) -> int:
    """Give a format's bit rate in kbit/s."""
    return {"mp3": settings.mp3_kbps, "opus": settings.opus_kbps}.get(wanted.name, settings.m4a_kbps)
