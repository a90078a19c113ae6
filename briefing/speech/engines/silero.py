"""Silero TTS: models as torch packages, loaded without Silero's own wrapper.

The wrapper on PyPI checks no digest and needs the network even where the weights are there. Signatures and faults of
the models are those of v3 to v5.5: `apply_tts(text | ssml_text, speaker, sample_rate, put_accent, put_yo)`, from v5 on
`put_stress_homo`, `put_yo_homo` too; a 1-D float32 tensor comes back.
"""

from __future__ import annotations

import inspect
from concurrent.futures import Executor
from functools import cache
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from briefing.errors import VoiceError
from briefing.speech import models, stress
from briefing.speech.cards import SileroModel, VoiceCard
from briefing.speech.engines.base import Engine, EngineError, TooLongError, Traits
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.translation import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Silero's limit is the sound generated, not the characters given: 889 characters failed where 897 passed; 750 are safe.
LONGEST = 750
TINY = 12  # letters; shorter phrases lose a sound or are misread (silero-models#331)
_SERVICE_SYMBOLS = "_~"  # padding and end of text, in `symbols` but not for saying
_FULL_SCALE = 32767


def lacks(card: VoiceCard) -> str:
    """What is missing: torch, or what places stress."""
    needed = {"torch": "torch"}
    if _model_of(card).stress == "silero-stress":
        needed["silero_stress"] = "silero-stress"
    missing = " ".join(name for module, name in needed.items() if util.find_spec(module) is None)
    if not missing:
        return ""
    return tr("{packages} is missing; install this program with its extra `silero`").format(packages=missing)


def identity(card: VoiceCard, settings: SpeechSettings) -> str:
    """What changes the sound besides the text: the model's digest, the speaker, the rate, the switches, the stress.

    Not torch's version and not the device: they move no sample by more than rounding.
    """
    model = _model_of(card)
    placed = f"silero-stress {stress.version()}" if model.stress == "silero-stress" else "model"
    switches = " ".join(f"{name}={int(value)}" for name, value in _switches(settings).items())
    digest = models.digest_of(model) or "not fetched yet"
    return f"silero {digest} {model.speaker} {card.sample_rate} Hz, stress: {placed}, {switches}"


def traits(card: VoiceCard, settings: SpeechSettings, workers: Executor, at_once: int) -> Traits:
    """What the model can be given: recorded when it was first loaded. Before that all workers load it and one tells."""
    model = _model_of(card)
    record = models.record_of(model)
    symbols = record.symbols if record else None
    if symbols is None:
        asked = [workers.submit(read_symbols, card, settings) for _ in range(at_once)]  # they will all speak it soon
        symbols = asked[0].result()
        models.learn(model, symbols)
    return Traits(frozenset(symbols) - set(_SERVICE_SYMBOLS) | {" "}, LONGEST, TINY, prosody=True)


def _switches(settings: SpeechSettings) -> dict[str, bool]:
    """The arguments of `apply_tts` that settings turn on and off."""
    names = ("put_accent", "put_yo", "put_stress_homo", "put_yo_homo")
    return {name: getattr(settings, name) for name in names}


def read_symbols(card: VoiceCard, settings: SpeechSettings) -> str:
    """Load the model, in a worker, and give its symbols, sorted."""
    model = _load(models.ready(_model_of(card)), settings.device)
    return "".join(sorted(set(model.symbols)))


def build(card: VoiceCard, settings: SpeechSettings) -> Engine:
    """Build the engine; loads the model."""
    return Silero(card, settings)


class Silero:
    """A speaker of a model. Not to be used by several threads at once."""

    def __init__(self, card: VoiceCard, settings: SpeechSettings) -> None:
        if lacks(card):
            raise VoiceError(f"{card.name}: {lacks(card)}")
        self._card = card
        self._voice = _model_of(card)
        self._model = _load(models.ready(self._voice), settings.device)
        speakers = [str(speaker) for speaker in self._model.speakers]
        if self._voice.speaker not in speakers:
            message = tr("voice {name}: model {model} has no speaker {speaker}; it has {known}")
            names = {"name": card.name, "model": self._voice.model, "speaker": self._voice.speaker}
            raise VoiceError(message.format(**names, known=", ".join(speakers)))
        self._accepted = inspect.signature(self._model.apply_tts).parameters
        self._options = {name: value for name, value in _switches(settings).items() if self._accepts(name)}

    def speak(self, text: str, prosody: Prosody) -> NDArray[np.int16]:
        """Speak one utterance."""
        if self._voice.stress == "silero-stress":
            text = stress.stressed(text)
        if not prosody.plain and self._accepts("ssml_text"):
            try:
                return self._apply(ssml_text=_ssml(text, prosody))
            except TooLongError:
                raise
            except EngineError:  # its words are worth more than its prosody
                return self._apply(text=text)
        return self._apply(text=text)

    def close(self) -> None:
        """Nothing to end: the model goes with its process."""

    def _accepts(self, name: str) -> bool:
        kinds = [parameter.kind for parameter in self._accepted.values()]
        return name in self._accepted or inspect.Parameter.VAR_KEYWORD in kinds

    def _apply(self, **text: str) -> NDArray[np.int16]:
        import torch

        try:
            with torch.inference_mode():
                sound = self._model.apply_tts(
                    **text, speaker=self._voice.speaker, sample_rate=self._card.sample_rate, **self._options
                )
        except Exception as error:  # Silero raises bare Exceptions; each concerns this text alone
            kind = TooLongError if "too long" in str(error).lower() else EngineError
            raise kind(f"{type(error).__name__}: {error}") from error
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


def _model_of(card: VoiceCard) -> SileroModel:
    if card.silero is None:
        raise RuntimeError(f"{card.name} is not a Silero voice")
    return card.silero


@cache
def _load(path: Path, device: str) -> Any:
    """Load a model whose digest was just checked; once a process, whatever speakers and flags are asked for."""
    import torch
    from torch.package.package_importer import PackageImporter

    # One thread a process, so that sums are added in the same order however many workers there are.
    torch.set_num_threads(1)
    torch._C._jit_set_profiling_mode(False)  # else the first calls are slow (silero-models#223)
    try:
        model = PackageImporter(path).load_pickle("tts_models", "model")
    except Exception as error:  # whatever unpickling someone's file may raise
        raise VoiceError(tr("{path}: can't be loaded: {reason}").format(path=path, reason=error)) from error
    if device == "cuda" and not torch.cuda.is_available():
        raise VoiceError(tr("--device cuda: torch sees no CUDA here; take cpu or auto"))
    if device != "cpu" and torch.cuda.is_available():
        model.to(torch.device("cuda"))
    return model
