"""`briefing serve`: the output folder over HTTP, for a listener at home and for a look before publishing.

Starlette answers HEAD, single and several byte ranges, ETag and 304; uvicorn keeps slow clients apart.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import FileResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Receive, Scope, Send

from briefing import clock
from briefing.errors import BriefingError
from briefing.publishing.doorkeeping import REQUEST_S, Guard, Impatient, Listener, listening, own_hosts, say_when_full
from briefing.publishing.media_types import media_type
from briefing.publishing.schedule import hour_shown
from briefing.publishing.settings import LOCAL_LINK, PodcastSettings
from briefing.publishing.shelf import read_manifests
from briefing.publishing.shown import is_feed, is_shared, is_shown
from briefing.publishing.watch import Watch
from briefing.reasons import reason_of
from briefing.telling import Tell
from briefing.translation import tr

WATCH_S = 2.0  # between two looks at the folder


class HeldFileResponse(FileResponse):
    """A file that stays the one whose size and ETag were told, though an episode may be replaced at any moment."""

    def __init__(self, path: Path, *, status_code: int, headers: dict[str, str]) -> None:
        self._held = path.open("rb")
        size_and_time = os.fstat(self._held.fileno())
        super().__init__(path, status_code, headers, media_type(path), stat_result=size_and_time)
        same = Path(f"/dev/fd/{self._held.fileno()}")  # opened again, it is this file still, under any name or none
        if same.exists():
            self.path = same

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or the parts of it that are asked for, and let it go."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.close()

    def close(self) -> None:
        """Let the file go."""
        self._held.close()


class OutputFiles(StaticFiles):
    """The show's files in the output folder, with the types that podcast apps expect."""

    def __init__(self, output: Path) -> None:
        super().__init__(directory=output, html=True)
        self._output = output

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Find a file; one that is not for listeners counts as absent."""
        if not is_shown(self._output, path.replace(os.sep, "/")):
            return "", None
        return super().lookup_path(path)

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Answer with the file, or with 304 to a client that has it already."""
        path, asked = Path(full_path), self.get_path(scope).replace(os.sep, "/")
        headers = {"Cache-Control": "no-cache"}  # to be kept, and asked about each time: episodes get corrected
        if is_shared(asked):
            headers["Access-Control-Allow-Origin"] = "*"
        try:
            response = _local_feed(path, scope, headers) if is_feed(asked) else None
            response = response or HeldFileResponse(path, status_code=status_code, headers=headers)
        except FileNotFoundError as error:  # removed a moment ago
            raise HTTPException(404) from error
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            if isinstance(response, HeldFileResponse):
                response.close()
            return NotModifiedResponse(response.headers)
        return response


def _local_feed(path: Path, scope: Scope, headers: dict[str, str]) -> Response | None:
    """Give a feed that has no address of its own yet with the one it is asked at; None for any other."""
    host = Headers(scope=scope).get("host", "")
    content = path.read_bytes()
    if not host or LOCAL_LINK.encode() not in content:
        return None
    content = content.replace(LOCAL_LINK.encode(), f"{scope['scheme']}://{host}/".encode())
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return Response(content, headers={**headers, "ETag": etag}, media_type=media_type(path))


def application(output: Path, settings: PodcastSettings, tell: Tell, *, host: str = "127.0.0.1") -> Starlette:
    """Make the web application for an output folder; `tell` gets a line when the watch did or met something."""
    watch = Watch(output, settings, tell)

    @contextlib.asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        say_when_full(asyncio.get_running_loop(), tell)
        task = asyncio.create_task(_look_again_and_again(watch))
        try:
            yield
        finally:
            task.cancel()

    return Starlette(
        routes=[Mount("/", OutputFiles(output))],
        middleware=[Middleware(Guard, is_own=own_hosts(host, settings.link))],
        lifespan=watching,
    )


async def _look_again_and_again(watch: Watch) -> None:
    while True:
        await asyncio.to_thread(watch.look)
        await asyncio.sleep(WATCH_S)


def serve(
    output: Path,
    settings: PodcastSettings,
    *,
    host: str,
    port: int,
    tell: Tell,
    patience_s: float = REQUEST_S,
) -> None:
    """Serve `output` until interrupted; port 0 takes a free one. BriefingError: no such folder, address in use.

    A client that has not sent a whole request after `patience_s` is dropped.
    """
    if not output.is_dir():
        raise BriefingError(tr("{path}: no such folder; make an episode first").format(path=output))
    with _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        tell(tr("{path} is served at {address} (Ctrl+C ends it)").format(path=output, address=address))
        if settings.link and settings.base_url != address:
            message = tr("the feed's addresses begin with {link}: what a podcast app plays comes from there")
            tell(message.format(link=settings.base_url))
        for episode in read_manifests(output):
            if episode.is_held(clock.present()):
                tell(tr("{slug} is held back until {moment}").format(slug=episode.slug, moment=hour_shown(episode)))
        config = uvicorn.Config(
            application(output, settings, tell, host=host),
            loop="asyncio",
            http=type("Protocol", (Impatient,), {"patience_s": patience_s}),
            ws="none",
            access_log=False,
            log_level="error",
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> Listener:
    try:
        return listening(host, port)
    except OSError as error:
        raise BriefingError(
            tr("can't listen on {host}, port {port} ({reason}): choose others with --host and --port").format(
                host=host, port=port, reason=reason_of(error)
            )
        ) from error
