"""Stand-ins for Silero's models: real torch packages with their calls, filters, question types, errors and quirks.

They speak every letter as a tone of its own, so what was dropped can be heard, and note every call in the file that the
environment variable STANDIN_CALLS names, a JSON object a line. STANDIN_PACE is the real-time factor that they pretend
to have (seconds of work for a second of sound; 0 where it is not set). What they imitate, others read in the opened
packages: see `silero_standin_model.py`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

MODEL_SOURCE = Path(__file__).with_name("silero_standin_model.py")
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
SYMBOLS = f"_~|!+,-.:;?…{LETTERS}– "  # v5_5_ru: no apostrophe, no Latin letter, the short dash
CIS_SYMBOLS = f"|!'+,-.:;?{LETTERS}ғқңөүұһәіўҳ—… h"  # v5_cis_base: its filter deletes the first three, `!` and `'` too
V4_SYMBOLS = f"_~{LETTERS} +.,!?…:;–"  # one service symbol fewer
# What may reach a model: what its filter keeps, no Latin letter, and no dash that it may turn into one it lacks.
ALPHABET, CIS_ALPHABET = frozenset(SYMBOLS[3:]), frozenset(CIS_SYMBOLS[3:]) - set("h—")
SPEAKERS = ("aidar", "baya", "kseniya", "xenia", "eugene")


@dataclass(frozen=True)
class Version:
    """A family of Silero models: its class in the package, its symbols and speakers."""

    kind: str
    symbols: str = SYMBOLS
    speakers: tuple[str, ...] = SPEAKERS


VERSIONS = {
    "v4": Version("StandInV4", V4_SYMBOLS, (*SPEAKERS, "random")),
    "v5": Version("StandInV5"),
    "v5_5": Version("StandInV55"),
    "cis": Version("StandInCis", CIS_SYMBOLS, ("ru_ekaterina", "ru_karina", "ru_roman", "xenia")),
}

CARD = """\
name = "{name}"
language = "ru"
engine = "silero"
licence = "{licence}"
commercial = {commercial}
sample_rate = {sample_rate}
stress = "{stress}"
[silero]
model = "{model}"
speaker = "{speaker}"
url = "{url}"
"""


def build_model(
    path: Path, version: str = "v5_5", *, longest_s: float = 60.0, crashes_at: str = "", memory_s: float = 1e9
) -> Path:
    """Write a model of a version.

    `longest_s`: seconds of sound it can generate in one call; `crashes_at`: letters of its symbols that it can't take;
    `memory_s`: seconds of sound past which the machine's memory is full.
    """
    from torch.package.package_exporter import PackageExporter

    sys.path.insert(0, str(MODEL_SOURCE.parent))
    import silero_standin_model

    family = VERSIONS[version]
    kind = getattr(silero_standin_model, family.kind)
    model = kind(family.symbols, list(family.speakers), longest_s, crashes_at, memory_s)
    with PackageExporter(path) as exporter:
        exporter.intern("silero_standin_model")
        exporter.extern(["torch", "torch.**"])
        exporter.save_pickle("tts_models", "model", model)
    return path


def write_card(
    path: Path,
    model: Path | str,
    *,
    name: str = "standin",
    speaker: str = "xenia",
    stress: str = "model",
    sample_rate: int = 48000,
    sha256: str = "",
    commercial: bool = False,
    model_name: str = "standin",
) -> Path:
    """Write a voice card for the model at a path, or at an address."""
    text = CARD.format(
        name=name,
        speaker=speaker,
        model=model_name,
        stress=stress,
        sample_rate=sample_rate,
        url=model.absolute().as_uri() if isinstance(model, Path) else model,
        licence="MIT" if commercial else "CC-BY-NC-SA-4.0",
        commercial=str(commercial).lower(),
    )
    path.write_text(text + (f'sha256 = "{sha256}"\n' if sha256 else ""), encoding="utf-8", newline="\n")
    return path


def read_calls(path: Path) -> list[dict[str, object]]:
    """All calls that were noted so far: what was given, what the filter kept and deleted, the type of sentence."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
