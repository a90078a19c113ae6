"""The lists of an OpenDocument text: which number its program shows before an item."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from briefing.reading.markup import attribute, children, local
from briefing.reading.numbering import number_text
from briefing.reading.office.odt_styles import Styles

_COUNTINGS = {"1": "decimal", "a": "lower-latin", "A": "upper-latin", "i": "lower-roman", "I": "upper-roman"}
_RUSSIAN = {"а": "lower-russian", "А": "upper-russian"}


@dataclass(slots=True)
class _List:
    style: str
    number: int = 0
    marked: bool = True  # the item's marker has been given
    in_item: bool = False


class Lists:
    """Follows the lists that are open."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._open: list[_List] = []
        self._ended: dict[str, int] = {}  # where a list of a style stopped, for one that is continued

    def open(self, element: etree._Element) -> None:
        """Enter a list or an item."""
        if local(element) == "list":
            style = attribute(element, "style-name") or (self._open[-1].style if self._open else "")
            goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
            self._open.append(_List(style, self._ended.get(style, 0) if goes_on else 0))
        elif self._open:
            around = self._open[-1]
            start = attribute(element, "start-value")
            if start.isdigit() and len(start) < 7:
                around.number = int(start) - 1
            elif not around.number:
                around.number = self._start(around.style) - 1
            around.number += local(element) == "list-item"
            around.marked, around.in_item = local(element) != "list-item", True

    def close(self, name: str) -> None:
        """Leave a list or an item."""
        if name == "list" and self._open:
            ended = self._open.pop()
            self._ended[ended.style] = ended.number
        elif self._open:
            self._open[-1].in_item = False

    def marker(self) -> str | None:
        """Give what stands before the paragraph that is read: a number, nothing, None outside of lists."""
        if not self._open or not self._open[-1].in_item:
            return None
        around = self._open[-1]
        if around.marked:
            return ""
        around.marked = True
        level = self._level(around.style)
        if level is None or local(level) != "list-level-style-number":
            return ""
        form = attribute(level, "num-format")
        if not form:
            return ""
        counting = _COUNTINGS.get(form[:1]) or _RUSSIAN.get(form[:1]) or "decimal"
        shown = (
            f"{attribute(level, 'num-prefix')}{number_text(around.number, counting)}{attribute(level, 'num-suffix')}"
        )
        return shown.strip() if attribute(level, "num-suffix") else f"{shown.strip()}."

    def _start(self, style: str) -> int:
        level = self._level(style)
        start = attribute(level, "start-value") if level is not None else ""
        return int(start) if start.isdigit() and len(start) < 7 else 1

    def _level(self, style: str) -> etree._Element | None:
        definition = self._styles.lists.get(style)
        if definition is None:
            return None
        wanted = str(min(len(self._open), 10))
        return next((each for each in children(definition) if attribute(each, "level") == wanted), None)
