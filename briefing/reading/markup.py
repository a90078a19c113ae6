"""XML and HTML as trees: parsed without entities, networks or bounds on depth, and walked without recursion."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html

from briefing.errors import SourceError
from briefing.reading.damages import markup_damage
from briefing.reading.encoding import decode
from briefing.translation import tr

DEEPEST = 1000  # elements within one another, less than the 2048 at which libxml2 gives up; people need a tenth

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DTD = re.compile(rb"<!ENTITY", re.IGNORECASE)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Give the root of an XML document. SourceError: not well-formed, or it declares entities of its own."""
    if _DTD.search(data[:100_000]):
        raise SourceError(tr("{name}: it declares entities of its own, which no document needs").format(name=name))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        message = tr("{name}: damaged: {reason}")
        raise SourceError(message.format(name=name, reason=markup_damage(error))) from error
    _refuse_depths(root, name)
    return root


def parse_html(text: str, name: str) -> etree._Element | None:
    """Give the root of an HTML document, whatever its state; None: there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    text = _DECLARATION.sub("", text).replace("\0", "")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    _refuse_depths(root, name)
    return root


def text_of_markup(data: bytes, name: str) -> str:
    """Give the text of an HTML file: in UTF-8 where it is valid, else in the encoding that it declares, else as told
    from the text itself. SourceError as `decode`.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, name).lstrip("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    encoding = declared[1].decode("ascii", "replace").lower() if declared else ""
    if encoding.startswith(("windows-125", "cp125", "iso-8859", "koi8", "x-mac")) and encoding not in _RUSSIAN:
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


_RUSSIAN = ("windows-1251", "cp1251", "koi8-r")  # what the text itself tells better than a declaration


def local(element: etree._Element) -> str:
    """Give an element's name without its namespace; a comment has none."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """Give an attribute by its name without a namespace, empty where there is none."""
    for key, value in element.items():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value)
    return ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Give the children of these names, without their namespaces; of all names where none is given."""
    for child in element:
        name = local(child)
        if name and (not names or name in names):
            yield child


def first_child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Give the first child of a name, of that its first child of the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def all_text(element: etree._Element | None) -> str:
    """Give all the text within an element, without its tail."""
    return "" if element is None else "".join(map(str, element.itertext()))


def _refuse_depths(root: etree._Element, name: str) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            message = tr("{name}: its elements lie more than {depth} deep in one another")
            raise SourceError(message.format(name=name, depth=DEEPEST))
