"""What can be set about the voices: the table `[speech]` of the configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefing.choices import DEVICES, FASTEST, SLOWEST
from briefing.episode import Style
from briefing.errors import UsageError
from briefing.translation import tr

RATES = ("x-slow", "slow", "medium", "fast", "x-fast")  # the values of SSML's <prosody rate>, as Silero takes them
PITCHES = ("x-low", "low", "medium", "high", "x-high")  # the same for <prosody pitch>


@dataclass(frozen=True, slots=True)
class Prosody:
    """How a kind of text is spoken, in SSML's words. `medium` twice is the voice's own way: nothing is asked for."""

    rate: str = "medium"  # x-slow | slow | medium | fast | x-fast
    pitch: str = "medium"  # x-low | low | medium | high | x-high

    def __post_init__(self) -> None:
        _one_of("rate", self.rate, RATES)
        _one_of("pitch", self.pitch, PITCHES)

    @property
    def plain(self) -> bool:
        """Whether nothing is asked for."""
        return self.rate == "medium" and self.pitch == "medium"


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """How a script is spoken. Where an engine can't change its prosody (Festival), the three prosodies do nothing."""

    heading: Prosody = field(default_factory=lambda: Prosody(rate="slow"))
    quote: Prosody = field(default_factory=lambda: Prosody(pitch="low"))
    item: Prosody = field(default_factory=Prosody)
    speed: float = 1.0  # of the speech, 0.8 to 1.5: stretched after it was spoken, pitch unchanged
    strict: bool = False  # true: fail where the voice can't say a character, instead of leaving it out with a word
    device: str = "auto"  # auto | cpu | cuda: where Silero computes; auto takes CUDA where torch sees it
    put_accent: bool = True  # Silero places stress itself (voices with stress = "model")
    put_yo: bool = True  # Silero writes ё where е stands for it
    put_stress_homo: bool = True  # Silero v5 tells homographs by their stress
    put_yo_homo: bool = True  # Silero v5 tells homographs by their ё
    cards: tuple[Path, ...] = ()  # the user's own voice cards that documents may name; paths count from this file
    cluster: str = ""  # the address of a dask scheduler, tcp://host:8786; empty: this machine's cores
    takes: str = ""  # where takes are shared, any fsspec address (file://, s3://); empty: only in BRIEFING_HOME

    def __post_init__(self) -> None:
        _one_of("device", self.device, DEVICES)
        if not SLOWEST <= self.speed <= FASTEST:
            message = tr("speech.speed: {value!r} is out of range; choose {low!r} to {high!r}")
            raise UsageError(message.format(value=self.speed, low=SLOWEST, high=FASTEST))

    def prosody(self, style: Style) -> Prosody:
        """The prosody of a style."""
        return {Style.HEADING: self.heading, Style.QUOTE: self.quote, Style.ITEM: self.item}.get(style, Prosody())


def _one_of(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        message = tr("speech.{name}: {value!r} is unknown; choose one of {known}")
        raise UsageError(message.format(name=name, value=value, known=", ".join(known)))
