from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import VoiceError
from briefing.speech import all_cards, load_card

CARD = """\
name = "x"
language = "ru"
engine = "silero"
licence = "MIT"
commercial = true
sample_rate = 48000
[silero]
model = "v9"
speaker = "x"
url = "https://example.org/v9.pt"
"""


def test_the_catalogue_has_the_voices_that_are_promised() -> None:
    cards = {card.name: card for card in all_cards()}
    newest = ("xenia", "aidar", "baya", "kseniya", "eugene")
    assert all(cards[name].table.label == "v5_5_ru" for name in newest)
    assert cards["xenia-v4"].table.label == "v4_ru"
    free = [card for card in cards.values() if card.table.label == "v5_cis_base"]
    assert len(free) >= 10
    assert all(card.commercial and card.licence == "MIT" and card.stress == "silero-stress" for card in free)
    assert {"festival", "espeak"} <= cards.keys()


NEWEST = "50081637b602126ee06cb3bc8a744d25651d2da149ee8864b9a379bfdd934437"  # as three parties logged it


def test_shipped_cards_are_named_as_their_files_and_vouch_for_the_digest_that_is_known() -> None:
    for card in all_cards():
        assert card.path and card.path.stem == card.name
        assert card.model is None or card.model.sha256 == (NEWEST if card.model.name == "v5_5_ru" else None)
        assert card.model is None or card.model.url.endswith(f"/{card.model.name}.pt")


def test_the_recommended_and_the_most_natural_voices_come_first() -> None:
    cards = all_cards()
    assert [card.recommended for card in cards] == sorted((card.recommended for card in cards), reverse=True)
    rest = [card.engine for card in cards if not card.recommended]
    assert rest == sorted(rest, key=("silero", "festival", "espeak").index)
    assert all(card.sex in ("f", "m") and card.character for card in cards)


def test_a_card_outside_the_catalogue_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(CARD.replace('"https://', '"http://') + f'sha256 = "{"AB" * 32}"\n', encoding="utf-8")
    card = load_card(str(path))
    assert card.model and card.model.sha256 == "ab" * 32 and card.stress == "model"


@pytest.mark.parametrize("stress", ["model", "silero-stress", "none"])
def test_who_lays_stress_is_said_at_the_top_and_still_read_where_older_cards_say_it(
    tmp_path: Path, stress: str
) -> None:
    path = tmp_path / "mine.toml"
    for old in ("sample_rate = 48000", 'speaker = "x"'):
        path.write_text(CARD.replace(old, f'{old}\nstress = "{stress}"'), encoding="utf-8")
        assert load_card(str(path)).stress == stress


def test_a_card_that_is_no_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(CARD.replace("[silero]", "[silero"), encoding="utf-8")
    with pytest.raises(VoiceError, match=r"voice card .*mine.toml, line \d+: not TOML: there is no ]"):
        load_card(str(path))


def test_an_unknown_voice_is_refused_with_where_the_known_ones_are() -> None:
    with pytest.raises(VoiceError, match=r"'nobody' is unknown; `briefing voices` lists all"):
        load_card("nobody")


@pytest.mark.parametrize(("typed", "meant"), [("ksenya", "kseniya"), ("Xenia", "xenia"), ("aidr", "aidar")])
def test_a_mistyped_voice_is_refused_with_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(VoiceError, match=rf"'{typed}' is unknown; did you mean {meant}\b"):
        load_card(typed)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('name = "x"\n', "", "name is missing"),
        ("commercial = true", 'commercial = "yes"', "commercial has to be true or false"),
        ("sample_rate = 48000", "sample_rate = 44100", "sample_rate has to be one of 8000, 24000, 48000"),
        ('engine = "silero"', 'engine = "parrot"', "engine has to be one of silero, piper, festival, espeak"),
        ('licence = "MIT"', 'licence = "MIT"\ncolour = 1', "colour is unknown"),
        ('speaker = "x"', 'speaker = "x"\npitch = 1', "silero.pitch is unknown"),
        ('speaker = "x"', 'speaker = "x"\nstress = "me"', "stress has to be one of model, silero-stress, none"),
        ('speaker = "x"', 'speaker = "x"\nsha256 = "12"', "silero.sha256 has to be 64 hexadecimal digits"),
        ("https://example.org/", "ftp://example.org/", "silero.url has to be an address"),
        ('model = "v9"', 'model = "../v9"', "silero.model has to be"),
        ("[silero]", "[festival]", "silero has to be a table"),
        ('licence = "MIT"', 'licence = "MIT"\nsex = "x"', "sex has to be one of f, m"),
        ('speaker = "x"', "speaker = 1", "silero.speaker has to be a text"),
        ('engine = "silero"', 'engine = ["silero"]', "engine has to be one of"),
    ],
)
def test_a_faulty_card_is_refused_with_file_and_key(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(CARD.replace(old, new), encoding="utf-8")
    with pytest.raises(VoiceError, match=f"mine.toml: {complaint}"):
        load_card(str(path))


def test_a_missing_card_is_named() -> None:
    with pytest.raises(VoiceError, match=r"nowhere\.toml: no such voice card"):
        load_card("nowhere.toml")


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"a = " + b"[" * 5000, b"sample_rate = " + b"9" * 5000, b"name = 1\0", b"engine = {}", b""],
)
def test_whatever_a_card_holds_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.toml"
    path.write_bytes(content)
    with pytest.raises(VoiceError, match=r"odd\.toml") as refused:
        load_card(str(path))
    assert "\n" not in str(refused.value)


def test_an_impossible_path_is_one_line() -> None:
    for path in ("a\0b.toml", "я" * 300 + ".toml"):
        with pytest.raises(VoiceError):
            load_card(path)


@settings(
    derandomize=True, max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_card_that_is_cut_up_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    lines = CARD.splitlines()
    odd = st.one_of(
        st.sampled_from(lines), st.text(max_size=12), st.sampled_from(["[silero]", "stress = 1", "model = []"])
    )
    kept = data.draw(st.lists(odd, max_size=14))
    path = tmp_path / "odd.toml"
    path.write_text("\n".join([*lines[: data.draw(st.integers(0, len(lines)))], *kept]), encoding="utf-8")
    with suppress(VoiceError):
        assert load_card(str(path)).engine == "silero"
