"""Templates that the house writes (titles, intros, outros): text with names in braces, and nothing else in them."""

from __future__ import annotations

import string

from briefing.errors import UsageError
from briefing.translation import tr

TITLE_NAMES = ("show", "date", "weekday")
SPOKEN_NAMES = (*TITLE_NAMES, "title", "headlines")


def check_template(key: str, template: str, names: tuple[str, ...]) -> None:
    """See that a template holds these names alone, without attributes, conversions and widths; UsageError."""
    try:
        fields = [field for _, *field in string.Formatter().parse(template) if field[0] is not None]
    except ValueError:  # a brace without the other
        fields = [["", "", None]]
    if any(name not in names or width or conversion for name, width, conversion in fields):
        known = ", ".join(f"{{{name}}}" for name in names)
        raise UsageError(
            tr("{key}: {template!r} may only hold {names}").format(key=key, template=template, names=known)
        )
