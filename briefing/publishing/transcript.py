"""Transcripts from the master's cues: WebVTT and SubRip.

A sentence is one cue; one that is longer than two lines of 42 characters (the subtitle guidelines of BBC and Netflix
agree on about that) is split, where it can be at a comma, and its time shared out by length.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from briefing.episode import Cue

_LINE = 42  # characters
_LONGEST = 2 * _LINE
_PAUSES = (",", ";", ":", "—", "–", ")", "…", "»")  # a cue ends better after one of these


def vtt(cues: Sequence[Cue]) -> str:
    """Write cues as WebVTT (W3C); each names its voice where there are several."""
    several = len({cue.voice for cue in cues}) > 1
    blocks = ["WEBVTT"]
    for cue in _split_all(cues):
        text = escape("\n".join(_lines(cue.text)), quote=False)
        voice = f"<v {escape(cue.voice, quote=False)}>" if several else ""
        blocks.append(f"{_clock(cue.start_s, '.')} --> {_clock(cue.end_s, '.')}\n{voice}{text}")
    return "\n\n".join(blocks) + "\n"


def srt(cues: Sequence[Cue]) -> str:
    """Write cues as SubRip."""
    blocks = []
    for number, cue in enumerate(_split_all(cues), start=1):
        times = f"{_clock(cue.start_s, ',')} --> {_clock(cue.end_s, ',')}"
        blocks.append(f"{number}\n{times}\n" + "\n".join(_lines(cue.text)) + "\n")
    return "\n".join(blocks)


def _split_all(cues: Sequence[Cue]) -> list[Cue]:
    return [part for cue in cues for part in _split(cue)]


def _split(cue: Cue) -> list[Cue]:
    """Split a cue into ones of at most two lines; each lasts as long as its share of the characters."""
    texts = _pieces(cue.text.split())
    total = sum(map(len, texts)) or 1
    parts, spoken = [], 0
    for text in texts:
        start, end = (cue.start_s + (cue.end_s - cue.start_s) * count / total for count in (spoken, spoken + len(text)))
        parts.append(Cue(text, start, end, cue.chapter, cue.voice))
        spoken += len(text)
    return parts


def _pieces(words: Sequence[str]) -> list[str]:
    """Divide words into pieces that fit on two lines: as few as can be, even, and ending at commas.

    Found from the end by the least cost (each word's best way to the end is worked out once).
    """
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(words) + 1)  # cost from here, where the next piece begins
    for start in reversed(range(len(words))):
        choices = []
        for end in range(start + 1, len(words) + 1):
            text = " ".join(words[start:end])
            if end > start + 1 and not _fits(text):
                break
            choices.append((_cost(text, last=end == len(words)) + best[end][0], end))
        best[start] = min(choices)
    pieces, place = [], 0
    while place < len(words):
        end = best[place][1]
        pieces.append(" ".join(words[place:end]))
        place = end
    return pieces


def _fits(text: str) -> bool:
    """Whether two lines hold a text, the first of them filled as far as it goes."""
    if len(text) <= _LINE:
        return True
    cut = text.rfind(" ", 0, _LINE + 1)
    return cut > 0 and len(text) - cut - 1 <= _LINE


def _cost(text: str, *, last: bool) -> float:
    """Weigh a piece: each costs, the more so the emptier it is, and one that ends inside a phrase."""
    emptiness = 1 - len(text) / _LONGEST
    return 1 + emptiness**2 + (0 if last or text.endswith(_PAUSES) else 0.6) + (0.3 if _hangs(text) else 0)


def _hangs(text: str) -> bool:
    """Whether a preposition or a conjunction ends the text, cut off from its word."""
    word = text.rpartition(" ")[2]
    return len(word) <= 2 and word.isalpha() and word.islower()


def _lines(text: str) -> list[str]:
    """Set a piece in lines: one where it fits, else two as even as can be; a longer word keeps a line of its own."""
    if len(text) <= _LINE:
        return [text] if text else []
    words = text.split()
    halves: list[tuple[str, str]] = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    fitting = [pair for pair in halves if max(map(len, pair)) <= _LINE]
    if fitting:
        first, second = min(fitting, key=lambda pair: (_hangs(pair[0]), abs(len(pair[0]) - len(pair[1]))))
        return [first, second]
    if not halves:
        return [text]
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= _LINE:
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
