"""What is chosen by name, on the command line and in the configuration; light, so that `--help` stays quick."""

from __future__ import annotations

CONFIGURATION = "briefing.toml"  # the file that is read where no other is named
ACRONYMS = ("first", "spell", "expand")
FORMATS = ("mp3", "m4a", "opus")
DOCUMENT_FORMATS = (
    *("txt", "md", "html", "docx", "odt", "rtf", "doc", "epub", "fb2", "pdf"),
    *("feed", "telegram", "srt", "eml", "zip"),
)
DEVICES = ("auto", "cpu", "cuda")
SLOWEST, FASTEST = 0.8, 1.5  # of speech: beyond these a time stretch is heard
