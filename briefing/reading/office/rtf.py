"""Rich Text Format: WordPad, Word, LibreOffice, pandoc, macOS TextEdit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript
from briefing.reading.flow import Flow
from briefing.reading.office.composed import Composed
from briefing.reading.office.rtf_body import Body
from briefing.reading.office.rtf_header import Header
from briefing.reading.office.rtf_tokens import Token, bytes_text, tokens, unicode_text
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
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
    struck: bool = False
    fallback: int = 1  # characters after each `\u`
    font: int = -1


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
    composed = walk.end()
    told = {key: "".join(words) for key, words in walk.told.items()}
    return flow.manuscript(
        title=composed.title or told.get("title", ""),
        date=composed.date,
        author=composed.author or told.get("author", ""),
    )


class _Walk:
    def __init__(self, flow: Flow) -> None:
        self.told: dict[str, list[str]] = {}  # the document's own properties
        self._flow = flow
        self._state = _State()
        self._stack: list[_State] = []
        self._header = Header()
        self._body = Body(flow, self._header)
        self._left_out: dict[str, list[str]] = {}
        self._ignorable = False
        self._passed: list[str] = []  # text that is not read, told once what is read goes on
        self._passed_kind = Kind.HIDDEN

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
            self._text(bytes_text(token.text, self._header.encoding(self._state.font)))
        else:
            self._text(token.text)

    def end(self) -> Composed:
        """End what is open, and give the document."""
        self._tell_passed()
        self._body.end()
        return self._body.composed

    def _close(self) -> None:
        if not self._stack:
            return
        state = self._state
        if state.destination == "stylesheet" and self._stack[-1].destination == "stylesheet":
            self._header.end_style()
        if state.destination in _TOLD and self._stack[-1].destination != state.destination:
            text = "".join(self._left_out.pop(state.destination, []))
            if text.strip():
                self._flow.leave_out(_TOLD[state.destination], text)
        self._state = self._stack.pop()
        if len(self._stack) < self._body.note_depth:
            self._body.close_note()

    def _word(self, word: str, number: int | None) -> None:
        if word == "*":
            self._ignorable = True
            return
        ignorable, self._ignorable = self._ignorable, False
        if word in _SIGNS:
            self._text(_SIGNS[word])
        elif word == "footnote":
            self._body.open_note(len(self._stack))
            self._state = replace(self._state, destination="", hidden=False)
        elif self._is_destination(word, ignorable):
            return
        elif self._state.destination in ("fonttbl", "stylesheet"):
            self._header.take(word, number)
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

    def _format(self, word: str, number: int | None) -> None:
        paragraph = self._body.paragraph
        if word in ("par", "sect"):
            self._tell_passed()
            self._body.end_paragraph()
        elif word in ("cell", "nestcell"):
            self._body.end_cell()
        elif word in ("row", "nestrow"):
            self._body.end_row()
        elif word == "pard":
            self._body.reset()
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
        elif word in ("strike", "striked"):
            self._state = replace(state, struck=number != 0)
        elif word == "plain":
            self._state = replace(state, hidden=False, deleted=False, struck=False)
        elif word == "uc" and number is not None:
            self._state = replace(state, fallback=min(max(number, 0), 1))
        elif word == "f" and number is not None:
            self._state = replace(state, font=number)
        elif word == "ansicpg" and number:
            self._header.codepage = f"cp{number}"

    def _text(self, text: str) -> None:
        state = self._state
        if state.destination in ("listtext", "pntext"):
            self._body.paragraph.marker = (self._body.paragraph.marker or "") + text
        elif state.destination == "stylesheet":
            self._header.style_name.append(text)
        elif state.destination in ("title", "author"):
            self.told.setdefault(state.destination, []).append(text)
        elif state.destination in _TOLD:
            self._left_out.setdefault(state.destination, []).append(text)
        elif state.destination:
            return
        elif state.hidden or state.deleted or state.struck:
            self._pass(text, Kind.HIDDEN if state.hidden else Kind.DELETED)
        else:
            self._tell_passed()
            self._body.paragraph.words.append(text)

    def _pass(self, text: str, kind: Kind) -> None:
        if kind is not self._passed_kind:
            self._tell_passed()
        self._passed_kind = kind
        self._passed.append(text)

    def _tell_passed(self) -> None:
        """Tell the text that was passed over, as one thing: the file has it in pieces."""
        text = "".join(self._passed)
        self._passed.clear()
        if text.strip():
            self._flow.leave_out(self._passed_kind, text)
