"""Downloading one large file: resumed where it broke, tried again, given up early where nobody answers."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from briefing.errors import VoiceError
from briefing.translation import tr

if TYPE_CHECKING:
    import requests

ANSWER_S = 10.0  # a host that has not answered by then, name look-up included, is given up
STALL_S = 10.0  # a connection that brings nothing for so long is dropped and resumed
TRIES = 5  # in a row without a byte
PAUSE_S = 1.0  # before the second try; twice as long before each further one
_CHUNK = 1 << 18
_RETRIED = (429, 500, 502, 503, 504)

Arrived = Callable[[int, int | None], None]  # bytes so far, bytes in all where the server says


class SilentHostError(VoiceError):
    """The host did not answer at all."""


class _BrokenError(Exception):
    """The transfer broke; it may be resumed."""


@dataclass(frozen=True, slots=True)
class _Answer:
    response: requests.Response
    start: int  # the offset in the file at which its body begins
    total: int | None  # bytes of the whole file


def download(url: str, target: Path, arrived: Arrived = lambda done, total: None) -> None:
    """Fetch `url` (http, https, file) into `target`, going on from what a broken download left there.

    What is there is used only where the server confirms, by its ETag or date, that the file is still the same.
    Proxies come from the environment. SilentHostError: no answer within 10 s. VoiceError: refused, or broken too often.
    """
    if urlsplit(url).scheme == "file":
        _copy(url, target, arrived)
    else:
        _fetch(url, target, arrived)


def _copy(url: str, target: Path, arrived: Arrived) -> None:
    source = Path(url2pathname(urlsplit(url).path))
    try:
        shutil.copyfile(source, target)
        arrived(target.stat().st_size, target.stat().st_size)
    except OSError as error:
        message = tr("{path}: the model can't be copied: {reason}; correct the url in the voice card")
        raise VoiceError(message.format(path=source, reason=error.strerror)) from error


def _fetch(url: str, target: Path, arrived: Arrived) -> None:
    failures = 0
    while True:
        before = target.stat().st_size if target.exists() else 0
        try:
            _receive(_ask(url, target), target, arrived)
            return
        except _BrokenError as error:
            gained = target.exists() and target.stat().st_size > before
            failures = 1 if gained else failures + 1
            if failures >= TRIES:
                message = tr("{url}: the download breaks off again and again ({reason}); try again later")
                raise VoiceError(message.format(url=url, reason=error)) from error
            time.sleep(PAUSE_S * 2 ** (failures - 1))


def _ask(url: str, target: Path) -> _Answer:
    """Ask for what is missing. SilentHostError, VoiceError for an answer that trying again won't change."""
    marker = _validator_path(target)
    start = target.stat().st_size if target.exists() and marker.exists() else 0
    headers = {"Accept-Encoding": "identity"}
    if start:
        headers |= {"Range": f"bytes={start}-", "If-Range": marker.read_text(encoding="utf-8")}
    response = _answer_within(ANSWER_S, url, headers)
    if response.status_code == 206 and start:
        return _Answer(response, start, _total_of_range(response))
    if response.status_code == 416 and start:  # all of it was here already, or too much
        target.unlink()
        raise _BrokenError(_reason(response))
    if response.status_code == 200:
        _remember_validator(response, marker)
        length = response.headers.get("Content-Length")
        return _Answer(response, 0, int(length) if length else None)
    if response.status_code in _RETRIED:
        raise _BrokenError(_reason(response))
    message = tr("{url}: the model can't be fetched: {reason}; correct the url in the voice card or try again later")
    raise VoiceError(message.format(url=url, reason=_reason(response)))


def _answer_within(seconds: float, url: str, headers: dict[str, str]) -> requests.Response:
    """Ask, and wait for the head of the answer. In a thread, for no time-out of requests covers the name look-up."""
    import requests

    answers: list[requests.Response] = []
    errors: list[requests.RequestException] = []

    def ask() -> None:
        try:
            answers.append(requests.get(url, headers=headers, stream=True, timeout=(seconds, STALL_S)))
        except requests.RequestException as error:
            errors.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if answers:
        return answers[0]
    message = tr("{host} does not answer; try again later or choose another voice")
    raise SilentHostError(message.format(host=urlsplit(url).netloc)) from (errors[0] if errors else None)


def _receive(answer: _Answer, target: Path, arrived: Arrived) -> None:
    """Write the body. _BrokenError: less came than was promised."""
    import requests

    done = answer.start
    with answer.response, target.open("ab" if answer.start else "wb") as file:
        try:
            for chunk in answer.response.iter_content(_CHUNK):
                file.write(chunk)
                done += len(chunk)
                arrived(done, answer.total)
        except requests.RequestException as error:
            raise _BrokenError(str(error)) from error
        finally:
            file.flush()
            os.fsync(file.fileno())
    if answer.total is not None and done < answer.total:
        raise _BrokenError(tr("{done} of {total} bytes came").format(done=done, total=answer.total))


def _validator_path(target: Path) -> Path:
    """Where the ETag or date of the file in `target` is kept."""
    return target.with_name(f"{target.name}.etag")


def _remember_validator(response: requests.Response, marker: Path) -> None:
    """Keep what tells this version of the file from another; a weak ETag does not (RFC 9110, 13.1.5)."""
    validator = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
    if validator and not validator.startswith("W/"):
        marker.write_text(validator, encoding="utf-8", newline="\n")
    else:
        marker.unlink(missing_ok=True)


def _total_of_range(response: requests.Response) -> int | None:
    _, _, total = response.headers.get("Content-Range", "").rpartition("/")
    return int(total) if total.isdecimal() else None


def _reason(response: requests.Response) -> str:
    return f"HTTP {response.status_code} {response.reason}"
