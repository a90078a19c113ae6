"""The mix on disk, between being mixed and being encoded: how loud it is as a whole is known before an encoder starts.

On disk rather than in memory, which an hour would fill with 700 MB, and rather than mixed again: decoding the takes
and resampling them costs six times as much as writing and reading this.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from briefing.mixing.resampling import RATE, Samples

BYTES_A_SECOND = 2 * RATE

_STEPS = 32767  # of 16 bits to either side


class Tape:
    """A stream of mono sound in a nameless file, which is gone when it is closed or the program ends.

    Each block is kept in 16 bits scaled to its own peak: as fine as a take's own 16 bits, however high it rises above
    full scale before the limiter.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed in __exit__
        self._blocks: list[tuple[int, float]] = []  # frames and the peak of each

    def write(self, block: Samples) -> None:
        """Append a block; OSError where the disk is full."""
        peak = max(1e-9, float(np.max(block, initial=0)), -float(np.min(block, initial=0)))
        scaled = block * np.float32(_STEPS / peak)
        self._file.write(np.rint(scaled, out=scaled).astype(np.int16).data)
        self._blocks.append((len(block), peak))

    @property
    def frames(self) -> int:
        """How long it is."""
        return sum(frames for frames, _ in self._blocks)

    @property
    def peak(self) -> float:
        """The highest sample on it."""
        return max((peak for _, peak in self._blocks), default=0.0)

    def blocks(self) -> Iterator[Samples]:
        """Give all blocks from the first on; one reader at a time."""
        self._file.seek(0)
        for frames, peak in self._blocks:
            kept = np.frombuffer(self._file.read(2 * frames), dtype=np.int16)
            yield np.multiply(kept, np.float32(peak / _STEPS), dtype=np.float32)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
