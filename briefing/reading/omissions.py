"""What stands in a document and is not spoken: nothing of it goes without a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from briefing.reading.characters import abridged, has_letters_or_digits
from briefing.translation import tr


class Kind(Enum):
    """The kinds of what is left out, each told in a line of its own."""

    PICTURE = auto()
    CODE = auto()
    CAPTION = auto()
    DELETED = auto()
    COMMENT = auto()
    HIDDEN = auto()
    FIELD = auto()
    HEADER = auto()
    BYLINE = auto()
    NAVIGATION = auto()
    BANNER = auto()
    SHARING = auto()
    ADVERTISEMENT = auto()
    READERS_COMMENT = auto()
    RELATED = auto()
    CREDIT = auto()
    CONTROL = auto()
    REACTION = auto()
    HASHTAG = auto()
    SUBSCRIPTION = auto()
    SERVICE = auto()
    ATTACHMENT = auto()
    CONTENTS = auto()
    OLDER = auto()
    ADDRESS = auto()
    FORMULA = auto()
    SOUND = auto()
    SURROUNDINGS = auto()
    SIGNATURE = auto()
    QUOTED = auto()
    FRONT_MATTER = auto()
    PAGE = auto()


@dataclass(frozen=True, slots=True)
class Omission:
    """One thing left out, and its text as it stands in the document."""

    kind: Kind
    text: str = ""


# Lines of the text that were told by their words alone: each is named, so that a line of news among them is seen.
_NAMED_EACH = (Kind.CREDIT, Kind.ADVERTISEMENT, Kind.SUBSCRIPTION)


def line_of(kind: Kind, texts: Sequence[str]) -> str:
    """Tell what was left out, how many, and the first of them, or each where it was told by its words."""
    named = dict.fromkeys(texts) if kind in _NAMED_EACH else texts[:1]
    which = ", ".join(f"«{abridged(text)}»" for text in named if has_letters_or_digits(text))
    if not which:
        return tr("left out, {kind}: {count}").format(kind=_name(kind), count=len(texts))
    return tr("left out, {kind}: {count} ({which})").format(kind=_name(kind), count=len(texts), which=which)


def _name(kind: Kind) -> str:
    return {
        Kind.PICTURE: tr("pictures"),
        Kind.CODE: tr("code"),
        Kind.CAPTION: tr("captions"),
        Kind.DELETED: tr("deleted text"),
        Kind.COMMENT: tr("comments"),
        Kind.HIDDEN: tr("hidden text"),
        Kind.FIELD: tr("field codes"),
        Kind.HEADER: tr("page headers and footers"),
        Kind.BYLINE: tr("bylines"),
        Kind.NAVIGATION: tr("menus"),
        Kind.BANNER: tr("banners"),
        Kind.SHARING: tr("share buttons"),
        Kind.ADVERTISEMENT: tr("advertisements"),
        Kind.READERS_COMMENT: tr("readers' comments"),
        Kind.RELATED: tr("links to other articles"),
        Kind.CREDIT: tr("picture credits"),
        Kind.CONTROL: tr("forms and buttons"),
        Kind.REACTION: tr("reactions"),
        Kind.HASHTAG: tr("hashtags"),
        Kind.SUBSCRIPTION: tr("calls to subscribe"),
        Kind.SERVICE: tr("service messages"),
        Kind.ATTACHMENT: tr("attachments"),
        Kind.CONTENTS: tr("tables of contents"),
        Kind.OLDER: tr("older entries"),
        Kind.ADDRESS: tr("all but the domain of addresses"),
        Kind.FORMULA: tr("formulas"),
        Kind.SOUND: tr("descriptions of sounds"),
        Kind.SIGNATURE: tr("signatures of letters"),
        Kind.QUOTED: tr("quoted letters"),
        Kind.PAGE: tr("pages without text"),
        Kind.FRONT_MATTER: tr("keys of front matter"),
        Kind.SURROUNDINGS: tr("what stands around the article"),
    }[kind]
