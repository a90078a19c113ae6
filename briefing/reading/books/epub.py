"""EPUB 2 and 3: the chapters in the order of the spine, headed by their own headings or by the table of contents."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from briefing.errors import SourceError
from briefing.reading.archives import Archive
from briefing.reading.blocks import Manuscript
from briefing.reading.flow import Flow
from briefing.reading.markup import (
    all_text,
    attribute,
    children,
    first_child,
    local,
    parse_html,
    parse_xml,
    text_of_markup,
)
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
from briefing.reading.sites.html import cut_title_block
from briefing.reading.sites.notes import Key, take_notes
from briefing.reading.sites.page import cut_hidden
from briefing.reading.sites.walk import HEADINGS, walk
from briefing.translation import tr

_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_FONT_MANGLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


_MADE_UP = re.compile(r"(?:section|part|split|index|page)?[ _-]?\d*(?:\.x?html?)?", re.IGNORECASE)  # by converters


@dataclass(slots=True)
class _Page:
    """A file of the book: its place in the archive and its tree."""

    path: str
    body: etree._Element


@dataclass(frozen=True, slots=True)
class _Point:
    """An entry of the table of contents: its label, the place in its file (empty: the whole), its depth from 1."""

    label: str
    place: str
    depth: int


def read_epub(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read an e-book. SourceError: damaged, or locked by a seller."""
    archive = Archive(data, name)
    _refuse_locked(archive)
    package_path = _package_path(archive)
    package = parse_xml(archive.read(package_path), f"{name}/{package_path}")
    folder = posixpath.dirname(package_path)
    items = {attribute(each, "id"): each for each in package.iter() if local(each) == "item"}
    flow = Flow(settings)
    points = _contents(archive, items, folder)
    pages = [page for page in _spine(archive, package, items, folder, flow) if not _is_contents(page, flow)]
    if not pages:
        raise SourceError(tr("{name}: damaged: {reason}").format(name=name, reason=tr("a book without a text")))
    keys = [(page.body, _keys(page.path)) for page in pages]
    for key, texts in take_notes(keys, flow.mark).items():
        flow.footnote(key, texts)
    title = _told(package, "title")
    for page in pages:
        _read_page(page, points.get(page.path, []), title, flow)
    return flow.manuscript(
        title=title, date=_told(package, "date"), author=_told(package, "creator"), lang=_told(package, "language")
    )


def _read_page(page: _Page, points: list[_Point], title: str, flow: Flow) -> None:
    shown = cut_title_block(page.body, flow)
    cut_hidden(page.body, flow, names=True)
    if shown and not flow.blocks:
        flow.heading(shown, 1)
    headed = any(local(each) in HEADINGS for each in page.body.iter())
    _mark_headings(page, points)
    whole = next((point for point in points if not point.place), None)
    if whole and whole.label != title and not headed:
        first = next((each for each in page.body.iter() if local(each) == "p"), None)
        if first is not None and _same(first, whole.label):
            first.tag = "h1"
        elif all_text(page.body).strip():
            flow.heading(whole.label, 1)
    walk(page.body, flow)


def _mark_headings(page: _Page, points: list[_Point]) -> None:
    """Make headings of the paragraphs that the table of contents names: converters leave headings as paragraphs."""
    places = {point.place: point for point in points if point.place}
    for each in list(page.body.iter()):
        point = places.get(each.get("id") or "") if isinstance(each.tag, str) else None
        holder = next((up for up in (each, *each.iterancestors()) if local(up) in ("p", "div")), None)
        if point and holder is not None and _same(holder, point.label):
            holder.tag = f"h{min(point.depth, 6)}"


def _same(element: etree._Element, label: str) -> bool:
    return " ".join(all_text(element).split()).casefold() == label.casefold()


def _refuse_locked(archive: Archive) -> None:
    data = archive.read_if_there("META-INF/encryption.xml")
    if not data:
        return
    for each in parse_xml(data, archive.name).iter():
        if local(each) == "EncryptionMethod" and attribute(each, "Algorithm") not in _FONT_MANGLING:
            raise SourceError(tr("{name}: the book is locked by its seller (DRM)").format(name=archive.name))


def _package_path(archive: Archive) -> str:
    data = archive.read_if_there("META-INF/container.xml")
    if data:
        for each in parse_xml(data, f"{archive.name}/META-INF/container.xml").iter():
            path = attribute(each, "full-path")
            if local(each) == "rootfile" and path in archive.names:
                return path
    found = next((name for name in archive.names if name.endswith(".opf")), "")
    if not found:
        raise SourceError(tr("{name}: damaged: {reason}").format(name=archive.name, reason="META-INF/container.xml"))
    return found


def _told(package: etree._Element, name: str) -> str:
    metadata = first_child(package, "metadata")
    for each in metadata.iter() if metadata is not None else ():
        if local(each) == name and all_text(each).strip():
            return all_text(each).strip()
    return ""


def _spine(
    archive: Archive, package: etree._Element, items: dict[str, etree._Element], folder: str, flow: Flow
) -> list[_Page]:
    pages: list[_Page] = []
    spine = first_child(package, "spine")
    for each in children(spine) if spine is not None else ():
        item = items.get(attribute(each, "idref"))
        if item is None or attribute(item, "media-type") not in _PAGES:
            continue
        path = _path(folder, attribute(item, "href"))
        data = archive.read_if_there(path)
        if data is None:
            raise SourceError(tr("{name}: damaged: {reason}").format(name=archive.name, reason=path))
        if "nav" in attribute(item, "properties").split():
            flow.leave_out(Kind.CONTENTS, path)
            continue
        root = parse_html(text_of_markup(data, f"{archive.name}/{path}"), f"{archive.name}/{path}")
        body = next((found for found in root.iter("body")), root) if root is not None else None
        if body is not None:
            pages.append(_Page(path, body))
    return pages


def _path(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))


def _is_contents(page: _Page, flow: Flow) -> bool:
    """Whether a page is a table of contents: little but links to other pages."""
    links = [each for each in page.body.iter("a") if attribute(each, "href") and all_text(each).strip()]
    linked = sum(len(all_text(each).strip()) for each in links)
    if len(links) < 3 or linked < 0.7 * len(" ".join(all_text(page.body).split())):
        return False
    if any(":" in attribute(each, "href").partition("#")[0] for each in links):
        return False
    flow.leave_out(Kind.CONTENTS, all_text(page.body))
    return True


def _keys(path: str) -> Key:
    """Give how addresses are understood in a page: a place by its file and name."""

    def key(address: str) -> str:
        file, _, place = address.partition("#")
        if not place or "://" in file:
            return ""
        return f"{_path(posixpath.dirname(path), file) if file else path}#{place}"

    return key


def _contents(archive: Archive, items: dict[str, etree._Element], folder: str) -> dict[str, list[_Point]]:
    """Give the entries of the table of contents by the file that each points to."""
    found: dict[str, list[_Point]] = {}
    for item in items.values():
        is_ncx = attribute(item, "media-type") == "application/x-dtbncx+xml"
        is_nav = "nav" in attribute(item, "properties").split()
        path = _path(folder, attribute(item, "href"))
        data = archive.read_if_there(path) if is_ncx or is_nav else None
        for label, target, depth in _points(parse_xml(data, f"{archive.name}/{path}")) if data else ():
            name = " ".join(label.split())
            if name and not _MADE_UP.fullmatch(name):
                file = _path(posixpath.dirname(path), target)
                found.setdefault(file, []).append(_Point(name, target.partition("#")[2], depth))
    return found


def _points(root: etree._Element) -> list[tuple[str, str, int]]:
    found = []
    for each in root.iter():
        depth = sum(local(up) in ("navPoint", "ol") for up in (each, *each.iterancestors()))
        if local(each) == "navPoint":
            content = first_child(each, "content")
            target = attribute(content, "src") if content is not None else ""
            found.append((all_text(first_child(each, "navLabel")), target, depth))
        elif local(each) == "a" and attribute(each, "href"):
            found.append((all_text(each), attribute(each, "href"), depth))
    return found
