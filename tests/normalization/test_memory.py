"""A normalizer that runs for a year remembers no more than one that runs for an hour."""

from __future__ import annotations

import gc
from itertools import islice, product
from typing import Any

from briefing.normalization import Normalizer

WORDS = 30_000
MOST_KEPT = 20_000


def distinct_words(count: int) -> list[str]:
    consonants, vowels = "бвгдзклмнпрст", "аеиоу"
    return ["".join(letters) for letters in islice(product(consonants, vowels, consonants, vowels, consonants), count)]


def caches() -> list[Any]:
    return [
        one
        for one in gc.get_objects()
        if type(one).__name__ == "_lru_cache_wrapper" and one.__module__.startswith("briefing.")
    ]


def test_thirty_thousand_words_leave_no_thirty_thousand_entries() -> None:
    normalizer = Normalizer()
    normalizer.speak(" ".join(distinct_words(WORDS)))
    kept = {one.__qualname__: one.cache_info().currsize for one in caches()}
    assert kept
    assert max(kept.values()) <= MOST_KEPT, kept
    held = [len(value) for value in vars(normalizer).values() if hasattr(value, "__len__")]
    assert max(held, default=0) <= MOST_KEPT


def unbounded() -> dict[str, int]:
    return {
        f"{one.__module__}.{one.__qualname__}": one.cache_info().currsize
        for one in caches()
        if one.cache_parameters()["maxsize"] is None
    }


def test_what_is_kept_without_bound_does_not_grow_with_the_text() -> None:
    def speak(numbers: range) -> None:
        for number in numbers:
            ending = "бвгджзклмн"[number % 10] + "аеиоу"[number // 10 % 5]
            Normalizer().speak(
                f"ЩЦ{number} wq{'xyz' * (number % 9)}{number} 30-{ending} к {number * 7919} дн. МЩ{ending.upper()}"
            )

    speak(range(100))
    before = unbounded()
    speak(range(100, 400))
    grown = {name: size for name, size in unbounded().items() if size > before.get(name, 0) + 5}
    assert before
    assert grown == {}
