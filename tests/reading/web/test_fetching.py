"""Pages and feeds are fetched from real servers on loopback, which a show has to allow by name."""

from __future__ import annotations

import gzip
import socket
import zlib
from pathlib import Path

import pytest
from loopback import silent_host
from web_site import Reply, web_site

from briefing.errors import SourceError, UsageError
from briefing.reading.web import Allowed, Web, fetching, load_page

HERE = Web(Allowed.of(["127.0.0.1"]), contact="https://example.org/briefing/")
PAGE = "<p>Мост через Оку откроют в декабре.</p>"


@pytest.fixture(autouse=True)
def _online(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_OFFLINE", "")
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    "target",
    [
        *("http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://127.1:9/", "http://0x7f000001:9/"),
        *("http://10.0.0.5/", "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data/"),
        *("http://[fe80::1]/", "http://[fd00::1]/", "http://0.0.0.0/", "http://100.64.0.1/", "http://224.0.0.1/"),
        *("http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/"),
    ],
)
def test_targets_that_are_not_public_are_refused(target: str) -> None:
    with pytest.raises(SourceError, match="in a private network; to read it name it in"):
        load_page(target, Web())


@pytest.mark.parametrize("name", ["127.0.0.1", "127.0.0.0/8", "localhost"])
def test_a_host_an_address_or_a_network_can_be_allowed(name: str) -> None:
    with web_site({"/": Reply(PAGE.encode())}) as site:
        url = site.url.replace("127.0.0.1", "localhost") if name == "localhost" else site.url
        web = Web(Allowed.of([name, "::1"]))
        assert load_page(url + "/", web).decode() == PAGE


def test_what_is_allowed_has_to_be_a_host_an_address_or_a_network() -> None:
    with pytest.raises(UsageError, match=r"sources\.allow_private: '10\.0\.0/800'"):
        Allowed.of(["10.0.0/800"])


@pytest.mark.parametrize("location", ["http://127.0.0.2:{port}/inner", "http://10.1.2.3/inner", "file:///etc/passwd"])
def test_a_redirect_is_looked_at_like_an_address(location: str) -> None:
    with web_site({"/inner": Reply(b"secret")}) as site:
        target = location.format(port=site.url.rpartition(":")[2])
        site.replies["/"] = [Reply(status=302, headers={"Location": target})]
        with pytest.raises(SourceError, match=r"private network|is no address of the web"):
            load_page(site.url + "/", HERE)
        assert [request["path"] for request in site.requests] == ["/"]


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers a second question otherwise can't lead a request into another network."""
    real, asked = socket.getaddrinfo, []

    def resolve(host: str, *rest: object, **more: object) -> object:
        if host == "news.example":
            asked.append(host)
            host = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return real(host, *rest, **more)  # type: ignore[arg-type]

    with web_site({"/": Reply(PAGE.encode())}) as site:
        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        assert load_page(site.url.replace("127.0.0.1", "news.example") + "/", HERE).decode() == PAGE
        assert asked == ["news.example"]
        assert site.requests[0]["host"].startswith("news.example:")


def test_a_page_is_asked_for_politely_and_followed_to_where_it_moved() -> None:
    moved = Reply(status=301, headers={"Location": "/new?id=1"})
    with web_site({"/old": moved, "/new?id=1": Reply(PAGE.encode())}) as site:
        assert load_page(site.url + "/old#part", HERE).decode() == PAGE
        assert [request["path"] for request in site.requests] == ["/old", "/new?id=1"]
        assert site.requests[0]["user-agent"].startswith("briefing/")
        assert site.requests[0]["user-agent"].endswith("(+https://example.org/briefing/)")


def test_a_circle_of_redirects_ends() -> None:
    with web_site({"/": Reply(status=302, headers={"Location": "/"})}) as site:
        with pytest.raises(SourceError, match="redirected more than 5 times"):
            load_page(site.url + "/", HERE)
        assert len(site.requests) == 6


def test_an_unchanged_page_comes_from_the_cache() -> None:
    etag = {"ETag": '"one"', "Content-Type": "text/html; charset=utf-8"}
    with web_site({"/": [Reply(PAGE.encode(), headers=etag), Reply(b"never sent", headers=etag)]}) as site:
        first = load_page(site.url + "/", HERE)
        assert load_page(site.url + "/", HERE) == first
        assert site.requests[1]["if-none-match"] == '"one"'


def test_a_page_that_changed_is_read_anew() -> None:
    replies = [Reply(b"one", headers={"ETag": '"1"'}), Reply(b"two", headers={"ETag": '"2"'})]
    with web_site({"/": list(replies)}) as site:
        assert [load_page(site.url + "/", HERE) for _ in range(2)] == [b"one", b"two"]


def test_without_an_etag_the_date_of_the_page_is_told() -> None:
    date = "Mon, 23 Nov 2026 06:00:00 GMT"
    with web_site({"/": Reply(b"one", headers={"Last-Modified": date})}) as site:
        for _ in range(2):
            load_page(site.url + "/", HERE)
        assert site.requests[1]["if-modified-since"] == date


def test_offline_nothing_is_asked_and_what_was_fetched_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with web_site({"/": Reply(PAGE.encode())}) as site:
        load_page(site.url + "/", HERE)
        monkeypatch.setenv("BRIEFING_OFFLINE", "1")
        assert load_page(site.url + "/", HERE).decode() == PAGE
        with pytest.raises(SourceError, match="BRIEFING_OFFLINE is set, and it was never fetched"):
            load_page(site.url + "/other", HERE)
        assert len(site.requests) == 1


def test_a_damaged_cache_is_no_page(tmp_path: Path) -> None:
    with web_site({"/": Reply(PAGE.encode(), headers={"ETag": '"one"'})}) as site:
        load_page(site.url + "/", HERE)
        (kept,) = (tmp_path / "home" / "pages").glob("*.page")
        kept.write_bytes(b"half")
        assert load_page(site.url + "/", HERE).decode() == PAGE


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_the_servers_word_on_the_encoding_holds(charset: str) -> None:
    reply = Reply(PAGE.encode(charset), headers={"Content-Type": f"text/html; charset={charset}"})
    with web_site({"/": reply}) as site:
        assert load_page(site.url + "/", HERE).decode("utf-8-sig") == PAGE


def test_a_wrong_word_on_the_encoding_is_left_to_the_reader() -> None:
    reply = Reply(PAGE.encode("cp1251"), headers={"Content-Type": "text/html; charset=utf-8"})
    with web_site({"/": reply}) as site:
        assert load_page(site.url + "/", HERE) == PAGE.encode("cp1251")


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_packed_pages_are_unpacked(encoding: str, pack) -> None:
    with web_site({"/": Reply(pack(PAGE.encode()), headers={"Content-Encoding": encoding})}) as site:
        assert load_page(site.url + "/", HERE).decode() == PAGE


def test_a_few_packed_bytes_do_not_become_gigabytes() -> None:
    bomb = gzip.compress(bytes(fetching.LARGEST * 4))
    with (
        web_site({"/": Reply(bomb, headers={"Content-Encoding": "gzip"})}) as site,
        pytest.raises(SourceError, match="larger than 20 MB"),
    ):
        load_page(site.url + "/", HERE)


def test_a_page_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "WHOLE_S", 0.5)
    with (
        web_site({"/": Reply(PAGE.encode() * 100, drip_s=0.1)}) as site,
        pytest.raises(SourceError, match="no whole answer in"),
    ):
        load_page(site.url + "/", HERE)


def test_a_host_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "WHOLE_S", 0.5)
    with silent_host() as host, pytest.raises(SourceError, match="no whole answer in"):
        load_page(host.url, HERE)


def test_what_broke_off_is_asked_for_once_more() -> None:
    with web_site({"/": [Reply(PAGE.encode(), cut=5), Reply(PAGE.encode())]}) as site:
        assert load_page(site.url + "/", HERE).decode() == PAGE


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(status=404), "HTTP 404"),
        (Reply(status=403), "HTTP 403"),
        (Reply(status=503), "HTTP 503"),
        (Reply(PAGE.encode(), cut=5), "broke off"),
        (Reply(b"?", headers={"Content-Encoding": "br"}), "packed as br"),
    ],
)
def test_what_can_not_be_had_is_named_with_its_reason(reply: Reply, said: str) -> None:
    with web_site({"/": reply}) as site, pytest.raises(SourceError, match=said) as caught:
        load_page(site.url + "/", HERE)
    assert str(caught.value).startswith(site.url)


def test_a_password_is_neither_sent_nor_shown() -> None:
    with pytest.raises(SourceError) as caught:
        load_page("https://editor:parol@example.org/", HERE)
    assert "parol" not in str(caught.value)


def test_a_closed_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(SourceError, match="it refuses the connection"):
        load_page(f"http://127.0.0.1:{port}/", HERE)
