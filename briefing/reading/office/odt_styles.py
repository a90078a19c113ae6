"""The styles of an OpenDocument text: what a paragraph of each is, and whether it is hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from briefing.reading.markup import all_text, attribute, children, first_child, local
from briefing.reading.office.styles import Role, role_of

_DEEPEST = 20  # styles that grow from one another; more is a loop


class Styles:
    """The styles of all parts of a document, automatic ones too."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        holders = [each for root in roots for each in children(root, "styles", "automatic-styles")]
        self._styles = {attribute(each, "name"): each for holder in holders for each in children(holder, "style")}
        self.lists = {attribute(each, "name"): each for holder in holders for each in children(holder, "list-style")}
        self._masters = [each for root in roots for each in children(root, "master-styles")]
        defaults = [
            first_child(each, "text-properties")
            for holder in holders
            for each in children(holder, "default-style")
            if attribute(each, "family") == "paragraph"
        ]
        self.lang = next((attribute(each, "language") for each in defaults if each is not None), "")

    def role(self, name: str) -> tuple[Role | None, int]:
        """Give what a paragraph of this style is."""
        for key, style in self._chain(name):
            known = role_of(attribute(style, "display-name") if style is not None else key) or role_of(key)
            if known:
                return known
            level = attribute(style, "default-outline-level") if style is not None else ""
            if level.isdigit() and 0 < int(level[:3]) < 10:
                return Role.HEADING, int(level)
        return None, 0

    def hides(self, name: str) -> bool:
        """Whether text of this style is not shown."""
        for _, style in self._chain(name):
            properties = first_child(style, "text-properties") if style is not None else None
            if properties is not None and attribute(properties, "display"):
                return attribute(properties, "display") == "none"
        return False

    def strikes(self, name: str) -> bool:
        """Whether text of this style is struck out."""
        for _, style in self._chain(name):
            properties = first_child(style, "text-properties") if style is not None else None
            for key in ("text-line-through-style", "text-line-through-type"):
                told = attribute(properties, key) if properties is not None else ""
                if told:
                    return told != "none"
        return False

    def hides_section(self, element: etree._Element) -> bool:
        """Whether an element is a section that is not shown."""
        return local(element) == "section" and attribute(element, "display") == "none"

    def headers(self) -> Iterator[str]:
        """Give the texts of the headers and footers of pages."""
        for master in self._masters:
            for each in master.iter():
                if local(each) in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first"):
                    text = all_text(each)
                    if text.strip():
                        yield text

    def _chain(self, name: str) -> Iterator[tuple[str, etree._Element | None]]:
        """Give a style and those that it grows from; the last may be known by its name alone."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            yield name, style
            name = attribute(style, "parent-style-name") if style is not None else ""
            if not name:
                return
