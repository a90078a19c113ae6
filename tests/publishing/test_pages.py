"""The pages in the browser: what they look like, who can use them, what they weigh."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import SLUG, WIDTHS, seeked_by, sentence
from studio import NODE, SENTENCE_S, Studio, make_script, missing

from briefing.episode import Boundary, Script, ScriptChapter, Sentence, Style


def test_prepositions_stay_with_their_words_on_screen_and_as_written_in_the_source(open_page, output: Path) -> None:
    page = open_page()
    assert (
        sentence(page, 5).text_content()
        == "Теперь о\u00a0них узнают заранее\u00a0— и\u00a0это тоже часть «тихой дипломатии»."
    )
    source = (output / "episodes" / SLUG / "index.html").read_text(encoding="utf-8")
    assert "Теперь о них узнают заранее — и это тоже часть «тихой дипломатии»." in source


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["", f"episodes/{SLUG}/", "episodes/2026-11-21-dlinnoe/"])
def test_nothing_sticks_out_and_the_controls_are_in_reach(open_page, width: str, path: str) -> None:
    page = open_page(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTHS[width][0]
    if path:
        for control in (".play", ".back", ".forward", ".track input", ".speed select", ".share"):
            box = page.locator(control).bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= WIDTHS[width][0]
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert page.locator(".play").is_visible()
        box = page.locator(".play").bounding_box()
        assert 0 <= box["y"] < WIDTHS[width][1] - box["height"] / 2


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["", f"episodes/{SLUG}/"])
def test_a_very_long_word_is_broken_and_hides_nothing(open_page, width: str, path: str) -> None:
    page = open_page(path, width=width)
    words = page.locator(".chapters span, h1, h2, h3, .neighbours .name, .now-chapter, .show-name")
    words.evaluate_all("(all) => all.forEach((each) => { each.textContent = 'тысячадевятьсот'.repeat(4); })")
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTHS[width][0]
    for box in page.locator(".side, .chapters, .chapters li").all():
        assert box.evaluate("(each) => each.scrollWidth - each.clientWidth") == 0


def test_a_counted_item_shows_its_number_alone(open_page, tmp_path: Path, make_studio) -> None:
    items = (Sentence(text, text, Boundary.ITEM, Style.ITEM) for text in ("1. Первый", "Другой"))
    studio: Studio = make_studio(tmp_path / "output")
    opening = Sentence("Два дела.", "два дела", Boundary.CHAPTER)
    slug = studio.publish(script=Script("Дела", (ScriptChapter("Дела", (opening, *items)),))).slug
    page = open_page(f"episodes/{slug}/index.html", base=studio.output.as_uri())
    before = [
        each.evaluate("(item) => getComputedStyle(item, '::before').content") for each in page.locator(".item").all()
    ]
    assert before == ["none", '"—"']


@pytest.mark.parametrize(("scheme", "width"), [("light", "desktop"), ("dark", "phone")])
@pytest.mark.parametrize("path", ["", f"episodes/{SLUG}/#t=9"])
def test_axe_finds_no_serious_fault(open_page, scheme: str, width: str, path: str) -> None:
    axe = NODE / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        missing("axe-core (npm ci in tests/node)")
    page = open_page(path, width=width, color_scheme=scheme)
    if path:
        page.get_by_role("searchbox").fill("дипломатии")
    page.add_script_tag(path=axe)
    result = page.evaluate("axe.run()")
    serious = [
        (fault["id"], [node["html"] for node in fault["nodes"]])
        for fault in result["violations"]
        if fault["impact"] in ("serious", "critical", "moderate")
    ]
    assert serious == []


def test_landmarks_and_names_for_screen_readers(open_page) -> None:
    page = open_page()
    for role, name in (
        ("banner", None),
        ("main", None),
        ("navigation", "Главы"),
        ("navigation", "Соседние выпуски"),
        ("region", "Проигрыватель"),
        ("region", "Текст выпуска"),
        ("search", None),
        ("slider", "Место в выпуске"),
    ):
        assert page.get_by_role(role, name=name).count() == 1, (role, name)
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("heading", level=2).count() == 3
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "К тексту выпуска"


def test_dark_and_light(open_page) -> None:
    def paper(scheme: str) -> str:
        page = open_page(color_scheme=scheme)
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert paper("light") == "rgb(252, 252, 250)"
    assert paper("dark") == "rgb(21, 21, 20)"


def test_from_disk_it_plays_too(open_page, output: Path) -> None:
    page = open_page(f"episodes/{SLUG}/index.html", base=output.as_uri())
    place = seeked_by(page, sentence(page, 6).click)
    assert place == pytest.approx(6 * SENTENCE_S, abs=0.1)
    page.wait_for_function("document.querySelector('audio').currentTime > 12.2")
    page.get_by_role("link", name="Тихая дипломатия", exact=True).first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Тихая\u00a0дипломатия".replace("\u00a0", " ")
    page.get_by_role("link", name="Кто строит станцию").click()
    assert page.locator("audio").count() == 1


def test_without_script_it_is_a_document_with_the_browser_s_own_player(open_page) -> None:
    page = open_page(java_script_enabled=False)
    assert page.locator("audio[controls]").is_visible()
    assert page.get_by_text("Ещё недавно такие встречи").is_visible()
    assert not page.locator(".controls").is_visible()


def test_half_an_hour_weighs_under_150_kilobytes(tmp_path, make_studio) -> None:
    """Text at the pace of the user's own document: 850 characters a minute, a sentence of 85 characters in 6 s."""
    words = "Президенты двух стран обсудили в Астане поставки электроэнергии и воды на зиму, а ещё —"
    paragraph = tuple(f"{words} {number}." for number in range(6))
    text = tuple((f"Глава {chapter}: переговоры и договорённости", (paragraph,) * 5) for chapter in range(10))
    studio: Studio = make_studio(tmp_path / "output")
    script = make_script(text)
    assert sum(len(sentence.written) for chapter in script.chapters for sentence in chapter.sentences) > 25_500
    manifest = studio.publish(script=script)
    page = (studio.output / "episodes" / manifest.slug / "index.html").stat().st_size
    assets = sum(path.stat().st_size for path in (studio.output / "assets").iterdir())
    assert page + assets < 150_000
