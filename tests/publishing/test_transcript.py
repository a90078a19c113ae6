from itertools import pairwise
from pathlib import Path

import pytest
import webvtt

from briefing.episode import Cue
from briefing.publishing.transcript import srt, vtt

LONG = (
    "На первом месте здесь стоит вопрос об участии России в строительстве АЭС, которое одобрило казахстанское "
    "общество на недавнем референдуме, а также о том, кто ещё войдёт в консорциум."
)
CUES = (
    Cue("С чем он приедет?", 0.3, 1.7, 0, "xenia"),
    Cue(LONG, 2.15, 12.4, 0, "xenia"),
    Cue("R&D: <тайна> --> явь", 3661.0, 3662.4567, 1, "xenia"),
)


def read(folder: Path, text: str, suffix: str) -> list[webvtt.Caption]:
    path = folder / f"transcript.{suffix}"
    path.write_text(text, encoding="utf-8", newline="\n")
    return list(webvtt.read(path) if suffix == "vtt" else webvtt.from_srt(path))


@pytest.mark.parametrize(("write", "suffix"), [(vtt, "vtt"), (srt, "srt")])
def test_every_sentence_is_there_as_written_and_at_its_time(tmp_path, write, suffix: str) -> None:
    captions = read(tmp_path, write(CUES), suffix)
    assert captions[0].text == "С чем он приедет?"
    assert captions[0].start_in_seconds + captions[0].start_time.milliseconds / 1000 == pytest.approx(0.3)
    middle = " ".join(caption.text.replace("\n", " ") for caption in captions[1:-1])
    assert middle == LONG
    assert (captions[-1].start, captions[-1].end) == ("01:01:01.000", "01:01:02.457")


@pytest.mark.parametrize(("write", "suffix", "width", "ends"), [(vtt, "vtt", 42, ",,."), (srt, "srt", 32, "ио,.")])
def test_a_long_sentence_is_split_into_two_lines_where_its_phrases_end(
    tmp_path, write, suffix: str, width: int, ends: str
) -> None:
    captions = read(tmp_path, write(CUES), suffix)[1:-1]
    for caption in captions:
        lines = caption.text.split("\n")
        assert len(lines) <= 2
        assert all(len(line) <= width for line in lines)
    assert "".join(caption.text[-1] for caption in captions) == ends


def test_the_time_of_a_split_sentence_is_shared_out_by_length(tmp_path) -> None:
    captions = read(tmp_path, vtt(CUES), "vtt")[1:-1]
    assert (captions[0].start, captions[-1].end) == ("00:00:02.150", "00:00:12.400")
    assert all(before.end == after.start for before, after in pairwise(captions))

    def seconds(caption: webvtt.Caption) -> float:
        start, end = (float(time[-6:]) for time in (caption.start, caption.end))
        return end - start

    rates = [len(caption.text) / seconds(caption) for caption in captions]
    assert max(rates) / min(rates) < 1.05


def test_signs_that_webvtt_reads_are_escaped() -> None:
    assert "R&amp;D: &lt;тайна&gt; --&gt; явь" in vtt(CUES)
    assert "R&D: <тайна> --> явь" in srt(CUES)


def test_voices_are_named_where_there_are_several(tmp_path) -> None:
    assert "<v" not in vtt(CUES)
    captions = read(tmp_path, vtt([*CUES, Cue("Согласен.", 3700, 3701, 1, "eugene")]), "vtt")
    assert [caption.voice for caption in captions] == ["xenia"] * (len(captions) - 1) + ["eugene"]


def test_a_word_longer_than_a_line_is_cut_by_subrip_alone() -> None:
    word = "рентгеноэлектрокардиографического-" * 4
    cue = Cue(f"Вот {word} оно, на https://example.org/arhiv/2026/oktyabr/otchet.html сайте.", 0, 9, 0, "xenia")
    assert word in vtt([cue])
    lines = [line for line in srt([cue]).splitlines() if "-->" not in line and not line.isdigit()]
    assert max(map(len, lines)) <= 32
    assert "https://example.org/arhiv/2026/" in lines
    assert "".join(lines).count("рентгеноэлектрокардиографического-") == 4


def test_subrip_names_a_voice_that_takes_over(tmp_path) -> None:
    cues = [Cue("Добрый день.", 0, 1, 0, "xenia"), Cue("Согласен.", 1, 2, 1, "eugene"), Cue("Да.", 2, 3, 1, "eugene")]
    assert [caption.text for caption in read(tmp_path, srt(cues), "srt")] == [
        "xenia: Добрый день.",
        "eugene: Согласен.",
        "Да.",
    ]


def test_no_line_ends_with_a_preposition_where_it_need_not() -> None:
    text = vtt([Cue("Завтра в Казахстан с государственным визитом прибывает президент России.", 0, 5, 0, "xenia")])
    assert "Завтра в Казахстан\nс" in text or "Завтра в Казахстан с государственным\n" in text


def test_no_sentences_make_an_empty_transcript(tmp_path) -> None:
    assert vtt([]) == "WEBVTT\n"
    assert srt([]) == ""
