"""Takes become the master: mixed and encoded while they still arrive, measured, corrected where it misses."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from briefing.episode import AudioFile, Chapter, Master, Script, Tags, Take
from briefing.errors import BriefingError
from briefing.mixing import ffmpeg
from briefing.mixing.audio_formats import formats_named, kbps
from briefing.mixing.containers import put_together
from briefing.mixing.correction import Encoding, corrected, first_encoding, misses
from briefing.mixing.disk_space import check_disk_space
from briefing.mixing.encoder import Encoder, pcm
from briefing.mixing.jingles import Jingles
from briefing.mixing.limiter import Limiter
from briefing.mixing.measurement import Measurement, measure
from briefing.mixing.pictures import read_picture
from briefing.mixing.progress import Mixed, Progress, Step, unwatched, watched
from briefing.mixing.reel import render
from briefing.mixing.resampling import RATE, Samples
from briefing.mixing.settings import MixSettings
from briefing.mixing.timeline import Element, Timeline
from briefing.telling import Tell, unheard
from briefing.translation import tr

_MOST_CORRECTIONS = 2


def master(
    takes: Iterable[Take],
    script: Script,
    *,
    settings: MixSettings,
    formats: Sequence[str],
    tags: Tags,
    folder: Path,
    tell: Tell = unheard,
    progress: Progress = unwatched,
) -> Master:
    """Mix takes, in order, into `folder`/episode.<format> for each of `formats`.

    Takes may still be spoken: they are asked for one by one, and encoded as they come, in constant memory. The same
    takes, script, settings and tags give the same bytes. Raises BriefingError where the disk has no room, a take can't
    be read or ffmpeg fails; then no half-written file is left.
    """
    wanted = formats_named(formats)
    check_disk_space(folder, script, settings, wanted)
    for chapter in script.chapters:
        if chapter.picture:
            read_picture(chapter.picture)  # refused now rather than when all is spoken
    jingles = Jingles(settings)
    timeline = Timeline(script, settings, jingles, tell)
    elements: list[Element] = []  # kept for a second encoding: places, not sound

    def first_time() -> Iterator[Element]:
        for element in _placed(timeline, takes):
            elements.append(element)
            yield element

    todo = [first_encoding(each, folder, settings) for each in wanted]
    try:
        _encode(_sound(first_time(), timeline, settings, jingles), todo, settings)

        def sound() -> Iterator[Samples]:
            return watched(_sound(elements, timeline, settings, jingles), timeline.end, progress)

        measured = _on_target(todo, sound, settings, _Meter(timeline.end / RATE, progress))
        by_name = {encoding.wanted.name: (encoding, result) for encoding, result in measured.items()}
        files = tuple(_finish(*by_name[each.name], tags, timeline, folder) for each in wanted)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ffmpeg.disk_full(folder) from error
        raise
    finally:
        for encoding in todo:
            encoding.path.unlink(missing_ok=True)
    return Master(files=files, chapters=_chapters(timeline, files[0].duration_s), cues=timeline.cues)


def _on_target(
    encodings: Sequence[Encoding], sound: Callable[[], Iterator[Samples]], settings: MixSettings, meter: _Meter
) -> dict[Encoding, Measurement]:
    """Measure encodings, and encode those again whose loudness or peaks miss the target."""
    measured = meter.measured(encodings)
    for _ in range(_MOST_CORRECTIONS):
        missed = [each for each in measured if misses(measured[each].loudness, settings)]
        if not missed:
            break
        again = [corrected(each, measured.pop(each).loudness, settings) for each in missed]
        _encode(sound(), again, settings)
        measured |= meter.measured(again)
    return measured


@dataclass(frozen=True, slots=True)
class _Meter:
    """Measures encodings of `seconds` seconds of sound, and tells how far it is."""

    seconds: float
    progress: Progress

    def measured(self, encodings: Sequence[Encoding]) -> dict[Encoding, Measurement]:
        """Measure one after the other."""
        return {each: measure(each.path, self._hearing(at, len(encodings))) for at, each in enumerate(encodings)}

    def _hearing(self, before: int, count: int) -> Callable[[float], None]:
        def heard(seconds: float) -> None:
            self.progress(Mixed(Step.MEASURING, (before + min(1.0, seconds / self.seconds)) / count))

        return heard


def _placed(timeline: Timeline, takes: Iterable[Take]) -> Iterator[Element]:
    for take in takes:
        yield from timeline.place(take)
    yield from timeline.close()
    if not timeline.end:
        raise BriefingError(tr("there is nothing to mix: no sentence was spoken"))


def _sound(
    elements: Iterable[Element], timeline: Timeline, settings: MixSettings, jingles: Jingles
) -> Iterator[Samples]:
    """Give the whole mix, to the silence at its end."""
    frames = 0
    for block in render(elements, settings, jingles.reaches_back):
        frames += len(block)
        yield block
    yield np.zeros(timeline.end - frames, dtype=np.float32)


def _encode(blocks: Iterable[Samples], encodings: Sequence[Encoding], settings: MixSettings) -> None:
    """Encode the mix in all formats at once; those that want the same gain and ceiling share the limiter's work."""
    with ExitStack() as running:
        lanes: dict[tuple[float, float], _Lane] = {}
        for each in encodings:
            level = (each.gain_db, each.ceiling_dbtp)
            lane = lanes.setdefault(level, _Lane(Limiter(*level), settings.channels, []))
            rate = kbps(each.wanted, settings)
            encoder = Encoder(each.wanted, each.path, bit_rate_kbps=rate, channels=settings.channels)
            lane.encoders.append(running.enter_context(encoder))
        for block in blocks:
            for lane in lanes.values():
                lane.write(block)
        for lane in lanes.values():
            lane.finish()


@dataclass(frozen=True, slots=True)
class _Lane:
    """Encoders that are given the same sound."""

    limiter: Limiter
    channels: int
    encoders: list[Encoder]

    def write(self, block: Samples) -> None:
        self._hand_on(self.limiter.limit(block))

    def finish(self) -> None:
        self._hand_on(self.limiter.finish())
        for encoder in self.encoders:
            encoder.finish()

    def _hand_on(self, samples: Samples) -> None:
        data = pcm(samples, self.channels)
        for encoder in self.encoders:
            encoder.write(data)


def _finish(encoding: Encoding, result: Measurement, tags: Tags, timeline: Timeline, folder: Path) -> AudioFile:
    """Tag a measured encoding and put it in place."""
    wanted = encoding.wanted
    target = folder / f"episode.{wanted.name}"
    put_together(encoding.path, target, wanted, tags, _chapters(timeline, result.duration_s))
    return AudioFile(
        path=target,
        format=wanted.name,
        mime=wanted.mime,
        bytes=target.stat().st_size,
        duration_s=result.duration_s,
        loudness=result.loudness,
    )


def _chapters(timeline: Timeline, duration_s: float) -> tuple[Chapter, ...]:
    """Give the chapters, the last to the end of the file (a codec may round its length up)."""
    *before, last = timeline.chapters
    return (*before, replace(last, end_s=duration_s))
