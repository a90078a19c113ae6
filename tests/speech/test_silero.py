"""What reaches a Silero model, of each version, and what is made of its errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import silero_standin
from speech_scripts import script_of, sentence

from briefing.episode import Boundary, Style, Take
from briefing.errors import BriefingError
from briefing.speech import load_card, models, speak
from briefing.speech.engines import engine_of
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.speech.workers import LocalWorkers

MODEL_VERSIONS = sorted(silero_standin.VERSIONS)
WRITTEN = [
    "Ура!! Победа — наша, и «hello» тут же.",
    "Жанна д'Арк спросила: что это?!",
    "Қазақ елі, Ђоковић и сло^во *с* [[знаками]] <и> |прочим|, вот ~так~.",
    "Список (короткий) закончен —",
]


Speak = Callable[..., list[Take]]


@pytest.fixture
def spoken(workers: LocalWorkers, tmp_path: Path, home: Path) -> Speak:
    def run(version: str, sentences: list[Any], settings: SpeechSettings | None = None, **options: Any) -> list[Take]:
        name = f"{version}-{len(list(tmp_path.glob('*.pt')))}.pt"  # another address: another model
        model = silero_standin.build_model(tmp_path / name, version, **options)
        card = load_card(str(silero_standin.write_card(tmp_path / f"{version}.toml", model)))
        return list(speak(script_of(sentences), card, settings, jobs=1, workers=workers))

    return run


@pytest.mark.parametrize("version", MODEL_VERSIONS)
def test_a_model_is_given_nothing_that_it_deletes_or_is_steered_by(spoken: Speak, calls: Path, version: str) -> None:
    spoken(version, WRITTEN)
    made = silero_standin.read_calls(calls)
    assert made
    for call in made:
        assert call["deleted"] == "", call
        assert not set(str(call["text"])) & set("^*[]<>|~_—") and not re.search("[a-zA-Z]", str(call["text"])), call
        assert str(call["text"])[-1] in ".?!…"
    assert "победа" in str(made[0]["kept"])


@pytest.mark.parametrize("style", [Style.HEADING, Style.QUOTE])
@pytest.mark.parametrize("version", MODEL_VERSIONS)
def test_a_heading_or_quotation_that_asks_keeps_its_intonation(
    spoken: Speak, calls: Path, version: str, style: Style
) -> None:
    settings = SpeechSettings(quote=Prosody(pitch="low"), heading=Prosody(rate="slow"))
    spoken(version, [sentence("Кто придёт первым?", Boundary.PARAGRAPH, style), "Он ответил им сразу."], settings)
    asked, answered = silero_standin.read_calls(calls)
    assert (asked["text"], asked["ssml_text"]) == ("кто придёт первым?", None)
    assert (asked["type"], answered["type"]) == ("wh_q" if version == "v5_5" else "st", "st")


def test_a_statement_beside_a_question_stays_a_statement(spoken: Speak, calls: Path) -> None:
    spoken("v5_5", ["Он думал об этом долго.", "Зачем?", "Чай или кофе?", "Да.", "Она ушла домой рано."])
    assert [(call["text"], call["type"]) for call in silero_standin.read_calls(calls)] == [
        ("он думал об этом долго.", "st"),
        ("зачем?", "wh_q"),
        ("чай или кофе?", "alternative_q"),
        ("да. она ушла домой рано.", "st"),
    ]


def test_an_exclamation_keeps_its_intonation_too(spoken: Speak, calls: Path) -> None:
    cry = sentence("Победа наша!", Boundary.PARAGRAPH, Style.QUOTE)
    spoken("v5_5", ["Он думал долго.", "Стойте!", cry])
    assert [(call["text"], call["type"]) for call in silero_standin.read_calls(calls)] == [
        ("он думал долго.", "st"),
        ("стойте!", "exclam"),
        ("победа наша!", "exclam"),
    ]


@pytest.mark.parametrize("version", MODEL_VERSIONS)
def test_a_full_memory_is_told_as_such_and_nothing_is_remembered_as_too_long(
    spoken: Speak, home: Path, version: str
) -> None:
    text = ["Это предложение едва ли будет произнесено целиком."]
    with pytest.raises(BriefingError, match=r"too little memory to speak; try --jobs 1"):
        spoken(version, text, memory_s=1.0)
    assert list(home.rglob("*.split")) == []
    (take,) = spoken(version, text)  # the same model, in a machine with more memory
    assert take.utterance.text.endswith("целиком.")


@pytest.mark.parametrize("version", MODEL_VERSIONS)
def test_a_sound_too_long_is_split(spoken: Speak, version: str) -> None:
    takes = spoken(version, ["Это предложение длиннее, чем модель произносит за один раз."], longest_s=3.0)
    assert len(takes) > 1


def test_what_a_model_says_is_learned_in_its_own_order(spoken: Speak, home: Path) -> None:
    spoken("cis", ["Проверка голоса."])
    (path,) = models.models_folder().glob("*.json")
    assert silero_standin.CIS_SYMBOLS in path.read_text(encoding="utf-8")


def test_nothing_that_torch_warns_of_reaches_the_user(briefing, silero_card: Path) -> None:
    done = briefing("voices", "say", silero_card, "Добрый день.", "-o", "a.wav")
    assert done.returncode == 0
    assert "deprecated" not in done.stderr and "Warning" not in done.stderr, done.stderr


def test_a_voice_that_was_never_here_is_taken_for_what_is_known_of_its_model() -> None:
    free, newest = (engine_of(load_card(name)).expected(load_card(name)) for name in ("ru_roman", "xenia"))
    assert free.symbols == silero_standin.CIS_ALPHABET - set("ғқңөүұһәіўҳ") and not free.intones
    assert newest.symbols == silero_standin.ALPHABET and newest.intones
