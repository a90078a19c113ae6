"""Where everything is heard: takes are placed one after another, with the pause each boundary asks for.

Positions are frames at 48 kHz, counted as integers from the first to the last, so that nothing drifts.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace

from briefing.episode import Boundary, Chapter, Cue, Part, Script, Utterance
from briefing.mixing.analysis import Heard, Span, pauses, sound
from briefing.mixing.jingles import Jingles, Music
from briefing.mixing.levelling import Leveller
from briefing.mixing.resampling import RATE, Samples
from briefing.mixing.sentence_spans import sentence_spans
from briefing.mixing.settings import MixSettings
from briefing.telling import Tell
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a take, louder by `gain_db`, heard from frame `at` on."""

    samples: Samples = field(repr=False)
    gain_db: float
    at: int

    @property
    def end(self) -> int:
        """The first frame after the clip."""
        return self.at + len(self.samples)


Element = Clip | Music


@dataclass(slots=True)
class _Placed:
    """The last clip, whose end is still open: how much of its tail is kept depends on what follows."""

    clip: Clip
    sound_end: int  # on the timeline
    tail: int  # frames of the take after its last sound


def frames(seconds: float) -> int:
    """Turn seconds into frames."""
    return round(seconds * RATE)


class Timeline:
    """Places takes as they come; afterwards `chapters` and `cues` tell where all is."""

    def __init__(self, script: Script, settings: MixSettings, jingles: Jingles, tell: Tell) -> None:
        self._script = script
        self._settings = settings
        self._jingles = jingles
        self._tell = tell
        self._leveller = Leveller(settings)
        self._last: _Placed | None = None
        self._starts: list[tuple[int, int]] = []  # chapter of the script, frame of its mark
        self._cues: list[Cue] = []
        self.end = 0  # frames placed so far; the whole length once it is closed

    def place(self, utterance: Utterance, take: Heard) -> Iterator[Element]:
        """Place the next take; give what is settled by that: the clip before it, and music between the two."""
        samples = take.samples
        gain_db = self._leveller.gain_db(utterance.voice, take.lufs, len(samples) / RATE)
        threshold = self._settings.silence_dbfs - gain_db
        heard = sound(samples, threshold)
        if heard is None:
            self._tell(tr("silence was spoken for «{text}»").format(text=utterance.text))
            heard = Span(0, len(samples))
        chapter = utterance.parts[0].chapter
        opens_chapter = not self._starts or self._starts[-1][0] != chapter
        if self._last is None:
            sound_at = yield from self._open()
            lead = min(heard.start, sound_at, frames(self._settings.lead_in_s))
        else:
            sound_at, lead = yield from self._join(self._last, utterance.boundary, heard.start, opens_chapter)
        if opens_chapter:
            self._mark(chapter, sound_at)
        clip = Clip(samples[heard.start - lead :], gain_db, sound_at - lead)
        inner = pauses(samples[heard.start : heard.stop], threshold) if len(utterance.parts) > 1 else ()
        self._cue(utterance.parts, utterance.voice, sound_at, sentence_spans(utterance.parts, _length(heard), inner))
        self._last = _Placed(clip, sound_at + _length(heard), len(samples) - heard.stop)
        self.end = self._last.sound_end

    def close(self) -> Iterator[Element]:
        """End the episode: give the last clip and the closing music."""
        if self._last is None:
            return
        last, self._last = self._last, None
        quiet = frames(self._settings.lead_out_s)
        yield _cut(last, min(last.tail, quiet))
        self.end = last.sound_end + quiet
        music = self._jingles.after(last.sound_end)
        if music is not None:
            yield music
            self.end = max(self.end, music.end)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters that were heard, once the timeline is closed."""
        marks = [mark for _, mark in self._starts]
        ends = [*marks[1:], self.end]
        written = [self._script.chapters[index] for index, _ in self._starts]
        return tuple(
            Chapter(chapter.title, mark / RATE, end / RATE, chapter.link, chapter.picture)
            for chapter, mark, end in zip(written, marks, ends, strict=True)
        )

    @property
    def cues(self) -> tuple[Cue, ...]:
        """A cue for each sentence that was heard."""
        return tuple(self._cues)

    def _open(self) -> Generator[Element, None, int]:
        """Begin the episode; return where the first sound is heard."""
        music = self._jingles.before()
        quiet = frames(self._settings.lead_in_s)
        if music is None:
            return quiet
        yield music
        return music.speech_from + (0 if self._settings.duck else quiet)

    def _join(
        self, last: _Placed, boundary: Boundary, lead: int, opens_chapter: bool
    ) -> Generator[Element, None, tuple[int, int]]:
        """Settle the end of the last clip; return where the next sound is heard and how much lead it keeps."""
        pause = frames(self._settings.pause_s(boundary))
        music = self._jingles.between(last.sound_end, pause) if opens_chapter else None
        if music is not None:
            yield _cut(last, min(last.tail, pause // 2))
            yield music
            sound_at = music.speech_from + (0 if self._settings.duck else pause // 2)
            return sound_at, min(lead, pause // 2)
        own = last.tail + lead
        tail = last.tail if own <= pause else pause * last.tail // own
        yield _cut(last, tail)
        return last.sound_end + pause, min(lead, pause - tail)

    def _mark(self, chapter: int, sound_at: int) -> None:
        """Start a chapter a little before its first sound, but not before the end of what was said before."""
        mark = 0 if self._last is None else max(self._last.sound_end, sound_at - frames(self._settings.chapter_lead_s))
        self._starts.append((chapter, mark))

    def _cue(self, parts: tuple[Part, ...], voice: str, sound_at: int, spans: tuple[Span, ...]) -> None:
        """Note when each sentence is heard; `spans` count from the take's first sound, at frame `sound_at`."""
        for part, span in zip(parts, spans, strict=True):
            start, end = (sound_at + span.start) / RATE, (sound_at + span.stop) / RATE
            if not part.opens and self._cues:
                self._cues[-1] = replace(self._cues[-1], end_s=end)
                continue
            written = self._script.chapters[part.chapter].sentences[part.sentence].written
            self._cues.append(Cue(written, start, end, len(self._starts) - 1, voice))


def _length(span: Span) -> int:
    return span.stop - span.start


def _cut(placed: _Placed, tail: int) -> Clip:
    """Keep `tail` frames after the last sound of a clip."""
    clip = placed.clip
    return replace(clip, samples=clip.samples[: placed.sound_end - clip.at + tail])
