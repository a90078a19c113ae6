"""Numbers in words: every form by table, and any number at all against another program and the grammar's own rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from briefing.normalization.grammar import numerals

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GENDERS = ("masc", "femn", "neut", "plur")

CARDINALS = {  # the six cases, in the order of CASES; gender, and animate where it matters
    (0, "masc"): "ноль нуля нулю ноль нулём нуле",
    (1, "masc"): "один одного одному один одним одном",
    (1, "femn"): "одна одной одной одну одной одной",
    (1, "neut"): "одно одного одному одно одним одном",
    (1, "plur"): "одни одних одним одни одними одних",
    (2, "masc"): "два двух двум два двумя двух",
    (2, "femn"): "две двух двум две двумя двух",
    (2, "neut"): "два двух двум два двумя двух",
    (3, "masc"): "три трёх трём три тремя трёх",
    (4, "masc"): "четыре четырёх четырём четыре четырьмя четырёх",
    (5, "masc"): "пять пяти пяти пять пятью пяти",
    (8, "masc"): "восемь восьми восьми восемь восемью восьми",
    (11, "masc"): "одиннадцать одиннадцати одиннадцати одиннадцать одиннадцатью одиннадцати",
    (40, "masc"): "сорок сорока сорока сорок сорока сорока",
    (50, "masc"): "пятьдесят пятидесяти пятидесяти пятьдесят пятьюдесятью пятидесяти",
    (80, "masc"): "восемьдесят восьмидесяти восьмидесяти восемьдесят восемьюдесятью восьмидесяти",
    (90, "masc"): "девяносто девяноста девяноста девяносто девяноста девяноста",
    (100, "masc"): "сто ста ста сто ста ста",
    (200, "masc"): "двести двухсот двумстам двести двумястами двухстах",
    (300, "masc"): "триста трёхсот трёмстам триста тремястами трёхстах",
    (400, "masc"): "четыреста четырёхсот четырёмстам четыреста четырьмястами четырёхстах",
    (500, "masc"): "пятьсот пятисот пятистам пятьсот пятьюстами пятистах",
    (800, "masc"): "восемьсот восьмисот восьмистам восемьсот восемьюстами восьмистах",
    (1000, "masc"): "тысяча тысячи тысяче тысячу тысячей тысяче",
}
PHRASES = [  # number, case, gender, words
    (21, "accs", "femn", "двадцать одну"),
    (22, "ablt", "femn", "двадцатью двумя"),
    (99, "datv", "masc", "девяноста девяти"),
    (450, "gent", "masc", "четырёхсот пятидесяти"),
    (678, "ablt", "masc", "шестьюстами семьюдесятью восемью"),
    (1001, "nomn", "masc", "тысяча один"),
    (2000, "accs", "masc", "две тысячи"),
    (2002, "gent", "femn", "двух тысяч двух"),
    (5000, "ablt", "masc", "пятью тысячами"),
    (21_000, "accs", "masc", "двадцать одну тысячу"),
    (1_000_000, "gent", "masc", "одного миллиона"),
    (2_500_000, "datv", "masc", "двум миллионам пятистам тысячам"),
    (3_000_000_000, "loct", "masc", "трёх миллиардах"),
    (1_001_000, "nomn", "masc", "один миллион одна тысяча"),
    (7 * 10**12, "ablt", "masc", "семью триллионами"),
]
ORDINALS = [  # number, case, gender, words
    (0, "nomn", "masc", "нулевой"),
    (1, "gent", "neut", "первого"),
    (2, "accs", "femn", "вторую"),
    (3, "nomn", "femn", "третья"),
    (3, "datv", "masc", "третьему"),
    (3, "ablt", "plur", "третьими"),
    (6, "nomn", "masc", "шестой"),
    (7, "loct", "femn", "седьмой"),
    (13, "nomn", "neut", "тринадцатое"),
    (40, "nomn", "masc", "сороковой"),
    (90, "loct", "plur", "девяностых"),
    (100, "gent", "masc", "сотого"),
    (200, "nomn", "neut", "двухсотое"),
    (1945, "loct", "masc", "тысяча девятьсот сорок пятом"),
    (2000, "nomn", "masc", "двухтысячный"),
    (2024, "gent", "masc", "две тысячи двадцать четвёртого"),
    (5000, "datv", "femn", "пятитысячной"),
    (25_000, "nomn", "masc", "двадцатипятитысячный"),
    (1_000_000, "accs", "femn", "миллионную"),
    (3_000_000, "nomn", "masc", "трёхмиллионный"),
]
DECIMALS = [  # whole, digits behind the comma, case, words
    (0, "5", "nomn", "ноль целых пять десятых"),
    (1, "1", "nomn", "одна целая одна десятая"),
    (1, "2", "accs", "одну целую две десятых"),
    (2, "01", "gent", "двух целых одной сотой"),
    (3, "7", "datv", "трём целым семи десятым"),
    (21, "25", "ablt", "двадцатью одной целой двадцатью пятью сотыми"),
    (12, "125", "loct", "двенадцати целых ста двадцати пяти тысячных"),
    (0, "0001", "nomn", "ноль целых одна десятитысячная"),
]
FRACTIONS = [  # numerator, denominator, case, words
    (1, 2, "nomn", "одна вторая"),
    (1, 8, "loct", "одной восьмой"),
    (2, 3, "gent", "двух третьих"),
    (3, 4, "ablt", "тремя четвёртыми"),
    (5, 21, "nomn", "пять двадцать первых"),
    (21, 100, "accs", "двадцать одну сотую"),
    (7, 1000, "datv", "семи тысячным"),
]


@pytest.mark.parametrize(("n", "gender"), CARDINALS)
def test_cardinals_decline(n: int, gender: str) -> None:
    assert " ".join(numerals.cardinal(n, case, gender) for case in CASES) == CARDINALS[n, gender]


@pytest.mark.parametrize(("n", "case", "gender", "words"), PHRASES)
def test_every_word_of_a_cardinal_declines(n: int, case: str, gender: str, words: str) -> None:
    assert numerals.cardinal(n, case, gender) == words


@pytest.mark.parametrize(
    ("n", "gender", "words"),
    [
        (1, "masc", "одного"),
        (1, "femn", "одну"),
        (2, "masc", "двух"),
        (2, "femn", "двух"),
        (3, "masc", "трёх"),
        (4, "femn", "четырёх"),
        (5, "masc", "пять"),
        (21, "masc", "двадцать одного"),
    ],
)
def test_the_accusative_of_living_beings(n: int, gender: str, words: str) -> None:
    assert numerals.cardinal(n, "accs", gender, animate=True) == words


@pytest.mark.parametrize(("n", "case", "gender", "words"), ORDINALS)
def test_the_last_word_of_an_ordinal_declines(n: int, case: str, gender: str, words: str) -> None:
    assert numerals.ordinal(n, case, gender) == words


@pytest.mark.parametrize(("gender", "word"), [("masc", "второго"), ("plur", "вторых"), ("femn", "вторую")])
def test_the_accusative_of_an_ordinal_for_living_beings(gender: str, word: str) -> None:
    assert numerals.ordinal(2, "accs", gender, animate=True) == word


@pytest.mark.parametrize(("whole", "digits", "case", "words"), DECIMALS)
def test_decimals(whole: int, digits: str, case: str, words: str) -> None:
    assert numerals.decimal(whole, digits, case) == words


@pytest.mark.parametrize(("numerator", "denominator", "case", "words"), FRACTIONS)
def test_fractions(numerator: int, denominator: int, case: str, words: str) -> None:
    assert numerals.fraction(numerator, denominator, case) == words


@pytest.mark.parametrize(
    ("n", "forms"),
    [(2, "двое двоих двоим двое двоими двоих"), (4, "четверо четверых четверым четверо четверыми четверых")],
)
def test_collectives(n: int, forms: str) -> None:
    assert " ".join(numerals.collective(n, case) for case in CASES) == forms
    assert numerals.collective(n, "accs", animate=True) == numerals.collective(n, "gent")


def test_there_are_collectives_up_to_seven_alone() -> None:
    with pytest.raises(KeyError):
        numerals.collective(12)


@pytest.mark.parametrize(
    ("n", "stem"),
    [(1, "одно"), (2, "двух"), (4, "четырёх"), (25, "двадцатипяти"), (40, "сорока"), (90, "девяносто"), (100, "сто"),
     (150, "стопятидесяти"), (300, "трёхсот"), (1000, "тысяче"), (2000, "двухтысяче")],
)  # fmt: skip
def test_stems_of_compound_words(n: int, stem: str) -> None:
    assert numerals.stem(n) == stem


# Any number at all.

NUMBERS = st.integers(0, numerals.LARGEST) | st.integers(0, 10_000) | st.integers(0, 999).map(lambda n: n * 10**6)


@given(NUMBERS)
def test_nominatives_are_those_of_another_program(n: int) -> None:
    theirs = num2words(n, lang="ru")
    if 1000 <= n < 2000 or theirs.startswith("одна тысяча"):
        theirs = theirs.removeprefix("одна ")  # at the head of a number «тысяча» stands alone here
    assert numerals.cardinal(n) == theirs


@given(st.integers(1, 9_999))  # from 10,001 on the other program declines the first word too, which is wrong
def test_ordinals_are_those_of_another_program(n: int) -> None:
    theirs = num2words(n, to="ordinal", lang="ru")
    assert without_yo(numerals.ordinal(n)) == without_yo(theirs.removeprefix("одна "))


@given(NUMBERS, st.sampled_from(CASES), st.sampled_from(GENDERS), st.booleans())
def test_every_form_is_made_of_words_of_its_case(n: int, case: str, gender: str, animate: bool) -> None:
    allowed = words_of(case) | (words_of("gent") if animate and case == "accs" else set())
    assert set(numerals.cardinal(n, case, gender, animate).split()) <= allowed


@given(NUMBERS, st.sampled_from(CASES), st.sampled_from(GENDERS))
def test_the_order_of_the_words_is_that_of_the_nominative(n: int, case: str, gender: str) -> None:
    assert len(numerals.cardinal(n, case, gender).split()) == len(numerals.cardinal(n).split())


ENDINGS = {
    "masc": "ый|ой|ий ого|ьего ому|ьему ый|ой|ий ым|ьим ом|ьем",
    "femn": "ая|ья ой|ьей ой|ьей ую|ью ой|ьей ой|ьей",
    "neut": "ое|ье ого|ьего ому|ьему ое|ье ым|ьим ом|ьем",
    "plur": "ые|ьи ых|ьих ым|ьим ые|ьи ыми|ьими ых|ьих",
}


@given(st.integers(0, numerals.LARGEST), st.sampled_from(CASES), st.sampled_from(GENDERS))
def test_ordinals_end_as_their_gender_and_case_ask(n: int, case: str, gender: str) -> None:
    *head, last = numerals.ordinal(n, case, gender).split()
    assert last.endswith(tuple(ENDINGS[gender].split()[CASES.index(case)].split("|")))
    assert set(head) <= words_of("nomn")


@given(NUMBERS, st.sampled_from(CASES))
def test_the_noun_that_is_counted(n: int, case: str) -> None:
    noun_case, number = numerals.counted(n, case)
    if n % 10 == 1 and n % 100 != 11:
        assert (noun_case, number) == (case, "sing")
    elif n and n % 1000 == 0:  # «двумя тысячами тонн»
        assert (noun_case, number) == ("gent", "plur")
    elif case not in ("nomn", "accs"):
        assert (noun_case, number) == (case, "plur")
    else:
        few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
        assert (noun_case, number) == ("gent", "sing" if few else "plur")


PLACES = [
    "десят", "сот", "тысячн", "десятитысячн", "стотысячн", "миллионн", "десятимиллионн", "стомиллионн", "миллиардн",
]  # fmt: skip


@given(st.integers(0, 10**6), st.text("0123456789", min_size=1, max_size=9), st.sampled_from(CASES))
def test_a_decimal_names_its_whole_and_its_place(whole: int, digits: str, case: str) -> None:
    spoken = numerals.decimal(whole, digits, case)
    assert " цел" in spoken
    assert spoken.split()[-1].startswith(PLACES[len(digits) - 1])


@given(st.text("0123456789", min_size=1, max_size=30))
def test_digits_are_read_one_by_one(digits: str) -> None:
    assert numerals.spell_digits(digits).split() == [numerals.cardinal(int(digit)) for digit in digits]


def words_of(case: str) -> set[str]:
    """All words that numbers are made of, in one case, scales counted in any way that the case allows."""
    simple = [*range(21), *range(20, 100, 10), *range(100, 1000, 100)]
    words = {numerals.cardinal(n, case, gender) for n in simple for gender in GENDERS}
    return words | {numerals.scale(power, n, case) for power in range(1, 6) for n in (1, 2, 5)}


def without_yo(text: str) -> str:
    return text.replace("ё", "е")
