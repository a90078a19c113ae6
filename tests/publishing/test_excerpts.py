"""The summary: whole sentences of an episode's beginning, which end as sentences do."""

from __future__ import annotations

import pytest

from briefing.episode import Chapter, Cue
from briefing.publishing.excerpts import SUMMARY_CHARACTERS, summary

LONG = (
    "Правительство рассмотрело поправки к бюджету на три года и отложило решение до декабря, сообщили в министерстве."
)


def summary_of(*sentences: str) -> str:
    cues = [Cue(text, at, at + 1, 0, "xenia") for at, text in enumerate(sentences)]
    return summary(cues, [Chapter("Итоги дня", 0, len(cues))])


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("Итоги дня.", "Снег.", "Он «шёл»"), "Снег. Он «шёл»."),
        (("Главное:", "1. Снег", "2. Лёд"), "Главное: 1. Снег. 2. Лёд."),
        (("Итоги дня",), "Итоги дня."),
        (
            ("Вот что известно:", "курс доллара — 90;", "ставка ЦБ — 16%;", LONG * 3),
            "Вот что известно: курс доллара — 90; ставка ЦБ — 16%…",
        ),
        ((LONG, "Вот что известно:", "ставка ЦБ — 16%;", LONG * 3), LONG),
        (("Сказал «да!»", LONG * 3), "Сказал «да!»"),
        ((), ""),
    ],
)
def test_a_summary_ends_as_a_sentence_does(sentences: tuple[str, ...], expected: str) -> None:
    assert summary_of(*sentences) == expected


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    text = summary_of("слово " * 80)
    assert len(text) <= SUMMARY_CHARACTERS
    assert text.endswith(" слово…")
