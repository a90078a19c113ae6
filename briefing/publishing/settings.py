"""The show: the table `[podcast]` of the configuration."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from briefing.errors import UsageError
from briefing.publishing.update_frequency import UpdateFrequency
from briefing.publishing.xml_text import check_text
from briefing.translation import tr

LOCAL_LINK = "http://127.0.0.1:8000/"  # where `briefing serve` answers


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who made the show (`podcast:person`); one `[[podcast.person]]` table each."""

    name: str
    role: str = "host"  # as in the Podcast Taxonomy: host, editor, author, narrator …
    group: str = "cast"  # cast, writing, audio post-production …
    href: str = ""  # address of a page about the person
    img: str = ""  # address of a portrait


@dataclass(frozen=True, slots=True)
class Funding:
    """Where listeners can support the show (`podcast:funding`); one `[[podcast.funding]]` table each."""

    url: str
    text: str = "Поддержать выпуск"  # what the button says; apps show up to 128 characters


@dataclass(frozen=True, slots=True)
class Txt:
    """A line for a directory or another service (`podcast:txt`); one `[[podcast.txt]]` table each."""

    text: str  # what that service gave; at most 4000 characters
    purpose: str = ""  # verify, applepodcastsverify …, at most 128 characters

    def __post_init__(self) -> None:
        for key, value, most in (("text", self.text, 4000), ("purpose", self.purpose, 128)):
            check_text(value, f"[podcast] txt.{key}")
            if len(value) > most:
                raise UsageError(
                    tr("[podcast] txt.{key} is longer than {count} characters").format(key=key, count=most)
                )


@dataclass(frozen=True, slots=True)
class PodcastSettings:
    """What the feed and the pages say of the show. Wrong values raise UsageError naming the key."""

    title: str = "Брифинг"
    link: str = ""  # the address under which the output folder is published; "": LOCAL_LINK, with a warning
    description: str = "Документы, прочитанные вслух."  # at most 4000 bytes, Apple's limit
    author: str = ""  # shown under the title in apps; "": the title
    email: str = ""  # of the owner; Apple and Spotify write there to verify ownership
    owner: str = ""  # the owner's name; "": the author
    copyright: str = ""
    category: str = "News"  # Apple's, or with a subcategory: "News > Politics" (categories.toml)
    language: str = "ru"  # BCP 47
    explicit: bool = False
    cover: Path | None = None  # JPEG or PNG, square, 1400-3000 px; without one it is drawn from title and colour
    colour: str = "#b3261e"  # accent of cover and pages, #rrggbb
    block: bool = False  # true: directories and search engines are asked to leave the show out (itunes:block)
    locked: bool = False  # true: other platforms may not import the feed (podcast:locked)
    medium: str = "podcast"  # podcast:medium: podcast, newsletter, audiobook …
    season: int = 0  # season of the episodes made from now on; 0: no seasons
    limit: int = 100  # episodes in feed.xml; older ones follow in feed-2.xml … (RFC 5005)
    keep: int = 0  # the newest that are public; older ones leave feed and place, and stay on this disk; 0: all
    funding: tuple[Funding, ...] = ()
    person: tuple[Person, ...] = ()
    update_frequency: UpdateFrequency = field(default_factory=UpdateFrequency)  # how often it comes out
    txt: tuple[Txt, ...] = ()
    hub: str = ""  # address of a WebSub hub: it is told on `publish` that the feed has changed

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, str):
                check_text(value, f"[podcast] {each.name}")
        _check_show(self)
        _check_links(self)
        _check_category(self.category)

    @property
    def base_url(self) -> str:
        """The address of the output folder, ending with a slash; every address in the feed is built on it."""
        return _in_ascii(self.link or LOCAL_LINK).rstrip("/") + "/"

    def at(self, secret: str) -> PodcastSettings:
        """Give the settings of a show that lies under a secret path: nobody else is told of it, no hub either."""
        if not secret:
            return self
        return replace(self, link=f"{self.base_url}{secret}/" if self.link else "", block=True, hub="")

    @property
    def feed_url(self) -> str:
        """The address of the feed."""
        return self.base_url + "feed.xml"

    @property
    def shown_author(self) -> str:
        """Who made the show, never empty."""
        return self.author or self.title

    @property
    def category_path(self) -> tuple[str, ...]:
        """The category, then the subcategory where there is one."""
        return tuple(part.strip() for part in self.category.split(">"))

    def warnings(self) -> tuple[str, ...]:
        """What a directory would refuse in a feed with these settings, a line each."""
        found = []
        if not self.link:
            found.append(
                tr("no `link` in [podcast]: the addresses in the feed begin with {link}").format(link=LOCAL_LINK)
            )
        return tuple(found)


@cache
def apple_categories() -> dict[str, tuple[str, ...]]:
    """Apple's categories with their subcategories."""
    return {name: tuple(subcategories) for name, subcategories in _table("categories.toml").items()}


def _check_show(settings: PodcastSettings) -> None:
    if not settings.title.strip():
        raise UsageError(tr("[podcast] title is empty; give the show a name"))
    for key in ("title", "author", "owner"):
        if len(getattr(settings, key)) > 255:
            raise UsageError(tr("[podcast] {key} is longer than 255 characters, what directories take").format(key=key))
    if len(settings.description.encode()) > 4000:
        raise UsageError(tr("[podcast] description is longer than 4000 bytes, Apple's limit; shorten it"))
    if settings.limit < 1:
        raise UsageError(tr("[podcast] limit has to be 1 or more"))
    if settings.keep < 0:
        raise UsageError(tr("[podcast] keep has to be 0 (all) or more"))
    if settings.season < 0:
        raise UsageError(tr("[podcast] season has to be 0 (no seasons) or more"))
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", settings.colour):
        raise UsageError(
            tr("[podcast] colour: {value!r} is not a colour; write it as #b3261e").format(value=settings.colour)
        )
    _check_language(settings.language)
    if settings.email and not re.fullmatch(r"[^@\s]+@[^@\s]+", settings.email):
        raise UsageError(tr("[podcast] email: {value!r} is not an address").format(value=settings.email))


def _check_links(settings: PodcastSettings) -> None:
    addresses = [("link", settings.link), ("hub", settings.hub)]
    addresses += [("funding.url", funding.url) for funding in settings.funding]
    addresses += [(f"person.{key}", getattr(person, key)) for person in settings.person for key in ("href", "img")]
    for key, address in addresses:
        check_text(address, f"[podcast] {key}")
        if address and not _is_web_address(address):
            raise UsageError(
                tr("[podcast] {key}: {value!r} is not an address; write it as https://example.org/briefing/").format(
                    key=key, value=address
                )
            )
    if urlsplit(settings.link).query or urlsplit(settings.link).fragment:
        raise UsageError(tr("[podcast] link: an address without ? and # is needed, the feed's addresses grow from it"))
    texts = [funding.text for funding in settings.funding]
    texts += [text for person in settings.person for text in (person.name, person.role, person.group)]
    for text in texts:
        check_text(text, "[podcast]")


def _in_ascii(address: str) -> str:
    """Write an address as the web does: https://вести.рф/обзор/ has a host in Punycode and a path in per cent."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    host = f"[{host}]" if ":" in host else host  # IPv6
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    return f"{parts.scheme}://{host}{port}{path}"


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _in_ascii(address)
    except ValueError:  # UnicodeError is one: a host that no name can be
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", address)


def _check_language(tag: str) -> None:
    known = _languages()
    language = tag.partition("-")[0].lower()
    form = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag)
    if not form or (len(language) == 2 and language not in known["codes"].split()):
        example = known["meant"].get(language, "ru")
        message = tr("[podcast] language: {value!r} is not a language's code; write it as {example}")
        raise UsageError(message.format(value=tag, example=example))


@cache
def _languages() -> dict[str, Any]:
    return _table("languages.toml")


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("briefing.publishing").joinpath(name).read_text(encoding="utf-8"))


def _check_category(category: str) -> None:
    known = apple_categories()
    name, *rest = (part.strip() for part in category.split(">"))
    if name in known and (not rest or (len(rest) == 1 and rest[0] in known[name])):
        return
    names = [*known, *(f"{top} > {sub}" for top, subs in known.items() for sub in subs)]
    parts = [f"{name} > {sub}" for sub in known.get(name, ())]
    if near := difflib.get_close_matches(category, names, n=1, cutoff=0.7):
        hint = tr("did you mean {name!r}?").format(name=near[0])
    else:
        hint = tr("choose one of {names}").format(names=", ".join(parts or known))
    raise UsageError(tr("[podcast] category: Apple has no {value!r}; {hint}").format(value=category, hint=hint))
