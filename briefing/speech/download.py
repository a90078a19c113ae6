"""Downloading one large file: resumed where it broke, tried again, given up early where nobody answers.

The host is not trusted: what it sends is bounded in bytes, in time and from below in its rate, and nothing in it is
decoded.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from briefing.errors import VoiceError
from briefing.reasons import reason_of
from briefing.translation import tr

if TYPE_CHECKING:
    import requests

ANSWER_S = 10.0  # a host that has not answered by then, name look-up included, is given up
STALL_S = 10.0  # a connection that brings nothing for so long is dropped and resumed
TRIES = 5  # in a row without a byte
PAUSE_S = 1.0  # before the second try; twice as long before each further one
MOST_BYTES = 1 << 30  # the largest model there is has 145 MB
MOST_S = 3600.0  # for the whole file, all tries together
SLOWEST = 4096  # bytes a second; what brings less over a while would take ten hours for a model
WHILE_S = 30.0
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
    Proxies come from the environment. SilentHostError: no answer within 10 s. VoiceError: refused, broken too often,
    too large, too slow.
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
        raise VoiceError(message.format(path=source, reason=reason_of(error))) from error


def _fetch(url: str, target: Path, arrived: Arrived) -> None:
    failures = 0
    last = time.monotonic() + MOST_S
    while True:
        before = target.stat().st_size if target.exists() else 0
        try:
            _receive(url, _ask(url, target), target, arrived, last)
            return
        except _BrokenError as error:
            gained = target.exists() and target.stat().st_size > before
            failures = 1 if gained else failures + 1
            if failures >= TRIES or time.monotonic() > last:
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
    status = response.status_code
    if status in (200, 206):
        _refuse_encoded(url, response)
    if status == 206 and start:
        return _rest(response, start, target)
    if status == 416 and start:  # all of it was here already, or too much
        target.unlink()
        raise _BrokenError(_reason(response))
    if status == 200:
        _remember_validator(response, marker)
        return _Answer(response, 0, _length_in(url, response))
    if status in _RETRIED:
        raise _BrokenError(_reason(response))
    raise _refusal(url, _reason(response))


def _rest(response: requests.Response, start: int, target: Path) -> _Answer:
    """Take an answer to a question for the rest. _BrokenError: it begins elsewhere; what is there can't be trusted."""
    told = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", "").strip())
    if told is None or int(told[1]) != start:
        target.unlink()
        raise _BrokenError(tr("it went on elsewhere than asked"))
    return _Answer(response, start, int(told[2]) if told[2] != "*" else None)


def _refuse_encoded(url: str, response: requests.Response) -> None:
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise _refusal(url, tr("it comes encoded ({encoding}), which was not asked for").format(encoding=encoding))


def _length_in(url: str, response: requests.Response) -> int | None:
    length = response.headers.get("Content-Length")
    if length is None:
        return None
    if not re.fullmatch(r"[0-9]{1,15}", length):
        raise _refusal(url, tr("its Content-Length is {value!r}").format(value=length))
    return int(length)


def _refusal(url: str, reason: object) -> VoiceError:
    message = tr("{url}: the model can't be fetched: {reason}; correct the url in the voice card or try again later")
    return VoiceError(message.format(url=url, reason=reason))


def _answer_within(seconds: float, url: str, headers: dict[str, str]) -> requests.Response:
    """Ask, and wait for the head of the answer. In a thread, for no time-out of requests covers the name look-up."""
    import requests

    answers: list[requests.Response] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            answers.append(requests.get(url, headers=headers, stream=True, timeout=(seconds, STALL_S)))
        except Exception as error:  # requests lets through what urllib3 and idna say of odd redirects
            errors.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if answers:
        if url.startswith("https:") and not answers[0].url.startswith("https:"):
            raise _refusal(url, tr("it leads to {address}, which is not encrypted").format(address=answers[0].url))
        return answers[0]
    if errors and not _says_nobody(errors[0]):
        raise _refusal(url, " ".join(str(errors[0]).split()) or type(errors[0]).__name__)
    message = tr("{host} does not answer; try again later or choose another voice")
    raise SilentHostError(message.format(host=urlsplit(url).netloc)) from (errors[0] if errors else None)


def _says_nobody(error: Exception) -> bool:
    """Whether an error means that no host answered: no such name, no way, refused, nothing in time."""
    import requests
    from urllib3.exceptions import MaxRetryError, NewConnectionError, TimeoutError

    if isinstance(error, requests.Timeout):
        return True
    reason = error.args[0] if isinstance(error, requests.ConnectionError) and error.args else None
    return isinstance(reason, MaxRetryError) and isinstance(reason.reason, (NewConnectionError, TimeoutError))


def _receive(url: str, answer: _Answer, target: Path, arrived: Arrived, last: float) -> None:
    """Write the body, until `last` at most. _BrokenError: less came than was promised. VoiceError: too much or slow."""
    done = answer.start
    _check_size(url, target, answer.total or 0)
    with answer.response, target.open("ab" if answer.start else "wb") as file:
        try:
            for chunk in _chunks(url, answer.response, last):
                file.write(chunk)
                done += len(chunk)
                _check_size(url, target, done)
                arrived(done, answer.total)
        finally:
            file.flush()
            os.fsync(file.fileno())
    if answer.total is not None and done < answer.total:
        raise _BrokenError(tr("{done} of {total} bytes came").format(done=done, total=answer.total))


def _check_size(url: str, target: Path, size: int) -> None:
    """VoiceError, and nothing left of it: it is too large."""
    if size > MOST_BYTES:
        target.unlink(missing_ok=True)
        raise _refusal(url, tr("it is larger than any model ({size} bytes)").format(size=size))


def _chunks(url: str, response: requests.Response, last: float) -> Iterator[bytes]:
    """Read what arrives as it arrives, not decoded. VoiceError: too slowly, or past the time."""
    from urllib3.exceptions import HTTPError

    since, came = time.monotonic(), 0
    while True:
        try:
            chunk = response.raw.read1(_CHUNK, decode_content=False)
        except (HTTPError, OSError) as error:
            raise _BrokenError(str(error)) from error
        if not chunk:
            return
        yield chunk
        came += len(chunk)
        now = time.monotonic()
        if now > last:
            raise _refusal(url, tr("it takes longer than {seconds:.0f} s").format(seconds=MOST_S))
        if now - since >= WHILE_S:
            if came < SLOWEST * (now - since):
                raise _refusal(url, tr("it comes at {rate:.0f} bytes a second").format(rate=came / (now - since)))
            since, came = now, 0


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


def _reason(response: requests.Response) -> str:
    return f"HTTP {response.status_code} {response.reason}"
