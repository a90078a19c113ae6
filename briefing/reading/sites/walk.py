"""HTML's structure as blocks: headings, paragraphs, lists, quotations, tables. Each element is met once, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from briefing.episode import Style
from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, local
from briefing.reading.numbering import number_text
from briefing.reading.office.styles import Role, role_of
from briefing.reading.omissions import Kind
from briefing.reading.sites.html_tables import is_layout, rows_of

HEADINGS = {f"h{level}": level for level in range(1, 7)}
# fmt: off
BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", *HEADINGS,
])
# fmt: on
_BREAKS = re.compile(r"\n(?:[ \t\u00a0]*\n)+")  # two line breaks are a paragraph's end on pages without paragraphs
_SILENT = frozenset(
    ["script", "style", "template", "svg", "iframe", "object", "embed", "head", "audio", "video", "canvas"]
)
_STYLE_NAME = re.compile(r"Mso\w|\w+_20_|Quotations|Footer|Header")
_TASK = re.compile(r"\s*\[[ xX]\]\s+")


@dataclass(slots=True)
class _List:
    """A list that is being read: the number of its next item, and how it counts; bullets have no way of counting."""

    counting: str
    number: int
    marker: str = ""  # waits for the text of its item
    item_open: bool = False
    quotes: int = 0  # quotations around it


@dataclass(slots=True)
class _State:
    words: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0


def walk(root: etree._Element, flow: Flow) -> None:
    """Read everything within `root` into the flow."""
    state = _State()
    events = etree.iterwalk(root, events=("start", "end", "comment"))
    inside: etree._Element | None = None  # an element that is passed over, or was read as a whole
    for event, element in events:
        if inside is not None:
            if event == "end" and element is inside:
                inside = None
                _take_tail(element, root, state)
            continue
        if event == "comment":
            _take_tail(element, root, state)
        elif event == "start":
            if _taken_whole(element, flow, state):
                inside = element
            else:
                _start(element, flow, state)
        else:
            _end(element, flow, state)
            _take_tail(element, root, state)
    _flush(flow, state)


def _take_tail(element: etree._Element, root: etree._Element, state: _State) -> None:
    if element is not root:
        state.words.append(_without_breaks(element.tail))


def _taken_whole(element: etree._Element, flow: Flow, state: _State) -> bool:
    """Read or leave out what is not walked through: tables of data, code, pictures, captions. Whether it was that."""
    name = local(element)
    if name in _SILENT:
        return True
    if name == "pre":
        _flush(flow, state)
        flow.leave_out(Kind.CODE, all_text(element))
        return True
    if name in ("img", "picture"):
        flow.leave_out(Kind.PICTURE, element.get("alt") or "")
        return True
    if name == "math":
        flow.leave_out(Kind.FORMULA, element.get("alttext") or all_text(element))
        return True
    if name in ("figcaption", "caption"):
        _flush(flow, state)
        flow.caption(all_text(element))
        return True
    role = _role_of_class(element)
    if role in (Role.CAPTION, Role.CONTENTS, Role.HEADER):
        _flush(flow, state)
        if role is Role.CAPTION:
            flow.caption(all_text(element))
        else:
            flow.leave_out(Kind.CONTENTS if role is Role.CONTENTS else Kind.HEADER, all_text(element))
        return True
    if name == "table" and not is_layout(element):
        _flush(flow, state)
        rows, heads = rows_of(element, flow)
        flow.table(rows, heads)
        return True
    return False


def _start(element: etree._Element, flow: Flow, state: _State) -> None:
    name = local(element)
    if name in BLOCKS:
        _flush(flow, state)
    if name in HEADINGS:
        state.heading = HEADINGS[name]
    elif name == "blockquote" or _role_of_class(element) is Role.QUOTE:
        state.quotes += 1
    elif name in ("ul", "ol", "menu", "dir"):
        state.lists.append(_list_of(element, name, state))
    elif name == "li" and state.lists:
        _open_item(element, state.lists[-1])
    elif name == "br":
        state.words.append("\n")
    elif name == "q":
        state.words.append("«")
    state.words.append(_without_breaks(element.text))


def _role_of_class(element: etree._Element) -> Role | None:
    """Give what a paragraph is by a class that a word processor made of the name of its style."""
    name = element.get("class") or ""
    if local(element) not in ("p", "div") or not _STYLE_NAME.match(name):
        return None
    role = role_of(name)
    return role[0] if role else None


def _without_breaks(text: str | None) -> str:
    """Give a text with its line ends as spaces: in HTML only `br` breaks a line."""
    return re.sub(r"[\r\n]", " ", text) if text else ""


def _end(element: etree._Element, flow: Flow, state: _State) -> None:
    name = local(element)
    if name in BLOCKS:
        _flush(flow, state)
    if name in HEADINGS:
        state.heading = 0
    elif name == "blockquote" or _role_of_class(element) is Role.QUOTE:
        state.quotes -= 1
    elif name in ("ul", "ol", "menu", "dir") and state.lists:
        state.lists.pop()
    elif name == "li" and state.lists:
        state.lists[-1].item_open = False
    elif name == "q":
        state.words.append("»")


def _list_of(element: etree._Element, name: str, state: _State) -> _List:
    counting = ""
    if name == "ol":
        counting = _COUNTING.get(element.get("type") or "1", "decimal")
    start = element.get("start") or ""
    return _List(counting, int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1, quotes=state.quotes)


_COUNTING = {"1": "decimal", "a": "lower-latin", "A": "upper-latin", "i": "lower-roman", "I": "upper-roman"}


def _open_item(element: etree._Element, around: _List) -> None:
    value = element.get("value") or ""
    if re.fullmatch(r"-?\d{1,6}", value):
        around.number = int(value)
    around.marker = f"{number_text(around.number, around.counting)}." if around.counting else ""
    around.number += 1
    around.item_open = True


def _flush(flow: Flow, state: _State) -> None:
    """End the paragraph that is being read."""
    text = "".join(state.words)
    state.words.clear()
    if not text.strip():
        return
    for part in _BREAKS.split(text):
        if state.heading and not state.lists:
            flow.heading(part, state.heading)
        elif state.lists and state.lists[-1].item_open and state.quotes == state.lists[-1].quotes:
            around = state.lists[-1]
            flow.add(_TASK.sub("", part, count=1), Style.ITEM, around.marker)
            around.marker = around.marker if not part.strip() else ""
        else:
            flow.add(part, Style.QUOTE if state.quotes else Style.TEXT)
