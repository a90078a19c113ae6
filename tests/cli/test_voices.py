"""`briefing voices`, `takes` and `doctor`: what there is on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import soundfile
from quick_voice import QUICK


def test_voices_are_listed_with_licence_and_use(briefing) -> None:
    voices = {each["name"]: each for each in json.loads(briefing("voices", "--json").stdout)["voices"]}
    assert {"xenia", "aidar", "baya", "kseniya", "eugene", "xenia-v4", "ru_ekaterina", "festival", "espeak"} <= set(
        voices
    )
    assert (voices["xenia"]["licence"], voices["xenia"]["commercial"]) == ("CC-BY-NC-SA-4.0", False)
    assert (voices["ru_ekaterina"]["licence"], voices["ru_ekaterina"]["commercial"]) == ("MIT", True)
    assert voices["espeak"]["installed"]
    table = briefing("voices").stdout.splitlines()
    assert len(table) == len(voices) + 1
    assert any(line.startswith("xenia ") and "CC-BY-NC-SA-4.0" in line for line in table)


def test_a_commercial_show_sees_the_voices_it_may_use(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "briefing.toml").write_text("commercial = true\n", encoding="utf-8")
    assert all(each["commercial"] for each in json.loads(briefing("voices", "--json").stdout)["voices"])


def test_say_speaks_into_a_file(briefing, tmp_path: Path) -> None:
    done = briefing("voices", "say", "espeak", "Было в 1994 году.", "-o", "a.wav")
    assert (done.returncode, done.stdout) == (0, "a.wav\n"), done.stderr
    assert soundfile.info(tmp_path / "here" / "a.wav").duration > 1


def test_install_needs_the_network_unless_the_model_is_there(briefing, silero_card: Path) -> None:
    refused = briefing("voices", "install", "xenia")
    assert refused.returncode == 4
    assert "BRIEFING_OFFLINE" in refused.stderr
    assert briefing("voices", "install", silero_card, "-q").returncode == 0


def test_takes_are_counted_and_pruned(briefing, tmp_path: Path) -> None:
    home = {"BRIEFING_HOME": str(tmp_path / "home")}
    briefing("voices", "say", QUICK, "Да, это так.", "-o", "a.wav", env=home)
    assert json.loads(briefing("takes", "--json", env=home).stdout)["takes"] == 1
    refused = briefing("takes", "prune", "--max", "1", env=home)
    assert (refused.returncode, "'1' is no size; write it as 500MB or 2GB" in refused.stderr) == (2, True)
    assert json.loads(briefing("takes", "--json", env=home).stdout)["takes"] == 1
    assert briefing("takes", "prune", "--max", "0", env=home).stdout.startswith("1 takes removed")
    assert json.loads(briefing("takes", "--json", env=home).stdout)["takes"] == 0
    assert "'lots' is no size" in briefing("takes", "prune", "--max", "lots").stderr


def test_doctor_names_what_is_there_and_how_to_get_what_is_not(briefing, tmp_path: Path) -> None:
    done = briefing("doctor", "--json", env={"PATH": "/nowhere"})
    findings = {each["name"]: each for each in json.loads(done.stdout)["findings"]}
    assert done.returncode == 0
    assert findings["ffmpeg"]["detail"].startswith("ffmpeg version")
    assert findings["LAME"]["detail"].startswith("lameenc ")
    assert not findings["Festival"]["ok"]
    assert findings["Festival"]["remedy"] == "apt-get install festival festvox-ru"
    assert str(tmp_path / "here" / "output") in findings["output"]["detail"]
    assert "✗ Festival" in briefing("doctor", env={"PATH": "/nowhere"}).stdout
