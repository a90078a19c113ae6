"""Silero TTS: models as torch packages, loaded without Silero's own wrapper.

The wrapper on PyPI checks no digest and needs the network even where the weights are there. The models are those of v3
to v5.5: `apply_tts(text | ssml_text, speaker, sample_rate, put_accent, put_yo)`, from v5 on `put_stress_homo`,
`put_yo_homo` too, from v5.4 on `type_str`; a 1-D float32 tensor comes back.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from briefing.errors import VoiceError
from briefing.records import from_table
from briefing.speech import models
from briefing.speech.cards import CardHead, VoiceCard, wrong
from briefing.speech.engines.base import Engine, EngineError, Observation, Presence, TooLongError, Traits
from briefing.speech.engines.silero_contact import assumed, observed
from briefing.speech.engines.silero_model import alphabet_of, learned_from, load, meaning_of, quiet_torch
from briefing.speech.models import Model
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.translation import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Silero's limit is the sound generated, not the characters given: 889 characters failed where 897 passed; 750 are safe.
LONGEST = 750
TINY = 12  # letters; shorter phrases lose a sound or are misread (silero-models#331)
STRESS_BY = "model"
_PACKAGES = {"torch": "torch", "silero_stress": "silero-stress"}  # module and distribution
_RATES = (8000, 24000, 48000)  # Hz, what apply_tts takes
_FULL_SCALE = 32767


@dataclass(frozen=True, slots=True)
class SileroTable:
    """The table `[silero]` of a card: which speaker of which model."""

    model: str  # the model's id, such as v5_5_ru
    speaker: str
    url: str  # http(s):// or file://
    sha256: str | None = None  # None: the first download's digest is recorded and held to

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[\w.-]+", self.model):
            raise wrong("silero.model", tr("letters, digits, _, . and - alone"))
        if not re.match(r"(https?|file)://", self.url):
            raise wrong("silero.url", tr("an address that begins with https://, http:// or file://"))
        if self.sha256 is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", self.sha256):
            raise wrong("silero.sha256", tr("64 hexadecimal digits"))

    @property
    def label(self) -> str:
        """The model."""
        return self.model

    @property
    def needs(self) -> Model:
        """The model's file, a torch package."""
        return Model(self.model, self.url, self.sha256 and self.sha256.lower(), _fault)


def _fault(path: Path) -> str:
    """Say what is wrong with a file that is no whole torch.package: a zip that names the version of its format."""
    with suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(path) as archive:
        if any(name.endswith(".data/version") for name in archive.namelist()):
            return ""
    return tr("no torch package")


def read(head: CardHead, table: dict[str, Any], folder: Path) -> SileroTable:
    """Read the table."""
    if head.sample_rate not in _RATES:
        raise wrong("sample_rate", tr("one of {known}").format(known=", ".join(map(str, _RATES))))
    return from_table(SileroTable, table, folder)


def presence() -> Presence:
    """Look for torch and silero-stress."""
    found = [f"{name} {metadata.version(name)}" for module, name in _PACKAGES.items() if util.find_spec(module)]
    remedy = tr("pip install 'briefing-ru[silero]'; for a processor alone see the README")
    return Presence("Silero", ", ".join(found), util.find_spec("torch") is not None, remedy)


def lacks(card: VoiceCard) -> str:
    """What is missing: torch, or what places stress."""
    needed = [module for module in _PACKAGES if module == "torch" or card.stress == "silero-stress"]
    missing = " ".join(_PACKAGES[module] for module in needed if util.find_spec(module) is None)
    if not missing:
        return ""
    return tr("{packages} is missing; install this program with its extra `{extra}`").format(
        packages=missing, extra="silero"
    )


def identity(card: VoiceCard, settings: SpeechSettings) -> str:
    """What changes the sound besides the text: the model's digest, the speaker, the rate, the switches.

    Not torch's version and not the device: they move no sample by more than rounding.
    """
    switches = " ".join(f"{name}={int(value)}" for name, value in _switches(card, settings).items())
    digest = models.digest_of(_model_of(card)) or "not fetched yet"
    return f"silero {digest} {_table_of(card).speaker} {card.sample_rate} Hz, {switches}"


def traits(card: VoiceCard, settings: SpeechSettings, workers: Executor, at_once: int) -> Traits:
    """What the model can be given: recorded when it was first loaded. Before that all workers load it and one tells."""
    model = _model_of(card)
    record = models.record_of(model)
    learned = record.learned if record else None
    if learned is None:
        asked = [workers.submit(examine, card, settings) for _ in range(at_once)]  # they will all speak it soon
        learned = asked[0].result()
        models.learn(model, learned)
    return _traits_of(learned)


def expected(card: VoiceCard) -> Traits:
    """What the model can be given as far as others have read in it."""
    return _traits_of(assumed(_model_of(card).name))


def _traits_of(learned: dict[str, str]) -> Traits:
    arguments = learned["arguments"].split()
    # Models that take a type of sentence choose one from the text of the whole call, where none is given.
    # In markup they would not see the mark at its end.
    intones = "type_str" in arguments
    return Traits(
        alphabet_of(learned["symbols"]),
        LONGEST,
        TINY,
        prosody="ssml_text" in arguments,
        intones=intones,
        plain_at="?!" if intones else "?",
    )


def _switches(card: VoiceCard, settings: SpeechSettings) -> dict[str, bool]:
    """The arguments of `apply_tts` that settings turn on and off; all off where the model is to lay no stress."""
    names = ("put_accent", "put_yo", "put_stress_homo", "put_yo_homo")
    return {name: card.stress == "model" and getattr(settings, name) for name in names}


def examine(card: VoiceCard, settings: SpeechSettings) -> dict[str, str]:
    """Load the model, in a worker, and say what can be learned of it."""
    return learned_from(load(models.ready(_model_of(card)), settings.device))


def observe(card: VoiceCard, settings: SpeechSettings) -> Iterator[Observation]:
    """Hold the model's symbols, arguments and speakers against those that are assumed."""
    return observed(_model_of(card).name, examine(card, settings))


def build(card: VoiceCard, settings: SpeechSettings) -> Engine:
    """Build the engine; loads the model."""
    return Silero(card, settings)


class Silero:
    """A speaker of a model. Not to be used by several threads at once."""

    def __init__(self, card: VoiceCard, settings: SpeechSettings) -> None:
        if lacks(card):
            raise VoiceError(f"{card.name}: {lacks(card)}")
        self._card = card
        self._speaker = _table_of(card).speaker
        self._model = load(models.ready(_model_of(card)), settings.device)
        speakers = [str(speaker) for speaker in self._model.speakers]
        if self._speaker not in speakers:
            message = tr("voice {name}: model {model} has no speaker {speaker}; it has {known}")
            names = {"name": card.name, "model": _model_of(card).name, "speaker": self._speaker}
            raise VoiceError(message.format(**names, known=", ".join(speakers)))
        self._accepted = set(learned_from(self._model)["arguments"].split())
        self._options = {name: value for name, value in _switches(card, settings).items() if name in self._accepted}

    def speak(self, text: str, prosody: Prosody) -> NDArray[np.int16]:
        """Speak one utterance."""
        if not prosody.plain and "ssml_text" in self._accepted:
            try:
                return self._apply(ssml_text=_ssml(text, prosody))
            except TooLongError:
                raise
            except EngineError:  # its words are worth more than its prosody
                return self._apply(text=text)
        return self._apply(text=text)

    def close(self) -> None:
        """Nothing to end: the model goes with its process."""

    def _apply(self, **text: str) -> NDArray[np.int16]:
        import torch

        try:
            with torch.inference_mode(), quiet_torch():
                sound = self._model.apply_tts(
                    **text, speaker=self._speaker, sample_rate=self._card.sample_rate, **self._options
                )
        except Exception as error:
            raise meaning_of(error, self._card.name) from error
        return _as_samples(sound)


def _as_samples(sound: Any) -> NDArray[np.int16]:
    import numpy as np

    samples = sound.detach().to("cpu").numpy().astype(np.float32).reshape(-1)
    if samples.size == 0 or not np.isfinite(samples).all():
        raise EngineError(tr("the model made no sound of it"))
    scaled: NDArray[np.int16] = np.rint(np.clip(samples, -1, 1) * _FULL_SCALE).astype("<i2")
    return scaled


def _ssml(text: str, prosody: Prosody) -> str:
    asked = {"rate": prosody.rate, "pitch": prosody.pitch}
    attributes = "".join(f' {name}="{value}"' for name, value in asked.items() if value != "medium")
    return f"<speak><prosody{attributes}>{escape(text)}</prosody></speak>"


def _table_of(card: VoiceCard) -> SileroTable:
    if not isinstance(card.table, SileroTable):
        raise RuntimeError(f"{card.name} is not a Silero voice")
    return card.table


def _model_of(card: VoiceCard) -> Model:
    if card.model is None:
        raise RuntimeError(f"{card.name} is not a Silero voice")
    return card.model
