"""rutextnorm: one function without options."""

from __future__ import annotations

from collections.abc import Callable


def load() -> Callable[[str], str]:
    from rutextnorm import normalize_russian

    normalize: Callable[[str], str] = normalize_russian
    return normalize
