"""What a configuration names has to be there: looked up before anything is read or spoken, and told with its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import BriefingError, UsageError
from briefing.normalization import Normalizer
from briefing.publishing.cover import check_cover
from briefing.recipes import Recipe
from briefing.settings import DEFAULT_FILE, Settings
from briefing.speech import load_card
from briefing.speech.card_files import read_card
from briefing.translation import tr


def check_named(settings: Settings, config: Path | None, keys: Iterable[str], recipe: Recipe | None = None) -> None:
    """Look up what `keys` of a configuration name; raises what is wrong, with the configuration's name before it."""
    file = config or DEFAULT_FILE
    if not file.exists():
        return  # nothing but defaults
    for key in keys:
        with _told_of(f"{file}: {_LABELS.get(key, '')}"):
            _CHECKS[key](settings)
        if key == "voice" and recipe and recipe.voice:
            with _told_of(f"{file}: [[briefing]] {recipe.name} voice: "):
                check_voice(recipe.voice)


@contextmanager
def _told_of(place: str) -> Iterator[None]:
    try:
        yield
    except BriefingError as error:
        raise type(error)(place + str(error)) from error


def check_voice(name: str) -> None:
    """See that there is a voice of this name, or a card at this path. VoiceError: there is none."""
    if name != "auto":
        load_card(name)


def _check_cards(settings: Settings) -> None:
    for path in settings.speech.cards:
        read_card(path)


def _check_cover(settings: Settings) -> None:
    if settings.podcast.cover:
        check_cover(settings.podcast.cover)


def _check_jingles(settings: Settings) -> None:
    mix = settings.mix
    for option, path in (("opening", mix.opening), ("closing", mix.closing), ("between", mix.between)):
        if path and not path.is_file():
            message = tr("[mix] {option}: {path} is not a file: correct the path")
            raise UsageError(message.format(option=option, path=path))


_CHECKS = {
    "voice": lambda settings: check_voice(settings.voice),
    "cards": _check_cards,
    "lexicon": lambda settings: Normalizer(lexicon=settings.lexicon),
    "cover": _check_cover,
    "jingles": _check_jingles,
}
_LABELS = {"voice": "voice: ", "cards": "[speech] cards: "}  # of what the error itself doesn't say
