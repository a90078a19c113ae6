"""Latin words in Russian letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalization import tables
from briefing.normalization.foreign import latin
from briefing.normalization.foreign.letter_to_sound import guess_language, pronounce

SPOKEN = re.compile(r"[а-яёА-ЯЁ -]*")
TRANSCRIPTIONS = Path(__file__).with_name("latin_transcriptions.tsv")


def cases(text: str) -> list[tuple[str, str]]:
    """Split lines of «written → spoken» into pairs."""
    pairs = (line.split("→") for line in text.strip().split("\n"))
    return [(written.strip(), spoken.strip()) for written, spoken in pairs]


@pytest.mark.parametrize(
    ("letters", "spoken"),
    cases("""
        GPS → джи-пи-эс
        USB → ю-эс-би
        HTML → эйч-ти-эм-эл
        SMS → эс-эм-эс
        WTO → дабл-ю-ти-о
        XYZ → икс-уай-зет
        JQR → джей-кью-ар
        é → и
    """),
)
def test_letters_are_spelled_by_their_english_names(letters: str, spoken: str) -> None:
    assert latin.spell(letters) == spoken


@pytest.mark.parametrize(
    ("letter", "spoken"), [("C", "цэ"), ("X", "икс"), ("d", "дэ"), ("K", "ка"), ("Y", "игрек"), ("ø", "э")]
)
def test_a_letter_by_itself_has_its_russian_name(letter: str, spoken: str) -> None:
    assert latin.letter_name(letter) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    cases("""
        Google → Гугл
        iPhone → айфон
        iPhones → айфоны
        Windows → Виндоус
        one → уан
        Amazon → Амазон
        Spotify → Спотифай
        Hyundai → Хёндэ
        Volkswagen → Фольксваген
        Huawei → Хуавэй
        OpenAI → Оупен-эй-ай
        McDonald's → Макдональдс
        McDonald’s → Макдональдс
        Tesla's → Теслас
        NVIDIA → Энвидиа
        IT → ай-ти
        it → ит
        NASA → Наса
        USAID → ю-эс-эйд
        Škoda → Шкода
        L’Oréal → Лореаль
    """),
)
def test_words_of_the_table_have_the_reading_of_the_media(written: str, spoken: str) -> None:
    assert latin.read_word(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    cases("""
        QXZ → кью-икс-зет
        BNDX → би-эн-ди-икс
        UNHCR → ю-эн-эйч-си-ар
        ZORBEK → Зорбек
        html → эйч-ти-эм-эл
        eSports → и-спортс
        RedZorb → ред-зорб
    """),
)
def test_capitals_no_vowels_and_capitals_inside(written: str, spoken: str) -> None:
    assert latin.read_word(written).lower() == spoken.lower()


@pytest.mark.parametrize(
    ("written", "spoken"),
    cases("""
        homepage → хоумпейдж
        newsrooms → ньюсрумс
        skateboard → скейтборд
        screwdriver → скрюдрайвер
        reloading → релоудинг
        speedway → спидвей
        unfriendly → анфрендли
    """),
)
def test_words_made_from_known_words_keep_their_reading(written: str, spoken: str) -> None:
    assert latin.read_word(written) == spoken


@pytest.mark.parametrize(
    ("text", "spoken"),
    cases("""
        The New York Times → Нью-йорк таймс
        the new york times → нью-йорк таймс
        Wall Street Journal → Уолл-стрит джорнал
        Wall-Street → Уолл-стрит
        Financial Times → Файненшл таймс
        YouTube Music → Ютуб мьюзик
        AT&T → Эй-ти-энд-ти
        Procter&Gamble → Проктер энд гэмбл
        Procter & Gamble → Проктер энд гэмбл
        Standard & Poor’s → Стандард энд пурс
        Coca‑Cola → Кока-кола
        C++ → Си-плюс-плюс
        Booking.com → Букинг точка ком
        Xi Jinping → Си цзиньпин
        New Zorblax → Нью Зорблакс
    """),
)
def test_phrases_are_read_whole_longest_first(text: str, spoken: str) -> None:
    assert latin.read_text(text) == spoken
    assert latin.read_text(" ".join(text.split())) == spoken


def test_the_longest_phrase_says_where_it_ends() -> None:
    text = "В газете New York Times News пишут"
    start = text.index("New")
    assert latin.longest_phrase(text, start) == (text.index(" News"), "Нью-йорк таймс")
    assert latin.longest_phrase(text, text.index("News")) is None
    assert latin.longest_phrase("New Yorkshire", 0) is None
    assert latin.longest_phrase("слово", 0) is None


@pytest.mark.parametrize(
    ("word", "language", "spoken"),
    [
        ("Großglockner", "de", "Гросглокнер"),
        ("Schwarzwald", "de", "Шварцвальд"),
        ("Göring", "de", "Гёринг"),
        ("Besançon", "fr", "Безансон"),
        ("Hélène", "fr", "Элен"),
        ("Muñoz", "es", "Муньос"),
        ("Jiménez", "es", "Хименес"),
        ("Gnocchi", "it", "Ньокки"),
        ("Pogliani", "it", "Польяни"),
        ("Wałęsa", "pl", "Валенса"),
        ("Brzęczyszczykiewicz", "pl", "Бженчищикевич"),
        ("Davutoğlu", "tr", "Давутоглу"),
        ("Çelik", "tr", "Челик"),
        ("Třebíč", "cs", "Тршебич"),
        ("Milošević", "hr", "Милошевич"),
        ("João", "pt", "Жуан"),
        ("Szijjártó", "hu", "Сийярто"),
        ("Ceaușescu", "ro", "Чеаушеску"),
        ("Häkkinen", "fi", "Хяккинен"),
        ("Xinjiang", "zh", "Синьцзян"),
        ("Shenzhen", "zh", "Шэньчжэнь"),
        ("Kurosawa", "ja", "Куросава"),
        ("Takahashi", "ja", "Такахаси"),
    ],
)
def test_letters_and_endings_give_another_language_away(word: str, language: str, spoken: str) -> None:
    assert guess_language(word.lower()) == language
    assert latin.read_word(word) == spoken


def transcriptions() -> list[tuple[str, str]]:
    lines = TRANSCRIPTIONS.read_text(encoding="utf-8").split("\n")
    return [(word, sound) for word, sound in (line.split("\t") for line in lines[2:] if line)]


def same(one: str, other: str) -> bool:
    """Compare without ё, э and doubled consonants, in which usual transcriptions of one word differ."""

    def folded(text: str) -> str:
        return re.sub(r"([бвгджзклмнпрстфхцчшщ])\1", r"\1", text.replace("ё", "е").replace("э", "е"))

    return folded(one) == folded(other)


def test_letter_to_sound_rules_alone_give_the_usual_transcription_of_most_words() -> None:
    right = sum(same(pronounce(word, "en"), sound) for word, sound in transcriptions())
    assert right / len(transcriptions()) > 0.83


def test_the_reading_of_common_words_is_the_usual_transcription() -> None:
    known = [(word, sound) for word, sound in transcriptions() if latin.is_known(word)]
    right = sum(same(latin.read_word(word), sound) for word, sound in known)
    assert len(known) > 400
    assert right / len(known) > 0.8


@given(st.text())
def test_any_text_gives_only_russian_letters_hyphens_and_spaces(text: str) -> None:
    for spoken in (latin.read_text(text), latin.read_word(text), latin.spell(text), latin.letter_name(text)):
        assert SPOKEN.fullmatch(spoken)


LATIN = st.characters(min_codepoint=0x41, max_codepoint=0x17F, categories=["Lu", "Ll"], exclude_characters="µ")


@given(st.text(alphabet=LATIN, min_size=1))
def test_no_latin_word_is_lost(word: str) -> None:
    assert latin.read_word(word)


def test_the_table_is_sorted_unique_and_readable() -> None:
    rows = list(tables.rows("latin_words.tsv"))
    written = [row["written"] for row in rows]
    assert len(rows) >= 1500
    assert len(set(written)) == len(written)
    for row in rows:
        assert SPOKEN.fullmatch(row["reading"]) and row["reading"] == row["reading"].lower(), row
        assert row["written"] == row["written"].lower() or row["kind"] == "letters", row
    kinds = [row["kind"] for row in rows]
    assert set(kinds) == {"company", "media", "name", "place", "word", "letters"}
    for kind in set(kinds):
        of_kind = [row["written"] for row in rows if row["kind"] == kind]
        assert of_kind == sorted(of_kind), kind


def test_an_acronym_has_the_same_reading_in_both_tables() -> None:
    readings = {row["written"]: row["reading"] for row in tables.rows("latin_words.tsv") if row["kind"] != "word"}
    for row in tables.rows("acronyms.tsv"):
        written, reading = row["acronym"], row["reading"]
        here = readings.get(written) or readings.get(written.lower())
        if here and written.isascii() and reading != "word":
            there = latin.spell(written) if reading == "letters" else reading
            assert re.sub("[ -]", "", here) == re.sub("[ -]", "", there), written


def test_every_rule_is_well_formed() -> None:
    for row in tables.rows("latin_rules.tsv"):
        assert row["letters"] and re.fullmatch("[а-яё]*", row["sound"]), row
        for context in (row["before"], row["after"]):
            re.compile(context)
