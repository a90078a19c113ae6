"""What stands above the text of a Rich Text file: its code page, its fonts, its styles."""

from __future__ import annotations

# Charsets of fonts (`\fcharset`) by the code page of their letters.
_CHARSETS = {0: "cp1252", 204: "cp1251", 238: "cp1250", 161: "cp1253", 162: "cp1254", 186: "cp1257", 255: "cp437"}


class Header:
    """The tables of a file, filled as its parts come."""

    def __init__(self) -> None:
        self.codepage = "cp1252"  # the specification's own default
        self.styles: dict[int, tuple[str, int]] = {}  # number -> name, outline level (-1: none)
        self.style_name: list[str] = []  # of the style that is being read
        self._style_outline = -1
        self._style_read = 0
        self._fonts: dict[int, str] = {}
        self._font_read = -1

    def take(self, word: str, number: int | None) -> None:
        """Take a word of the tables of fonts and styles."""
        if number is None:
            return
        if word == "f":
            self._font_read = number
        elif word == "fcharset" and number in _CHARSETS and number != 0:
            self._fonts[self._font_read] = _CHARSETS[number]
        elif word in ("s", "cs", "ts", "ds"):
            self._style_read = number if word == "s" else -1
        elif word == "outlinelevel":
            self._style_outline = number

    def end_style(self) -> None:
        """Keep the style that was read."""
        self.styles[self._style_read] = ("".join(self.style_name).strip(" ;"), self._style_outline)
        self.style_name, self._style_outline, self._style_read = [], -1, 0

    def encoding(self, font: int) -> str:
        """Give the code page of the letters of a font."""
        return self._fonts.get(font) or self.codepage
