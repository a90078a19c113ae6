"""Nouns two of whose forms are spelled alike: «у стран+ы», «эти стр+аны»; «о жилье», «новое жильё».

What stands before the noun tells: a preposition, a numeral, an adjective, a verb, another noun. All words here are
folded (small letters, е for ё).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.normalization.morphology import Analysis

Parse = Callable[[str], tuple[Analysis, ...]]

NUMERALS = frozenset(
    """
    два две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать пятнадцать двадцать тридцать сорок
    пятьдесят шестьдесят семьдесят восемьдесят девяносто сто двести триста четыреста пятьсот полтора полторы
    """.split()
)
_FEW = frozenset({"два", "две", "три", "четыре", "полтора", "полторы"})
_PREPOSITIONS_OF_GENITIVE = frozenset(
    """
    без близ ввиду вдоль вместо вне внутри вокруг возле впереди вследствие для до из из-за из-под изо кроме мимо
    насчет около от ото относительно позади после посреди посредством против путем ради с сверх со среди у
    """.split()
)
_PREPOSITIONS_OF_ACCUSATIVE = frozenset({"в", "во", "на", "про", "через", "сквозь"})
_POSSESSIVES = frozenset({"его", "ее", "их"})
_TIMES = frozenset(
    """
    год месяц неделя день утро вечер ночь лето осень зима весна час минута секунда раз понедельник вторник среда
    четверг пятница суббота воскресенье январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    """.split()
)
_VERBS_OF_GENITIVE = frozenset(
    """
    достигнуть достичь достигать добиться добиваться лишиться лишаться касаться коснуться избежать избегать хватать
    хватить требовать потребовать ждать ожидать бояться опасаться придерживаться просить желать держаться хотеть
    """.split()
)
_GENDERS = {"feminine": "femn", "neuter": "neut", "masculine": "masc", "animate": "masc"}
_WINDOW = 3  # words behind the noun among which its verb is looked for


def genitive_or_plural(
    genitive: str, plural: str, gender: str
) -> Callable[[Sequence[str], Sequence[str], Parse], str | None]:
    """Make what tells the genitive singular of a noun from its nominative (and, if lifeless, accusative) plural."""
    animate, agreeing = gender == "animate", _GENDERS[gender]

    def decide(previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
        is_plural = _is_plural(previous, following, parse, agreeing, animate)
        return None if is_plural is None else plural if is_plural else genitive

    return decide


def prepositional_or_nominative(word: str) -> Callable[[Sequence[str], Sequence[str], Parse], str | None]:
    """Make what tells «о жилье» from «жильё»: only о, об and при rule out the nominative and accusative for certain."""
    with_yo = word[:-1] + "ё"

    def decide(previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
        before = previous[-1] if previous else ""
        if before in ("о", "об", "при", "в", "во", "на", "и", "или", ","):
            return None  # the preposition leaves it open or it is spelled as it is said
        cases = _cases(parse, before, "neut") if before[:1].isalpha() else frozenset()
        return None if "loct" in cases else with_yo

    return decide


def _is_plural(
    previous: Sequence[str], following: Sequence[str], parse: Parse, gender: str, animate: bool
) -> bool | None:
    before = list(previous)
    while before and before[-1] in _POSSESSIVES:
        before.pop()
    word = before[-1] if before else ""
    if word in _PREPOSITIONS_OF_GENITIVE:
        return False
    if word in _PREPOSITIONS_OF_ACCUSATIVE:
        return None if animate else True
    if word in _FEW or _ends_in_few(word):
        return False
    analyses = parse(word) if word[:1].isalpha() else ()
    kinds = {one.pos for one in analyses}
    if kinds & {"ADJF", "PRTF"}:
        return _by_adjective(before, parse, gender)
    if kinds & {"VERB", "INFN", "GRND"} and "NOUN" not in kinds:
        return _by_verb(before, analyses, animate)
    if "NOUN" in kinds:
        return _by_noun(analyses, following, parse)
    if not kinds - {"", "CONJ", "ADVB", "PRCL", "INTJ", "PNCT"} and word not in ("и", "или", "не"):
        return True if _verb_behind(following, parse) else None
    return None


def _by_adjective(before: Sequence[str], parse: Parse, gender: str) -> bool | None:
    """«Новой страны» is the genitive, «новые страны» the plural — but «две новые страны»."""
    genitive = any(
        one.case == "gent" and one.number == "sing" and one.gender == gender for one in _agreeing(parse, before[-1])
    )
    plural = any(one.case in ("nomn", "accs") and one.number == "plur" for one in _agreeing(parse, before[-1]))
    if genitive == plural:
        return None
    if plural and len(before) > 1 and (before[-2] in _FEW or _ends_in_few(before[-2])):
        return False
    return plural


def _by_verb(before: Sequence[str], analyses: Sequence[Analysis], animate: bool) -> bool | None:
    """«Посетил страны», «растут цены»; «не знал страны» may be either."""
    negated = len(before) > 1 and before[-2] in ("не", "ни")
    if any(one.lemma in _VERBS_OF_GENITIVE for one in analyses):
        return None if any(one.transitive for one in analyses) else False
    if any(one.transitive for one in analyses):
        return None if negated or animate else True
    return True if any(one.pos == "VERB" and one.number == "plur" for one in analyses) else None


def _by_noun(analyses: Sequence[Analysis], following: Sequence[str], parse: Parse) -> bool | None:
    """«Глава страны», unless the noun before says a time or a name («летом страны …») or a plural verb waits behind."""
    nouns = [one for one in analyses if one.pos == "NOUN"]
    if any(one.lemma in _TIMES or one.proper for one in nouns) or nouns[0].fixed:
        return None
    if any(one.number == "plur" and one.case == "nomn" for one in nouns):
        return False
    return None if _verb_behind(following, parse) else False


def _verb_behind(following: Sequence[str], parse: Parse) -> bool:
    """Whether a verb in the plural stands behind, before any punctuation mark."""
    for word in following[:_WINDOW]:
        if not word[:1].isalnum():
            return False
        if any(one.pos in ("VERB", "PRTS", "ADJS") and one.number == "plur" for one in parse(word)):
            return True
    return False


def _agreeing(parse: Parse, word: str) -> list[Analysis]:
    return [one for one in parse(word) if one.pos in ("ADJF", "PRTF")]


def _cases(parse: Parse, word: str, gender: str) -> frozenset[str]:
    return frozenset(one.case for one in _agreeing(parse, word) if one.number == "sing" and one.gender == gender)


def _ends_in_few(word: str) -> bool:
    """Whether a number in digits is said with два, три or четыре at its end."""
    return word.isdigit() and word[-1] in "234" and word[-2:-1] != "1"
