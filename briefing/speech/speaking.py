"""Speaking a script: takes in order, as they arrive.

What the store has is taken from it; the rest goes to workers, a bounded number of utterances ahead of the listener. A
take is stored by its worker, or, where that is on another machine, the moment it comes back, whether anybody waits for
it or not: a run that ends early loses only what was being spoken.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from briefing.episode import Script, Take, Utterance
from briefing.errors import BriefingError, VoiceError
from briefing.speech import models
from briefing.speech.cards import VoiceCard
from briefing.speech.casting import Cast
from briefing.speech.cluster import ClusterWorkers
from briefing.speech.engines.base import EngineError, TooLongError
from briefing.speech.home import takes_folder
from briefing.speech.leases import lease
from briefing.speech.progress import Progress, Tally
from briefing.speech.settings import SpeechSettings
from briefing.speech.shared_takes import SharedTakeStore
from briefing.speech.takes import StoredTake, Takes, TakeStore
from briefing.speech.utterances import Unspoken, plan, split
from briefing.speech.workers import LocalWorkers, perform
from briefing.telling import Tell, unheard
from briefing.translation import tr

_AHEAD = 8  # utterances in work or waiting, a worker: enough to speak on while the listener writes a chapter
_TRIES = 2  # times that the same utterance may take its worker with it
_DEATHS = 4  # times in a row that workers may die without a take in between
_MUTE = 3  # words in a row that an engine may fail at before it has to say a plain one
_PLAIN = "да."


def speak(
    script: Script,
    card: VoiceCard,
    settings: SpeechSettings | None = None,
    *,
    jobs: int | None = None,
    workers: Executor | None = None,
    commercial: bool = False,
    progress: Progress | None = None,
    tell: Tell | None = None,
    fetching: models.Fetching = lambda fetched: None,
) -> Generator[Take, None, None]:
    """Speak a script: its takes in order, each as soon as it is there.

    `card` is the voice of the chapters that name none. `jobs` is the number of workers, None for one a core; `workers`
    an executor of the caller's own, which is left open. `commercial`: refuse voices whose licence forbids commercial
    use. `tell` gets a line for all that will not be heard, `fetching` is told of a model's download.

    Raises VoiceError (no such voice, its engine fails) and BriefingError (the disk is full; in strict mode, something
    can't be said). Close the iterator to end the workers before it is exhausted.
    """
    settings = settings or SpeechSettings()
    cast = Cast(script, card, settings, commercial)
    with _working(workers, settings, jobs or os.cpu_count() or 1) as (executor, at_once):
        speaker = _Speaker(script, cast, settings, executor, at_once, tell or unheard)
        sentences = sum(len(chapter.sentences) for chapter in script.chapters)
        cast.prepare(executor, min(at_once, sentences), fetching, tell or unheard)
        yield from speaker.takes(progress or (lambda spoken: None))


@contextmanager
def _working(workers: Executor | None, settings: SpeechSettings, jobs: int) -> Iterator[tuple[Executor, int]]:
    """Give an executor, and how many tasks it does at once; end it afterwards unless it is the caller's."""
    if workers:
        yield workers, jobs
        return
    own: LocalWorkers | ClusterWorkers = LocalWorkers(jobs)
    if settings.cluster:
        own = ClusterWorkers(settings.cluster)
        jobs = own.threads
    try:
        yield own, jobs
    finally:
        own.shutdown(cancel_futures=True)


def _store(settings: SpeechSettings) -> Takes:
    store = TakeStore(takes_folder())
    lease(store.folder)
    return SharedTakeStore(store, settings.takes) if settings.takes else store


@dataclass(slots=True)
class _Slot:
    """An utterance on its way: in the store already, or in work."""

    utterance: Utterance
    key: str
    stored: StoredTake | None = None
    future: Future[bytes] | None = None
    tries: int = 0


class _Speaker:
    """One run over one script."""

    def __init__(
        self, script: Script, cast: Cast, settings: SpeechSettings, workers: Executor, at_once: int, tell: Tell
    ) -> None:
        self._script = script
        self._cast = cast
        self._strict = settings.strict
        self._store = _store(settings)
        self._workers = workers
        self._ahead = _AHEAD * at_once
        self._tell = tell
        self._in_work: dict[str, Future[bytes]] = {}  # by key
        self._deaths = 0
        self._mute = 0

    def takes(self, progress: Progress) -> Iterator[Take]:
        """All takes in order."""
        planned = plan(self._script, self._cast.voice_of)
        for unspoken in planned.unspoken:
            self._miss(unspoken)
        tally = Tally(planned.utterances)
        waiting = deque(planned.utterances)
        window: deque[_Slot] = deque()
        while waiting or window:
            while waiting and len(window) < self._ahead:
                window.extend(self._open(waiting.popleft()))
            slot = window.popleft()
            try:
                stored = self._finish(slot)
            except EngineError as error:
                window.extendleft(reversed(self._halves(slot, error)))
                continue
            chapter = self._script.chapters[slot.utterance.parts[0].chapter]
            progress(tally.add(slot.utterance, stored, chapter.title, cached=slot.stored is not None))
            yield Take(slot.utterance, stored.path, stored.sample_rate, stored.frames)

    def _open(self, utterance: Utterance) -> list[_Slot]:
        """Find an utterance in the store or give it to a worker; in halves, where it is known to be too long."""
        key = self._cast.key_of(utterance)
        slot = _Slot(utterance, key, self._store.find(key))
        if slot.stored is None:
            halves = split(utterance) if self._store.is_split(key) else None
            if halves:
                return [each for half in halves for each in self._open(half)]
            self._submit(slot)
        return [slot]

    def _submit(self, slot: _Slot) -> None:
        """Give a slot's task to a worker; once, however often the same stands in the script."""
        slot.tries += 1
        slot.future = self._in_work.get(slot.key)
        if slot.future is None:
            slot.future = self._workers.submit(perform, self._cast.task_of(slot.utterance, slot.key))
            self._in_work[slot.key] = slot.future
            slot.future.add_done_callback(lambda done: self._keep(slot.key, done))

    def _keep(self, key: str, future: Future[bytes]) -> None:
        """Store a take when it comes back; in the executor's thread."""
        if not future.cancelled() and future.exception() is None:
            with suppress(BriefingError):  # `_finish` stores it again, where the error can be raised
                self._store.put(key, future.result())

    def _finish(self, slot: _Slot) -> StoredTake:
        """Wait for a slot's take. EngineError: it can't be had in one piece."""
        while slot.future is not None:
            try:
                flac = slot.future.result()
            except CancelledError as error:
                raise BriefingError(tr("the workers are gone; run the same again to go on")) from error
            except BrokenExecutor as error:
                self._in_work.pop(slot.key, None)
                self._count_death(slot, error)
                self._submit(slot)
            else:
                self._in_work.pop(slot.key, None)
                self._deaths = self._mute = 0
                return self._store.find(slot.key) or self._store.put(slot.key, flac)
        if slot.stored is None:
            raise RuntimeError("a slot was neither stored nor submitted")
        return slot.stored

    def _count_death(self, slot: _Slot, error: BrokenExecutor) -> None:
        """A worker died, maybe of this utterance. EngineError: it did so again. VoiceError: they all do."""
        self._deaths += 1
        if self._deaths >= _DEATHS:
            message = tr("voice {name}: its worker processes die; is there too little memory? Try --jobs 1")
            raise VoiceError(message.format(name=slot.utterance.voice)) from error
        if slot.tries >= _TRIES:
            raise EngineError(tr("the worker process died of it")) from error

    def _halves(self, slot: _Slot, error: EngineError) -> list[_Slot]:
        """Speak in two what can't be spoken in one; report a word that can't be spoken at all."""
        self._in_work.pop(slot.key, None)
        too_long = isinstance(error, TooLongError)
        halves = split(slot.utterance) if too_long or " " in slot.utterance.text else None
        if halves:
            if too_long:
                self._store.mark_split(slot.key)
            return [each for half in halves for each in self._open(half)]
        self._mute += 1
        if self._mute >= _MUTE:
            self._prove_engine(slot.utterance)
        part = slot.utterance.parts[0]
        title = self._script.chapters[part.chapter].title
        self._miss(Unspoken(title, part.sentence + 1, f"{slot.utterance.text} ({error})"))
        return []

    def _prove_engine(self, failed: Utterance) -> None:
        """Let the voice that failed at an utterance say a plain word. VoiceError: it fails at that, too."""
        plain = replace(failed, text=_PLAIN)
        try:
            self._workers.submit(perform, self._cast.task_of(plain, self._cast.key_of(plain))).result()
        except (EngineError, BrokenExecutor) as error:
            message = tr("voice {name}: its engine fails: {reason}")
            raise VoiceError(message.format(name=failed.voice, reason=error)) from error
        self._mute = 0

    def _miss(self, unspoken: Unspoken) -> None:
        """Report what will not be heard; in strict mode it is an error."""
        message = tr("chapter “{chapter}”, sentence {number}: the voice can't say {what!r}, it is left out")
        line = message.format(chapter=unspoken.chapter, number=unspoken.sentence, what=unspoken.what)
        if self._strict:
            raise BriefingError(tr("{line}; correct the text, or allow it without --strict").format(line=line))
        self._tell(line)
