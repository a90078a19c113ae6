"""`briefing serve` as its own process, over real sockets."""

from __future__ import annotations

import contextlib
import email
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from serving import serving

BIG = 32 * 1024 * 1024


@pytest.fixture(scope="module")
def place(tmp_path_factory, make_studio) -> Iterator[tuple[str, Path, subprocess.Popen[str]]]:
    studio = make_studio(tmp_path_factory.mktemp("served") / "output")
    studio.publish("slug")
    (studio.output / "assets" / "big.bin").write_bytes(os.urandom(1024) * (BIG // 1024))
    (studio.output.parent / "secret.txt").write_text("secret", encoding="utf-8")
    with serving(studio.output) as (address, process):
        yield address, studio.output, process


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("cover.jpg", "image/jpeg"),
        ("index.html", "text/html; charset=utf-8"),
        ("assets/page.css", "text/css; charset=utf-8"),
        ("assets/page.js", "text/javascript; charset=utf-8"),
        ("episodes/slug/episode.mp3", "audio/mpeg"),
        ("episodes/slug/episode.json", "application/json"),
        ("episodes/slug/chapters.json", "application/json+chapters"),
        ("episodes/slug/transcript.vtt", "text/vtt; charset=utf-8"),
        ("episodes/slug/transcript.srt", "application/x-subrip"),
    ],
)
def test_head_tells_size_type_and_ranges(place, path: str, kind: str) -> None:
    address, output, _ = place
    answer = requests.head(f"{address}/{path}", timeout=10)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert int(answer.headers["content-length"]) == (output / path).stat().st_size
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["etag"]
    assert answer.content == b""


def test_folders_answer_with_their_page(place) -> None:
    address, output, _ = place
    assert requests.get(f"{address}/", timeout=10).content == (output / "index.html").read_bytes()
    answer = requests.get(f"{address}/episodes/slug", timeout=10)
    assert answer.content == (output / "episodes/slug/index.html").read_bytes()
    assert answer.url.endswith("/episodes/slug/")


@pytest.mark.parametrize(
    ("asked", "start", "stop"), [("bytes=0-99", 0, 100), ("bytes=100-", 100, None), ("bytes=-100", -100, None)]
)
def test_a_range(place, asked: str, start: int, stop: int | None) -> None:
    address, output, _ = place
    content = (output / "episodes/slug/episode.mp3").read_bytes()
    answer = requests.get(f"{address}/episodes/slug/episode.mp3", headers={"Range": asked}, timeout=10)
    assert answer.status_code == 206
    assert answer.content == content[start:stop]
    first = start % len(content)
    assert answer.headers["content-range"] == f"bytes {first}-{first + len(answer.content) - 1}/{len(content)}"


def test_several_ranges(place) -> None:
    address, output, _ = place
    content = (output / "episodes/slug/episode.mp3").read_bytes()
    headers = {"Range": "bytes=0-9, 1000-1999, -5"}
    answer = requests.get(f"{address}/episodes/slug/episode.mp3", headers=headers, timeout=10)
    assert answer.status_code == 206
    envelope = f"Content-Type: {answer.headers['content-type']}\r\n\r\n".encode()
    parts = email.message_from_bytes(envelope + answer.content).get_payload()
    payloads = [part.get_payload(decode=True) for part in parts]
    assert payloads == [content[:10], content[1000:2000], content[-5:]]


def test_a_range_past_the_end_is_told_the_size(place) -> None:
    address, output, _ = place
    size = (output / "feed.xml").stat().st_size
    answer = requests.get(f"{address}/feed.xml", headers={"Range": f"bytes={size}-"}, timeout=10)
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{size}")


def test_who_has_it_already_gets_304(place) -> None:
    address, _, _ = place
    first = requests.get(f"{address}/feed.xml", timeout=10)
    again = requests.get(f"{address}/feed.xml", headers={"If-None-Match": first.headers["etag"]}, timeout=10)
    assert (again.status_code, again.content) == (304, b"")
    since = {"If-Modified-Since": first.headers["last-modified"]}
    assert requests.get(f"{address}/feed.xml", headers=since, timeout=10).status_code == 304


def test_a_range_of_another_version_is_not_given(place) -> None:
    address, output, _ = place
    headers = {"Range": "bytes=0-9", "If-Range": '"another"'}
    answer = requests.get(f"{address}/cover.jpg", headers=headers, timeout=10)
    assert (answer.status_code, answer.content) == (200, (output / "cover.jpg").read_bytes())


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/episodes/../../secret.txt",
        "//etc/passwd",
        "/..\\secret.txt",
        "/link/secret.txt",
        "/.lock",
        "/.staging/slug.lock",
        "/episodes/slug/episode.mp3%00.txt",
    ],
)
def test_no_way_out_of_the_folder(place, path: str) -> None:
    address, output, _ = place
    with contextlib.suppress(FileExistsError):
        (output / "link").symlink_to(output.parent)
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as client:  # requests would tidy the path
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    assert answer.split(b" ", 2)[1] in (b"404", b"400")
    assert b"secret" not in answer
    assert b"root:" not in answer


def test_slow_clients_do_not_stop_the_rest(place) -> None:
    address, output, _ = place
    host, port = address.removeprefix("http://").split(":")
    with contextlib.ExitStack() as stack:
        for _ in range(50):  # more than the server has threads for reading files
            client = stack.enter_context(socket.create_connection((host, int(port)), timeout=10))
            client.sendall(b"GET /assets/big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")  # and never reads
        answer = requests.get(f"{address}/feed.xml", timeout=20)
        assert answer.content == (output / "feed.xml").read_bytes()


def test_a_file_that_is_replaced_meanwhile_comes_whole(place) -> None:
    address, output, _ = place
    path, contents = output / "assets" / "changing.txt", {b"a" * 5_000, b"b" * 300_000}
    done = threading.Event()

    def replace_again_and_again() -> None:
        while not done.is_set():
            for content in contents:
                aside = output / ".aside"
                aside.write_bytes(content)
                aside.replace(path)

    writer = threading.Thread(target=replace_again_and_again)
    writer.start()
    try:
        while not path.exists():
            time.sleep(0.01)
        with requests.Session() as session:
            answers = [session.get(f"{address}/assets/changing.txt", timeout=10).content for _ in range(500)]
    finally:
        done.set()
        writer.join()
    assert set(answers) == contents


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the server's memory from /proc")
def test_two_hundred_parallel_ranges_are_right_and_cost_no_memory(place) -> None:
    address, output, process = place
    content = (output / "assets" / "big.bin").read_bytes()
    session = requests.Session()
    session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=200))
    size = 1024 * 1024

    def resident() -> int:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) * 1024

    def fetch(number: int) -> bool:
        start = number * 158_003 % (BIG - size)
        headers = {"Range": f"bytes={start}-{start + size - 1}"}
        answer = session.get(f"{address}/assets/big.bin", headers=headers, timeout=300)
        return answer.status_code == 206 and answer.content == content[start : start + size]

    with ThreadPoolExecutor(200) as pool:
        assert all(pool.map(fetch, range(200)))
        before = resident()
        assert all(pool.map(fetch, range(200, 400)))
        after = resident()
    assert after - before < 32 * 1024 * 1024  # of 200 that were asked for at once


def test_a_new_episode_shows_without_a_restart(tmp_path, make_studio) -> None:
    studio, elsewhere = make_studio(tmp_path / "output"), make_studio(tmp_path / "elsewhere")
    studio.publish("first")
    elsewhere.publish("second", date="2026-11-24", title="Второй выпуск")

    def wait_for(text: str, *, there: bool) -> None:
        end = time.monotonic() + 120
        while (text in requests.get(f"{address}/feed.xml", timeout=10).text) is not there:
            assert time.monotonic() < end
            time.sleep(0.1)

    with serving(studio.output) as (address, _):
        studio.publish("third", date="2026-11-25", title="Третий выпуск")  # by another run of briefing
        wait_for("Третий выпуск", there=True)
        folder = studio.output / "episodes" / "second"
        shutil.copytree(elsewhere.output / "episodes" / "second", folder)  # by hand
        wait_for("Второй выпуск", there=True)
        assert "Второй" in requests.get(f"{address}/", timeout=10).content.decode()
        shutil.rmtree(folder)
        wait_for("Второй выпуск", there=False)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "briefing", "serve", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=60, check=False)


def test_a_port_in_use_is_said_in_one_line(tmp_path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("--output", str(tmp_path), "--port", port)
    assert done.returncode == 1
    assert port in done.stderr
    assert "--port" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_folder_is_said_in_one_line(tmp_path) -> None:
    done = run("--output", str(tmp_path / "none"))
    assert done.returncode == 1
    assert "no such folder" in done.stderr
    assert len(done.stderr.splitlines()) == 1
