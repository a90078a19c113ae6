from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from briefing.errors import BriefingError, UsageError
from briefing.speech import load_card
from briefing.speech.catalogue import catalogue, say


def test_the_catalogue_tells_licence_use_size_and_whether_a_voice_is_installed() -> None:
    entries = {entry.name: entry for entry in catalogue()}
    xenia, espeak = entries["xenia"], entries["espeak"]
    assert (xenia.engine, xenia.model, xenia.licence, xenia.commercial) == (
        "silero",
        "v5_5_ru",
        "CC-BY-NC-SA-4.0",
        False,
    )
    assert (xenia.installed, xenia.size_bytes) == (False, None)
    assert espeak.installed


def test_voices_that_forbid_commercial_use_are_left_out_where_that_is_meant() -> None:
    names = {entry.name for entry in catalogue(commercial=True)}
    assert {"ru_ekaterina", "festival", "espeak"} <= names
    assert not {"xenia", "xenia-v4"} & names


@pytest.mark.parametrize("format_name", ["wav", "flac", "ogg", "mp3"])
def test_a_first_listen_is_a_sound_file(tmp_path: Path, format_name: str) -> None:
    target = tmp_path / f"first.{format_name}"
    seconds = say(load_card("espeak"), "Добрый день. Это проверка голоса.", target)
    info = soundfile.info(target)
    assert info.samplerate == 22050
    assert info.duration == pytest.approx(seconds, abs=0.1)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [target.name]


def test_an_unknown_format_and_an_empty_text_are_refused(tmp_path: Path) -> None:
    for name in ("first.xyz", "first.raw", "first"):
        with pytest.raises(UsageError, match=f"{name}: no such sound format"):
            say(load_card("espeak"), "Да.", tmp_path / name)
    with pytest.raises(BriefingError, match="nothing in the text"):
        say(load_card("espeak"), "***", tmp_path / "first.wav")
