import re
from dataclasses import replace

from lxml import html
from markdown_it import MarkdownIt

from briefing.episode import Source
from briefing.publishing.manifest import ChapterEntry
from briefing.publishing.notes import notes_html, notes_markdown

CHAPTERS = (
    ChapterEntry("Вступление", 0.0, 65.4),
    ChapterEntry("Путин & <Токаев>: *тихая* [дипломатия]", 65.4, 3700.9, link="https://example.org/т?а=1&б=2"),
    ChapterEntry("Итоги", 3700.9, 3800.0),
)


def test_each_chapter_has_its_time_as_a_link_to_that_moment(studio) -> None:
    episode = replace(studio.publish(), chapters=CHAPTERS)
    page = f"https://example.org/briefing/episodes/{episode.slug}/index.html"
    tree = html.fromstring(f"<div>{notes_html(episode, studio.settings)}</div>")
    items = tree.findall(".//li")
    assert [item.text_content() for item in items] == [
        "0:00 Вступление",
        "1:05 Путин & <Токаев>: *тихая* [дипломатия]",
        "1:01:40 Итоги",
    ]
    assert [item.find("a").get("href") for item in items] == [f"{page}#t=0", f"{page}#t=65", f"{page}#t=3700"]
    assert items[1].findall("a")[1].get("href") == CHAPTERS[1].link


def test_markdown_says_the_same(studio) -> None:
    episode = replace(studio.publish(), chapters=CHAPTERS, title="Итоги *недели*")
    text = notes_markdown(episode, studio.settings)
    tree = html.fromstring(f"<div>{MarkdownIt().render(text)}</div>")
    assert tree.find(".//h1").text_content() == "Итоги *недели*"
    items = [item.text_content().strip() for item in tree.findall(".//li")]
    assert items[1] == "1:05 Путин & <Токаев>: *тихая* [дипломатия]"
    in_html = html.fromstring(f"<div>{notes_html(episode, studio.settings)}</div>")
    assert items == [item.text_content() for item in in_html.findall(".//li")]
    assert episode.voice in tree.text_content()


def test_notes_lie_in_the_episodes_folder_and_in_the_feed(studio) -> None:
    episode = studio.publish()
    notes = (studio.output / "episodes" / episode.slug / "notes.md").read_text(encoding="utf-8")
    times = re.findall(r"^- \[(\d+:\d\d)\]", notes, re.MULTILINE)
    assert len(times) == len(episode.chapters)
    feed = (studio.output / "feed.xml").read_text(encoding="utf-8")
    assert "#t=0" in feed


def test_sources_are_named_by_their_titles_and_addresses(studio) -> None:
    sources = (
        Source("/home/editor/inbox/most.docx", "a" * 64, "Мост <через> Оку"),
        Source("/home/editor/inbox/notes.txt", "b" * 64),
        Source("https://www.example.org/n/1?a=1&b=2", "c" * 64, "Паромы *вернулись*"),
        Source("-", "d" * 64),
    )
    episode = replace(studio.publish(), chapters=(), sources=sources)
    in_html = html.fromstring(f"<div>{notes_html(episode, studio.settings)}</div>")
    in_markdown = html.fromstring(f"<div>{MarkdownIt().render(notes_markdown(episode, studio.settings))}</div>")
    for tree in (in_html, in_markdown):
        items = [item.text_content().strip() for item in tree.findall(".//li")]
        assert items == ["Мост <через> Оку", "notes.txt", "Паромы *вернулись* (example.org)"]
        assert [link.get("href") for link in tree.findall(".//li/a")] == ["https://www.example.org/n/1?a=1&b=2"]
        assert "/home/editor" not in tree.text_content()
