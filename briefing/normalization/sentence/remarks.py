"""What an editor is told of a text: what could not be said, and what nobody has listed; of a long text by kind."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from briefing.translation import tr

_SHOWN = 6  # of a kind; the others are counted
_EMOJI = range(0x1F000, 0x20000)  # Unicode's emoji and pictographs; older ones stand among symbols
_OLDER_EMOJI = range(0x2600, 0x27C0)  # miscellaneous symbols and dingbats
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Sk"})  # variation selectors, joiners, skin tones: parts of a sign


class RemarkKind(Enum):
    """The kinds, in the order in which they are told."""

    ACRONYM = auto()  # spoken by a rule, since no table has it
    EMOJI = auto()
    SIGN = auto()
    OTHER_SCRIPT = auto()
    ADDRESS = auto()  # of a page, of which the site is said


class Remark(NamedTuple):
    """Something in a text that an editor should know of; `spoken` is empty where nothing is said."""

    kind: RemarkKind
    written: str
    spoken: str = ""

    @property
    def line(self) -> str:
        """Say it in a line of its own."""
        if self.kind is RemarkKind.ACRONYM:
            message = tr("unlisted acronym {written}, said as {spoken}")
            return message.format(written=self.written, spoken=self.spoken)
        if self.kind is RemarkKind.ADDRESS:
            return tr("address {written}, said as {spoken}").format(written=self.written, spoken=self.spoken)
        return tr("nothing to say for {sign}").format(sign=self.written)


def unspoken(written: str) -> Remark | None:
    """Remark on signs that nothing is said for; None where nobody would see them."""
    seen = [char for char in written if unicodedata.category(char) not in _UNSEEN]
    if not seen:
        return None
    if any(char.isalnum() for char in seen):
        return Remark(RemarkKind.OTHER_SCRIPT, written)
    emoji = any(ord(char) in _EMOJI or ord(char) in _OLDER_EMOJI for char in seen)
    return Remark(RemarkKind.EMOJI if emoji else RemarkKind.SIGN, written)


def summed(remarks: Iterable[Remark]) -> list[str]:
    """Tell what was remarked in a text, a line for a kind, with their number and the first of them."""
    counted = Counter(remarks)  # in the order in which they were met
    return [
        _line(kind, found)
        for kind in RemarkKind
        if (found := {one: counted[one] for one in counted if one.kind is kind})
    ]


def _line(kind: RemarkKind, found: dict[Remark, int]) -> str:
    shown = [f"{one.written} — {one.spoken}" if one.spoken else one.written for one in list(found)[:_SHOWN]]
    which = ", ".join([*shown, "…"] if len(found) > _SHOWN else shown)
    if kind is RemarkKind.ACRONYM:
        return tr("unlisted acronyms: {count} ({which})").format(count=len(found), which=which)
    if kind is RemarkKind.ADDRESS:
        return tr("addresses said by their site: {count} ({which})").format(count=len(found), which=which)
    name = {
        RemarkKind.EMOJI: tr("emoji"),
        RemarkKind.SIGN: tr("signs that can't be said"),
        RemarkKind.OTHER_SCRIPT: tr("words in other scripts"),
    }[kind]
    return tr("left out, {kind}: {count} ({which})").format(kind=name, count=sum(found.values()), which=which)
