"""Transcripts from the master's cues: WebVTT and SubRip.

A sentence is one cue; one that is longer than two lines is split, where it can be at a comma, and its time shared out
by length. A line of WebVTT has 42 characters (the subtitle guidelines of BBC and Netflix agree on about that), one of
SubRip 32: what the podcast namespace asks for (docs/examples/transcripts/transcripts.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from briefing.episode import Cue

_VTT_LINE, _SRT_LINE = 42, 32  # characters
_PAUSES = (",", ";", ":", "—", "–", ")", "…", "»")  # a cue ends better after one of these


def vtt(cues: Sequence[Cue]) -> str:
    """Write cues as WebVTT (W3C); each names its voice where there are several."""
    several = len({cue.voice for cue in cues}) > 1
    blocks = ["WEBVTT"]
    for cue in _split_all(cues, _VTT_LINE):
        text = escape("\n".join(_lines(cue.text, _VTT_LINE)), quote=False)
        voice = f"<v {escape(cue.voice, quote=False)}>" if several else ""
        blocks.append(f"{_clock(cue.start_s, '.')} --> {_clock(cue.end_s, '.')}\n{voice}{text}")
    return "\n\n".join(blocks) + "\n"


def srt(cues: Sequence[Cue]) -> str:
    """Write cues as SubRip; where there are several voices, one that takes over is named before its first words."""
    blocks = []
    for number, cue in enumerate(_split_all(list(_fitted(cues)), _SRT_LINE), start=1):
        times = f"{_clock(cue.start_s, ',')} --> {_clock(cue.end_s, ',')}"
        blocks.append(f"{number}\n{times}\n" + "\n".join(_lines(cue.text, _SRT_LINE)) + "\n")
    return "\n".join(blocks)


def _fitted(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Name the voices that take over, and cut words that no line of SubRip holds (addresses, mostly)."""
    several, last = len({cue.voice for cue in cues}) > 1, ""
    for cue in cues:
        said = f"{cue.voice}: {cue.text}" if several and cue.voice != last else cue.text
        last = cue.voice
        yield replace(cue, text=" ".join(part for word in said.split() for part in _cut(word, _SRT_LINE)))


def _cut(word: str, line: int) -> list[str]:
    """Cut a word that is longer than a line, where it can be behind one of its signs."""
    parts = []
    while len(word) > line:
        signs = [found.end() for found in re.finditer(r"[^\w\s]+(?=\w)", word[: line + 1]) if found.end() <= line]
        place = signs[-1] if signs else line
        parts.append(word[:place])
        word = word[place:]
    return [*parts, word]


def _split_all(cues: Sequence[Cue], line: int) -> list[Cue]:
    return [part for cue in cues for part in _split(cue, line)]


def _split(cue: Cue, line: int) -> list[Cue]:
    """Split a cue into ones of at most two lines; each lasts as long as its share of the characters."""
    texts = _pieces(cue.text.split(), line)
    total = sum(map(len, texts)) or 1
    parts, spoken = [], 0
    for text in texts:
        start, end = (cue.start_s + (cue.end_s - cue.start_s) * count / total for count in (spoken, spoken + len(text)))
        parts.append(Cue(text, start, end, cue.chapter, cue.voice))
        spoken += len(text)
    return parts


def _pieces(words: Sequence[str], line: int) -> list[str]:
    """Divide words into pieces that fit on two lines: as few as can be, even, and ending at commas.

    Found from the end by the least cost (each word's best way to the end is worked out once).
    """
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(words) + 1)  # cost from here, where the next piece begins
    for start in reversed(range(len(words))):
        choices = []
        for end in range(start + 1, len(words) + 1):
            text = " ".join(words[start:end])
            if end > start + 1 and not _fits(text, line):
                break
            choices.append((_cost(text, line, last=end == len(words)) + best[end][0], end))
        best[start] = min(choices)
    pieces, place = [], 0
    while place < len(words):
        end = best[place][1]
        pieces.append(" ".join(words[place:end]))
        place = end
    return pieces


def _fits(text: str, line: int) -> bool:
    """Whether two lines hold a text, the first of them filled as far as it goes."""
    if len(text) <= line:
        return True
    cut = text.rfind(" ", 0, line + 1)
    return cut > 0 and len(text) - cut - 1 <= line


def _cost(text: str, line: int, *, last: bool) -> float:
    """Weigh a piece: each costs, the more so the emptier it is, and one that ends inside a phrase."""
    emptiness = 1 - len(text) / (2 * line)
    return 1 + emptiness**2 + (0 if last or text.endswith(_PAUSES) else 0.6) + (0.3 if _hangs(text) else 0)


def _hangs(text: str) -> bool:
    """Whether a preposition or a conjunction ends the text, cut off from its word."""
    word = text.rpartition(" ")[2]
    return len(word) <= 2 and word.isalpha() and word.islower()


def _lines(text: str, line: int) -> list[str]:
    """Set a piece in lines: one where it fits, else two as even as can be; a longer word keeps a line of its own."""
    if len(text) <= line:
        return [text] if text else []
    words = text.split()
    halves: list[tuple[str, str]] = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    fitting = [pair for pair in halves if max(map(len, pair)) <= line]
    if fitting:
        first, second = min(fitting, key=lambda pair: (_hangs(pair[0]), abs(len(pair[0]) - len(pair[1]))))
        return [first, second]
    if not halves:
        return [text]
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= line:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _clock(seconds: float, point: str) -> str:
    """Write a time as 00:01:02.345, with the format's own decimal sign."""
    total = round(seconds * 1000)
    whole, thousandths = divmod(total, 1000)
    minutes, seconds_left = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    return f"{hours:02}:{minutes_left:02}:{seconds_left:02}{point}{thousandths:03}"
