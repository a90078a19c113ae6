from __future__ import annotations

import time
from pathlib import Path

import pytest
import silero_standin
from loopback import silent_host

from briefing.errors import VoiceError
from briefing.speech import all_cards, card_files, choose_voice, choosing, identity, models
from briefing.speech.card_files import load_card
from briefing.speech.engines import festival


@pytest.fixture
def without_festival(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(festival, "find", lambda voice: None)


@pytest.fixture
def with_festival(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(festival, "find", lambda voice: festival.Installation("festival", "2.5", tmp_path))


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue whose Silero voices are stand-ins at addresses that a test may give them."""
    folder = tmp_path / "voices"
    folder.mkdir()
    for card in all_cards():
        if card.engine != "silero" and card.path:
            (folder / card.path.name).write_bytes(card.path.read_bytes())
    monkeypatch.setattr(card_files, "shipped_folder", lambda: folder)
    return folder


def offer(folder: Path, model: Path | str) -> None:
    silero_standin.write_card(folder / "xenia.toml", model, name="xenia")
    silero_standin.write_card(folder / "ru_ekaterina.toml", model, name="ru_ekaterina", commercial=True)


def test_auto_takes_silero_where_it_can_be_fetched(catalogue: Path, silero_model: Path) -> None:
    offer(catalogue, silero_model)
    choice = choose_voice("auto")
    assert choice.card.name == "xenia"
    assert choice.reason == "voice: xenia (silero), licence CC-BY-NC-SA-4.0, not for commercial use: the best there is"
    assert "not fetched yet" not in identity(choice.card)


def test_auto_takes_a_free_voice_for_commercial_use(catalogue: Path, silero_model: Path) -> None:
    offer(catalogue, silero_model)
    assert choose_voice("auto", commercial=True).card.name == "ru_ekaterina"


@pytest.mark.usefixtures("with_festival")
def test_auto_takes_festival_where_the_model_cannot_be_had_and_says_why(catalogue: Path, tmp_path: Path) -> None:
    offer(catalogue, tmp_path / "none.pt")
    choice = choose_voice("auto")
    assert choice.card.name == "festival"
    assert "LicenseRef-festvox-ru" in choice.reason and "none.pt: the model can't be copied" in choice.reason


@pytest.mark.usefixtures("without_festival")
def test_auto_takes_espeak_at_the_worst_and_says_how_to_get_better(catalogue: Path, tmp_path: Path) -> None:
    offer(catalogue, tmp_path / "none.pt")
    choice = choose_voice("auto")
    assert choice.card.name == "espeak"
    assert "apt-get install festival festvox-ru" in choice.reason


@pytest.mark.usefixtures("with_festival")
def test_auto_waits_ten_seconds_for_a_silent_host_and_then_not_at_all(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFING_OFFLINE")
    with silent_host() as host:
        offer(catalogue, host.url)
        began = time.monotonic()
        assert choose_voice("auto").card.name == "festival"
        assert time.monotonic() - began > 9
        assert len(host.connections) == 1  # both Silero voices are there: it was asked for one
        silero_standin.write_card(catalogue / "ru_roman.toml", host.url, name="ru_roman", model_name="another")
        for _turn in range(2):
            assert choose_voice("auto").reason.count("does not answer") == 1, "of one host it is told once"
        assert len(host.connections) == 1


@pytest.mark.usefixtures("with_festival")
def test_auto_takes_an_installed_voice_though_its_host_is_silent(
    catalogue: Path, tmp_path: Path, silero_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(catalogue, tmp_path / "none.pt")
    silero_standin.write_card(catalogue / "zoya.toml", silero_model, name="zoya", model_name="zoya")
    model = load_card("zoya").model
    assert model is not None
    models.fetch(model)
    monkeypatch.setattr(models, "is_left_alone", lambda model: True)
    assert choose_voice("auto").card.name == "zoya"


@pytest.mark.usefixtures("with_festival")
def test_without_the_network_nobody_is_asked(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFING_OFFLINE")
    with silent_host() as host:
        offer(catalogue, host.url)
        assert choose_voice("auto", network=False).card.name == "festival"
        with pytest.raises(VoiceError, match="not installed"):
            choose_voice("xenia", network=False)
        assert host.connections == []


@pytest.mark.usefixtures("without_festival")
def test_auto_never_sinks_below_the_last_episodes_engine(catalogue: Path, tmp_path: Path) -> None:
    offer(catalogue, tmp_path / "none.pt")
    assert choose_voice("auto", last_engine="espeak").card.name == "espeak"
    for last in ("festival", "silero"):
        with pytest.raises(VoiceError, match=f"spoken by {last}, now there is only espeak .*--voice espeak"):
            choose_voice("auto", last_engine=last)
        assert choose_voice("espeak", last_engine=last).card.name == "espeak"


def test_auto_rises_above_the_last_episodes_engine(catalogue: Path, silero_model: Path) -> None:
    offer(catalogue, silero_model)
    assert choose_voice("auto", last_engine="espeak").card.name == "xenia"


def test_a_named_voice_never_falls_back(catalogue: Path, tmp_path: Path) -> None:
    offer(catalogue, tmp_path / "none.pt")
    with pytest.raises(VoiceError, match="can't be copied"):
        choose_voice("xenia")
    with pytest.raises(VoiceError, match="unknown"):
        choose_voice("nobody")


def test_a_named_voice_has_to_be_allowed(catalogue: Path, silero_model: Path) -> None:
    offer(catalogue, silero_model)
    with pytest.raises(VoiceError, match="forbids commercial use"):
        choose_voice("xenia", commercial=True)


def test_missing_packages_are_named(catalogue: Path, silero_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.speech.engines import silero

    offer(catalogue, silero_model)
    monkeypatch.setattr(silero.util, "find_spec", lambda name: None)
    with pytest.raises(VoiceError, match="xenia: torch is missing; install this program with its extra `silero`"):
        choose_voice("xenia")


def test_auto_prefers_what_is_recommended() -> None:
    assert [card.name for card in choosing.candidates(False)] == ["xenia", "ru_karina", "festival", "espeak"]
    for card in choosing.candidates(True):
        assert card.commercial and (card.recommended or card.engine != "silero")
    recommended = [card for card in all_cards() if card.recommended and card.commercial]
    assert 2 <= len(recommended) <= 3 and all(card.licence == "MIT" for card in recommended)
