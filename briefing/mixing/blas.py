"""numpy's matrix products on one thread.

Those of a mix are so small that OpenBLAS's threads spend their time waiting for each other: left alone, they took as
much of the processor as all the rest of mixing. The work is divided elsewhere: takes, mixing, encoder, check.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np  # noqa: F401 - its OpenBLAS has to be there to be found
from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold numpy's OpenBLAS to one thread while the context lasts; torch's library is another and is left alone."""
    with ThreadpoolController().select(internal_api="openblas").limit(limits=1):
        yield
