"""A picture of an audio file: its waveform with chapter marks, and its loudness over time."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from briefing.mixing.inspection import Inspection
from briefing.mixing.loudness import STEP_S

_WIDTH, _WAVE, _CURVE, _EDGE = 1600, 240, 200, 60  # pixels
_GROUND, _INK, _WAVE_INK, _MARK, _CURVE_INK, _GRID = "#ffffff", "#222222", "#3a6ea5", "#b3261e", "#2e7d32", "#dddddd"
_CURVE_LUFS = (-40.0, -8.0)  # bottom and top of the loudness curve
_GRID_LUFS = (-32, -24, -16)
_STEPS_S = (5, 10, 30, 60, 300, 600, 1800, 3600, 7200)  # between the marks of the time axis


def draw_waveform(inspection: Inspection) -> bytes:
    """Draw the file as a PNG of 1600 pixels' width: waveform above, short-term loudness (LUFS) below."""
    height = _EDGE + _WAVE + _EDGE // 2 + _CURVE + _EDGE
    image = Image.new("RGB", (_WIDTH, height), _GROUND)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=18)
    seconds = len(inspection.peaks) * STEP_S
    width = _WIDTH - 2 * _EDGE

    def across(moment: float) -> float:
        return _EDGE + width * moment / seconds

    _draw_wave(draw, inspection, width)
    _draw_curve(draw, inspection, width, seconds, font)
    bottom = height - _EDGE
    for number, chapter in enumerate(inspection.chapters, start=1):
        place = across(chapter.start_s)
        draw.line((place, _EDGE - 10, place, bottom), fill=_MARK, width=2)
        draw.text((place + 4, _EDGE - 14), str(number), font=font, fill=_MARK, anchor="lb")
    step = next((each for each in _STEPS_S if seconds / each <= 12), _STEPS_S[-1])
    for moment in range(0, int(seconds) + 1, step):
        draw.line((across(moment), bottom, across(moment), bottom + 8), fill=_INK)
        draw.text((across(moment), bottom + 12), _clock(moment), font=font, fill=_INK, anchor="mt")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_wave(draw: ImageDraw.ImageDraw, inspection: Inspection, width: int) -> None:
    middle = _EDGE + _WAVE / 2
    for column in range(width):
        first = column * len(inspection.peaks) // width
        last = max(first + 1, (column + 1) * len(inspection.peaks) // width)
        half = min(1.0, float(np.max(inspection.peaks[first:last]))) * _WAVE / 2
        draw.line((_EDGE + column, middle - half, _EDGE + column, middle + half), fill=_WAVE_INK)


def _draw_curve(
    draw: ImageDraw.ImageDraw,
    inspection: Inspection,
    width: int,
    seconds: float,
    font: ImageFont.ImageFont | ImageFont.FreeTypeFont,
) -> None:
    top = _EDGE + _WAVE + _EDGE // 2
    low, high = _CURVE_LUFS

    def down(loudness: float) -> float:
        return top + _CURVE * (high - min(high, max(low, loudness))) / (high - low)

    for level in _GRID_LUFS:
        draw.line((_EDGE, down(level), _EDGE + width, down(level)), fill=_GRID)
        draw.text((_EDGE - 6, down(level)), str(level), font=font, fill=_INK, anchor="rm")
    points = [
        (_EDGE + column, down(inspection.short_term_lufs(seconds * column / width))) for column in range(0, width, 2)
    ]
    draw.line(points, fill=_CURVE_INK, width=2)


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
