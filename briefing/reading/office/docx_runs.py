"""The text of a Word paragraph: without deletions, hidden text and codes of fields, with marks for its footnotes."""

from __future__ import annotations

import re

from lxml import etree

from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, attribute, children, first_child, local
from briefing.reading.office.docx_styles import Mark, Styles
from briefing.reading.omissions import Kind

_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
    "ptab": "\t",
}
_CONTENTS_CODE = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_UNSPOKEN_CODE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|XE|TC|RD|FILENAME|PAGEREF)\b")
_INNER = frozenset(
    ["ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "fldSimple"]
)


class Runs:
    """Reads the runs of paragraphs. A field may begin in one paragraph and end in another, so it is remembered."""

    def __init__(self, flow: Flow, styles: Styles) -> None:
        self.flow = flow
        self._styles = styles
        self._fields: list[str] = []  # the codes of the fields that are open
        self._in_code: list[bool] = []  # for each of them, whether its code is being read
        self._boxes: list[etree._Element] = []
        self._contents = False
        self._bold = False

    def text_of(self, paragraph: etree._Element, inherited: frozenset[Mark]) -> str:
        """Give the text of a paragraph; `inherited`: what its style makes of letters that don't say otherwise."""
        words: list[str] = []
        self._bold = True
        stack = list(reversed(list(children(paragraph))))
        self._contents = self._is_in_contents()
        while stack:
            element = stack.pop()
            name = local(element)
            if name in ("del", "moveFrom"):
                self._leave_out(Kind.DELETED, element)
            elif name == "r":
                words.append(self._run(element, inherited))
            elif name == "fldSimple" and self._is_unspoken(attribute(element, "instr")):
                self._leave_out(Kind.FIELD, element)
            elif name == "AlternateContent":
                self._take_box(element)
            elif name in ("oMath", "oMathPara"):
                words.append(all_text(element))
            elif name in _INNER:
                stack += reversed(list(children(element)))
        return "".join(words)

    def take_boxes(self) -> list[etree._Element]:
        """Give the text frames that the last paragraphs anchor, and forget them."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def take_contents(self) -> bool:
        """Whether the last paragraph lies in a table of contents."""
        return self._contents

    def is_bold(self) -> bool:
        """Whether all letters of the last paragraph are bold."""
        return self._bold

    def _run(self, run: etree._Element, inherited: frozenset[Mark]) -> str:
        marks = self._styles.marks_of_run(first_child(run, "rPr"), inherited)
        kind = _left_out(marks)
        if kind:
            self._leave_out(kind, run)
            for turn in children(run, "fldChar"):  # the field goes on behind it
                self._piece(turn)
            return ""
        text = "".join(self._piece(piece) for piece in children(run))
        self._bold = self._bold and (Mark.BOLD in marks or not text.strip())
        return text

    def _piece(self, piece: etree._Element) -> str:
        name = local(piece)
        if name == "fldChar":
            self._turn_field(attribute(piece, "fldCharType"))
        elif name == "instrText" and self._fields:
            self._fields[-1] += piece.text or ""
        elif any(self._in_code) or any(self._is_unspoken(code) for code in self._fields):
            return ""
        elif name == "t":
            return piece.text or ""
        elif name in _SIGNS:
            return _SIGNS[name]
        elif name in ("footnoteReference", "endnoteReference"):
            kind = "footnotes" if name == "footnoteReference" else "endnotes"
            return self.flow.mark(f"{kind}{attribute(piece, 'id')}")
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            self._take_box(piece)
        elif name == "delText":
            self._leave_out(Kind.DELETED, piece)
        elif name == "ruby":
            return "".join(
                each.text or "" for each in (first_child(piece, "rubyBase") or piece).iter() if local(each) == "t"
            )
        return ""

    def _turn_field(self, turn: str) -> None:
        if turn == "begin":
            self._fields.append("")
            self._in_code.append(True)
        elif turn == "separate" and self._fields:
            self._in_code[-1] = False
            self._contents = self._contents or self._is_in_contents()
        elif turn == "end" and self._fields:
            self._fields.pop()
            self._in_code.pop()

    def _is_in_contents(self) -> bool:
        return any(_CONTENTS_CODE.match(code) for code in self._fields)

    def _is_unspoken(self, code: str) -> bool:
        return bool(_UNSPOKEN_CODE.match(code))

    def _take_box(self, drawing: etree._Element) -> None:
        """Keep the text of a frame for after the paragraph; of two ways to draw the same thing, the first."""
        choice = first_child(drawing, "Choice") if local(drawing) == "AlternateContent" else None
        holder = choice if choice is not None else drawing
        boxes = [each for each in holder.iter() if local(each) == "txbxContent"]
        self._boxes += [
            box for box in boxes if not any(other is not box and box in list(other.iter()) for other in boxes)
        ]
        if not boxes:
            named = next((each for each in holder.iter() if local(each) in ("docPr", "imagedata")), None)
            if named is not None:
                self.flow.leave_out(Kind.PICTURE, attribute(named, "descr") or attribute(named, "title"))

    def _leave_out(self, kind: Kind, element: etree._Element) -> None:
        text = all_text(element)
        if text.strip():
            self.flow.leave_out(kind, text)


def _left_out(marks: frozenset[Mark]) -> Kind | None:
    if Mark.HIDDEN in marks:
        return Kind.HIDDEN
    return Kind.DELETED if marks & {Mark.STRUCK, Mark.STRUCK_TWICE} else None
