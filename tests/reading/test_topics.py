"""A long text without headings gets chapters where its topic changes, named from its own words."""

from __future__ import annotations

import pytest

from briefing.reading.blocks import Block, heading
from briefing.reading.outline import sections_of
from briefing.reading.topics import LONG, by_topic

# Sentences about three matters; what each says comes again in other words of the same matter.
BRIDGE = (
    "Новый мост через реку строят уже третий год, опоры стоят, пролёты собирают на берегу.",
    "Строители моста ждут, когда спадёт вода: пролёты подают баржами, и мост растёт от опоры к опоре.",
    "Проезд по мосту останется бесплатным, хотя строительство опор подорожало из-за глубокой реки.",
    "Инженер уверяет, что пролёты моста выдержат ледоход, а опоры рассчитаны на сто лет.",
)
SCHOOL = (
    "В школах посёлка не хватает учителей математики, и ученики ездят на уроки в город автобусом.",
    "Директор школы просит молодых учителей приехать: обещает квартиру, подъёмные и небольшие классы.",
    "Родители учеников собрали подписи, чтобы уроки математики вернули в школьное расписание.",
    "Выпускники школы поступают в педагогический, но учителями в посёлок возвращаются единицы.",
)
HONEY = (
    "Пасечники собрали в это лето вдвое больше мёда, липа цвела долго, пчёлы работали без отдыха.",
    "Мёд с липы густеет быстро, поэтому пасечник качает его сразу, пока соты тёплые от улья.",
    "Зимовать пчёлам помогут тёплые ульи и запас мёда, который пасечники оставляют в сотах.",
    "На ярмарке мёд раскупили за день, и пасечники уже записывают на будущий год ульи и соты.",
)


def paragraphs(matter: tuple[str, ...], count: int = 8) -> list[Block]:
    """Give paragraphs of some 50 words that keep to one matter."""
    return [Block(" ".join(matter[(at + step) % len(matter)] for step in (0, 1, 3, 2))) for at in range(count)]


TEXT = [*paragraphs(BRIDGE), *paragraphs(SCHOOL), *paragraphs(HONEY)]


def words(blocks: list[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def test_chapters_end_where_the_topic_changes() -> None:
    assert words(TEXT) > LONG
    assert [len(topic.blocks) for topic in by_topic(TEXT)] == [8, 8, 8]


def test_a_title_is_words_of_its_chapter_and_fits_a_line() -> None:
    for topic in by_topic(TEXT):
        text = " ".join(block.text for block in topic.blocks)
        assert topic.title.lower() in text.lower()
        assert 18 <= len(topic.title) <= 60


def test_titles_begin_with_what_is_told_not_with_what_binds_it() -> None:
    tied = [Block(f"Однако, по его словам, {block.text[:1].lower()}{block.text[1:]}") for block in TEXT]
    assert not any(topic.title.startswith(("Однако", "По его")) for topic in by_topic(tied))


def test_one_paragraph_without_end_is_divided_at_the_ends_of_sentences() -> None:
    whole = Block(" ".join(block.text for block in TEXT))
    topics = by_topic([whole])
    assert len(topics) == 3
    assert " ".join(block.text for topic in topics for block in topic.blocks) == whole.text
    assert all(block.text.endswith(".") for topic in topics for block in topic.blocks)


@pytest.mark.parametrize(
    "blocks", [TEXT[:8], [*TEXT[:12], heading("Пасека", 1), *TEXT[12:]], []], ids=["short", "with a heading", "empty"]
)
def test_a_short_text_or_one_with_headings_is_left_whole(blocks: list[Block]) -> None:
    assert by_topic(blocks) == []


def test_the_first_chapter_of_an_article_keeps_its_title() -> None:
    sections = sections_of([heading("Вести района", 1), *TEXT], "", is_first=True)
    assert sections[0].title == "Вести района"
    assert [section.title_spoken for section in sections] == [True, False, False]
    assert sum(len(section.paragraphs) for section in sections) == len(TEXT)
