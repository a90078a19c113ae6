"""Models: downloaded over HTTP from a real server on loopback, checked, refused, resumed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from loopback import Site, served, silent_host

from briefing.errors import VoiceError
from briefing.speech import download, models
from briefing.speech.models import Model


@pytest.fixture(autouse=True)
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The network may be touched: all of it is loopback. No waiting between tries."""
    monkeypatch.delenv("BRIEFING_OFFLINE")
    monkeypatch.setattr(download, "PAUSE_S", 0.01)


def package(seed: int = 0, size: int = 2_000_000) -> bytes:
    """What a download takes for a model: a zip that names its torch.package version; not to be loaded.

    The same bytes whenever it is made: its members have no time of their own.
    """
    import io
    import random

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("model/.data/version"), "6")
        archive.writestr(zipfile.ZipInfo("model/weights"), random.Random(seed).randbytes(size))
    return file.getvalue()


def no_package(path: Path) -> str:
    return "" if zipfile.is_zipfile(path) else "no zip"


def model_at(url: str, sha256: str | None = None) -> Model:
    return Model("v9_ru", url, sha256, no_package)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_model_is_fetched_once_and_its_digest_recorded() -> None:
    told: list[models.Fetched] = []
    with served(Site(package())) as site:
        model = model_at(site.url)
        path = models.fetch(model, told.append)
        assert models.fetch(model) == models.ready(model) == path
        assert len(site.requests) == 1
    assert path.read_bytes() == site.content
    assert models.digest_of(model) == digest(site.content)
    assert (told[-1].bytes, told[-1].total) == (len(site.content), len(site.content))
    assert sorted(file.suffix for file in path.parent.iterdir() if file.is_file()) == [".json", ".lock", ".pt"]


def test_a_broken_download_goes_on_where_it_broke() -> None:
    with served(Site(package(), faults=[700_000, 300_000])) as site:
        path = models.fetch(model_at(site.url))
        starts = [int(request.get("range", "bytes=0-")[6:-1]) for request in site.requests]
    assert path.read_bytes() == site.content
    assert starts[0] == 0 and 0 < starts[1] <= 700_000 and starts[1] < starts[2] <= 1_000_000


def test_a_killed_download_goes_on_in_the_next_run(tmp_path: Path) -> None:
    content = package()
    with served(Site(content, faults=[900_000, 503, 503, 503, 503, 503])) as site:
        with pytest.raises(VoiceError, match="breaks off again and again"):
            models.fetch(model_at(site.url))
        site.requests.clear()
        path = models.fetch(model_at(site.url))
    assert path.read_bytes() == content
    assert int(site.requests[0]["range"][6:-1]) > 0


def test_what_is_there_of_another_version_is_not_gone_on_with() -> None:
    with served(Site(package(1), faults=[700_000, 503, 503, 503, 503, 503])) as site:
        with pytest.raises(VoiceError):
            models.fetch(model_at(site.url))
        site.content, site.etag = package(2), '"two"'
        assert models.fetch(model_at(site.url)).read_bytes() == site.content


@pytest.mark.parametrize("etag", ["", 'W/"weak"'])
def test_without_a_strong_validator_a_download_starts_anew(etag: str) -> None:
    with served(Site(package(), etag=etag, faults=[700_000])) as site:
        assert models.fetch(model_at(site.url)).read_bytes() == site.content
        assert all("range" not in request for request in site.requests)


def test_a_server_in_trouble_is_asked_again_and_a_missing_file_is_not() -> None:
    with served(Site(package(), faults=[503, 500])) as site:
        models.fetch(model_at(site.url))
        assert len(site.requests) == 3
    with served(Site(b"", faults=[404])) as site:
        with pytest.raises(VoiceError, match="HTTP 404"):
            models.fetch(model_at(site.url))
        assert len(site.requests) == 1


def test_a_model_with_another_digest_is_refused_and_left_aside() -> None:
    with served(Site(package())) as site:
        model = model_at(site.url, sha256="0" * 64)
        refusal = f"expected is 0000.*of the file is {digest(site.content)}.*refused, not loaded.*install NAME --again"
        with pytest.raises(VoiceError, match=refusal):
            models.fetch(model)
        assert not models.installed(model) and not models.path_of(model).exists()
        assert models.path_of(model).with_name(f"{models.path_of(model).name}.part.refused").exists()
        with pytest.raises(VoiceError, match="was refused and is left alone for a day"):
            models.fetch(model, patient=False)
        assert len(site.requests) == 1
        assert models.fetch(model_at(site.url, sha256=digest(site.content))).exists()


def test_a_changed_model_can_be_accepted_in_place_of_the_cards_digest() -> None:
    with served(Site(package())) as site:
        model = model_at(site.url, sha256="0" * 64)
        with pytest.raises(VoiceError, match="SHA-256"):
            models.fetch(model)
        path = models.fetch(model, again=True)
        assert models.ready(model) == path and models.digest_of(model) == digest(site.content)
        assert not list(path.parent.glob("*.refused"))
        other = model_at(site.url, sha256="1" * 64)  # a newer card vouches for yet another: that was not accepted
        assert not models.installed(other) and models.digest_of(other) == "1" * 64


def test_a_card_without_a_digest_is_held_to_that_of_the_first_download() -> None:
    with served(Site(package(1))) as site:
        model = model_at(site.url)
        models.fetch(model).unlink()
        site.content, site.etag = package(2), '"two"'
        with pytest.raises(VoiceError, match="SHA-256"):
            models.fetch(model)
        assert models.fetch(model, again=True).read_bytes() == site.content  # a ZIP has its time in it
        assert models.digest_of(model) == digest(package(2))


def test_what_is_no_model_is_refused() -> None:
    with (
        served(Site(b"<html>Please log in to the airport's network</html>")) as site,
        pytest.raises(VoiceError, match=r"no zip; it is left in .*refused, not loaded"),
    ):
        models.fetch(model_at(site.url))


@pytest.mark.parametrize("damage", ["cut", "zeroed"])
def test_a_damaged_model_is_never_loaded_and_not_in_the_way(damage: str) -> None:
    with served(Site(package())) as site:
        model = model_at(site.url)
        path = models.fetch(model)
        content = path.read_bytes()
        path.write_bytes(content[:1000] + (b"" if damage == "cut" else bytes(len(content) - 1000)))
        assert models.ready(model).read_bytes() == site.content
        site.content = b""  # nothing to be fetched any more
        path.write_bytes(content[:1000] + bytes(len(content) - 1000))
        with pytest.raises(VoiceError):
            models.ready(model)
        assert not path.exists()


def test_a_silent_host_is_given_ten_seconds_once_and_left_alone_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    with silent_host() as host:
        began = time.monotonic()
        with pytest.raises(download.SilentHostError, match="does not answer"):
            models.fetch(model_at(host.url), patient=False)
        assert time.monotonic() - began > 9
        for _ in range(3):
            with pytest.raises(VoiceError, match=r"does not answer.*left alone for a day"):
                models.fetch(model_at(host.url), patient=False)
        assert len(host.connections) == 1
        monkeypatch.setattr(download, "ANSWER_S", 0.2)
        with pytest.raises(download.SilentHostError, match="does not answer"):
            models.fetch(model_at(host.url))  # who asks for it by name is patient
        (silence,) = (models.models_folder() / "silent").iterdir()
        os.utime(silence, (time.time() - 90_000, time.time() - 90_000))
        with pytest.raises(download.SilentHostError, match="does not answer"):
            models.fetch(model_at(host.url), patient=False)
        assert len(host.connections) == 3


def test_a_closed_port_is_a_silent_host_too() -> None:
    with served(Site(b"")) as site:
        pass
    with pytest.raises(download.SilentHostError):
        models.fetch(model_at(site.url))


def test_offline_asks_nobody_but_copies_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_OFFLINE", "1")
    with served(Site(package())) as site:
        with pytest.raises(VoiceError, match="BRIEFING_OFFLINE"):
            models.fetch(model_at(site.url))
        assert site.requests == []
    (tmp_path / "my model.pt").write_bytes(package())
    assert models.fetch(model_at((tmp_path / "my model.pt").as_uri())).read_bytes() == package()
    with pytest.raises(VoiceError, match="can't be copied"):
        models.fetch(model_at((tmp_path / "none.pt").as_uri()))


def test_proxy_variables_are_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(Site(package())) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.removesuffix("/model.pt"))
        monkeypatch.setenv("no_proxy", "")
        models.fetch(model_at("http://models.invalid/v9_ru.pt"))
        assert proxy.requests[0]["path"] == "http://models.invalid/v9_ru.pt"


def test_two_runs_do_not_fetch_twice(home: Path) -> None:
    program = "import sys; from briefing.speech import models\nmodels.fetch(models.Model('v9_ru', sys.argv[1]))"
    with served(Site(package(size=8_000_000))) as site:
        command = [sys.executable, "-c", program, site.url]
        runs = [threading.Thread(target=subprocess.run, args=(command,), kwargs={"check": True}) for _ in range(2)]
        for run in runs:
            run.start()
        for run in runs:
            run.join()
        assert len(site.requests) == 1
        assert models.installed(model_at(site.url))
