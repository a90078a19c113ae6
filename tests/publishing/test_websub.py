"""`publish` tells a WebSub hub that the feed has changed: a real server on loopback takes the call."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from briefing.publishing import rebuild
from briefing.publishing.destination import Destination
from briefing.publishing.upload import publish
from briefing.publishing.websub import tell_hub


@dataclass
class Hub:
    status: int = 204
    drip_s: float = 0.0  # between the bytes of its answer
    url: str = ""
    calls: list[dict[str, list[str]]] = field(default_factory=list)


@contextmanager
def hub_served(hub: Hub) -> Iterator[Hub]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
            hub.calls.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            if hub.drip_s:
                for byte in b"HTTP/1.0 204 No Content":
                    time.sleep(hub.drip_s)
                    self.wfile.write(bytes([byte]))
            self.send_response(hub.status)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hub.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def _online(monkeypatch) -> None:
    monkeypatch.delenv("BRIEFING_OFFLINE", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def with_hub(show, url: str) -> None:
    show.settings = show.with_settings(hub=url).settings
    rebuild(show.output, show.settings)


def test_the_hub_is_told_of_a_changed_feed_alone(show, tmp_path) -> None:
    destination = Destination(str(tmp_path / "web"))
    with hub_served(Hub()) as hub:
        with_hub(show, hub.url)
        publish(show.output, destination, dry_run=True)
        assert hub.calls == []
        told: list[str] = []
        publish(show.output, destination, tell=told.append)
        assert hub.calls == [{"hub.mode": ["publish"], "hub.url": ["https://example.org/briefing/feed.xml"]}]
        assert told[-2:] == ["sent feed.xml", f"{hub.url} was told that the feed has changed"]
        publish(show.output, destination)
        assert len(hub.calls) == 1


@pytest.mark.parametrize(("status", "reason"), [(400, "HTTP 400"), (503, "HTTP 503"), (301, "HTTP 301")])
def test_a_hub_that_refuses_is_a_line_and_no_failure(show, tmp_path, status: int, reason: str) -> None:
    told: list[str] = []
    with hub_served(Hub(status)) as hub:
        with_hub(show, hub.url)
        publish(show.output, Destination(str(tmp_path / "web")), tell=told.append)
    assert (tmp_path / "web" / "feed.xml").exists()
    assert told[-1].startswith(f"warning: {hub.url} was not told that the feed has changed ({reason})")


def test_a_hub_that_is_not_there_is_a_line(show) -> None:
    with hub_served(Hub()) as hub:
        pass
    told: list[str] = []
    assert not tell_hub(hub.url, "https://example.org/feed.xml", told.append)
    assert len(told) == 1
    assert "was not told" in told[0]


def test_a_hub_that_answers_a_byte_at_a_time_is_not_waited_for() -> None:
    told: list[str] = []
    with hub_served(Hub(drip_s=0.2)) as hub:
        began = time.monotonic()
        assert not tell_hub(hub.url, "https://example.org/feed.xml", told.append, patience_s=0.5)
        assert time.monotonic() - began < 2
    assert "no answer within 0.5 s" in told[0]


def test_offline_the_hub_is_not_asked(monkeypatch) -> None:
    monkeypatch.setenv("BRIEFING_OFFLINE", "1")
    with hub_served(Hub()) as hub:
        assert not tell_hub(hub.url, "https://example.org/feed.xml", lambda line: None)
        assert hub.calls == []
