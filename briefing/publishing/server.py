"""`briefing serve`: the output folder over HTTP, for a listener at home and for a look before publishing.

Starlette answers HEAD, single and several byte ranges, ETag and 304; uvicorn keeps slow clients apart.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator
from pathlib import Path, PurePath

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Receive, Scope, Send

from briefing.errors import BriefingError
from briefing.publishing.media_types import media_type
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.watch import Watch
from briefing.telling import Tell
from briefing.translation import tr

WATCH_S = 2.0  # between two looks at the folder
SHARED_SUFFIXES = (
    ".json",
    ".vtt",
    ".srt",
    ".xml",
)  # what web players on other hosts fetch: chapters, transcripts, feed


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
    """The files of the output folder, with the types that podcast apps expect; hidden ones are not shown."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Find a file; one that is hidden (the lock, episodes being made) counts as absent."""
        if any(part.startswith(".") for part in PurePath(path).parts):
            return "", None
        return super().lookup_path(path)

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Answer with the file, or with 304 to a client that has it already."""
        path = Path(full_path)
        headers = {"Cache-Control": "no-cache"}  # to be kept, and asked about each time: episodes get corrected
        if path.suffix in SHARED_SUFFIXES:
            headers["Access-Control-Allow-Origin"] = "*"
        try:
            response = HeldFileResponse(path, status_code=status_code, headers=headers)
        except FileNotFoundError as error:  # removed a moment ago
            raise HTTPException(404) from error
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            response.close()
            return NotModifiedResponse(response.headers)
        return response


def application(output: Path, settings: PodcastSettings, tell: Tell) -> Starlette:
    """Make the web application for an output folder; `tell` gets a line when the watch did or met something."""
    watch = Watch(output, settings, tell)

    @contextlib.asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_look_again_and_again(watch))
        try:
            yield
        finally:
            task.cancel()

    return Starlette(routes=[Mount("/", OutputFiles(directory=output, html=True))], lifespan=watching)


async def _look_again_and_again(watch: Watch) -> None:
    while True:
        await asyncio.to_thread(watch.look)
        await asyncio.sleep(WATCH_S)


def serve(output: Path, settings: PodcastSettings, *, host: str, port: int, tell: Tell) -> None:
    """Serve `output` until interrupted; port 0 takes a free one. BriefingError: no such folder, address in use."""
    if not output.is_dir():
        raise BriefingError(tr("{path}: no such folder; make an episode first").format(path=output))
    with _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        tell(
            tr("{path} is served at http://{host}:{port}/ (Ctrl+C ends it)").format(
                path=output, host=shown, port=listener.getsockname()[1]
            )
        )
        config = uvicorn.Config(
            application(output, settings, tell), log_level="warning", server_header=False, timeout_graceful_shutdown=2
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise BriefingError(
            tr("can't listen on {host}, port {port} ({reason}): choose others with --host and --port").format(
                host=host, port=port, reason=error.strerror or error
            )
        ) from error
