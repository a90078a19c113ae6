"""What the server keeps to itself, whom it answers, and what it bears."""

from __future__ import annotations

import contextlib
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from serving import serving

from briefing.publishing.doorkeeping import own_hosts


@pytest.fixture(scope="module")
def place(tmp_path_factory, make_studio) -> Iterator[tuple[str, Path]]:
    studio = make_studio(tmp_path_factory.mktemp("guarded") / "output").with_settings(link="")
    studio.publish("slug")
    episode = studio.output / "episodes" / "slug"
    draft, torn = studio.output / "episodes" / "draft", studio.output / "episodes" / "torn"
    for folder in (draft, studio.output / "scripts" / "slug", studio.output / "notes"):
        folder.mkdir(parents=True)
        for name in ("script.txt", "script.json", "index.html"):
            (folder / name).write_text("secret", encoding="utf-8")
    shutil.copytree(episode, torn)
    (torn / "episode.json").write_bytes(b"{")
    for path in (episode / "script.json", episode / "notes.docx", studio.output / "secret.txt"):
        path.write_text("secret", encoding="utf-8")
    with serving(studio.output) as (address, _):
        yield address, studio.output


@pytest.mark.parametrize(
    "path",
    [
        "episodes/slug/script.txt",
        "episodes/slug/script.json",
        "episodes/slug/notes.docx",
        "episodes/draft/script.txt",
        "episodes/draft/",
        "episodes/torn/episode.mp3",
        "scripts/slug/script.txt",
        "scripts/",
        "notes/",
        "notes/index.html",
        "secret.txt",
        "podcast.json",
        ".cover",
    ],
)
def test_what_is_not_for_listeners_is_not_there(place, path: str) -> None:
    address, _output = place
    answer = requests.get(f"{address}/{path}", timeout=10)
    assert answer.status_code == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("feed.xml", True),
        ("cover.jpg", True),
        ("episodes/slug/episode.mp3", True),
        ("episodes/slug/chapters.json", True),
        ("episodes/slug/transcript.vtt", True),
        ("episodes/slug/episode.json", False),
        ("episodes/slug/notes.md", False),
        ("episodes/slug/index.html", False),
        ("index.html", False),
        ("assets/page.js", False),
    ],
)
def test_other_sites_may_read_what_the_feed_names(place, path: str, shared: bool) -> None:
    answer = requests.get(f"{place[0]}/{path}", timeout=10)
    assert answer.status_code == 200
    assert (answer.headers.get("access-control-allow-origin") == "*") is shared


@pytest.mark.parametrize(
    "host", ["attacker.example", "127.0.0.1.attacker.example", "localhost@attacker.example", "[::1", "a b"]
)
def test_a_foreign_name_is_refused(place, host: str) -> None:
    answer = requests.get(f"{place[0]}/feed.xml", headers={"Host": host}, timeout=10)
    assert answer.status_code in (400, 421)
    assert "<rss" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:9999", "127.0.0.1", "[::1]:8000", "127.0.0.7", "LOCALHOST."])
def test_its_own_names_are_answered(place, host: str) -> None:
    assert requests.get(f"{place[0]}/feed.xml", headers={"Host": host}, timeout=10).status_code == 200


def test_host_widens_whom_the_server_answers() -> None:
    machine = socket.gethostname()
    everywhere = own_hosts("0.0.0.0", "https://example.org/briefing/")
    assert all(map(everywhere, ("192.168.1.5:8000", "[fe80::1]", machine, "example.org", "localhost")))
    assert not everywhere("attacker.example")
    one = own_hosts("192.168.1.5", "")
    assert one("192.168.1.5")
    assert not one("192.168.1.6")
    assert not own_hosts("127.0.0.1", "")("192.168.1.5")


def test_a_feed_without_an_address_of_its_own_has_the_one_it_is_asked_at(place) -> None:
    address, output = place
    url = f"{address}/feed.xml"
    answer = requests.get(url, timeout=10)
    assert f'<enclosure url="{address}/episodes/slug/episode.mp3"' in answer.text
    assert "http://127.0.0.1:8000/" not in answer.text
    assert requests.get(url, headers={"If-None-Match": answer.headers["etag"]}, timeout=10).status_code == 304
    head = requests.head(url, timeout=10)
    assert (int(head.headers["content-length"]), head.content) == (len(answer.content), b"")
    named = requests.get(url, headers={"Host": "localhost:81"}, timeout=10)
    assert 'url="http://localhost:81/episodes/slug/episode.mp3"' in named.text
    assert b"http://127.0.0.1:8000/" in (output / "feed.xml").read_bytes()


def test_a_feed_that_points_elsewhere_is_said(tmp_path, make_studio) -> None:
    studio = make_studio(tmp_path / "output")
    studio.publish("slug")
    config = tmp_path / "briefing.toml"
    config.write_text('[podcast]\nlink = "https://example.org/briefing/"\n', encoding="utf-8")
    with serving(studio.output, "--config", str(config)) as (address, process):
        assert "the feed's addresses begin with https://example.org/briefing/" in process.stderr.readline()
        feed = requests.get(f"{address}/feed.xml", timeout=10)
        assert "https://example.org/briefing/episodes/slug/episode.mp3" in feed.text


def connect(address: str) -> socket.socket:
    host, port = address.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=10)


def test_clients_that_do_not_ask_are_dropped(tmp_path, make_studio) -> None:
    studio = make_studio(tmp_path / "output")
    studio.publish("slug")
    with serving(studio.output, patience_s=1) as (address, _), contextlib.ExitStack() as stack:
        silent, halting, lingering = (stack.enter_context(connect(address)) for _ in range(3))
        halting.sendall(b"GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n")
        lingering.sendall(b"GET /index.html HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert lingering.recv(65536).startswith(b"HTTP/1.1 200")
        began = time.monotonic()
        for client in (silent, halting, lingering):
            with contextlib.suppress(ConnectionResetError):
                while client.recv(65536):
                    pass
        assert time.monotonic() - began < 8


@pytest.mark.skipif(not Path("/proc").exists(), reason="sets the limit of descriptors as Linux does")
def test_at_the_limit_of_descriptors_clients_wait(tmp_path, make_studio) -> None:
    studio = make_studio(tmp_path / "output")
    studio.publish("slug")
    with serving(studio.output, patience_s=1, descriptors=80) as (address, process):
        clients = [connect(address) for _ in range(60)]
        time.sleep(1)
        for client in clients[25:]:
            client.close()
        answer = requests.get(f"{address}/episodes/slug/episode.mp3", timeout=60)
        assert answer.status_code == 200
        for client in clients:
            client.close()
    said = process.stderr.read()
    assert said.count("\n") <= 2  # this, and that it was interrupted
    assert "others wait" in said


def test_the_watch_survives_a_bad_manifest_and_a_bad_feed(tmp_path, make_studio) -> None:
    studio = make_studio(tmp_path / "output")
    studio.publish("first")
    with serving(studio.output, "--config", str(config_of(tmp_path))) as (address, process):
        assert "begin with" in process.stderr.readline()
        (studio.output / "episodes" / "bad").mkdir()
        (studio.output / "episodes" / "bad" / "episode.json").write_bytes(b"[" * 100_000)
        (studio.output / "feed.xml").write_bytes(b'<rss><channel><item><enclosure length="x"/></item></channel></rss>')
        assert "feed.xml is damaged" in process.stderr.readline()
        studio.publish("second", date="2026-11-24", title="Второй")
        shutil.rmtree(studio.output / "episodes" / "first")
        end = time.monotonic() + 60
        while "episodes/first" in requests.get(f"{address}/feed.xml", timeout=10).text:
            assert time.monotonic() < end
            time.sleep(0.2)
        assert "bad/episode.json is damaged" in process.stderr.readline()


def config_of(folder: Path) -> Path:
    path = folder / "briefing.toml"
    path.write_text('[podcast]\nlink = "https://example.org/briefing/"\n', encoding="utf-8")
    return path
