from __future__ import annotations

import dataclasses

import pytest
import silero_standin
from speech_scripts import script_of, sentence

from briefing.episode import Boundary, Script, Style, Utterance
from briefing.speech.alphabet import has_letters
from briefing.speech.engines.base import Traits
from briefing.speech.utterances import SpeechPlan, Voice, plan, split

SILERO = Traits(silero_standin.ALPHABET, longest=750, tiny=12, prosody=True)
INTONES = dataclasses.replace(SILERO, intones=True)


def planned(script: Script, traits: Traits = SILERO) -> SpeechPlan:
    return plan(script, lambda chapter: Voice("voice", traits))


def texts(script: Script, traits: Traits = SILERO) -> list[str]:
    return [utterance.text for utterance in planned(script, traits).utterances]


def test_a_sentence_is_an_utterance() -> None:
    script = script_of(["Первое предложение главы.", "Второе предложение главы."], ["Третье, в другой главе."])
    first, second, third = planned(script).utterances
    assert (first.text, first.boundary, first.voice) == ("первое предложение главы.", Boundary.SENTENCE, "voice")
    assert [(part.chapter, part.sentence) for part in (*second.parts, *third.parts)] == [(0, 1), (1, 0)]


def test_a_tiny_sentence_joins_the_one_before_in_its_paragraph() -> None:
    assert texts(script_of(["Он спросил её об этом.", "Да.", "Она ответила ему сразу."])) == [
        "он спросил её об этом. да.",
        "она ответила ему сразу.",
    ]


def test_a_tiny_sentence_that_opens_a_paragraph_joins_the_next() -> None:
    opening = sentence("Да.", Boundary.PARAGRAPH)
    assert texts(script_of(["Он спросил её об этом.", opening, "Она ответила ему сразу."])) == [
        "он спросил её об этом.",
        "да. она ответила ему сразу.",
    ]


def test_a_tiny_sentence_at_the_end_of_a_chapter_joins_the_one_before_across_paragraphs() -> None:
    script = script_of(["Он спросил её об этом.", sentence("Да.", Boundary.PARAGRAPH)], ["Новая глава началась."])
    assert texts(script) == ["он спросил её об этом. да.", "новая глава началась."]


def test_a_tiny_heading_stays_alone_for_it_has_another_style_and_chapter() -> None:
    heading = sentence("Итог", Boundary.CHAPTER, Style.HEADING)
    assert texts(script_of(["Первая глава кончилась."], [heading, "Вторая глава началась."])) == [
        "первая глава кончилась.",
        "итог.",
        "вторая глава началась.",
    ]


def test_an_engine_that_minds_no_tiny_phrases_gets_them_alone() -> None:
    assert len(texts(script_of(["Да.", "Нет.", "Да."]), dataclasses.replace(SILERO, tiny=0))) == 3


def test_a_question_stays_alone_where_the_call_decides_its_intonation() -> None:
    script = script_of(
        ["Он спросил её об этом.", "Зачем?", "Да.", "Да?", "Кто это был здесь?", "Нет.", "Она ушла сразу."]
    )
    assert texts(script, INTONES) == [
        "он спросил её об этом.",
        "зачем?",
        "да. да?",
        "кто это был здесь?",
        "нет. она ушла сразу.",
    ]
    assert texts(script)[0] == "он спросил её об этом. зачем? да. да?"


def test_joined_sentences_keep_their_own_places() -> None:
    (utterance,) = planned(script_of(["Он спросил её об этом.", "Да.", "Нет."])).utterances
    assert [(part.sentence, part.text, part.opens) for part in utterance.parts] == [
        (0, "он спросил её об этом.", True),
        (1, "да.", True),
        (2, "нет.", True),
    ]


def test_a_changed_sentence_changes_at_most_two_utterances() -> None:
    words = ["Да.", "Нет.", "Он долго думал об этом.", "Она ответила ему сразу.", "Никто не пришёл вовремя."]
    sentences = [f"{words[(7 * n) % 5]}" for n in range(60)]
    before = texts(script_of(list(sentences)))
    for place in range(60):
        for new in ("Ой.", "Совсем другое предложение."):
            after = texts(script_of([*sentences[:place], new, *sentences[place + 1 :]]))
            assert len(set(after) - set(before)) <= 2


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Одна мысль здесь; другая мысль, и там.", "Одна мысль здесь;"),
        ("Он пришёл домой, сел за стол, и уснул.", "Он пришёл домой,"),
        ("Первое слово — второе слово и третье", "Первое слово"),
        ("слово слово слово слово", "слово слово"),
        ("аэрофотосъёмка", "аэрофот"),
    ],
)
def test_a_long_sentence_is_split_at_its_best_boundary(text: str, first: str) -> None:
    (utterance,) = planned(script_of([text]), dataclasses.replace(SILERO, tiny=0)).utterances
    halves = split(utterance)
    assert halves is not None
    assert halves[0].text == first.lower()
    assert halves[1].boundary is Boundary.COMMA
    assert [part.opens for half in halves for part in half.parts] == [True, False]


def _leaves(utterance: Utterance) -> list[Utterance]:
    halves = split(utterance)
    return [utterance] if halves is None else [leaf for half in halves for leaf in _leaves(half)]


def test_splitting_ends_and_loses_no_letter() -> None:
    text = "Сл+ово, фр+аза; длинноесл+ово — и ещё, ещё! Конец."
    (utterance,) = planned(script_of([text])).utterances
    leaves = _leaves(utterance)
    letters = [letter for leaf in leaves for letter in leaf.text if letter.isalpha()]
    assert "".join(letters) == "".join(filter(str.isalpha, text.lower()))
    assert all(has_letters(leaf.text) for leaf in leaves)
    assert not any(leaf.text.endswith("+") for leaf in leaves)


def test_no_utterance_is_longer_than_the_engine_takes() -> None:
    script = script_of(["слово, " * 500 + "конец.", "я" * 2000 + ".", "Да."])
    utterances = planned(script).utterances
    assert max(len(utterance.text) for utterance in utterances) <= 750
    assert sum(utterance.text.count("слово") for utterance in utterances) == 500
    assert sum(utterance.text.count("я") for utterance in utterances) == 2000


def test_what_cannot_be_said_is_told_with_its_place() -> None:
    plan_ = planned(script_of(["Всё хорошо здесь."], ["Всё и тут хорошо.", "Знак ☃ и ☂ тут.", "☃ 漢"]))
    assert [(each.chapter, each.sentence, each.what) for each in plan_.unspoken] == [
        ("Глава 2", 2, "☃ ☂"),
        ("Глава 2", 3, "☃ 漢"),
    ]


def test_the_pause_before_a_sentence_that_cannot_be_said_is_not_lost() -> None:
    script = script_of(["Первое предложение здесь.", sentence("***", Boundary.PARAGRAPH), "Второе предложение здесь."])
    assert planned(script).utterances[1].boundary is Boundary.PARAGRAPH
    assert planned(script).unspoken == ()
