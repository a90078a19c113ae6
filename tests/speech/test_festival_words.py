"""Festival is given every mark but those that would spoil how it says a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.speech.engines.festival_words import dictionary, marked

ENTRIES = """("его" pps (2))
("сегодня" adv (2))
("чтобы" aux (0))
("замок" n (1))
("басов" n (2))
("басов" surname (1))
("какой" p (2))"""


@pytest.fixture
def words(tmp_path: Path) -> dict[str, int]:
    (tmp_path / "dict").mkdir()
    (tmp_path / "dict" / "voice_dict.scm").write_text(f"MNCL\n{ENTRIES}\n", encoding="koi8-r")
    return dictionary(tmp_path, "koi8-r")


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Ег+о з+амок.", "Его з+амок."),
        ("На зам+ок", "На зам+ок"),
        ("чт+обы", "чтобы"),
        ("б+асов", "б+асов"),
        ("как+ой-то", "как+ой-то"),
        ("сег+одня ег+о", "сегодня его"),
        ("син+его", "син+его"),
        ("мо+ё, +ёлка", "моё, ёлка"),
        ("тр+оллинг", "тр+оллинг"),
    ],
)
def test_marks(text: str, given: str, words: dict[str, int]) -> None:
    assert marked(text, words) == given
