"""espeak-ng and Festival, the real ones."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress

import numpy as np
import pytest

from briefing.errors import VoiceError
from briefing.speech import identity, installed, load_card
from briefing.speech.engines import engine_of
from briefing.speech.engines.base import Engine, EngineError
from briefing.speech.engines.festival import Festival
from briefing.speech.settings import Prosody, SpeechSettings

PLAIN = Prosody()


def build(name: str) -> Engine:
    card = load_card(name)
    if not installed(card):
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing")
        pytest.skip(f"{name} is missing")
    return engine_of(card).build(card, SpeechSettings())


@pytest.fixture(params=["espeak", "festival"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    engine = build(request.param)
    yield engine
    engine.close()


@pytest.fixture
def festival() -> Iterator[Festival]:
    engine = build("festival")
    assert isinstance(engine, Festival)
    yield engine
    engine.close()


def test_it_speaks(engine: Engine) -> None:
    samples = engine.speak("Добрый день, это проверка голоса.", PLAIN)
    assert samples.dtype == np.int16 and samples.ndim == 1
    assert 16000 < samples.size < 120000
    assert np.abs(samples.astype(int)).max() > 3000


def test_the_same_text_gives_the_same_samples_whatever_was_spoken_before(engine: Engine) -> None:
    first = engine.speak("Добрый день.", PLAIN)
    engine.speak("Совсем другое предложение, и подлиннее!", PLAIN)
    assert np.array_equal(engine.speak("Добрый день.", PLAIN), first)


def test_a_stress_mark_is_heard(engine: Engine) -> None:
    assert not np.array_equal(engine.speak("Больш+ая дом+а.", PLAIN), engine.speak("Б+ольшая д+ома.", PLAIN))


def test_espeak_changes_rate_and_pitch() -> None:
    espeak = build("espeak")
    plain = espeak.speak("Добрый день, это проверка.", PLAIN)
    assert espeak.speak("Добрый день, это проверка.", Prosody(rate="slow")).size > 1.1 * plain.size
    assert not np.array_equal(espeak.speak("Добрый день, это проверка.", Prosody(pitch="low")), plain)


def test_festival_starts_once_and_again_when_it_dies(festival: Festival) -> None:
    before = festival.speak("Добрый день.", PLAIN)
    process = festival._process.running
    assert process is not None
    festival.speak("И ещё раз.", PLAIN)
    assert festival._process.running is process
    os.kill(process.pid, signal.SIGKILL)
    assert np.array_equal(festival.speak("Добрый день.", PLAIN), before)


def test_festival_ends_with_its_engine(festival: Festival) -> None:
    festival.speak("Да.", PLAIN)
    process = festival._process.running
    assert isinstance(process, subprocess.Popen)
    festival.close()
    assert process.poll() is not None


def test_what_festival_makes_no_sound_of_is_an_error_and_the_next_text_is_spoken(festival: Festival) -> None:
    with pytest.raises(EngineError):
        festival.speak(".", PLAIN)
    assert festival.speak("Добрый день.", PLAIN).size > 8000


def test_quotes_cannot_leave_their_text(festival: Festival) -> None:
    with suppress(EngineError):
        festival.speak('Да") (exit) (print "\\', PLAIN)
    assert festival._process.running is not None and festival._process.running.poll() is None


def test_a_missing_festival_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.speech.engines import festival

    monkeypatch.setenv("PATH", "")
    festival.find.cache_clear()
    try:
        with pytest.raises(VoiceError, match="apt-get install festival festvox-ru"):
            build_anyway = engine_of(load_card("festival")).build
            build_anyway(load_card("festival"), SpeechSettings())
    finally:
        festival.find.cache_clear()


def test_identities_tell_voices_apart() -> None:
    assert identity(load_card("espeak")).startswith("espeak-ng ")
    if installed(load_card("festival")):
        assert identity(load_card("festival")).startswith("festival 2")
    assert identity(load_card("xenia")) != identity(load_card("aidar"))
    assert identity(load_card("xenia")) != identity(load_card("xenia"), SpeechSettings(put_yo=False))
