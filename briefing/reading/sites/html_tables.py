"""Tables of HTML: those that hold data as rows of cells; those that only lay out a page are walked through."""

from __future__ import annotations

from lxml import etree

from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, children, local
from briefing.reading.tables import MOST_COLUMNS, guessed_heads

_LONGEST_CELL = 400  # characters: what is longer is a column of a page
_STRUCTURE = frozenset(
    ["h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "article", "section", "form"]
)


def is_layout(table: etree._Element) -> bool:
    """Whether a table is a frame for a page and no table of data."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = _rows(table)
    cells = [cell for row in rows for cell in children(row, "td", "th")]
    if len(rows) < 2 and not any(local(cell) == "th" for cell in cells):
        return True
    if max((len(list(children(row, "td", "th"))) for row in rows), default=0) < 2:
        return True
    if any(local(each) in _STRUCTURE for cell in cells for each in cell.iterdescendants()):
        return True
    return any(len(" ".join(all_text(cell).split())) > _LONGEST_CELL for cell in cells)


def rows_of(table: etree._Element, flow: Flow) -> tuple[list[list[str]], int]:
    """Give the texts of the cells, and how many rows name the columns; a cell that spans rows counts in each.

    The caption goes to the flow.
    """
    for caption in children(table, "caption"):
        flow.caption(all_text(caption))
    grid: list[list[str]] = []
    spanning: dict[int, tuple[int, str]] = {}  # column -> rows that are left, text
    heads = 0
    for row in _rows(table):
        cells = list(children(row, "td", "th"))
        texts, spanning = _row(cells, spanning)
        parent = row.getparent()
        in_head = parent is not None and local(parent) == "thead"
        if len(grid) == heads and cells and (in_head or all(local(cell) == "th" for cell in cells)):
            heads += 1
        grid.append(texts)
    return grid, heads or guessed_heads(grid)


def _rows(table: etree._Element) -> list[etree._Element]:
    found = []
    for child in children(table, "tr", "thead", "tbody", "tfoot"):
        found += [child] if local(child) == "tr" else list(children(child, "tr"))
    return found


def _row(
    cells: list[etree._Element], spanning: dict[int, tuple[int, str]]
) -> tuple[list[str], dict[int, tuple[int, str]]]:
    texts: list[str] = []
    after: dict[int, tuple[int, str]] = {}
    waiting = iter(cells)
    cell = next(waiting, None)
    while len(texts) < MOST_COLUMNS and (cell is not None or len(texts) in spanning):
        if len(texts) in spanning:
            rest, text = spanning[len(texts)]
            if rest > 1:
                after[len(texts)] = (rest - 1, text)
            texts.append(text)
        elif cell is not None:
            text = _cell_text(cell)
            for at in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    after[len(texts)] = (_span(cell, "rowspan") - 1, text if at == 0 else "")
                texts.append(text if at == 0 else "")
            cell = next(waiting, None)
    return texts, after


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), MOST_COLUMNS) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _cell_text(cell: etree._Element) -> str:
    """Give the text of a cell; its paragraphs and broken lines follow each other with a space between."""
    words: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end", "comment")):
        if event == "start":
            words.append(element.text or "")
        if event in ("end", "comment"):
            words.append(" " if local(element) in ("p", "div", "br", "li") else "")
            words.append((element.tail or "") if element is not cell else "")
    return "".join(words)
