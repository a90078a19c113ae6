"""Every cue begins where its sentence begins: measured in the decoded files, not taken from the plan."""

import shutil
import subprocess
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
import soundfile

from briefing.episode import Boundary, Part
from briefing.mixing.analysis import Span
from briefing.mixing.sentence_spans import sentence_spans
from tests.mixing.conftest import RATE, Studio, decode, need, onsets, silence, speech

SECONDS_A_LETTER = 0.065
TEXTS = (
    "Встреча прошла в Астане.",
    "Стороны подписали девять соглашений, и каждое из них касается энергетики или транспорта.",
    "Да.",
    "Министр, отвечая на вопросы, назвал сроки: весна следующего года.",
    "О деньгах не говорили.",
    "Зато много говорили о воде, хлебе и дорогах, то есть о том, что касается каждого.",
)


def spoken(text: str, seed: int, level: float = 0.1, rate: int = RATE) -> np.ndarray:
    """Speak a text in a speech-like signal: about as long as its letters ask, with short pauses at commas."""
    rng = np.random.default_rng(seed)
    pieces = []
    for number, phrase in enumerate(text.split(", ")):
        if number:
            pieces.append(silence(rng.uniform(0.08, 0.16), rate))
        length = len(phrase) * SECONDS_A_LETTER * rng.uniform(0.85, 1.15)
        pieces.append(speech(max(0.3, length), seed * 31 + number, level=level, rate=rate))
    return np.concatenate(pieces)


def test_a_sentence_that_opens_a_take_is_found_within_50_ms_in_every_format(studio: Studio, tmp_path) -> None:
    rates = (16_000, 22_050, 24_000, 48_000)
    for number in range(28):
        if number % 14 == 0:
            studio.chapter(f"Глава {number // 14 + 1}")
        rate = rates[number % 4]
        text = f"{number}: {TEXTS[number % len(TEXTS)]}"
        boundary = Boundary.CHAPTER if number % 14 == 0 else Boundary.PARAGRAPH
        edge = silence(0.03 * (number % 7), rate)
        samples = np.concatenate([edge, spoken(text, number, level=0.03 * (1 + number % 4), rate=rate), edge])
        studio.say(samples, text, boundary=boundary, rate=rate)
    made = studio.master(tmp_path / "out", "mp3", "m4a", "opus")
    for file in made.files:
        heard = onsets(decode(file.path), quiet_s=0.28)
        assert len(heard) == len(made.cues) == 28
        for cue, moment in zip(made.cues, heard, strict=True):
            assert abs(cue.start_s - moment) < 0.05, (file.format, cue.text)
    assert [cue.chapter for cue in made.cues] == [number // 14 for number in range(28)]
    assert all(before.end_s <= after.start_s for before, after in zip(made.cues, made.cues[1:], strict=False))


def test_sentences_that_share_a_take_are_found_within_300_ms(studio: Studio, tmp_path) -> None:
    """Each sentence is marked by nothing but its place: which pause of the take is its own has to be found."""
    rng = np.random.default_rng(4)
    truth: list[list[float]] = []
    for take in range(16):
        texts = [TEXTS[index] for index in rng.integers(0, len(TEXTS), rng.integers(2, 5))]
        pieces, starts, now = [], [], 0.0
        for number, text in enumerate(texts):
            if number:
                pieces.append(silence(rng.uniform(0.25, 0.45)))
                now += len(pieces[-1]) / RATE
            starts.append(now)
            pieces.append(spoken(text, 100 * take + number))
            now += len(pieces[-1]) / RATE
        truth.append(starts)
        studio.say(np.concatenate(pieces), *texts, boundary=Boundary.PARAGRAPH if take else Boundary.CHAPTER)
    made = studio.master(tmp_path / "out")
    heard = [0.3, *onsets(decode(made.files[0].path), quiet_s=0.6)]
    assert len(heard) == 16
    cues = iter(made.cues)
    for opening, starts in zip(heard, truth, strict=True):
        for number, start in enumerate(starts):
            allowed = 0.3 if number else 0.05
            assert abs(next(cues).start_s - (opening + start)) < allowed
    assert next(cues, None) is None


def test_sentences_of_real_speech_that_share_a_take_are_found_within_300_ms(studio: Studio, tmp_path) -> None:
    """Festival tells when it spoke each word. Its pauses at commas are often longer than those between sentences."""
    need(shutil.which("festival"), "Festival")
    truth: list[list[float]] = []
    for number, texts in enumerate(SHARED):
        samples, words = festival(" ".join(texts), tmp_path / f"{number}.wav")
        firsts = [0, *accumulate(len(text.split()) for text in texts)][:-1]
        truth.append([words[first] - words[0] for first in firsts])
        studio.say(samples, *texts, rate=16_000, boundary=Boundary.PARAGRAPH if number else Boundary.CHAPTER)
    made = studio.master(tmp_path / "out")
    cues = iter(made.cues)
    for starts in truth:
        shared = [next(cues) for _ in starts]
        for cue, start in zip(shared, starts, strict=True):
            assert cue.start_s - shared[0].start_s == pytest.approx(start, abs=0.3), cue.text
    assert next(cues, None) is None


SHARED = (
    ("Не совсем.", "Доброе утро.", "Старый мост, построенный после войны, закроют на ремонт: его опоры изношены."),
    ("В центральном банке считают, что к концу года рост цен вернётся к цели.", "Что дальше?"),
    ("Ветер усилится, а температура опустится. Водителям советуют не выезжать за город.", "И вот почему."),
    ("Мы не видим причин для спешки.", "Да.", "Мост это хорошо, говорит учительница Мария Орлова."),
    ("Увы.", "Посмотрим."),
    ("Что говорят жители? Жители ждут открытия, ведь дорога до центра станет короче.", "И всё."),
    ("Почему?", "Это важно.", "Почему?"),
    ("Итак.", "Об этом сообщил на встрече руководитель стройки, инженер, строитель и депутат Ковалёв.", "Да."),
)


def festival(text: str, path: Path) -> tuple[np.ndarray, list[float]]:
    """Speak a text; give its sound at 16 kHz and the second at which each word begins."""
    begins = "R:SylStructure.daughter1.daughter1.R:Segment.segment_start"
    path.with_suffix(".scm").write_text(
        f'(voice_msu_ru_nsh_clunits) (set! spoken (utt.synth (Utterance Text "{text}")))'
        f'(utt.save.wave spoken "{path}" \'riff)'
        f'(mapcar (lambda (word) (format t "%f\\n" (item.feat word "{begins}"))) (utt.relation.items spoken \'Word))',
        encoding="utf-8",
    )
    command = ["festival", "-b", str(path.with_suffix(".scm"))]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return soundfile.read(path)[0], [float(line) for line in said.split()]


def test_where_no_pause_is_found_time_is_shared_by_letters() -> None:
    parts = [Part(0, 0, "аааа"), Part(0, 1, "бб"), Part(0, 2, "вв")]  # and each sentence's end counts as two
    assert sentence_spans(parts, 8000, ()) == (Span(0, 3429), Span(3429, 5714), Span(5714, 8000))


def test_a_pause_is_left_for_each_sentence_that_follows() -> None:
    parts = [Part(0, number, "слово") for number in range(3)]
    spans = sentence_spans(parts, 90_000, (Span(20_000, 22_000), Span(60_000, 62_000)))
    assert [span.start for span in spans] == [0, 22_000, 62_000]


def test_a_single_pause_goes_to_the_sentence_it_is_nearest_to() -> None:
    parts = [Part(0, number, "слово") for number in range(3)]
    for pause, starts in ((Span(28_000, 30_000), [0, 30_000, 60_000]), (Span(58_000, 60_000), [0, 29_000, 60_000])):
        assert [span.start for span in sentence_spans(parts, 90_000, (pause,))] == starts


def test_sentences_never_run_into_each_other() -> None:
    rng = np.random.default_rng(6)
    for _ in range(300):
        parts = [Part(0, number, "а" * int(rng.integers(1, 60))) for number in range(rng.integers(2, 7))]
        edges = np.sort(rng.choice(np.arange(1, 99_000), 2 * int(rng.integers(0, 6)), replace=False)).tolist()
        pauses = [Span(start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=True)]
        spans = sentence_spans(parts, 100_000, pauses)
        moments = [moment for span in spans for moment in (span.start, span.stop)]
        assert moments == sorted(moments)
        assert (moments[0], moments[-1]) == (0, 100_000)
