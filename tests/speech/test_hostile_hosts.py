"""Hosts that send what they should not: every download is bounded, refused in a line, and leaves nothing behind."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from loopback import Site, served
from test_models import digest, model_at, package

from briefing.errors import BriefingError, VoiceError
from briefing.speech import download, locks, models


@pytest.fixture(autouse=True)
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFING_OFFLINE")
    monkeypatch.setattr(download, "PAUSE_S", 0.01)


@contextmanager
def refused(reason: str) -> Iterator[None]:
    with pytest.raises(VoiceError, match=reason) as caught:
        yield
    line = str(caught.value)
    assert "\n" not in line and "does not answer" not in line
    assert not any(path.suffix in (".pt", ".part") for path in models.models_folder().iterdir())


@pytest.mark.parametrize("told", ["", str(5 << 30)])
def test_a_body_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setattr(download, "MOST_BYTES", 3_000_000)
    with (
        served(Site(package(), endless=True, headers={"Content-Length": told})) as site,
        refused("larger than any model"),
    ):
        models.fetch(model_at(site.url))


def test_a_body_that_comes_byte_by_byte_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "WHILE_S", 0.5)
    began = time.monotonic()
    with served(Site(package(), drip_s=0.05)) as site, pytest.raises(VoiceError, match="bytes a second"):
        models.fetch(model_at(site.url))
    assert time.monotonic() - began < 5


def test_a_download_ends_in_time_however_it_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MOST_S", 0.5)
    with (
        served(Site(package(), faults=[1000] * 10_000)) as site,
        pytest.raises(VoiceError, match=r"breaks|longer"),
    ):
        models.fetch(model_at(site.url))
    with served(Site(package(), drip_s=0.05)) as site, pytest.raises(VoiceError, match="takes longer than"):
        models.fetch(model_at(site.url))


@pytest.mark.parametrize("encoding", ["gzip", "br", "GZIP, identity"])
def test_an_encoded_body_is_refused_before_it_is_unpacked(encoding: str) -> None:
    bomb = gzip.compress(bytes(10_000_000))
    with served(Site(bomb, headers={"Content-Encoding": encoding})) as site, refused("comes encoded"):
        models.fetch(model_at(site.url))


@pytest.mark.parametrize("elsewhere", ["bytes 0-99/2000000", "bytes 5-9/10", "", "bytes x", "bytes 700000-1/*x"])
def test_an_answer_that_goes_on_elsewhere_is_never_pinned(elsewhere: str) -> None:
    content = package()
    with served(Site(content, faults=[700_000, 503, 503, 503, 503, 503])) as site:
        with pytest.raises(VoiceError):
            models.fetch(model_at(site.url))
        site.headers = {"Content-Range": elsewhere}
        model = model_at(site.url)
        path = models.fetch(model)  # from the start again
        assert path.read_bytes() == content and models.digest_of(model) == digest(content)


@pytest.mark.parametrize("length", ["abc", "-5", "1" * 400, "1e6"])
def test_an_odd_length_is_one_line(length: str) -> None:
    with served(Site(package(), headers={"Content-Length": length})) as site, refused("Content-Length is"):
        models.fetch(model_at(site.url))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a/x", "http://", "http://[::1", "http://a..b/", "SELF"]
)
def test_an_odd_redirect_is_one_line(target: str) -> None:
    with served(Site(b"", status=302)) as site:
        site.headers = {"Location": site.url if target == "SELF" else target}
        with refused("can't be fetched"):
            models.fetch(model_at(site.url))


def test_what_went_wrong_today_is_not_asked_for_again_by_itself() -> None:
    with served(Site(package(), headers={"Content-Length": "abc"})) as site:
        for _ in range(3):
            with refused("Content-Length"):
                models.fetch(model_at(site.url), patient=False)
        assert len(site.requests) == 1


def test_what_failed_downloads_left_is_tidied_up() -> None:
    folder = models.models_folder()
    with served(Site(package(1))) as site:
        path = models.path_of(model_at(site.url))
        folder.mkdir(parents=True)
        for name in (f"{path.name}.refused", f"{path.name}.part.refused", "old.pt.part", "new.pt.part"):
            (folder / name).write_bytes(b"x")
        os.utime(folder / "old.pt.part", (1e9, 1e9))
        models.fetch(model_at(site.url))
    assert [file.name for file in folder.iterdir() if re.search("part|refused", file.name)] == ["new.pt.part"]


def test_a_long_wait_for_another_run_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(locks, "PATIENCE_S", 0.2)
    program = (
        "import sys; from filelock import FileLock\nwith FileLock(sys.argv[1]): print(1, flush=True); sys.stdin.read(1)"
    )
    told: list[str] = []
    with served(Site(package())) as site:
        model = model_at(site.url)
        models.models_folder().mkdir(parents=True)
        command = [sys.executable, "-c", program, f"{models.path_of(model)}.lock"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
            assert other.stdout and other.stdin and other.stdout.readline()

            def tell(line: str) -> None:
                told.append(line)
                other.communicate(b"x")

            models.fetch(model, tell=tell)
    assert len(told) == 1 and "waiting for another run: it fetches the model v9_ru" in told[0]


def test_a_lock_that_cannot_be_made_is_one_line() -> None:
    with served(Site(package())) as site:
        model = model_at(site.url)
        models.path_of(model).with_name(f"{models.path_of(model).name}.lock").mkdir(parents=True)
        with pytest.raises(BriefingError, match=r"can't be locked: .*; set BRIEFING_HOME"):
            models.fetch(model)
