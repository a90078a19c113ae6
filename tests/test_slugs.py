from __future__ import annotations

from datetime import date

import pytest

from briefing.slugs import free_slug, slug_of

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Путин, Токаев и «тихая дипломатия»", "2026-11-23-putin-tokaev-i-tikhaya-diplomatiya"),
        ("Подъезд: щи, ёж & G20!", "2026-11-23-podezd-shchi-ezh-g20"),
        ("…", "2026-11-23"),
        ("🙂", "2026-11-23"),
    ],
)
def test_a_slug_is_the_date_and_the_title_in_latin_letters(title: str, slug: str) -> None:
    assert slug_of(DAY, title) == slug


def test_a_long_title_is_cut_between_words() -> None:
    slug = slug_of(DAY, "очень длинный заголовок " * 12)
    assert len(slug) <= 71
    assert slug.endswith(("ochen", "dlinnyy", "zagolovok"))


def test_a_taken_slug_gets_a_number() -> None:
    assert free_slug("a", {"b"}) == "a"
    assert free_slug("a", {"a"}) == "a-2"
    assert free_slug("a", {"a", "a-2"}) == "a-3"
