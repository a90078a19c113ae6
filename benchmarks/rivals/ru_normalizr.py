"""ru-normalizr: its preset for speech; vowels spelled once, as the accepted readings have them."""

from __future__ import annotations

from collections.abc import Callable


def load() -> Callable[[str], str]:
    from ru_normalizr import NormalizeOptions, Normalizer

    normalize: Callable[[str], str] = Normalizer(NormalizeOptions.tts(letter_vowel_mode="single")).normalize
    return normalize
