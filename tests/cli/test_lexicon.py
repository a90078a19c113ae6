"""The lexicon by hand: one word more, and nothing else in the file changes; what a document may need."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from briefing.normalization import Normalizer

KEPT = """\
# Слова редакции. Не трогать порядок!
[words]
"Щукодар" = "Щукод+ар"   # так просил мэр
"бот" = "б+от"

# Ниже — склоняемые
[[entries]]
written = "Крабогорск"
spoken = "Крабог+орск"
decline = true

[[acronyms]]
acronym = "ЩЦК"
reading = "letters"
"""


@pytest.fixture
def here(tmp_path: Path, briefing) -> Path:
    return tmp_path / "here"


def test_a_word_goes_below_the_last_one_and_all_else_stays(briefing, here: Path) -> None:
    (here / "mine.toml").write_text(KEPT, encoding="utf-8")
    done = briefing("lexicon", "add", "--lexicon", "mine.toml", "кот", "к+от")
    assert (done.returncode, done.stdout) == (0, "mine.toml\n"), done.stderr
    assert done.stderr == "«кот» → «к+от»\n"
    line = '"бот" = "б+от"\n'
    assert (here / "mine.toml").read_text(encoding="utf-8") == KEPT.replace(line, line + '"кот" = "к+от"\n')


def test_a_word_that_declines_is_an_entry_and_its_forms_are_shown(briefing, here: Path) -> None:
    (here / "mine.toml").write_text(KEPT, encoding="utf-8")
    done = briefing("lexicon", "add", "--lexicon", "mine.toml", "Мышеград", "Мышегр+ад", "--decline")
    assert "«Мышеградом» → «Мышегр+адом»\n" in done.stderr
    assert (here / "mine.toml").read_text(encoding="utf-8").startswith(KEPT)
    assert "Мышегр+аде" in Normalizer(lexicon=[here / "mine.toml"]).speak("Был в Мышеграде.")


def test_windows_line_ends_and_rights_stay(briefing, here: Path) -> None:
    path = here / "mine.toml"
    path.write_bytes(KEPT.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert briefing("lexicon", "add", "--lexicon", "mine.toml", "кот", "к+от").returncode == 0
    assert b'"\xd0\xba\xd0\xbe\xd1\x82" = ' in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("бот", "бот+а"), "lexicon mine.toml, line 4: «бот» is spoken «б+от» there"),
        (("Крабогорске", "Кр+абогорске"), "lexicon mine.toml, line 8: «Крабогорске» is spoken «Крабог+орске» there"),
        (("ЩЦК", "щука"), "«ЩЦК» is an acronym of the lexicon"),
        (("кот", "к+от+а"), "«к+от+а» has 2 stresses"),
        (("кот", "cat"), "lexicon mine.toml, «кот»: the spoken form «cat» may hold Cyrillic letters"),
        (("быстро", "б+ыстро", "--decline"), "lexicon mine.toml, «быстро»: nothing in «быстро» declines"),
    ],
)
def test_what_contradicts_is_refused_in_one_line(briefing, here: Path, arguments: tuple[str, ...], said: str) -> None:
    (here / "mine.toml").write_text(KEPT, encoding="utf-8")
    done = briefing("lexicon", "add", "--lexicon", "mine.toml", *arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert (here / "mine.toml").read_text(encoding="utf-8") == KEPT


def test_the_same_again_changes_nothing(briefing, here: Path) -> None:
    (here / "mine.toml").write_text(KEPT, encoding="utf-8")
    done = briefing("lexicon", "add", "--lexicon", "mine.toml", "бот", "бо\u0301т")
    assert done.returncode == 0
    assert "is spoken so already" in done.stderr
    assert (here / "mine.toml").read_text(encoding="utf-8") == KEPT


def test_the_first_word_begins_a_lexicon_and_names_it_in_the_configuration(briefing, here: Path) -> None:
    assert "no briefing.toml names a lexicon" in briefing("lexicon", "add", "кот", "к+от").stderr
    briefing("init")
    before = (here / "briefing.toml").read_text(encoding="utf-8")
    done = briefing("lexicon", "add", "Щукодар", "Щукод+ар")
    assert done.stdout == "lexicon.toml\n"
    after = (here / "briefing.toml").read_text(encoding="utf-8")
    assert tomllib.loads(after) == {**tomllib.loads(before), "lexicon": ["lexicon.toml"]}
    assert after.replace('lexicon = ["lexicon.toml"]\n', "", 1) == before
    assert briefing("normalize", stdin="Щукодар тих.".encode()).stdout == "Щукод+ар тих.\n"
    assert briefing("normalize", "--no-lexicon", stdin="Щукодар тих.".encode()).stdout == "Щукодар тих.\n"


@pytest.mark.parametrize("layout", ['words = { "бот" = "б+от" }\n', 'words."бот" = "б+от"\n'])
def test_where_no_place_is_sure_nothing_is_written(briefing, here: Path, layout: str) -> None:
    (here / "mine.toml").write_text(layout, encoding="utf-8")
    done = briefing("lexicon", "add", "--lexicon", "mine.toml", "кот", "к+от")
    if done.returncode == 0:
        assert tomllib.loads((here / "mine.toml").read_text(encoding="utf-8"))["words"].keys() == {"бот", "кот"}
    else:
        assert 'write there by hand: "кот" = "к+от"' in done.stderr
        assert (here / "mine.toml").read_text(encoding="utf-8") == layout


STORY = """\
# Крабогорск растёт

Власти Крабогорска и ЩЦК рады. Фирма Fluxity пришла в Крабогорск, и ЩЦК довольна.
Замки стоят на горе. Кот спит.
"""


def test_what_voices_may_get_wrong_is_listed_by_count(briefing, here: Path) -> None:
    (here / "a.md").write_text(STORY, encoding="utf-8")
    done = briefing("lexicon", "check", "a.md")
    assert done.returncode == 0
    rows = [line.split() for line in done.stdout.splitlines() if line.startswith("  ")]
    assert rows[:3] == [
        ["2", "ЩЦК", "→", "ща-цэ-ка"],
        ["1", "Fluxity", "→", rows[1][-1]],
        ["3", "Крабогорск,", "Крабогорска", "Крабогорск", "растёт"],
    ]
    assert any(row[1] == "замки" for row in rows[3:])
    assert "Кот" not in done.stdout.split()
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_the_list_can_be_pasted_into_a_lexicon(briefing, here: Path) -> None:
    (here / "a.md").write_text(STORY, encoding="utf-8")
    listed = briefing("lexicon", "check", "a.md", "--toml").stdout
    (here / "mine.toml").write_text(listed.replace('# "', '"').replace('= "Крабог', '= "Крабог+'), encoding="utf-8")
    done = briefing("lexicon", "check", "a.md", "--lexicon", "mine.toml")
    assert (done.stdout, done.stderr) == ("", "there is nothing to look at: every word is listed\n")
