"""The show's settings: what Apple or XML would refuse is refused here, naming the key."""

from __future__ import annotations

import pytest

from briefing.errors import UsageError
from briefing.publishing.settings import LOCAL_LINK, Funding, Person, PodcastSettings, apple_categories


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
        ("language", "по-русски", "is not a language tag"),
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
