"""A script on its way past an editor: `script.txt` to correct, and beside it what the text alone can't tell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.corrections import to_text
from briefing.episode import Script, Source
from briefing.errors import SourceError
from briefing.publishing.files import write_whole
from briefing.records import RecordError, from_json, to_json
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
    write_whole(folder / _MEMORY_NAME, to_json(draft).encode())
    write_whole(folder / SCRIPT_NAME, to_text(draft.script).encode())
    return folder / SCRIPT_NAME


def recall_draft(script_file: Path) -> Draft | None:
    """Give what was written when `script_file` was; None where nothing lies beside it."""
    path = script_file.with_name(_MEMORY_NAME)
    if not path.exists():
        return None
    try:
        return from_json(Draft, path.read_bytes())
    except RecordError as error:
        message = tr("{path} is damaged ({reason}); remove it, then {name} is read without it")
        raise SourceError(message.format(path=path, reason=error, name=script_file.name)) from error
