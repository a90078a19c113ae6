"""The catalogue of voices: what there is, and a first listen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefing.episode import Boundary, Script, ScriptChapter, Sentence, Take
from briefing.errors import BriefingError, UsageError
from briefing.rights import writing_in
from briefing.speech import models
from briefing.speech.card_files import all_cards
from briefing.speech.cards import VoiceCard
from briefing.speech.settings import SpeechSettings
from briefing.speech.speaking import speak
from briefing.speech.voices import installed, size_of
from briefing.telling import Tell, unheard
from briefing.translation import tr

_FORMATS = (".wav", ".flac", ".ogg", ".mp3")


@dataclass(frozen=True, slots=True)
class Listing:
    """A voice of the catalogue."""

    name: str
    sex: str  # f, m; empty: not said
    character: str  # what it sounds like, in two words of Russian
    recommended: bool
    engine: str
    model: str  # what its engine calls the voice or its model
    licence: str
    commercial: bool  # whether what it speaks may be used commercially
    installed: bool
    size_bytes: int | None  # of its model, which other voices may share; None: unknown before it is fetched


def catalogue(*, commercial: bool = False) -> tuple[Listing, ...]:
    """All shipped voices, the recommended first; with `commercial` only those whose licence allows that use."""
    return tuple(_listing(card) for card in all_cards() if card.commercial or not commercial)


def _listing(card: VoiceCard) -> Listing:
    return Listing(
        name=card.name,
        sex=card.sex,
        character=card.character,
        recommended=card.recommended,
        engine=card.engine,
        model=card.table.label,
        licence=card.licence,
        commercial=card.commercial,
        installed=installed(card),
        size_bytes=size_of(card),
    )


def say(
    card: VoiceCard,
    text: str,
    target: Path,
    settings: SpeechSettings | None = None,
    *,
    fetching: models.Fetching = lambda fetched: None,
    tell: Tell = unheard,
) -> float:
    """Speak normalized `text` into the sound file `target` (.wav, .flac, .ogg, .mp3); give its seconds.

    UsageError: no such format. VoiceError: the voice can't be had. BriefingError: nothing in it can be said.
    """
    check_format(target)
    return written(speak(one_sentence(text), card, settings, jobs=1, tell=tell, fetching=fetching), target, card)


def one_sentence(text: str) -> Script:
    """Make a script of one sentence."""
    return Script("", (ScriptChapter("", (Sentence(text, text, Boundary.CHAPTER),)),))


def check_format(target: Path) -> None:
    """UsageError: the name says no format that is written here, or no folder that is there."""
    if target.suffix.lower() not in _FORMATS:
        raise UsageError(tr("{path}: no such sound format; name it .wav, .flac, .ogg or .mp3").format(path=target))
    if not target.parent.is_dir():
        raise UsageError(tr("{path}: there is no folder {folder}").format(path=target, folder=target.parent))


def written(takes: Iterable[Take], target: Path, card: VoiceCard) -> float:
    """Write takes into a sound file, whole or not at all; give its seconds. BriefingError: there are none."""
    import soundfile

    pieces = [soundfile.read(take.path, dtype="int16") for take in takes]
    if not pieces:
        raise BriefingError(tr("there is nothing in the text that the voice {name} can say").format(name=card.name))
    temporary = target.with_name(f".{target.name}.part")
    with writing_in(target.parent):
        temporary.touch()  # soundfile's own complaint has no number of the system's error
    try:
        with soundfile.SoundFile(temporary, "w", pieces[0][1], 1, format=target.suffix[1:].upper()) as file:
            for samples, _ in pieces:
                file.write(samples)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return float(sum(len(samples) / rate for samples, rate in pieces))
