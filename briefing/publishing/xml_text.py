"""Which text may stand in the feed: XML 1.0 has no way at all to write most control characters."""

from __future__ import annotations

import re
from html import escape

from briefing.errors import UsageError
from briefing.translation import tr

# The complement of `Char` in XML 1.0, 5th edition, section 2.2.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_text(text: str, where: str) -> str:
    """Give back `text`, or raise UsageError naming `where` it stands and the character that XML can't carry."""
    found = _UNWRITABLE.search(text)
    if found:
        raise UsageError(
            tr("{where}: character U+{code:04X} at position {position} can't stand in a feed; remove it").format(
                where=where, code=ord(found.group()), position=found.start() + 1
            )
        )
    return text


def as_html(text: str) -> str:
    """Give plain text for an element that apps show as HTML (`description`): escaped where it would be read as such."""
    return escape(text, quote=False) if re.search(r"<|&(#|\w)", text) else text


def one_line(text: str) -> str:
    """Collapse white space (line ends too) to single spaces: what a title has to be. No-break spaces stay."""
    return re.sub(r"[ \t\n\r\f\v\u2028\u2029]+", " ", text).strip()
