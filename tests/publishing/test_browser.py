"""The pages in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from studio import NODE, SENTENCE_S, Studio, make_script, missing, pitch

SLUG = "2026-11-23-tihaya-diplomatiya"
LONG_TITLE = "Достопримечательности и электрогидродинамика: " + "чрезвычайно длинное название выпуска " * 7
WIDTHS = {"phone": (360, 740), "desktop": (1280, 900)}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        missing("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def output(tmp_path_factory, make_studio) -> Path:
    studio: Studio = make_studio(tmp_path_factory.mktemp("pages") / "output")
    studio.publish("2026-11-21-dlinnoe", date="2026-11-21", title=LONG_TITLE)
    studio.publish("2026-11-22-vtoroi", date="2026-11-22", title="Кто строит станцию на Балхаше")
    studio.publish(SLUG)
    return studio.output


@pytest.fixture(scope="module")
def site(output: Path) -> Iterator[str]:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.routing import Mount

    from briefing.publishing.server import OutputFiles  # the real application, in a thread of its own

    config = uvicorn.Config(
        Starlette(routes=[Mount("/", OutputFiles(directory=output, html=True))]), port=0, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def open_page(browser, site: str) -> Iterator[Callable]:
    """Open a page of the site; faults of its script, and requests to other hosts, fail the test."""
    contexts, faults = [], []

    def open_(path: str = f"episodes/{SLUG}/", width: str = "desktop", base: str = site, context=None, **options):
        if context is None:
            size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
            context = browser.new_context(viewport=size, **options)
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: faults.append(request.url) if not is_own(request.url, base) else None)
        page.goto(f"{base}/{path}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


def is_own(address: str, base: str) -> bool:
    return address.startswith((base, "data:", "blob:"))


def sentence(page, number: int):
    return page.locator("[data-t]").nth(number)


def plain(texts: list[str]) -> list[str]:
    return [text.replace("\u00a0", " ") for text in texts]


def now(page) -> float:
    return page.evaluate("document.querySelector('audio').currentTime")


def playing(page) -> bool:
    return page.evaluate("!document.querySelector('audio').paused")


def seeked_by(page, action: Callable[[], object]) -> float:
    """Do something and give the place that the audio takes by it.

    Read when the audio is there; played very slowly until then, so that a busy machine reads it in time.
    """
    page.evaluate(
        """() => { window.place = new Promise((done) => { const audio = document.querySelector('audio');
        audio.playbackRate = 0.0625;
        audio.addEventListener('seeked', () => {
          const place = audio.currentTime; audio.playbackRate = 1; done(place); }, { once: true }); }); }"""
    )
    action()
    return page.evaluate("window.place")


def heard_pitch(page) -> float:
    """Listen to the audio for a moment: the strongest frequency, in Hz."""
    return page.evaluate(
        """async () => {
          const audio = document.querySelector('audio');
          const context = window.listening ??= new AudioContext({ sampleRate: 48000 });
          window.source ??= context.createMediaElementSource(audio);
          const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
          window.source.connect(analyser); analyser.connect(context.destination);
          await context.resume();
          await new Promise((done) => setTimeout(done, 500));
          const levels = new Float32Array(analyser.frequencyBinCount);
          analyser.getFloatFrequencyData(levels);
          return levels.indexOf(Math.max(...levels)) * 48000 / 8192;
        }"""
    )


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
