"""The styles of a Word document: what a paragraph of each is, and whether it is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from briefing.reading.markup import attribute, children, first_child
from briefing.reading.office.styles import Role, role_of

_DEEPEST = 20  # styles that grow from one another; more is a loop


class Mark(StrEnum):
    """What a style or a run makes of its letters, by Word's own names."""

    HIDDEN = "vanish"
    STRUCK = "strike"
    STRUCK_TWICE = "dstrike"
    BOLD = "b"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph is; `level` counts for headings, `numbering` is the element that numbers it, if any."""

    role: Role | None = None
    level: int = 0
    numbering: etree._Element | None = None


class Styles:
    """The table of styles, asked by the properties of a paragraph or a run."""

    def __init__(self, part: etree._Element | None) -> None:
        found = children(part, "style") if part is not None else ()
        self._styles = {attribute(each, "styleId"): each for each in found}
        self._default = next((key for key, each in self._styles.items() if _is_default_paragraph(each)), "")
        language = first_child(part, "docDefaults", "rPrDefault", "rPr", "lang")
        self.lang = attribute(language, "val") if language is not None else ""

    def of(self, properties: etree._Element | None) -> ParagraphStyle:
        """Give what a paragraph with these properties is."""
        chain = self._chain(properties, "pStyle")
        own = first_child(properties, "outlineLvl")
        outline = own if own is not None else _first_of(chain, "pPr", "outlineLvl")
        numbering = _first_of(chain, "pPr", "numPr")
        for style in chain:
            name = first_child(style, "name")
            known = role_of(attribute(name, "val") if name is not None else "") or role_of(attribute(style, "styleId"))
            if known and known[0] is Role.HEADING and outline is not None and _level(outline) > 9:
                continue
            if known:
                return ParagraphStyle(known[0], known[1], numbering)
        if outline is not None and _level(outline) <= 9:
            return ParagraphStyle(Role.HEADING, _level(outline), numbering)
        return ParagraphStyle(None, 0, numbering)

    def marks(self, properties: etree._Element | None) -> frozenset[Mark]:
        """Give what the style of a paragraph makes of its letters."""
        chain = self._chain(properties, "pStyle")
        return frozenset(mark for mark in Mark if _is_on(_first_of(chain, "rPr", mark)))

    def marks_of_run(self, properties: etree._Element | None, inherited: frozenset[Mark]) -> frozenset[Mark]:
        """Give what a run makes of its letters; `inherited` is what its paragraph's style does where it is silent."""
        chain = self._chain(properties, "rStyle")
        found: set[Mark] = set()
        for mark in Mark:
            own = first_child(properties, mark)
            told = own if own is not None else _first_of(chain, "rPr", mark)
            if _is_on(told) if told is not None else mark in inherited:
                found.add(mark)
        return frozenset(found)

    def _chain(self, properties: etree._Element | None, kind: str) -> list[etree._Element]:
        """Give a style and those that it grows from."""
        named = first_child(properties, kind)
        key = attribute(named, "val") if named is not None else (self._default if kind == "pStyle" else "")
        chain: list[etree._Element] = []
        while key in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[key])
            based = first_child(chain[-1], "basedOn")
            key = attribute(based, "val") if based is not None else ""
        return chain


def _is_default_paragraph(style: etree._Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")


def _first_of(chain: list[etree._Element], *path: str) -> etree._Element | None:
    return next((found for style in chain if (found := first_child(style, *path)) is not None), None)


def _level(outline: etree._Element) -> int:
    value = attribute(outline, "val")
    return int(value) + 1 if value.isdigit() and len(value) < 3 else 10


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and attribute(element, "val") not in ("0", "false", "off")
