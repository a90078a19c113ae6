"""Workers: the processes that hold engines, behind one seam, a `concurrent.futures.Executor`.

A worker gets tasks and gives back FLAC bytes; it knows nothing of scripts. One of this machine puts a take into the
store itself, before it goes on: what was spoken is safe, whatever becomes of the run. A task is spoken the same
wherever it runs: one torch thread a worker, so the number of workers changes no byte.
"""

from __future__ import annotations

import ctypes
import io
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from briefing.speech.cards import VoiceCard
from briefing.speech.engines import engine_of
from briefing.speech.engines.base import Engine
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.speech.takes import TakeStore

_KEEPING_MEMORY = ((-1, 1 << 30), (-3, 32 << 20))  # mallopt(3): M_TRIM_THRESHOLD, M_MMAP_THRESHOLD (32 MB at most)


@dataclass(frozen=True, slots=True)
class Task:
    """One call of an engine."""

    card: VoiceCard
    settings: SpeechSettings
    text: str
    prosody: Prosody
    key: str  # of the take
    folder: Path | None  # of the store, where the worker can reach it


_keeping = threading.Lock()  # held while a take is written, so that the end of the run waits for it
_engines: dict[tuple[VoiceCard, SpeechSettings], Engine] = {}
_engines_lock = threading.Lock()  # a dask worker may run several threads; an engine speaks one text at a time


def perform(task: Task) -> bytes:
    """Speak a task, in a worker; the engine is built at the first one. FLAC, 16 bit, mono.

    Raises what building and speaking raise (see `engines.base`), and BriefingError where it can't be kept.
    """
    import soundfile

    with _engines_lock:
        voice = (task.card, task.settings)
        if voice not in _engines:
            _engines[voice] = engine_of(task.card).build(task.card, task.settings)
        samples = _engines[voice].speak(task.text, task.prosody)
    file = io.BytesIO()
    soundfile.write(file, samples, task.card.sample_rate, format="FLAC", subtype="PCM_16")
    flac = file.getvalue()
    if task.folder:
        with _keeping:
            TakeStore(task.folder).put(task.key, flac)
    return flac


class LocalWorkers(Executor):
    """`jobs` processes on this machine, started as they are needed; they end with this process, however it ends.

    A future whose worker died raises BrokenExecutor; what is submitted after that goes to new workers.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._lifeline: Connection | None = None

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:
        """Have a function called in a worker."""
        try:
            return self._submit(function, *arguments, **options)
        except BrokenExecutor:
            self.shutdown(cancel_futures=True)
            return self._submit(function, *arguments, **options)

    def _submit(self, function: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:
        with _children_deaf_to_the_terminal():  # multiprocessing's own process starts first, and unblocks SIGINT
            pool = self._running()
        with _children_deaf_to_the_terminal():
            return pool.submit(function, *arguments, **options)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawn: a forked process would carry threads and locks of this one, and Windows and macOS have no other.
            context = multiprocessing.get_context("spawn")
            theirs, self._lifeline = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(self._jobs, context, initializer=_begin, initargs=(theirs,))
        return self._pool

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: when their work is done where `wait`, else now."""
        if self._pool is not None and self._lifeline is not None:
            done = wait and not cancel_futures
            results = getattr(self._pool, "_result_queue", None)
            self._pool.shutdown(wait=done, cancel_futures=cancel_futures)
            self._lifeline.close()
            if not done:
                _hear_of_the_end(results)
        self._pool = self._lifeline = None


def _hear_of_the_end(results: Any) -> None:
    """Close this process's end of the pipe that workers write their results to; it writes nothing there itself.

    The pool leaves it open, and would wait for ever for the rest of what a worker was writing when it ended.
    """
    writer = getattr(results, "_writer", None)  # of a SimpleQueue; there is no public way to it
    if writer is not None:
        with suppress(OSError):
            writer.close()


@contextmanager
def _children_deaf_to_the_terminal() -> Iterator[None]:
    """Start processes that leave Ctrl-C and a closed terminal to this one from their first moment, before `_begin`.

    Here a signal comes when they are started.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(lifeline: Connection) -> None:
    """Prepare a worker process: it leaves Ctrl-C to its parent, and ends when the parent's end of `lifeline` closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _keep_memory()
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _keep_memory() -> None:
    """Have glibc keep what is freed: a model's large tensors are else mapped and cleared anew at every call (-7 %)."""
    with suppress(OSError, AttributeError, TypeError):  # another C library: as it is
        mallopt = ctypes.CDLL(None).mallopt
        for parameter, size in _KEEPING_MEMORY:
            mallopt(parameter, size)


def _end_with(lifeline: Connection) -> None:
    """Wait for the parent to close the pipe or to die, then end at once: nobody waits for what is being spoken."""
    try:
        lifeline.recv()
    except (EOFError, OSError):
        for engine in list(_engines.values()):
            engine.close()
        with _keeping:
            os._exit(0)
