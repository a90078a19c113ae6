"""Bare addresses in running text: a listener is told the site, not the path to a page of it."""

from __future__ import annotations

import re

# With a scheme or `www.`; what a sentence ends with is no part of it. At most a browser's 2,000 characters.
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>«»\"]{1,2000}|www\.[^\s<>«»\"]{1,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?…)]}'»”—–-"
_DOMAIN = re.compile(r"(?:\w+://)?(?:[^/@]*@)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)


def with_short_addresses(text: str) -> tuple[str, list[str]]:
    """Give the text with each bare address as its domain, and the addresses that lost more than their scheme."""
    shortened: list[str] = []

    def domain_of(found: re.Match[str]) -> str:
        address = found[0].rstrip(_TRAILING)
        if "(" in address and found[0].startswith(address + ")"):  # of an encyclopaedia: …/wiki/Мост_(значения)
            address += ")"
        domain = _DOMAIN.match(address)
        if not domain:
            return found[0]
        if "/" in address.split("://")[-1].rstrip("/"):
            shortened.append(address)
        return domain[1] + found[0][len(address) :]

    return _ADDRESS.sub(domain_of, text), shortened
