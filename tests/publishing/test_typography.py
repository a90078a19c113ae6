"""How Russian is set, and the colour that is made readable."""

from __future__ import annotations

import pytest

from briefing.publishing.pages.colour import CONTRAST, DAY_PAPER, NIGHT_PAPER, contrast, readable
from briefing.publishing.pages.typography import bind, clock, day, has_number, host, minutes, period


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("и в доме", "и~в~доме"),
        ("Хлеб — всему голова", "Хлеб~— всему голова"),
        ("«В лесу», у реки", "«В~лесу», у~реки"),
        ("через 3 месяца, в 1958 г. и на 6 %", "через 3~месяца, в~1958~г. и~на~6~%"),
        ("А. С. Пушкин", "А.~С.~Пушкин"),
        ("автобусы № 17", "автобусы №~17"),
        ("кое-что из-за них", "кое-что из-за них"),
        ("", ""),
    ],
)
def test_what_stays_on_one_line(text: str, set_: str) -> None:
    assert bind(text) == set_.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "item", ["1. Первый", "12) Второй", "2.1. Третий", "а) буква", "б. буква", "IV. Век", "(3) Там"]
)
def test_a_counted_item_needs_no_dash(item: str) -> None:
    assert has_number(item)


@pytest.mark.parametrize("item", ["Первый", "А. Пушкин", "2 яблока", "1990 год", "1.5 литра", "В. И. Даль"])
def test_an_item_that_is_not_counted_has_one(item: str) -> None:
    assert not has_number(item)


def test_dates_and_durations() -> None:
    assert day("2026-05-01") == "1\u00a0мая 2026"
    assert [minutes(s).replace("\u00a0", " ") for s in (0.2, 24, 89, 3540, 3600, 4000)] == [
        "1 с",
        "24 с",
        "1 мин",
        "59 мин",
        "1 ч",
        "1 ч 7 мин",
    ]
    assert [clock(s) for s in (0, 65.9, 3723)] == ["0:00", "1:05", "1:02:03"]
    assert period(252.4) == "PT4M12S"
    assert host("https://www.example.org/a") == "example.org"


@pytest.mark.parametrize("colour", ["#b3261e", "#ffff00", "#000000", "#ffffff", "#0b5563", "#777777"])
@pytest.mark.parametrize("paper", [DAY_PAPER, NIGHT_PAPER])
def test_any_colour_is_made_readable(colour: str, paper: str) -> None:
    assert contrast(readable(colour, paper), paper) >= CONTRAST


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("#b3261e", DAY_PAPER) == "#b3261e"
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
