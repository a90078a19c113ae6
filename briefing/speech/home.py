"""Where models and takes live."""

from __future__ import annotations

from pathlib import Path

from briefing.home import home


def models_folder() -> Path:
    """The folder of downloaded models and of what is known about them."""
    return home() / "models"


def takes_folder() -> Path:
    """The folder of the take store."""
    return home() / "takes"
