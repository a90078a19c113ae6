"""The show's settings: what Apple or XML would refuse is refused here, naming the key."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from briefing.errors import UsageError
from briefing.publishing.settings import LOCAL_LINK, Funding, Person, PodcastSettings, Txt, apple_categories
from briefing.publishing.update_frequency import UpdateFrequency


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("title", " ", "title is empty"),
        ("title", "Обзор\x0b", r"title: character U\+000B at position 6"),
        ("link", "example.org/briefing", "link: 'example.org/briefing' is not an address"),
        ("link", "file:///srv/briefing", "is not an address"),
        ("link", "https://..рф/", "is not an address"),
        ("link", "https://example.org:port/", "is not an address"),
        ("link", "https://example.org/?page=1", "without \\? and #"),
        ("link", "https://example.org/a b", "is not an address"),
        ("email", "news", "email: 'news' is not an address"),
        ("description", "я" * 2001, "longer than 4000 bytes"),
        ("category", "Nwes", "did you mean 'News'"),
        ("category", "News > Polytics", "did you mean 'News > Politics'"),
        ("category", "News > Philosophy", "choose one of News > Business News, News > Daily News"),
        ("category", "Новости", "choose one of Arts, Business, .*, News, "),
        ("language", "по-русски", "is not a language's code; write it as ru"),
        ("language", "ru_RU", "is not a language's code"),
        ("language", "kz-KZ", "is not a language's code; write it as kk"),
        ("author", "я" * 256, "author is longer than 255 characters"),
        ("hub", "hub.example.org", "hub: 'hub.example.org' is not an address"),
        ("colour", "red", "is not a colour"),
        ("limit", 0, "limit"),
        ("season", -1, "season"),
        ("funding", (Funding("javascript:alert(1)"),), "funding.url"),
        ("person", (Person("Анна", href="anna"),), "person.href"),
        ("person", (Person("Ан\x00на"),), r"U\+0000"),
    ],
)
def test_wrong_values_are_named(key: str, value: object, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        PodcastSettings(**{key: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=MONTHLY;BYDAY=-1FR",
     "FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=-1", "FREQ=WEEKLY;UNTIL=20261231T000000Z", "FREQ=DAILY;COUNT=10"],
)  # fmt: skip
def test_a_rule_of_recurrence_is_one_that_calendars_read(rule: str) -> None:
    rrulestr = pytest.importorskip("dateutil.rrule").rrulestr
    assert UpdateFrequency("", rule, "2026-11-23").told
    assert rrulestr(rule, dtstart=datetime(2026, 11, 23, tzinfo=UTC))[0].year >= 2026


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"rrule": "каждый день"}, "rrule: 'каждый день'; write it as FREQ=WEEKLY;BYDAY="),
        ({"rrule": "FREQ=DAYLY"}, "write it as"),
        ({"rrule": "BYDAY=MO"}, "write it as"),
        ({"rrule": "FREQ=DAILY;FREQ=WEEKLY"}, "write it as"),
        ({"rrule": "FREQ=WEEKLY;BYDAY=ПН"}, "write it as"),
        ({"rrule": "FREQ=DAILY;COUNT=5;UNTIL=20261231"}, "write it as"),
        ({"rrule": "FREQ=DAILY;COUNT=5"}, "with COUNT, `dtstart` says"),
        ({"dtstart": "завтра"}, "dtstart: 'завтра'; write it as 2026-11-23"),
        ({"text": "я" * 129}, "at most 128 characters"),
    ],
)
def test_what_is_no_rule_of_recurrence_is_named(given: dict[str, str], reason: str) -> None:
    with pytest.raises(UsageError, match=re.escape(reason)):
        UpdateFrequency(**given)


@pytest.mark.parametrize(("given", "reason"), [(("x" * 4001,), "txt.text"), (("x", "p" * 129), "txt.purpose")])
def test_a_txt_that_directories_would_cut_is_refused(given: tuple[str, ...], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        Txt(*given)


@pytest.mark.parametrize("link", ["https://example.org/briefing", "https://example.org/briefing/"])
def test_addresses_grow_from_the_link(link: str) -> None:
    assert PodcastSettings(link=link).feed_url == "https://example.org/briefing/feed.xml"


def test_a_cyrillic_address_is_written_as_the_web_does() -> None:
    settings = PodcastSettings(link="https://вести.рф:8443/обзор дня".replace(" ", "%20"))
    assert (
        settings.base_url == "https://xn--b1agj9af.xn--p1ai:8443/%D0%BE%D0%B1%D0%B7%D0%BE%D1%80%20%D0%B4%D0%BD%D1%8F/"
    )


def test_an_ipv6_address_keeps_its_brackets() -> None:
    assert PodcastSettings(link="http://[2001:db8::1]:8080/b").feed_url == "http://[2001:db8::1]:8080/b/feed.xml"


def test_without_a_link_there_is_a_local_one_and_a_warning() -> None:
    settings = PodcastSettings()
    assert settings.feed_url == "http://127.0.0.1:8000/feed.xml"
    assert any(LOCAL_LINK in line for line in settings.warnings())
    assert PodcastSettings(link="https://example.org/").warnings() == ()


def test_every_category_of_the_table_is_accepted() -> None:
    for name, subcategories in apple_categories().items():
        assert PodcastSettings(category=name).category_path == (name,)
        for sub in subcategories:
            assert PodcastSettings(category=f"{name} > {sub}").category_path == (name, sub)
