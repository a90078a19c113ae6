"""Pages as a source: fetched once, then only where they have changed; kept in BRIEFING_HOME for a month."""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from email.message import Message
from pathlib import Path

from briefing.errors import SourceError
from briefing.home import home, offline
from briefing.reading.web.fetching import Answer, Validators, fetch
from briefing.reading.web.targets import Allowed
from briefing.translation import tr

_KEPT_S = 30 * 86_400.0  # a page that nobody asked for in a month is removed
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Web:
    """How the web is read: what private targets are `allowed`, and whom a server's people may write to."""

    allowed: Allowed = field(default_factory=Allowed)
    contact: str = ""


def load_page(url: str, web: Web) -> bytes:
    """Give what the address holds: text as UTF-8 where the server names its encoding, all else as it came.

    A page that the server says is unchanged comes from BRIEFING_HOME; so does every page that is there where
    BRIEFING_OFFLINE forbids the network. SourceError as `fetch`, and offline for a page that was never fetched.
    """
    folder = home() / "pages"
    kept = _recall(folder, url)
    if offline():
        if kept is None:
            raise SourceError(tr("{url}: BRIEFING_OFFLINE is set, and it was never fetched").format(url=url))
        return _as_text(kept)
    answer = fetch(url, web.allowed, contact=web.contact, known=kept.validators if kept else None)
    if answer is None and kept is None:
        raise SourceError(tr("{url}: can't be fetched: {reason}").format(url=url, reason="HTTP 304"))
    if answer is not None:
        _keep(folder, url, answer)
    page = answer or kept
    assert page is not None
    return _as_text(page)


def _as_text(page: Answer) -> bytes:
    """Give HTML and plain text as UTF-8 with a byte order mark, where the server's word on its encoding holds.

    XML says itself what it is in (RFC 7303), and a file is no text.
    """
    header = Message()
    header["Content-Type"] = page.content_type
    charset = header.get_content_charset()
    if not charset or header.get_content_type() not in ("text/html", "text/plain", "text/markdown"):
        return page.data
    try:
        text = page.data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return page.data  # the server is wrong: the reader tells by the bytes
    return page.data if page.data.startswith(_BOM) else _BOM + text.encode()


def _recall(folder: Path, url: str) -> Answer | None:
    """Give the page as it was kept; None where there is none, or its two files don't belong together."""
    body, memory = _paths(folder, url)
    try:
        known = json.loads(memory.read_text(encoding="utf-8"))
        data = body.read_bytes()
        if known["asked"] != url or known["sha256"] != hashlib.sha256(data).hexdigest():
            return None
        os.utime(body)
        return Answer(known["url"], data, known["content_type"], Validators(**known["validators"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(folder: Path, url: str, answer: Answer) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    body, memory = _paths(folder, url)
    known = {
        "asked": url,
        "url": answer.url,
        "content_type": answer.content_type,
        "validators": asdict(answer.validators),
        "sha256": hashlib.sha256(answer.data).hexdigest(),
    }
    _write_whole(body, answer.data)
    _write_whole(memory, json.dumps(known, ensure_ascii=False, indent=1).encode())
    _tidy(folder)


def _paths(folder: Path, url: str) -> tuple[Path, Path]:
    name = hashlib.sha256(url.encode()).hexdigest()[:32]
    return folder / f"{name}.page", folder / f"{name}.json"


def _write_whole(path: Path, data: bytes) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    partial.write_bytes(data)
    partial.replace(path)


def _tidy(folder: Path) -> None:
    for body in folder.glob("*.page"):
        with suppress(OSError):  # another run may be as tidy
            if body.stat().st_mtime < time.time() - _KEPT_S:
                body.unlink()
                body.with_suffix(".json").unlink()
