"""The models of voices on this machine: fetched once, checked by digest before every use.

`models/<name>.<address>.pt` is a model, `.json` beside it what is known of it. A card without a digest is held to that
of the first download. Loading a model may run code that is pickled in it: nothing unchecked is ever loaded.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from briefing.digests import sha256_of
from briefing.errors import BriefingError, VoiceError
from briefing.home import offline
from briefing.reasons import reason_of
from briefing.speech.download import SilentHostError, download
from briefing.speech.home import models_folder
from briefing.speech.locks import locked
from briefing.telling import Tell, unheard
from briefing.translation import tr

LEFT_OVER_S = 7 * 86_400.0  # what a download left behind that nobody went on with
LEFT_ALONE_S = 86_400.0  # a host that did not answer, or gave what was refused, is left alone for a day


def sound(path: Path) -> str:
    """Find nothing wrong with a file: for engines that can't tell one from another."""
    return ""


@dataclass(frozen=True, slots=True)
class Model:
    """A file that a voice needs and that is fetched from somewhere."""

    name: str  # in file names and messages
    url: str  # http(s):// or file://
    sha256: str | None = None  # lower-case hex; None: the first download's digest is recorded and held to
    fault: Callable[[Path], str] = field(default=sound, repr=False)  # what is wrong with a file that came; empty: none
    voice: str = "NAME"  # what `briefing voices install` is given for it


@dataclass(frozen=True, slots=True)
class Fetched:
    """How far a download is; `bytes` and `total` count bytes, `total` where the server says."""

    model: str
    bytes: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a model that was downloaded."""

    url: str
    sha256: str
    bytes: int
    accepted_for: str | None = None  # the card's digest in whose place the user accepted this one
    learned: dict[str, str] | None = None  # what its engine learned of it by loading it; None: it was not loaded yet


Fetching = Callable[[Fetched], None]


def path_of(model: Model) -> Path:
    """Where the model's file lies, or will lie; models of one name from two addresses do not mix."""
    address = hashlib.sha256(model.url.encode()).hexdigest()[:8]
    return models_folder() / f"{model.name}.{address}.pt"


def record_of(model: Model) -> Record | None:
    """What is known of the model; stays when its file is removed."""
    try:
        return msgspec.json.decode(_record_path(model).read_bytes(), type=Record)
    except FileNotFoundError:
        return None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = tr("{path}: damaged; remove it and run `briefing voices install` again")
        raise VoiceError(message.format(path=_record_path(model))) from error


def digest_of(model: Model) -> str | None:
    """The digest the model has to have; None before the first download where the card names none.

    The card's, unless the user accepted another in its place; without one, that of the first download.
    """
    record = record_of(model)
    if record and model.sha256 in (None, record.accepted_for):
        return record.sha256
    return model.sha256


def installed(model: Model) -> bool:
    """Whether the model's file is there and the one expected, by its record and size; `ready` checks its bytes."""
    record, path = record_of(model), path_of(model)
    if record is None or digest_of(model) != record.sha256:
        return False
    return path.exists() and path.stat().st_size == record.bytes


def fetch(
    model: Model,
    fetching: Fetching = lambda fetched: None,
    *,
    again: bool = False,
    patient: bool = True,
    tell: Tell = unheard,
) -> Path:
    """Have the model on this machine and give its path; download it where it is missing.

    `again`: download it in any case, and accept a new digest, whatever the card names. `patient`: ask a host too that
    was left alone. One run downloads at a time, others wait for it, and `tell` hears for what. VoiceError: offline, no
    answer, wrong digest.
    """
    if installed(model) and not again:
        return path_of(model)
    path = path_of(model)
    _prepare(path.parent)
    doing = tr("it fetches the model {model}").format(model=model.name)
    with locked(path.with_name(f"{path.name}.lock"), doing, tell):
        if again or not installed(model):
            _download(model, fetching, again=again, patient=patient)
    return path


def ready(model: Model) -> Path:
    """The path of the model, its digest just checked. A damaged file is set aside and fetched again, once."""
    path = fetch(model)
    if sha256_of(path) == digest_of(model):
        return path
    _set_aside(path)
    return fetch(model)


def learn(model: Model, learned: dict[str, str]) -> None:
    """Record what the engine learned of the model by loading it."""
    record = record_of(model)
    if record:
        _write_record(model, replace(record, learned=learned))


def _download(model: Model, fetching: Fetching, *, again: bool, patient: bool) -> None:
    path = path_of(model)
    part = path.with_name(f"{path.name}.part")
    if offline() and urlsplit(model.url).scheme != "file":
        message = tr("model {model} is not installed and BRIEFING_OFFLINE is set; unset it or choose another voice")
        raise VoiceError(message.format(model=model.name))
    _ask_politely(model, part, fetching, patient=patient)
    _check_download(model, part, None if again else digest_of(model))
    found = sha256_of(part)
    accepted_for = model.sha256 if model.sha256 not in (None, found) else None
    _write_record(model, Record(model.url, found, part.stat().st_size, accepted_for))
    part.replace(path)
    _tidy(path, LEFT_OVER_S)


def _tidy(path: Path, age_s: float) -> None:
    """Remove what earlier downloads left of this model, and of others what is older than `age_s`."""
    for left in path.parent.iterdir():
        if left.suffix in (".part", ".etag", ".refused"):
            with suppress(FileNotFoundError):
                if left.name.startswith(path.name) or time.time() - left.stat().st_mtime > age_s:
                    left.unlink()


def _ask_politely(model: Model, part: Path, fetching: Fetching, *, patient: bool) -> None:
    """Download, but leave alone for a day a host that did not answer, and a model that went wrong, unless `patient`."""
    silent = models_folder() / "silent"
    marks = (_silence_of(model), silent / part.name)
    local = urlsplit(model.url).scheme == "file"
    if not (patient or local):
        _refuse_of_today(model, part, marks)
    try:
        download(model.url, part, lambda done, total: fetching(Fetched(model.name, done, total)))
    except VoiceError as error:
        if not local:
            silent.mkdir(parents=True, exist_ok=True)
            mark = marks[0] if isinstance(error, SilentHostError) else marks[1]
            mark.write_text(str(error), encoding="utf-8", newline="\n")
        raise
    except OSError as error:
        message = tr("{path}: the model can't be written: {reason}; free some space or set BRIEFING_HOME")
        raise BriefingError(message.format(path=part, reason=reason_of(error))) from error
    if not local:
        for mark in marks:
            mark.unlink(missing_ok=True)


def is_left_alone(model: Model) -> bool:
    """Whether the host of a model has kept silent within a day."""
    return _of_today(_silence_of(model))


def _silence_of(model: Model) -> Path:
    return models_folder() / "silent" / urlsplit(model.url).netloc.replace(":", "_")


def _refuse_of_today(model: Model, part: Path, marks: tuple[Path, Path]) -> None:
    """VoiceError: the host, or this model of its, went wrong within a day."""
    for mark in marks:
        if _of_today(mark):
            message = tr("{reason} (left alone for a day; `briefing voices install {voice}` asks again)")
            raise VoiceError(message.format(reason=mark.read_text(encoding="utf-8"), voice=model.voice))
    if _of_today(_aside(part)):
        message = tr("{model} was refused and is left alone for a day; `briefing voices install {voice}` asks again")
        raise VoiceError(message.format(model=model.name, voice=model.voice))


def _of_today(path: Path) -> bool:
    return path.exists() and time.time() - path.stat().st_mtime < LEFT_ALONE_S


def _check_download(model: Model, part: Path, expected: str | None) -> None:
    """VoiceError, and the file set aside: it is no model, or not the one that is expected."""
    found = sha256_of(part)
    if expected and found != expected:
        aside = _set_aside(part)
        message = tr(
            "model {model}: the SHA-256 expected is {expected}, that of the file is {found}; it is left in {path}, not"
            " loaded; if you trust {url}, accept it: briefing voices install {voice} --again"
        )
        places = {"path": aside, "url": model.url, "voice": model.voice}
        raise VoiceError(message.format(model=model.name, found=found, expected=expected, **places))
    fault = model.fault(part)
    if fault:
        aside = _set_aside(part)
        message = tr("model {model}: what {url} gave is {fault}; it is left in {path}, not loaded")
        raise VoiceError(message.format(model=model.name, url=model.url, fault=fault, path=aside))


def _set_aside(path: Path) -> Path:
    """Rename a file that must not be loaded, so that it is not in the way."""
    aside = _aside(path)
    with suppress(FileNotFoundError):  # another run did it
        path.replace(aside)
    path.with_name(f"{path.name}.etag").unlink(missing_ok=True)
    return aside


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.refused")


def _record_path(model: Model) -> Path:
    return path_of(model).with_suffix(".json")


def _write_record(model: Model, record: Record) -> None:
    path = _record_path(model)
    temporary = path.with_name(f"{path.name}.part")
    temporary.write_text(
        json.dumps(asdict(record), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )
    temporary.replace(path)


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = tr("{path}: can't be made: {reason}; set BRIEFING_HOME to a folder that can be written")
        raise BriefingError(message.format(path=folder, reason=reason_of(error))) from error
