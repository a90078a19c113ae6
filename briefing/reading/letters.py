"""What a letter holds besides its own text: the letters that it answers, and the signature below."""

from __future__ import annotations

import re

from briefing.reading.omissions import Kind, Omission

_SIGNATURE = "\n-- \n"  # as RFC 3676 has it
_LONGEST_SIGNATURE = 12  # lines; what is longer in a text is no signature
_ATTRIBUTION = re.compile(  # with a day or an address: «Критик пишет:» stands before a quotation of the text
    r"(?=.*[\d@]).{0,160}\b(?:пишет|писал|писала|написал|написала|пишете|wrote)\b[^.!?]{0,60}:"
    r"|-{3,}[^-]*\w.{0,60}-{3,}",
    re.IGNORECASE,
)


def own_text(text: str, *, is_letter: bool) -> tuple[str, list[Omission]]:
    """Give a letter's own text. What was not saved as one (`is_letter`) may quote anything by `>`: there the lines are
    a letter's where a line above says who wrote it.
    """
    written, _, signature = text.rpartition(_SIGNATURE)
    if not written.strip() or (not is_letter and signature.count("\n") > _LONGEST_SIGNATURE):
        written, signature = text, ""
    kept: list[str] = []
    omissions: list[Omission] = []
    quoted: list[str] = []
    for line in (*written.split("\n"), None):
        if line is not None and line.startswith(">") and (quoted or is_letter or _attribution_at(kept) is not None):
            quoted.append(line.lstrip("> "))
            continue
        if quoted:
            omissions.append(Omission(Kind.QUOTED, " ".join([*_take_attribution(kept), *quoted])))
            quoted = []
        if line is not None:
            kept.append(line)
    if signature.strip():
        omissions.append(Omission(Kind.SIGNATURE, signature))
    return "\n".join(kept), omissions


def _attribution_at(lines: list[str]) -> int | None:
    """Give the place of the line, the last that is not empty, that says who wrote what follows."""
    at = len(lines) - 1
    while at >= 0 and not lines[at].strip():
        at -= 1
    return at if at >= 0 and _ATTRIBUTION.fullmatch(lines[at].strip()) else None


def _take_attribution(lines: list[str]) -> list[str]:
    at = _attribution_at(lines)
    return [] if at is None else [lines.pop(at)]
