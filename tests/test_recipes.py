"""A briefing of many sources by its recipe: what it says, in whose voice, and what the next day's says again."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import docx
import pytest
import silero_standin
from mutagen.mp3 import MP3
from PIL import Image
from quick_voice import QUICK
from web_site import Reply, WebSite, web_site

from briefing.errors import NothingNewError, SourceError, UsageError
from briefing.orders import recipe_for
from briefing.producer import Order, produce, write_draft
from briefing.recipes import Recipe, RecipeSection
from briefing.settings import Settings, for_recipe, load_settings

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (23, 24, 25))
BRIDGE = "Новый мост через Оку откроют в декабре, на три месяца раньше, чем было записано в договоре со строителями."
FERRY = "Паромы между островами вернулись в расписание после шторма, который трое суток держал их у причалов."
SNOW = "Ночью на севере области ждут снег и порывистый ветер, водителям советуют отложить дальние поездки до утра."
TRAMS = "Трамвайную линию до вокзала продлят к весне, рельсы уже привезли, а движение автобусов пока не изменится."
LIGHTS = "Новогодние гирлянды на набережной зажгут первого декабря, за ночь их развесили сорок пять монтажников."
PAGE = Reply(
    f"""<!DOCTYPE html><html lang="ru"><head><meta charset="windows-1251"><title>Паромы ходят</title></head><body>
<nav><a href="/">Главная</a> <a href="/news">Новости</a></nav>
<article><h1>Паромы ходят</h1><p>{FERRY}</p></article>
<footer>Все права защищены</footer></body></html>""".encode("cp1251"),
    headers={"Content-Type": "text/html", "ETag": '"ferry"'},
)
SHOW = '[podcast]\ntitle = "Вестник"\n[sources]\nallow_private = ["127.0.0.1"]\n'


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BRIEFING_OFFLINE", "")
    with web_site({"/ferry.html": PAGE, "/rss.xml": feed_of(("Трамвай до вокзала", TRAMS))}) as served:
        yield served


@pytest.fixture
def house(tmp_path: Path, site: WebSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom's folder with documents and their recipe."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    (tmp_path / "inbox").mkdir()
    bridge = docx.Document()
    bridge.add_heading("Мост через Оку", 1)
    bridge.add_paragraph(BRIDGE)
    bridge.save(tmp_path / "inbox" / "bridge.docx")
    (tmp_path / "weather.txt").write_text(SNOW, encoding="utf-8")
    write_recipe(tmp_path, site)
    return tmp_path


def feed_of(*entries: tuple[str, str]) -> Reply:
    """Make a feed; its entries are a day apart, the first is the newest."""
    items = "".join(
        f"<item><title>{title}</title><link>https://example.org/{number}</link><guid>{title}</guid>"
        f"<pubDate>{20 - number} Nov 2026 06:00:00 +0300</pubDate><description>{text}</description></item>"
        for number, (title, text) in enumerate(entries)
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Город</title>{items}</channel></rss>'
    )
    return Reply(xml.encode(), headers={"Content-Type": "application/rss+xml"})


def write_recipe(folder: Path, site: WebSite, more: str = "") -> None:
    recipe = f"""{SHOW}
[[briefing]]
name = "morning"
title = "Утро, {{date}}"
intro = "{{show}}, {{weekday}}. Сегодня: {{headlines}}."
outro = "До завтра."
{more}
sources = ["inbox/*", "{site.url}/ferry.html", "{site.url}/rss.xml"]
[[briefing.section]]
title = "Погода"
voice = "quick"
sources = ["weather.txt"]
"""
    (folder / "briefing.toml").write_text(recipe, encoding="utf-8")


def make(house: Path, day: date, voice: str | Path = QUICK, **changes: object):
    settings = load_settings(house / "briefing.toml")
    recipe = recipe_for(["morning"], None, settings)
    assert recipe
    lines: list[str] = []
    made = produce(
        Order(recipe=replace(recipe, **changes), day=day),
        house / "output",
        replace(for_recipe(settings, recipe), voice=str(voice)),
        jobs=1,
        tell=lines.append,
    )
    return made, lines


def draft(house: Path, **changes: object) -> tuple[list[str], list[str]]:
    """Give the chapters that would be spoken on Monday, and what is told; no voice is loaded."""
    settings = load_settings(house / "briefing.toml")
    recipe = recipe_for(["morning"], None, settings)
    assert recipe
    lines: list[str] = []
    order = Order(recipe=replace(recipe, **changes), day=MONDAY)
    path = write_draft(order, house / "output", for_recipe(settings, recipe), tell=lines.append)
    marked = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    return marked, lines


def titles(made) -> list[str]:
    return [chapter.title for chapter in made.manifest.chapters]


def script_of(made) -> list[str]:
    return (made.folder / "script.txt").read_text(encoding="utf-8").replace("+", "").splitlines()


def test_many_sources_become_one_episode_and_each_is_named(house: Path, site: WebSite) -> None:
    made, _ = make(house, MONDAY)
    assert made.manifest.title == "Утро, 23 ноября 2026 года"
    assert made.manifest.slug == "2026-11-23-morning"
    assert made.manifest.recipe == "morning"
    assert titles(made) == ["Мост через Оку", "Паромы ходят", "Трамвай до вокзала", "Погода"]
    names = [source.name for source in made.manifest.sources]
    assert names[1:3] == [f"{site.url}/ferry.html", f"{site.url}/rss.xml"]
    assert [name.rpartition("/")[2] for name in names] == ["bridge.docx", "ferry.html", "rss.xml", "weather.txt"]
    assert str(house) not in "".join(names)
    assert [chapter.link for chapter in made.manifest.chapters] == [
        "",
        f"{site.url}/ferry.html",
        "https://example.org/0",
        "",
    ]
    notes = (made.folder / "notes.md").read_text(encoding="utf-8")
    assert "- Мост через Оку\n" in notes
    assert f"- [Паромы ходят (127.0.0.1)](<{site.url}/ferry.html>)\n" in notes
    assert f"- [Город (127.0.0.1)](<{site.url}/rss.xml>)\n" in notes
    assert "- weather.txt\n" in notes
    script = script_of(made)
    assert script[1:5] == ["Вестник, понедельник.", "Сегодня: Мост через Оку.", "Паромы ходят.", "Трамвай до вокзала."]
    assert script[-1] == "До завтра."


def test_the_next_day_only_the_new_item_is_spoken(
    house: Path, silero_card: Path, silero_calls: Path, site: WebSite
) -> None:
    write_recipe(house, site, "")
    settings = (house / "briefing.toml").read_text(encoding="utf-8")
    (house / "briefing.toml").write_text(
        settings.replace('voice = "quick"\n', "").replace("{weekday}. Сегодня: {headlines}.", "доброе утро."),
        encoding="utf-8",
    )
    make(house, MONDAY, silero_card)
    before = len(silero_standin.read_calls(silero_calls))
    site.replies["/rss.xml"] = [feed_of(("Гирлянды", LIGHTS), ("Трамвай до вокзала", TRAMS))]
    made, _ = make(house, TUESDAY, silero_card)
    assert titles(made) == ["Мост через Оку", "Паромы ходят", "Трамвай до вокзала", "Гирлянды", "Погода"]
    spoken = " ".join(
        str(call["text"] or call["ssml_text"]) for call in silero_standin.read_calls(silero_calls)[before:]
    )
    assert "ирлянд" in spoken
    assert not any(word in spoken for word in ("мост", "аром", "рамва", "снег", "утро"))


def test_only_what_is_new_is_read_where_the_recipe_says_so(house: Path, site: WebSite) -> None:
    make(house, MONDAY, new_only=True)
    site.replies["/rss.xml"] = [feed_of(("Гирлянды", LIGHTS), ("Трамвай до вокзала", TRAMS))]
    made, lines = make(house, TUESDAY, new_only=True)
    assert titles(made) == ["Гирлянды"]
    assert any("read before in «Утро, 23 ноября 2026 года»" in line for line in lines)
    again, _ = make(house, TUESDAY, new_only=True)
    assert again.unchanged

    site.replies["/rss.xml"] = [feed_of(("Трамвай до вокзала", TRAMS))]
    with pytest.raises(NothingNewError, match=r"morning: nothing new today.*Утро, 23 ноября"):
        make(house, WEDNESDAY, new_only=True)


def test_a_document_of_which_nothing_is_new_brings_neither_its_title_nor_its_short_lines(house: Path) -> None:
    for document in (house / "inbox").iterdir():
        document.unlink()
    evening = f"Вечерние новости\n\nЗима близко\n\n{SNOW}\n\nТранспорт\n\n{TRAMS}\n\nДо завтра!\n"
    (house / "inbox" / "evening.txt").write_text(evening, encoding="utf-8")
    (house / "inbox" / "short.txt").write_text("Сегодня снег.\n", encoding="utf-8")
    recipe = Recipe("evening", sources=(str(house / "inbox" / "*"),), new_only=True)
    settings = load_settings(house / "briefing.toml")

    def made_on(day: date) -> list[str]:
        return titles(produce(Order(recipe=recipe, day=day), house / "output", settings))

    assert made_on(MONDAY) == ["Вечерние новости", "Зима близко", "Транспорт", "Сегодня снег"]
    with pytest.raises(NothingNewError, match="nothing new today"):
        made_on(TUESDAY)
    (house / "inbox" / "lights.txt").write_text(f"Гирлянды\n\n{LIGHTS}\n", encoding="utf-8")
    assert made_on(TUESDAY) == ["Гирлянды"]
    longer = evening.replace("До завтра!", f"Паромы\n\n{FERRY}\n\nДо завтра!")
    (house / "inbox" / "evening.txt").write_text(longer, encoding="utf-8")
    assert made_on(WEDNESDAY) == ["Вечерние новости", "Паромы"], "what is new stands under its document's title"


def test_a_recipe_made_again_replaces_its_episode_of_the_day_whatever_its_sources_gave(house: Path) -> None:
    first, _ = make(house, MONDAY)
    (house / "inbox" / "trams.md").write_text(f"# Набережная\n\n{LIGHTS}\n", encoding="utf-8")
    settings = load_settings(house / "briefing.toml")
    recipe = recipe_for(["morning"], None, settings)
    path = write_draft(Order(recipe=recipe, day=MONDAY), house / "output", settings)
    assert path.parent == house / "output" / "scripts" / first.manifest.slug


def test_what_does_not_fit_is_named(house: Path) -> None:
    (house / "weather.txt").write_text("Ночью ждут снег.", encoding="utf-8")
    found, lines = draft(house, longest_min=0.3)
    assert found == ["Мост через Оку", "Погода {voice=quick}"]
    assert "left out, it doesn't fit into 0.3 min: «Паромы ходят»; «Трамвай до вокзала»" in lines


def test_a_page_that_can_not_be_had_today_is_told_and_fails_a_strict_run(house: Path, site: WebSite) -> None:
    site.replies.clear()
    found, lines = draft(house)
    assert found == ["Мост через Оку", "Погода {voice=quick}"]
    assert any(line.startswith(f"{site.url}/ferry.html: can't be fetched: HTTP 404") for line in lines)
    settings = load_settings(house / "briefing.toml")
    order = Order(recipe=recipe_for(["morning"], None, settings), day=MONDAY)
    with pytest.raises(SourceError, match="HTTP 404"):
        produce(order, house / "output", replace(settings, voice=QUICK), strict=True)


def test_a_cover_of_the_recipe_is_in_the_audio_alone(house: Path) -> None:
    Image.new("RGB", (1400, 1400), "#105080").save(house / "morning.png")
    made, _ = make(house, MONDAY, cover=house / "morning.png")
    pictures = [MP3(made.audio).tags.getall("APIC")[0].data, (house / "output" / "cover.jpg").read_bytes()]
    colours = [Image.open(io.BytesIO(picture)).convert("RGB").getpixel((20, 20)) for picture in pictures]
    assert [abs(colour[2] - 0x80) < 8 for colour in colours] == [True, False]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "a"', r"\[\[briefing\]\] a: name at least one source"),
        ('name = "a/b"\nsources = ["x"]', "is no name"),
        ('name = "a"\nsources = ["x"]\n[[briefing]]\nname = "a"\nsources = ["y"]', "two recipes are named a"),
        ('name = "a"\n[[briefing.section]]\nsources = []', "name at least one source"),
        (
            'name = "a"\n[[briefing.section]]\nsources = ["x"]\norder = "up"',
            "'up' is unknown; choose one of given, newest",
        ),
        ('name = "a"\nsources = ["x"]\nnewonly = true', "the nearest known key is 'new_only'"),
        ('name = "a"\nsources = ["x"]\nlongest_min = -1', "longest_min is -1"),
    ],
)
def test_a_wrong_recipe_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "briefing.toml").write_text(f"[[briefing]]\n{text}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        load_settings(tmp_path / "briefing.toml")


def test_a_recipe_is_made_alone() -> None:
    settings = load_settings_of('[[briefing]]\nname = "a"\nsources = ["x"]\n')
    with pytest.raises(UsageError, match="a is a recipe: it is made alone"):
        recipe_for(["a", "b.txt"], None, settings)


def load_settings_of(text: str) -> Settings:
    import tomllib

    from briefing.records import from_table

    return from_table(Settings, tomllib.loads(text))


def test_the_command_line_makes_a_recipe_and_its_corrected_script(briefing, house: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    (house / "briefing.toml").rename(here / "briefing.toml")
    (house / "inbox").rename(here / "inbox")
    (house / "weather.txt").rename(here / "weather.txt")
    drafted = briefing("make", "morning", "--date", "2026-11-23", "--script-only", "-q")
    assert drafted.returncode == 0, drafted.stderr
    corrected = here / drafted.stdout.strip()
    corrected.write_text(
        corrected.read_text(encoding="utf-8").replace("До завтра.", "Всего доброго."), encoding="utf-8"
    )
    arguments = ("--date", "2026-11-23", "--voice", QUICK, "--json", "-q")
    done = briefing("make", "--script", drafted.stdout.strip(), *arguments)
    assert done.returncode == 0, done.stderr
    manifest = json.loads(done.stdout)
    assert (manifest["recipe"], manifest["slug"]) == ("morning", "2026-11-23-morning")
    assert manifest["sources"][0]["name"] == "inbox/bridge.docx"
    assert "Всего доброго." in (here / "output/episodes/2026-11-23-morning/transcript.vtt").read_text(encoding="utf-8")


def test_the_editors_guide_names_every_key_of_a_recipe() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "sources.md").read_text(encoding="utf-8")
    keys = {each.name for kind in (Recipe, RecipeSection) for each in fields(kind)} - {"section"}
    assert [key for key in keys if f"`{key}`" not in guide] == []


def test_a_mistyped_recipe_gets_the_nearest() -> None:
    settings = replace(Settings(), briefing=(Recipe("morning", sources=("a.md",)),))
    with pytest.raises(SourceError, match=r"mornin: no such file or folder \(did you mean the recipe morning\?\)"):
        recipe_for(["mornin"], None, settings)
