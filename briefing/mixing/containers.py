"""Tags and chapters put into finished audio: the encoder's file becomes the episode's."""

from __future__ import annotations

import base64
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefing.episode import Chapter, Tags
from briefing.mixing import ffmpeg
from briefing.mixing.audio_formats import AudioFormat
from briefing.mixing.id3 import ascii_url, id3_tag
from briefing.mixing.mp4_chapters import add_links, mend_titles
from briefing.mixing.pictures import Picture


def put_together(audio: Path, target: Path, wanted: AudioFormat, tags: Tags, chapters: Sequence[Chapter]) -> None:
    """Write `target`: the audio as it is, with tags and chapters. It appears whole or not at all."""
    aside = target.with_name(f".{target.name}.part")
    try:
        if wanted.name == "mp3":
            _put_together_mp3(audio, aside, tags, chapters)
        else:
            _remux(audio, aside, wanted, tags, chapters)
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _put_together_mp3(audio: Path, target: Path, tags: Tags, chapters: Sequence[Chapter]) -> None:
    with audio.open("rb") as source, target.open("wb") as out:
        out.write(id3_tag(tags, chapters))
        shutil.copyfileobj(source, out, 1 << 20)


def _remux(audio: Path, target: Path, wanted: AudioFormat, tags: Tags, chapters: Sequence[Chapter]) -> None:
    """Let ffmpeg copy the audio beside its description: QuickTime's and Nero's chapters, or Vorbis comments."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as scratch:
        description = Path(scratch, "description.txt")
        inputs = ["-i", str(audio), "-f", "ffmetadata", "-i", str(description)]
        chosen = ["-map", "0:a", "-map_metadata", "1", "-map_chapters", "1"]
        if wanted.container == "opus":
            lines = _tag_lines(_about(tags) | _opus_cover(tags) | _opus_chapters(chapters))
        else:
            lines = _tag_lines(_about(tags)) + _chapter_lines(chapters)
            chosen += ["-movflags", "+faststart"]
            if tags.cover_jpeg:
                cover = Path(scratch, "cover.jpg")
                cover.write_bytes(tags.cover_jpeg)
                inputs += ["-i", str(cover)]
                chosen += ["-map", "2:v", "-disposition:v:0", "attached_pic"]
        description.write_text("\n".join([";FFMETADATA1", *lines, ""]), encoding="utf-8", newline="\n")
        copied = ["-c", "copy", *ffmpeg.BITEXACT, "-f", wanted.container]
        ffmpeg.run(target, *inputs, *chosen, *copied, str(target))
    if wanted.name == "m4a":
        mend_titles(target)
        add_links(target, [ascii_url(chapter.link) for chapter in chapters])


def _about(tags: Tags) -> dict[str, str]:
    return {
        "title": tags.title,
        "artist": tags.artist,
        "album": tags.album,
        "date": tags.date,
        "genre": tags.genre,
        "comment": tags.comment,
        "purl": ascii_url(tags.link).decode("ascii"),
    }


def _opus_chapters(chapters: Sequence[Chapter]) -> dict[str, str]:
    """Describe chapters as Vorbis comments (Xiph wiki, "Chapter Extension").

    Not left to ffmpeg, which rounds the seconds up where the fraction is over a half and then adds the fraction.
    """
    comments = {}
    for number, chapter in enumerate(chapters, start=1):
        minutes, milliseconds = divmod(round(chapter.start_s * 1000), 60_000)
        name = f"CHAPTER{number:03}"
        seconds = f"{milliseconds / 1000:06.3f}"
        comments[name] = f"{minutes // 60:02}:{minutes % 60:02}:{seconds}"
        comments[name + "NAME"] = chapter.title
        comments[name + "URL"] = ascii_url(chapter.link).decode("ascii")
    return comments


def _opus_cover(tags: Tags) -> dict[str, str]:
    if not tags.cover_jpeg:
        return {}
    return {"METADATA_BLOCK_PICTURE": base64.b64encode(_flac_picture(Picture.of(tags.cover_jpeg))).decode("ascii")}


def _tag_lines(tags: dict[str, str]) -> list[str]:
    """Write tags in ffmpeg's own format."""
    return [f"{name}={_escaped(value)}" for name, value in tags.items() if value]


def _chapter_lines(chapters: Sequence[Chapter]) -> list[str]:
    lines = []
    for chapter in chapters:
        start, end = (round(seconds * 1000) for seconds in (chapter.start_s, chapter.end_s))
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={start}", f"END={end}", f"title={_escaped(chapter.title)}"]
    return lines


def _escaped(value: str) -> str:
    """Escape what ffmpeg's format reads as its own signs.

    A backslash at the end gets a space behind it: ffmpeg would take the line's end for escaped.
    """
    escaped = "".join("\\" + letter if letter in "=;#\\\n" else letter for letter in value)
    return escaped + " " if value.endswith("\\") else escaped


def _flac_picture(picture: Picture) -> bytes:
    """Wrap a picture as FLAC and Opus files carry it (RFC 9639, section 8.8); size and depth unknown are zero."""
    mime = picture.mime.encode("ascii")
    front_cover = (3).to_bytes(4, "big")
    nothing = bytes(4)
    described = len(mime).to_bytes(4, "big") + mime + nothing  # no words about it
    return front_cover + described + 4 * nothing + len(picture.data).to_bytes(4, "big") + picture.data
