"""docs/daily.md and docs/publishing.md: what an editor copies from them runs as it stands there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from quick_voice import QUICK

from briefing.cli import group

DOCS = Path(__file__).parents[2] / "docs"
CONFIGURATION = f"""\
voice = "{QUICK}"
[podcast]
link = "https://example.org/briefing/"
[[briefing]]
name = "morning"
sources = ["inbox/*.txt"]
"""


def blocks(name: str) -> list[str]:
    return re.findall(r"^```\n(.*?)^```$", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="a shell's script")
def test_the_script_of_the_morning_publishes_and_is_silent_unless_it_fails(tmp_path) -> None:
    show, web = tmp_path / "obzor", tmp_path / "web"
    (show / "inbox").mkdir(parents=True)
    (show / "briefing.toml").write_text(CONFIGURATION, encoding="utf-8")
    document = show / "inbox" / "port.txt"
    document.write_text("В порту открыли третий причал.\n", encoding="utf-8")
    script = next(block for block in blocks("daily.md") if block.startswith("#!/bin/sh"))
    script = script.replace("/srv/obzor", str(show)).replace("s3://podcast/obzor", str(web))
    script = script.replace("/opt/briefing/.venv/bin", str(Path(sys.executable).parent))

    def run() -> subprocess.CompletedProcess[str]:
        command = ["/bin/sh", "-c", script]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)

    done = run()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (web / "feed.xml").read_bytes() == (show / "output" / "feed.xml").read_bytes()
    document.unlink()
    quiet = run()  # a morning without a document
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    log = (show / "briefing.log").read_text(encoding="utf-8")
    assert "inbox/*.txt: no file of this pattern today: no episode is made" in log
    (web / "feed.xml").unlink()
    (show / "briefing.toml").write_text(CONFIGURATION.replace("*.txt", "port.txt"), encoding="utf-8")
    failed = run()
    assert (failed.returncode, failed.stdout, len(failed.stderr.splitlines())) == (3, "", 1)
    assert not (web / "feed.xml").exists()
    assert "failed: " in (show / "briefing.log").read_text(encoding="utf-8").splitlines()[-1]


@pytest.mark.parametrize("name", ["daily.md", "publishing.md"])
def test_commands_and_options_that_the_docs_name_exist(name: str) -> None:
    lines = re.findall(r"briefing (?!briefing\b)([a-z]+)((?: [^\n`#|>]+)?)", "\n".join(blocks(name)))
    assert lines
    for command, rest in lines:
        found = group.get_command(click.Context(group), command)
        assert found, command
        known = {option for each in found.params for option in each.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, (command, rest)


def test_the_policy_for_a_bucket_is_json() -> None:
    policy = next(block for block in blocks("publishing.md") if block.startswith("{"))
    assert json.loads(policy)["Statement"][0]["Action"] == "s3:GetObject"
