"""A real Silero model held against what this program assumes of it (`silero_models.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import takewhile

from briefing.speech.engines.base import Observation
from briefing.speech.engines.silero_model import SERVICE_SYMBOLS
from briefing.translation import tr

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def assumed(model: str) -> dict[str, str]:
    """Give what is assumed of a model, or of the known one whose name is most like its own."""
    return _tables()[_like(model)]


def observed(model: str, learned: dict[str, str]) -> Iterator[Observation]:
    """Compare what was learned of a loaded model, a line each: its symbols, its arguments, its speakers."""
    like = _like(model)
    yield Observation(tr("model"), like == model, tr("{model}, held against {like}").format(model=model, like=like))
    yield _symbols(learned["symbols"], assumed(model)["symbols"])
    for name, key in ((tr("arguments"), "arguments"), (tr("speakers"), "speakers")):
        yield _compared(name, learned[key].split(), assumed(model)[key].split())


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("silero_models.toml").read_text(encoding="utf-8"))


def _like(model: str) -> str:
    return max(_tables(), key=lambda name: _alike(name, model))


def _alike(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    same = (here == there for here, there in zip(one, other, strict=False))
    return sum(takewhile(bool, same))


def _symbols(found: str, assumed: str) -> Observation:
    """Compare symbols: the first three in their order, the rest in any, but for letters of other languages."""
    name = tr("symbols")
    service = [found[:SERVICE_SYMBOLS], assumed[:SERVICE_SYMBOLS]]
    if service[0] != service[1]:
        detail = tr("begin with {found!r}, {assumed!r} was expected: {all!r}")
        return Observation(name, False, detail.format(found=service[0], assumed=service[1], all=found))
    signs = [each for each in found if not each.isalpha() or each in _RUSSIAN or each.isascii()]
    return _compared(name, signs, list(assumed))


def _compared(name: str, found: list[str], assumed: list[str]) -> Observation:
    missing = [each for each in assumed if each not in found]
    new = [each for each in found if each not in assumed]
    if not missing and not new:
        return Observation(name, True, tr("{count}, as expected").format(count=len(found)))
    parts = [tr("missing: {names}").format(names=" ".join(missing))] if missing else []
    parts += [tr("unexpected: {names}").format(names=" ".join(new))] if new else []
    return Observation(name, False, "; ".join(parts))
