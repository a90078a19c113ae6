"""The cover: drawn from title, date and colour, or the user's own picture held to Apple's rules.

Apple, "Podcast artwork requirements": square, 1400 to 3000 pixels, JPEG or PNG, RGB, no transparency.
"""

from __future__ import annotations

import errno
import io
import textwrap
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont, UnidentifiedImageError

from briefing.errors import UsageError
from briefing.publishing.pages.colour import contrast
from briefing.publishing.pages.typography import bind, day
from briefing.reasons import reason_of
from briefing.translation import tr

SIZE = 3000  # pixels, Apple's largest
_SMALLEST = 1400
_MARGIN = 200
_TITLE_HEIGHT = 1750  # what the title may fill
_LARGEST, _LEAST = 620, 40  # size of the title's letters; at 60 pixels, 400 is 8 pixels of letter
_LONGEST = 240  # characters of a title that are shown
_DATE_SIZE = 230
_LEADING = 1.12  # from line to line, in sizes of the letters
_PAPER, _INK = "#fffdf8", "#1a1918"
_BARS, _BAR_WIDTH = 26, 52  # the wave along the lower edge
_QUALITY = 90


def draw_cover(title: str, date: str, colour: str) -> bytes:
    """Draw a cover of 3000 by 3000 pixels and give its JPEG bytes, the same for the same input.

    `date` is YYYY-MM-DD, or empty for the show's own cover; `colour` is the ground, as #rrggbb. The letters are light
    or dark, whichever is told better from the ground, and as large as the title's longest word allows.
    """
    image = Image.new("RGB", (SIZE, SIZE), colour)
    draw = ImageDraw.Draw(image)
    ink = max((_PAPER, _INK), key=lambda each: contrast(each, colour))
    lines, font = _fitted(title)
    top = _MARGIN
    for line in lines:
        draw.text((_MARGIN, top), line, font=font, fill=ink, anchor="la")
        top += round(font.size * _LEADING)
    _draw_wave(draw, ground=colour, ink=ink)
    if date:
        draw.text((_MARGIN, SIZE - _MARGIN), day(date), font=_font(_DATE_SIZE), fill=ink, anchor="ls")
    return _jpeg(image)


def prepare_cover(path: Path) -> bytes:
    """Give the user's own picture as JPEG; raises UsageError where Apple would refuse it."""
    check_cover(path)
    data = path.read_bytes()
    with Image.open(io.BytesIO(data)) as picture:
        return data if picture.format == "JPEG" else _jpeg(picture.convert("RGB"))


def check_cover(path: Path) -> None:
    """Hold a picture to Apple's rules; raises UsageError that says which one it breaks."""
    try:
        if path.exists() and not path.is_file():  # a pipe might never end
            raise OSError(errno.EINVAL, tr("no regular file"))
        with Image.open(path) as picture:
            picture.load()
            kind, mode, (width, height) = picture.format, picture.mode, picture.size
            transparent = "A" in picture.getbands() or "transparency" in picture.info
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise UsageError(
            tr("[podcast] cover: {path} can't be read as a picture ({error}): give a JPEG or PNG file").format(
                path=path, error=_reason(error)
            )
        ) from error
    for broken, rule in (
        (kind not in ("JPEG", "PNG"), tr("it has to be JPEG or PNG")),
        (width != height, tr("it has to be square, and is {width} by {height}").format(width=width, height=height)),
        (
            not _SMALLEST <= width <= SIZE,
            tr("it has to be 1400 to 3000 pixels wide, and is {width}").format(width=width),
        ),
        (transparent, tr("it must not be transparent")),
        (mode not in ("RGB", "P"), tr("its colours have to be RGB, and are {mode}").format(mode=mode)),
    ):
        if broken:
            raise UsageError(tr("[podcast] cover: {path}: {rule}").format(path=path, rule=rule))


def _reason(error: Exception) -> str:
    return reason_of(error) if isinstance(error, OSError) and error.errno else tr("its content is no picture")


def _font(size: int) -> ImageFont.FreeTypeFont:
    data = resources.files("briefing.publishing").joinpath("fonts", "Literata-Bold.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


def _fitted(title: str) -> tuple[Sequence[str], ImageFont.FreeTypeFont]:
    """Break the title into lines at the largest size at which they fit."""
    words = bind(textwrap.shorten(title, _LONGEST, placeholder="…")).split(" ")
    for size in range(_LARGEST, _LEAST, -10):
        font = _font(size)
        lines = _wrapped(words, font)
        if _fits(lines, font):
            break
    return lines, font


def _fits(lines: Sequence[str], font: ImageFont.FreeTypeFont) -> bool:
    widest = max((font.getlength(line) for line in lines), default=0)
    return widest <= SIZE - 2 * _MARGIN and len(lines) * font.size * _LEADING <= _TITLE_HEIGHT


def _wrapped(words: Sequence[str], font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= SIZE - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _draw_wave(draw: ImageDraw.ImageDraw, *, ground: str, ink: str) -> None:
    """Draw bars like those of a spoken phrase, half way between ground and ink, above the date."""
    tone = tuple((3 * a + 2 * b) // 5 for a, b in zip(ImageColor.getrgb(ground), ImageColor.getrgb(ink), strict=True))
    step = (SIZE - 2 * _MARGIN - _BAR_WIDTH) / (_BARS - 1)
    middle = SIZE - _MARGIN - _DATE_SIZE - 280
    for bar in range(_BARS):
        # Two syllable rates that don't divide each other, under the rise and fall of a phrase.
        beat = abs((bar * 7 % 11) - 5) / 5 * 0.6 + abs((bar * 5 % 7) - 3) / 3 * 0.4
        phrase = 1 - abs(2 * bar / (_BARS - 1) - 0.8) ** 2 * 0.5
        half = round(40 + 200 * beat * phrase)
        left = round(_MARGIN + bar * step)
        draw.rounded_rectangle((left, middle - half, left + _BAR_WIDTH, middle + half), _BAR_WIDTH // 2, fill=tone)


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, optimize=True, subsampling=0)
    return out.getvalue()
