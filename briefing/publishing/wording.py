"""Words that code needs for Russian readers, from wording.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def month(number: int) -> str:
    """Give a month, 1 to 12, in the genitive: ноября."""
    return str(_words()["months"][number - 1])


def name(word: str) -> str:
    """Write the name of an engine or a licence as its owners do; one that isn't in the table stays as it is."""
    return str(_words()["names"].get(word, word))


def terms(licence: str) -> str:
    """Give the address of a licence's terms where it asks for that, else nothing."""
    return str(_words()["terms"].get(licence, ""))


def attribution(engine: str) -> str:
    """Give what the makers of an engine ask to be said, else nothing."""
    return str(_words()["attributions"].get(engine, ""))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("briefing.publishing").joinpath("wording.toml").read_text(encoding="utf-8"))
