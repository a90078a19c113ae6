"""A web server on loopback that behaves as badly as it is told to, for the tests of downloads."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """One file, served with ranges. Each request takes the next item of `faults`, if any.

    A fault is a number of bytes after which the connection is cut, or an HTTP status of 400 and above. `headers` are
    sent in place of those that are true; an empty one is not sent. `drip_s`: a byte comes every so many seconds;
    `endless`: the content comes again and again.
    """

    content: bytes
    etag: str = '"one"'
    faults: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    status: int | None = None
    drip_s: float = 0.0
    endless: bool = False
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
            self.send_response(site.status or (206 if start else 200))
            headers = {"Content-Length": str(len(body)), "ETag": site.etag}
            if start:
                headers["Content-Range"] = f"bytes {start}-{len(site.content) - 1}/{len(site.content)}"
            for name, value in (headers | site.headers).items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                self._send(body, fault)

        def _send(self, body: bytes, fault: int | None) -> None:
            self.close_connection = site.endless or fault is not None
            while site.endless:
                self.wfile.write(body)
            if site.drip_s:
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    time.sleep(site.drip_s)
            self.wfile.write(body if fault is None else body[:fault])
            if fault is not None:
                self.wfile.flush()
                self.connection.shutdown(socket.SHUT_RDWR)

        def _start(self) -> int:
            asked = self.headers.get("Range")
            if asked is None or self.headers.get("If-Range") != site.etag:
                return 0
            return int(asked.removeprefix("bytes=").removesuffix("-"))

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of clients that hang up: it is what they are to do here."""

    server = Server(("127.0.0.1", 0), Handler)
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
