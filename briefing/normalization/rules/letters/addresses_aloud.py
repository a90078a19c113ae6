"""How an address is said: kremlin.ru → кремлин точка ру, ivan@mail.ru → иван собака мэйл точка ру, #BlackFriday.

Russian words in Latin letters are read as Russian ones, every sign inside by its name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.normalization import tables
from briefing.normalization.foreign import latin, other_scripts, transliteration
from briefing.normalization.lexicon import letters
from briefing.normalization.rules.digits_of_names import say_digits

_CYRILLIC = "\u0400-\u052f"
_TOKEN = re.compile(
    rf"(?P<latin>[{latin.LETTERS}]+)|(?P<cyrillic>[{_CYRILLIC}]+)|(?P<digits>[0-9]+)|(?P<greek>[{other_scripts.GREEK}]+)|(?P<mark>\S)"
)
_CYRILLIC_VOWEL = re.compile("[аеёиоуыэюяіїєәөүұ]", re.IGNORECASE)
_CAPITALS_FIRST = re.compile("([A-Z]{3,})([a-z]{2,})")
_RUSSIAN_ZONES = frozenset({"ru", "su", "рф", "ру", "рус", "by", "kz"})


@cache
def words(kind: str) -> dict[str, str]:
    """Give the readings of a kind of words: `site`, `zone`, `mark` or `extension`."""
    return {row["written"]: row["reading"] for row in tables.rows("address_words.tsv") if row["kind"] == kind}


def read(kind: str, text: str) -> str:
    """Read an address of a kind that `pattern` names."""
    readers = {"email": _read_email, "handle": _read_handle, "hashtag": _read_hashtag, "file": _read_file_name}
    return readers.get(kind, _read_url)(text)


def zone_aloud(written: str) -> str:
    """Give how a zone or the ending of a file is said, nothing for what is none: «eu», «docx»."""
    return words("zone").get(written.lower()) or words("extension").get(written.lower(), "")


def _read_url(text: str) -> str:
    """Read a site or a page, sign by sign; a scheme with its `www` and a slash at the end are left out."""
    host, separator, rest = split_host(without_scheme(text))
    return _joined(read_host(host), _read_signs(separator + rest, russian=_is_russian(host)))


def without_scheme(text: str) -> str:
    """Give an address without what a browser alone needs: «https://www.», a slash at the end."""
    return re.sub(r"^[a-z][a-z+.-]*://(?:www\.)?", "", _unquoted(text), flags=re.IGNORECASE).rstrip("/")


def _read_email(text: str) -> str:
    """Read an e-mail address: ivan@mail.ru → иван собака мэйл точка ру."""
    name, _, host = re.sub(r"^mailto:", "", text, flags=re.IGNORECASE).rpartition("@")
    return _joined(_read_signs(name, russian=True), words("mark")["@"], read_host(host))


def _read_handle(text: str) -> str:
    """Read the name of an account: @durov → собака дуров."""
    return _joined(words("mark")["@"], _read_signs(text.removeprefix("@"), russian=True))


def _read_hashtag(text: str) -> str:
    """Read a hashtag, its words apart: #BlackFriday → хештег блэк фрайдей."""
    parts = [part for word in re.findall(r"[^\W\d_]+|[0-9]+", text) for part in _case_parts(word)]
    return _joined("хештег", *(_read_signs(part, russian=False) for part in parts))


def _read_file_name(text: str) -> str:
    """Read the name of a file: отчёт.docx → отчёт точка док-икс."""
    stem, _, extension = text.rpartition(".")
    spoken = words("extension").get(extension.lower()) or _read_signs(extension, russian=False)
    return _joined(_read_signs(stem, russian=True), words("mark")["."], spoken)


def unspoken(text: str) -> str:
    """Give the characters of an address that have no reading, for a report: letters of Chinese, say."""
    marks = (token["mark"] for token in _TOKEN.finditer(_unquoted(text)) if token["mark"])
    return "".join(mark for mark in marks if mark not in words("mark"))


def _unquoted(text: str) -> str:
    """Undo the percent encoding of an address (%D0%BC → м)."""
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text, errors="replace")


def split_host(address: str) -> tuple[str, str, str]:
    """Part an address after its host: at the first slash, colon, question mark or hash."""
    match = re.search(r"[/:?#]", address)
    return (address[: match.start()], match.group(), address[match.end() :]) if match else (address, "", "")


def _is_russian(host: str) -> bool:
    return host.rpartition(".")[2].lower() in _RUSSIAN_ZONES


def read_host(host: str) -> str:
    """Read a domain name: its labels between «точка», its zone by the table."""
    *names, zone = [_from_punycode(label) for label in host.split(".")]
    spoken = [
        (words("zone").get(name.lower()) if place and len(name) < 4 else None)
        or _read_signs(name, russian=_is_russian(host))
        for place, name in enumerate(names)
    ]
    spoken.append(words("zone").get(zone.lower()) or _read_signs(zone, russian=False))
    if not names:
        spoken = [_read_signs(zone, russian=False)]
    return f" {words('mark')['.']} ".join(filter(None, spoken))


def _from_punycode(label: str) -> str:
    """Give the Cyrillic label that an ASCII one stands for (RFC 3492): xn--p1ai → рф."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _read_signs(text: str, *, russian: bool) -> str:
    """Read words, digits and signs in a row; a sign without a name is left out."""
    spoken = []
    for token in _TOKEN.finditer(text):
        if token["latin"]:
            spoken.append(read_label(token["latin"], russian=russian))
        elif token["cyrillic"]:
            spoken.append(_cyrillic_word(token["cyrillic"]))
        elif token["digits"]:
            spoken.append(say_digits(token["digits"]))
        elif token["greek"]:
            spoken.append(other_scripts.read(token["greek"]) or "")
        else:
            spoken.append(words("mark").get(token["mark"], ""))
    return _joined(*spoken)


@lru_cache(maxsize=4096)
def read_label(word: str, *, russian: bool) -> str:
    """Read one Latin word of an address; `russian`: it belongs to a Russian zone, so that its letters are Russian."""
    lower = word.lower()
    if site := words("site").get(lower):
        return site
    if latin.is_known(word):
        return latin.read_word(word).lower()
    capitals = _CAPITALS_FIRST.fullmatch(word)  # NEWSru
    parts = list(capitals.groups()) if capitals and latin.is_known(capitals[1].lower()) else _case_parts(word)
    if len(parts) > 1 and all(len(part) > 1 for part in parts):
        return _joined(*(read_label(part, russian=russian) for part in parts))
    if joined := latin.read_joined(lower):
        return joined
    if lower.isascii() and not re.search("[aeiouy]", lower):
        return letters.spell(transliteration.to_russian(lower)) if russian else latin.spell(lower)
    if lower.isascii() and transliteration.looks_russian(lower, russian_place=russian):
        return transliteration.to_russian(lower)
    return latin.read_word(lower if russian else word).lower()


def _case_parts(word: str) -> list[str]:
    """Part words that are told apart by their capitals: BlackFriday, NASAПолёт."""
    starts = [0]
    for place in range(1, len(word)):
        before, letter, after = word[place - 1], word[place], word[place + 1 : place + 2]
        if letter.isupper() and (before.islower() or (before.isupper() and after.islower())):
            starts.append(place)
    return [word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True)]


def _cyrillic_word(word: str) -> str:
    """Give a Cyrillic word in lower case; capitals that are no word, or letters without a vowel, by their names."""
    spelled = not _CYRILLIC_VOWEL.search(word) or (word.isupper() and len(word) < 5 and not letters.reads_as_word(word))
    return letters.spell(word) if spelled else word.lower()


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
