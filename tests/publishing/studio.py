"""Real episodes for the tests: tones instead of speech, encoded by the real ffmpeg."""

from __future__ import annotations

import datetime
import os
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import imageio_ffmpeg
import pytest

from briefing.episode import (
    AudioFile,
    Boundary,
    Chapter,
    Cue,
    Loudness,
    Master,
    Script,
    ScriptChapter,
    Sentence,
    Source,
    Style,
)
from briefing.publishing import Manifest, PodcastSettings, Release, Slot, VoiceInfo, publish_episode, staging_folder

SENTENCE_S = 2.0  # of the tone that stands for a sentence; each has its own pitch

TEXT = (
    (
        "Вступление",
        (
            (
                "Президенты России и Казахстана встретятся в октябре.",
                "Повестка пока не объявлена, но её нетрудно предсказать.",
            ),
            ("Речь пойдёт об энергетике: Астана выбирает, кто построит вторую станцию.",),
        ),
    ),
    (
        "Путин, Токаев и «тихая дипломатия»",
        (
            (
                "Ещё недавно такие встречи проходили без камер.",
                "Теперь о них узнают заранее — и это тоже часть «тихой дипломатии».",
            ),
            (
                "В МИД говорят, что договорённости всё ещё обсуждаются.",
                "Эксперты, напротив, уверены: решено уже почти всё.",
            ),
        ),
    ),
    (
        "Что ещё могут обсудить два президента?",
        (
            ("Транспорт, хлеб и воду — три темы, которые касаются каждого.",),
            ("Об остальном стороны договорились молчать.", "Пока, по крайней мере."),
        ),
    ),
)

VOICE = VoiceInfo("xenia", "silero", "CC-BY-NC-4.0", "Голос: Silero, silero.ai", commercial=False)
SHOW = PodcastSettings(
    title="Тихая дипломатия",
    link="https://example.org/briefing/",
    author="Редакция",
    email="news@example.org",
    description="Обзор дня: главное из документов, прочитанное вслух.",
)


def make_script(text: object = TEXT) -> Script:
    chapters = []
    for number, (title, paragraphs) in enumerate(text):  # type: ignore[arg-type, var-annotated]
        sentences = []
        if number:
            sentences.append(Sentence(title, title, Boundary.CHAPTER, Style.HEADING))
        for paragraph in paragraphs:
            for place, written in enumerate(paragraph):
                boundary = Boundary.SENTENCE if place else Boundary.PARAGRAPH if sentences else Boundary.CHAPTER
                sentences.append(Sentence(written, written.lower(), boundary))
        chapters.append(ScriptChapter(title, tuple(sentences)))
    return Script("Тихая дипломатия", tuple(chapters))


def timetable(script: Script, sentence_s: float = SENTENCE_S) -> tuple[tuple[Chapter, ...], tuple[Cue, ...]]:
    chapters, cues, now = [], [], 0.0
    for index, chapter in enumerate(script.chapters):
        start = now
        for sentence in chapter.sentences:
            cues.append(Cue(sentence.written, now, now + sentence_s, index, "xenia"))
            now += sentence_s
        chapters.append(Chapter(chapter.title, start, now))
    return tuple(chapters), tuple(cues)


def pitch(sentence: int) -> int:
    """The tone, in Hz, that stands for a sentence."""
    return 400 + 100 * sentence


def encode(path: Path, sentences: int, sentence_s: float = SENTENCE_S) -> None:
    """Write an MP3 with a tone for each sentence."""
    tones = [f"sine=frequency={pitch(i)}:sample_rate=48000:duration={sentence_s}" for i in range(sentences)]
    inputs = [part for tone in tones for part in ("-f", "lavfi", "-i", tone)]
    subprocess.run(
        [
            imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *inputs,
            "-filter_complex", f"concat=n={sentences}:v=0:a=1", "-ac", "1", "-b:a", "128k",
            "-fflags", "+bitexact", "-flags:a", "+bitexact", str(path),
        ],
        check=True,
    )  # fmt: skip


@dataclass
class Studio:
    """Makes and publishes episodes into one output folder."""

    output: Path
    audio: Path
    settings: PodcastSettings = SHOW

    def publish(
        self,
        slug: str = "2026-11-23-tihaya-diplomatiya",
        *,
        title: str = "Тихая дипломатия: о чём молчат соседи",
        date: str = "2026-11-23",
        script: Script | None = None,
        script_text: str | None = None,
        audio: bytes | None = None,
        formats: tuple[str, ...] = ("mp3",),
        moment: datetime.datetime | None = None,
        embargo: bool = False,
    ) -> Manifest:
        script = script or make_script()
        chapters, cues = timetable(script)
        day = datetime.date.fromisoformat(date)
        zone = datetime.timezone(datetime.timedelta(hours=3))
        with staging_folder(self.output, slug) as folder:
            files = []
            for name in formats:
                path = folder / f"episode.{name}"
                path.write_bytes(audio or self.audio.read_bytes())
                mime = {"mp3": "audio/mpeg", "m4a": "audio/x-m4a", "opus": "audio/ogg"}[name]
                files.append(
                    AudioFile(path, name, mime, path.stat().st_size, cues[-1].end_s, Loudness(-16.02, -1.4, 3.1))
                )
            release = Release(
                slug=slug,
                slot=Slot(moment or datetime.datetime.combine(day, datetime.time(6), zone), embargo, embargo),
                master=Master(tuple(files), chapters, cues),
                script=replace(script, title=title),
                script_text=script_text or "\n".join(cue.text.lower() for cue in cues) + "\n",
                voices=(VOICE,),
                sources=(Source("seeds/diplomacy.txt", "ab" * 32),),
                fingerprint="f" * 64,
            )
            return publish_episode(self.output, release, self.settings, folder)

    def with_settings(self, **changes: object) -> Studio:
        return Studio(self.output, self.audio, replace(self.settings, **changes))


NODE = Path(__file__).parents[1] / "node"


def missing(what: str) -> None:
    """Skip a test whose tool is not on this machine; under CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing; `make test` installs it")
    pytest.skip(f"{what} is missing")
