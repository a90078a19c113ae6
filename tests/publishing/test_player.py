"""The player in the browser: sound, chapters, sentences, keyboard, search, memory."""

from __future__ import annotations

import pytest
from browsing import SLUG, heard_pitch, now, plain, playing, seeked_by, sentence
from studio import SENTENCE_S, pitch


def test_play_and_pause_by_button_and_by_space(open_page) -> None:
    page = open_page()
    button = page.get_by_role("button", name="Слушать")
    button.click()
    page.wait_for_function("document.querySelector('audio').currentTime > 0.3")
    page.get_by_role("button", name="Остановить").click()
    assert not playing(page)
    page.locator("body").click(position={"x": 5, "y": 5})
    page.keyboard.press("Space")
    page.wait_for_function("!document.querySelector('audio').paused")
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelector('audio').paused")


@pytest.mark.parametrize("number", [1, 5, 10])
def test_a_click_on_a_sentence_plays_that_sentence(open_page, number: int) -> None:
    page = open_page()
    target = sentence(page, number)
    place = seeked_by(page, target.click)
    assert place == pytest.approx(number * SENTENCE_S, abs=0.1)
    page.wait_for_function("!document.querySelector('audio').paused")
    assert heard_pitch(page) == pytest.approx(pitch(number), abs=12)
    assert target.get_attribute("aria-current") == "true"


def test_a_click_on_a_chapter_plays_it(open_page) -> None:
    page = open_page()
    link = page.get_by_role("navigation", name="Главы").get_by_role("link").nth(1)
    assert seeked_by(page, link.click) == pytest.approx(3 * SENTENCE_S, abs=0.1)
    page.wait_for_function("!document.querySelector('audio').paused")
    assert link.get_attribute("aria-current") == "true"
    assert page.locator(".now-chapter").inner_text().startswith("Путин, Токаев")


def test_the_transcript_follows_the_audio(open_page) -> None:
    page = open_page(width="phone")
    sentence(page, 2).click()
    page.wait_for_function("document.querySelectorAll('[data-t]')[3].hasAttribute('aria-current')")
    assert page.locator("[data-t][aria-current]").count() == 1
    page.evaluate("document.querySelector('audio').currentTime = 21")
    page.wait_for_function(
        """() => { const box = document.querySelectorAll('[data-t]')[10].getBoundingClientRect();
        return box.top > 0 && box.bottom < innerHeight - 120; }"""
    )


def test_scrolling_away_ends_following_until_asked(open_page) -> None:
    page = open_page(width="phone")
    sentence(page, 8).click()
    page.mouse.move(100, 200)
    page.mouse.wheel(0, -2000)
    back = page.get_by_role("button", name="К звучащему месту")
    back.click()
    back.wait_for(state="hidden")


def test_the_keyboard(open_page) -> None:
    page = open_page()
    page.locator("body").click(position={"x": 5, "y": 5})
    assert seeked_by(page, lambda: page.keyboard.press("ArrowRight")) == pytest.approx(15, abs=0.1)
    assert seeked_by(page, lambda: page.keyboard.press("ArrowLeft")) == pytest.approx(0, abs=0.1)
    assert seeked_by(page, lambda: page.keyboard.press("ArrowDown")) == pytest.approx(6, abs=0.1)
    assert seeked_by(page, lambda: page.keyboard.press("ArrowDown")) == pytest.approx(16, abs=0.1)
    assert seeked_by(page, lambda: page.keyboard.press("ArrowUp")) == pytest.approx(6, abs=0.1)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("a b")
    assert page.locator("input[type=search]").input_value() == "a b"
    assert not playing(page)


def test_the_buttons_for_fifteen_seconds(open_page) -> None:
    page = open_page()
    forward = page.get_by_role("button", name="Вперёд на 15 секунд")
    back = page.get_by_role("button", name="Назад на 15 секунд")
    assert seeked_by(page, forward.click) == pytest.approx(15, abs=0.1)
    assert seeked_by(page, back.click) == pytest.approx(0, abs=0.1)


def test_speed_is_set_and_remembered(open_page) -> None:
    page = open_page()
    page.get_by_label("Скорость").select_option("1.5")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    again = open_page("episodes/2026-11-22-vtoroi/", context=page.context)
    assert again.evaluate("document.querySelector('audio').playbackRate") == 1.5
    assert again.get_by_label("Скорость").input_value() == "1.5"


@pytest.mark.parametrize(("fragment", "seconds"), [("#t=13", 13), ("#t=0:13.5", 13.5), ("#t=8,12", 8)])
def test_a_link_to_a_moment(open_page, fragment: str, seconds: float) -> None:
    page = open_page(f"episodes/{SLUG}/{fragment}")
    page.wait_for_function("document.querySelector('audio').readyState > 0")
    assert now(page) == pytest.approx(seconds, abs=0.1)
    assert page.locator("[data-t][aria-current]").is_visible()
    page.evaluate("location.hash = 't=3'")
    page.wait_for_function("Math.abs(document.querySelector('audio').currentTime - 3) < 0.1")


def test_the_link_to_this_moment_is_copied(open_page) -> None:
    page = open_page(f"episodes/{SLUG}/#t=13.7", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Скопировать ссылку").click()
    page.wait_for_function("document.querySelector('.status').textContent === 'Ссылка скопирована'")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/episodes/{SLUG}/#t=13")


def test_the_place_is_remembered_and_shown_on_the_show_s_page(open_page) -> None:
    page = open_page()
    sentence(page, 4).click()
    page.wait_for_function("document.querySelector('audio').currentTime > 8.2")
    page.get_by_role("button", name="Остановить").click()
    left = now(page)
    page.close(run_before_unload=True)
    again = open_page(context=page.context)
    again.wait_for_function("document.querySelector('audio').readyState > 0")
    assert now(again) == pytest.approx(left, abs=0.3)
    assert not playing(again)
    show = open_page("", context=page.context)
    assert show.locator(".heard", has_text="осталось").count() == 1


def test_search_finds_and_walks(open_page) -> None:
    page = open_page()
    field = page.get_by_role("searchbox", name="Поиск в тексте")
    field.fill("все")  # also «всё», as people type it
    marks = page.locator("mark")
    assert [text.lower() for text in marks.all_inner_texts()] == ["всё", "всё"]
    assert page.locator(".found").inner_text() == "1 из 2"
    field.press("Enter")
    assert page.locator(".found").inner_text() == "2 из 2"
    assert "here" in marks.nth(1).get_attribute("class")
    field.press("Enter")
    assert page.locator(".found").inner_text() == "1 из 2"
    field.fill("тихой дипломатии")
    assert plain(marks.all_inner_texts()) == ["тихой дипломатии"]
    marks.first.click()
    page.wait_for_function("!document.querySelector('audio').paused")
    field.fill("верблюд")
    assert page.locator(".found").inner_text() == "Не найдено"
    field.press("Escape")
    assert marks.count() == 0
    assert plain(sentence(page, 4).all_inner_texts()) == ["Ещё недавно такие встречи проходили без камер."]
