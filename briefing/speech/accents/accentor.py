"""silero-stress: `+` before every stressed vowel of a text, and its ё; torch and 460 MB once it is loaded (6 s)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import metadata, util
from typing import Any

from briefing.errors import VoiceError
from briefing.translation import tr

_PACKAGE = "silero-stress"


def installed() -> bool:
    """Whether silero-stress is there."""
    return util.find_spec("silero_stress") is not None


def version() -> str:
    """The version, which carries its weights. Empty where it is not installed."""
    return metadata.version(_PACKAGE) if installed() else ""


def accented(text: str) -> str:
    """Place stress; words it has marks for already are left as they are. VoiceError: it is not installed."""
    with _one_thread():
        return str(_accentor()(text))


@cache
def _accentor() -> Any:
    if not installed():
        raise VoiceError(tr("silero-stress is missing; run `pip install silero-stress`"))
    import silero_stress

    return silero_stress.load_accentor("ru")


@contextmanager
def _one_thread() -> Iterator[None]:
    """Have torch work with one thread, then with as many as before.

    More are no faster on a sentence, waste processors that others need, and may add sums in another order. Importing
    and loading silero-stress sets one for the whole process, which is not ours to leave behind.
    """
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
