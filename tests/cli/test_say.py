"""`briefing say`: a text as the show would say it."""

from __future__ import annotations

from pathlib import Path

import silero_standin
import soundfile


def test_a_text_is_spoken_with_the_voice_and_the_lexicon_of_the_show(
    briefing, silero_card: Path, silero_calls: Path, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    (here / "words.toml").write_text('[words]\n"Ромашка" = "ром+ашечка"\n', encoding="utf-8")
    (here / "briefing.toml").write_text(f'voice = "{silero_card}"\nlexicon = ["words.toml"]\n', encoding="utf-8")
    done = briefing("say", "В 1994 году открылась «Ромашка». Да!", "-o", "out.wav")
    assert (done.returncode, done.stdout) == (0, "out.wav\n"), done.stderr
    assert soundfile.info(here / "out.wav").duration > 1
    spoken = " ".join(str(call["text"] or call["ssml_text"]) for call in silero_standin.read_calls(silero_calls))
    assert "девяносто четв" in spoken.replace("+", "")
    assert "ромашечка" in spoken.replace("+", "")


def test_a_wrong_format_is_told_before_anything_is_spoken(briefing) -> None:
    done = briefing("say", "Да.", "-o", "out.doc", "--voice", "nobody")
    assert done.returncode == 2
    assert "out.doc: no such sound format" in done.stderr
