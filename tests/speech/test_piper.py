"""Piper, the real one, with a toy voice."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import util
from pathlib import Path

import numpy as np
import pytest
import toy_piper
from speech_scripts import script_of

from briefing.errors import VoiceError
from briefing.speech import VoiceCard, identity, installed, load_card, speak
from briefing.speech.engines import engine_of
from briefing.speech.engines.base import Engine, EngineError
from briefing.speech.engines.piper import Piper
from briefing.speech.settings import Prosody, SpeechSettings

if not os.environ.get("CI") and not (util.find_spec("piper") and util.find_spec("onnx")):
    pytest.skip("piper or onnx is missing", allow_module_level=True)

PLAIN = Prosody()
CARD = """\
name = "toy"
language = "ru"
engine = "piper"
licence = "MIT"
commercial = true
sample_rate = 22050
stress = "none"
[piper]
model = "toy.onnx"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("голос")
    toy_piper.build(folder)
    (folder / "card.toml").write_text(CARD, encoding="utf-8")
    return folder


@pytest.fixture
def card(folder: Path) -> VoiceCard:
    return load_card(str(folder / "card.toml"))


@pytest.fixture
def engine(card: VoiceCard) -> Iterator[Engine]:
    engine = engine_of(card).build(card, SpeechSettings())
    yield engine
    engine.close()


def test_it_speaks_and_gives_the_same_samples_whatever_was_spoken_before(engine: Engine) -> None:
    first = engine.speak("Добрый день.", PLAIN)
    assert first.dtype == np.int16 and 0.3 < first.size / 22050 < 3 and np.abs(first.astype(int)).max() > 3000
    engine.speak("Совсем другое предложение, и подлиннее!", PLAIN)
    assert np.array_equal(engine.speak("Добрый день.", PLAIN), first)


def test_stress_marks_and_rates_are_heard(engine: Engine) -> None:
    assert not np.array_equal(engine.speak("Больш+ая.", PLAIN), engine.speak("Б+ольшая.", PLAIN))
    plain, slow = engine.speak("Добрый день.", PLAIN), engine.speak("Добрый день.", Prosody(rate="slow"))
    assert slow.size / plain.size == pytest.approx(1.15, abs=0.02)


def test_its_process_is_started_again_when_it_dies_and_ends_with_the_engine(card: VoiceCard) -> None:
    engine = Piper(card)
    first = engine.speak("Да.", PLAIN)
    process = engine._process.running
    assert process is not None and "piper" not in sys.modules
    os.kill(process.pid, signal.SIGKILL)
    assert np.array_equal(engine.speak("Да.", PLAIN), first)
    last = engine._process.running
    engine.close()
    assert last is not None and last.poll() is not None


def test_what_it_cannot_say_is_an_error_and_the_next_text_is_spoken(engine: Engine) -> None:
    with pytest.raises(EngineError):
        engine.speak("", PLAIN)
    assert engine.speak("Да.", PLAIN).size > 0


def test_the_identity_is_that_of_the_files(card: VoiceCard, folder: Path) -> None:
    before = identity(card)
    config = folder / "toy.onnx.json"
    config.write_text(config.read_text(encoding="utf-8").replace('"length_scale": 1.0', '"length_scale": 1.1'))
    assert identity(card) != before


def test_a_card_whose_files_are_wrong_says_so(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "card.toml").write_text(CARD, encoding="utf-8")
    lacking = load_card(str(tmp_path / "card.toml"))
    assert not installed(lacking)
    with pytest.raises(VoiceError, match=r"toy\.onnx: no such file; correct the voice card"):
        engine_of(lacking).build(lacking, SpeechSettings())
    (tmp_path / "toy.onnx").write_bytes(b"no model")
    (tmp_path / "toy.onnx.json").write_bytes((folder / "toy.onnx.json").read_bytes())
    with pytest.raises(VoiceError, match="is it a Piper voice"):
        engine_of(lacking).build(lacking, SpeechSettings()).speak("Да.", PLAIN)
    (tmp_path / "card.toml").write_text(CARD.replace("22050", "16000"), encoding="utf-8")
    other = load_card(str(tmp_path / "card.toml"))
    with pytest.raises(VoiceError, match="it speaks at 22050 Hz; correct sample_rate"):
        engine_of(other).build(other, SpeechSettings())
    (tmp_path / "card.toml").write_text(CARD.replace("toy.onnx", "toy.pt"), encoding="utf-8")
    with pytest.raises(VoiceError, match=r"piper\.model has to be the path of a file that ends in \.onnx"):
        load_card(str(tmp_path / "card.toml"))


def test_a_script_is_spoken_with_it(card: VoiceCard) -> None:
    with ThreadPoolExecutor(1) as workers:
        takes = list(speak(script_of(["Сегодня ясно.", "Завтра дождь!"]), card, workers=workers))
    assert [take.utterance.text for take in takes] == ["Сегодня ясно.", "Завтра дождь!"]
    assert all(take.sample_rate == 22050 and take.frames > 5000 for take in takes)
