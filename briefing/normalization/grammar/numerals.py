"""Numbers in words: cardinal, ordinal, decimal, fraction, in any case, gender and animacy.

Grammar: Русская грамматика (1980), §§ 1362-1380. «Тысяча» at the head of a number stands without «одна».
"""

from __future__ import annotations

from functools import cache, lru_cache

from briefing.normalization.kinds import CASES, DIRECT, Case, Gender, Number
from briefing.normalization.tables import rows

FEW = range(2, 5)
"""How many people are told by a collective numeral, «трое»: from five on the plain one serves."""
LARGEST = 10**18 - 1
"""The largest number that has a name here; longer ones are read digit by digit."""
_THOUSAND = 1000
_NOUNS = (1000, 10**6, 10**9)  # тысяча, миллион, миллиард
_DENOMINATORS = {1: 10, 2: 100, 3: 1000, 4: 10**4, 5: 10**5, 6: 10**6, 7: 10**7, 8: 10**8, 9: 10**9}
_LETTER = {Gender.MASC: "m", Gender.FEMN: "f", Gender.NEUT: "n", Gender.PLUR: "p"}


def _by_case(endings: str) -> dict[Case, str]:
    return dict(zip(CASES, endings.split(), strict=True))


_HARD = {  # endings of «первый», by gender or plural
    Gender.MASC: _by_case("ый ого ому ый ым ом"),
    Gender.FEMN: _by_case("ая ой ой ую ой ой"),
    Gender.NEUT: _by_case("ое ого ому ое ым ом"),
    Gender.PLUR: _by_case("ые ых ым ые ыми ых"),
}
_SOFT = {  # endings of «третий» behind «трет»
    Gender.MASC: _by_case("ий ьего ьему ий ьим ьем"),
    Gender.FEMN: _by_case("ья ьей ьей ью ьей ьей"),
    Gender.NEUT: _by_case("ье ьего ьему ье ьим ьем"),
    Gender.PLUR: _by_case("ьи ьих ьим ьи ьими ьих"),
}


@cache
def _cardinals() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in rows("numerals.tsv")}


@cache
def _scales() -> dict[int, dict[str, str]]:
    return {int(row["power"]): row for row in rows("scales.tsv")}


@cache
def _ordinals() -> dict[int, dict[str, str]]:
    return {int(row["value"]): row for row in rows("ordinals.tsv")}


@cache
def _words_of_rank() -> frozenset[str]:
    return frozenset(row["ordinal"] for row in rows("ordinals.tsv"))


@cache
def words_of_several() -> frozenset[str]:
    """Give all forms of the cardinals of one word, but for «один» and collective ones."""
    plain = [row for key, row in _cardinals().items() if key[0] != "1" or key.isdigit() if not key.endswith("c")]
    return frozenset(row[case] for row in plain for case in CASES) | {scale(1, 1, case) for case in CASES}


@cache
def _powers() -> dict[str, int]:
    return {form: power for power, row in _scales().items() for name, form in row.items() if name[:4] in CASES}


def is_scale(n: int) -> bool:
    """Whether a number has a noun for its name, which «по» asks the dative of: «по тысяче», «по миллиону»."""
    return n in _NOUNS


@cache
def scale_names() -> frozenset[str]:
    """The names of the powers of a thousand: тысяча, миллион …"""
    return frozenset(row[Case.NOMN] for row in _scales().values())


def power_of(word: str) -> int:
    """Give the power of a thousand that a word in small letters names in any form: «миллионов», 2; 0 for another."""
    return _powers().get(word, 0)


def is_ordinal(lemma: str) -> bool:
    """Whether a word is an ordinal of one word: второй, тридцатый, сотый."""
    return lemma in _words_of_rank()


def is_one(n: int) -> bool:
    """Whether the number takes a noun in the singular (1, 21, 101, not 11)."""
    return n % 10 == 1 and n % 100 != 11


def is_few(n: int) -> bool:
    """Whether the number takes the genitive singular in the nominative (2-4, 22-24, not 12-14)."""
    return n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)


def counted(n: int, case: Case) -> tuple[Case, Number]:
    """Give the case and number of the noun that a cardinal in this case counts."""
    if is_one(n):
        return case, Number.SING
    if case in DIRECT:
        return Case.GENT, Number.SING if is_few(n) else Number.PLUR
    if n and n % 1000 == 0:  # «с двумя тысячами тонн»
        return Case.GENT, Number.PLUR
    return case, Number.PLUR


@lru_cache(maxsize=5000)
def cardinal(n: int, case: Case = Case.NOMN, gender: Gender = Gender.MASC, animate: bool = False) -> str:
    """Say a whole number from 0 to `LARGEST` in a case; `gender` (masc femn neut plur) is the counted noun's."""
    if n == 0:
        return _cardinals()["0"][case]
    if n < _THOUSAND:
        return _below_thousand(n, case, gender, animate)
    words: list[str] = []
    power = 0
    rest = n
    groups = []
    while rest:
        rest, group = divmod(rest, _THOUSAND)
        groups.append((power, group))
        power += 1
    for power, group in reversed(groups):
        if not group:
            continue
        if power == 0:
            words.append(_below_thousand(group, case, gender, animate))
        else:
            words.append(_scaled(group, power, case, leading=not words))
    return " ".join(words)


def has_collective(n: int) -> bool:
    """Whether there is a collective numeral: of 2 to 7, and of few above twenty («сорок двое»)."""
    return f"{n}c" in _cardinals() or is_few(n)


def collective(n: int, case: Case = Case.NOMN, animate: bool = False) -> str:
    """Say 2 to 7, and few above twenty, collectively: «двое», «троих», «сорок двое»; KeyError for other numbers."""
    tens = n - n % 10
    if tens and is_few(n):
        return f"{cardinal(tens, case)} {collective(n % 10, case, animate)}"
    return _cardinals()[f"{n}c"][Case.GENT if animate and case is Case.ACCS else case]


def scale(power: int, n: int, case: Case) -> str:
    """Give the name of 1000**power as `n` of them are counted: миллион, миллиона, миллионов."""
    noun_case, number = counted(n, case)
    return _scales()[power][noun_case if number is Number.SING else noun_case + "_pl"]


def _scaled(group: int, power: int, case: Case, *, leading: bool) -> str:
    name = scale(power, group, case)
    if group == 1 and power == 1 and leading:
        return name
    gender = Gender.FEMN if _scales()[power]["gender"] == "f" else Gender.MASC
    return f"{_below_thousand(group, case, gender, False)} {name}"


def _below_thousand(n: int, case: Case, gender: Gender, animate: bool) -> str:
    """Say a number up to 999: «сто двадцать один», «двадцать две», «двух»."""
    words = []
    table = _cardinals()
    if n >= 100:
        words.append(table[str(n // 100 * 100)][case])
        n %= 100
    if n >= 20:
        words.append(table[str(n // 10 * 10)][case])
        n %= 10
    if n:
        if animate and case is Case.ACCS and (n in (2, 3, 4) or (n == 1 and gender in (Gender.MASC, Gender.PLUR))):
            case = Case.GENT  # вижу двух солдат; in «вижу двадцать два солдата» the noun shows that it is not animate
        words.append(table[_key(n, gender)][case])
    return " ".join(words)


def _key(n: int, gender: Gender) -> str:
    if n == 1:
        return "1" + _LETTER[gender]
    if n == 2:
        return "2f" if gender is Gender.FEMN else "2m"
    return str(n)


@lru_cache(maxsize=5000)
def ordinal(n: int, case: Case = Case.NOMN, gender: Gender = Gender.MASC, animate: bool = False) -> str:
    """Say an ordinal in a case; only its last word declines. `gender` is masc femn neut or plur."""
    head, last = _split_ordinal(n)
    if animate and case is Case.ACCS and gender in (Gender.MASC, Gender.PLUR):
        case = Case.GENT
    word = decline_ordinal(last, case, gender)
    return f"{cardinal(head)} {word}" if head else word


def last_part(n: int) -> int:
    """Give the number whose word stands last in `n` and takes all its endings: of 1994 it is 4, of 2000 2000."""
    return n - (_split_ordinal(n)[0] if n % 1000 else 0)


def _split_ordinal(n: int) -> tuple[int, str]:
    """Split 1994 into 1990 (said as a cardinal) and «четвёртый»."""
    table = _ordinals()
    if n == 0:
        return 0, table[0]["ordinal"]
    if n % 100:
        last = n % 100 if n % 100 <= 20 else n % 10 or n % 100
        return n - last, table[last]["ordinal"]
    if n % 1000:
        last = n % 1000
        return n - last, table[last]["ordinal"]
    power, group = 0, n
    while group % 1000 == 0:
        group //= 1000
        power += 1
    last_group = group % 1000
    name = _scales()[power]["ordinal"]
    return n - last_group * 1000**power, name if last_group == 1 else stem(last_group) + name


def decline_ordinal(nominative: str, case: Case, gender: Gender) -> str:
    """Decline an ordinal given in the masculine nominative («второй», «третий», «пятый»)."""
    if nominative.endswith("ий"):
        return nominative[:-2] + _SOFT[gender][case]
    ending = _HARD[gender][case]
    if nominative.endswith("ой") and ending == "ый":
        ending = "ой"
    return nominative[:-2] + ending


def stem(n: int) -> str:
    """Give the number as the first part of a compound word: 25 → двадцатипяти, 100 → сто, 1000 → тысяче."""
    table = _ordinals()
    if n == 0:
        return "нуль"
    parts = []
    if n >= 1000:
        thousands, n = divmod(n, 1000)
        parts.append(("" if thousands == 1 else stem(thousands)) + "тысяче")
    if n >= 100:
        parts.append(table[n // 100 * 100]["stem"])
        n %= 100
    if n >= 20:
        parts.append(table[n // 10 * 10]["stem"])
        n %= 10
    if n:
        parts.append(table[n]["stem"])
    return "".join(parts)


@lru_cache(maxsize=2000)
def decimal(whole: int, digits: str, case: Case = Case.NOMN) -> str:
    """Say a decimal fraction: (3, "7") → «три целых семь десятых»; more than nine digits are read one by one."""
    denominator = _DENOMINATORS.get(len(digits))
    if denominator is None:
        return f"{cardinal(whole, case)} и {spell_digits(digits)}"
    integer = f"{cardinal(whole, case, Gender.FEMN)} {_part('целый', whole, case)}"
    return f"{integer} {fraction(int(digits), denominator, case)}"


@lru_cache(maxsize=2000)
def fraction(numerator: int, denominator: int, case: Case = Case.NOMN) -> str:
    """Say a common fraction with the ordinal as its denominator: «семь десятых», «одна восьмая»."""
    head, last = _split_ordinal(denominator)
    parts = (cardinal(numerator, case, Gender.FEMN), cardinal(head) if head else "", _part(last, numerator, case))
    return " ".join(filter(None, parts))


def _part(adjective: str, n: int, case: Case) -> str:
    """Decline «целый» or a denominator as a feminine noun counted by n; nought takes the genitive in all cases."""
    if is_one(n):
        return decline_ordinal(adjective, case, Gender.FEMN)
    return decline_ordinal(adjective, Case.GENT if case in DIRECT or n == 0 else case, Gender.PLUR)


def spell_digits(written: str) -> str:
    """Read the digits of a number one by one, as it is written: 007, «0 100» → «ноль ноль семь», «ноль один …»."""
    return " ".join(cardinal(int(digit)) for digit in written if digit.isdigit())
