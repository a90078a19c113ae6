"""What an episode's folder and address are called: its date and its title in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from datetime import date

from briefing.announcements import Occasion
from briefing.drafts import Draft
from briefing.episode import Source
from briefing.publishing import Claim
from briefing.source_names import public_name

# BGN/PCGN 1947 as addresses usually have it: without the signs, ё as e.
_LETTERS = str.maketrans(
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
            strict=True,
        )
    )
)
_LONGEST = 60  # characters of the title; the whole stays legible in a player and below every system's limit


def slug_for(day: date, draft: Draft, claims: Sequence[Claim]) -> str:
    """Name an episode's folder: as the one of the same day and sources is named, else by a name that is free.

    A recipe's episode is the one of its day, whatever its sources gave, and is named after the recipe. The day is not
    named twice.
    """
    wanted = slug_of(day, draft.recipe or draft.script.title.replace(Occasion("", day).words["date"], ""))
    today = [each for each in claims if each.day == day.isoformat() and each.recipe == draft.recipe]
    same = [each.slug for each in today if draft.recipe or _same(each.sources, draft.sources)]
    if same and wanted not in same:
        return same[0]
    return wanted if same else free_slug(wanted, {claim.slug for claim in claims})


def _same(some: Sequence[Source], others: Sequence[Source]) -> bool:
    """Whether two episodes were made from the same documents: of the same names, or with the same content."""
    return [public_name(each.name) for each in some] == [public_name(each.name) for each in others] or (
        [each.sha256 for each in some] == [each.sha256 for each in others]
    )


def slug_of(day: date, title: str) -> str:
    """Give `2026-11-23-putin-tokaev-i-tikhaya-diplomatiya`; the date alone for a title without letters or digits."""
    latin = re.sub(r"[^a-z0-9]+", "-", title.lower().translate(_LETTERS)).strip("-")
    if len(latin) > _LONGEST:
        latin = latin[: _LONGEST + 1].rpartition("-")[0] or latin[:_LONGEST]
    return f"{day.isoformat()}-{latin}" if latin else day.isoformat()


def free_slug(slug: str, taken: Container[str]) -> str:
    """Give `slug`, or the first of `slug-2`, `slug-3` … that is not taken."""
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    return found
