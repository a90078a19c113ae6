"""The user's lexicon in running text: it wins over the rules, and what surrounds it is read as ever."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.normalization import Normalizer

Make = Callable[..., Normalizer]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make a normalizer with lexicons given as TOML texts, the last named last."""

    def make_one(*texts: str, acronyms: str = "spell") -> Normalizer:
        paths = []
        for number, text in enumerate(texts):
            paths.append(tmp_path / f"lexicon-{number}.toml")
            paths[-1].write_text(text, encoding="utf-8")
        return Normalizer(acronyms=acronyms, lexicon=paths)

    return make_one


@pytest.mark.parametrize(
    ("entry", "text", "spoken"),
    [
        ('"5 канал" = "П+ятый кан+ал"', "Смотрите 5 канал.", "Смотрите П+ятый кан+ал."),
        ('"24/7" = "круглос+уточно"', "Работает 24/7.", "Работает круглос+уточно."),
        ('"АЭС" = "станция"', "На АЭС тихо.", "На станция тихо."),
        ('"г. Мышкин" = "город М+ышкин"', "Это г. Мышкин.", "Это город М+ышкин."),
        ('"XX" = "дв+адцатый"', "XX съезд", "дв+адцатый съезд"),
        ('"№ 1" = "номер раз"', "Школа № 1.", "Школа номер раз."),
        ('"5G" = "пять-джи"', "Сеть 5G растёт.", "Сеть пять-джи растёт."),
        ('"C++" = "си плюс плюс"', "Пишут на C++.", "Пишут на си плюс плюс."),
        ('"iPhone" = "айф+он"', "Новый iPhone.", "Новый айф+он."),
        ('"НИИ" = "институт"', "ФГУП НИИ мостов", "фгуп институт мостов"),
        ('"все" = "всё"', "Пришли все.", "Пришли всё."),
    ],
)
def test_an_entry_wins_over_every_rule(make: Make, entry: str, text: str, spoken: str) -> None:
    assert make(f"[words]\n{entry}").speak(text) == spoken


def test_without_its_entry_a_text_is_read_by_the_rules(make: Make) -> None:
    normalizer = make('[words]\n"5 канал" = "П+ятый кан+ал"\n"№ 1" = "номер раз"')
    assert normalizer.speak("Школа № 12, 15 шагов.") == Normalizer().speak("Школа № 12, 15 шагов.")


def test_what_stands_beside_an_entry_is_still_read(make: Make) -> None:
    normalizer = make('[words]\n"iPhone" = "айф+он"')
    assert normalizer.speak("В 2024 году iPhone 15 стоил $799.") == Normalizer().speak(
        "В 2024 году айф+он 15 стоил $799."
    )


def test_the_longest_phrase_wins(make: Make) -> None:
    normalizer = make('[words]\n"белый" = "б+елый"\n"белый дом" = "Б+елый д+ом"')
    assert normalizer.speak("Это белый дом, не белый цвет.") == "Это Б+елый д+ом, не б+елый цвет."


@pytest.mark.parametrize("between", ["\u00a0", "  ", "\u202f"])
def test_a_phrase_is_found_over_any_white_space(make: Make, between: str) -> None:
    assert make('[words]\n"белый дом" = "Б+елый д+ом"').speak(f"Вот белый{between}дом.") == "Вот Б+елый д+ом."


def test_an_entry_is_found_under_soft_hyphens_and_accents(make: Make) -> None:
    normalizer = make('[words]\n"белый дом" = "Б+елый д+ом"')
    assert normalizer.speak("Вот бе\u00adлый дом.") == "Вот Б+елый д+ом."


def test_a_word_is_matched_whole(make: Make) -> None:
    normalizer = make('[words]\n"кот" = "к+отик"')
    assert normalizer.speak("Скот и котлета, кот-учёный.") == Normalizer().speak("Скот и котлета, к+отик-учёный.")


def test_case_is_kept_and_respected(make: Make) -> None:
    normalizer = make('[words]\n"твиттер" = "тв+иттер"\n"Мир" = "сист+ема Мир"')
    assert normalizer.speak("Твиттер и твиттер.") == "Тв+иттер и тв+иттер."
    assert normalizer.speak("Карта Мир для мирных дел, мир.") == "Карта сист+ема Мир для мирных дел, мир."


def test_declined_forms_carry_their_stress(make: Make) -> None:
    normalizer = make('[[entries]]\nwritten = "Алма-Ата"\nspoken = "Алма-Ат+а"\ndecline = true')
    assert normalizer.speak("В Алма-Ате, из Алма-Аты.") == "В Алма-Ат+е, из Алма-Ат+ы."


def test_the_users_stress_wins_over_the_built_in_one(make: Make) -> None:
    assert "догов+ор" in Normalizer().speak("Вот договор.")
    assert make('[words]\n"договор" = "д+оговор"').speak("Вот договор.") == "Вот д+оговор."


def test_the_spoken_form_is_left_as_the_user_wrote_it(make: Make) -> None:
    """No ё, stress or homograph rule touches it: neither «договор» nor «еще» inside it changes."""
    assert make('[words]\n"СНВ" = "договор еще один"').speak("Это СНВ.") == "Это договор еще один."


def test_speaking_again_changes_nothing(make: Make) -> None:
    normalizer = make('[words]\n"iPhone" = "айф+он"\n"замок" = "зам+ок"')
    spoken = normalizer.speak("Новый iPhone, замок и 5 ключей.")
    assert normalizer.speak(spoken) == spoken


def test_the_file_named_last_wins(make: Make) -> None:
    assert make('[words]\n"кварки" = "кв+арки"', '[words]\n"кварки" = "кварк+и"').speak("Это кварки.") == "Это кварк+и."


ACRONYM = """
[[acronyms]]
acronym = "ЦРИ"
reading = "letters"
name = "*Центр развития инноваций"
gender = "m"
"""


@pytest.mark.parametrize(
    ("mode", "spoken"),
    [
        ("spell", "Глава цэ-эр-и и люди цэ-эр-и."),
        ("first", "Глава Центра развития инноваций и люди цэ-эр-и."),
        ("expand", "Глава Центра развития инноваций и люди Центра развития инноваций."),
    ],
)
def test_own_acronyms_follow_the_mode(make: Make, mode: str, spoken: str) -> None:
    said = make(ACRONYM, acronyms=mode).speak("Глава ЦРИ и люди ЦРИ.")
    assert said.replace("+", "") == spoken


def test_own_acronyms_are_not_reported_as_unlisted(make: Make) -> None:
    assert make(ACRONYM).explain("Глава ЦРИ.").reports == ()
    assert Normalizer().explain("Глава ЦРИШ.").reports


def test_an_own_reading_replaces_a_listed_one(make: Make) -> None:
    normalizer = make('[[acronyms]]\nacronym = "МВД"\nreading = "мэвэдэ"')
    assert normalizer.speak("В МВД и МЧС.") == "В мэвэдэ и эм-че-эс."


def test_a_change_names_the_lexicon(make: Make) -> None:
    text = "Вот бе\u00adлый дом."
    (change,) = make('[words]\n"белый дом" = "Б+елый д+ом"').explain(text).changes
    assert (change.rule, change.written, text[change.start : change.end]) == (
        "lexicon",
        "бе\u00adлый дом",
        "бе\u00adлый дом",
    )
    assert "lexicon" in change.reason
