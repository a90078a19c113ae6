"""The stages together, spoken by the stand-in for Silero: what reaches the model, and what a second run does not do."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import silero_standin
from mutagen.mp3 import MP3
from quick_voice import QUICK

from briefing import producer
from briefing.errors import BriefingError, SourceError, UsageError, VoiceError
from briefing.producer import Excerpt, Order, preview, produce, write_draft
from briefing.settings import Settings, override

TEXT = """\
# Обзор

В 1994 г. ОДКБ насчитывала 6 стран; «тихая дипломатия» — это №1, 5 % и Qazaq елі. Äh, 中文!

## Погода

Ветер 20 м/с. ☔ Ночью −14 °C, email: news@example.org, USAID и VK.
"""
DAY = date(2026, 11, 23)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    path = tmp_path / "doc.md"
    path.write_text(TEXT, encoding="utf-8")
    return Order((str(path),), day=DAY)


@pytest.fixture
def settings(silero_card: Path) -> Settings:
    return Settings(voice=str(silero_card))


@pytest.fixture
def calls(silero_calls: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The model's calls, with no takes from other tests."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    return silero_calls


def texts_of(calls: Path) -> list[str]:
    return [str(call["text"] or call["ssml_text"]) for call in silero_standin.read_calls(calls)]


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_no_character_reaches_the_model_that_it_cannot_speak(
    order: Order, settings: Settings, tmp_path: Path, calls: Path
) -> None:
    made = produce(order, tmp_path / "output", settings, jobs=1)
    assert [chapter.title for chapter in made.manifest.chapters] == ["Обзор", "Погода"]
    spoken = silero_standin.read_calls(calls)
    assert spoken
    for call in spoken:
        text = html.unescape(re.sub(r"<[^>]*>", "", str(call["text"] or call["ssml_text"])))
        assert set(text) <= silero_standin.ALPHABET, text


def test_a_second_run_makes_no_call_and_leaves_the_same_bytes(
    order: Order, settings: Settings, tmp_path: Path, calls: Path
) -> None:
    output = tmp_path / "output"
    assert not produce(order, output, settings, jobs=1).unchanged
    before, spoken = digests(output), texts_of(calls)
    assert spoken
    assert produce(order, output, settings, jobs=1).unchanged
    assert (digests(output), texts_of(calls)) == (before, spoken)


def test_what_was_spoken_is_not_spoken_again_for_another_output(
    order: Order, settings: Settings, tmp_path: Path, calls: Path
) -> None:
    one = produce(order, tmp_path / "one", settings, jobs=1)
    spoken = texts_of(calls)
    two = produce(order, tmp_path / "two", settings, jobs=1)
    assert texts_of(calls) == spoken
    assert one.audio.read_bytes() == two.audio.read_bytes()


def test_a_change_of_what_is_heard_makes_the_episode_again(order: Order, tmp_path: Path) -> None:
    output, settings = tmp_path / "output", Settings(voice=QUICK)
    first = produce(order, output, settings, jobs=1)
    second = produce(order, output, override(settings, formats=("opus",)), jobs=1)
    assert (second.unchanged, second.audio.name) == (False, "episode.opus")
    assert second.manifest.guid == first.manifest.guid
    assert not (second.folder / "episode.mp3").exists()


def test_a_wrong_digest_ends_before_anything_is_written(order: Order, silero_model: Path, tmp_path: Path) -> None:
    card = silero_standin.write_card(tmp_path / "wrong.toml", silero_model, sha256="0" * 64)
    with pytest.raises(VoiceError, match="SHA-256"):
        produce(order, tmp_path / "output", Settings(voice=str(card)), jobs=1)
    assert not (tmp_path / "output" / "episodes").exists()


def test_auto_does_not_sink_below_the_engine_of_the_last_episode(
    order: Order, settings: Settings, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    produce(order, output, settings, jobs=1)
    other = tmp_path / "other.txt"
    other.write_text("Да, это так.\n", encoding="utf-8")
    with pytest.raises(VoiceError, match="--voice"):
        produce(Order((str(other),), day=DAY), output, Settings())


def test_a_chapter_speaks_with_the_voice_its_heading_names(tmp_path: Path) -> None:
    path = tmp_path / "doc.md"
    path.write_text("# Раз {voice=espeak}\n\nДа, это так.\n\n# Два\n\nНет, не так.\n", encoding="utf-8")
    made = produce(Order((str(path),), day=DAY), tmp_path / "output", Settings(voice=QUICK), jobs=1)
    assert (made.manifest.voice, [voice.name for voice in made.manifest.other_voices]) == ("quick", ["espeak"])
    assert "Нет, не так." in (made.folder / "transcript.vtt").read_text(encoding="utf-8")


def test_what_cannot_be_said_is_told(tmp_path: Path) -> None:
    lines: list[str] = []
    path = tmp_path / "doc.md"
    path.write_text("Да, это так. 中文 и нет.\n", encoding="utf-8")
    produce(Order((str(path),), day=DAY), tmp_path / "output", Settings(voice=QUICK), jobs=1, tell=lines.append)
    assert any("中" in line for line in lines), lines


def test_a_slug_is_checked_before_anything_is_made(order: Order, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="slug"):
        produce(Order(order.sources, slug="../up"), tmp_path / "output", Settings(voice=QUICK))
    assert list(tmp_path.glob("up*")) == []


def test_documents_without_words_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "doc.md"
    path.write_text("🙂 → 🙃\n", encoding="utf-8")
    with pytest.raises(SourceError, match="nothing in it to read aloud"):
        produce(Order((str(path),)), tmp_path / "output", Settings(voice=QUICK))


@pytest.mark.parametrize("written", ["Ветер 🙂 стих.", "Надпись 東京 стёрта."])
def test_what_the_normalizer_leaves_out_fails_a_strict_run(tmp_path: Path, written: str) -> None:
    path = tmp_path / "doc.md"
    path.write_text(f"# Обзор\n\n{written}\n", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"left out.*without --strict"):
        produce(Order((str(path),)), tmp_path / "output", Settings(voice=QUICK), strict=True)
    script = tmp_path / "script.txt"
    script.write_text(f"# Обзор\n{written}\n", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"left out.*without --strict"):
        produce(Order(script=script), tmp_path / "output", Settings(voice=QUICK), strict=True)


def test_loudness_outside_the_bounds_fails_a_strict_run(order: Order, tmp_path: Path) -> None:
    settings = Settings(voice=QUICK)
    mix = override(settings.mix, loudness_lufs=-6.0, true_peak_dbtp=-12.0, loudness_tolerance_lu=0.1)
    Path(order.sources[0]).write_text("# Обзор\n\nВетер двадцать метров в секунду.\n", encoding="utf-8")
    with pytest.raises(BriefingError, match="loudness"):
        produce(order, tmp_path / "output", override(settings, mix=mix), jobs=1, strict=True)
    assert not list((tmp_path / "output").glob("episodes/*"))


def test_a_draft_loads_no_voice(order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(producer.speech, "choose_voice", None)
    path = write_draft(order, tmp_path / "output", Settings(voice="nobody"))
    assert path == tmp_path / "output" / "episodes" / "2026-11-23-obzor" / "script.txt"
    assert path.read_text(encoding="utf-8").startswith("# Обзор\nОбзор.\n")


def test_a_corrected_script_replaces_the_episode_of_its_documents(order: Order, tmp_path: Path) -> None:
    output, settings = tmp_path / "output", Settings(voice=QUICK)
    first = produce(order, output, settings, jobs=1)
    draft = write_draft(order, output, settings)
    draft.write_text(draft.read_text(encoding="utf-8").replace("Ветер", "Сильный ветер"), encoding="utf-8")
    second = produce(Order(script=draft, day=DAY), output, settings, jobs=1)
    assert (second.manifest.slug, second.manifest.guid) == (first.manifest.slug, first.manifest.guid)
    assert second.manifest.title == "Обзор"
    assert second.manifest.sources == first.manifest.sources
    assert second.manifest.revision == 2
    assert "Сильный ветер" in (second.folder / "transcript.vtt").read_text(encoding="utf-8")


def test_another_speed_speaks_nothing_anew(order: Order, settings: Settings, tmp_path: Path, calls: Path) -> None:
    usual = produce(order, tmp_path / "output", settings, jobs=1)
    before = len(texts_of(calls))
    faster = override(settings, speech=override(settings.speech, speed=1.25))
    made = produce(order, tmp_path / "output", faster, jobs=1)
    assert len(texts_of(calls)) == before
    assert not made.unchanged
    assert made.manifest.duration_s < usual.manifest.duration_s
    assert produce(order, tmp_path / "output", faster, jobs=1).unchanged


@pytest.mark.parametrize("speed", [0.7, 2])
def test_speeds_beyond_what_sounds_right_are_refused(settings: Settings, speed: float) -> None:
    with pytest.raises(UsageError, match=r"speech\.speed"):
        override(settings.speech, speed=speed)


def test_several_documents_are_called_after_show_and_day(tmp_path: Path) -> None:
    names = []
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\nДа, это {name}.\n", encoding="utf-8")
        names.append(str(tmp_path / f"{name}.md"))
    path = write_draft(Order(tuple(names), day=DAY), tmp_path / "output", Settings())
    assert path.parent.name == "2026-11-23-brifing"
    made = produce(Order(tuple(names), day=DAY), tmp_path / "output", Settings(voice=QUICK), jobs=1)
    assert made.manifest.title == "Брифинг, 23 ноября 2026 года"


@pytest.mark.parametrize(("excerpt", "heard"), [(Excerpt(chapter=2), "Погода"), (Excerpt(minutes=0.01), "Обзор")])
def test_a_preview_speaks_a_part_and_leaves_the_feed_alone(
    order: Order, tmp_path: Path, excerpt: Excerpt, heard: str
) -> None:
    output = tmp_path / "output"
    path = preview(replace(order, excerpt=excerpt), output, Settings(voice=QUICK))
    assert path == output / "previews" / "2026-11-23-obzor.mp3"
    assert [str(frame.sub_frames["TIT2"]) for frame in MP3(path).tags.getall("CHAP")] == [heard]
    assert [each.name for each in output.iterdir() if not each.name.startswith(".")] == ["previews"]


def test_a_chapter_that_is_not_there_is_told(order: Order, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--chapter 7: there are 2 chapters"):
        preview(replace(order, excerpt=Excerpt(chapter=7)), tmp_path / "output", Settings(voice=QUICK))


def test_the_summary_tells_the_documents_and_not_what_is_said_around_them(order: Order, tmp_path: Path) -> None:
    settings = Settings(voice=QUICK)
    mix = replace(settings.mix, intro="{show}, выпуск от {date}. Сегодня: {headlines}.", outro="До завтра.")
    settings = replace(settings, mix=mix)
    made = produce(order, tmp_path / "out", settings, jobs=1)
    assert made.manifest.summary.startswith("В 1994 г. ОДКБ насчитывала 6 стран")
    assert "До завтра" not in made.manifest.summary
    script = made.folder / "script.txt"
    script.write_text(script.read_text(encoding="utf-8").replace("До завтра", "До завтра же"), encoding="utf-8")
    again = produce(replace(order, sources=(), script=script), tmp_path / "out", settings, jobs=1)
    assert again.manifest.summary.startswith("В 1994 г. ОДКБ насчитывала 6 стран")
    assert "завтра" not in again.manifest.summary
