"""Struck-out text of a page: what an editor took back and left to be seen."""

from __future__ import annotations

import re

from lxml import etree

from briefing.reading.markup import all_text, local

STRUCK_TAGS = frozenset(["del", "s", "strike"])
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;}]*line-through", re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")


def struck_classes(element: etree._Element) -> frozenset[str]:
    """Give the classes that the style sheets in an element's page strike out, as Google Docs and LibreOffice do it."""
    sheets = [all_text(each) for each in element.getroottree().iter("{*}style", "style")]
    return frozenset(name for sheet in sheets for name, rule in _RULE.findall(sheet) if _LINE_THROUGH.search(rule))


def is_struck(element: etree._Element, classes: frozenset[str]) -> bool:
    """Whether an element strikes out what it holds; `classes`: those that do so in its page."""
    return (
        local(element) in STRUCK_TAGS
        or bool(_LINE_THROUGH.search(element.get("style") or ""))
        or not classes.isdisjoint((element.get("class") or "").split())
    )
