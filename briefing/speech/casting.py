"""The cast: which card speaks each chapter, and what an utterance means as a task for its engine."""

from __future__ import annotations

import difflib
from concurrent.futures import Executor

from briefing.episode import Script, Utterance
from briefing.errors import VoiceError
from briefing.speech import accents, models
from briefing.speech.card_files import load_card, read_card, shipped_names
from briefing.speech.cards import VoiceCard
from briefing.speech.engines import engine_of
from briefing.speech.engines.base import Traits
from briefing.speech.home import takes_folder
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.speech.takes import key_of
from briefing.speech.utterances import Voice
from briefing.speech.voices import identity, permit, pinned
from briefing.speech.workers import Task
from briefing.telling import Tell
from briefing.translation import tr


class Cast:
    """The voices of a script. `card` speaks the chapters that name none."""

    def __init__(self, script: Script, card: VoiceCard, settings: SpeechSettings, commercial: bool) -> None:
        """VoiceError: a chapter names a voice that is unknown, or two, or one whose licence does not allow the use."""
        self._settings = settings
        self._chapters = [permit(each, commercial) for each in _named_by(script, card, settings)]
        self._cards = {card.name: card for card in self._chapters}
        self._traits: dict[str, Traits] = {}
        self._identities: dict[str, str] = {}

    def prepare(self, workers: Executor, at_once: int, fetching: models.Fetching, tell: Tell) -> None:
        """Learn what each voice can be given; a model that was never on this machine is fetched and loaded for it."""
        for name, card in self._cards.items():
            if card.model and models.digest_of(card.model) is None:
                models.fetch(card.model, fetching, tell=tell)
            self._traits[name] = engine_of(card).traits(card, self._settings, workers, at_once)
            self._identities[name] = identity(card, self._settings)

    def voice_of(self, chapter: int) -> Voice:
        """The voice of a chapter, by its index."""
        name = self._chapters[chapter].name
        return Voice(name, self._traits[name])

    def task_of(self, utterance: Utterance, key: str) -> Task:
        """What a worker needs to speak the utterance and to store its take under `key`."""
        card = self._cards[utterance.voice]
        folder = None if self._settings.cluster else takes_folder()
        text = accents.given(utterance.text, card, self._traits[utterance.voice].marks)
        return Task(pinned(card), self._settings, text, self._prosody(utterance), key, folder)

    def key_of(self, utterance: Utterance) -> str:
        """The key of the utterance's take."""
        prosody = self._prosody(utterance)
        return key_of(self._identities[utterance.voice], utterance.text, f"{prosody.rate} {prosody.pitch}")

    def _prosody(self, utterance: Utterance) -> Prosody:
        traits = self._traits[utterance.voice]
        able = traits.prosody and not set(utterance.text) & set(traits.plain_at)
        return self._settings.prosody(utterance.style) if able else Prosody()


def guests(script: Script, card: VoiceCard, settings: SpeechSettings) -> list[VoiceCard]:
    """The cards of the chapters that have a voice of their own, other than `card`; by name. VoiceError: see `Cast`."""
    found = {each.name: each for each in _named_by(script, card, settings)}
    return [found[name] for name in sorted(found) if found[name] != card]


def _named_by(script: Script, card: VoiceCard, settings: SpeechSettings) -> list[VoiceCard]:
    """The card of each chapter."""
    own = [card, *map(read_card, settings.cards)]
    return [card if chapter.voice is None else _known_as(chapter.voice, own) for chapter in script.chapters]


def _known_as(name: str, own: list[VoiceCard]) -> VoiceCard:
    """The voice that a document or script calls `name`: the catalogue's, or one of the user's own cards.

    Never a path: speaking with a card runs code that is pickled in its model, and a document may come from anybody.
    """
    shipped = [load_card(name)] if name in shipped_names() else []
    found = {each.path.resolve(): each for each in (*own, *shipped) if each.name == name}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        paths = ", ".join(map(str, found))
        raise VoiceError(
            tr("voice {name!r}: several cards have this name: {paths}; rename one").format(name=name, paths=paths)
        )
    message = tr(
        "voice {name!r}: a document names voices of the list (`briefing voices`), or cards that"
        ' briefing.toml names: cards = ["my/card.toml"] in [speech]'
    )
    near = difflib.get_close_matches(name.lower(), [*shipped_names(), *(each.name for each in own)], n=2)
    hint = " " + tr("(did you mean {names}?)").format(names=", ".join(near)) if near else ""
    raise VoiceError(message.format(name=name) + hint)
