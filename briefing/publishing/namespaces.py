"""XML namespaces of the feed, and a short way to write elements in them."""

from __future__ import annotations

from lxml import etree

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
}


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Append an element, named as in a feed (`itunes:image`), with its text; empty attributes are left out.

    A trailing underscore in an attribute's name is dropped (`type_`, `length`).
    """
    prefix, colon, local = name.rpartition(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}" if colon else name
    element = etree.SubElement(parent, tag)
    element.text = text
    for key, value in attributes.items():
        if value:
            element.set(key.rstrip("_"), value)
    return element
