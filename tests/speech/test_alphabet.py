from __future__ import annotations

import pytest
import silero_standin

from briefing.speech.alphabet import RUSSIAN, fit

SILERO, CIS = silero_standin.ALPHABET, silero_standin.CIS_ALPHABET


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Привет, мир!", "привет, мир!"),
        ("қазақ елі", "казак ели."),
        ("Ўзбекистон — Ғарб", "узбекистон – гарб."),
        ("київ, їжак", "кийив, йижак."),
        ("Љубљана і Ђоковић", "льубльана и джокович."),
        ("за\u0301мок и замо\u0301к", "з+амок и зам+ок."),
        ("з+амок", "з+амок."),
        ("раз\u00a0два\u202fтри\u2009четыре", "раз два три четыре."),
        ("сло\u00adво, сло\u200bво", "слово, слово."),
        ("«Да», — сказал он (тихо).", "да, – сказал он, тихо."),
        ("— Да.", "да."),
        ("С++ и 2 + x", "с плюс плюс и два плюс кс."),
        ("за+мок", "замок."),
        ("Café №5", "кафе номер пять."),
        ("е\u0308лка и и\u0306од", "ёлка и йод."),
        ("ﬁ Ａ", "фи а."),
    ],
)
def test_what_a_voice_lacks_is_replaced_by_what_comes_nearest(written: str, spoken: str) -> None:
    fitted = fit(written, SILERO)
    assert (fitted.text, fitted.lost) == (spoken, ())


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Ура!!", "ура."),
        ("Ура! Победа! Что?! Да…", "ура. победа. что? да…"),
        ("Жанна д'Арк", "жанна дарк."),
        ("Об’явление 'тут' и hello", "обявление тут и хелло."),
        ("Рим — столица", "рим, столица."),
        ("Рим - столица —", "рим, столица."),
        ("Рим—Милан, Рим–Турин", "рим, милан, рим, турин."),
        ("Ну...ладно,поехали:вперёд", "ну… ладно, поехали: вперёд."),
        ("Итоги:", "итоги:"),
        ("қазақ елі", "қазақ елі."),
    ],
)
def test_a_cis_voice_is_given_nothing_that_its_model_deletes(written: str, spoken: str) -> None:
    fitted = fit(written, CIS)
    assert (fitted.text, fitted.lost) == (spoken, ())


def test_marks_that_steer_a_model_do_not_reach_it_by_accident() -> None:
    fitted = fit("сло^во *и* [[ещё]] <раз> _тут_ ~там~ |да|", SILERO)
    assert not set(fitted.text) & set("^*[]<>|~_")
    assert fitted.text == "слово и, ещё, раз тут там, да."


def test_of_several_ends_the_most_telling_is_kept() -> None:
    assert fit("Что?!! Да!.. Нет... Ну?..", SILERO).text == "что? да! нет… ну?"


def test_what_cannot_be_replaced_is_told() -> None:
    fitted = fit("Знак ☃ и ω, 漢.", SILERO)
    assert fitted.text == "знак и."
    assert fitted.lost == ("☃", "ω", "漢")


def test_a_voice_that_knows_capitals_keeps_them() -> None:
    assert fit("Да, Нет", frozenset(RUSSIAN + RUSSIAN.upper() + " ,.")).text == "Да, Нет."


def test_stress_marks_go_where_the_voice_knows_none() -> None:
    assert fit("з+амок", frozenset(RUSSIAN + " .")).text == "замок."


@pytest.mark.parametrize("written", ["***", "—", "…", "☃", "", " \n", '"«»"'])
def test_nothing_to_say_is_empty(written: str) -> None:
    assert fit(written, SILERO).text == ""


@pytest.mark.parametrize("symbols", [SILERO, CIS, frozenset(RUSSIAN + " "), frozenset(RUSSIAN)])
def test_no_character_of_unicode_slips_through(symbols: frozenset[str]) -> None:
    for start in range(0, 0x30000, 64):
        if start in range(0xD800, 0xE000):
            continue  # halves of characters
        text = "".join(map(chr, range(start, start + 64)))
        assert set(fit(text, symbols).text) <= symbols | {" "}


def test_every_letter_of_every_cyrillic_alphabet_is_spoken() -> None:
    for code in (*range(0x400, 0x530), *range(0x1C80, 0x1C89)):
        if chr(code).isalpha():
            assert not fit(f"а{chr(code)}а", SILERO).lost, chr(code)
