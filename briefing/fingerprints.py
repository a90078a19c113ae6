"""Whether an episode would come out the same: a digest of all that it is made from, and a check of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefing import __version__
from briefing.digests import sha256_of
from briefing.episode import Script, Source, Tags
from briefing.publishing.manifest import Manifest
from briefing.settings import Settings

_ELSEWHERE = ("cluster", "takes")  # where the work is done, which nobody hears


def fingerprint_of(
    script: Script, voices: Sequence[str], settings: Settings, tags: Tags, sources: Sequence[Source]
) -> str:
    """Give the SHA-256 (hex) of everything that changes a byte of the episode: script, voices, settings, tags, program.

    `voices` are the identities of the cards that speak. Of a file in the settings the content counts, not the path.
    """
    speech = {key: value for key, value in asdict(settings.speech).items() if key not in _ELSEWHERE}
    made_from = {
        "program": __version__,
        "script": asdict(script),
        "voices": list(voices),
        "speech": speech,
        "mix": asdict(settings.mix),
        "formats": settings.formats,
        "tags": asdict(tags),
        "cover": [Path(settings.podcast.cover) if settings.podcast.cover else "", settings.podcast.colour],
        "sources": [asdict(source) for source in sources],
    }
    text = json.dumps(made_from, ensure_ascii=False, sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> str:
    """Stand in for what JSON doesn't know: a file's content, bytes."""
    if isinstance(value, Path):
        value = value.read_bytes() if value.is_file() else b""
    return hashlib.sha256(value).hexdigest()


def intact(manifest: Manifest, folder: Path) -> bool:
    """Whether every file of the manifest lies in `folder` with the content that was written."""
    for entry in manifest.files:
        path = folder / entry.name
        if not path.is_file() or path.stat().st_size != entry.bytes:
            return False
        if sha256_of(path) != entry.sha256:
            return False
    return True
