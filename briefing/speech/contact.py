"""First contact: a real voice on this machine held against what the program assumes of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.speech import models
from briefing.speech.alphabet import STRESS, fit
from briefing.speech.cards import VoiceCard
from briefing.speech.engines import engine_of
from briefing.speech.engines.base import Engine, EngineError, Observation, Traits
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.translation import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SENTENCE = "Сегодня в столице будет ясно и тепло."
_QUESTION = "Сегодня в столице будет ясно и тепло?"
_LONG = "Сегодня в столице будет ясно и тепло, а завтра с севера придут облака, и к вечеру начнётся долгий дождь."
_STRESSED = ("Больш+ая дом+а.", "Б+ольшая д+ома.")
_AUDIBLE = 1000  # of 32767: the loudest sample of a sentence
_SLOWER = 1.05  # how much longer `slow` is at least
_PER_LETTER_S = (0.02, 0.3)  # the pace of any reader


def first_contact(card: VoiceCard, settings: SpeechSettings) -> Iterator[Observation]:
    """Load the voice and try it, an observation a line; touches no network. Ends where nothing more can be tried."""
    lacking = engine_of(card).lacks(card)
    if lacking:
        yield Observation(tr("engine"), False, lacking, vital=True)
        return
    if card.model and not models.installed(card.model):
        remedy = tr("not installed: briefing voices install {voice}").format(voice=card.model.voice)
        yield Observation(tr("model"), False, remedy, vital=True)
        return
    began = time.perf_counter()
    try:
        engine = engine_of(card).build(card, settings)
    except BriefingError as error:
        yield Observation(tr("loading"), False, str(error), vital=True)
        return
    try:
        yield Observation(tr("loading"), True, tr("{seconds:.1f} s").format(seconds=time.perf_counter() - began))
        yield from engine_of(card).observe(card, settings)
        yield from _Trial(card, engine, settings).all()
    finally:
        engine.close()


class _Trial:
    """A few sentences spoken."""

    def __init__(self, card: VoiceCard, engine: Engine, settings: SpeechSettings) -> None:
        self._card = card
        self._engine = engine
        with ThreadPoolExecutor(1) as workers:
            self._traits: Traits = engine_of(card).traits(card, settings, workers, 1)

    def all(self) -> Iterator[Observation]:
        try:
            yield self._sentence()
            yield self._question()
            yield self._stress()
            if self._traits.prosody:
                yield self._prosody()
            yield self._speed()
        except (EngineError, BriefingError) as error:
            yield Observation(tr("speech"), False, str(error), vital=True)

    def _spoken(self, text: str, prosody: Prosody | None = None) -> NDArray[np.int16]:
        return self._engine.speak(fit(text, self._traits.symbols).text, prosody or Prosody())

    def _seconds(self, samples: NDArray[np.int16]) -> float:
        return float(samples.size) / self._card.sample_rate

    def _sentence(self) -> Observation:
        samples = self._spoken(_SENTENCE)
        seconds, peak = self._seconds(samples), int(abs(samples.astype(int)).max())
        pace = seconds / sum(map(str.isalpha, _SENTENCE))
        good = peak >= _AUDIBLE and _PER_LETTER_S[0] <= pace <= _PER_LETTER_S[1]
        detail = tr("{seconds:.1f} s of sound, its peak {peak:.0%} of full scale")
        return Observation(tr("a sentence"), good, detail.format(seconds=seconds, peak=peak / 32767), vital=not good)

    def _question(self) -> Observation:
        seen = self._told_apart(tr("a question"), _QUESTION, _SENTENCE)
        return seen if self._traits.intones else replace(seen, as_expected=True)  # others need not know any

    def _stress(self) -> Observation:
        if STRESS not in self._traits.symbols:
            return Observation(tr("stress marks"), False, tr("the voice knows none"))
        return self._told_apart(tr("stress marks"), *_STRESSED)

    def _told_apart(self, name: str, one: str, other: str) -> Observation:
        heard = self._spoken(one).tobytes() != self._spoken(other).tobytes()
        return Observation(name, heard, tr("heard") if heard else tr("not heard: it sounds the same without"))

    def _prosody(self) -> Observation:
        ratio = self._spoken(_SENTENCE, Prosody(rate="slow")).size / self._spoken(_SENTENCE).size
        return Observation(tr("slow speech"), ratio >= _SLOWER, tr("{ratio:.2f} × as long").format(ratio=ratio))

    def _speed(self) -> Observation:
        began = time.perf_counter()
        seconds = self._seconds(self._spoken(_LONG))
        pace = seconds / (time.perf_counter() - began)
        return Observation(tr("speed"), pace > 1, tr("{pace:.1f} × real time, one worker").format(pace=pace))
