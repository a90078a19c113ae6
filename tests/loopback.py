"""A web server on loopback that behaves as badly as it is told to, for the tests of downloads."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """One file, served with ranges. Each request takes the next item of `faults`, if any.

    A fault is a number of bytes after which the connection is cut, or an HTTP status of 400 and above.
    """

    content: bytes
    etag: str = '"one"'
    faults: list[int] = field(default_factory=list)
    requests: list[dict[str, str]] = field(default_factory=list)  # the headers of each, names in lower case
    url: str = ""


@contextmanager
def served(site: Site) -> Iterator[Site]:
    """Serve a site on a free port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.requests.append({name.lower(): value for name, value in self.headers.items()} | {"path": self.path})
            fault = site.faults.pop(0) if site.faults else None
            if fault is not None and fault >= 400 and fault < 600:
                self.send_error(fault)
                return
            start = self._start()
            body = site.content[start:]
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(body)))
            if site.etag:
                self.send_header("ETag", site.etag)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(site.content) - 1}/{len(site.content)}")
            self.end_headers()
            self.wfile.write(body if fault is None else body[:fault])
            if fault is not None:
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True

        def _start(self) -> int:
            asked = self.headers.get("Range")
            if asked is None or self.headers.get("If-Range") != site.etag:
                return 0
            return int(asked.removeprefix("bytes=").removesuffix("-"))

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}/model.pt"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class SilentHost:
    """A host that takes connections and never answers."""

    url: str
    connections: list[socket.socket] = field(default_factory=list)


@contextmanager
def silent_host() -> Iterator[SilentHost]:
    """Listen on a free port of 127.0.0.1, accept, and say nothing."""
    listener = socket.create_server(("127.0.0.1", 0))
    host = SilentHost(f"http://127.0.0.1:{listener.getsockname()[1]}/model.pt")

    def accept() -> None:
        while True:
            try:
                host.connections.append(listener.accept()[0])
            except OSError:
                return

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield host
    finally:
        listener.close()
        for connection in host.connections:
            connection.close()
