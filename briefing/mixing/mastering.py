"""Takes become the master: mixed and measured while they still arrive, then encoded and checked.

After an edit the whole is encoded anew. Where one sentence in nine minutes was replaced, 7 % of the MP3's frames came
out as they had been, most of them silence: a sentence moves what follows by some fraction of a frame (1152 samples),
the gain hangs on the whole mix, and a take's level on what its voice sounded like before. Frames could be kept if
chapters began on the grid of frames and gains were rounded; that would save LAME's part, seven seconds of an hour.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from briefing.episode import AudioFile, Chapter, Master, Script, Tags, Take
from briefing.errors import BriefingError
from briefing.mixing import ffmpeg
from briefing.mixing.ahead import listened
from briefing.mixing.audio_formats import formats_named, kbps
from briefing.mixing.blas import one_thread
from briefing.mixing.containers import put_together
from briefing.mixing.correction import Encoding, corrected, first_encoding, misses
from briefing.mixing.disk_space import check_disk_space
from briefing.mixing.encoder import Encoder, FfmpegEncoder
from briefing.mixing.jingles import Jingles
from briefing.mixing.lame import LameEncoder
from briefing.mixing.limiter import Limiter
from briefing.mixing.measurement import Measurement, Steps
from briefing.mixing.pictures import read_picture
from briefing.mixing.progress import Progress, Step, unwatched, watched
from briefing.mixing.reel import render
from briefing.mixing.resampling import RATE, Samples
from briefing.mixing.segments import finished
from briefing.mixing.settings import MixSettings
from briefing.mixing.tape import Tape
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

    Takes may still be spoken: they are asked for one by one, and mixed as they come, in constant memory. How loud the
    whole mix is decides the gain of its encoding, so that begins with the last take. The same takes, script, settings
    and tags give the same bytes. Raises BriefingError where the disk has no room, a take can't be read or ffmpeg fails;
    then no half-written file is left.
    """
    wanted = formats_named(formats)
    check_disk_space(folder, script, settings, wanted)
    for chapter in script.chapters:
        if chapter.picture:
            read_picture(chapter.picture)  # refused now rather than when all is spoken
    jingles = Jingles(settings)
    timeline = Timeline(script, settings, jingles, tell)
    with one_thread(), Tape(folder) as tape, ExitStack() as working_files:
        try:
            mix_lufs = _mixed(render(_placed(timeline, takes), settings, jingles.reaches_back), timeline, tape)
            todo = [first_encoding(each, folder, settings, tape, mix_lufs, progress) for each in wanted]
            for encoding in todo:
                working_files.callback(encoding.path.unlink, missing_ok=True)
            measured = _on_target(todo, tape, settings, progress)
            by_name = {encoding.wanted.name: (encoding, result) for encoding, result in measured.items()}
            files = tuple(_finish(*by_name[each.name], tags, timeline, folder) for each in wanted)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise ffmpeg.disk_full(folder) from error
            raise
    return Master(files=files, chapters=_chapters(timeline, files[0].duration_s), cues=timeline.cues)


def _placed(timeline: Timeline, takes: Iterable[Take]) -> Iterator[Element]:
    with closing(listened(takes)) as heard:
        for take, sound in heard:
            yield from timeline.place(take.utterance, sound)
    yield from timeline.close()
    if not timeline.end:
        raise BriefingError(tr("there is nothing to mix: no sentence was spoken"))


def _mixed(blocks: Iterable[Samples], timeline: Timeline, tape: Tape) -> float:
    """Put the whole mix on tape, to the silence at its end; give its loudness in LUFS."""
    steps = Steps()

    def put(block: Samples) -> None:
        tape.write(block)
        steps.hear(block[:, None], RATE)

    for block in blocks:
        put(block)
    while silence := min(timeline.end - tape.frames, RATE):
        put(np.zeros(silence, dtype=np.float32))
    return steps.lufs


def _on_target(
    encodings: Sequence[Encoding], tape: Tape, settings: MixSettings, progress: Progress
) -> dict[Encoding, Measurement]:
    """Encode the mix, and encode again what misses the target in spite of all."""
    measured = _encoded(watched(tape.blocks(), tape.frames, Step.ENCODING, progress), tape.frames, encodings, settings)
    for _ in range(_MOST_CORRECTIONS):
        missed = [each for each in measured if misses(each, measured[each].loudness, settings)]
        if not missed:
            break
        again = [corrected(each, measured.pop(each).loudness, settings) for each in missed]
        blocks = watched(tape.blocks(), tape.frames, Step.LEVELLING, progress)
        measured |= _encoded(blocks, tape.frames, again, settings)
    return measured


def _encoded(
    blocks: Iterable[Samples], frames: int, encodings: Sequence[Encoding], settings: MixSettings
) -> dict[Encoding, Measurement]:
    """Encode a mix in all formats at once, and measure what came of it: an MP3 while it is written.

    Those that want the same gain and ceiling share the limiter's work.
    """
    with ExitStack() as running:
        lanes: dict[tuple[float, float], _Lane] = {}
        encoders: dict[Encoding, Encoder] = {}
        for each in encodings:
            encoders[each] = running.enter_context(_encoder(each, frames, settings))
            level = (each.gain_db, each.ceiling_dbtp)
            lane = lanes.setdefault(level, _Lane(Limiter(*level), settings.channels, []))
            lane.encoders.append(encoders[each])
        for block in blocks:
            for lane in lanes.values():
                lane.write(block)
        for lane in lanes.values():
            lane.finish()
        with ThreadPoolExecutor(len(encodings)) as pool:
            measured = pool.map(lambda encoder: encoder.measurement(), encoders.values())
            return dict(zip(encoders, measured, strict=True))


def _encoder(encoding: Encoding, frames: int, settings: MixSettings) -> Encoder:
    rate = kbps(encoding.wanted, settings)
    if encoding.wanted.name == "mp3":
        return LameEncoder(encoding.path, bit_rate_kbps=rate, channels=settings.channels, length=frames)
    return FfmpegEncoder(encoding.wanted, encoding.path, bit_rate_kbps=rate, channels=settings.channels)


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
        sound = finished(samples, self.channels)
        for encoder in self.encoders:
            encoder.write(sound.raw_data)


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
