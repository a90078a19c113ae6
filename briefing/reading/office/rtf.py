"""Rich Text Format: WordPad, Word, LibreOffice, pandoc, macOS TextEdit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript
from briefing.reading.flow import Flow
from briefing.reading.lines import MARKER
from briefing.reading.office.composed import Composed
from briefing.reading.office.rtf_tokens import CHARSETS, Token, bytes_text, tokens, unicode_text
from briefing.reading.office.styles import Role, role_of
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
from briefing.reading.tables import MOST_COLUMNS, guessed_heads
from briefing.translation import tr

_DEEPEST = 2000  # groups within one another
# Destinations: where the text of a group goes when it is not the document's.
# fmt: off
_SILENT = frozenset([
    "colortbl", "generator", "pict", "object", "objdata", "themedata", "datastore", "latentstyles", "listtable",
    "listoverridetable", "rsidtbl", "xmlnstbl", "filetbl", "revtbl", "fldinst", "bkmkstart", "bkmkend", "ftnsep",
    "ftnsepc", "aftnsep", "shppict", "nonshppict", "sp", "sn", "sv", "shpinst", "mmathPr", "userprops", "pgdsctbl",
    "operator", "nextfile", "template", "private", "txe", "xe", "tc", "formfield", "ffname", "atrfstart", "atrfend",
    "atndate", "atnid", "atnauthor", "atnref", "background", "panose", "falt", "blipuid", "pgptbl", "keywords",
    "doccomm", "subject", "category", "company", "manager", "do", "wgrffmtfilter", "passwordhash", "datafield",
    "mhtmltag",
])
# fmt: on
_TOLD = {
    **dict.fromkeys(
        ("header", "footer", "headerl", "headerr", "headerf", "footerl", "footerr", "footerf"), Kind.HEADER
    ),
    "annotation": Kind.COMMENT,
}
_KEPT = frozenset(["fonttbl", "stylesheet", "listtext", "pntext", "title", "author"])
_SIGNS = {
    "~": "\u00a0",
    "_": "-",
    "-": "\u00ad",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "tab": "\t",
    "line": "\n",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "endash": "–",
    "emdash": "—",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "softline": "\n",
    "lbr": "\n",
    "page": "\n",
}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group; the group around it keeps its own."""

    destination: str = ""  # empty: the document's text
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1  # characters after each `\u`
    font: int = -1


@dataclass(slots=True)
class _Paragraph:
    style: int = -1
    outline: int = -1
    in_table: bool = False
    centred: bool = False
    bold: bool = False
    words: list[str] = field(default_factory=list)
    marker: str | None = None


def read_rtf(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read Rich Text. SourceError: damaged: groups that never end, or nothing but a header."""
    flow = Flow(settings)
    walk = _Walk(flow)
    for token in tokens(data):
        walk.take(token)
        if walk.depth > _DEEPEST:
            message = tr("{name}: its elements lie more than {depth} deep in one another")
            raise SourceError(message.format(name=name, depth=_DEEPEST))
    if walk.depth > 0:
        raise SourceError(tr("{name}: damaged: {reason}").format(name=name, reason=tr("it breaks off in the middle")))
    walk.end()
    composed = walk.composed
    told = {key: "".join(words) for key, words in walk.told.items()}
    return flow.manuscript(
        title=composed.title or told.get("title", ""),
        date=composed.date,
        author=composed.author or told.get("author", ""),
    )


class _Walk:
    def __init__(self, flow: Flow) -> None:
        self.composed = Composed(flow)
        self.told: dict[str, list[str]] = {}  # the document's own properties
        self._flow = flow
        self._state = _State()
        self._stack: list[_State] = []
        self._paragraph = _Paragraph()
        self._outer: list[tuple[int, _Paragraph, list[str]]] = []  # depth of a note's group, paragraph around it, texts
        self._codepage = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font_read = -1
        self._styles: dict[int, tuple[str, int]] = {}
        self._style_read = 0
        self._style_outline = -1
        self._style_name: list[str] = []
        self._left_out: dict[str, list[str]] = {}
        self._cells: list[str] = []
        self._rows: list[list[str]] = []
        self._ignorable = False
        self._notes = 0
        self._ending = ""  # the text of the paragraph that ends

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._stack)

    def take(self, token: Token) -> None:
        """Take the next part of the file."""
        if token.kind == "open":
            self._stack.append(self._state)
        elif token.kind == "close":
            self._close()
        elif token.kind == "word":
            self._word(token.text, token.number)
        elif token.kind == "unicode":
            self._text(unicode_text(token.text, self._state.fallback))
        elif token.kind == "bytes":
            self._text(bytes_text(token.text, self._fonts.get(self._state.font, "") or self._codepage))
        else:
            self._text(token.text)

    def end(self) -> None:
        """End the last paragraph and the last table."""
        self._end_paragraph()
        self._end_table()

    def _close(self) -> None:
        if not self._stack:
            return
        state = self._state
        if state.destination == "stylesheet" and self._stack[-1].destination == "stylesheet":
            self._styles[self._style_read] = ("".join(self._style_name).strip(" ;"), self._style_outline)
            self._style_name, self._style_outline = [], -1
        if state.destination in _TOLD and self._stack[-1].destination != state.destination:
            text = "".join(self._left_out.pop(state.destination, []))
            if text.strip():
                self._flow.leave_out(_TOLD[state.destination], text)
        self._state = self._stack.pop()
        if self._outer and len(self._stack) < self._outer[-1][0]:
            self._close_note()

    def _word(self, word: str, number: int | None) -> None:
        if word == "*":
            self._ignorable = True
            return
        ignorable, self._ignorable = self._ignorable, False
        if word in _SIGNS:
            self._text(_SIGNS[word])
        elif word == "footnote":
            self._open_note()
        elif self._is_destination(word, ignorable):
            return
        elif self._state.destination in ("fonttbl", "stylesheet"):
            self._table_word(word, number)
        elif not self._state.destination:
            self._format(word, number)
        elif word in ("f", "uc", "ansicpg"):
            self._state_word(word, number)

    def _is_destination(self, word: str, ignorable: bool) -> bool:
        known = (
            word in _SILENT
            or word in _TOLD
            or word in ("fonttbl", "stylesheet", "listtext", "pntext", "title", "author")
        )
        if word == "info" or (ignorable and not known and word not in ("cs", "ts", "ds")):
            self._state = replace(self._state, destination=word)
            return True
        if word in ("title", "author") and self._state.destination != "info":
            return False
        if known:
            self._state = replace(self._state, destination=word)
        return known

    def _table_word(self, word: str, number: int | None) -> None:
        """Take a word of the tables of fonts and styles."""
        if word == "f" and number is not None:
            self._font_read = number
        elif word == "fcharset" and number is not None and number in CHARSETS and number != 0:
            self._fonts[self._font_read] = CHARSETS[number]
        elif word in ("s", "cs", "ts", "ds") and number is not None:
            self._style_read = number if word == "s" else -1
        elif word == "outlinelevel" and number is not None:
            self._style_outline = number

    def _format(self, word: str, number: int | None) -> None:
        paragraph = self._paragraph
        if word in ("par", "sect"):
            self._end_paragraph()
        elif word in ("cell", "nestcell"):
            self._end_cell()
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "pard":
            self._paragraph = _Paragraph(words=paragraph.words, marker=paragraph.marker)
        elif word == "s" and number is not None:
            paragraph.style = number
        elif word == "outlinelevel" and number is not None:
            paragraph.outline = number
        elif word == "intbl":
            paragraph.in_table = True
        elif word == "qc":
            paragraph.centred = True
        elif word == "b":
            paragraph.bold = paragraph.bold or (number != 0 and not paragraph.words)
        else:
            self._state_word(word, number)

    def _state_word(self, word: str, number: int | None) -> None:
        """Take a word that holds to the end of its group."""
        state = self._state
        if word == "v":
            self._state = replace(state, hidden=number != 0)
        elif word == "deleted":
            self._state = replace(state, deleted=number != 0)
        elif word == "plain":
            self._state = replace(state, hidden=False, deleted=False)
        elif word == "uc" and number is not None:
            self._state = replace(state, fallback=min(max(number, 0), 1))
        elif word == "f" and number is not None:
            self._state = replace(state, font=number)
        elif word == "ansicpg" and number:
            self._codepage = f"cp{number}"

    def _text(self, text: str) -> None:
        state = self._state
        if state.destination in ("listtext", "pntext"):
            self._paragraph.marker = (self._paragraph.marker or "") + text
        elif state.destination == "stylesheet":
            self._style_name.append(text)
        elif state.destination in ("title", "author"):
            self.told.setdefault(state.destination, []).append(text)
        elif state.destination in _TOLD:
            self._left_out.setdefault(state.destination, []).append(text)
        elif state.destination:
            return
        elif state.hidden or state.deleted:
            if text.strip():
                self._flow.leave_out(Kind.HIDDEN if state.hidden else Kind.DELETED, text)
        else:
            self._paragraph.words.append(text)

    # Paragraphs, tables, notes

    def _end_paragraph(self) -> None:
        paragraph = self._paragraph
        text = "".join(paragraph.words)
        paragraph.words.clear()
        marker, paragraph.marker = paragraph.marker, None
        if self._outer:
            self._outer[-1][2].append(text)
            return
        if paragraph.in_table:
            if text.strip():
                paragraph.words.append(f"{text}\n")
            return
        self._end_table()
        self._ending = text
        role, level = self._role(paragraph)
        if role is None and marker is None and text.strip():
            text, marker = _with_typed_marker(text)
        elif marker is not None:
            marker = _shown(marker)
        if role is Role.HEADING and marker:
            text = f"{marker} {text}"
        self.composed.paragraph(text, role, level, marker if role is None else None)

    def _role(self, paragraph: _Paragraph) -> tuple[Role | None, int]:
        name, outline = self._styles.get(paragraph.style, ("", -1))
        known = role_of(name)
        if known:
            return known
        front = self._front_role(paragraph)
        if front:
            return front, 0
        level = paragraph.outline if paragraph.outline >= 0 else outline
        return (Role.HEADING, level + 1) if 0 <= level < 9 else (None, 0)

    def _front_role(self, paragraph: _Paragraph) -> Role | None:
        """Tell a title without a style (pandoc's): centred, bold, above all text; author and date under it."""
        if not paragraph.centred or paragraph.style in self._styles:
            return None
        text = self._ending.strip()
        if not self._flow.blocks and paragraph.bold and text and text[-1] not in ".:;,":
            return Role.TITLE
        if len(self._flow.blocks) == 1 and self.composed.title and not paragraph.bold:
            return Role.DATE if text[:4].isdigit() or text[-4:].isdigit() else Role.AUTHOR
        return None

    def _end_cell(self) -> None:
        self._cells.append("".join(self._paragraph.words))
        self._paragraph.words.clear()

    def _end_row(self) -> None:
        if self._cells:
            self._rows.append(self._cells[:MOST_COLUMNS])
        self._cells = []
        self._paragraph.in_table = False

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if self._cells:
            rows.append(self._cells)
            self._cells = []
        if rows and max(map(len, rows)) < 2:
            for row in rows:
                for text in row:
                    self.composed.paragraph(text)
        elif rows:
            self._flow.table(rows, guessed_heads(rows))

    def _open_note(self) -> None:
        self._notes += 1
        self._paragraph.words.append(self._flow.mark(str(self._notes)))
        self._outer.append((len(self._stack), self._paragraph, []))
        self._paragraph = _Paragraph()
        self._state = replace(self._state, destination="", hidden=False)

    def _close_note(self) -> None:
        self._end_paragraph()
        _, around, texts = self._outer.pop()
        self._flow.footnote(str(self._notes), texts)
        self._paragraph = around


def _shown(marker: str) -> str:
    """Give the number of an item as shown, nothing for a bullet (which may be a sign of the Symbol font)."""
    marker = marker.strip()
    return marker if any(map(str.isalnum, marker)) and not marker.startswith("·") else ""


def _with_typed_marker(text: str) -> tuple[str, str | None]:
    """Give an item's text and marker where a program typed them before a tabulator."""
    head, tab, rest = text.partition("\t")
    found = MARKER.match(head.strip() + " x")
    if not tab or not found or len(head.strip()) > 5 or found["quote"]:
        return text, None
    return rest, "" if found["bullet"] else head.strip()
