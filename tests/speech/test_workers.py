"""Workers that are ended while they write: nobody waits for the rest."""

from __future__ import annotations

import threading

import pytest

from briefing.speech.workers import LocalWorkers

LARGE = 300_000_000  # bytes of a result that takes longer to be written than the run goes on


@pytest.mark.parametrize("pause", [0.1, 0.2, 0.3])  # seconds: in one of them it is being written
def test_a_run_that_ends_does_not_wait_for_a_result_that_was_being_written(pause: float) -> None:
    before = set(threading.enumerate())
    workers = LocalWorkers(1)
    workers.submit(int).result()
    workers.submit(bytes, LARGE)
    threading.Event().wait(pause)
    workers.shutdown(cancel_futures=True)
    for thread in set(threading.enumerate()) - before:
        thread.join(20)
        assert not thread.is_alive(), thread
