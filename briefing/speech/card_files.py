"""Finding and reading voice cards: the shipped ones by name, others by path; strictly."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from briefing.errors import VoiceError
from briefing.reasons import reason_of, toml_complaint
from briefing.records import RecordError, from_table
from briefing.speech.cards import CardHead, VoiceCard, wrong
from briefing.speech.engines import MODULES
from briefing.translation import tr


@cache
def shipped_folder() -> Path:
    """The folder of the cards that come with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "voices", package.parent / "voices"):
        if folder.is_dir():
            return folder
    raise VoiceError(tr("the voice cards are missing from this installation; install it again"))


def all_cards() -> tuple[VoiceCard, ...]:
    """All shipped voices: the recommended, then the rest; by engine, the most natural first, licence, model, name."""
    return tuple(sorted((read_card(path) for path in shipped_folder().glob("*.toml")), key=_rank))


def _rank(card: VoiceCard) -> tuple[bool, int, bool, int, str, str]:
    engine = list(MODULES).index(card.engine)
    generation = re.search(r"\d+", card.table.label)  # of a model, v5_5_ru: newer ones first
    age = -int(generation[0]) if generation else 0
    # Of one engine's voices those that may not be sold sound better: their makers sell them.
    return not card.recommended, engine, card.commercial, age, card.table.label, card.name


def shipped_names() -> list[str]:
    """The names of the shipped voices, sorted."""
    return sorted(path.stem for path in shipped_folder().glob("*.toml"))


def load_card(name_or_path: str) -> VoiceCard:
    """Find a voice by the name of a shipped card or by the path of a card (ends in .toml), else VoiceError."""
    if name_or_path.endswith(".toml"):
        return read_card(Path(name_or_path).expanduser())
    names = shipped_names()
    if name_or_path not in names:
        raise VoiceError(_unknown(name_or_path, names))
    return read_card(shipped_folder() / f"{name_or_path}.toml")


def _unknown(name: str, known: list[str]) -> str:
    if near := difflib.get_close_matches(name.lower(), known, n=2):
        message = tr("voice {name!r} is unknown; did you mean {near}? `briefing voices` lists all")
        return message.format(name=name, near=", ".join(near))
    message = tr("voice {name!r} is unknown; `briefing voices` lists all, or give the path of a card (.toml)")
    return message.format(name=name)


def read_card(path: Path) -> VoiceCard:
    """Read a card. VoiceError, naming file and key: missing, not TOML, a key unknown, missing or of the wrong type."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise VoiceError(tr("{path}: no such voice card").format(path=path)) from error
    except OSError as error:
        message = tr("{path}: not a voice card: {reason}")
        raise VoiceError(message.format(path=path, reason=reason_of(error))) from error
    except (ValueError, RecursionError) as error:  # not text, not TOML, numbers or nests beyond measure
        raise VoiceError(tr("voice card {complaint}").format(complaint=toml_complaint(path, error))) from error
    try:
        return _card(data, path)
    except (RecordError, VoiceError) as error:
        raise VoiceError(f"{path}: {error}") from error


def _card(data: dict[str, Any], path: Path) -> VoiceCard:
    """Build a card: its engine reads its own table, and nothing but the head may stand beside that."""
    engine = data.get("engine")
    if not isinstance(engine, str) or engine not in MODULES:
        raise wrong("engine", tr("one of {known}").format(known=", ".join(MODULES)))
    table = data.pop(engine, None)
    if not isinstance(table, dict):
        raise wrong(engine, tr("a table"))
    if "stress" in table:  # cards of version 0.1 said it there
        data.setdefault("stress", table.pop("stress"))
    data.setdefault("stress", MODULES[engine].STRESS_BY)
    head = from_table(CardHead, data)
    try:
        own = MODULES[engine].read(head, table, path.parent)
    except RecordError as error:
        raise RecordError(f"{engine}.{error}") from error
    called = head.name if path.parent == shipped_folder() else str(path)
    model = replace(own.needs, voice=called) if own.needs else None
    return VoiceCard(**asdict(head), table=own, model=model, path=path)
