"""A program that is kept running from one utterance to the next, and asked through pipes."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pipes:
    """What leads into the program, and where it answers."""

    requests: IO[bytes]
    answers: IO[bytes]


class KeptProcess:
    """A program, started at the first request and again when it died.

    `greet` waits until it is ready. It answers on stdout, or `on_stderr`; `seconds` without an answer, and it hangs.
    """

    def __init__(
        self, command: Sequence[str], greet: Callable[[Pipes], None], *, seconds: float, on_stderr: bool = False
    ) -> None:
        self._command, self._greet, self._seconds = command, greet, seconds
        self._on_stderr = on_stderr
        self.running: subprocess.Popen[bytes] | None = None  # None before the first request, and when it was ended

    def ask(self, request: Callable[[Pipes], T]) -> T:
        """Carry a request out; where the program dies of it (OSError, EOFError), once more. EOFError: it died twice."""
        for _ in range(2):
            try:
                return self._within(self.running or self._start(), request)
            except (OSError, EOFError):
                self.close()
        raise EOFError

    def _start(self) -> subprocess.Popen[bytes]:
        process = self.running = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL if self._on_stderr else subprocess.PIPE,
            stderr=subprocess.PIPE if self._on_stderr else subprocess.DEVNULL,
        )
        self._within(process, self._greet)
        return process

    def _within(self, process: subprocess.Popen[bytes], request: Callable[[Pipes], T]) -> T:
        """Carry a request out, and end the process where it hangs."""
        answers = process.stderr if self._on_stderr else process.stdout
        if process.stdin is None or answers is None:
            raise RuntimeError(f"{self._command[0]} was started without pipes")
        watchdog = threading.Timer(self._seconds, process.kill)
        watchdog.start()
        try:
            return request(Pipes(process.stdin, answers))
        finally:
            watchdog.cancel()

    def close(self) -> None:
        """End it."""
        if self.running is not None:
            self.running.kill()
            self.running.communicate()
            self.running = None
