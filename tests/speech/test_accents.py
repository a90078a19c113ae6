"""Stress is laid over a text for the voices that want it, ours over the accentor's, and nothing else is changed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from briefing.speech import accents, load_card
from briefing.speech.accents.laying import Marks, lay
from briefing.speech.accents.respelling import respelled

PROGRAM = """
import torch
torch.set_num_threads(2)
from briefing.speech.accents.accentor import accented
from briefing.speech.accents.laying import Marks, lay
for text in ["Молоко стоит на столе.", "подъём «Черной речки»", "лис+ьи норы"]:
    print(lay(text, accented, Marks.LONG))
print(torch.get_num_threads())
"""


def test_stress_is_placed_and_torchs_threads_are_left_alone() -> None:
    if not os.environ.get("CI"):
        pytest.importorskip("silero_stress")
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, env=environment)
    laid = ["Молок+о сто+ит на стол+е.", "подъ+ём «Ч+ёрной р+ечки»", "лис+ьи н+оры", "2"]
    assert done.stdout.decode().splitlines() == laid


def _accentor(answers: dict[str, str]) -> object:
    """An accentor that knows these words, and fails at a mark or a sign that may mislead it."""

    def accented(text: str) -> str:
        assert not set(text) & set('+«»—:;()"'), text
        return "".join(answers.get(piece, piece) for piece in text.replace(" ", "\0 \0").split("\0"))

    return accented


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("дом у реки", {"дом": "д+ом", "у": "+у", "реки": "рек+и"}, "дом у рек+и"),
        ("берег р+еки", {"берег": "б+ерег", "реки": "рек+и"}, "б+ерег р+еки"),
        ("(Все) вс+е", {"Все": "Вс+ё", "все": "вс+ё"}, "(Всё) вс+е"),
        ("«Узнаёт»", {"Узнаёт": "Узна+ёт"}, "«Узна+ёт»"),
        ("трёхэтажный", {"этажный": "эт+ажный"}, "трёхэт+ажный"),
        ("черный кот", {"черный": "+ёерный", "кот": "к+от"}, "черный кот"),
        ("один два", {"один": "од+ин ещё"}, "один два"),
    ],
    ids=["long words", "our mark", "yo", "our yo", "yo without stress", "a letter lost", "a word too many"],
)
def test_laying(text: str, answers: dict[str, str], expected: str) -> None:
    assert lay(text, _accentor(answers), Marks.LONG) == expected  # type: ignore[arg-type]


def test_a_voice_may_want_every_word_marked() -> None:
    assert lay("на дом", _accentor({"на": "н+а", "дом": "д+ом"}), Marks.EVERY) == "н+а д+ом"  # type: ignore[arg-type]


def test_who_lays_stress_is_the_cards_to_say_or_else_the_engines() -> None:
    assert [load_card(name).stress for name in ("xenia", "ru_ekaterina", "festival", "espeak")] == [
        "model",
        "silero-stress",
        "silero-stress",
        "silero-stress",
    ]
    own = replace(load_card("festival"), stress="model")
    assert not accents.lays(own)
    assert accents.given("замок", own, Marks.LONG) == "замок"
    assert accents.identity(own) != accents.identity(load_card("festival"))


def test_respellings_keep_the_stress_and_leave_other_words_alone() -> None:
    assert respelled("Это дорого, дорог+ого. Д+орого!", "silero") == "Это д+орога, дорог+ого. Д+орога!"
    assert respelled("Это дорого.", "festival") == "Это дорого."
    assert respelled("тест, Интерн+ете, тесто", "festival") == "тэст, Интэрн+эте, тесто"
