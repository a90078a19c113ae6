"""Which format a document is in, told by its content first and by its name where content leaves it open."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from enum import StrEnum


class Format(StrEnum):
    """The formats that are read; the value is what `--format-in` takes."""

    TXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    DOC = "doc"
    EPUB = "epub"
    FB2 = "fb2"
    PDF = "pdf"
    FEED = "feed"
    TELEGRAM = "telegram"
    SUBTITLES = "srt"
    EML = "eml"
    ZIP = "zip"


# What a name says where the content is just text, or too damaged to say anything.
_BY_SUFFIX = {
    ".txt": Format.TXT,
    ".text": Format.TXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".odt": Format.ODT,
    ".ott": Format.ODT,
    ".fodt": Format.ODT,
    ".rtf": Format.RTF,
    ".doc": Format.DOC,
    ".epub": Format.EPUB,
    ".fb2": Format.FB2,
    ".fbz": Format.FB2,
    ".pdf": Format.PDF,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".srt": Format.SUBTITLES,
    ".vtt": Format.SUBTITLES,
    ".ass": Format.SUBTITLES,
    ".ssa": Format.SUBTITLES,
    ".eml": Format.EML,
    ".zip": Format.ZIP,
}
_ROOTS = {
    "FictionBook": Format.FB2,
    "rss": Format.FEED,
    "RDF": Format.FEED,
    "feed": Format.FEED,
    "html": Format.HTML,
    "document": Format.ODT,  # flat OpenDocument
}
_ROOT = re.compile(r"(?:\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<(?:html|head|body|article|main)\b)", re.IGNORECASE | re.DOTALL
)
_CLOSED = re.compile(r"</(?:p|div|span|li|td|h[1-6]|article|section)>", re.IGNORECASE)
_SUBTITLES = re.compile(r"\s*(?:WEBVTT\b|\[Script Info\]|(?:\d+\s*\n\s*)?\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s+-->)")
_MAIL_HEADER = re.compile(r"(?:From |[A-Z][\w-]*:[ \t])")
_MAIL_SIGNS = re.compile(
    r"^(?:Received|Return-Path|MIME-Version|Message-ID|From|Subject|Date|Delivered-To):[ \t]?",
    re.IGNORECASE | re.MULTILINE,
)
_TELEGRAM = re.compile(r'"(?:messages|chats)"\s*:\s*[\[{]')
_ATX = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_MARKDOWN_LINK = re.compile(r"\]\(\S+\)|\*\*\S[^*\n]*\*\*")
_LOOK = 65_536  # bytes of a document that tell its format


def format_of(data: bytes, suffix: str) -> Format | None:
    """Give the format of `data` from a file with `suffix` (lower case, with its dot); None: no known one."""
    named = _BY_SUFFIX.get(suffix)
    binary = _binary_format(data, named)
    if binary:
        return binary
    text = _beginning(data)
    marked = _markup_format(text, named)
    if marked:
        return marked
    if _SUBTITLES.match(text):
        return Format.SUBTITLES
    if text.lstrip().startswith("{") and _TELEGRAM.search(text):
        return Format.TELEGRAM
    if named in (None, Format.TXT, Format.EML) and _is_mail(text):
        return Format.EML
    if named in (None, Format.TXT) and _is_markdown(text):
        return Format.MARKDOWN
    if named in _NEVER_TEXT and _is_text(data, text):
        return Format.TXT
    return named or Format.TXT


_NEVER_TEXT = (Format.DOCX, Format.ODT, Format.RTF, Format.DOC, Format.EPUB, Format.FB2, Format.PDF, Format.FEED)


def _is_text(data: bytes, beginning: str) -> bool:
    """Whether a file that is called a document of another format is plain text, or nothing that has a format: a picture
    is refused as the binary file that it is. What begins like XML is damaged, and an old .doc may be of any bytes.
    """
    is_old_word = data[:1] in (b"\xdb", b"\x31", b"\xfe") and b"\0" in data[:512]
    return not beginning.lstrip().startswith("<") and not is_old_word


def is_document(data: bytes, suffix: str) -> bool:
    """Whether a file that was found in a folder is a document: by its name, or by content that can be nothing else."""
    if suffix in _BY_SUFFIX:
        return True
    return format_of(data, suffix) not in (Format.TXT, Format.MARKDOWN, Format.EML, Format.ZIP, Format.DOC)


def _binary_format(data: bytes, named: Format | None) -> Format | None:
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return zip_format(data) or (named if named in _ZIPPED else Format.ZIP)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Format.DOC
    return Format.RTF if data.lstrip()[:5] == b"{\\rtf" else None


_ZIPPED = (Format.DOCX, Format.ODT, Format.EPUB)


def zip_format(data: bytes) -> Format | None:
    """Give the format of a document that is a ZIP by what it holds; None: an archive, or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError, KeyError):
        return None
    if b"epub" in kind or "META-INF/container.xml" in names:
        return Format.EPUB
    if b"opendocument.text" in kind or (not kind and "content.xml" in names):
        return Format.ODT
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return Format.DOCX
    files = [name for name in names if not name.endswith("/")]
    return Format.FB2 if len(files) == 1 and files[0].lower().endswith(".fb2") else None


def _beginning(data: bytes) -> str:
    """Give the first characters as far as they tell a format: what is not ASCII may be anything."""
    head = data[:_LOOK]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    if head[1:2] == b"\0" or head[:1] == b"\0":
        return head.decode("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _markup_format(text: str, named: Format | None) -> Format | None:
    if not text.lstrip().startswith("<"):
        return None
    if _HTML.match(text):
        return Format.HTML
    root = _ROOT.match(text)
    if root and root[1] in _ROOTS:
        return _ROOTS[root[1]]
    if named in (None, Format.TXT) and len(_CLOSED.findall(text)) >= 2:
        return Format.HTML
    return None


def _is_mail(text: str) -> bool:
    head = re.split(r"\n[ \t]*\n", text.lstrip("\n"), maxsplit=1)[0]
    return bool(_MAIL_HEADER.match(text)) and len({found.lower() for found in _MAIL_SIGNS.findall(head)}) >= 3


def _is_markdown(text: str) -> bool:
    headings = len(_ATX.findall(text))
    return headings >= 2 or (headings == 1 and bool(_MARKDOWN_LINK.search(text)))
