"""damga: its compiled Russian grammar."""

from __future__ import annotations

from collections.abc import Callable


def load() -> Callable[[str], str]:
    from damga import TextNormalizer

    normalize: Callable[[str], str] = TextNormalizer(lang="ru").normalize
    return normalize
