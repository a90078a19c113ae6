"""What a signal does to a run: the first one unwinds it, so that it cleans up, and those that follow it change nothing.

Loaded before everything else: an interruption while the rest is loaded is one like any other.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import time
from types import FrameType

from briefing.translation import tr

INTERRUPTED, TERMINATED = 130, 143
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP
_GRACE_S = 5.0  # for cleaning up; whoever still asks after that is let go at once
_LOST_S = 1.0  # after which it is looked whether the first one was swallowed


class Stopped(KeyboardInterrupt):
    """A run is asked to stop; `exit_code` is what it ends with."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = TERMINATED if number == signal.SIGTERM else INTERRUPTED

    def __str__(self) -> str:
        # Not in the handler: what the translation needs may be half loaded at that moment.
        return tr("terminated") if self.exit_code == TERMINATED else tr("interrupted")


class _Listener:
    """Takes the signals of this process."""

    def __init__(self) -> None:
        self.first: Stopped | None = None
        self._since = 0.0
        self._code: int | None = None  # what the run ends with, once that is known

    def settle(self, code: int) -> None:
        self._code, self._since = code, time.monotonic()

    def __call__(self, number: int, _: FrameType | None) -> None:
        if self._code is None:
            self.first = Stopped(number)
            self.settle(self.first.exit_code)
            _look_every(_LOST_S)
            raise self.first
        if time.monotonic() - self._since > _GRACE_S:
            os._exit(self._code)

    def look(self, _number: int, _frame: FrameType | None) -> None:
        """Raise the first signal's exception again where a destructor or a callback from C has swallowed it."""
        handled = sys.exc_info()[1]
        while handled is not None and handled is not self.first:
            handled = handled.__context__
        if self.first is not None and handled is None:
            raise self.first


_listener = _Listener()


def listen() -> None:
    """From now on raise Stopped at the first signal; what the process was told to ignore (nohup, &) stays ignored."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _listener)
            atexit.register(signal.signal, number, signal.SIG_IGN)  # the interpreter's own end would be struck dead
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _listener.look)


def settle(code: int) -> None:
    """A run has ended with `code`: a signal that comes while the interpreter ends changes nothing any more."""
    _look_every(0)
    _listener.settle(code)


def stopped() -> Stopped | None:
    """Give what the first signal raised, None where none came: an error after it is but its consequence."""
    return _listener.first


def _look_every(seconds: float) -> None:
    if hasattr(signal, "setitimer"):  # Windows has none
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
