"""The web as a source: pages and feeds behind `http(s)://` addresses, fetched with care and kept.

What an address gives is another's: where it leads is looked at before every connection, its size and time are bounded,
and what comes is bytes for the readers, nothing that is run.
"""

from __future__ import annotations

from briefing.reading.web.fetching import is_web_address
from briefing.reading.web.pages import Web, load_page
from briefing.reading.web.targets import Allowed

__all__ = ["Allowed", "Web", "is_web_address", "load_page"]
