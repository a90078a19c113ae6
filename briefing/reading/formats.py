"""Which format a document is in, told by its content first and by its name where content leaves it open."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The formats that are read; the value is what `--format-in` takes."""

    TXT = "txt"
    MARKDOWN = "md"


_BY_SUFFIX = {
    ".txt": Format.TXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
}


def format_of(data: bytes, suffix: str) -> Format | None:
    """Give the format of `data` from a file with `suffix` (lower case, with its dot); None: no known one."""
    return _BY_SUFFIX.get(suffix, Format.TXT)


def is_document_name(suffix: str) -> bool:
    """Whether a file with `suffix` in a folder is a document by its name alone."""
    return suffix in _BY_SUFFIX
