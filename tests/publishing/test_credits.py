"""What is said of the voice: in the notes, on the page, in the tags."""

from __future__ import annotations

from briefing.publishing import VoiceInfo
from briefing.publishing.credits import voice_credits


def test_a_voice_for_non_commercial_use() -> None:
    text = " ".join(voice_credits(VoiceInfo("xenia", "silero", "CC-BY-NC-4.0")))
    assert text.startswith("Текст прочитан синтезированным голосом: xenia (Silero), лицензия CC BY-NC 4.0.")
    assert "Silero Team" in text
    assert "только некоммерческое использование" in text
    assert "https://creativecommons.org/licenses/by-nc/4.0/" in text


def test_a_free_voice_of_an_engine_of_the_same_name() -> None:
    (line,) = voice_credits(VoiceInfo("festival", "festival", "LicenseRef-festvox-ru", commercial=True))
    assert line == "Текст прочитан синтезированным голосом: Festival, лицензия festvox-ru (свободная)."


def test_a_voice_s_own_words_come_first() -> None:
    lines = voice_credits(VoiceInfo("my", "silero", "MIT", "Голос: Анна Иванова", commercial=True))
    assert lines[1] == "Голос: Анна Иванова."


def test_several_voices_are_all_named_and_the_strictest_licence_holds() -> None:
    main = VoiceInfo("ru_ekaterina", "silero", "MIT", commercial=True)
    first, *rest = voice_credits(main, VoiceInfo("xenia", "silero", "CC-BY-NC-4.0"))
    assert first == (
        "Текст прочитан синтезированными голосами: ru_ekaterina (Silero), лицензия MIT; "
        "xenia (Silero), лицензия CC BY-NC 4.0."
    )
    assert len(rest) == 3
    assert any("некоммерческое" in line for line in rest)


def test_notes_and_page_say_it(studio) -> None:
    manifest = studio.publish()
    for path in ("feed.xml", f"episodes/{manifest.slug}/index.html", f"episodes/{manifest.slug}/notes.md"):
        text = (studio.output / path).read_text(encoding="utf-8").replace("\u00a0", " ")
        assert "синтезированным голосом: xenia (Silero)" in text
        assert "Голос: Silero, silero.ai." in text
