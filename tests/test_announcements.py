"""What is said around the documents is told apart from them: the summary of an episode is theirs alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.announcements import Occasion, announced, announcing
from briefing.episode import Boundary, Script, ScriptChapter, Sentence
from briefing.mixing.settings import MixSettings
from briefing.normalization import Normalizer

OCCASION = Occasion("Тихая дипломатия", date(2026, 11, 23))
NARRATOR = Normalizer().narration()
MIX = MixSettings(
    intro="{show}, выпуск от {date}. Сегодня: {headlines}. Поехали!", outro="Это были новости. До завтра!"
)


@pytest.fixture(scope="module")
def script() -> Script:
    chapters = tuple(
        ScriptChapter(title, (Sentence(f"{title} построили.", f"{title} построили.", Boundary.CHAPTER),))
        for title in ("Мост", "Причал")
    )
    return announced(Script("Обзор", chapters), OCCASION, MIX, NARRATOR)


def corrected(script: Script, place: tuple[int, int], written: str) -> Script:
    chapter, sentence = place
    chapters = list(script.chapters)
    sentences = list(chapters[chapter].sentences)
    sentences[sentence] = replace(sentences[sentence], written=written, spoken=written)
    chapters[chapter] = replace(chapters[chapter], sentences=tuple(sentences))
    return replace(script, chapters=tuple(chapters))


def test_intro_and_outro_are_counted(script: Script) -> None:
    assert [sentence.written for sentence in script.chapters[0].sentences] == [
        "Тихая дипломатия, выпуск от 23 ноября 2026 года.",
        "Сегодня: Мост.",
        "Причал.",
        "Поехали!",
        "Мост построили.",
    ]
    assert announcing(script, OCCASION, MIX, NARRATOR) == (4, 2)


def test_an_intro_that_an_editor_touched_is_still_one(script: Script) -> None:
    touched = corrected(
        script,
        (0, 0),
        "Тихая дипломатия, утренний выпуск от двадцать третьего ноября две тысячи двадцать шестого года.",
    )
    assert announcing(touched, OCCASION, MIX, NARRATOR) == (4, 2)


def test_what_an_editor_wrote_in_place_of_the_intro_belongs_to_the_episode(script: Script) -> None:
    other = corrected(script, (0, 0), "Сегодня говорим только о мостах и о том, кто их строит.")
    assert announcing(other, OCCASION, MIX, NARRATOR)[0] == 0


def test_without_templates_nothing_is_taken_for_an_announcement(script: Script) -> None:
    assert announcing(script, OCCASION, MixSettings(), NARRATOR) == (0, 0)
