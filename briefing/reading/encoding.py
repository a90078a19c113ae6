"""Which encoding Russian text is in, told from the text itself.

UTF-8 and UTF-16 betray themselves by their form. The one-byte encodings of Russian do not: every byte string is text in
all of them. They are told apart by how surprising their letters are after one another (`letters.tsv`): the decoding
that surprises least is taken, which is right for a single word already. (charset-normalizer needs longer texts: of
four headlines in the four encodings it read 11 of 16.)
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from functools import cache
from importlib import resources

from briefing.errors import SourceError
from briefing.translation import tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1251", "koi8-r", "cp866")
# The first bytes of files that are no text, whatever their name says.
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, EPUB"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"ID3", "MP3"),
    (b"RIFF", "WAV"),
    (b"OggS", "Ogg"),
    (b"\x7fELF", "ELF"),
    (b"\x1f\x8b", "gzip"),
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))  # text may hold those; \x1a ends a file of DOS

# In bits. A pair of Russian letters in running text costs 3.9 on average (entropy of letters.tsv), a random one 9.
_FOREIGN_LETTER_BITS = 9  # a Cyrillic letter that Russian lacks (Ukrainian і, Kazakh қ): possible, not likely
_MIXED_WORD_BITS = 12  # a Cyrillic letter beside a Latin one: nearly always a wrong decoding
_CASE_BITS = 8  # a capital after a small letter: the swapped cases of KOI8-R read as CP1251
_PUNCTUATION_BITS = 6  # a quotation mark or dash: a text is not made of them
_SYMBOL_BITS = 12  # box drawing, private use and such
_HOPELESS_BITS = 8.5  # per character beyond ASCII; words of real text stay below, random bytes above
_GRACE_BITS = 24  # a text of one acronym surprises more than any running text
_IMPOSSIBLE = 10**9  # bits of what can't be decoded
_HIGH = bytes(range(0x80, 0x100))
# Letters of Russian in UTF-8, several in a row: no other encoding makes a word of these bytes.
_UTF8_LETTERS = re.compile(rb"(?:[\xd0\xd1][\x80-\xbf]){5}")
_PART, _LONGEST_PART, _MOST_PARTS = 150, 20_000, 2_000  # bytes, bytes, and how many parts of a long text are looked at
_TELLING = 40  # bytes beyond ASCII that tell the encoding of a part beyond doubt
_CLEARLY = 1.6  # times as surprising as in another encoding: a part is in that other one
_PUNCTUATION = frozenset("«»„“”‘’‚—–…№§©®°±·•€™µ¬ \u00a0\u00ad")


@cache
def _surprise() -> dict[tuple[str, str], int]:
    """Load how many bits a letter costs after another; `_` is the edge of a word."""
    lines = resources.files("briefing.reading").joinpath("letters.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    columns = rows[0][1:]
    return {(row[0], column): int(bits) for row in rows[1:] for column, bits in zip(columns, row[1:], strict=True)}


def decode(data: bytes, name: str) -> str:
    """Give the text of `data`, which the user knows as `name`. SourceError: empty, binary or undecodable."""
    if not data:
        message = tr("standard input is empty") if name == "-" else tr("{name}: the file is empty")
        raise SourceError(message.format(name=name))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error, name)
    return _least_surprising(data, name)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = tr("{name}: byte {place} is not valid {encoding}; save the file as UTF-8")
        raise SourceError(
            message.format(name=name, place=error.start + 1, encoding=encoding.removesuffix("-sig").upper())
        ) from error


def _utf16_without_mark(data: bytes) -> str | None:
    """Give the text where `data` is UTF-16 without a byte order mark.

    Russian in UTF-16 has 0x04 or 0x00 as the high byte of nearly every character; in other text these bytes are rare.
    """
    if len(data) < 4 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        usual = sum(map(high.count, (b"\x00", b"\x04", b"\x20")))
        low = data[0::2] if encoding == "utf-16-le" else data[1::2]
        if usual >= 0.9 * len(high) and low.count(0) < 0.1 * len(low):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            message = tr("{name}: a binary file ({kind}), not text; export it as plain text or Markdown")
            raise SourceError(message.format(name=name, kind=kind))
    controls = len(data) - len(data.translate(None, delete=_CONTROLS))
    if 0 in data or controls > len(data) / 100:
        raise SourceError(tr("{name}: a binary file, not text").format(name=name))


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError, name: str) -> None:
    """Refuse text that is UTF-8 but for a few bytes: read in another encoding it would be noise from end to end."""
    lenient = data.decode("utf-8", errors="replace")
    wrong = lenient.count("\ufffd")
    if wrong * 4 < sum(ord(char) > 0x7F for char in lenient) - wrong:
        line = data.count(b"\n", 0, error.start) + 1
        message = tr("{name}: line {line}: byte {place} is not valid {encoding}; save the file as UTF-8")
        raise SourceError(message.format(name=name, line=line, place=error.start + 1, encoding="UTF-8")) from error


def _least_surprising(data: bytes, name: str) -> str:
    """Give the text in the one-byte encoding in which it surprises least. Every part of it has to be in the same."""
    if _UTF8_LETTERS.search(data):
        raise _mixed(name)
    parts = _parts(data)
    bits = [_bits_of(part) for part in parts]
    totals = {encoding: sum(each[encoding] for each in bits) for encoding in _ONE_BYTE}
    best = min(_ONE_BYTE, key=lambda encoding: totals[encoding])
    beyond_ascii = sum(map(_beyond_ascii, parts))
    try:
        text = data.decode(best)
    except UnicodeDecodeError:
        text = ""
    if not text or totals[best] > _HOPELESS_BITS * beyond_ascii + _GRACE_BITS:
        message = tr("{name}: the text is in no encoding that Russian is written in; save the file as UTF-8")
        raise SourceError(message.format(name=name))
    for part, each in zip(parts, bits, strict=True):
        if _beyond_ascii(part) >= _TELLING and min(each.values()) * _CLEARLY < each[best]:
            raise _mixed(name)
    return text


def _parts(data: bytes) -> list[bytes]:
    """Give the lines of a text, joined to parts of some size: all of a short text, a sample of a long one."""
    parts: list[bytes] = []
    for line in data.splitlines(keepends=True):
        if parts and len(parts[-1]) + len(line) <= _PART:
            parts[-1] += line
        else:
            parts.append(line)
    return parts[:: max(1, len(parts) // _MOST_PARTS)]


def _bits_of(part: bytes) -> dict[str, int]:
    found = dict.fromkeys(_ONE_BYTE, _IMPOSSIBLE)
    for encoding in _ONE_BYTE:
        with suppress(UnicodeDecodeError):
            found[encoding] = _bits(part[:_LONGEST_PART].decode(encoding))
    return found


def _beyond_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, delete=_HIGH))


def _mixed(name: str) -> SourceError:
    return SourceError(tr("{name}: parts of it are in different encodings; save the file as UTF-8").format(name=name))


def _bits(text: str) -> int:
    """Give how surprising `text` is as Russian, in bits; what is ASCII costs nothing."""
    surprise = _surprise()
    total, previous = 0, " "
    for char in text + " ":
        total += _pair_bits(previous, char, surprise)
        if ord(char) > 0x7F and not char.isalpha():
            total += _PUNCTUATION_BITS if char in _PUNCTUATION else _SYMBOL_BITS
        previous = char
    return total


def _pair_bits(previous: str, char: str, surprise: dict[tuple[str, str], int]) -> int:
    before, after = previous.isalpha(), char.isalpha()
    if not before and not after:
        return 0
    if before and after and (previous.isascii() or char.isascii()):
        return 0 if previous.isascii() and char.isascii() else _MIXED_WORD_BITS
    if (before and previous.isascii()) or (after and char.isascii()):
        return 0
    pair = (previous.lower() if before else "_", char.lower() if after else "_")
    bits = surprise.get(pair, _FOREIGN_LETTER_BITS)
    return bits + (_CASE_BITS if before and previous.islower() and char.isupper() else 0)
