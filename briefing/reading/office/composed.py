"""What the paragraphs of a word processor's document have in common, whatever format it was saved in."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.episode import Style
from briefing.reading.characters import clean, one_line
from briefing.reading.flow import Flow
from briefing.reading.office.styles import Role
from briefing.reading.omissions import Kind


@dataclass(slots=True)
class Composed:
    """A document on its way to the flow: its title, author and date stand above the text and are told apart."""

    flow: Flow
    title: str = ""
    author: str = ""
    date: str = ""
    _shown: bool = field(default=False)  # the title stands in the text
    _subtitles: int = 0

    def paragraph(self, text: str, role: Role | None = None, level: int = 0, item: str | None = None) -> None:
        """Add a paragraph of a role; `item` is the marker of a list's item, empty for a bullet, None for none."""
        if not text.strip():
            return
        flow = self.flow
        if role is Role.TITLE and not self._shown and not any(block.is_heading for block in flow.blocks):
            self._shown = True
            self.title = one_line(clean(text))
            flow.heading(text, 1)
        elif role in (Role.AUTHOR, Role.DATE) and self._is_front():
            self._byline(text, role)
        elif role is Role.SUBTITLE:
            self._subtitles += self._is_front()
            flow.add(text)
        elif role in (Role.HEADING, Role.TITLE):
            flow.heading(text, level or 1)
        elif role is Role.CAPTION:
            flow.caption(text)
        elif role in _LEFT_OUT:
            flow.leave_out(_LEFT_OUT[role], text)
        elif item is not None:
            flow.add(text, Style.ITEM, item)
        else:
            flow.add(text, Style.QUOTE if role is Role.QUOTE else Style.TEXT)

    def _is_front(self) -> bool:
        """Whether nothing but a title and what stands under it has been read."""
        return len(self.flow.blocks) <= 1 + self._subtitles and not any(
            block.is_heading for block in self.flow.blocks[1:]
        )

    def _byline(self, text: str, role: Role) -> None:
        if role is Role.AUTHOR:
            self.author = self.author or one_line(clean(text))
        else:
            self.date = self.date or one_line(clean(text))
        self.flow.leave_out(Kind.BYLINE, text)


_LEFT_OUT = {Role.CODE: Kind.CODE, Role.CONTENTS: Kind.CONTENTS, Role.HEADER: Kind.HEADER}
