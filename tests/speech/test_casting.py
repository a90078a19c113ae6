"""Which card speaks a chapter: the catalogue's and the configuration's, never one that a document brings along."""

from __future__ import annotations

from pathlib import Path

import pytest
import silero_standin
from speech_scripts import script_of

from briefing.errors import VoiceError
from briefing.settings import load_settings
from briefing.speech import guests, load_card
from briefing.speech.settings import SpeechSettings

DOCUMENT = "# Погода {{voice={voice}}}\n\nСегодня будет ясно и тепло.\n"


@pytest.fixture
def here(briefing, tmp_path: Path) -> Path:
    return tmp_path / "here"


def test_a_document_never_brings_a_card_along(briefing, here: Path, silero_card: Path, silero_calls: Path) -> None:
    (here / "golos.toml").write_bytes(silero_card.read_bytes())
    (here / "doc.md").write_text(DOCUMENT.format(voice="golos.toml"), encoding="utf-8")
    done = briefing("make", "doc.md", "--voice", "espeak")
    assert done.returncode == 4, done.stderr
    assert "voice 'golos.toml': a document names voices of the list" in done.stderr
    assert not silero_calls.exists()


@pytest.mark.parametrize("name", ["{card}", "./card.toml", "../here/card.toml", "standin", "xenia.toml", "auto", ""])
def test_nothing_but_a_known_name_is_a_voice(silero_card: Path, name: str) -> None:
    script = script_of(["Да, это так."], voices=(name.format(card=silero_card),))
    with pytest.raises(VoiceError, match="a document names voices of the list"):
        guests(script, load_card("espeak"), SpeechSettings())


def test_a_voice_mistyped_in_a_document_is_refused_with_the_nearest() -> None:
    with pytest.raises(VoiceError, match=r"voice 'bay': .* \(did you mean baya, "):
        guests(script_of(["Да, это так."], voices=("bay",)), load_card("espeak"), SpeechSettings())


def test_a_script_from_others_brings_none_either(briefing, here: Path, silero_card: Path, silero_calls: Path) -> None:
    (here / "doc.md").write_text(DOCUMENT.format(voice="espeak"), encoding="utf-8")
    script = Path(briefing("make", "doc.md", "--script-only").stdout.strip())
    text = (here / script).read_text(encoding="utf-8")
    assert "{voice=espeak}" in text
    (here / script).write_text(text.replace("{voice=espeak}", f"{{voice={silero_card}}}"), encoding="utf-8")
    done = briefing("make", "--script", script, "--voice", "espeak")
    assert done.returncode == 4 and "a document names voices of the list" in done.stderr
    assert not silero_calls.exists()


def test_a_document_may_name_the_cards_of_the_configuration(tmp_path: Path) -> None:
    silero_standin.write_card(tmp_path / "own.toml", "file:///none.pt", name="own")
    (tmp_path / "briefing.toml").write_text('[speech]\ncards = ["own.toml"]\n', encoding="utf-8")
    settings = load_settings(tmp_path / "briefing.toml").speech
    (own,) = guests(script_of(["Да, это так."], voices=("own",)), load_card("espeak"), settings)
    assert own.path == tmp_path / "own.toml"


def test_a_name_that_two_cards_have_is_refused(tmp_path: Path) -> None:
    main = load_card(str(silero_standin.write_card(tmp_path / "a.toml", "file:///none.pt", name="xenia")))
    script = script_of(["Да, это так."], ["Нет, не так."], voices=(None, "xenia"))
    with pytest.raises(VoiceError, match=r"voice 'xenia': several cards have this name: .*a\.toml.*xenia\.toml"):
        guests(script, main, SpeechSettings())
    assert guests(script, load_card("xenia"), SpeechSettings()) == []
    assert [card.name for card in guests(script, load_card("espeak"), SpeechSettings())] == ["xenia"]
