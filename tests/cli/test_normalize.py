"""`briefing normalize`: a line out for every line in."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from briefing.cli import rule_reasons


def unstressed(text: str) -> str:
    """Give a text without its stress marks, which are the normaliser's own tests' business."""
    return text.replace("+", "")


def test_each_line_is_answered_with_a_line(briefing) -> None:
    done = briefing("normalize", stdin="В 1994 г. было так.\n\nДа.\n".encode())
    assert done.returncode == 0, done.stderr
    assert unstressed(done.stdout) == "В тысяча девятьсот девяносто четвёртом году было так.\n\nДа.\n"


def test_only_a_newline_ends_a_line(briefing) -> None:
    done = briefing("normalize", stdin="раз\u2028два\x0bтри\x85четыре\nпять".encode())
    assert done.stdout.count("\n") == 2


def test_a_line_of_windows_ends_as_any(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "a.txt").write_bytes("Да.\r\n5 км\r\n".encode())
    assert unstressed(briefing("normalize", "a.txt").stdout) == "Да.\nпять километров\n"
    assert unstressed(briefing("normalize", stdin="Да.\r\n5 км\r\n".encode()).stdout) == "Да.\nпять километров\n"


def test_files_are_read_in_turn(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "a.txt").write_text("\ufeffДа.\n", encoding="utf-8")
    (tmp_path / "here" / "b.txt").write_text("Нет.", encoding="utf-8")
    assert briefing("normalize", "a.txt", "b.txt").stdout == "Да.\nНет.\n"


def test_acronyms_are_spelled_unless_asked_for_otherwise(briefing) -> None:
    line = "Речь о строительстве АЭС.\n".encode()
    assert unstressed(briefing("normalize", stdin=line).stdout) == "Речь о строительстве а-э-эс.\n"
    assert unstressed(briefing("normalize", "--acronyms", "expand", stdin=line).stdout) == (
        "Речь о строительстве атомной электростанции.\n"
    )


def test_explain_names_span_and_rule(briefing) -> None:
    done = briefing("normalize", "--explain", stdin="Было в 1994 году.\n".encode())
    first, *changes = unstressed(done.stdout).splitlines()
    assert first == "Было в тысяча девятьсот девяносто четвёртом году."
    assert any("1994" in line and "тысяча девятьсот девяносто четвёртом" in line for line in changes)


def test_explain_tells_a_reader_of_russian_why_in_russian(briefing, tmp_path: Path) -> None:
    text = "В 1994 г. на 5 км, в ООО «Date»."
    done = briefing("normalize", "--explain", stdin=text.encode(), env={"LC_ALL": "ru_RU.UTF-8"})
    reasons = [line.rpartition("  ")[2] for line in done.stdout.splitlines()[1:] if "→" in line]
    assert reasons[:3] == [
        "year: год, предложный падеж (в)",
        "quantity: винительный падеж («на»)",
        "acronym: аббревиатура",
    ]
    done = briefing("normalize", "--explain", stdin=text.encode())
    assert "year: year, loct (в)" in done.stdout
    (tmp_path / "here" / "words.toml").write_text('[words]\n"Щукодар" = "Щукод+ар"\n', encoding="utf-8")
    own = ("--lexicon", "words.toml", "--explain")
    done = briefing("normalize", *own, stdin="Щукодар".encode(), env={"LC_ALL": "ru_RU.UTF-8"})
    assert "lexicon: свой словарь" in done.stdout


def test_every_russian_reason_is_of_one_that_is_given() -> None:
    root = Path(rule_reasons.__file__).parents[1]
    table = tomllib.loads((root / "cli" / "rule_reasons.ru.toml").read_text(encoding="utf-8"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in (root / "normalization").rglob("*.py"))
    assert [reason for reason in table if reason not in code] == []


def test_a_line_is_answered_before_the_next_one_comes() -> None:
    command = [sys.executable, "-m", "briefing", "normalize"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for line in ("Раз.\n", "Два.\n"):
            process.stdin.write(line.encode())
            process.stdin.flush()
            assert process.stdout.readline() == line.encode()
        process.stdin.close()


def test_a_pipe_that_is_no_utf8_is_refused_since_one_line_does_not_tell_its_encoding(briefing) -> None:
    done = briefing("normalize", stdin="Да.\nНет".encode("cp1251"))
    assert done.returncode == 3
    assert "-: line 1: byte 1" in done.stderr


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le", "utf-8-sig"])
def test_a_file_is_read_in_any_encoding_that_documents_are(briefing, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "here" / "a.txt").write_bytes("В порту открыли причал.\n\nДа.\n".encode(encoding))
    assert unstressed(briefing("normalize", "a.txt").stdout) == "В порту открыли причал.\n\nДа.\n"


def test_an_empty_file_has_no_lines_and_a_damaged_one_is_named(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "empty.txt").touch()
    (tmp_path / "here" / "a.txt").write_bytes("Да.\nНет, это совсем не так".encode() + b"\xff")
    done = briefing("normalize", "empty.txt", "a.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert "a.txt: line 2: byte" in done.stderr


def test_what_a_voice_would_be_given(briefing) -> None:
    done = briefing("normalize", "--voice", "festival", stdin="«Жуков» — 5 км\n\n".encode())
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Ж+уков, пять килом+етров.\n\n"


def test_a_voice_that_is_not_here_is_given_russian_letters_and_a_line_says_so(briefing) -> None:
    done = briefing("normalize", "--voice", "xenia", stdin="Дорого!\n".encode())
    assert (done.returncode, done.stdout) == (0, "д+орога!\n")
    assert "xenia" in done.stderr


def test_rules_and_a_voice_are_not_shown_at_once(briefing) -> None:
    assert briefing("normalize", "--voice", "festival", "--explain", stdin=b"").returncode == 2
