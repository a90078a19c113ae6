"""One request for a page or feed: checked at every hop, bounded in size and time, never run."""

from __future__ import annotations

import ssl
import threading
import zlib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.request import getproxies, proxy_bypass

from briefing import __version__
from briefing.errors import SourceError
from briefing.reading.web.targets import Allowed, RefusedError, public_addresses
from briefing.translation import tr

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool
    from urllib3.util import Url

LARGEST = 20_000_000  # bytes, unpacked; the longest pages of encyclopaedias have 3 MB
WHOLE_S = 30.0  # for everything: names, redirects, head and body
_SILENCE_S = 10.0  # a connection that brings nothing for so long is given up
_REDIRECTS = 5
_TRIES = 2  # of a request that broke off, or that the server has no time for
_CHUNK = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
_BUSY = (500, 502, 503, 504)
_AGENT = f"briefing/{__version__}"
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells the version of a page that we have from another (RFC 9110, 13.1), as the server gave it."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: where it was at last, its bytes unpacked, and what the server said of them."""

    url: str
    data: bytes
    content_type: str = ""
    validators: Validators = field(default_factory=Validators)


class _BusyError(Exception):
    """Worth another try."""


@dataclass
class _Hunt:
    """One fetch in progress, shared with the thread that does it."""

    allowed: Allowed
    contact: str
    stopped: bool = False  # nobody waits any longer


def is_web_address(source: str) -> bool:
    """Whether a source is an address of the web and no file."""
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, allowed: Allowed, *, contact: str = "", known: Validators | None = None) -> Answer | None:
    """Get `url`; None where the server says that it is still what `known` names.

    `contact` is an address that tells the server's people who asks. Proxies come from the environment; there the proxy
    makes the connection, and only what its target is called and resolves to here can be checked. SourceError: refused,
    not answered within 30 s, larger than 20 MB, or no success.
    """
    hunt = _Hunt(allowed, contact)
    found: list[Answer | None] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            found.append(_tried(url, hunt, known or Validators()))
        except Exception as error:  # to be raised where it is waited for
            failed.append(error)

    # In a thread, for no time-out of a socket covers the name look-up, or a server that sends a byte now and then.
    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(WHOLE_S)
    hunt.stopped = True
    if failed:
        raise failed[0]
    if not found:
        raise SourceError(
            tr("{url}: no whole answer in {seconds} s; try again later").format(url=url, seconds=int(WHOLE_S))
        )
    return found[0]


def _tried(url: str, hunt: _Hunt, known: Validators) -> Answer | None:
    import urllib3

    for attempt in range(_TRIES):
        try:
            return _followed(url, hunt, known)
        except (_BusyError, urllib3.exceptions.HTTPError, OSError) as error:
            if attempt + 1 == _TRIES or isinstance(error, urllib3.exceptions.SSLError):
                message = tr("{url}: can't be fetched: {reason}")
                raise SourceError(message.format(url=url, reason=_reason(error))) from error
    raise AssertionError


def _followed(url: str, hunt: _Hunt, known: Validators) -> Answer | None:
    """Follow redirects, each to an address that is checked anew."""
    here = url
    for _ in range(_REDIRECTS + 1):
        response = _request(here, hunt, known)
        try:
            if response.status == 304:
                return None
            target = response.headers.get("Location")
            if response.status in _MOVED and target:
                here = urljoin(here, target)
                continue
            if response.status in _BUSY:
                raise _BusyError(_status(response))
            if response.status != 200:
                message = tr("{url}: can't be fetched: {reason}")
                raise SourceError(message.format(url=url, reason=_status(response)))
            return _answer(here, response, hunt, url)
        finally:
            response.release_conn()
            response.close()
    raise SourceError(tr("{url}: redirected more than {count} times").format(url=url, count=_REDIRECTS))


def _request(url: str, hunt: _Hunt, known: Validators) -> BaseHTTPResponse:
    parts = _parsed(url)
    headers = {
        "Host": parts.netloc or "",
        "User-Agent": f"{_AGENT} (+{hunt.contact})" if hunt.contact else _AGENT,
        "Accept": _ACCEPT,
        "Accept-Language": "ru",
        "Accept-Encoding": "gzip, deflate",
    }
    if known.etag:
        headers["If-None-Match"] = known.etag
    elif known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    proxy = _proxy(parts)
    if proxy:
        return _through_proxy(proxy, parts, headers, hunt)
    error: Exception = SourceError(url)
    for address in public_addresses(_host(parts), _port(parts), hunt.allowed)[:3]:
        try:
            return _send(_pool(parts, address), parts.request_uri, headers)
        except Exception as caught:  # its other addresses may answer
            error = caught
    raise error


def _parsed(url: str) -> Url:
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parts = parse_url(url)
    except LocationParseError as error:
        raise SourceError(tr("{url}: is no address of the web").format(url=url)) from error
    if parts.scheme not in ("http", "https") or not parts.host:
        raise SourceError(tr("{url}: is no address of the web").format(url=url))
    if parts.auth:
        raise SourceError(
            tr("{url}: an address with a password is not fetched").format(url=parts._replace(auth="…").url)
        )
    return parts._replace(fragment=None)


def _host(parts: Url) -> str:
    return (parts.host or "").strip("[]")  # an IPv6 address stands in brackets


def _port(parts: Url) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _pool(parts: Url, address: str) -> HTTPConnectionPool:
    """Connect to the address that was checked, and hold the server to the name that was asked for."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

    timeout = Timeout(connect=_SILENCE_S, read=_SILENCE_S)
    if parts.scheme == "http":
        return HTTPConnectionPool(address, _port(parts), timeout=timeout)
    name = _host(parts)
    return HTTPSConnectionPool(
        address, _port(parts), timeout=timeout, ssl_context=_trust(), server_hostname=name, assert_hostname=name
    )


def _send(pool: HTTPConnectionPool, target: str, headers: dict[str, str]) -> BaseHTTPResponse:
    return pool.urlopen(
        "GET", target, headers=headers, redirect=False, retries=False, preload_content=False, decode_content=False
    )


def _proxy(parts: Url) -> str | None:
    if proxy_bypass(_host(parts)):
        return None
    return getproxies().get(parts.scheme or "")


def _through_proxy(proxy: str, parts: Url, headers: dict[str, str], hunt: _Hunt) -> BaseHTTPResponse:
    import urllib3

    try:
        public_addresses(_host(parts), _port(parts), hunt.allowed)
    except RefusedError:
        raise
    except OSError:
        pass  # behind a proxy outer names need not resolve
    manager = urllib3.ProxyManager(proxy, timeout=_SILENCE_S, ssl_context=_trust())
    return manager.urlopen(
        "GET", parts.url, headers=headers, redirect=False, retries=False, preload_content=False, decode_content=False
    )


@cache
def _trust() -> ssl.SSLContext:
    """The system's authorities and Mozilla's: some systems' Pythons find none of their own."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _answer(here: str, response: BaseHTTPResponse, hunt: _Hunt, url: str) -> Answer:
    data = _body(response, hunt, url)
    validators = Validators(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
    return Answer(here, data, response.headers.get("Content-Type", ""), validators)


def _body(response: BaseHTTPResponse, hunt: _Hunt, url: str) -> bytes:
    """Read and unpack the body, no more of it than is allowed: a few packed bytes can stand for gigabytes."""
    unpacker = _unpacker(response.headers.get("Content-Encoding", ""), url)
    found = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=False):
        if hunt.stopped:
            break
        found += unpacker.decompress(chunk, LARGEST + 1 - len(found)) if unpacker else chunk
        if len(found) > LARGEST:
            message = tr("{url}: larger than {size} MB, which no page is")
            raise SourceError(message.format(url=url, size=LARGEST // 1_000_000))
    if unpacker and not unpacker.eof:
        raise _BusyError(tr("it broke off"))
    return bytes(found)


def _unpacker(encoding: str, url: str) -> zlib._Decompress | None:
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return zlib.decompressobj(wbits=31)
        case "deflate":
            return zlib.decompressobj()
    message = tr("{url}: packed as {encoding}, which was not asked for")
    raise SourceError(message.format(url=url, encoding=encoding))


def _status(response: BaseHTTPResponse) -> str:
    return f"HTTP {response.status} {response.reason or ''}".strip()


def _reason(error: Exception) -> str:
    import socket

    from urllib3 import exceptions

    told: tuple[tuple[type[Exception], str], ...] = (
        (socket.gaierror, tr("no host of this name is found")),
        (exceptions.NewConnectionError, tr("it refuses the connection")),
        (exceptions.SSLError, tr("its certificate is not valid")),
        (exceptions.TimeoutError, tr("it does not answer")),
        (exceptions.ProtocolError, tr("it broke off")),
    )
    return next((text for kind, text in told if isinstance(error, kind)), str(error))
