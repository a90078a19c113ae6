"""Takes shared at an fsspec address: a folder, and S3 as moto plays it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.speech.shared_takes import SharedTakeStore
from briefing.speech.takes import TakeStore, key_of

KEY = key_of("voice", "текст", "medium medium")


def flac() -> bytes:
    import io

    import numpy as np
    import soundfile

    file = io.BytesIO()
    soundfile.write(file, np.arange(4800, dtype=np.int16), 24000, format="FLAC", subtype="PCM_16")
    return file.getvalue()


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """An address in a bucket; one server for the module, for fsspec keeps its connections."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            environment.setenv(name, "test")
        environment.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        boto3.client("s3").create_bucket(Bucket="takes")
        yield "s3://takes"
    server.stop()


@pytest.fixture(params=["file", "s3"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "file":
        return (tmp_path / "shared folder").as_uri().replace("%20", " ")
    if importlib.util.find_spec("s3fs") is None:
        pytest.skip("s3fs is missing")
    return f"{request.getfixturevalue('s3')}/{tmp_path.name}"


def machine(tmp_path: Path, name: str, address: str) -> SharedTakeStore:
    return SharedTakeStore(TakeStore(tmp_path / name), address)


def test_what_one_machine_has_spoken_another_finds(tmp_path: Path, address: str) -> None:
    one, other = machine(tmp_path, "one", address), machine(tmp_path, "other", address)
    assert other.find(KEY) is None
    stored = one.put(KEY, flac())
    found = other.find(KEY)
    assert found and found.path != stored.path
    assert found.path.read_bytes() == flac()
    assert TakeStore(tmp_path / "other").find(KEY) == found  # kept here from now on


def test_what_one_machine_found_too_long_another_does_not_try(tmp_path: Path, address: str) -> None:
    machine(tmp_path, "one", address).mark_split(KEY)
    other = machine(tmp_path, "other", address)
    assert other.find(KEY) is None
    assert other.is_split(KEY)


def test_a_take_damaged_on_the_way_is_missing_and_written_again(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    one, other = machine(tmp_path, "one", shared.as_uri()), machine(tmp_path, "other", shared.as_uri())
    one.put(KEY, flac())
    (file,) = shared.rglob("*.flac")
    file.write_bytes(flac()[:500])
    assert other.find(KEY) is None
    other.put(KEY, flac())
    assert file.read_bytes() == flac()


def test_an_address_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="nonsense://x can't be used"):
        machine(tmp_path, "one", "nonsense://x")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(BriefingError, match="can't be used"):
        machine(tmp_path, "one", (tmp_path / "file").as_uri()).put(KEY, flac())
