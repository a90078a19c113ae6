"""Grammar by itself: what governs a place, the case of a name there, and the noun that a number counts."""

from __future__ import annotations

import pytest

from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.declined import declined
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import How
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text


@pytest.mark.parametrize(
    ("before", "how", "case"),
    [
        ("К", How.PREPOSITION, Case.DATV),
        ("Около", How.PREPOSITION, Case.GENT),
        ("Подошли примерно к", How.PREPOSITION, Case.DATV),
        ("В течение", How.PREPOSITION, Case.GENT),
        ("Лишились", How.VERB, Case.GENT),
        ("Увидели", How.VERB, Case.ACCS),
        ("Управляет", How.VERB, Case.ABLT),
        ("К последним", How.ADJECTIVE, Case.DATV),
        ("Представители", How.RELATION, Case.GENT),
        ("По просьбе", How.GOVERNED, Case.GENT),
        ("В городе", How.PLACE, Case.NOMN),
        ("Мужчина", How.PERSON, Case.NOMN),
        ("Дождь кончился.", How.NONE, Case.NOMN),
    ],
)
def test_what_the_words_before_a_number_ask(before: str, how: How, case: Case) -> None:
    text = Text.of(f"{before} 5")
    governor = Government(text).at(text.count - 1)
    assert (governor.how, governor.first) == (how, case)


def test_a_reading_takes_the_place_of_what_it_read() -> None:
    text = Text.of("Ок. 1475")
    government = Government(text)
    assert government.at(2).how is How.NONE
    government.note(Reading(0, 3, "около", kind=Kind.PREPOSITION, lemma="около"))
    assert government.at(2).cases == (Case.GENT,)


@pytest.mark.parametrize(
    ("before", "case"),
    [
        ("Совет", Case.GENT),
        ("Войска вошли в", Case.ACCS),
        ("Выступил в", Case.LOCT),
        ("Вместе с", Case.ABLT),
        ("По данным", Case.GENT),
        ("Сообщило", Case.NOMN),
        ("Белорусская", Case.NOMN),
        ("В Россию и", Case.ACCS),
        ("", Case.NOMN),
    ],
)
def test_the_case_in_which_a_name_stands(before: str, case: Case) -> None:
    text = Text.of(f"{before} ОДКБ")
    assert standing(Government(text), text.count - 1, Gender.FEMN, Number.SING).case is case


def test_a_number_before_a_name_tells_its_case_and_count() -> None:
    text = Text.of("К 3 АЭС")
    counter = Reading(2, 3, "трём", kind=Kind.QUANTITY, case=Case.DATV, value=3)
    place = standing(Government(text), 2, Gender.FEMN, Number.SING, counter)
    assert (place.case, place.count) == (Case.DATV, 3)


@pytest.mark.parametrize(
    ("behind", "noun"),
    [
        ("домов", "домов"),
        ("новых жилых домов", "домов"),
        ("новых и старых домов", "домов"),
        ("раненых", "раненых"),
        ("АЭС", "АЭС"),
        ("IT-компании", "компании"),
        ("и более детей", "детей"),
        ("на столе", None),
        ("МиГ-29", None),
        ("стали", None),
        ("\nдомов", None),
        (", домов", None),
    ],
)
def test_the_noun_that_a_number_counts(behind: str, noun: str | None) -> None:
    text = Text.of("5" + (behind if behind[0] in "\n," else f" {behind}"))
    head = noun_head(text, 1, 1)
    assert (text.word[head.token] if head is not None else None) == noun


def test_a_name_declines_by_the_word_that_carries_it() -> None:
    name = declined("квадратный *метр в секунду")
    assert name.form(Case.DATV, Number.PLUR) == "квадратным метрам в секунду"
    assert name.counted(2, Case.NOMN) == "квадратных метра в секунду"
    assert name.counted(21, Case.ABLT) == "квадратным метром в секунду"
