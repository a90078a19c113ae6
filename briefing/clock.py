"""The present moment, asked for in one place, and the hours of a day as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, time


def present() -> datetime:
    """Give this moment, with its zone. What comes of it decides what is shown, never the bytes of an episode."""
    return datetime.now(UTC)


def hour_of(written: str) -> time:
    """Read an hour of the day, HH:MM; ValueError for anything else."""
    return datetime.strptime(written, "%H:%M").time()
