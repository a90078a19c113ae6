"""uztextnorm: its Russian pack, with addresses spoken (off by default)."""

from __future__ import annotations

from collections.abc import Callable


def load() -> Callable[[str], str]:
    from uztextnorm import RussianTextNormalizer

    normalizer: Callable[[str], str] = RussianTextNormalizer(speak_urls=True)
    return normalizer
