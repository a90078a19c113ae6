"""Scripts for the tests of voices."""

from __future__ import annotations

from briefing.episode import Boundary, Script, ScriptChapter, Sentence, Style


def sentence(text: str, boundary: Boundary = Boundary.SENTENCE, style: Style = Style.TEXT) -> Sentence:
    return Sentence(text, text, boundary, style)


def script_of(*chapters: list[str | Sentence], voices: tuple[str | None, ...] = ()) -> Script:
    """A script of chapters «Глава 1», «Глава 2», …; a chapter is a list of sentences."""
    return Script(
        "Проверка",
        tuple(
            ScriptChapter(
                f"Глава {number}",
                tuple(each if isinstance(each, Sentence) else sentence(each) for each in sentences),
                voices[number - 1] if voices else None,
            )
            for number, sentences in enumerate(chapters, 1)
        ),
    )
