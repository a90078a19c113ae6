"""What goes wrong ends with the contract's exit code, one clear line on stderr, and nothing half-written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from quick_voice import QUICK


def one_line(stderr: str) -> str:
    assert stderr.count("\n") == 1, stderr
    assert stderr.startswith("briefing: ")
    return stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "missing.txt: no such file"),
        ("empty.txt", b"", "empty.txt: the file is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.txt: a binary file (PNG)"),
        ("broken.txt", "Слово за словом, ещё слово.".encode() + b"\xd0 \xff", "broken.txt: line 1: byte"),
    ],
)
def test_a_source_that_cannot_be_used_ends_with_3(
    briefing, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "here" / name).write_bytes(content)
    done = briefing("make", name, "--voice", QUICK)
    assert (done.returncode, done.stdout) == (3, "")
    assert said in one_line(done.stderr)
    assert not (tmp_path / "here" / "output").exists()


LONG = "я" * 300


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["make", LONG], 3),
        (["outline", LONG], 3),
        (["make", "--script", LONG], 3),
        (["normalize", LONG], 3),
        (["normalize", "loop"], 3),
        (["normalize", "/dev/zero"], 3),
        (["make", "a.txt", "--lexicon", LONG], 2),
        (["make", "a.txt", "--log", LONG], 2),
        (["say", "Да.", "-o", "nowhere/x.wav", "--voice", QUICK], 2),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="names, links and devices as POSIX has them")
def test_what_cannot_be_opened_is_one_line_with_its_code(
    briefing, tmp_path: Path, arguments: list[str], code: int
) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    (tmp_path / "here" / "loop").symlink_to("loop")
    done = briefing(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    one_line(done.stderr)
    assert not (tmp_path / "here" / "output").exists()


def test_a_folder_without_documents_ends_with_3(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "docs").mkdir()
    done = briefing("make", "docs")
    assert done.returncode == 3
    assert "docs: no documents in this folder" in one_line(done.stderr)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["make"], "name a SOURCE"),
        (["make", "a.txt", "--fromat", "mp3"], "no such option: --fromat (did you mean --format?)"),
        (["make", "a.txt", "--zzz", "1"], "no such option: --zzz. See"),
        (["make", "a.txt", "--format", "wav"], "'wav' is not one of"),
        (["make", "a.txt", "--date", "yesterday"], "'yesterday' is no date; write it as 2026-11-26"),
        (["make", "a.txt", "--date", "31.11.2026"], "'31.11.2026' is no date"),
        (["make", "a.txt", "--jobs", "0"], "--jobs"),
        (["make", "a.txt", "--date", "0001-01-01"], "--date 0001-01-01: the year has to be 1000 to 9998"),
        (["make", "a.txt", "--date", "9999-12-31"], "--date 9999-12-31"),
        (["make", "a.txt", "--script", "s.txt"], "--script"),
        (["make", "a.txt", "--slug", "../up", "--voice", QUICK], "../up"),
        (["make", "a.txt", "--config", "no.toml"], "no.toml: no such configuration file"),
        (["make", "a.txt", "--lexicon", "no.toml"], "no.toml"),
        (["nonsense"], "no such command: nonsense. See"),
        (["mak"], "no such command: mak (did you mean make?). See"),
        (["voices", "instal"], "no such command: instal (did you mean install?)"),
        (["takes", "prune"], "--max is missing"),
        (["publish"], "DEST is missing"),
    ],
)
def test_wrong_usage_ends_with_2(briefing, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    done = briefing(*arguments)
    assert done.returncode == 2, done.stderr
    assert said in one_line(done.stderr)


def test_the_name_alone_shows_help_and_ends_with_2(briefing) -> None:
    done = briefing()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == briefing("--help").stdout


def test_wrong_configuration_ends_with_2(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    (tmp_path / "here" / "briefing.toml").write_text("[podcast]\ntitel = 'x'\n", encoding="utf-8")
    done = briefing("make", "a.txt")
    assert done.returncode == 2
    assert (
        one_line(done.stderr)
        == "briefing: briefing.toml, line 2: podcast.titel is unknown; the nearest known key is 'title'\n"
    )


@pytest.mark.parametrize(
    ("content", "said", "code"),
    [
        ('voice = "nobody"', "briefing.toml: voice: voice 'nobody' is unknown", 4),
        ('voice = "no.toml"', "briefing.toml: voice: no.toml: no such voice card", 4),
        ('[speech]\ncards = ["no.toml"]', "briefing.toml: [speech] cards: no.toml: no such voice card", 4),
        ('lexicon = ["no.toml"]', "briefing.toml: lexicon no.toml: can't be read (there is no such file", 2),
        (
            '[podcast]\ncover = "a.txt"',
            "[podcast] cover: a.txt can't be read as a picture (its content",
            2,
        ),
        ('[mix]\nbetween = "no.wav"', "briefing.toml: [mix] between: no.wav is not a file", 2),
        ('# Имя\n[podcast]\ntitle = "Утро\n', "briefing.toml, line 3: not TOML: the quotation mark at the end", 2),
        ("\n[mix]\nmp3_kbps = 7", "briefing.toml, line 3: [mix] mp3_kbps: 7 is out of range", 2),
        ('[podcast]\nperson = [{nme = "А"}]', "briefing.toml, line 2: podcast.person[0].nme is unknown", 2),
        (
            '[[briefing]]\nname = "утро"\nsources = ["a.txt"]\nvoice = "no"',
            "briefing.toml: [[briefing]] утро voice: voice 'no' is unknown",
            4,
        ),
    ],
)
def test_what_is_wrong_in_the_configuration_is_told_with_its_file(
    briefing, tmp_path: Path, content: str, said: str, code: int
) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    (tmp_path / "here" / "briefing.toml").write_text(content, encoding="utf-8")
    done = briefing("make", "утро" if "утро" in content else "a.txt", "-q")
    assert said in one_line(done.stderr)
    assert done.returncode == code


def test_an_option_stands_in_for_what_is_wrong_in_the_configuration(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    (tmp_path / "here" / "briefing.toml").write_text('voice = "nobody"', encoding="utf-8")
    assert briefing("make", "a.txt", "-q", "--voice", QUICK).returncode == 0


def test_a_log_in_the_folder_that_is_read_is_no_document(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    assert briefing("make", ".", "--script-only", "-q", "--log", "run.txt").returncode == 0
    done = briefing("outline", ".", "--strict", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [section["paragraphs"][0]["text"] for section in json.loads(done.stdout)["sections"]] == ["Да, это так."]


def test_an_inspected_episode_has_its_picture_beside_it(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    audio = Path(briefing("make", "a.txt", "--voice", QUICK, "-q").stdout.strip())
    done = briefing("inspect", audio.parent.name)
    assert done.stdout.splitlines()[-1] == str(audio.with_name("waveform.png"))
    assert (tmp_path / "here" / audio.with_name("waveform.png")).read_bytes().startswith(b"\x89PNG")
    assert briefing("make", "a.txt", "--voice", QUICK, "-q", "--title", "Иначе").returncode == 0
    assert not (tmp_path / "here" / audio.with_name("waveform.png")).exists()  # it showed what was there before


def test_an_unknown_voice_ends_with_4(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    done = briefing("make", "a.txt", "--voice", "nobody", "-q")
    assert done.returncode == 4
    assert "nobody" in one_line(done.stderr)
    assert not (tmp_path / "here" / "output" / "episodes").exists()


def test_a_traceback_is_shown_on_request_alone(briefing) -> None:
    assert "Traceback" not in briefing("make", "missing.txt").stderr
    assert "Traceback" in briefing("make", "missing.txt", "--debug").stderr
    assert "Traceback" in briefing("--debug", "make", "missing.txt").stderr


@pytest.mark.skipif(sys.platform != "linux", reason="needs /sys, where not even root may make a file")
@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        (("make", "a.txt", "--voice", QUICK, "-q", "--output", "/sys/briefing"), "/sys/briefing"),
        (("init", "/sys"), "/sys"),
        (("say", "Да.", "--voice", QUICK, "-o", "/sys/a.wav"), "/sys"),
    ],
)
def test_a_folder_that_may_not_be_written_in_is_named(
    briefing, tmp_path: Path, arguments: tuple[str, ...], folder: str
) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    done = briefing(*arguments)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"briefing: {folder}: no right to write in this folder")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk_under_the_output_ends_with_1(briefing, small_disk: Path, tmp_path: Path) -> None:
    (tmp_path / "here" / "a.txt").write_text("Да, это так. " * 400, encoding="utf-8")
    done = briefing("make", "a.txt", "--voice", QUICK, "-q", "--output", small_disk / "output")
    assert done.returncode == 1, done.stderr
    assert "disk" in one_line(done.stderr)
    assert not list((small_disk / "output").glob("episodes/*"))


@pytest.fixture
def small_disk(tmp_path: Path):
    """A file system of 256 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk needs the right to mount one")
    yield folder
    subprocess.run(["umount", folder], check=True)


def hears_interruptions() -> None:
    """Take SIGINT as it is by default: in a shell's background it is ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interruption_ends_with_130(briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    text = "\n".join(f"Предложение номер {number}, и оно совсем не короткое." for number in range(3000))
    (tmp_path / "here" / "a.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "briefing", "make", "a.txt", "--voice", QUICK, "--jobs", "1"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path / "here",
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=hears_interruptions,
    )
    while not list((tmp_path / "home").glob("takes/*/*.flac")) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    try:
        _, stderr = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130, stderr
    assert stderr.splitlines()[-1] == "briefing: interrupted"
    assert "Traceback" not in stderr
    assert not list((tmp_path / "here" / "output").glob("episodes/*"))


def test_a_closed_pipe_is_no_reason_to_complain(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Да.\n" * 50_000, encoding="utf-8")
    line = f"{sys.executable} -m briefing normalize a.txt | head -n 1"
    done = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("Да.\n", "")


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (("--title", " \u200b "), "the title is empty; give the episode one with --title", 2),
        (("--title", "Звонок \x07"), "the title: character U+0007 at position 8", 2),
    ],
)
def test_what_cannot_be_published_is_found_before_anything_is_spoken(
    briefing, tmp_path: Path, arguments: tuple[str, ...], said: str, code: int
) -> None:
    (tmp_path / "here" / "a.txt").write_text("Первое предложение.\n", encoding="utf-8")
    home = tmp_path / "home"
    done = briefing("make", "a.txt", "--voice", QUICK, *arguments, env={"BRIEFING_HOME": str(home)})
    assert (done.returncode, done.stdout) == (code, "")
    assert said in one_line(done.stderr)
    assert not (home / "takes").exists()
    assert briefing("make", "a.txt", "--script-only", *arguments).returncode == code


def test_a_script_of_somebody_else_brings_no_link_that_runs(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "a.md").write_text("# Утро\n\nПервое.\n", encoding="utf-8")
    script = tmp_path / "here" / briefing("make", "a.md", "--script-only").stdout.strip()
    memory = script.with_name("script.json")
    memory.write_text(
        memory.read_text(encoding="utf-8").replace('"link": ""', '"link": "javascript:alert(1)"'), encoding="utf-8"
    )
    done = briefing("make", "--script", script, "--voice", QUICK)
    assert done.returncode == 2
    assert "chapter «Утро»: the link 'javascript:alert(1)' is neither http(s) nor relative" in one_line(done.stderr)


def test_a_file_name_cannot_steer_the_terminal(briefing) -> None:
    done = briefing("make", "a\x1b]0;owned\x07\u202e.txt")
    assert done.returncode == 3
    assert done.stderr == "briefing: a\\x1b]0;owned\\x07\\u202e.txt: no such file or folder\n"


def test_an_absolute_path_is_not_published(briefing, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    for folder in ("here", "secret"):
        (tmp_path / folder / "a.md").write_text(f"# Утро\n\nПервое, {folder}.\n", encoding="utf-8")
    dated = ("--voice", QUICK, "--date", "2026-11-23", "-q", "--json")
    made = [json.loads(briefing("make", tmp_path / name, *dated).stdout) for name in ("here/a.md", "secret/a.md")]
    assert made[0]["sources"][0]["name"] == "a.md"
    assert made[1]["sources"][0]["name"].endswith("/a.md")
    assert made[1]["slug"] == f"{made[0]['slug']}-2"
    written = [path.read_bytes() for path in (tmp_path / "here" / "output").rglob("*") if path.is_file()]
    assert not any(str(tmp_path).encode() in content for content in written)
    again = json.loads(briefing("make", tmp_path / "secret/a.md", *dated).stdout)
    assert again["slug"] == made[1]["slug"]
