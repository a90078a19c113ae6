"""Choosing a voice: the named one, or the best that this machine can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.errors import VoiceError
from briefing.speech import models
from briefing.speech.card_files import all_cards, load_card
from briefing.speech.cards import VoiceCard
from briefing.speech.engines import MODULES, engine_of
from briefing.speech.voices import permit, require_engine
from briefing.telling import Tell, unheard
from briefing.translation import tr

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Choice:
    """The voice that speaks, and a line for the user: which, why, its licence."""

    card: VoiceCard
    reason: str


def choose_voice(
    name: str = AUTO,
    *,
    commercial: bool = False,
    last_engine: str | None = None,
    network: bool = True,
    fetching: models.Fetching = lambda fetched: None,
    tell: Tell = unheard,
) -> Choice:
    """Choose the voice `name`: a shipped card's name, a card's path, or `auto`; its model is there afterwards.

    `last_engine` is the engine of the show's last episode, below which `auto` does not sink. `network`: whether a model
    may be fetched. `tell` hears what is waited for. VoiceError: a named voice is unknown, not allowed or not to be had
    (it never falls back to another); `auto` would sink, or finds nothing.
    """
    if name != AUTO:
        return _named(permit(load_card(name), commercial), network, fetching, tell)
    obstacles: list[str] = []
    for card in candidates(commercial):
        if obstacles and _is_of_silent_host(card):
            continue  # the silence of its host has been told
        obstacle = _obstacle(card, network, fetching, tell)
        if obstacle is None:
            return _best(card, last_engine, obstacles)
        if obstacle not in obstacles:
            obstacles.append(obstacle)
    raise VoiceError(tr("no voice can be had: {reasons}").format(reasons="; ".join(obstacles)))


def _is_of_silent_host(card: VoiceCard) -> bool:
    """Whether a voice still has to be fetched, from a host that did not answer a while ago."""
    return card.model is not None and not models.installed(card.model) and models.is_left_alone(card.model)


def candidates(commercial: bool) -> Iterator[VoiceCard]:
    """What `auto` tries, the best first: of each engine the recommended voices, else its first, one of each model."""
    cards = [card for card in all_cards() if card.commercial or not commercial]
    for engine in MODULES:
        own = [card for card in cards if card.engine == engine]
        best = [card for card in own if card.recommended] or own
        models_seen: set[str] = set()
        for card in best:
            if card.table.label not in models_seen:
                models_seen.add(card.table.label)
                yield card


def _named(card: VoiceCard, network: bool, fetching: models.Fetching, tell: Tell) -> Choice:
    """Make sure that the named voice can speak; without the network, at least that its sound is known."""
    require_engine(card)
    if card.model and not models.installed(card.model):
        if network:
            models.fetch(card.model, fetching, patient=False, tell=tell)
        elif models.digest_of(card.model) is None:
            raise VoiceError(tr("voice {name}: its model is not installed").format(name=card.name))
    return Choice(card, _line(card, tr("as asked for")))


def _obstacle(card: VoiceCard, network: bool, fetching: models.Fetching, tell: Tell) -> str | None:
    """Why `auto` can't have a voice; None where it can."""
    lacking = engine_of(card).lacks(card)
    if lacking or card.model is None or models.installed(card.model):
        return lacking or None
    if not network:
        return tr("{model} is not installed").format(model=card.model.name)
    try:
        models.fetch(card.model, fetching, patient=False, tell=tell)
    except VoiceError as error:
        return str(error)
    return None


def _best(card: VoiceCard, last_engine: str | None, obstacles: list[str]) -> Choice:
    """Take the best voice there is. VoiceError where the show would sink below its last engine."""
    ranks = list(MODULES)
    if last_engine in ranks and ranks.index(card.engine) > ranks.index(last_engine):
        message = tr(
            "the show's last episode was spoken by {last}, now there is only {name} ({reasons});"
            " get the better voice, or allow this one with --voice {name}"
        )
        raise VoiceError(message.format(last=last_engine, name=card.name, reasons="; ".join(obstacles)))
    return Choice(card, _line(card, "; ".join(obstacles) or tr("the best there is")))


def _line(card: VoiceCard, why: str) -> str:
    message = tr("voice: {name} ({engine}), licence {licence}, {use}: {why}")
    use = tr("commercial use allowed") if card.commercial else tr("not for commercial use")
    return message.format(name=card.name, engine=card.engine, licence=card.licence, use=use, why=why)
