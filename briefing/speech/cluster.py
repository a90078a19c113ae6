"""Workers on many machines: a dask cluster behind the same seam as local ones.

Every worker needs this program installed and fetches models itself, into its own BRIEFING_HOME. A task whose worker is
lost goes to another one.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from importlib import import_module, util
from typing import Any

from briefing.errors import BriefingError, UsageError
from briefing.translation import tr

_CONNECT_S = 10  # to find the scheduler
_LOST_S = 3  # to reach a worker for what it has spoken; past this it counts as lost, and another speaks it again


class ClusterWorkers(Executor):
    """The workers of the dask scheduler at `address`. BriefingError: there is none, or it has no workers."""

    def __init__(self, address: str) -> None:
        if util.find_spec("distributed") is None:
            raise UsageError(tr("--cluster needs dask; install this program with its extra `cluster`"))
        distributed: Any = import_module("distributed")  # half of it is typed, which strict typing likes less than none

        import_module("dask.config").set({"distributed.comm.timeouts.connect": f"{_LOST_S}s"})
        try:
            self._client = distributed.Client(address, timeout=_CONNECT_S, set_as_default=False)
        except (OSError, ValueError) as error:  # no answer; no address
            message = tr("cluster {address}: no dask scheduler answers; start one with `dask scheduler`")
            raise BriefingError(message.format(address=address)) from error
        self.threads: int = sum(self._client.nthreads().values())
        if not self.threads:
            self._client.close()
            message = tr("cluster {address}: it has no workers; start some with `dask worker {address}`")
            raise BriefingError(message.format(address=address))
        self._executor = self._client.get_executor(pure=False)

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:
        """Have a function called by a worker. BrokenExecutor in the future: several workers died of it in a row."""
        given: Future[Any] = Future()
        done = self._executor.submit(function, *arguments, **options)
        done.add_done_callback(lambda future: _pass_on(future, given))
        return given

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster: when the work is done where `wait`, else now."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _pass_on(done: Future[Any], given: Future[Any]) -> None:
    """Give on what became of a task, in the words of `concurrent.futures`."""
    from distributed.scheduler import KilledWorker

    if done.cancelled():
        given.cancel()
        given.set_running_or_notify_cancel()
        return
    error = done.exception()
    if isinstance(error, KilledWorker):
        broken = BrokenExecutor(str(error))
        broken.__cause__ = error
        given.set_exception(broken)
    elif error is not None:
        given.set_exception(error)
    else:
        given.set_result(done.result())
