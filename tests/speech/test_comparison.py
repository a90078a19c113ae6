"""`briefing voices compare`: one sentence by all installed voices, on a page."""

from __future__ import annotations

import re
from pathlib import Path

import soundfile


def test_all_installed_voices_speak_on_one_page(briefing, tmp_path: Path) -> None:
    here = tmp_path / "here"
    done = briefing("voices", "compare", "Было <5> в 1994 году.", "-o", "heard")
    assert (done.returncode, done.stdout) == (0, "heard/index.html\n"), done.stderr
    page = (here / "heard" / "index.html").read_text(encoding="utf-8")
    sounds = re.findall(r'src="([^"]+)"', page)
    assert "espeak.mp3" in sounds and "Было &lt;5&gt; в 1994 году." in page and "механический" in page
    assert all(soundfile.info(here / "heard" / name).duration > 1 for name in sounds)
    assert briefing("voices", "compare", "Ещё раз.", "-o", "heard").returncode == 0


def test_a_folder_with_other_files_is_left_alone(briefing, tmp_path: Path) -> None:
    here = tmp_path / "here"
    (here / "song.mp3").write_bytes(b"mine")
    done = briefing("voices", "compare", "Да.", "-o", ".")
    assert done.returncode == 2 and "there are other files in it" in done.stderr
    assert [path.name for path in here.iterdir()] == ["song.mp3"]
