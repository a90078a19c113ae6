"""A stand-in for Silero: a real torch package with Silero's call, symbols and faults, small enough to build in a test.

It speaks every letter as a tone of its own, so what was dropped can be heard, and notes every call in the file that the
environment variable STANDIN_CALLS names, a JSON object a line. STANDIN_PACE is the real-time factor it pretends to
have (seconds of work for a second of sound; 0 where it is not set).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

MODEL_SOURCE = Path(__file__).with_name("silero_standin_model.py")
SYMBOLS = "_~абвгдеёжзийклмнопрстуфхцчшщъыьэюя +.,!?…:;–—-"
BARE_SYMBOLS = "!'+,-.:;?абвгдежзийклмнопрстуфхцчшщъыьэюяё—… "  # those of v5_cis_base
SPEAKERS = ("aidar", "baya", "kseniya", "xenia", "eugene")

CARD = """\
name = "{name}"
language = "ru"
engine = "silero"
licence = "{licence}"
commercial = {commercial}
sample_rate = {sample_rate}
stress = "{stress}"
[silero]
model = "standin"
speaker = "{speaker}"
url = "{url}"
"""


def build_model(
    path: Path,
    *,
    kind: str = "StandIn",
    symbols: str = SYMBOLS,
    speakers: tuple[str, ...] = SPEAKERS,
    longest_s: float = 60.0,
    crashes_at: str = "",
) -> Path:
    """Write the model.

    `longest_s`: seconds of sound it can generate in one call; `crashes_at`: letters of its symbols that it can't take.
    """
    from torch.package.package_exporter import PackageExporter

    sys.path.insert(0, str(MODEL_SOURCE.parent))
    import silero_standin_model

    model = getattr(silero_standin_model, kind)(symbols, list(speakers), longest_s, crashes_at)
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
) -> Path:
    """Write a voice card for the model at a path, or at an address."""
    text = CARD.format(
        name=name,
        speaker=speaker,
        stress=stress,
        sample_rate=sample_rate,
        url=model.absolute().as_uri() if isinstance(model, Path) else model,
        licence="MIT" if commercial else "CC-BY-NC-4.0",
        commercial=str(commercial).lower(),
    )
    path.write_text(text + (f'sha256 = "{sha256}"\n' if sha256 else ""), encoding="utf-8", newline="\n")
    return path


def read_calls(path: Path) -> list[dict[str, object]]:
    """All calls that were noted so far."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
