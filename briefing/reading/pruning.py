"""Taking elements out of a tree without losing the text that follows them."""

from __future__ import annotations

from lxml import etree


def cut(element: etree._Element, instead: str = "") -> None:
    """Take an element out of its tree; `instead` stands in its place, before the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    text = instead + (element.tail or "")
    before = element.getprevious()
    element.tail = None
    parent.remove(element)
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
