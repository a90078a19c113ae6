"""Russian documents become a spoken podcast episode with chapters, transcript, page and feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.producer import produce

__all__ = ["__version__", "produce"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the producer, and all that it needs, only when it is asked for: `--help` stays quick."""
    if name == "produce":
        from briefing.producer import produce

        return produce
    raise AttributeError(name)
