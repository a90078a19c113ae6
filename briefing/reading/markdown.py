"""Markdown (CommonMark with tables, footnotes, admonitions, definitions and front matter), parsed by markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefing.episode import Style
from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript
from briefing.reading.characters import clean
from briefing.reading.encoding import decode
from briefing.reading.flow import Flow
from briefing.reading.front_matter import front_matter
from briefing.reading.heading_attributes import without_attributes
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
from briefing.reading.sites.html import walk_fragment
from briefing.reading.struck import without_struck
from briefing.translation import tr

_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX]\]\s+")
_ALERT = re.compile(r"^\[!\w+\][-+]?\s*")  # «> [!NOTE]», as GitHub and Obsidian mark a quotation
_FENCED = re.compile(r"^:::+[ \t]*(?:\{[^}\n]*\}|[\w-]*)[ \t]*(.*)$", re.MULTILINE)  # «::: warning Осторожно»
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^=]+)(?<=\S)==(?![=\w])")  # ==marked==, as Obsidian and pandoc have it
_CAPTION = re.compile(r"^(?::|Table:)\s+")  # under a table, as pandoc writes it
_UNCLOSED = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))


def read_markdown(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read Markdown. SourceError: empty, binary, undecodable, or nested beyond all reason."""
    head, text = front_matter(clean(decode(data, name)))
    flow = Flow(settings)
    flow.heading(head.title, 1)
    flow.add(head.subtitle)
    if head.others:
        flow.leave_out(Kind.FRONT_MATTER, ", ".join(head.others))
    # CommonMark's own parser drops what lies deeper than 20 levels, without a word.
    parser = MarkdownIt("commonmark", {"maxNesting": 100_000}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(admon_plugin).use(deflist_plugin)
    try:
        tokens = parser.parse(_prepared(text))
    except RecursionError as error:
        raise SourceError(
            tr("{name}: its lists or quotations lie too deep in one another").format(name=name)
        ) from error
    _Walk(flow, name).over(tokens)
    return flow.manuscript(title=head.title, date=head.date, author=head.author, lang=head.lang)


def _prepared(text: str) -> str:
    """Give the text without the fences of containers, and with marks that open and never close as the signs they are
    (the parser would look for the end of each in all that follows).
    """
    for opening, closing in _UNCLOSED:
        end = text.rfind(closing)
        start = 0 if end < 0 else end
        text = text[:start] + text[start:].replace(opening, "&lt;" + opening[1:])
    return _FENCED.sub(r"\1", text) if ":::" in text else text


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    heads: int = 0


class _Walk:
    """Goes over the parser's tokens once and hands what it finds to the flow."""

    def __init__(self, flow: Flow, name: str) -> None:
        self._flow = flow
        self._name = name
        self._quotes = 0  # how many quotations we are in
        self._markers: list[
            str | None
        ] = []  # for each list item we are in: what is to stand before its first paragraph
        self._numbers: list[int | None] = []  # for each list we are in: its next number, None for bullets
        self._level = 0  # of the heading we are in
        self._table: _Table | None = None
        self._after_table = False
        self._footnote: tuple[str, list[str]] | None = None  # the footnote we are in: its key and its paragraphs
        self._admonition = ""  # the kind of the admonition whose title we are in
        self._takers: dict[str, Callable[[Token], None]] = {
            "heading_open": self._open_heading,
            "heading_close": self._close_heading,
            "blockquote_open": self._open_quote,
            "blockquote_close": self._close_quote,
            "bullet_list_open": self._open_list,
            "ordered_list_open": self._open_list,
            "bullet_list_close": self._close_list,
            "ordered_list_close": self._close_list,
            "list_item_open": self._open_item,
            "list_item_close": self._close_item,
            "footnote_open": self._open_footnote,
            "footnote_close": self._close_footnote,
            "table_open": self._open_table,
            "table_close": self._close_table,
            "thead_close": self._close_heads,
            "tr_open": self._open_row,
            "admonition_title_open": self._open_admonition,
            "admonition_title_close": self._close_admonition,
            "inline": self._inline,
            "fence": self._code,
            "code_block": self._code,
            "html_block": self._html,
        }

    def over(self, tokens: Sequence[Token]) -> None:
        """Take every token in turn; one of another type carries no text of its own."""
        for token in tokens:
            taker = self._takers.get(token.type)
            if taker:
                taker(token)

    def _open_heading(self, token: Token) -> None:
        self._level = int(token.tag[1:])

    def _close_heading(self, _: Token) -> None:
        self._level = 0

    def _open_quote(self, _: Token) -> None:
        self._quotes += 1

    def _close_quote(self, _: Token) -> None:
        self._quotes -= 1

    def _open_list(self, token: Token) -> None:
        start = token.attrGet("start")
        self._numbers.append(None if token.type.startswith("bullet") else int(1 if start is None else start))

    def _close_list(self, _: Token) -> None:
        self._numbers.pop()

    def _open_item(self, _: Token) -> None:
        number = self._numbers[-1]
        self._markers.append("" if number is None else f"{number}.")
        if number is not None:
            self._numbers[-1] = number + 1

    def _close_item(self, _: Token) -> None:
        self._markers.pop()

    def _open_footnote(self, token: Token) -> None:
        self._footnote = (str(token.meta["id"]), [])

    def _close_footnote(self, _: Token) -> None:
        if self._footnote:
            self._flow.footnote(*self._footnote)
        self._footnote = None

    def _open_table(self, _: Token) -> None:
        self._table = _Table()

    def _open_row(self, _: Token) -> None:
        if self._table:
            self._table.rows.append([])

    def _close_heads(self, _: Token) -> None:
        if self._table:
            self._table.heads = len(self._table.rows)

    def _close_table(self, _: Token) -> None:
        if self._table:
            self._flow.table(self._table.rows, self._table.heads)
        self._table, self._after_table = None, True

    def _open_admonition(self, token: Token) -> None:
        self._admonition = str((token.meta or {}).get("tag") or token.info or "note")

    def _close_admonition(self, _: Token) -> None:
        self._admonition = ""

    # Text

    def _inline(self, token: Token) -> None:
        text = self._text(token.children or [])
        after_table, self._after_table = self._after_table, False
        if self._table:
            self._table.rows[-1].append(text)
        elif self._footnote:
            self._footnote[1].append(text)
        elif self._admonition:
            if text.strip().lower() != self._admonition.lower():
                self._flow.add(text)
        elif self._level and not self._quotes and not self._markers:
            self._heading(text)
        elif self._markers:
            marker, self._markers[-1] = self._markers[-1], ""
            self._flow.add(_TASK.sub("", text, count=1), Style.ITEM, marker or "")
        elif after_table and _CAPTION.match(text):
            self._flow.caption(_CAPTION.sub("", text))
        elif self._quotes:
            self._flow.add(_ALERT.sub("", text), Style.QUOTE)
        else:
            self._flow.add(text)

    def _heading(self, text: str) -> None:
        title, voice = without_attributes(text, self._name)
        self._flow.heading(title, self._level, voice)

    def _text(self, tokens: Sequence[Token]) -> str:
        """Give the words of an inline run: a link keeps its text, code its letters, a picture is noted."""
        words: list[str] = []
        standing, struck = without_struck(tokens)
        for each in struck:
            self._flow.leave_out(Kind.DELETED, each)
        for token in standing:
            if token.type in ("text", "code_inline"):
                words.append(token.content)
            elif token.type in ("softbreak", "hardbreak") or _LINE_BREAK.match(token.content):
                words.append(" ")
            elif token.type == "image":
                self._flow.leave_out(Kind.PICTURE, token.content)
            elif token.type == "footnote_ref":
                words.append(self._flow.mark(str(token.meta["id"])))
        return _MARKED.sub(r"\1", "".join(words))

    def _code(self, token: Token) -> None:
        self._flow.leave_out(Kind.CODE, token.content)

    def _html(self, token: Token) -> None:
        walk_fragment(token.content, self._name, self._flow)
