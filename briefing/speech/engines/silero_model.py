"""A loaded Silero model: opening its package, what can be learned of it, and what its errors mean.

What stands here of the models was read in the opened packages of v5_5_ru and v5_cis_base; v3 to v5 differ in the
arguments of `apply_tts`, so these are asked for.
"""

from __future__ import annotations

import inspect
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError, VoiceError
from briefing.speech.engines.base import EngineError, TooLongError
from briefing.translation import tr

SERVICE_SYMBOLS = 3  # the first of `symbols`: padding, start and end; the model deletes them from a text
# Latin letters sound in no Russian word: the CIS models hold an `h` that would leave «hello» as «h». The signs steer v5
# models: `^` unstressed, `*focus*`, `[[phonemes]]`, `<markup>`, start, end and padding; a text holds them by accident.
_NEVER_GIVEN = re.compile(r"[a-z^*\[\]<>|~_]", re.IGNORECASE)
_NO_MEMORY = re.compile(r"out of memory|can't allocate memory|not enough memory", re.IGNORECASE)


def alphabet_of(symbols: str) -> frozenset[str]:
    """Give what a model with these `symbols`, in its own order, says or pauses at, and nothing that it deletes.

    A letter among the first three is none of the service symbols (v4 begins with two of those). The models write every
    long dash as a short one before they look it up: one that has the long one alone may know neither.
    """
    known = {each for index, each in enumerate(symbols) if index >= SERVICE_SYMBOLS or each.isalpha()}
    return frozenset(each for each in known if not _NEVER_GIVEN.match(each)) - {"—"} | {" "}


def learned_from(model: Any) -> dict[str, str]:
    """Say what can be learned of a model by loading it alone: symbols in its order, arguments, speakers."""
    return {
        "symbols": "".join(model.symbols),
        "arguments": " ".join(inspect.signature(model.apply_tts).parameters),
        "speakers": " ".join(map(str, model.speakers)),
    }


@cache
def load(path: Path, device: str) -> Any:
    """Load a model whose digest was just checked; once a process, whatever speakers and flags are asked for."""
    os.environ.setdefault("TORCH_CPP_LOG_LEVEL", "ERROR")  # its warnings are no user's business
    import torch
    from torch.package.package_importer import PackageImporter

    torch._C._jit_set_profiling_mode(False)  # else the first calls are slow (silero-models#223)
    try:
        with quiet_torch():
            # A file, not a path: on Windows torch opens none with letters beyond ASCII. It stays open: modules of the
            # package are read when they are first imported.
            model = PackageImporter(path.open("rb")).load_pickle("tts_models", "model")
    except Exception as error:  # whatever unpickling someone's file may raise
        raise VoiceError(tr("{path}: can't be loaded: {reason}").format(path=path, reason=error)) from error
    # One thread a process, so that sums are added in the same order however many workers there are.
    torch.set_num_threads(1)
    if device == "cuda" and not torch.cuda.is_available():
        raise VoiceError(tr("--device cuda: torch sees no CUDA here; take cpu or auto"))
    if device != "cpu" and torch.cuda.is_available():
        model.to(torch.device("cuda"))
    return model


@contextmanager
def quiet_torch() -> Iterator[None]:
    """Keep what torch warns its programmers of from the user."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def meaning_of(error: Exception, voice: str) -> Exception:
    """Say in this program's errors what a model raised. Bare Exceptions are its way; most concern this text alone.

    v3 and v4 call every RuntimeError «probably too long», that of a full memory too: what it was raised from tells.
    """
    if any(_is_memory(each) for each in _chain(error)):
        message = tr("voice {name}: there is too little memory to speak; try --jobs 1, or --device cpu")
        return BriefingError(message.format(name=voice))
    kind = TooLongError if "too long" in str(error).lower() else EngineError
    return kind(f"{type(error).__name__}: {error}".removesuffix(": "))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_memory(error: BaseException) -> bool:
    return isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and bool(_NO_MEMORY.search(str(error))))
