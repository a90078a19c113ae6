"""A web server on loopback that answers each path as it is told to, for the tests of pages and feeds."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What a path answers: `cut` bytes of the body alone are sent; `drip_s` seconds pass before each of its bytes."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    drip_s: float = 0.0


@dataclass
class WebSite:
    """Paths with their replies: the first is taken off where there are several; and the requests that came."""

    replies: dict[str, list[Reply]]
    requests: list[dict[str, str]] = field(default_factory=list)  # the headers of each, names in lower case; path
    url: str = ""


@contextmanager
def web_site(replies: dict[str, Reply | list[Reply]]) -> Iterator[WebSite]:
    """Serve on a free port of 127.0.0.1; a request whose If-None-Match is the reply's ETag gets a 304."""
    site = WebSite({path: given if isinstance(given, list) else [given] for path, given in replies.items()})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append({name.lower(): value for name, value in self.headers.items()} | {"path": self.path})
            waiting = site.replies.get(self.path)
            if not waiting:
                self.send_error(404)
                return
            self._send(waiting.pop(0) if len(waiting) > 1 else waiting[0])

        def _send(self, reply: Reply) -> None:
            etag = reply.headers.get("ETag")
            known = etag is not None and self.headers.get("If-None-Match") == etag
            self.send_response(304 if known else reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not known:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if known:
                return
            body = reply.body[: reply.cut]
            try:
                for at in range(0, len(body), 1 if reply.drip_s else max(len(body), 1)):
                    time.sleep(reply.drip_s)
                    self.wfile.write(body[at : at + 1] if reply.drip_s else body)
            except OSError:
                pass  # whoever asked has enough

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
