"""What can be set about the mix: the table `[mix]` of the configuration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefing.episode import Boundary
from briefing.errors import UsageError
from briefing.templates import SPOKEN_NAMES, check_template
from briefing.translation import tr

_PAUSES = tuple(f"pause_{boundary}_s" for boundary in Boundary)
# What each figure may be: below and above, the result would be broken rather than a matter of taste.
_RANGES: dict[str, tuple[float, float]] = {
    "chapter_lead_s": (0, 10),
    "lead_in_s": (0, 60),
    "lead_out_s": (0, 60),
    "fade_s": (0, 0.05),
    "silence_dbfs": (-90, -20),
    "loudness_lufs": (-40, -6),
    "loudness_tolerance_lu": (0.1, 5),
    "true_peak_dbtp": (-12, 0),
    "level_range_db": (0, 60),
    "channels": (1, 2),
    "mp3_kbps": (32, 320),
    "m4a_kbps": (32, 320),
    "opus_kbps": (16, 256),
    "jingle_lufs": (-60, -6),
    "jingle_fade_s": (0, 30),
    "duck_overlap_s": (0, 60),
    "duck_db": (-60, 0),
} | dict.fromkeys(_PAUSES, (0.0, 60.0))


@dataclass(frozen=True, slots=True)
class MixSettings:
    """How takes become a master. Figures out of range raise UsageError naming the key.

    A pause is what is heard: the time from the last sound before a boundary to the first sound after it. The silence
    that the takes bring along counts towards it, so only what is missing is added and only what is too much is cut.
    """

    # Pauses, in seconds: from the weakest boundary to the strongest, each step one that a listener can tell from the
    # one before.
    pause_comma_s: float = 0.15  # inside a long sentence that was split for the engine
    pause_sentence_s: float = 0.45
    pause_item_s: float = 0.5  # before an item of a list
    pause_voice_s: float = 0.6  # where another voice takes over
    pause_paragraph_s: float = 0.8
    pause_heading_s: float = 0.9  # between a spoken heading and its text
    pause_chapter_s: float = 1.8
    chapter_lead_s: float = 0.5  # a chapter starts this much before its first word: players clip what lies on the mark
    lead_in_s: float = 0.3  # silence before the first sound of the episode
    lead_out_s: float = 1.0  # silence after the last

    # Edges of takes.
    fade_s: float = 0.005  # fade at both ends of each take; removes the step (click) of a cut
    silence_dbfs: float = -50.0  # what lies below this at the edge of a levelled take is silence

    # Loudness. -16 LUFS, -1 dBTP are Apple's for podcasts. A mono file is measured as it is (one channel, no 3 dB
    # added for its being heard from two loudspeakers), as Apple's and everybody's meters do.
    loudness_lufs: float = -16.0  # integrated, ITU-R BS.1770-4
    loudness_tolerance_lu: float = 0.5  # a result farther off is encoded again with a corrected gain
    true_peak_dbtp: float = -1.0  # no higher, after encoding
    level_range_db: float = 24.0  # takes are brought to one loudness; none is raised or lowered by more than this

    # Encoding. Mono, since speech is: half the size at the same quality.
    channels: int = 1  # 2: the same sound left and right, for players and hosts that insist on stereo
    mp3_kbps: int = 128
    m4a_kbps: int = 96
    opus_kbps: int = 64

    # Spoken templates; {show}, {title} and {date} («23 ноября 2026 года») are filled in. Empty: not spoken.
    intro: str = ""
    outro: str = ""

    # Audio files of any kind ffmpeg reads, at any rate and channel count.
    opening: Path | None = None  # before the first word
    closing: Path | None = None  # after the last
    between: Path | None = None  # before each chapter but the first
    jingle_lufs: float = -18.0  # loudness the three are brought to
    jingle_fade_s: float = 0.5  # fade at their free ends
    duck: bool = False  # let speech begin over the end of a jingle, and a jingle under the end of speech
    duck_overlap_s: float = 3.0  # for how long
    duck_db: float = -14.0  # how much softer a jingle is under speech

    def __post_init__(self) -> None:
        for key, (low, high) in _RANGES.items():
            if not low <= getattr(self, key) <= high:
                raise UsageError(
                    tr("[mix] {key}: {value!r} is out of range; give {low!r} to {high!r}").format(
                        key=key, value=getattr(self, key), low=low, high=high
                    )
                )

        for key in ("intro", "outro"):
            check_template(f"[mix] {key}", getattr(self, key), SPOKEN_NAMES)

    def at_speed(self, speed: float) -> MixSettings:
        """Give the same mix with pauses for speech that is `speed` times as fast."""
        return replace(self, **{name: getattr(self, name) / speed for name in _PAUSES})

    def pause_s(self, boundary: Boundary) -> float:
        """Give the target pause at a boundary, in seconds."""
        return {
            Boundary.COMMA: self.pause_comma_s,
            Boundary.SENTENCE: self.pause_sentence_s,
            Boundary.ITEM: self.pause_item_s,
            Boundary.VOICE: self.pause_voice_s,
            Boundary.PARAGRAPH: self.pause_paragraph_s,
            Boundary.HEADING: self.pause_heading_s,
            Boundary.CHAPTER: self.pause_chapter_s,
        }[boundary]
