"""Festival with its Russian voice (Debian: festival, festvox-ru).

One `festival --pipe` is started once and fed: a command on its stdin writes an utterance to a WAV file, another writes
a mark to its stderr, where we wait (its stdout is buffered, and it says nothing of its own accord). Festival knows `+`
before a stressed vowel (`msu_ru_nsh_lexicon.scm`), so stress marks are passed on where they do no harm.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
import wave
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import VoiceError
from briefing.records import from_table
from briefing.speech.accents.laying import Marks
from briefing.speech.alphabet import RUSSIAN
from briefing.speech.cards import CardHead, VoiceCard, wrong
from briefing.speech.engines.base import Engine, EngineError, Observation, Presence, Traits
from briefing.speech.engines.festival_words import dictionary, marked
from briefing.speech.engines.kept_process import KeptProcess, Pipes
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.translation import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A token the voice has no rule for (a dash, a quotation mark) makes it lose the whole utterance: letters and the
# punctuation of its lexicon alone. Unit selection keeps the recorded prosody, so rate and pitch can't be asked for.
TRAITS = Traits(
    frozenset(RUSSIAN + RUSSIAN.upper() + " +.,!?:;-"), longest=750, tiny=0, prosody=False, marks=Marks.LONG
)
STRESS_BY = "silero-stress"  # its own is wrong in every eighth word
_SECONDS = 120  # a sentence takes a second at most; past this the process hangs
_MARK = "briefing: done"
_MARKS = 1  # to be raised with a change to the marks that are passed on
_VOICE = "msu_ru_nsh_clunits"  # Debian's festvox-ru, the only Russian one there is


@dataclass(frozen=True, slots=True)
class FestivalTable:
    """The table `[festival]` of a card."""

    voice: str  # Festival's own name of it: what stands behind `voice_` in its commands

    @property
    def label(self) -> str:
        """The voice."""
        return self.voice

    @property
    def needs(self) -> None:
        """Nothing to fetch: voices are the system's to install."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Festival on this machine: program, version, and the folder of one voice."""

    program: str
    version: str
    voice: Path

    @property
    def encoding(self) -> str:
        """The voice's text encoding: UTF-8, in older packages KOI8-R."""
        try:
            (self.voice / "festvox" / "msu_ru_nsh_lexicon.scm").read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return "koi8-r"
        return "utf-8"


@cache
def find(voice: str) -> Installation | None:
    """Look for Festival and its voice; None where one of them is missing."""
    program = shutil.which("festival")
    if program is None:
        return None
    prefix = Path(program).resolve().parent.parent
    for library in ("share/festival", "lib/festival", "share/festival/lib"):
        for folder in sorted(prefix.glob(f"{library}/voices/*/{voice}")):
            answer = subprocess.run(
                [program, "--version"], capture_output=True, text=True, check=False, timeout=_SECONDS
            )
            return Installation(program, _version_in(answer.stdout), folder)
    return None


def _version_in(answer: str) -> str:
    """«festival: Festival Speech Synthesis System: 2.5.0:release December 2017» → 2.5.0."""
    found = re.search(r"\d+(\.\d+)+", answer)
    return found[0] if found else answer.strip()


def read(head: CardHead, table: dict[str, Any], folder: Path) -> FestivalTable:
    """Read the table."""
    read_table = from_table(FestivalTable, table, folder)
    if not re.fullmatch(r"\w+", read_table.voice, re.ASCII):  # it becomes part of a command
        raise wrong("festival.voice", tr("letters, digits and _ alone"))
    return read_table


def presence() -> Presence:
    """Look for the program and the Russian voice."""
    found = find(_VOICE)
    return Presence(
        "Festival", found.program if found else "", found is not None, tr("apt-get install festival festvox-ru")
    )


def lacks(card: VoiceCard) -> str:
    """What is missing: the program or the voice."""
    if find(card.table.label):
        return ""
    return tr("Festival or its Russian voice is missing; run `apt-get install festival festvox-ru`")


def identity(card: VoiceCard, settings: SpeechSettings) -> str:
    """What changes the sound besides the text: the program, and the voice's rules and catalogue of units."""
    found = _found(card)
    digest = hashlib.sha256()
    for path in sorted([*found.voice.glob("festvox/*.scm"), *found.voice.glob("festival/clunits/*.catalogue")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"festival {found.version} {card.table.label} {digest.hexdigest()[:16]}, marks {_MARKS}"


def traits(card: VoiceCard, settings: SpeechSettings, workers: Executor, at_once: int) -> Traits:
    """What Festival can be given."""
    return TRAITS


def expected(card: VoiceCard) -> Traits:
    """The same before and after."""
    return TRAITS


def observe(card: VoiceCard, settings: SpeechSettings) -> tuple[Observation, ...]:
    """Nothing is assumed that speaking would not show."""
    return ()


def build(card: VoiceCard, settings: SpeechSettings) -> Engine:
    """Build the engine."""
    return Festival(card)


def _found(card: VoiceCard) -> Installation:
    found = find(card.table.label)
    if found is None:
        raise VoiceError(f"{card.name}: {lacks(card)}")
    return found


class Festival:
    """A Festival voice, in a process of its own."""

    def __init__(self, card: VoiceCard) -> None:
        self._installation = _found(card)
        self._card = card
        self._words = dictionary(self._installation.voice, self._installation.encoding)
        self._folder = tempfile.TemporaryDirectory(prefix="briefing-festival-")
        self._wave = Path(self._folder.name) / "utterance.wav"
        command = [self._installation.program, "--pipe"]
        self._process = KeptProcess(command, self._choose_voice, seconds=_SECONDS, on_stderr=True)

    def speak(self, text: str, prosody: Prosody) -> NDArray[np.int16]:
        """Speak one utterance; where the process dies of it, once more in a fresh one."""
        quoted = re.sub(r'(["\\])', r"\\\1", marked(text, self._words))
        command = f'(utt.save.wave (utt.synth (Utterance Text "{quoted}")) "{self._wave.as_posix()}" \'riff)'
        try:
            return self._process.ask(lambda pipes: self._samples(pipes, command))
        except EOFError as error:
            raise EngineError(tr("Festival died of this text, twice")) from error

    def _samples(self, pipes: Pipes, command: str) -> NDArray[np.int16]:
        import numpy as np

        self._wave.unlink(missing_ok=True)
        self._run(pipes, command)
        if not self._wave.exists():
            raise EngineError(tr("Festival made no sound of it"))
        with wave.open(str(self._wave), "rb") as sound:
            if sound.getframerate() != self._card.sample_rate or sound.getnchannels() != 1:
                message = tr("voice {name}: Festival speaks at {rate} Hz; correct sample_rate in its card")
                raise VoiceError(message.format(name=self._card.name, rate=sound.getframerate()))
            samples = np.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2")
        if samples.size == 0:
            raise EngineError(tr("Festival made no sound of it"))
        return samples

    def _choose_voice(self, pipes: Pipes) -> None:
        self._run(pipes, f"(voice_{self._card.table.label})")

    def _run(self, pipes: Pipes, command: str) -> None:
        """Give Festival a command and wait until it has carried it out. EOFError, OSError: it died."""
        pipes.requests.write(f'{command}\n(format stderr "\\n{_MARK}\\n")\n'.encode(self._installation.encoding))
        pipes.requests.flush()
        for line in pipes.answers:
            if line.decode("utf-8", "replace").strip() == _MARK:
                return
        raise EOFError

    def close(self) -> None:
        """End the process and remove its folder."""
        self._process.close()
        self._folder.cleanup()
