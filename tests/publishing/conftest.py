"""Fixtures of the publishing tests: real episodes, and the readers of feeds that run on Node."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import requests
from browsing import FLAGS, LONG_TITLE, SLUG, WIDTHS, is_own
from studio import NODE, Studio, encode, make_script, missing

from briefing import clock
from briefing.publishing import cover


@pytest.fixture(scope="session", autouse=True)
def _covers_drawn_once() -> Iterator[None]:
    """Draw the same cover once for all tests: it takes a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cover, "draw_cover", functools.cache(cover.draw_cover))
        yield


@pytest.fixture(scope="session")
def tones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("audio") / "tones.mp3"
    encode(path, sum(len(chapter.sentences) for chapter in make_script().chapters))
    return path


@pytest.fixture
def studio(tmp_path: Path, tones: Path) -> Studio:
    return Studio(tmp_path / "output", tones)


@pytest.fixture(scope="session")
def make_studio(tones: Path) -> Callable[[Path], Studio]:
    return lambda output: Studio(output, tones)


@pytest.fixture(scope="session")
def run_node() -> Callable[..., object]:
    """Run a script of tests/node and give the JSON that it prints."""
    if not shutil.which("node"):
        missing("node")
    if not (NODE / "node_modules").is_dir():
        missing("tests/node/node_modules (npm ci)")

    def run(script: str, *arguments: object) -> object:
        command = ["node", str(NODE / script), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def browser():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        missing("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def output(tmp_path_factory, make_studio) -> Path:
    studio: Studio = make_studio(tmp_path_factory.mktemp("pages") / "output")
    studio.publish("2026-11-21-dlinnoe", date="2026-11-21", title=LONG_TITLE)
    studio.publish("2026-11-22-vtoroi", date="2026-11-22", title="Кто строит станцию на Балхаше")
    studio.publish(SLUG)
    return studio.output


@pytest.fixture(scope="session")
def site(output: Path) -> Iterator[str]:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.routing import Mount

    from briefing.publishing.server import OutputFiles  # the real application, in a thread of its own

    config = uvicorn.Config(Starlette(routes=[Mount("/", OutputFiles(output))]), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def open_page(browser, site: str) -> Iterator[Callable]:
    """Open a page of the site; faults of its script, and requests to other hosts, fail the test."""
    contexts, faults = [], []

    def open_(path: str = f"episodes/{SLUG}/", width: str = "desktop", base: str = site, context=None, **options):
        if context is None:
            size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
            context = browser.new_context(viewport=size, **options)
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: faults.append(request.url) if not is_own(request.url, base) else None)
        page.goto(f"{base}/{path}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def show(studio):
    studio.publish("2026-11-20-first", date="2026-11-20", title="Первый")
    studio.publish("2026-11-21-second", date="2026-11-21", title="Второй", formats=("mp3", "opus"))
    return studio


@pytest.fixture
def bucket(monkeypatch):
    """A real S3 server on loopback."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    variables = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "NO_PROXY": "127.0.0.1",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="podcast", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    yield client
    requests.post(f"{variables['AWS_ENDPOINT_URL']}/moto-api/reset", timeout=10)  # its state outlives the server
    server.stop()


@pytest.fixture
def at(monkeypatch):
    """Set the clock; it stands at noon of 22 November in Moscow."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "present", lambda: moment.astimezone(UTC))

    set_to(datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=3))))
    return set_to
