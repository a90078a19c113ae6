"""The user's lexicon: what it matches, how forms are declined, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.normalization import Normalizer
from briefing.normalization.lexicon.forms import carry_stress
from briefing.normalization.lexicon.user import Lexicon

Load = Callable[..., Lexicon]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Read lexicons given as TOML texts, in order."""

    def read(*texts: str) -> Lexicon:
        paths = []
        for number, text in enumerate(texts):
            paths.append(tmp_path / f"lexicon-{number}.toml")
            paths[-1].write_text(text, encoding="utf-8")
        return Lexicon.load(paths)

    return read


def _say(lexicon: Lexicon, text: str, position: int = 0) -> str | None:
    """Give the text from `position` with what the lexicon says there."""
    found = lexicon.match(text, position)
    return found.spoken + text[found.end :] if found else None


def test_no_files_no_lexicon() -> None:
    lexicon = Lexicon.load([])
    assert not lexicon
    assert lexicon.match("слово", 0) is None
    assert lexicon.acronyms == {}


def test_a_key_in_small_letters_matches_any_case_and_keeps_the_first_capital(load: Load) -> None:
    lexicon = load('[words]\n"твиттер" = "тв+иттер"')
    assert _say(lexicon, "твиттер молчит") == "тв+иттер молчит"
    assert _say(lexicon, "Твиттер молчит") == "Тв+иттер молчит"
    assert _say(lexicon, "ТВИТТЕР") == "Тв+иттер"


def test_a_key_with_capitals_matches_only_itself(load: Load) -> None:
    lexicon = load('[words]\n"Мир" = "платёжная система Мир"\n"iPhone" = "айф+он"')
    assert _say(lexicon, "Мир") == "платёжная система Мир"
    assert _say(lexicon, "мир") is None
    assert _say(lexicon, "iPhone 15") == "айф+он 15"


def test_whole_words_only(load: Load) -> None:
    lexicon = load('[words]\n"кот" = "к+от"\n"C++" = "си плюс плюс"')
    assert _say(lexicon, "котом") is None
    assert _say(lexicon, "скот", 1) is None
    assert _say(lexicon, "кот, кит") == "к+от, кит"
    assert _say(lexicon, "C++.") == "си плюс плюс."


def test_the_longest_phrase_wins_over_any_white_space(load: Load) -> None:
    lexicon = load('[words]\n"белый" = "б+елый"\n"белый дом" = "Б+елый д+ом"\n"белый дом на набережной" = "д+ом"')
    assert _say(lexicon, "белый  дом") == "Б+елый д+ом"
    assert _say(lexicon, "белый\nдом на набережной") == "д+ом"
    assert _say(lexicon, "белый домик") == "б+елый домик"


def test_yo_is_matched_however_it_is_written(load: Load) -> None:
    lexicon = load('[words]\n"Алёша Попов" = "Алёша Поп+ов"\n"самолет" = "самолёт"')
    assert _say(lexicon, "Алеша Попов") == "Алёша Поп+ов"
    assert _say(lexicon, "самолёт") == "самолёт"


def test_the_file_named_last_wins(load: Load) -> None:
    lexicon = load('[words]\n"кварки" = "кв+арки"', '[words]\n"кварки" = "кварк+и"')
    assert _say(lexicon, "кварки") == "кварк+и"


def test_forms_are_declined_side_by_side(load: Load) -> None:
    lexicon = load('[[entries]]\nwritten = "Тинькофф-центр"\nspoken = "Т+инькофф-ц+ентр"\ndecline = false')
    assert _say(lexicon, "Тинькофф-центра") is None
    lexicon = load('[[entries]]\nwritten = "специальный представитель"\nspoken = "спецпредстав+итель"\ndecline = true')
    assert _say(lexicon, "Специального представителя") == "Спецпредстав+ителя"
    assert _say(lexicon, "специальными представителями") == "спецпредстав+ителями"
    assert _say(lexicon, "специальном представителе") == "спецпредстав+ителе"


@pytest.mark.parametrize(
    ("written", "spoken", "form", "expected"),
    [
        ("Жапаров", "Жап+аров", "Жапаровым", "Жап+аровым"),
        ("Пашинян", "Пашин+ян", "Пашиняну", "Пашин+яну"),
        ("дипфейк", "дипф+ейк", "дипфейки", "дипф+ейки"),
        ("Минниханов", "Минних+анов", "Миннихановых", "Минних+ановых"),
    ],
)
def test_words_that_the_dictionary_lacks_decline_too(
    load: Load, written: str, spoken: str, form: str, expected: str
) -> None:
    lexicon = load(f'[[entries]]\nwritten = "{written}"\nspoken = "{spoken}"\ndecline = true')
    assert _say(lexicon, form) == expected


def test_a_stressed_ending_stays_stressed(load: Load) -> None:
    lexicon = load('[[entries]]\nwritten = "Алма-Ата"\nspoken = "Алма-Ат+а"\ndecline = true')
    assert _say(lexicon, "Алма-Ате") == "Алма-Ат+е"
    assert _say(lexicon, "Алма-Атой") == "Алма-Ат+ой"


def test_of_a_phrase_adjectives_head_and_name_decline(load: Load) -> None:
    lexicon = load(
        """
        [[entries]]
        written = "президент Токаев"
        spoken = "презид+ент Ток+аев"
        decline = true
        [[entries]]
        written = "фонд развития"
        spoken = "ф+онд разв+ития"
        decline = true
        """
    )
    assert _say(lexicon, "президентом Токаевым") == "презид+ентом Ток+аевым"
    assert _say(lexicon, "фонду развития") == "ф+онду разв+ития"


@pytest.mark.parametrize(
    ("base", "form", "expected"),
    [
        ("догов+ор", "договорами", "догов+орами"),
        ("столяр", "столяра", "столяра"),
        ("Алма-Ат+а", "Алма-Ат", "Алма-+Ат"),
        ("зв+езда", "звёзды", "звёзды"),
    ],
)
def test_stress_is_carried_over(base: str, form: str, expected: str) -> None:
    assert carry_stress(base, form) == expected


def test_acronyms_are_rows_of_the_table(load: Load) -> None:
    lexicon = load(
        '[[acronyms]]\nacronym = "ФРП"\nreading = "letters"\nname = "*Фонд развития"\nknown = true\ngender = "m"'
    )
    row = {"acronym": "ФРП", "reading": "letters", "name": "*Фонд развития", "gender": "m", "known": "yes"}
    assert lexicon.acronyms == {"ФРП": row}


@pytest.mark.parametrize(
    ("text", "key", "hint"),
    [
        ('[words]\n"iPhone" = "iPhone"', "iPhone", "Cyrillic"),
        ('[words]\n"слово" = "24"', "слово", "Cyrillic"),
        ('[words]\n"слово" = "сл+ово+"', "слово", "vowel"),
        ('[words]\n"слово" = ""', "слово", "Cyrillic"),
        ('[words]\n"слово" = 5', "слово", "Cyrillic"),
        ('[words]\n" " = "слово"', " ", "empty"),
        ('[word]\n"слово" = "сл+ово"', "word", "[words]"),
        ('words = "слово"', "words", "[words]"),
        ('[[entries]]\nwritten = "слово"', "слово", "spoken"),
        ('[[entries]]\nwritten = "слово"\nspoken = "слово"\nstress = 2', "слово", "stress"),
        ('[[entries]]\nwritten = "слово"\nspoken = "слово"\ndecline = "yes"', "слово", "true or false"),
        ('[[entries]]\nwritten = "Sber"\nspoken = "сбер"\ndecline = true', "Sber", "decline"),
        ('[[entries]]\nwritten = "вчера"\nspoken = "вчер+а"\ndecline = true', "вчера", "decline"),
        ('[entries]\nwritten = "слово"', "entries", "[[entries]]"),
        ('[[acronyms]]\nreading = "letters"', "acronyms, 1", "acronym"),
        ('[[acronyms]]\nacronym = "А Б"', "А Б", "letters"),
        ('[[acronyms]]\nacronym = "АБВ"\nreading = "abc"', "АБВ", "reading"),
        ('[[acronyms]]\nacronym = "АБВ"\ngender = "w"', "АБВ", "gender"),
        ('[[acronyms]]\nacronym = "АБВ"\nname = "Alphabet"', "АБВ", "name"),
        ('[[acronyms]]\nacronym = "АБВ"\nknown = "да"', "АБВ", "known"),
    ],
)
def test_what_cannot_be_used_is_refused_by_file_and_key(load: Load, text: str, key: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(text)
    message = str(caught.value)
    assert "lexicon-0.toml" in message
    assert f"«{key}»" in message
    assert hint in message
    assert "\n" not in message


def test_unreadable_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml"):
        Lexicon.load([tmp_path / "none.toml"])
    broken = tmp_path / "broken.toml"
    broken.write_text("[words", encoding="utf-8")
    with pytest.raises(UsageError, match=r"broken\.toml.*TOML"):
        Lexicon.load([broken])
    broken.write_bytes("слово".encode("cp1251"))
    with pytest.raises(UsageError, match=r"broken\.toml.*UTF-8"):
        Lexicon.load([broken])


def test_a_lexicon_is_read_as_editors_save_it_and_texts_are_written(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes('\ufeff[words]\r\n"Щукодар" = "Щукода\u0301р"\r\n"Wi‑Fi O’Hara" = "вайфай охара"'.encode())
    said = Normalizer(lexicon=[path]).speak("Щукодар и Wi-Fi O'Hara, и Wi‑Fi O’Hara.")
    assert said == "Щукод+ар и вайфай охара, и вайфай охара."


def test_the_normalizer_says_what_the_lexicon_says(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(
        """
        [words]
        "GitHub" = "гитх+аб"
        [[acronyms]]
        acronym = "ЩЦК"
        reading = "щэ-цэ-ка"
        """,
        encoding="utf-8",
    )
    normalizer = Normalizer(lexicon=[path])
    assert normalizer.speak("Проект на GitHub, решение ЩЦК.") == "Проект на гитх+аб, решение щэ-цэ-ка."


def test_the_example_of_the_documentation_loads(tmp_path: Path) -> None:
    documentation = Path(__file__).parents[2] / "docs" / "lexicon.md"
    example = documentation.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    path = tmp_path / "lexicon.toml"
    path.write_text(example, encoding="utf-8")
    normalizer = Normalizer(lexicon=[path])
    assert "в Алма-Ат+е" in normalizer.speak("Приём прошёл в Алма-Ате.")
