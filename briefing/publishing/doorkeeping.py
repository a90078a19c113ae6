"""At the door of the server: whom it answers, how long it waits for a request, how many it lets in at once."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Callable
from contextlib import suppress
from errno import EMFILE
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from briefing.telling import Tell
from briefing.translation import tr

REQUEST_S = 15.0  # for a whole request's head; a phone on a bad line needs a second or two
KEPT_BACK = 32  # descriptors that are no client's: standard streams, the listener, manifests that are read
A_CLIENT = 3  # descriptors a client needs: its connection, and the file that is held and read
WHERE_UNKNOWN = 500  # clients at once, where the system doesn't tell how many descriptors there are


class Guard:
    """Refuses requests that name another host: a page elsewhere must not reach this server under a name of its own.

    (DNS rebinding: the browser believes the foreign name to be one site, whatever address answers for it.)
    """

    def __init__(self, app: ASGIApp, is_own: Callable[[str], bool]) -> None:
        self._app = app
        self._is_own = is_own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or answer 421."""
        if scope["type"] == "http" and not self._is_own(Headers(scope=scope).get("host", "")):
            refusal = PlainTextResponse("This host is not served here; see `briefing serve --host`.\n", 421)
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def own_hosts(host: str, link: str) -> Callable[[str], bool]:
    """Tell for a Host header whether it names a server that listens on `host` and is published under `link`.

    A server on loopback is known by loopback's names; any other also by this machine's names, and one that listens on
    all addresses by any address.
    """
    names = {"localhost", host.lower(), (urlsplit(link).hostname or "").lower()}
    if not _is_loopback(host):
        machine = socket.gethostname().lower()
        names |= {machine, f"{machine}.local"}  # not its full name, for which a name server would be asked
    everywhere = host in ("0.0.0.0", "::", "")

    def is_own(header: str) -> bool:
        if not header:  # HTTP/1.0 has none; browsers always send one
            return True
        if not re.fullmatch(r"[\w.-]+(:\d+)?|\[[0-9a-fA-F:.]+\](:\d+)?", header, re.ASCII):
            return False
        name = (urlsplit(f"//{header}").hostname or "").rstrip(".")
        return name in names or _is_loopback(name) or (everywhere and _address(name) is not None)

    return is_own


def _is_loopback(name: str) -> bool:
    address = _address(name)
    return name == "localhost" or (address is not None and address.is_loopback)


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    with suppress(ValueError):
        return ipaddress.ip_address(name)
    return None


class Impatient(H11Protocol):
    """HTTP/1.1 that drops a client which doesn't send a whole request in time, the first and each further one."""

    patience_s = REQUEST_S
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(self.patience_s, transport.abort)

    def handle_events(self) -> None:
        """Stop waiting where the head of a request has come."""
        super().handle_events()
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._stop_waiting()
        if not self.transport.is_closing():
            self._deadline = self.loop.call_later(self.patience_s, self.transport.abort)
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class Listener(socket.socket):
    """A listening socket that lets in as many clients as there are descriptors for; the rest wait in its queue."""

    def __init__(self, family: int, most: int) -> None:
        super().__init__(family, socket.SOCK_STREAM)
        self._most = most
        self._inside: list[socket.socket] = []
        self._paused = False

    def accept(self) -> tuple[socket.socket, Any]:
        """Let a client in. Where there is no room, have asyncio pause for a second.

        It does so at OSError EMFILE, but then tries to accept as many more as the queue may hold, and begins as many
        pauses; so it is told that the queue is empty.
        """
        self._inside = [client for client in self._inside if client.fileno() >= 0]
        if len(self._inside) >= self._most:
            self._paused = not self._paused
            raise OSError(EMFILE, "no room") if self._paused else BlockingIOError
        self._paused = False
        client, address = super().accept()
        self._inside.append(client)
        return client, address


def listening(host: str, port: int) -> Listener:
    """Listen on an address; port 0 takes a free one. OSError where that can't be."""
    listener = Listener(socket.AF_INET6 if ":" in host else socket.AF_INET, _most_clients())
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(512)
    except BaseException:
        listener.close()
        raise
    return listener


def _most_clients() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return WHERE_UNKNOWN
    descriptors, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if descriptors == resource.RLIM_INFINITY:
        return WHERE_UNKNOWN
    return max(1, (descriptors - KEPT_BACK) // A_CLIENT)


def say_when_full(loop: asyncio.AbstractEventLoop, tell: Tell) -> None:
    """Have one line told, once, when clients have to wait; asyncio would write a traceback a second."""
    told = False

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        nonlocal told
        error = context.get("exception")
        if isinstance(error, OSError) and error.errno == EMFILE:
            if not told:
                tell(tr("as many clients as this system allows are connected: others wait"))
            told = True
        elif "Invalid file descriptor: -1" not in str(error):  # a pause that ends when the server has ended
            loop.default_exception_handler(context)

    loop.set_exception_handler(handle)
