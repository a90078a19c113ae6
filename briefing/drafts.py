"""A script on its way past an editor: `script.txt` to correct, and beside it what the text alone can't tell.

What an editor wrote is never overwritten: a `script.txt` that is not as this program left it stays until it is spoken
or given up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.corrections import to_text
from briefing.digests import sha256_of
from briefing.episode import Script, Source
from briefing.errors import BriefingError, SourceError
from briefing.publishing import Claim, Manifest
from briefing.publishing.episodes import MEMORY_NAME, SCRIPT_NAME
from briefing.publishing.files import write_whole
from briefing.publishing.manifest_file import MANIFEST_NAME
from briefing.records import RecordError, from_json, to_json
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class Draft:
    """A script, its documents, the day (YYYY-MM-DD) and hour (HH:MM, if one was asked for) it is for, and its recipe.

    Drafts of 0.1.0 name no day.
    """

    script: Script
    sources: tuple[Source, ...]
    day: str = ""
    recipe: str = ""
    hour: str = ""


def save_draft(draft: Draft, folder: Path) -> Path:
    """Write a draft into `folder`; give the path of the file that the editor corrects."""
    folder.mkdir(parents=True, exist_ok=True)
    remember_draft(draft, folder)
    write_whole(folder / SCRIPT_NAME, to_text(draft.script).encode())
    return folder / SCRIPT_NAME


def remember_draft(draft: Draft, folder: Path) -> None:
    """Keep in `folder` what this program wrote, for the day when a `script.txt` there has been corrected."""
    write_whole(folder / MEMORY_NAME, to_json(draft).encode())


def remember_original(corrected: Path | None, spoken: Draft, folder: Path) -> None:
    """Keep in an episode's `folder` what this program wrote: `spoken`, or what the script was before it was corrected.

    A corrected one makes the episode an editor's from now on; where nobody knows what it was, all of it is his.
    """
    original = recall_draft(corrected) if corrected else spoken
    if original is None and not (folder / MEMORY_NAME).exists():
        original = replace(spoken, script=replace(spoken.script, chapters=()))
    if original:
        remember_draft(original, folder)


def recall_draft(script_file: Path) -> Draft | None:
    """Give what was written when `script_file` was; None where nothing lies beside it."""
    path = script_file.with_name(MEMORY_NAME)
    try:
        return from_json(Draft, path.read_bytes()) if path.exists() else None
    except (RecordError, OSError) as error:
        message = tr("{path} is damaged ({reason}); remove it, then {name} is read without it")
        raise SourceError(message.format(path=path, reason=error, name=script_file.name)) from error


def drafts_in(output: Path) -> Iterator[Claim]:
    """Give the names that drafts hold whose episodes were not made yet; a damaged one holds its name for nobody."""
    for path in sorted((output / "episodes").glob(f"*/{SCRIPT_NAME}")):
        folder = path.parent
        if (folder / MANIFEST_NAME).exists():
            continue
        try:
            draft = recall_draft(path)
        except SourceError:
            draft = None
        day = (draft and draft.day) or folder.name[: len("2026-11-23")]  # with which a name begins, if nobody chose it
        yield Claim(folder.name, day, draft.sources if draft else (), draft.recipe if draft else "")


def refuse_to_lose(folder: Path, manifest: Manifest | None, spoken: Path | None) -> None:
    """Raise BriefingError where `folder` holds a corrected script, unless it is the one that is `spoken` now."""
    path = folder / SCRIPT_NAME
    if not path.exists() or (spoken and spoken.exists() and spoken.samefile(path)):
        return
    if sha256_of(path) not in _written_here(path, manifest):
        message = tr("{path} was corrected: speak it with --script {path}, or give it up with --discard-edits")
        raise BriefingError(message.format(path=path))


def _written_here(path: Path, manifest: Manifest | None) -> set[str]:
    """Give the digests of what this program left at `path`: of its draft, else of the script that it spoke there."""
    try:
        draft = recall_draft(path)
    except SourceError:
        return set()  # nobody knows: rather an editor's
    if draft:
        return {hashlib.sha256(to_text(draft.script).encode()).hexdigest()}
    return {file.sha256 for file in manifest.files if file.kind == "script"} if manifest else set()
