import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFont

from briefing.errors import UsageError
from briefing.publishing.cover import check_cover, draw_cover, prepare_cover
from briefing.publishing.pages.colour import contrast

COLOURS = ["#b3261e", "#0b3d4f", "#f2c14e", "#ffffff", "#000000", "#808080"]


def drawn(title: str = "Тихая дипломатия", date: str = "2026-11-23", colour: str = "#b3261e") -> Image.Image:
    return Image.open(io.BytesIO(draw_cover(title, date, colour)))


def test_it_is_what_apple_asks_for(tmp_path: Path) -> None:
    cover = drawn()
    assert (cover.format, cover.size, cover.mode) == ("JPEG", (3000, 3000), "RGB")
    path = tmp_path / "cover.jpg"
    path.write_bytes(draw_cover("Брифинг", "", "#0b3d4f"))
    check_cover(path)


def test_the_same_title_date_and_colour_give_the_same_bytes() -> None:
    assert draw_cover("Брифинг", "2026-11-23", "#0b3d4f") == draw_cover("Брифинг", "2026-11-23", "#0b3d4f")
    assert draw_cover("Брифинг", "2026-11-24", "#0b3d4f") != draw_cover("Брифинг", "2026-11-23", "#0b3d4f")


@pytest.mark.parametrize("colour", COLOURS)
def test_the_letters_can_be_told_from_any_ground(colour: str) -> None:
    pixels = np.asarray(drawn(colour=colour))
    ground = pixels[5, 5]
    letters = pixels[250:1400].reshape(-1, 3)
    distance = np.abs(letters.astype(int) - ground.astype(int)).sum(axis=1)
    darkest = letters[np.argmax(distance)]
    assert contrast("#" + bytes(darkest).hex(), colour) >= 4.5


def test_the_title_is_legible_at_60_pixels() -> None:
    """Both lines of it stand out from the ground, their small letters at least four pixels high."""
    small = np.asarray(drawn().resize((60, 60), Image.Resampling.LANCZOS).convert("L")).astype(int)
    ink = np.abs(small - small[1, 1]) > 60
    rows = np.flatnonzero(ink[: 60 * 2 // 3].any(axis=1))
    lines = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    assert len(lines) == 2
    assert all(len(line) >= 4 for line in lines)


@pytest.mark.parametrize(
    "title",
    [
        "Ё",
        "Ежедневный обзор внешнеполитических событий в Центральной Азии и Закавказье",
        "Человеконенавистничество и превысокомногорассмотрительствующее",
        "слово " * 200,
        "Қазақстан — № 1, «ВКонтакте» & Co",
    ],
)
def test_a_title_of_any_length_stays_inside_its_margins(title: str) -> None:
    pixels = np.asarray(drawn(title.strip(), colour="#000000").convert("L"))
    assert np.max(pixels[:, :190]) < 40
    assert np.max(pixels[:, -150:]) < 40
    assert np.max(pixels[:150]) < 40
    assert np.max(pixels[1970:2040]) < 40, "the wave and the date are not run over"
    assert np.max(pixels[200:2000]) > 200


def test_the_font_has_russian_and_its_neighbours() -> None:
    from importlib import resources

    data = resources.files("briefing.publishing").joinpath("fonts", "Literata-Bold.ttf").read_bytes()
    font = ImageFont.truetype(io.BytesIO(data), 200)
    missing = font.getmask("\ue000").getbbox(), bytes(font.getmask("\ue000"))
    letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ«»„“—–…№ўіїєґәғқңөұүһ0123456789"
    for letter in letters:
        mask = font.getmask(letter)
        assert (mask.getbbox(), bytes(mask)) != missing, letter


def picture(folder: Path, size: tuple[int, int] = (1400, 1400), mode: str = "RGB", kind: str = "PNG") -> Path:
    path = folder / f"own.{kind.lower()}"
    Image.new(mode, size, 0).save(path, kind)
    return path


@pytest.mark.parametrize(("size", "kind"), [((1400, 1400), "PNG"), ((3000, 3000), "JPEG")])
def test_a_picture_of_ones_own_becomes_a_jpeg(tmp_path: Path, size: tuple[int, int], kind: str) -> None:
    path = picture(tmp_path, size, kind=kind)
    cover = Image.open(io.BytesIO(prepare_cover(path)))
    assert (cover.format, cover.size, cover.mode) == ("JPEG", size, "RGB")
    if kind == "JPEG":
        assert prepare_cover(path) == path.read_bytes(), "not encoded a second time"


@pytest.mark.parametrize(
    ("size", "mode", "kind", "rule"),
    [
        ((1399, 1399), "RGB", "PNG", "1400"),
        ((3001, 3001), "RGB", "PNG", "3000"),
        ((1500, 1400), "RGB", "JPEG", "square"),
        ((1400, 1400), "RGBA", "PNG", "transparent"),
        ((1400, 1400), "CMYK", "JPEG", "RGB"),
        ((1400, 1400), "L", "PNG", "RGB"),
        ((1400, 1400), "RGB", "BMP", "JPEG or PNG"),
    ],
)
def test_a_picture_that_apple_would_refuse_is_refused_with_the_rule(
    tmp_path: Path, size: tuple[int, int], mode: str, kind: str, rule: str
) -> None:
    path = picture(tmp_path, size, mode, kind)
    with pytest.raises(UsageError, match=rf"own\.{kind.lower()}.*{rule}"):
        check_cover(path)


def test_what_is_no_picture_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.jpg"):
        check_cover(tmp_path / "gone.jpg")
    text = tmp_path / "text.jpg"
    text.write_text("no picture", encoding="utf-8")
    with pytest.raises(UsageError, match=r"text\.jpg"):
        check_cover(text)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes as POSIX has them")
def test_a_pipe_is_no_cover(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cover.jpg")
    with pytest.raises(UsageError, match="no regular file"):
        check_cover(tmp_path / "cover.jpg")
