"""Documents become scripts; scripts go to an editor and come back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.alignment import aligned
from briefing.corrections import from_text, to_text
from briefing.episode import OPENING, Boundary, Document, Paragraph, Script, Section, Sentence, Style
from briefing.errors import SourceError
from briefing.normalization import Remark
from briefing.normalization.sentence.remarks import RemarkKind
from briefing.script import announcement, closed, framed, write_script


@dataclass(frozen=True)
class Said:
    spoken: str
    remarks: tuple[Remark, ...] = ()


class Narrator:
    """Reads digits as «цифра», reports capitals; enough to see what the script makes of a normaliser's answer."""

    def explain(self, text: str, ahead: str = "") -> Said:
        spoken = "".join(
            " цифра " if char.isdigit() else char
            for char in text
            if not char.isascii() or char in " .,?!+" or char.isdigit()
        )
        capitals = [word for word in text.split() if word.isalpha() and word.isupper() and len(word) > 1]
        acronyms = tuple(Remark(RemarkKind.ACRONYM, word, "как слово") for word in capitals)
        return Said(" ".join(spoken.split()), acronyms)


def document(*sections: Section) -> Document:
    return Document("Название", sections, notes=("left out: x",))


def written(*sections: Section) -> Script:
    return write_script(document(*sections), Narrator())


def test_a_chapter_opens_with_its_title_spoken() -> None:
    script = written(Section("Погода", (Paragraph("Дождь. Ветер."),)))
    assert script.chapters[0].sentences == (
        Sentence("Погода", "Погода.", Boundary.CHAPTER, Style.HEADING),
        Sentence("Дождь.", "Дождь.", Boundary.HEADING),
        Sentence("Ветер.", "Ветер.", Boundary.SENTENCE),
    )


def test_the_narrator_is_told_what_follows_each_sentence() -> None:
    told: list[tuple[str, str]] = []

    class Listening(Narrator):
        def explain(self, text: str, ahead: str = "") -> Said:
            told.append((text, ahead.strip()))
            return super().explain(text, ahead)

    parts = (Paragraph("Дождь. Ветер."), Paragraph("Снег."))
    write_script(document(Section(OPENING, parts, title_spoken=False)), Listening())
    assert told == [("Дождь.", "Ветер. Снег."), ("Ветер.", "Снег."), ("Снег.", "")]


def test_an_unnamed_opening_is_not_announced() -> None:
    script = written(Section(OPENING, (Paragraph("Дождь."),), title_spoken=False))
    assert script.chapters[0].sentences == (Sentence("Дождь.", "Дождь.", Boundary.CHAPTER),)


def test_paragraphs_items_quotations_and_inner_headings_have_their_boundary_and_style() -> None:
    parts = (
        Paragraph("Вот что."),
        Paragraph("мост;", Style.ITEM),
        Paragraph("дорога.", Style.ITEM),
        Paragraph("Он сказал.", Style.QUOTE),
        Paragraph("Дальше", Style.HEADING),
        Paragraph("Конец."),
    )
    sentences = written(Section(OPENING, parts, title_spoken=False)).chapters[0].sentences
    assert [(sentence.boundary, sentence.style) for sentence in sentences] == [
        (Boundary.CHAPTER, Style.TEXT),
        (Boundary.ITEM, Style.ITEM),
        (Boundary.ITEM, Style.ITEM),
        (Boundary.PARAGRAPH, Style.QUOTE),
        (Boundary.PARAGRAPH, Style.HEADING),
        (Boundary.HEADING, Style.TEXT),
    ]


def test_a_title_of_several_sentences_is_spoken_as_one() -> None:
    assert written(Section("Что? Где? Когда?", ())).chapters[0].sentences[0].written == "Что? Где? Когда?"


def test_remarks_are_told_by_kind_after_the_documents_notes() -> None:
    script = written(Section("О МЧС", (Paragraph("В МЧС знают. А МЧС молчит. А МВД нет."),)))
    assert script.notes == ("left out: x", "unlisted acronyms: 2 (МЧС — как слово, МВД — как слово)")


def test_what_cannot_be_spoken_is_left_out_and_noted_where_it_held_letters() -> None:
    script = written(Section(OPENING, (Paragraph("* * *"), Paragraph("abc"), Paragraph("Да.")), title_spoken=False))
    assert [sentence.written for sentence in script.chapters[0].sentences] == ["Да."]
    assert script.chapters[0].sentences[0].boundary is Boundary.CHAPTER
    assert script.notes[1:] == ("left out, nothing in them can be said: 1 («abc»)",)


@pytest.mark.parametrize(
    ("spoken", "ended"),
    [("Погода", "Погода."), ("Что?", "Что?"), ("«Мост»", "«Мост»."), ("«Мост!»", "«Мост!»"), ("мост;", "мост;")],
)
def test_a_voice_falls_at_the_end_of_what_it_says(spoken: str, ended: str) -> None:
    assert closed(spoken) == ended


SECTIONS = (
    Section(OPENING, (Paragraph("Было 5 мостов. Да."),), title_spoken=False),
    Section("Погода", (Paragraph("Дождь. Ветер."), Paragraph("Снег.")), voice="baya"),
)
TEXT = f"# {OPENING}\nБыло цифра мостов.\nДа.\n# Погода {{voice=baya}}\nПогода.\nДождь.\nВетер.\nСнег.\n"


def test_the_text_of_a_script_is_a_line_a_sentence() -> None:
    assert to_text(written(*SECTIONS)) == TEXT


def test_an_unchanged_text_gives_the_script_again() -> None:
    script = written(*SECTIONS)
    assert from_text(TEXT, Narrator(), original=script).chapters == script.chapters


def test_a_changed_line_keeps_its_place_and_an_unchanged_one_its_written_form() -> None:
    script = from_text(TEXT.replace("Ветер.", "Ветер 3."), Narrator(), original=written(*SECTIONS))
    assert script.chapters[0].sentences[0].written == "Было 5 мостов."
    assert script.chapters[1].sentences[2:] == (
        Sentence("Ветер 3.", "Ветер цифра .", Boundary.SENTENCE),
        Sentence("Снег.", "Снег.", Boundary.PARAGRAPH),
    )
    assert script.chapters[1].voice == "baya"
    assert script.title == "Название"


def test_a_corrected_stress_is_heard_and_not_seen() -> None:
    script = from_text(
        TEXT.replace("Было цифра мостов", "Б+ыло цифра мост+ов"), Narrator(), original=written(*SECTIONS)
    )
    assert script.chapters[0].sentences[0] == Sentence("Было 5 мостов.", "Б+ыло цифра мост+ов.", Boundary.CHAPTER)


def test_a_text_alone_makes_a_script() -> None:
    script = from_text("Да.\n\n# Погода\nПогода.\nСнег +идёт.\n", Narrator())
    assert script.title == "Погода"
    assert [(chapter.title, len(chapter.sentences)) for chapter in script.chapters] == [(OPENING, 1), ("Погода", 2)]
    assert script.chapters[1].sentences[1] == Sentence("Снег идёт.", "Снег +идёт.", Boundary.SENTENCE)


def test_intro_and_outro_frame_the_script() -> None:
    intro = announcement("Обзор, выпуск 5.", Narrator(), Boundary.CHAPTER)
    outro = announcement("До завтра!", Narrator(), Boundary.PARAGRAPH)
    script = framed(written(*SECTIONS), intro, outro)
    assert [sentence.written for sentence in script.chapters[0].sentences] == [
        "Обзор, выпуск 5.",
        "Было 5 мостов.",
        "Да.",
    ]
    assert [sentence.boundary for sentence in script.chapters[0].sentences][:2] == [
        Boundary.CHAPTER,
        Boundary.PARAGRAPH,
    ]
    assert script.chapters[-1].sentences[-1].written == "До завтра!"
    assert announcement("  ", Narrator(), Boundary.CHAPTER) == ()


def test_chapters_of_equal_titles_keep_their_own_voices_and_links() -> None:
    chapters = [Section("Регион", (Paragraph(f"Слово {word}."),), voice=word) for word in ("первое", "второе")]
    script = written(*chapters)
    script = replace(
        script, chapters=tuple(replace(each, link=f"https://example.org/{each.voice}") for each in script.chapters)
    )
    again = from_text(to_text(script) + "И ещё.\n", Narrator(), original=script)
    assert [(each.voice, each.link) for each in again.chapters] == [
        ("первое", "https://example.org/первое"),
        ("второе", "https://example.org/второе"),
    ]


def test_a_chapter_with_another_title_keeps_its_voice_and_link_and_a_divided_one_in_both_parts() -> None:
    script = written(*SECTIONS)
    script = replace(script, chapters=(script.chapters[0], replace(script.chapters[1], link="https://example.org/")))
    text = TEXT.replace("# Погода", "# Погода сегодня").replace("Снег.", "# Снег\nСнег.")
    again = from_text(text, Narrator(), original=script).chapters[1:]
    assert [(each.title, each.voice, each.link) for each in again] == [
        ("Погода сегодня", "baya", "https://example.org/"),
        ("Снег", None, "https://example.org/"),
    ]


@pytest.mark.parametrize("voice", ["baya", "мой голос", None])
def test_the_text_says_who_speaks_a_chapter(voice: str | None) -> None:
    script = from_text("# Погода {n=1}\nСнег.\n", Narrator())
    script = replace(script, chapters=(replace(script.chapters[0], voice=voice),))
    (chapter,) = from_text(to_text(script), Narrator(), original=written(*SECTIONS)).chapters
    assert (chapter.title, chapter.voice) == ("Погода {n=1}", voice)


def test_mistyped_braces_in_a_script_are_refused() -> None:
    with pytest.raises(SourceError, match=r"script.txt: {voise=baya}: 'voise' is unknown"):
        from_text("# Погода {voise=baya}\nСнег.\n", Narrator())


def test_braces_of_a_title_that_was_left_alone_are_its_own() -> None:
    script = written(Section("Шаблон {имя=значение}", (Paragraph("Снег."),)))
    assert [each.title for each in from_text(to_text(script), Narrator(), original=script).chapters] == [
        "Шаблон {имя=значение}"
    ]


def test_of_chapters_of_equal_titles_the_one_that_is_left_keeps_its_voice() -> None:
    chapters = [Section("Регион", (Paragraph(f"Слово {word}."),), voice=word) for word in ("первое", "второе")]
    script = written(*chapters)
    alone = to_text(replace(script, chapters=script.chapters[1:]))
    assert [each.voice for each in from_text(alone, Narrator(), original=script).chapters] == ["второе"]


def test_a_line_in_many_equal_ones_is_corrected_where_it_stands() -> None:
    script = written(Section("Глава", tuple(Paragraph("Было 5 мостов.") for _ in range(3000))))
    lines = to_text(script).splitlines()
    lines[2], lines[-2], lines[1500:1502] = "Иначе.", "И так.", ["Вставлено."]
    found = from_text("\n".join(lines), Narrator(), original=script).chapters[0].sentences
    assert [sentence.written for sentence in found if sentence.written != "Было 5 мостов."] == [
        "Глава",
        "Иначе.",
        "Вставлено.",
        "И так.",
    ]


@given(st.lists(st.sampled_from("абвгд")), st.lists(st.sampled_from("абвгд")))
def test_lines_are_aligned_in_order_and_only_with_their_equals(old: list[str], new: list[str]) -> None:
    pairs = aligned(old, new)
    assert all(old[left] == new[right] for left, right in pairs)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(pairs))
    assert aligned(old, old) == [(at, at) for at in range(len(old))]


def test_a_script_that_comes_back_brings_no_picture_of_this_machine() -> None:
    script = written(Section("Глава", (Paragraph("Слово."),)))
    script = replace(script, chapters=(replace(script.chapters[0], picture=Path("private.png")),))
    assert from_text(to_text(script), Narrator(), original=script).chapters[0].picture is None
