"""Addresses in a text: sites, e-mails, handles, hashtags and names of files; `addresses_aloud.py` says them.

Of the address of a page, scheme and all, the site alone is said, unless the whole is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefing.normalization.rules.letters.addresses_aloud import (
    read,
    read_host,
    split_host,
    unspoken,
    without_scheme,
    words,
)
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text

_WORD = r"[^\W_](?:[\w-]*[^\W_])?"
_POSSIBLE = re.compile(r"[@#:.w](?:(?<=[@#])\w|(?<=:)//|(?<=w)ww\.|(?<=[\w-]\.)(?:[^\W\d_]|\d[^\W\d_]))")
"""What every address has: looked for before the long pattern. One set of letters in front makes the search fast."""
_CAPITAL_ZONES = (
    "Ru", "RU", "Com", "COM", "Org", "ORG", "Net", "NET", "Info", "INFO", "Ру", "KZ", "BY", "UA", "UZ", "Az", "AZ",
    "TV", "EU",
)  # fmt: skip
"""Zones that names of media are often written with in capitals: Lenta.Ru, CNews.Ru."""
_CODE = re.compile(
    r"/(?=[\w-]*[a-z0-9][A-Z])(?=[\w-]*[a-z])(?=[\w-]*[0-9])[\w-]{6,}\Z"
    r"|\A(?:vk\.cc|clck\.ru|bit\.ly|goo\.su)/(?=[\w-]*[A-Z0-9])\w"
)
"""The code of a page, which nobody types: capitals among small letters and digits, or what a shortener gives."""
_HASHTAG = ("хештег", "хэштег")


@cache
def pattern() -> re.Pattern[str]:
    """Give the pattern of every address; the group that matched names its kind.

    The groups: `email`, `url` (with a scheme or www), `file` (a name with a known extension), `domain` (with a known
    zone, a path after it or none), `handle` (@name), `hashtag`.
    """
    zones = _any_of((*words("zone"), *_CAPITAL_ZONES))
    extensions = set(words("extension")) - set(words("zone"))
    ambiguous = _any_of(set(words("extension")) & set(words("zone")))  # README.md, but point.md in Moldova
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
        reading = _of_page(text, match) if not whole and _leads_to_page(match) else _whole(text, match)
        found[match.start()] = reading._replace(rule="address")
    return found


def _whole(text: Text, match: re.Match[str]) -> Reading:
    kind, written = match.lastgroup or "url", match.group()
    spoken = read(kind, written)
    if text.lower(text.at(match.start()) - 1).startswith(_HASHTAG):  # «под хештегом #Победа»
        spoken = spoken.removeprefix("хештег ")
    reading = Reading(match.start(), match.end(), spoken, f"address: {kind}", Kind.ADDRESS)
    return reading._replace(report=unspoken(written))


def _leads_to_page(match: re.Match[str]) -> bool:
    """Whether an address leads further than to a site and was copied: «https://kremlin.ru/news/1», «bit.ly/2QwErTy»."""
    if "://" not in match.group():
        return _CODE.search(match.group()) is not None
    return any(split_host(without_scheme(match.group()))[2:])


def _of_page(text: Text, match: re.Match[str]) -> Reading:
    """«Подробнее: https://kremlin.ru/news/1»: «ссылка на» its site; behind a word («на …», «по ссылке …») the site."""
    before = text.at(match.start()) - 1
    alone = not text.has_word_before(before + 1)
    spoken = read_host(split_host(without_scheme(match.group()))[0])
    spoken = f"ссылка на {spoken}" if alone else spoken
    reason, report = "address: the site of a page", match.group()
    return Reading(match.start(), match.end(), spoken, reason, kind=Kind.PAGE, report=report)


def _is_likely(clean: str, possible: re.Match[str]) -> bool:
    """Whether what may be an address has more than a dot, or a zone or extension behind it: no «Pz.IV»."""
    return possible[0][0] != "." or clean.startswith(_behind_dot(), possible.start() + 1)


@cache
def _behind_dot() -> tuple[str, ...]:
    extensions = tuple(words("extension"))
    return (*words("zone"), *_CAPITAL_ZONES, *extensions, *(one.upper() for one in extensions), "xn--")
