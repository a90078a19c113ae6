"""briefing itself, acronyms spelled as the others spell them."""

from __future__ import annotations

from collections.abc import Callable


def load() -> Callable[[str], str]:
    from briefing.normalization import Normalizer

    return Normalizer(acronyms="spell").speak
