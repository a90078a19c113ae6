"""The formats of the master: how each is encoded and what a feed calls it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.errors import UsageError
from briefing.mixing.settings import MixSettings
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class Format:
    """A format, and what its encoder does to the level."""

    name: str  # also the file's suffix
    mime: str
    container: str  # ffmpeg's name of it
    codec: tuple[str, ...]
    loss_db: float = 0.0  # by how much the encoder lowers all it is given
    overshoot_db: float = 0.3  # by how much true peaks may then exceed those of what it was given


# Measured on five minutes of speech with ffmpeg's meter. LAME multiplies by 0.95 below 192 kbit/s; Opus at 32 kbit/s
# exceeded its input's true peaks by 0.45 dB, the others at their default rates by 0.25 dB at most.
_FORMATS = {
    each.name: each
    for each in (
        Format("mp3", "audio/mpeg", "mp3", ("-c:a", "libmp3lame", "-id3v2_version", "0"), loss_db=0.45),
        Format("m4a", "audio/x-m4a", "ipod", ("-c:a", "aac")),
        Format("m4b", "audio/x-m4b", "ipod", ("-c:a", "aac")),
        Format("opus", "audio/ogg", "opus", ("-c:a", "libopus"), overshoot_db=0.5),
    )
}


def formats_named(names: Sequence[str]) -> tuple[Format, ...]:
    """Look formats up by name; raises UsageError for an unknown one."""
    for name in names:
        if name not in _FORMATS:
            raise UsageError(
                tr("--format {name}: there is no such format; choose among {names}").format(
                    name=name, names=", ".join(_FORMATS)
                )
            )
    return tuple(_FORMATS[name] for name in dict.fromkeys(names))


def kbps(wanted: Format, settings: MixSettings) -> int:
    """Give a format's bit rate in kbit/s."""
    return {"mp3": settings.mp3_kbps, "opus": settings.opus_kbps}.get(wanted.name, settings.m4a_kbps)
