"""Piper: neural voices from a local file, `.onnx` with its `.json`.

Piper is GPL-3, so it is never loaded into this program: a process of its own (`piper_process.py`) does, and text and
samples go through pipes. It phonemizes with espeak-ng, which knows stress marks; so the text is written as for espeak.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.digests import sha256_of
from briefing.errors import VoiceError
from briefing.records import from_table
from briefing.speech.accents.laying import Marks
from briefing.speech.alphabet import RUSSIAN, with_acutes
from briefing.speech.cards import CardHead, VoiceCard, wrong
from briefing.speech.engines.base import Engine, EngineError, Observation, Presence, Traits
from briefing.speech.engines.kept_process import KeptProcess, Pipes
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.translation import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TRAITS = Traits(frozenset(RUSSIAN + RUSSIAN.upper() + " +.,!?:;-"), longest=500, tiny=0, prosody=True, marks=Marks.LONG)
STRESS_BY = "silero-stress"
LENGTHS = {
    "x-slow": 1.4,
    "slow": 1.15,
    "medium": 1.0,
    "fast": 0.87,
    "x-fast": 0.7,
}  # of a phoneme; its pitch stays
_SECONDS = 120  # a sentence takes seconds at most; past this the process hangs
_PACKAGE = "piper-tts"


@dataclass(frozen=True, slots=True)
class PiperTable:
    """The table `[piper]` of a card. Paths count from the card."""

    model: Path  # the voice, .onnx
    config: Path | None = None  # what its makers wrote of it; None: beside it, with .json behind its name
    speaker: int = 0  # of a model with several

    @property
    def label(self) -> str:
        """The voice's name."""
        return self.model.stem

    @property
    def needs(self) -> None:
        """Nothing to fetch: the files are the user's."""

    @property
    def settings(self) -> Path:
        """Where the config is."""
        return self.config or self.model.with_name(f"{self.model.name}.json")


def read(head: CardHead, table: dict[str, Any], folder: Path) -> PiperTable:
    """Read the table."""
    found = from_table(PiperTable, table, folder)
    if found.model.suffix != ".onnx":
        raise wrong("piper.model", tr("the path of a file that ends in .onnx"))
    return found


def presence() -> Presence:
    """Look for the package."""
    found = f"{_PACKAGE} {metadata.version(_PACKAGE)}" if util.find_spec("piper") else ""
    return Presence("Piper", found, bool(found), "pip install 'briefing-ru[piper]'")


def lacks(card: VoiceCard) -> str:
    """What is missing: the package, or one of the voice's files."""
    if not util.find_spec("piper"):
        return tr("{packages} is missing; install this program with its extra `{extra}`").format(
            packages=_PACKAGE, extra="piper"
        )
    table = _table_of(card)
    missing = [path for path in (table.model, table.settings) if not path.is_file()]
    return tr("{path}: no such file; correct the voice card").format(path=missing[0]) if missing else ""


def identity(card: VoiceCard, settings: SpeechSettings) -> str:
    """What changes the sound besides the text: the program, and the voice's files."""
    table = _table_of(card)
    digests = [_digest(path, path.stat().st_size, path.stat().st_mtime_ns) for path in (table.model, table.settings)]
    return f"piper {metadata.version(_PACKAGE)} {' '.join(digests)} {table.speaker}"


@cache
def _digest(path: Path, size: int, changed_ns: int) -> str:
    return sha256_of(path)[:16]


def traits(card: VoiceCard, settings: SpeechSettings, workers: Executor, at_once: int) -> Traits:
    """What Piper can be given: what espeak-ng can."""
    return TRAITS


def expected(card: VoiceCard) -> Traits:
    """The same before and after."""
    return TRAITS


def observe(card: VoiceCard, settings: SpeechSettings) -> tuple[Observation, ...]:
    """Nothing is assumed that speaking would not show."""
    return ()


def build(card: VoiceCard, settings: SpeechSettings) -> Engine:
    """Build the engine."""
    return Piper(card)


def _table_of(card: VoiceCard) -> PiperTable:
    if not isinstance(card.table, PiperTable):
        raise RuntimeError(f"{card.name} is not a Piper voice")
    return card.table


class Piper:
    """A Piper voice, in a process of its own."""

    def __init__(self, card: VoiceCard) -> None:
        if lacks(card):
            raise VoiceError(f"{card.name}: {lacks(card)}")
        self._card = card
        self._table = _table_of(card)
        self._check_rate()
        # -P: the folder of the program holds a module named piper, too.
        program = [sys.executable, "-P", str(Path(__file__).with_name("piper_process.py"))]
        command = [*program, str(self._table.model), str(self._table.settings)]
        self._process = KeptProcess(command, self._load, seconds=_SECONDS)

    def _check_rate(self) -> None:
        try:
            rate = json.loads(self._table.settings.read_bytes())["audio"]["sample_rate"]
        except (ValueError, KeyError, TypeError) as error:
            message = tr("{path}: not the config of a Piper voice")
            raise VoiceError(message.format(path=self._table.settings)) from error
        if rate != self._card.sample_rate:
            message = tr("voice {name}: it speaks at {rate} Hz; correct sample_rate in its card")
            raise VoiceError(message.format(name=self._card.name, rate=rate))

    def _load(self, pipes: Pipes) -> None:
        try:
            _answered(pipes)
        except EOFError as error:
            message = tr("voice {name}: Piper can't load {path}; is it a Piper voice?")
            raise VoiceError(message.format(name=self._card.name, path=self._table.model)) from error

    def speak(self, text: str, prosody: Prosody) -> NDArray[np.int16]:
        """Speak one utterance; where the process dies of it, once more in a fresh one."""
        import numpy as np

        request = {"text": with_acutes(text), "rate": LENGTHS[prosody.rate], "speaker": self._table.speaker}
        try:
            samples = self._process.ask(lambda pipes: _asked(pipes, request))
        except EOFError as error:
            raise EngineError(tr("Piper died of this text, twice")) from error
        if not samples:
            raise EngineError(tr("Piper made no sound of it"))
        return np.frombuffer(samples, dtype="<i2")

    def close(self) -> None:
        """End the process."""
        self._process.close()


def _asked(pipes: Pipes, request: dict[str, Any]) -> bytes:
    pipes.requests.write(json.dumps(request).encode() + b"\n")
    pipes.requests.flush()
    return _answered(pipes)


def _answered(pipes: Pipes) -> bytes:
    """Wait for an answer: samples, or none where it is ready. EOFError: it died. EngineError: what it complains of."""
    line = pipes.answers.readline()
    if not line:
        raise EOFError
    head = json.loads(line)
    if "error" in head:
        raise EngineError(tr("Piper: {reason}").format(reason=head["error"]))
    samples = pipes.answers.read(head["bytes"])
    if len(samples) < head["bytes"]:
        raise EOFError
    return samples
