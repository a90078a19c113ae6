"""Every table of the normalizer's data is held to its schema, and a slip is refused with its file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from briefing.errors import UsageError
from briefing.normalization import tables
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import CASES, Number
from briefing.normalization.schemas import SCHEMAS, TOML_SECTIONS
from briefing.normalization.words import homographs, stress, yo

PACKAGE = Path(briefing.__file__).parent
DATA = PACKAGE / "normalization" / "data"


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.tsv")))
def test_a_table_is_what_its_schema_says(name: str) -> None:
    assert list(tables.rows(name))
    assert SCHEMAS[name].source
    comments = [line for line in (DATA / name).read_text(encoding="utf-8").split("\n") if line.startswith("# ")]
    assert name == "acronyms.tsv" or re.search("[а-я]", comments[0])  # for editors; acronyms.md tells of that one


def head(name: str) -> str:
    """Give the comments of a table, and those of a table that they point to; acronyms.md tells of acronyms.tsv."""
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    own = "\n".join(line for line in lines if line.startswith("# "))
    if name == "acronyms.tsv":
        return (DATA / "acronyms.md").read_text(encoding="utf-8")
    pointed = re.search(r"как в (\w+\.tsv)", own)
    return own + "\n" + (head(pointed[1]) if pointed and pointed[1] != name else "")


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_head_of_a_table_tells_every_word_that_its_columns_may_hold(name: str) -> None:
    told = head(name)
    words = {word for column in SCHEMAS[name].columns.values() for word in column.words}
    assert [word for word in sorted(words) if not re.search(rf"\b{word}\b", told)] == []
    assert [line for line in told.split("\n") if len(line) > 120 and line.startswith("# ")] == []


def test_each_schema_has_its_table() -> None:
    assert {path.name for path in DATA.glob("*.tsv")} == set(SCHEMAS)
    assert {path.name for path in DATA.glob("*.toml")} == {*TOML_SECTIONS, "words.toml"}


@pytest.mark.parametrize(
    ("name", "slip", "said"),
    [
        ("abbreviations.tsv", "зав.\t*заведующий\tword\t\tlower", "“lower” can't stand in the column fixed"),
        ("abbreviations.tsv", "зав.\t*заведующий\tverb", "“verb” can't stand in the column before"),
        ("abbreviations.tsv", "зав.\t*заведующий", "“” can't stand in the column before"),
        ("abbreviations.tsv", "зав.\t*заведующий\tword\t\t\t\tlower", "7 cells, but the table has 6 columns"),
        ("governors.tsv", "ждать\tverbs\tgent", "“verbs” can't stand in the column pos"),
        ("units.tsv", "м\tметр", "“метр” can't stand in the column noun"),
        ("units.tsv", "км \t*километр", "“км ” can't stand in the column written"),
        ("prepositions.tsv", "до\tgent,datv", "“gent,datv” can't stand in the column cases"),
        ("latin_words.tsv", "oslo\tоsло\tplace", "“оsло” can't stand in the column reading"),
    ],
)
def test_a_slip_is_refused_with_its_file_and_line(tmp_path: Path, name: str, slip: str, said: str) -> None:
    file = tmp_path / name
    file.write_text(f"# Таблица.\n{'	'.join(SCHEMAS[name].columns)}\n\n{slip}\n", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        list(tables.checked(file, SCHEMAS[name]))
    assert str(refused.value).startswith(f"{file}:4: ")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("governors.tsv", "ждать\tverb\tgent", "ждать\tverb\taccs"),
        ("units.tsv", "км|килом.\t*километр", "килом.\t*километр"),  # one writing of several
        ("letters.tsv", "а\tа", "а\tа"),
    ],
)
def test_a_row_that_stands_twice_is_refused(tmp_path: Path, name: str, first: str, second: str) -> None:
    file = tmp_path / name
    file.write_text(f"{'	'.join(SCHEMAS[name].columns)}\n{first}\n{second}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(f"{file}:3: ")) as refused:
        list(tables.checked(file, SCHEMAS[name]))
    assert "line 2" in str(refused.value)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("written\treading\tkind\noslo\tосло\tplace\nbonn\tбоnн\tplace\n", 3),
        ("written\treading\tkind\noslo\tосло\tcity\n", 2),
        ("written\treading\tkind\noslo\tосло\n", 2),
        ("written\treading\tkind\noslo\tосло\tplace\tplace\n", 2),
        ("written\treading\tkind\noslo\tосло\tplace\noslo\tосло\tname\n", 3),
        ("written\tspoken\tkind\noslo\tосло\tplace\n", 1),
    ],
)
def test_a_slip_is_refused_where_a_table_is_kept_as_lines_too(tmp_path: Path, rows: str, line: int) -> None:
    file = tmp_path / "latin_words.tsv"
    file.write_text(rows, encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(f"{file}:{line}: ")):
        tables.checked_lines(file, SCHEMAS["latin_words.tsv"])


def test_other_columns_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "letters.tsv"
    file.write_text("letter\tsound\nа\tа\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"letters.tsv:1: .*letter name"):
        list(tables.checked(file, SCHEMAS["letters.tsv"]))


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of tables instead of the shipped ones, for what is read while the test runs."""
    for path in DATA.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "yo.txt").write_bytes((DATA / "yo.txt").read_bytes())
    monkeypatch.setattr(tables, "path", lambda name: tmp_path / name)
    readers = (homographs._homographs, stress._tables, yo._table)
    for reader in readers:
        reader.cache_clear()
    yield tmp_path
    for reader in readers:
        reader.cache_clear()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("homographs.toml", 'unless_before = ["уже"', 'unles_before = ["уже"', "no such condition: unles_before"),
        ("homographs.toml", '"NOUN sing neut nomn"', '"NOUN sing nuet nomn"', "no such form: nuet"),
        ("homographs.toml", "{ say = 2, after = [\"это\"]", "{ say = 3, after = [\"это\"]", "from 1 to 2"),
        ("homographs.toml", 'readings = ["берет/берёт"]', 'readings = ["все/всё"]', "twice"),
        ("homographs.toml", "[surroundings]", "[surrounding]", "there must be the sections"),
        ("stress.toml", "догов+ор", "дог+вор", "дог+вор: needs one +"),
        ("stress.toml", "догов+ор", "договор", "договор: needs one +"),
        ("stress.toml", "\nm = \"\"\"", "\nmm = \"\"\"", "mm: no such paradigm"),
        ("yo.toml", "заём", "заем", "заем: must be written with its ё"),
    ],
)  # fmt: skip
def test_a_slip_in_a_table_of_words_is_refused(edited: Path, name: str, old: str, new: str, said: str) -> None:
    file = edited / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    reader = {"homographs.toml": homographs._homographs, "stress.toml": stress._tables, "yo.toml": yo._table}[name]
    with pytest.raises(UsageError) as refused:
        reader()
    assert re.match(rf"{re.escape(str(file))}:\d+: ", str(refused.value))
    assert said in str(refused.value)


def test_every_list_of_words_is_asked_for() -> None:
    text = (DATA / "words.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(\w+) = \"", text, re.MULTILINE)
    assert [name for name in lists if f'"{name}"' not in code()] == []
    for name in lists:
        words = tables.beginnings(name)
        assert len(set(words)) == len(words) > 0, name


def test_every_list_of_the_homographs_is_asked_for() -> None:
    asked = set(re.findall(r'known\["(\w+)"\]', code()))
    assert asked == tables.toml_table("homographs.toml")["surroundings"].keys()


def code() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "normalization").rglob("*.py")))


def is_lemma(word: str) -> bool:
    """Whether some form of a word has it as its lemma: otherwise what is compared with lemmas never finds it."""
    forms = {inflect(word, case, number) for case in CASES for number in (Number.SING, Number.PLUR)}
    return any(one.lemma == word for form in (word, *forms) for one in analyses(form))


@pytest.mark.parametrize("name", ["labels.tsv", "numbered.tsv", "ranked.tsv", "governors.tsv"])
def test_what_is_looked_for_as_a_lemma_is_one(name: str) -> None:
    words = [row.get("lemma") or row["word"] for row in tables.rows(name) if row.get("pos") != "substantive"]
    assert [word for word in words if not is_lemma(word)] == []


def test_labels_are_told_by_two_letters_in_all_their_forms() -> None:
    words = [row["lemma"] for row in tables.rows("labels.tsv")]
    forms = ((word, inflect(word, case, number)) for word in words for case in CASES for number in Number if number)
    assert [(word, form) for word, form in forms if form[:2] != word[:2]] == []


def test_lists_that_lemmas_are_looked_for_in_hold_lemmas() -> None:
    names = sorted(set(re.findall(r'lemma (?:not )?in word_list\("(\w+)"\)', code())))
    assert len(names) > 20
    heads = {"ракеты"}  # of a name in the plural
    words = {name: tables.word_list(name) - heads for name in names}
    assert [(name, word) for name in names for word in words[name] if word.islower() and not is_lemma(word)] == []


def test_no_beginning_hides_behind_a_shorter_one() -> None:
    called = re.findall(r'beginnings\("(\w+)"\)', code())
    spoken_of = re.findall(r'speaks_of\([^)"]*((?:"\w+", )+)', code())
    names = {*called, *(name for found in spoken_of for name in re.findall(r"\w+", found))}
    assert len(names) > 20
    hidden = [
        (name, word)
        for name in sorted(names)
        for word in tables.beginnings(name)
        if any(word != other and word.startswith(other) for other in tables.beginnings(name))
    ]
    assert hidden == []


def test_the_words_that_are_certain_to_have_yo_are_sorted_and_have_it() -> None:
    text = (DATA / "yo.txt").read_text(encoding="utf-8")
    stems, words = re.sub(r"(?m)^#.*\n", "", text).rstrip("\n").split("\n\n")
    for part in (stems.split("\n"), words.split("\n")):
        assert part == sorted(set(part))
        assert [word for word in part if not re.fullmatch(r"[а-яё-]*ё[а-яё-]*", word)] == []
