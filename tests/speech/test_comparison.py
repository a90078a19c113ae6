"""`briefing voices compare`: one sentence by all installed voices, on a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import soundfile

from briefing.errors import UsageError, VoiceError
from briefing.speech import card_files
from briefing.speech.comparison import compare
from briefing.speech.settings import SpeechSettings


@pytest.fixture
def voices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue without a voice that is installed."""
    folder = tmp_path / "voices"
    folder.mkdir()
    monkeypatch.setattr(card_files, "shipped_folder", lambda: folder)
    return folder


def offer_espeak(folder: Path) -> None:
    card = Path(__file__).parents[2] / "voices" / "espeak.toml"
    text = card.read_text(encoding="utf-8").replace("[espeak]", "recommended = true\n[espeak]")
    if "stress =" not in text:  # that would load torch
        text = text.replace("[espeak]", 'stress = "none"\n[espeak]')
    (folder / "espeak.toml").write_text(text, encoding="utf-8")


def test_all_installed_voices_speak_on_one_page(voices: Path, tmp_path: Path) -> None:
    offer_espeak(voices)
    page = compare("Было <5> раз.", "было пять раз.", tmp_path / "heard", SpeechSettings())
    text = page.read_text(encoding="utf-8")
    assert re.findall(r'src="([^"]+)"', text) == ["espeak.mp3"]
    assert "Было &lt;5&gt; раз." in text and "espeak ★" in text and "мужской, механический" in text
    assert soundfile.info(tmp_path / "heard" / "espeak.mp3").duration > 0.5
    assert compare("Ещё раз.", "ещё раз.", tmp_path / "heard", SpeechSettings()) == page


@pytest.mark.usefixtures("voices")
def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "music").mkdir()
    (tmp_path / "music" / "song.mp3").write_bytes(b"mine")
    with pytest.raises(UsageError, match="there are other files in it"):
        compare("Да.", "да.", tmp_path / "music", SpeechSettings())
    assert [path.name for path in (tmp_path / "music").iterdir()] == ["song.mp3"]
    with pytest.raises(UsageError, match="not a folder"):
        compare("Да.", "да.", tmp_path / "music" / "song.mp3", SpeechSettings())


@pytest.mark.usefixtures("voices")
def test_without_a_voice_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="no voice is installed"):
        compare("Да.", "да.", tmp_path / "empty", SpeechSettings())
    assert not (tmp_path / "empty").exists()
