"""A script on its way past an editor: `script.txt` to correct, and beside it what the text alone can't tell."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing.episode import Boundary, Script, ScriptChapter, Sentence, Source, Style
from briefing.errors import SourceError
from briefing.publishing.files import write_whole
from briefing.script import to_text
from briefing.translation import tr

SCRIPT_NAME = "script.txt"
_MEMORY_NAME = "script.json"  # lies beside SCRIPT_NAME: the written forms, pauses and sources


@dataclass(frozen=True, slots=True)
class Draft:
    """A script and the documents it was written from."""

    script: Script
    sources: tuple[Source, ...]


def save_draft(draft: Draft, folder: Path) -> Path:
    """Write a draft into `folder`; give the path of the file that the editor corrects."""
    folder.mkdir(parents=True, exist_ok=True)
    memory = json.dumps(asdict(draft), ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / _MEMORY_NAME, memory.encode())
    write_whole(folder / SCRIPT_NAME, to_text(draft.script).encode())
    return folder / SCRIPT_NAME


def recall_draft(script_file: Path) -> Draft | None:
    """Give what was written when `script_file` was; None where nothing lies beside it."""
    path = script_file.with_name(_MEMORY_NAME)
    if not path.exists():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Draft(_script(data["script"]), tuple(Source(**source) for source in data["sources"]))
    except (ValueError, KeyError, TypeError) as error:
        message = tr("{path} is damaged; remove it, then {name} is read without it")
        raise SourceError(message.format(path=path, name=script_file.name)) from error


def _script(data: dict) -> Script:  # type: ignore[type-arg]  # JSON
    chapters = tuple(
        ScriptChapter(chapter["title"], tuple(_sentence(each) for each in chapter["sentences"]), chapter["voice"])
        for chapter in data["chapters"]
    )
    return Script(data["title"], chapters, tuple(data["notes"]))


def _sentence(data: dict) -> Sentence:  # type: ignore[type-arg]  # JSON
    return Sentence(data["written"], data["spoken"], Boundary(data["boundary"]), Style(data["style"]))
