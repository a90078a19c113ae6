"""Workers: the processes that hold engines, behind one seam, a `concurrent.futures.Executor`.

A worker gets tasks and gives back FLAC bytes; it knows nothing of scripts or of the store. A task is spoken the same
wherever it runs: one torch thread a worker, so the number of workers changes no byte.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

from briefing.speech.cards import VoiceCard
from briefing.speech.engines import Engine, Flags, build
from briefing.speech.settings import Prosody


@dataclass(frozen=True, slots=True)
class Task:
    """One call of an engine."""

    card: VoiceCard
    flags: Flags
    text: str
    prosody: Prosody


_engines: dict[tuple[VoiceCard, Flags], Engine] = {}
_engines_lock = threading.Lock()  # a dask worker may run several threads; an engine speaks one text at a time


def perform(task: Task) -> bytes:
    """Speak a task, in a worker, into 16-bit mono FLAC; the engine is built at the first. Raises what Engine.speak does."""
    import soundfile

    with _engines_lock:
        place = (task.card, task.flags)
        if place not in _engines:
            _engines[place] = build(task.card, task.flags)
        samples = _engines[place].speak(task.text, task.prosody)
    flac = io.BytesIO()
    soundfile.write(flac, samples, task.card.sample_rate, format="FLAC", subtype="PCM_16")
    return flac.getvalue()


class Workers(Protocol):
    """What performs tasks."""

    def submit(self, task: Task) -> Future[bytes]:
        """Have a task performed; BrokenExecutor in the future means that its worker died."""
        ...

    def close(self) -> None:
        """End the work, in the middle of it too."""
        ...


class LocalWorkers:
    """`jobs` processes on this machine, started as they are needed; they end with this process, however it ends."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: Executor | None = None
        self._lifeline: Connection | None = None

    def submit(self, task: Task) -> Future[bytes]:
        """Have a task performed; where workers died, in new ones."""
        try:
            return self._running().submit(perform, task)
        except BrokenExecutor:
            self.close()
            return self._running().submit(perform, task)

    def _running(self) -> Executor:
        if self._executor is None:
            # spawn: a forked process would carry threads and locks of this one, and Windows and macOS have no other.
            context = multiprocessing.get_context("spawn")
            theirs, self._lifeline = context.Pipe(duplex=False)
            self._executor = ProcessPoolExecutor(self._jobs, context, initializer=_begin, initargs=(theirs,))
        return self._executor

    def close(self) -> None:
        """End the workers now, in the middle of their work too."""
        if self._executor is not None and self._lifeline is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._lifeline.close()
        self._executor = self._lifeline = None


def _begin(lifeline: Connection) -> None:
    """Prepare a worker process: it leaves Ctrl-C to its parent, and ends when the parent's end of `lifeline` closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    """Wait for the parent to close the pipe or to die, then end at once: nobody waits for what is being spoken."""
    try:
        lifeline.recv()
    except (EOFError, OSError):
        for engine in list(_engines.values()):
            engine.close()
        os._exit(0)
