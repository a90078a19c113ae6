"""A script spoken by the stand-in for Silero, through real worker processes."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import silero_standin
from speech_scripts import script_of, sentence

from briefing.episode import Boundary, Script, Style, Take
from briefing.errors import BriefingError, VoiceError
from briefing.speech import Spoken, VoiceCard, load_card, speak
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.speech.workers import LocalWorkers

SENTENCES = ["Первое предложение главы.", "Второе предложение главы.", "Третье предложение главы."]
WORDS = ["дом", "лес", "река", "гора", "поле", "город", "море", "снег", "ветер", "дождь"]


@pytest.fixture
def card(silero_card: Path) -> VoiceCard:
    return load_card(str(silero_card))


Speak = Callable[..., list[Take]]


@pytest.fixture
def spoken(workers: LocalWorkers) -> Speak:
    def run(script: Script, card: VoiceCard, settings: SpeechSettings | None = None, **options: Any) -> list[Take]:
        return list(speak(script, card, settings, jobs=1, workers=workers, **options))

    return run


def texts(calls: Path) -> list[str]:
    """What reached the model, without markup."""
    return [re.sub("<[^>]*>", "", str(call["text"] or call["ssml_text"])) for call in silero_standin.read_calls(calls)]


def test_takes_come_in_order_with_their_utterances(spoken: Speak, card: VoiceCard) -> None:
    takes = spoken(script_of(SENTENCES, ["Вторая глава началась."]), card)
    places = [(part.chapter, part.sentence) for take in takes for part in take.utterance.parts]
    assert places == [(0, 0), (0, 1), (0, 2), (1, 0)]
    assert all(take.sample_rate == 48000 and take.frames > 40000 for take in takes)


def test_no_character_reaches_the_model_that_it_cannot_say(spoken: Speak, card: VoiceCard, calls: Path) -> None:
    script = script_of(
        ["Қазақ елі — «Ғарыш»: 25 км\u00a0NATO ☃.", "за\u0301мок, слово…", "Кафé ω?", "***", "ﬁ № 5%", "Слово_слово~"]
    )
    lines: list[str] = []
    spoken(script, card, tell=lines.append)
    assert set("".join(texts(calls))) <= silero_standin.ALPHABET
    assert all(call["deleted"] == "" for call in silero_standin.read_calls(calls))
    assert [line.split(":")[0] for line in lines] == ["chapter “Глава 1”, sentence 1", "chapter “Глава 1”, sentence 3"]


def test_a_second_run_makes_no_call_and_gives_the_same_takes(spoken: Speak, card: VoiceCard, calls: Path) -> None:
    script = script_of(SENTENCES, ["слово " * 300 + "конец."])
    first = spoken(script, card)
    count = len(texts(calls))
    assert spoken(script, card) == first
    assert len(texts(calls)) == count


def test_only_a_changed_sentence_is_spoken_again(spoken: Speak, card: VoiceCard, calls: Path) -> None:
    spoken(script_of(SENTENCES), card)
    spoken(script_of([SENTENCES[0], "Совсем другое предложение.", SENTENCES[2]]), card)
    assert texts(calls)[3:] == ["совсем другое предложение."]


def test_the_same_sentence_twice_is_spoken_once(spoken: Speak, card: VoiceCard, calls: Path) -> None:
    assert len(spoken(script_of([SENTENCES[0]] * 5), card)) == 5
    assert len(texts(calls)) == 1


def test_what_is_too_long_is_split_until_it_is_not_and_never_tried_again(
    spoken: Speak, tmp_path: Path, calls: Path
) -> None:
    model = silero_standin.build_model(tmp_path / "short.pt", longest_s=4.0)
    card = load_card(str(silero_standin.write_card(tmp_path / "short.toml", model)))
    script = script_of([" ".join(WORDS * 5) + ".", "Ы" * 150, "Да."])
    takes = spoken(script, card)
    said = "".join(part.text for take in takes for part in take.utterance.parts)
    assert re.sub("[^а-яё]", "", said) == "".join(WORDS * 5) + "ы" * 150 + "да"
    assert max(take.frames / take.sample_rate for take in takes) <= 4.0
    count = len(texts(calls))
    assert spoken(script, card) == takes
    assert len(texts(calls)) == count


def test_a_word_that_the_model_fails_at_is_told_and_the_rest_is_spoken(
    spoken: Speak, tmp_path: Path, calls: Path
) -> None:
    # A model that names a letter among its symbols and crashes at it, as some do.
    model = silero_standin.build_model(tmp_path / "faulty.pt", crashes_at="щ")
    card = load_card(str(silero_standin.write_card(tmp_path / "faulty.toml", model)))
    lines: list[str] = []
    takes = spoken(script_of(["Первое слово, щука и третье слово.", SENTENCES[1]]), card, tell=lines.append)
    said = " ".join(take.utterance.text for take in takes)
    assert re.findall(r"\w+", said) == ["первое", "слово", "и", "третье", "слово", "второе", "предложение", "главы"]
    assert len(lines) == 1 and "chapter “Глава 1”, sentence 1" in lines[0] and "щука" in lines[0]
    with pytest.raises(BriefingError, match="щука"):
        spoken(script_of(["Первое слово, щука и третье."]), card, SpeechSettings(strict=True))


def test_a_model_that_always_fails_is_given_up(spoken: Speak, tmp_path: Path, calls: Path) -> None:
    model = silero_standin.build_model(tmp_path / "broken.pt", crashes_at="а")
    card = load_card(str(silero_standin.write_card(tmp_path / "broken.toml", model)))
    with pytest.raises(VoiceError, match="its engine fails"):
        spoken(script_of([" ".join(["слава"] * 500)]), card)
    assert len(texts(calls)) < 30


def test_a_model_that_speaks_is_not_given_up_for_words_it_fails_at(spoken: Speak, tmp_path: Path) -> None:
    model = silero_standin.build_model(tmp_path / "faulty.pt", crashes_at="щ")
    card = load_card(str(silero_standin.write_card(tmp_path / "faulty.toml", model)))
    script = script_of([f"{word}." for word in ("Щука", "Роща", "Плащ", "Борщ", "Щит", "Щель", "Щегол", "Слово")])
    for _ in range(2):  # the second time nothing but the failing ones is left to speak
        lines: list[str] = []
        assert [take.utterance.text for take in spoken(script, card, tell=lines.append)] == ["слово."]
        assert len(lines) == 7


def test_headings_and_quotations_have_their_own_prosody(spoken: Speak, card: VoiceCard, calls: Path) -> None:
    heading = sentence("Заголовок первой главы", Boundary.CHAPTER, Style.HEADING)
    quote = sentence("Слова другого человека.", Boundary.PARAGRAPH, Style.QUOTE)
    spoken(script_of([heading, SENTENCES[0], quote]), card)
    made = silero_standin.read_calls(calls)
    assert [call["ssml_text"] for call in made] == [
        '<speak><prosody rate="slow">заголовок первой главы.</prosody></speak>',
        None,
        '<speak><prosody pitch="low">слова другого человека.</prosody></speak>',
    ]
    spoken(script_of([heading]), card, SpeechSettings(heading=Prosody()))
    assert silero_standin.read_calls(calls)[-1]["ssml_text"] is None


def test_a_chapter_has_the_voice_it_names(spoken: Speak, card: VoiceCard, silero_model: Path, tmp_path: Path) -> None:
    other = silero_standin.write_card(tmp_path / "other.toml", silero_model, name="other", speaker="aidar")
    settings = SpeechSettings(cards=(other,))
    takes = spoken(script_of([SENTENCES[0]], [SENTENCES[0]], voices=(None, "other")), card, settings)
    assert [take.utterance.voice for take in takes] == ["standin", "other"]
    assert takes[0].path != takes[1].path
    with pytest.raises(VoiceError, match="forbids commercial use"):
        spoken(script_of([SENTENCES[0]], voices=("other",)), load_card("espeak"), settings, commercial=True)


def test_the_number_of_workers_changes_no_byte(
    spoken: Speak, card: VoiceCard, home: Path, silero_calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = script_of([f"Предложение про {word} и {other}." for word in WORDS for other in WORDS[:4]])
    one = [take.path.name for take in spoken(script, card)]
    monkeypatch.setenv("BRIEFING_HOME", f"{home} of another")
    monkeypatch.setenv("STANDIN_PACE", "0.05")
    two = [take.path.name for take in speak(script, card, jobs=2)]
    assert one == two
    assert len({call["process"] for call in silero_standin.read_calls(silero_calls)}) == 2


def test_strict_fails_before_a_word_is_spoken(spoken: Speak, card: VoiceCard, calls: Path) -> None:
    with pytest.raises(BriefingError, match="chapter “Глава 1”, sentence 2: the voice can't say '☃'"):
        spoken(script_of([SENTENCES[0], "Знак ☃ тут."]), card, SpeechSettings(strict=True))
    assert texts(calls) == []


def test_progress_tells_every_take(spoken: Speak, card: VoiceCard) -> None:
    told: list[Spoken] = []
    spoken(script_of(SENTENCES[:2]), card)
    takes = spoken(script_of(SENTENCES), card, progress=told.append)
    assert [(each.done, each.total, each.cached) for each in told] == [(1, 3, True), (2, 3, True), (3, 3, False)]
    assert told[-1].audio_s == sum(take.frames for take in takes) / 48000
    assert told[-1].characters == told[-1].all_characters == sum(len(text) + 0 for text in SENTENCES)


def test_speaking_is_lazy_and_closing_ends_it(workers: LocalWorkers, card: VoiceCard, calls: Path) -> None:
    script = script_of([f"Предложение под номером {'о' * number}." for number in range(1, 200)])
    with closing(speak(script, card, jobs=1, workers=workers)) as takes:
        assert not calls.exists()
        next(takes)
    assert 1 <= len(texts(calls)) < 20


def test_a_voice_that_the_model_lacks_is_named(spoken: Speak, silero_model: Path, tmp_path: Path) -> None:
    card = load_card(str(silero_standin.write_card(tmp_path / "x.toml", silero_model, speaker="nobody")))
    with pytest.raises(VoiceError, match="has no speaker nobody; it has aidar"):
        spoken(script_of(SENTENCES), card)


def test_stress_is_placed_for_a_model_that_places_none(spoken: Speak, calls: Path, tmp_path: Path) -> None:
    pytest.importorskip("silero_stress")
    model = silero_standin.build_model(tmp_path / "cis.pt", "cis")
    path = silero_standin.write_card(tmp_path / "cis.toml", model, stress="silero-stress")
    spoken(script_of(["Молоко стоит на столе, а з+амок далеко."]), load_card(str(path)))
    assert texts(calls) == ["молок+о сто+ит н+а стол+е, +а з+амок далек+о."]


def test_a_model_with_an_accentor_of_its_own_may_be_given_the_marks(
    spoken: Speak, calls: Path, silero_model: Path, tmp_path: Path
) -> None:
    pytest.importorskip("silero_stress")
    path = silero_standin.write_card(tmp_path / "v5.toml", silero_model, stress="silero-stress")
    spoken(script_of(["Молоко стоит на столе."]), load_card(str(path)))
    assert texts(calls) == ["молок+о сто+ит н+а стол+е."]


def test_a_spoken_sentence_is_found_without_its_marks_being_laid_again(
    spoken: Speak, calls: Path, silero_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("silero_stress")
    path = silero_standin.write_card(tmp_path / "v5.toml", silero_model, stress="silero-stress")
    spoken(script_of(["Вода кипит в чайнике."]), load_card(str(path)))
    before = len(texts(calls))
    monkeypatch.delattr("briefing.speech.accents.accented")  # any use of the accentor fails now
    spoken(script_of(["Вода кипит в чайнике."]), load_card(str(path)))
    assert len(texts(calls)) == before
