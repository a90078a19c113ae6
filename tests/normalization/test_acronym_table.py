"""The table of acronyms is well formed, and its names can be declined by the normalizer."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pymorphy3
import pytest

import briefing

TABLE = Path(briefing.__file__).parent / "normalization" / "data" / "acronyms.tsv"
COLUMNS = ("acronym", "reading", "name", "gender", "number", "known", "field", "note")
FIELD_WORDS = """
state army energy economy finance media law sport science medicine it education transport company
international history region politics religion culture technology
"""
FIELDS = frozenset(FIELD_WORDS.split())
GENDERS = {"m": "masc", "f": "femn", "n": "neut"}
NUMBERS = {"sg": "sing", "pl": "plur"}
VOWELS = frozenset("аеёиоуыэюя")
LETTERS = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ э ю я"
SPOKEN_LETTERS = "а бэ вэ гэ дэ е ё жэ зэ и и-краткое ка эл эм эн о пэ эр эс тэ у эф ха цэ че ша ща э ю я"
LETTER_NAMES = dict(zip(LETTERS.split(), SPOKEN_LETTERS.split(), strict=True))
# Words that may stand between the adjectives before a head noun.
BETWEEN_ADJECTIVES = frozenset({"CONJ", "ADVB", "PREP"})


class Row(NamedTuple):
    acronym: str
    reading: str
    name: str
    gender: str
    number: str
    known: str
    field: str
    note: str


def read_table() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").split("\n")
    return [Row(*line.split("\t")) for line in lines[1:] if line]


ROWS = read_table()
BY_ACRONYM = {row.acronym: row for row in ROWS}
NAMED = [row for row in ROWS if row.name]


@lru_cache(maxsize=1)
def morph() -> Any:
    return pymorphy3.MorphAnalyzer()


def head_of(name: str) -> str:
    """The word after the mark, without the punctuation that touches it."""
    return re.split(r"[\s,»]", name.split("*", 1)[1], maxsplit=1)[0]


def nominative_nouns(word: str, row: Row) -> list[Any]:
    """The readings of a word as a noun in the nominative, of the row's gender and number."""
    return [
        parse
        for parse in morph().parse(word)
        if {"NOUN", "nomn", NUMBERS[row.number]} <= set(parse.tag.grammemes)
        and parse.tag.gender in (GENDERS[row.gender], None)
    ]


def agrees(word: str, row: Row) -> bool:
    """Whether a word before the head is an adjective that agrees with it, or may stand among adjectives."""
    for parse in morph().parse(word):
        if parse.tag.POS in BETWEEN_ADJECTIVES:
            return True
        if parse.tag.POS not in ("ADJF", "PRTF") or parse.tag.case != "nomn":
            continue
        if parse.tag.number == NUMBERS[row.number] and (row.number == "pl" or parse.tag.gender == GENDERS[row.gender]):
            return True
    return False


def spelled(acronym: str) -> str:
    return "-".join(LETTER_NAMES.get(letter, "?") for letter in acronym.lower())


def test_file_is_plain_tab_separated_text_with_its_header() -> None:
    data = TABLE.read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    lines = data.decode("utf-8").removesuffix("\n").split("\n")
    assert tuple(lines[0].split("\t")) == COLUMNS
    assert [line for line in lines if line.count("\t") != len(COLUMNS) - 1] == []
    with TABLE.open(encoding="utf-8", newline="") as file:  # no cell is quoted, so csv reads the same table
        assert [tuple(cells) for cells in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:] == ROWS


def test_no_cell_has_stray_spaces() -> None:
    assert [row for row in ROWS if any(cell != " ".join(cell.split()) for cell in row)] == []


def test_table_is_large_enough() -> None:
    assert len(ROWS) >= 900


def test_acronyms_are_sorted_and_unique() -> None:
    acronyms = [row.acronym for row in ROWS]
    assert acronyms == sorted(set(acronyms))


def test_acronyms_are_one_word_of_one_alphabet_with_two_capitals() -> None:
    cyrillic, latin = re.compile(r"[А-ЯЁа-яё]{2,}"), re.compile(r"[A-Za-z]{2,}")
    odd = [
        row.acronym
        for row in ROWS
        if not (cyrillic.fullmatch(row.acronym) or latin.fullmatch(row.acronym))
        or sum(letter.isupper() for letter in row.acronym) < 2
    ]
    assert odd == []


def test_closed_columns_hold_allowed_values() -> None:
    assert {row.gender for row in ROWS} <= set(GENDERS)
    assert {row.number for row in ROWS} <= set(NUMBERS)
    assert {row.known for row in ROWS} <= {"yes", "no"}
    assert {row.field for row in ROWS} <= FIELDS


def test_every_field_is_covered() -> None:
    assert {row.field for row in ROWS} == FIELDS


def test_own_readings_are_lower_case_cyrillic_with_hyphens() -> None:
    own = [row for row in ROWS if row.reading not in ("letters", "word")]
    assert [row for row in own if not re.fullmatch(r"[а-яё]+(?:-[а-яё]+)*", row.reading)] == []


def test_latin_acronyms_have_a_reading_of_their_own() -> None:
    assert [row for row in ROWS if row.acronym.isascii() and row.reading in ("letters", "word")] == []


def test_own_reading_is_given_only_where_letters_or_word_would_be_wrong() -> None:
    assert [row for row in ROWS if row.reading in (spelled(row.acronym), row.acronym.lower())] == []


def test_acronyms_read_as_words_have_a_vowel() -> None:
    assert [row for row in ROWS if row.reading == "word" and not VOWELS & set(row.acronym.lower())] == []


def test_names_are_written_in_cyrillic_without_digits() -> None:
    allowed = re.compile(r"[А-ЯЁа-яё *«»,—-]+")
    assert [row for row in NAMED if not allowed.fullmatch(row.name)] == []


def test_each_name_marks_one_head_at_the_start_of_a_word() -> None:
    assert [row for row in NAMED if not re.fullmatch(r"(?:[^*]* )?\*[А-ЯЁа-яё][^*]*", row.name)] == []


def test_each_name_closes_its_quotation_marks_after_the_head() -> None:
    odd = [row for row in NAMED if row.name.count("«") != row.name.count("»") or "«" in row.name.split("*")[0]]
    assert odd == []


def test_heads_are_nouns_in_the_nominative_of_the_gender_and_number_given() -> None:
    assert [(row.acronym, row.name) for row in NAMED if not nominative_nouns(head_of(row.name), row)] == []


@pytest.mark.parametrize("case", ["gent", "datv", "accs", "ablt", "loct"])
def test_heads_can_be_declined(case: str) -> None:
    undeclinable = [
        row.acronym
        for row in NAMED
        if not any(parse.inflect({case, NUMBERS[row.number]}) for parse in nominative_nouns(head_of(row.name), row))
    ]
    assert undeclinable == []


def test_words_before_the_head_agree_with_it() -> None:
    odd = [
        (row.acronym, word)
        for row in NAMED
        for word in re.findall(r"[А-ЯЁа-яё-]+", row.name.split("*")[0])
        if not agrees(word, row)
    ]
    assert odd == []


def test_names_keep_their_yo() -> None:
    # The dictionary finds a word written with е for ё and gives it back with its ё.
    dotless = []
    for row in NAMED:
        for word in re.findall(r"[а-яё-]+", row.name.lower()):
            parses = [parse for parse in morph().parse(word) if parse.is_known]
            if parses and all(parse.word != word and parse.word.replace("ё", "е") == word for parse in parses):
                dotless.append((row.acronym, word))
    assert dotless == []


def test_acronyms_that_look_like_function_words_say_so() -> None:
    # The normalizer's editor has to know them: «КТО» in a headline is a pronoun.
    function_words = {"PREP", "CONJ", "NPRO", "NUMR"}
    silent = [
        row.acronym
        for row in ROWS
        if any(parse.is_known and parse.tag.POS in function_words for parse in morph().parse(row.acronym.lower()))
        and "совпадает с" not in row.note
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("acronym", "reading", "name", "known"),
    [
        ("АЭС", "letters", "атомная *электростанция", "no"),
        ("ОДКБ", "letters", "*Организация Договора о коллективной безопасности", "no"),
        ("ИАЦ", "letters", "информационно-аналитический *центр", "no"),
        ("USAID", "ю-эс-эйд", "*Агентство США по международному развитию", "no"),
        ("США", "сэ-шэ-а", "Соединённые *Штаты Америки", "yes"),
        ("ФБР", "фэ-бэ-эр", "Федеральное *бюро расследований", "yes"),
        ("ЦСКА", "цэ-эс-ка", "Центральный спортивный *клуб армии", "yes"),
        ("ГКЧП", "letters", "Государственный *комитет по чрезвычайному положению", "no"),
        ("ВВП", "letters", "валовой внутренний *продукт", "yes"),
        ("МРОТ", "word", "минимальный *размер оплаты труда", "no"),
        ("ВВС", "letters", "военно-воздушные *силы", "yes"),
        ("BBC", "би-би-си", "", "yes"),
        ("NASA", "наса", "", "yes"),
        ("VK", "вэ-ка", "", "yes"),
    ],
)
def test_rows_that_everyone_hears_are_as_an_anchor_says_them(acronym: str, reading: str, name: str, known: str) -> None:
    row = BY_ACRONYM[acronym]
    assert (row.reading, row.name, row.known) == (reading, name, known)
