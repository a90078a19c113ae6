"""Subtitles (SubRip, WebVTT, SubStation Alpha): what is said, as running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript
from briefing.reading.characters import one_line
from briefing.reading.encoding import decode
from briefing.reading.flow import Flow
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
from briefing.translation import tr

_TIMES = re.compile(r"\s*((?:\d{1,3}:)?\d{1,2}:\d\d[,.:]\d{1,3})\s+-->\s+((?:\d{1,3}:)?\d{1,2}:\d\d[,.:]\d{1,3})")
_MARKUP = re.compile(r"</?(?:[bius]|font|c|v|lang|ruby|rt)(?:[.\s][^>]*)?>|<\d[\d:.]*>|\{\\[^}]*\}", re.IGNORECASE)
_SOUND = re.compile(r"[\[(][^\])]{1,60}[\])]|[♪♫#]+[^♪♫]*[♪♫]*|\*[^*]{1,60}\*")
_SPEAKER = re.compile(r"^(?:>>\s*|[-–—]\s+(?=\S))")
_ENDS = (".", "!", "?", "…", '."', ".»", "!»", "?»")
_PAUSE_S = 2.0  # between cues: a longer silence after the end of a sentence opens a paragraph
_LONGEST = 700  # characters of a paragraph without a pause


@dataclass(frozen=True, slots=True)
class _Cue:
    start_s: float
    end_s: float
    lines: tuple[str, ...]


def read_subtitles(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read subtitles. SourceError: undecodable, or without a single cue."""
    text = decode(data, name).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    cues = _ass_cues(text) if text.lstrip().startswith("[Script Info]") else _cues(text)
    if not cues:
        raise SourceError(tr("{name}: damaged: {reason}").format(name=name, reason=tr("subtitles without a cue")))
    flow = Flow(settings)
    paragraph: list[str] = []
    shown: list[str] = []  # the lines of the cue before: rolling subtitles show them again
    end_s = 0.0
    for cue in cues:
        lines = [line for line in (_said(line, flow) for line in cue.lines) if line]
        fresh = lines[_overlap(shown, lines) :]
        for at, line in enumerate(fresh):
            if paragraph and _opens_paragraph(paragraph, line, cue.start_s - end_s if at == 0 else 0):
                flow.add(" ".join(paragraph))
                paragraph = []
            paragraph.append(_SPEAKER.sub("— ", line))
        shown, end_s = lines or shown, cue.end_s
    flow.add(" ".join(paragraph))
    return flow.manuscript()


def _cues(text: str) -> list[_Cue]:
    found: list[_Cue] = []
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        times = _TIMES.match(lines[at])
        at += 1
        if not times:
            continue
        first = at
        while at < len(lines) and lines[at].strip() and not _TIMES.match(lines[at]):
            at += 1
        cue_lines = lines[first:at]
        if at < len(lines) and _TIMES.match(lines[at]) and cue_lines and cue_lines[-1].strip().isdigit():
            cue_lines.pop()  # no empty line before the next cue's number
        found.append(_Cue(_seconds(times[1]), _seconds(times[2]), tuple(cue_lines)))
    return found


def _ass_cues(text: str) -> list[_Cue]:
    found = []
    for line in text.split("\n"):
        fields = line.removeprefix("Dialogue:").split(",", 9)
        if line.startswith("Dialogue:") and len(fields) == 10:
            lines = re.split(r"\\[Nn]", fields[9].replace("\\h", " "))
            found.append(_Cue(_seconds(fields[1].strip()), _seconds(fields[2].strip()), tuple(lines)))
    return sorted(found, key=lambda cue: cue.start_s)


def _seconds(time: str) -> float:
    seconds = 0.0
    for part in re.split(r":", time.replace(",", ".")):
        seconds = seconds * 60 + float(re.sub(r"[^\d.]", "", part) or 0)
    return seconds


def _said(line: str, flow: Flow) -> str:
    """Give the words of a line; sounds that are described («[музыка]») are left out."""
    line = _MARKUP.sub("", line)
    for sound in _SOUND.findall(line):
        flow.leave_out(Kind.SOUND, sound)
    return one_line(_SOUND.sub(" ", line))


def _overlap(before: list[str], lines: list[str]) -> int:
    """Give how many lines at the start of a cue stood at the end of the one before."""
    return next((size for size in range(len(lines), 0, -1) if before[-size:] == lines[:size]), 0)


def _opens_paragraph(paragraph: list[str], line: str, pause_s: float) -> bool:
    if not paragraph[-1].endswith(_ENDS):
        return False
    return pause_s >= _PAUSE_S or bool(_SPEAKER.match(line)) or sum(map(len, paragraph)) > _LONGEST
