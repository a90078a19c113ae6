"""Sites, e-mails, handles, hashtags, names of files, letters of other scripts and signs aloud."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalization import Normalizer, tables
from briefing.normalization.foreign import other_scripts, transliteration
from briefing.normalization.rules.letters import addresses, addresses_aloud
from briefing.normalization.sentence.cleaning import clean
from briefing.normalization.sentence.remarks import summed

SPOKEN = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f\u0300-\u036f -]*")


@pytest.mark.parametrize(
    ("written", "kind", "spoken"),
    [
        ("example.ru", "domain", "экзампл точка ру"),
        ("www.kremlin.ru", "url", "три дабл-ю точка кремлин точка ру"),
        ("https://www.kremlin.ru/news/1234", "url", "кремлин точка ру слэш ньюс слэш тысяча двести тридцать четыре"),
        ("https://example.org/", "url", "экзампл точка орг"),
        ("vedomosti.ru", "domain", "ведомости точка ру"),
        ("pravo.gov.ru", "domain", "право точка гов точка ру"),
        ("Lenta.Ru", "domain", "лента точка ру"),
        ("Газета.ру", "domain", "газета точка ру"),
        ("президент.рф", "domain", "президент точка эр-эф"),
        ("мвд.рф", "domain", "эм-вэ-дэ точка эр-эф"),
        ("mvd.ru", "domain", "эм-вэ-дэ точка ру"),
        ("http://xn--d1abbgf6aiiy.xn--p1ai/", "url", "президент точка эр-эф"),
        ("bbc.co.uk", "domain", "би-би-си точка ко точка ю-кей"),
        ("washingtonpost.com", "domain", "вашингтон пост точка ком"),
        ("sovetskaya-rossiya.ru", "domain", "советская дефис россия точка ру"),
        ("t.me/durov", "domain", "тэ точка ми слэш дуров"),
        (
            "https://ru.wikipedia.org/wiki/%D0%9C%D0%BE%D1%81%D0%BA%D0%B2%D0%B0",
            "url",
            "ру точка википедия точка орг слэш вики слэш москва",
        ),
        ("ivan.petrov@mail.ru", "email", "иван точка петров собака мэйл точка ру"),
        (
            "news_desk-2@example.com",
            "email",
            "ньюс нижнее подчёркивание деск дефис два собака экзампл точка ком",
        ),
        ("почта@президент.рф", "email", "почта собака президент точка эр-эф"),
        ("@durov", "handle", "собака дуров"),
        ("@realDonaldTrump", "handle", "собака реал дональд трамп"),
        ("#новости", "hashtag", "хештег новости"),
        ("#BlackFriday", "hashtag", "хештег блэк фрайдей"),
        ("#ЧёрнаяПятница24", "hashtag", "хештег чёрная пятница двадцать четыре"),
        ("#день_победы", "hashtag", "хештег день победы"),
        ("#МЧС", "hashtag", "хештег эм-че-эс"),
        ("#ОДКБ", "hashtag", "хештег о-дэ-ка-бэ"),
        ("#Єдність", "hashtag", "хештег єдність"),
        ("example.ru/α", "domain", "экзампл точка ру слэш альфа"),
        ("отчёт.docx", "file", "отчёт точка док-икс"),
        ("README.md", "file", "ридми точка эм-дэ"),
        ("report-2.pdf", "file", "репорт дефис два точка пэ-дэ-эф"),
    ],
)
def test_addresses_are_found_whole_and_read(written: str, kind: str, spoken: str) -> None:
    match = addresses.pattern().search(f"Пишите: {written}, ждём.")
    assert match is not None
    assert (match.lastgroup, match.group()) == (kind, written)
    assert addresses_aloud.read(kind, written) == spoken


@pytest.mark.parametrize(
    "text",
    [
        "Он вышел.Потом вернулся",
        "слово.Слово",
        "т.е. и т.д.",
        "1.5 и 3.14",
        "ст.228 п.2",
        "Фонд No.5",
        "5 # 6 и @ 7",
        "a@b",
        "конец.",
        "Иванов И.И.",
    ],
)
def test_what_is_no_address_is_left_alone(text: str) -> None:
    assert addresses.pattern().search(text) is None


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("example.ru/новости", ()),
        ("example.ru/α", ()),
        ("https://例.com/x", ("例",)),
        ("example.ru/%E4%BE%8B", ("例",)),
    ],
)
def test_what_has_no_sound_in_an_address_is_told(address: str, told: tuple[str, ...]) -> None:
    explained = Normalizer(whole_addresses=True).explain(f"На сайте {address} нашли.")
    assert tuple(one.written for one in explained.remarks) == told


PAGE = "https://example.ru/news/1?a=b"


def test_of_a_page_the_site_is_said_and_the_rest_is_told() -> None:
    explained = Normalizer().explain(f"Читайте на {PAGE}, там всё.")
    assert explained.spoken == "Читайте на экзампл точка ру, там всё."
    assert [remark.written for remark in explained.remarks] == [PAGE]
    assert summed(explained.remarks) == [f"addresses said by their site: 1 ({PAGE} — экзампл точка ру)"]


def test_of_a_page_everything_is_said_on_request() -> None:
    spoken = Normalizer(whole_addresses=True).speak(PAGE)
    assert spoken == "экзампл точка ру слэш ньюс слэш один вопросительный знак а равно бэ"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("(см. example.org/path).", "example.org/path"),
        ("на https://example.ru/a?b=c!", "https://example.ru/a?b=c"),
        ("«example.ru/новости»", "example.ru/новости"),
        ("example.org/wiki/Слово_(понятие).", "example.org/wiki/Слово_(понятие)"),
        ("почта ivan@mail.ru.", "ivan@mail.ru"),
        ("читали lenta.ru? Да", "lenta.ru"),
        ("example.ru?id=5, да", "example.ru?id=5"),
    ],
)
def test_punctuation_after_an_address_is_the_sentences(text: str, address: str) -> None:
    match = addresses.pattern().search(text)
    assert match is not None and match.group() == address


def words_in_latin_letters() -> list[tuple[str, str]]:
    text = Path(__file__).with_name("transliterated_words.tsv").read_text(encoding="utf-8")
    return [(latin, russian) for latin, russian in (line.split("\t") for line in text.split("\n")[2:] if line)]


def test_transliterated_words_are_known_and_read_back() -> None:
    words = words_in_latin_letters()
    known = sum(transliteration.looks_russian(latin, russian_place=True) for latin, _ in words)
    right = sum(
        addresses_aloud.read_label(latin, russian=True).replace("ё", "е") == russian.replace("ё", "е")
        for latin, russian in words
    )
    assert known / len(words) > 0.9
    assert right / len(words) > 0.9


def test_words_of_english_are_not_taken_for_russian() -> None:
    text = Path(__file__).with_name("latin_transcriptions.tsv").read_text(encoding="utf-8")
    words = [line.split("\t")[0] for line in text.split("\n")[2:] if line]
    taken = sum(transliteration.looks_russian(word) for word in words)
    assert taken / len(words) < 0.06


@given(st.text(), st.sampled_from(["email", "url", "domain", "file", "handle", "hashtag"]))
def test_any_text_is_read_in_cyrillic(text: str, kind: str) -> None:
    assert SPOKEN.fullmatch(addresses_aloud.read(kind, text))


@given(st.text())
def test_whatever_the_pattern_finds_can_be_read(text: str) -> None:
    for match in addresses.pattern().finditer(text):
        assert SPOKEN.fullmatch(addresses_aloud.read(match.lastgroup or "", match.group()))


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("α", "альфа"),
        ("Ω", "омега"),
        ("π", "пи"),
        ("λόγος", "логос"),
        ("Ευρώπη", "Эвропи"),
        ("Қазақстан", "Қазақстан"),
        ("Київ", "Київ"),
        ("العربية", None),
        ("中国", None),
        ("ไทย", None),
        ("שלום", None),
        ("", None),
    ],
)
def test_letters_of_other_scripts(word: str, spoken: str | None) -> None:
    assert other_scripts.read(word) == spoken


@pytest.mark.parametrize(
    ("styled", "plain"), [("𝐀𝐁", "AB"), ("ＡＢＣ", "ABC"), ("ﬁn", "fin"), ("№ 5", "№ 5"), ("ℝ", "R"), ("20 ℃", "20 °C")]
)
def test_styled_letters_become_plain(styled: str, plain: str) -> None:
    assert clean(styled).text == plain


@given(st.text())
def test_any_text_of_another_script_is_read_or_refused(text: str) -> None:
    spoken = other_scripts.read(clean(text).text)
    assert spoken is None or SPOKEN.fullmatch(spoken)


def test_signs_are_unique_and_their_readings_russian() -> None:
    rows = list(tables.rows("symbols.tsv"))
    signs = [row["symbol"] for row in rows]
    assert len(set(signs)) == len(signs)
    for row in rows:
        assert re.fullmatch("[а-яёА-ЯЁ -]*", row["reading"]), row
    assert {"+", "=", "×", "÷", "±", "≈", "≤", "≥", "&", "@", "#", "%", "§", "©", "®", "™", "°", "→"} <= set(signs)


def test_address_words_are_unique_and_their_readings_russian() -> None:
    rows = list(tables.rows("address_words.tsv"))
    keys = [(row["written"], row["kind"]) for row in rows]
    assert len(set(keys)) == len(keys)
    for row in rows:
        assert re.fullmatch("[а-яё]+(?:[ -][а-яё]+)*", row["reading"]), row


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Ждут родители/опекуны.", "Ждут родители, опекуны."),
        ("Ждут родители и/или опекуны.", "Ждут родители и или опекуны."),
        ("Ставка 500 рублей/месяц.", "Ставка пятьсот рублей в месяц."),
    ],
)
def test_a_stroke_between_words_makes_a_pause(written: str, spoken: str) -> None:
    assert Normalizer().speak(written) == spoken
