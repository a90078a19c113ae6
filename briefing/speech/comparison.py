"""One sentence by all the voices that are installed, on a page to listen to."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from briefing.errors import BriefingError, UsageError, VoiceError
from briefing.speech.card_files import load_card
from briefing.speech.catalogue import Listing, catalogue, one_sentence, written
from briefing.speech.settings import SpeechSettings
from briefing.speech.speaking import speak
from briefing.speech.workers import LocalWorkers
from briefing.telling import Tell, unheard
from briefing.translation import tr

_PAGE = "index.html"


def compare(
    text: str, spoken: str, folder: Path, settings: SpeechSettings, *, commercial: bool = False, tell: Tell = unheard
) -> Path:
    """Have every installed voice speak `spoken`, normalized from `text`, into `folder`; give the page's path.

    A voice that fails is told and left out. UsageError: there is something else in the folder. VoiceError: no voice.
    """
    voices = [each for each in catalogue(commercial=commercial) if each.installed]
    _check_folder(folder)
    if not voices:
        raise VoiceError(tr("no voice is installed; see `briefing voices`"))
    folder.mkdir(parents=True, exist_ok=True)
    workers = LocalWorkers(1)
    heard: list[Listing] = []
    try:
        for voice in voices:
            try:
                card = load_card(voice.name)
                takes = speak(one_sentence(spoken), card, settings, jobs=1, workers=workers, tell=tell)
                written(takes, folder / f"{voice.name}.mp3", card)
                heard.append(voice)
            except BriefingError as error:
                tell(str(error))
    finally:
        workers.shutdown()
    if not heard:
        raise VoiceError(tr("none of the voices could speak it"))
    page = folder / _PAGE
    page.write_text(_page(text, heard), encoding="utf-8", newline="\n")
    return page


def _check_folder(folder: Path) -> None:
    """UsageError where the folder holds anything but an earlier comparison."""
    if folder.is_dir():
        others = [path.name for path in folder.iterdir() if path.suffix != ".mp3" and path.name != _PAGE]
        if others or (any(folder.iterdir()) and not (folder / _PAGE).exists()):
            raise UsageError(tr("{path}: there are other files in it; name an empty folder").format(path=folder))
    elif folder.exists():
        raise UsageError(tr("{path}: not a folder").format(path=folder))


def _page(text: str, voices: Sequence[Listing]) -> str:
    from jinja2 import Environment

    source = resources.files(__package__).joinpath("comparison.html.jinja").read_text(encoding="utf-8")
    return Environment(autoescape=True, trim_blocks=True).from_string(source).render(text=text, voices=voices) + "\n"
