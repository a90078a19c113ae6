"""The show's colour, made readable on both papers."""

from __future__ import annotations

import colorsys

DAY_PAPER, NIGHT_PAPER = "#fcfcfa", "#151514"  # as in page.css
CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3, text of normal size


def readable(colour: str, paper: str) -> str:
    """Darken or lighten `colour` (#rrggbb) as little as it takes to read it on `paper`; the hue stays."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    step = -0.01 if _luminance(paper) > 0.5 else 0.01
    while contrast(colour, paper) < CONTRAST:  # ends: black on the light paper and white on the dark one can be read
        lightness = min(1.0, max(0.0, lightness + step))
        red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
    return colour


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
