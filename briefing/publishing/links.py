"""Which addresses may stand in a chapter: a page of the web, or a place beside the episode; nothing that runs."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"`\u2028\u2029]")  # browsers drop some of them and then see a scheme


def is_safe_link(link: str) -> bool:
    """Whether an address is http(s) or relative (`../map.html`); an empty one is no address and safe."""
    if _UNFIT.search(link) or link.startswith("//"):
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return bool(parts.hostname) if parts.scheme in ("http", "https") else not parts.scheme
