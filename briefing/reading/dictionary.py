"""The dictionary of Russian words, where reading has to know one: loaded when it is first asked."""

from __future__ import annotations

from functools import cache


@cache
def dictionary():  # type: ignore[no-untyped-def]  # pymorphy3 ships no types
    """Give pymorphy3's analyzer."""
    import pymorphy3  # loading it takes most of a second, and few documents need it

    return pymorphy3.MorphAnalyzer(lang="ru")
