"""An engine is added by the steps that CONTRIBUTING names: its module, a line of the registry, its cards."""

from __future__ import annotations

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import soundfile
import toy_engine
from speech_scripts import script_of

import briefing
from briefing.doctor import examine
from briefing.errors import VoiceError
from briefing.settings import Settings
from briefing.speech import card_files, choose_voice, engines, identity, installed, load_card, speak
from briefing.speech.catalogue import catalogue
from briefing.speech.voices import install

CARD = """\
name = "toy"
language = "ru"
engine = "toy"
licence = "MIT"
commercial = true
sample_rate = 24000
[toy]
tuning = "{tuning}"
"""


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The card of a toy voice, its engine entered in the registry."""
    monkeypatch.setitem(engines.MODULES, "toy", toy_engine)
    (tmp_path / "tuning.txt").write_text("440", encoding="ascii")
    path = tmp_path / "toy.toml"
    path.write_text(CARD.format(tuning=(tmp_path / "tuning.txt").as_uri()), encoding="utf-8")
    return path


def test_a_toy_engine_is_fetched_and_speaks(toy: Path) -> None:
    card = load_card(str(toy))
    assert not installed(card)
    with ThreadPoolExecutor(1) as workers:
        (take,) = speak(script_of(["Проверка, голоса!"]), card, workers=workers)
    assert installed(card) and "toy" in identity(card)
    samples, rate = soundfile.read(take.path)
    assert rate == 24000 and take.utterance.text == "проверка голоса."
    spectrum = np.abs(np.fft.rfft(samples))
    assert spectrum.argmax() * rate / samples.size == pytest.approx(440, abs=2)


def test_the_rest_of_the_program_finds_it(toy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(card_files, "shipped_folder", lambda: toy.parent)
    assert [(each.name, each.engine, each.model) for each in catalogue()] == [("toy", "toy", "hum")]
    assert "Toy" in [finding.name for finding in examine(tmp_path, Settings())]
    install(load_card("toy"))
    assert choose_voice("toy").reason.startswith("voice: toy (toy), licence MIT")


def test_its_own_table_is_read_by_it_and_faults_name_file_and_key(toy: Path) -> None:
    toy.write_text(toy.read_text(encoding="utf-8") + "pitch = 1\n", encoding="utf-8")
    with pytest.raises(VoiceError, match=r"toy\.toml: toy\.pitch is unknown"):
        load_card(str(toy))


def test_no_file_outside_the_engines_knows_one_of_them() -> None:
    package = Path(briefing.__file__).parent
    for path in package.rglob("*.py"):
        if (package / "speech" / "engines") in path.parents:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert all("base" in name for name in modules if name.startswith("briefing.speech.engines.")), path
        names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not names & {"silero", "festival", "espeak", "engine_voice"}, path
