"""What is published of a source tells nothing of the machine it lay on."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.source_names import public_name


def test_a_path_below_the_current_folder_counts_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert public_name(str(tmp_path / "docs" / "a.txt")) == "docs/a.txt"


@pytest.mark.parametrize("name", ["-", "a.txt", "docs/a.txt", "../a.txt", "~5f2a9c01/a.txt", "https://example.org/a"])
def test_a_name_that_tells_nothing_stays(name: str) -> None:
    assert public_name(name) == name


@pytest.mark.parametrize("name", ["/home/anna/secret project/a.txt", "C:\\Users\\anna\\secret project\\a.txt"])
def test_of_an_absolute_path_the_name_and_a_digest_stay(name: str) -> None:
    shown = public_name(name)
    assert shown.endswith("/a.txt")
    assert "anna" not in shown
    assert "secret" not in shown
    assert public_name(shown) == shown
    assert public_name(name.replace("anna", "boris")) != shown


def test_a_password_goes() -> None:
    assert public_name("https://anna:geheim@example.org/a") == "https://anna:***@example.org/a"
