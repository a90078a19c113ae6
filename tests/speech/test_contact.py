"""`briefing doctor --voice`: a real model held against what the program assumes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import silero_standin

from briefing.doctor import Finding, examine_voice
from briefing.settings import Settings
from briefing.speech import load_card
from briefing.speech.voices import install

NAMES = {"v4": "v4_ru", "v5": "v5_ru", "v5_5": "v5_5_ru", "cis": "v5_cis_base"}


def findings(folder: Path, version: str, name: str, **options: str) -> dict[str, Finding]:
    model = silero_standin.build_model(folder / "model.pt", version)
    card = silero_standin.write_card(folder / "card.toml", model, model_name=name, **options)  # type: ignore[arg-type]
    install(load_card(str(card)))
    return {finding.name: finding for finding in examine_voice(str(card), Settings())}


@pytest.mark.parametrize("version", ["v4", "v5", "v5_5"])
def test_a_model_that_is_what_it_is_taken_for_differs_in_nothing(tmp_path: Path, version: str) -> None:
    found = findings(tmp_path, version, NAMES[version])
    assert [name for name, each in found.items() if not each.ok] == []
    assert found["a question"].detail == ("heard" if version == "v5_5" else "not heard: it sounds the same without")
    assert {"loading", "symbols", "arguments", "speakers", "a sentence", "slow speech", "speed"} <= found.keys()


def test_what_differs_is_named(tmp_path: Path) -> None:
    found = findings(tmp_path, "cis", "v5_5_ru")
    assert "begin with \"|!'\", '_~|' was expected" in found["symbols"].detail
    assert "missing: lang type_str intensity" in found["arguments"].detail
    assert "missing: aidar baya kseniya eugene; unexpected: ru_ekaterina" in found["speakers"].detail
    assert "please report this line" in found["symbols"].remedy


def test_a_voice_that_cannot_speak_fails(tmp_path: Path, briefing) -> None:
    found = findings(tmp_path, "v5_5", "v5_5_ru", speaker="nobody")
    assert not found["loading"].ok and found["loading"].needed and "no speaker nobody" in found["loading"].detail
    done = briefing("doctor", "--voice", "xenia")
    assert done.returncode == 1 and "not installed: briefing voices install xenia" in done.stdout


def test_other_engines_are_tried_too(briefing) -> None:
    done = briefing("doctor", "--voice", "espeak")
    assert done.returncode == 0, done.stdout
    assert "× real time" in done.stdout and "✗" not in done.stdout
