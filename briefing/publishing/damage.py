"""What may be wrong with a manifest that can be read: a hand or a broken disk changed it, or somebody else made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
