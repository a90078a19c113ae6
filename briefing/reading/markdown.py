"""Markdown (CommonMark with tables, footnotes and front matter), parsed by markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from briefing.episode import Style
from briefing.reading.blocks import Block, Manuscript, heading
from briefing.reading.characters import clean, has_letters_or_digits, one_line
from briefing.reading.encoding import decode
from briefing.reading.omissions import Kind, Omission
from briefing.reading.settings import ReadingSettings

_TAG_OR_COMMENT = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_FOOTNOTE = "Примечание: "  # heard before a footnote, which is read after the paragraph that refers to it
_VOICE = re.compile(r"\s*\{voice=([^{}\s]+)\}$")  # «## Погода {voice=baya}»: this chapter has a voice of its own
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX]\]\s+")


def read_markdown(data: bytes, name: str, _: ReadingSettings) -> Manuscript:
    """Read Markdown. SourceError: empty, binary or undecodable."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(front_matter_plugin)
    walk = _Walk()
    walk.over(parser.parse(clean(decode(data, name))))
    return Manuscript(tuple(walk.with_footnotes()), omissions=tuple(walk.omissions))


class _Walk:
    """Goes over the parser's tokens once and gathers blocks, footnotes and what is left out."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.omissions: list[Omission] = []
        self._quotes = 0  # how many quotations we are in
        self._markers: list[str] = []  # for each list item we are in: what is to stand before its first paragraph
        self._numbers: list[int | None] = []  # for each list we are in: its next number, None for bullets
        self._level = 0  # of the heading we are in
        self._header: list[str] = []  # of the table we are in
        self._row: list[str] = []
        self._in_header = False
        self._in_cell = False
        self._footnote: int | None = None  # the footnote we are in
        self._footnotes: dict[int, list[Block]] = {}
        self._referred: dict[int, list[int]] = {}  # block index -> the footnotes it refers to

    def over(self, tokens: Sequence[Token]) -> None:
        """Take every token in turn; one without a method of its name carries no text of its own."""
        for token in tokens:
            method = getattr(self, f"_{token.type}", None)
            if method:
                method(token)

    def with_footnotes(self) -> list[Block]:
        """Give the blocks, each footnote after the first paragraph that refers to it."""
        blocks: list[Block] = []
        for at, block in enumerate(self.blocks):
            blocks.append(block)
            for footnote in self._referred.get(at, ()):
                blocks += self._footnotes.pop(footnote, ())
        for rest in self._footnotes.values():  # referred to by footnotes alone
            blocks += rest
        return blocks

    # Containers

    def _heading_open(self, token: Token) -> None:
        self._level = int(token.tag[1:])

    def _heading_close(self, _: Token) -> None:
        self._level = 0

    def _blockquote_open(self, _: Token) -> None:
        self._quotes += 1

    def _blockquote_close(self, _: Token) -> None:
        self._quotes -= 1

    def _bullet_list_open(self, _: Token) -> None:
        self._numbers.append(None)

    def _ordered_list_open(self, token: Token) -> None:
        self._numbers.append(int(token.attrGet("start") or 1))

    def _bullet_list_close(self, _: Token) -> None:
        self._numbers.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, _: Token) -> None:
        number = self._numbers[-1]
        self._markers.append("" if number is None else f"{number}. ")
        if number is not None:
            self._numbers[-1] = number + 1

    def _list_item_close(self, _: Token) -> None:
        self._markers.pop()

    def _footnote_open(self, token: Token) -> None:
        self._footnote = int(token.meta["id"])
        self._footnotes[self._footnote] = []

    def _footnote_close(self, _: Token) -> None:
        self._footnote = None

    # Tables: a row is read as «column: cell; column: cell»

    def _thead_open(self, _: Token) -> None:
        self._header, self._in_header = [], True

    def _thead_close(self, _: Token) -> None:
        self._header, self._in_header = self._row, False

    def _tr_open(self, _: Token) -> None:
        self._row = []

    def _tr_close(self, _: Token) -> None:
        if not self._in_header:
            named = zip(self._header, self._row, strict=False)
            first, *rest = [f"{column}: {cell}" if column else cell for column, cell in named if cell] or [""]
            self._add(Block("; ".join([first, *map(_within_sentence, rest)]), Style.ITEM))

    def _th_open(self, _: Token) -> None:
        self._in_cell = True

    def _th_close(self, _: Token) -> None:
        self._in_cell = False

    _td_open, _td_close = _th_open, _th_close

    # Text

    def _inline(self, token: Token) -> None:
        text = self._text(token.children or [])
        if self._in_cell:
            self._row.append(text)
        elif text:
            self._add(self._paragraph(text))

    def _paragraph(self, text: str) -> Block:
        if self._level and not self._quotes and not self._markers:
            voice = _VOICE.search(text)
            return heading(_VOICE.sub("", text), self._level, voice[1] if voice else None)
        if self._markers:
            marker, self._markers[-1] = self._markers[-1], ""
            return Block(marker + _TASK.sub("", text, count=1), Style.ITEM)
        return Block(text, Style.QUOTE if self._quotes else Style.TEXT)

    def _add(self, block: Block) -> None:
        if self._footnote is None:
            self.blocks.append(block)
            return
        footnote = self._footnotes[self._footnote]
        footnote.append(block if footnote else Block(_FOOTNOTE + block.text, block.style))

    def _text(self, tokens: Sequence[Token]) -> str:
        """Give the words of an inline run: a link keeps its text, code its letters, a picture is noted."""
        words: list[str] = []
        for token in tokens:
            if token.type in ("text", "code_inline"):
                words.append(token.content)
            elif token.type in ("softbreak", "hardbreak") or _LINE_BREAK.match(token.content):
                words.append(" ")
            elif token.type == "image":
                self._left_out(Kind.PICTURE, token.content)
            elif token.type == "footnote_ref":
                self._referred.setdefault(len(self.blocks), []).append(int(token.meta["id"]))
        return one_line("".join(words))

    # What is not spoken

    def _fence(self, token: Token) -> None:
        self._left_out(Kind.CODE, token.content)

    _code_block = _fence

    def _html_block(self, token: Token) -> None:
        text = _TAG_OR_COMMENT.sub(" ", token.content)
        if has_letters_or_digits(text):
            self._left_out(Kind.CODE, text)

    def _front_matter(self, token: Token) -> None:
        self._left_out(Kind.SERVICE, token.content)

    def _left_out(self, kind: Kind, text: str) -> None:
        self.omissions.append(Omission(kind, text))


def _within_sentence(text: str) -> str:
    """Give `text` with a small first letter, unless its word is an acronym: the cells of a row are one sentence."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
