"""Addresses aloud: sites, e-mails, handles, hashtags and names of files, in Russian letters.

A site is read as an announcer would say it: without its scheme, Russian words in Latin letters as Russian
ones (kremlin.ru → кремлин точка ру), every sign inside by its name. Of the address of a page, scheme and all, the
site alone is said, unless the whole is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from briefing.normalization import tables
from briefing.normalization.foreign import latin, other_scripts, transliteration
from briefing.normalization.lexicon import letters
from briefing.normalization.rules.designations import say_digits
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text

_CYRILLIC = "\u0400-\u052f"
_WORD = r"[^\W_](?:[\w-]*[^\W_])?"
_TOKEN = re.compile(
    rf"(?P<latin>[{latin.LETTERS}]+)|(?P<cyrillic>[{_CYRILLIC}]+)|(?P<digits>[0-9]+)|(?P<greek>[{other_scripts.GREEK}]+)|(?P<mark>\S)"
)
_CYRILLIC_VOWEL = re.compile("[аеёиоуыэюяіїєәөүұ]", re.IGNORECASE)
_CAPITALS_FIRST = re.compile("([A-Z]{3,})([a-z]{2,})")
_POSSIBLE = re.compile(r"[@#:.w](?:(?<=[@#])\w|(?<=:)//|(?<=w)ww\.|(?<=[\w-]\.)(?:[^\W\d_]|\d[^\W\d_]))")
"""What every address has: looked for before the long pattern. One set of letters in front makes the search fast."""
_RUSSIAN_ZONES = frozenset({"ru", "su", "рф", "ру", "рус", "by", "kz"})
_CAPITAL_ZONES = (
    "Ru", "RU", "Com", "COM", "Org", "ORG", "Net", "NET", "Info", "INFO", "Ру", "KZ", "BY", "UA", "UZ", "Az", "AZ",
    "TV", "EU",
)  # fmt: skip
"""Zones that names of media are often written with in capitals: Lenta.Ru, CNews.Ru."""
_CODE = re.compile(r"/(?=[\w-]*[a-z0-9][A-Z])(?=[\w-]*[a-z])(?=[\w-]*[0-9])[\w-]{6,}\Z")
"""The code of a page, which nobody types: capitals among small letters and digits."""


@cache
def _kinds() -> dict[str, dict[str, str]]:
    """Give the readings of `address_words.tsv` by their kind."""
    kinds: dict[str, dict[str, str]] = {}
    for row in tables.rows("address_words.tsv"):
        kinds.setdefault(row["kind"], {})[row["written"]] = row["reading"]
    return kinds


def _words(kind: str) -> dict[str, str]:
    return _kinds()[kind]


@cache
def pattern() -> re.Pattern[str]:
    """Give the pattern of every address; the group that matched names its kind.

    The groups: `email`, `url` (with a scheme or www), `file` (a name with a known extension), `domain` (with a known
    zone, a path after it or none), `handle` (@name), `hashtag`.
    """
    zones = _any_of((*_words("zone"), *_CAPITAL_ZONES))
    extensions = set(_words("extension")) - set(_words("zone"))
    ambiguous = _any_of(set(_words("extension")) & set(_words("zone")))  # README.md, but point.md in Moldova
    files = _any_of((*extensions, *(extension.upper() for extension in extensions)))
    inner = r"(?:[^\s<>«»\"“”„|()]|\([^\s()]*\))*"
    last = r"(?:[^\s<>«»\"“”„|()\]}.,;:!?'…]|\([^\s()]*\))"  # a full stop or bracket after it is the sentence's
    return re.compile(
        rf"(?<![\w@.-])(?=[\w@\#][^\s.@\#:]{{0,100}}[.@\#:]\S|[@\#]\w)"  # most words end the search here
        rf"(?:(?P<email>(?:mailto:)?[^\W_][\w.+%-]*@(?:{_WORD}\.)+(?:xn--[\w-]+|[^\W\d_]{{2,24}})(?![\w@]))"
        rf"|(?P<url>(?:(?:https?|ftp)://|www\.){inner}{last})"
        rf"|(?P<file>(?:[^\W_][\w-]*(?:\.[\w-]+)*\.(?:{files})|[A-Z][A-Z_-]+\.(?:{ambiguous}))(?![\w@]))"
        rf"|(?P<domain>(?:{_WORD}\.)+(?:{zones}|xn--[\w-]+)(?![\w@-])(?::[0-9]{{2,5}})?(?:/(?:{inner}{last})?|\?{inner}{last})?)"
        rf"|(?P<handle>@[^\W\d][\w.]*\w)"
        rf"|(?P<hashtag>\#[^\W\d_]\w*))"
    )


def _any_of(words: Iterable[str]) -> str:
    """Give an alternation of words, longest first, so that a word is not cut by one that begins it."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def find(text: Text, *, whole: bool) -> dict[int, Reading]:
    """Give the addresses of a text by the offset where each begins: they may begin at any token.

    `whole`: say the path to a page, too, sign by sign.
    """
    clean = text.clean
    if not any(_is_likely(clean, possible) for possible in _POSSIBLE.finditer(clean)):
        return {}
    found = {}
    for match in pattern().finditer(clean):
        kind = match.lastgroup or "url"
        if not whole and _leads_to_page(match):
            found[match.start()] = _of_page(text, match)
            continue
        spoken = read(kind, match.group())
        reason = f"address: {kind}"
        report = unspoken(match.group())
        found[match.start()] = Reading(
            match.start(), match.end(), spoken, reason, kind=Kind.ADDRESS, report=report, rule="address"
        )
    return found


def _leads_to_page(match: re.Match[str]) -> bool:
    """Whether an address leads further than to a site and was copied: «https://kremlin.ru/news/1», «bit.ly/2QwErTy»."""
    if "://" not in match.group():
        return _CODE.search(match.group()) is not None
    return any(_split_host(_without_scheme(match.group()))[2:])


def _of_page(text: Text, match: re.Match[str]) -> Reading:
    """«Подробнее: https://kremlin.ru/news/1»: «ссылка на» its site; behind a word («на …», «по ссылке …») the site."""
    before = text.at(match.start()) - 1
    alone = not text.is_word(before) or text.broken(before + 1)
    spoken = _read_host(_split_host(_without_scheme(match.group()))[0])
    return Reading(
        match.start(),
        match.end(),
        f"ссылка на {spoken}" if alone else spoken,
        "address: the site of a page",
        kind=Kind.PAGE,
        report=match.group(),
        rule="address",
    )


def _is_likely(clean: str, possible: re.Match[str]) -> bool:
    """Whether what may be an address has more than a dot, or a zone or extension behind it: no «Pz.IV»."""
    return possible[0][0] != "." or clean.startswith(_behind_dot(), possible.start() + 1)


@cache
def _behind_dot() -> tuple[str, ...]:
    extensions = tuple(_words("extension"))
    return (*_words("zone"), *_CAPITAL_ZONES, *extensions, *(one.upper() for one in extensions), "xn--")


def read(kind: str, text: str) -> str:
    """Read an address of a kind that `pattern` names."""
    readers = {"email": _read_email, "handle": _read_handle, "hashtag": _read_hashtag, "file": _read_file_name}
    return readers.get(kind, _read_url)(text)


def zone_aloud(written: str) -> str:
    """Give how a zone or the ending of a file is said, nothing for what is none: «eu», «docx»."""
    return _words("zone").get(written.lower()) or _words("extension").get(written.lower(), "")


def _read_url(text: str) -> str:
    """Read a site or a page, sign by sign; a scheme with its `www` and a slash at the end are left out."""
    host, separator, rest = _split_host(_without_scheme(text))
    return _joined(_read_host(host), _read_signs(separator + rest, russian=_is_russian(host)))


def _without_scheme(text: str) -> str:
    return re.sub(r"^[a-z][a-z+.-]*://(?:www\.)?", "", _unquoted(text), flags=re.IGNORECASE).rstrip("/")


def _read_email(text: str) -> str:
    """Read an e-mail address: ivan@mail.ru → иван собака мэйл точка ру."""
    name, _, host = re.sub(r"^mailto:", "", text, flags=re.IGNORECASE).rpartition("@")
    return _joined(_read_signs(name, russian=True), _words("mark")["@"], _read_host(host))


def _read_handle(text: str) -> str:
    """Read the name of an account: @durov → собака дуров."""
    return _joined(_words("mark")["@"], _read_signs(text.removeprefix("@"), russian=True))


def _read_hashtag(text: str) -> str:
    """Read a hashtag, its words apart: #BlackFriday → хештег блэк фрайдей."""
    parts = [part for word in re.findall(r"[^\W\d_]+|[0-9]+", text) for part in _case_parts(word)]
    return _joined("хештег", *(_read_signs(part, russian=False) for part in parts))


def _read_file_name(text: str) -> str:
    """Read the name of a file: отчёт.docx → отчёт точка док-икс."""
    stem, _, extension = text.rpartition(".")
    spoken = _words("extension").get(extension.lower()) or _read_signs(extension, russian=False)
    return _joined(_read_signs(stem, russian=True), _words("mark")["."], spoken)


def unspoken(text: str) -> str:
    """Give the characters of an address that have no reading, for a report: letters of Chinese, say."""
    tokens = _TOKEN.finditer(_unquoted(text))
    marks = (token["mark"] for token in tokens if token["mark"])
    return "".join(mark for mark in marks if mark not in _words("mark"))


def _unquoted(text: str) -> str:
    """Undo the percent encoding of an address (%D0%BC → м)."""
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text, errors="replace")


def _split_host(address: str) -> tuple[str, str, str]:
    """Part an address after its host: at the first slash, colon, question mark or hash."""
    match = re.search(r"[/:?#]", address)
    return (address[: match.start()], match.group(), address[match.end() :]) if match else (address, "", "")


def _zone(host: str) -> str:
    return host.rpartition(".")[2].lower()


def _is_russian(host: str) -> bool:
    return _zone(host) in _RUSSIAN_ZONES


def _read_host(host: str) -> str:
    """Read a domain name: its labels between «точка», its zone by the table."""
    labels = [_from_punycode(label) for label in host.split(".")]
    *names, zone = labels
    spoken = [
        (_words("zone").get(name.lower()) if place and len(name) < 4 else None)
        or _read_signs(name, russian=_is_russian(host))
        for place, name in enumerate(names)
    ]
    spoken.append(_words("zone").get(zone.lower()) or _read_signs(zone, russian=False))
    if not names:
        spoken = [_read_signs(zone, russian=False)]
    return f" {_words('mark')['.']} ".join(filter(None, spoken))


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
            spoken.append(_words("mark").get(token["mark"], ""))
    return _joined(*spoken)


@lru_cache(maxsize=4096)
def read_label(word: str, *, russian: bool) -> str:
    """Read one Latin word of an address; `russian`: it belongs to a Russian zone, so that its letters are Russian."""
    lower = word.lower()
    if site := _words("site").get(lower):
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
