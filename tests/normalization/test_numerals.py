"""Numbers in words: every form by table, and any number at all against another program and the grammar's own rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from briefing.normalization.grammar import numerals
from briefing.normalization.kinds import CASES, Case, Gender, Number

GENDERS = (Gender.MASC, Gender.FEMN, Gender.NEUT, Gender.PLUR)

CARDINALS = {  # the six cases, in the order of CASES; gender, and animate where it matters
    (0, Gender.MASC): "ноль нуля нулю ноль нулём нуле",
    (1, Gender.MASC): "один одного одному один одним одном",
    (1, Gender.FEMN): "одна одной одной одну одной одной",
    (1, Gender.NEUT): "одно одного одному одно одним одном",
    (1, Gender.PLUR): "одни одних одним одни одними одних",
    (2, Gender.MASC): "два двух двум два двумя двух",
    (2, Gender.FEMN): "две двух двум две двумя двух",
    (2, Gender.NEUT): "два двух двум два двумя двух",
    (3, Gender.MASC): "три трёх трём три тремя трёх",
    (4, Gender.MASC): "четыре четырёх четырём четыре четырьмя четырёх",
    (5, Gender.MASC): "пять пяти пяти пять пятью пяти",
    (8, Gender.MASC): "восемь восьми восьми восемь восемью восьми",
    (11, Gender.MASC): "одиннадцать одиннадцати одиннадцати одиннадцать одиннадцатью одиннадцати",
    (40, Gender.MASC): "сорок сорока сорока сорок сорока сорока",
    (50, Gender.MASC): "пятьдесят пятидесяти пятидесяти пятьдесят пятьюдесятью пятидесяти",
    (80, Gender.MASC): "восемьдесят восьмидесяти восьмидесяти восемьдесят восемьюдесятью восьмидесяти",
    (90, Gender.MASC): "девяносто девяноста девяноста девяносто девяноста девяноста",
    (100, Gender.MASC): "сто ста ста сто ста ста",
    (200, Gender.MASC): "двести двухсот двумстам двести двумястами двухстах",
    (300, Gender.MASC): "триста трёхсот трёмстам триста тремястами трёхстах",
    (400, Gender.MASC): "четыреста четырёхсот четырёмстам четыреста четырьмястами четырёхстах",
    (500, Gender.MASC): "пятьсот пятисот пятистам пятьсот пятьюстами пятистах",
    (800, Gender.MASC): "восемьсот восьмисот восьмистам восемьсот восемьюстами восьмистах",
    (1000, Gender.MASC): "тысяча тысячи тысяче тысячу тысячей тысяче",
}
PHRASES = [  # number, case, gender, words
    (21, Case.ACCS, Gender.FEMN, "двадцать одну"),
    (22, Case.ABLT, Gender.FEMN, "двадцатью двумя"),
    (99, Case.DATV, Gender.MASC, "девяноста девяти"),
    (450, Case.GENT, Gender.MASC, "четырёхсот пятидесяти"),
    (678, Case.ABLT, Gender.MASC, "шестьюстами семьюдесятью восемью"),
    (1001, Case.NOMN, Gender.MASC, "тысяча один"),
    (2000, Case.ACCS, Gender.MASC, "две тысячи"),
    (2002, Case.GENT, Gender.FEMN, "двух тысяч двух"),
    (5000, Case.ABLT, Gender.MASC, "пятью тысячами"),
    (21_000, Case.ACCS, Gender.MASC, "двадцать одну тысячу"),
    (1_000_000, Case.GENT, Gender.MASC, "одного миллиона"),
    (2_500_000, Case.DATV, Gender.MASC, "двум миллионам пятистам тысячам"),
    (3_000_000_000, Case.LOCT, Gender.MASC, "трёх миллиардах"),
    (1_001_000, Case.NOMN, Gender.MASC, "один миллион одна тысяча"),
    (7 * 10**12, Case.ABLT, Gender.MASC, "семью триллионами"),
]
ORDINALS = [  # number, case, gender, words
    (0, Case.NOMN, Gender.MASC, "нулевой"),
    (1, Case.GENT, Gender.NEUT, "первого"),
    (2, Case.ACCS, Gender.FEMN, "вторую"),
    (3, Case.NOMN, Gender.FEMN, "третья"),
    (3, Case.DATV, Gender.MASC, "третьему"),
    (3, Case.ABLT, Gender.PLUR, "третьими"),
    (6, Case.NOMN, Gender.MASC, "шестой"),
    (7, Case.LOCT, Gender.FEMN, "седьмой"),
    (13, Case.NOMN, Gender.NEUT, "тринадцатое"),
    (40, Case.NOMN, Gender.MASC, "сороковой"),
    (90, Case.LOCT, Gender.PLUR, "девяностых"),
    (100, Case.GENT, Gender.MASC, "сотого"),
    (200, Case.NOMN, Gender.NEUT, "двухсотое"),
    (1945, Case.LOCT, Gender.MASC, "тысяча девятьсот сорок пятом"),
    (2000, Case.NOMN, Gender.MASC, "двухтысячный"),
    (2024, Case.GENT, Gender.MASC, "две тысячи двадцать четвёртого"),
    (5000, Case.DATV, Gender.FEMN, "пятитысячной"),
    (25_000, Case.NOMN, Gender.MASC, "двадцатипятитысячный"),
    (1_000_000, Case.ACCS, Gender.FEMN, "миллионную"),
    (3_000_000, Case.NOMN, Gender.MASC, "трёхмиллионный"),
]
DECIMALS = [  # whole, digits behind the comma, case, words
    (0, "5", Case.NOMN, "ноль целых пять десятых"),
    (1, "1", Case.NOMN, "одна целая одна десятая"),
    (1, "2", Case.ACCS, "одну целую две десятых"),
    (2, "01", Case.GENT, "двух целых одной сотой"),
    (3, "7", Case.DATV, "трём целым семи десятым"),
    (21, "25", Case.ABLT, "двадцатью одной целой двадцатью пятью сотыми"),
    (12, "125", Case.LOCT, "двенадцати целых ста двадцати пяти тысячных"),
    (0, "0001", Case.NOMN, "ноль целых одна десятитысячная"),
]
FRACTIONS = [  # numerator, denominator, case, words
    (1, 2, Case.NOMN, "одна вторая"),
    (1, 8, Case.LOCT, "одной восьмой"),
    (2, 3, Case.GENT, "двух третьих"),
    (3, 4, Case.ABLT, "тремя четвёртыми"),
    (5, 21, Case.NOMN, "пять двадцать первых"),
    (21, 100, Case.ACCS, "двадцать одну сотую"),
    (7, 1000, Case.DATV, "семи тысячным"),
]


@pytest.mark.parametrize(("n", "gender"), CARDINALS)
def test_cardinals_decline(n: int, gender: Gender) -> None:
    assert " ".join(numerals.cardinal(n, case, gender) for case in CASES) == CARDINALS[n, gender]


@pytest.mark.parametrize(("n", "case", "gender", "words"), PHRASES)
def test_every_word_of_a_cardinal_declines(n: int, case: Case, gender: Gender, words: str) -> None:
    assert numerals.cardinal(n, case, gender) == words


@pytest.mark.parametrize(
    ("n", "gender", "words"),
    [
        (1, Gender.MASC, "одного"),
        (1, Gender.FEMN, "одну"),
        (2, Gender.MASC, "двух"),
        (2, Gender.FEMN, "двух"),
        (3, Gender.MASC, "трёх"),
        (4, Gender.FEMN, "четырёх"),
        (5, Gender.MASC, "пять"),
        (21, Gender.MASC, "двадцать одного"),
    ],
)
def test_the_accusative_of_living_beings(n: int, gender: Gender, words: str) -> None:
    assert numerals.cardinal(n, Case.ACCS, gender, animate=True) == words


@pytest.mark.parametrize(("n", "case", "gender", "words"), ORDINALS)
def test_the_last_word_of_an_ordinal_declines(n: int, case: Case, gender: Gender, words: str) -> None:
    assert numerals.ordinal(n, case, gender) == words


@pytest.mark.parametrize(
    ("gender", "word"), [(Gender.MASC, "второго"), (Gender.PLUR, "вторых"), (Gender.FEMN, "вторую")]
)
def test_the_accusative_of_an_ordinal_for_living_beings(gender: Gender, word: str) -> None:
    assert numerals.ordinal(2, Case.ACCS, gender, animate=True) == word


@pytest.mark.parametrize(("whole", "digits", "case", "words"), DECIMALS)
def test_decimals(whole: int, digits: str, case: Case, words: str) -> None:
    assert numerals.decimal(whole, digits, case) == words


@pytest.mark.parametrize(("numerator", "denominator", "case", "words"), FRACTIONS)
def test_fractions(numerator: int, denominator: int, case: Case, words: str) -> None:
    assert numerals.fraction(numerator, denominator, case) == words


@pytest.mark.parametrize(
    ("n", "forms"),
    [(2, "двое двоих двоим двое двоими двоих"), (4, "четверо четверых четверым четверо четверыми четверых")],
)
def test_collectives(n: int, forms: str) -> None:
    assert " ".join(numerals.collective(n, case) for case in CASES) == forms
    assert numerals.collective(n, Case.ACCS, animate=True) == numerals.collective(n, Case.GENT)


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
def test_every_form_is_made_of_words_of_its_case(n: int, case: Case, gender: Gender, animate: bool) -> None:
    allowed = words_of(case) | (words_of(Case.GENT) if animate and case == Case.ACCS else set())
    assert set(numerals.cardinal(n, case, gender, animate).split()) <= allowed


@given(NUMBERS, st.sampled_from(CASES), st.sampled_from(GENDERS))
def test_the_order_of_the_words_is_that_of_the_nominative(n: int, case: Case, gender: Gender) -> None:
    assert len(numerals.cardinal(n, case, gender).split()) == len(numerals.cardinal(n).split())


ENDINGS = {
    Gender.MASC: "ый|ой|ий ого|ьего ому|ьему ый|ой|ий ым|ьим ом|ьем",
    Gender.FEMN: "ая|ья ой|ьей ой|ьей ую|ью ой|ьей ой|ьей",
    Gender.NEUT: "ое|ье ого|ьего ому|ьему ое|ье ым|ьим ом|ьем",
    Gender.PLUR: "ые|ьи ых|ьих ым|ьим ые|ьи ыми|ьими ых|ьих",
}


@given(st.integers(0, numerals.LARGEST), st.sampled_from(CASES), st.sampled_from(GENDERS))
def test_ordinals_end_as_their_gender_and_case_ask(n: int, case: Case, gender: Gender) -> None:
    *head, last = numerals.ordinal(n, case, gender).split()
    assert last.endswith(tuple(ENDINGS[gender].split()[CASES.index(case)].split("|")))
    assert set(head) <= words_of(Case.NOMN)


@given(NUMBERS, st.sampled_from(CASES))
def test_the_noun_that_is_counted(n: int, case: Case) -> None:
    noun_case, number = numerals.counted(n, case)
    if n % 10 == 1 and n % 100 != 11:
        assert (noun_case, number) == (case, "sing")
    elif n and n % 1000 == 0:  # «двумя тысячами тонн»
        assert (noun_case, number) == (Case.GENT, Number.PLUR)
    elif case not in (Case.NOMN, Case.ACCS):
        assert (noun_case, number) == (case, Number.PLUR)
    else:
        few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
        assert (noun_case, number) == (Case.GENT, Number.SING if few else Number.PLUR)


PLACES = [
    "десят", "сот", "тысячн", "десятитысячн", "стотысячн", "миллионн", "десятимиллионн", "стомиллионн", "миллиардн",
]  # fmt: skip


@given(st.integers(0, 10**6), st.text("0123456789", min_size=1, max_size=9), st.sampled_from(CASES))
def test_a_decimal_names_its_whole_and_its_place(whole: int, digits: str, case: Case) -> None:
    spoken = numerals.decimal(whole, digits, case)
    assert " цел" in spoken
    assert spoken.split()[-1].startswith(PLACES[len(digits) - 1])


@given(st.text("0123456789", min_size=1, max_size=30))
def test_digits_are_read_one_by_one(digits: str) -> None:
    assert numerals.spell_digits(digits).split() == [numerals.cardinal(int(digit)) for digit in digits]


def words_of(case: Case) -> set[str]:
    """All words that numbers are made of, in one case, scales counted in any way that the case allows."""
    simple = [*range(21), *range(20, 100, 10), *range(100, 1000, 100)]
    words = {numerals.cardinal(n, case, gender) for n in simple for gender in GENDERS}
    return words | {numerals.scale(power, n, case) for power in range(1, 6) for n in (1, 2, 5)}


def without_yo(text: str) -> str:
    return text.replace("ё", "е")
