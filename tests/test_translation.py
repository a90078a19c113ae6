"""Messages in the user's language: numbers have a comma where Russian is spoken, a point where they are to be typed."""

from __future__ import annotations

import pytest

from briefing.errors import UsageError
from briefing.speech.settings import SpeechSettings
from briefing.translation import tr
from briefing.units import readable_bytes


@pytest.mark.parametrize(
    ("locale", "seconds", "speed", "size", "wrong"),
    [
        (
            "C.UTF-8",
            "2.1 s",
            "24.3× real time, 0:01 left",
            "145.4 MB",
            "speech.speed: 1.7 is out of range; choose 0.8 to 1.5",
        ),
        (
            "ru_RU.UTF-8",
            "2,1 с",
            "в 24,3 раза быстрее речи, осталось 0:01",
            "145,4 МБ",
            "speech.speed: 1.7 вне пределов; возможно от 0.8 до 1.5",
        ),
    ],
)
def test_numbers_are_written_as_the_language_does(
    monkeypatch: pytest.MonkeyPatch, locale: str, seconds: str, speed: str, size: str, wrong: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    from briefing import translation

    translation.speaks_russian.cache_clear()
    try:
        assert tr("{seconds:.1f} s").format(seconds=2.06) == seconds
        assert tr("{speed:.1f}× real time, {left} left").format(speed=24.3, left="0:01") == speed
        assert readable_bytes(145_420_684) == size
        with pytest.raises(UsageError) as refused:
            SpeechSettings(speed=1.7)
        assert str(refused.value) == wrong
    finally:
        monkeypatch.undo()
        translation.speaks_russian.cache_clear()
