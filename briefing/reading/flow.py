"""A document on its way from its own format to blocks: what every reader hands its finds to.

A footnote is laid down where the document keeps it (`footnote`), and referred to where it is marked: the reader puts
`mark(key)` into the running text, and the note is read after that paragraph, or at the end of its chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.episode import Style
from briefing.reading.addresses import with_short_addresses
from briefing.reading.blocks import Block, Manuscript, heading
from briefing.reading.characters import clean, one_line
from briefing.reading.footnotes import Footnotes
from briefing.reading.omissions import Kind, Omission
from briefing.reading.phrases import without_furniture
from briefing.reading.settings import ReadingSettings
from briefing.reading.tables import rows_read

# Noncharacters of Unicode, which no document may hold: between them stands the number of a footnote.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_STRAY = re.compile("[\ufdd0-\ufdef]")


class Flow:
    """Gathers blocks, footnotes and omissions; texts may hold marks, and are tidied here."""

    def __init__(self, settings: ReadingSettings, *, web: bool = False) -> None:
        self.settings = settings
        self.web = web  # the document comes from a site, a feed or a channel
        self.blocks: list[Block] = []
        self.omissions: list[Omission] = []
        self._footnotes = Footnotes()
        self._keys: dict[str, int] = {}

    def add(self, text: str, style: Style = Style.TEXT, marker: str = "") -> None:
        """Add a paragraph; `marker` is the number before it that the document shows."""
        text, marks = self._tidied(text)
        if not text:
            return
        self._refer(marks, len(self.blocks))
        self.blocks.append(Block(f"{marker} {text}" if marker else text, style))

    def heading(self, text: str, level: int, voice: str | None = None, link: str = "") -> None:
        """Add a heading of `level` 1 and deeper; what lies deeper than 6 counts as 6. `link` is where it stands."""
        text, marks = self._tidied(text)
        if not text or (self.blocks and self.blocks[-1].is_heading and self.blocks[-1].text == text):
            return  # a title page, and the title again above the text
        self._refer(marks, len(self.blocks))
        self.blocks.append(heading(text, min(max(level, 1), 6), voice, link))

    def take(self, block: Block, above: int = 0) -> None:
        """Take a block that another reader made; `above`: how many levels of headings lie above its own."""
        if block.is_heading:
            self.heading(block.text, block.level + above, block.voice, block.link)
        else:
            self.add(block.text, block.style)

    def table(self, rows: Sequence[Sequence[str]], heads: int) -> None:
        """Add a table, a block a row; its first `heads` rows name the columns."""
        for row in rows_read(rows, heads):
            self.add(row, Style.ITEM)

    def caption(self, text: str) -> None:
        """Add the caption of a picture or table where captions are read."""
        if self.settings.captions:
            self.add(text)
        else:
            self.leave_out(Kind.CAPTION, text)

    def leave_out(self, kind: Kind, text: str = "") -> None:
        """Remember what is not spoken."""
        self.omissions.append(Omission(kind, one_line(clean(_STRAY.sub("", _MARK.sub("", text[:1000]))))))

    def mark(self, key: str) -> str:
        """Give what stands in a text where the footnote `key` is referred to."""
        return f"{_OPEN}{self._keys.setdefault(key, len(self._keys))}{_CLOSE}"

    def footnote(self, key: str, texts: Iterable[str]) -> None:
        """Lay down the footnote `key`, a text a paragraph."""
        number = self._keys.setdefault(key, len(self._keys))
        found = []
        for text in texts:
            tidied, marks = self._tidied(text)
            self._footnotes.nest(number, marks)
            if tidied:
                found.append(tidied)
        self._footnotes.define(number, found)

    def manuscript(self, *, title: str = "", date: str = "", author: str = "", lang: str = "") -> Manuscript:
        """Give what was gathered, each footnote in its place."""
        title, date, author, lang = (one_line(clean(each)) for each in (title, date, author, lang))
        blocks = self._footnotes.placed(self.blocks, title, self.settings.footnotes)
        blocks, furniture = without_furniture(blocks, web=self.web)
        return Manuscript(tuple(blocks), title, date, author, lang, (*self.omissions, *furniture))

    def _tidied(self, text: str) -> tuple[str, list[int]]:
        marks = [int(number) for number in _MARK.findall(text)] if _OPEN in text else []
        text = _STRAY.sub("", _MARK.sub("", text)) if marks or _STRAY.search(text) else text
        text = one_line(clean(text))
        if "/" not in text:
            return text, marks
        text, shortened = with_short_addresses(text)
        self.omissions += [Omission(Kind.ADDRESS, address) for address in shortened]
        return text, marks

    def _refer(self, marks: list[int], block: int) -> None:
        for number in marks:
            self._footnotes.refer(number, block)
