"""Sizes as people read and write them, in decimal units: 145.4 MB, 2 GB."""

from __future__ import annotations

import re

from briefing.translation import tr

_FACTORS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


def readable_bytes(size: int) -> str:
    """Give a size in bytes: 950 KB, 145.4 MB, 24.0 GB."""
    if size < 1_000_000:
        return tr("{size:.0f} KB").format(size=size / 1e3)
    if size < 1_000_000_000:
        return tr("{size:.1f} MB").format(size=size / 1e6)
    return tr("{size:.1f} GB").format(size=size / 1e9)


def bytes_of(text: str) -> int:
    """Give the bytes of 500MB, 2GB, 1.5G, 1000B or 0; ValueError for anything else, a number without a unit too."""
    match = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*([KMGT]?)(B?)", text.strip(), re.IGNORECASE)
    if not match or (text.strip() != "0" and not match[2] + match[3]):
        raise ValueError(text)
    return int(float(match[1].replace(",", ".")) * _FACTORS[match[2].upper()])
