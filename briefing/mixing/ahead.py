"""Takes listened to beside the mixing, a few ahead of their turn."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

from briefing.episode import Take
from briefing.mixing.analysis import Heard, listen


def listened(takes: Iterable[Take]) -> Generator[tuple[Take, Heard], None, None]:
    """Give takes, in order, with their sound; as many as there are cores are read while the one before is mixed.

    Raises BriefingError where a take can't be read.
    """
    at_once = os.cpu_count() or 1
    waiting: deque[tuple[Take, Future[Heard]]] = deque()
    with ThreadPoolExecutor(at_once, thread_name_prefix="listen") as pool:
        for take in takes:
            waiting.append((take, pool.submit(listen, take.path)))
            if len(waiting) > at_once:
                first, heard = waiting.popleft()
                yield first, heard.result()
        while waiting:
            first, heard = waiting.popleft()
            yield first, heard.result()
