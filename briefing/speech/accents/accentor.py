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
    with _threads_kept():
        return str(_accentor()(text))


@cache
def _accentor() -> Any:
    if not installed():
        raise VoiceError(tr("silero-stress is missing; run `pip install silero-stress`"))
    import silero_stress

    return silero_stress.load_accentor("ru")


@contextmanager
def _threads_kept() -> Iterator[None]:
    """Undo what silero-stress does to torch's threads: importing and loading it set them to 1 for the whole process."""
    import torch

    threads = torch.get_num_threads()
    try:
        yield
    finally:
        if torch.get_num_threads() != threads:
            torch.set_num_threads(threads)
