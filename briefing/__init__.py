"""Russian documents become a spoken podcast episode with chapters, transcript, page and feed."""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself takes milliseconds, in which nothing listens to Ctrl-C yet
if TYPE_CHECKING:
    from typing import Any

    from briefing.producer import produce

__all__ = ["__version__", "produce"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the producer, and all that it needs, only when it is asked for: `--help` stays quick."""
    if name == "produce":
        from briefing.producer import produce

        return produce
    raise AttributeError(name)
