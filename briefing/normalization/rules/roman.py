"""Roman numerals of centuries, monarchs, congresses, volumes: XXI век, Петру I, XIX–XX вв., Cyrillic ХХ too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, ordinal_agreements
from briefing.normalization.grammar.government import Governor, How
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import CASES, Case, Gender, Number
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.quantity.finding import ends_sentence
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import MARK, Text
from briefing.normalization.tables import rows

_LOOKALIKES = str.maketrans("ХІІІСМ", "XIIICM")
_RUN = r"[IVXLCDMХІСМ]+"
_NUMERAL = re.compile(rf"(?P<roman>{_RUN})(?:-(?P<ending>й|го|му|м|я|ю|е|ого|ый|ая|ой|х))?(?![\wЀ-ԯ])")
_VALID = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_JOINT = re.compile(
    rf"(?P<joint>[ ]?[-–—][ ]?|, | и | или | по | до | к )"
    rf"(?=(?:начал[оауе] |конц[аеу]? |конец |середин[аеуы] |половин[аеуы] )?{_RUN}(?![\wЀ-ԯ]))"
)
_JOINT_CASES = {"по": Case.ACCS, "до": Case.GENT, "к": Case.DATV}
_ABBREVIATED = re.compile(r"[ ]?(?P<mark>вв\.?|в\.|кв\.|пол\.|полуг\.|ст\.|тыс\.)(?![а-яё])")
_QUARTERS = 4
_NEVER = frozenset(
    [
        "I",
        "V",
        "X",
        "L",
        "C",
        "D",
        "M",
        "MD",
        "DC",
        "CD",
        "MC",
        "CM",
        "CC",
        "DI",
        "LI",
        "MI",
        "MM",
        "CV",
        "LC",
        "DL",
        "ML",
        "MIX",
        "DIM",
        "MILD",
        "VIM",
    ]
)


@dataclass(frozen=True, slots=True)
class _Marked:
    """What an abbreviation behind a Roman numeral stands for."""

    lemma: str
    gender: Gender
    singular: dict[Case, str]
    plural: dict[Case, str]


@cache
def _marked() -> dict[str, _Marked]:
    return {written: _mark(row) for row in rows("roman_heads.tsv") for written in row["written"].split("|")}


def _mark(row: dict[str, str]) -> _Marked:
    return _Marked(
        row["lemma"],
        Gender(row["gender"]),
        dict(zip(CASES, row["singular"].split(), strict=True)),
        dict(zip(CASES, row["plural"].split(), strict=True)),
    )


def _rank(start: int, end: int, spoken: str, reason: str, case: Case = Case.NONE) -> Reading:
    return Reading(start, end, spoken, reason, kind=Kind.RANK, case=case)


def value(written: str) -> int:
    """Give the value of a Roman numeral, 0 for what is none; Cyrillic lookalikes count."""
    latin = written.translate(_LOOKALIKES)
    if not latin or not _VALID.match(latin):
        return 0
    total = 0
    for letter, following in zip(latin, latin[1:] + " ", strict=True):
        step = _VALUES[letter]
        total += -step if _VALUES.get(following, 0) > step else step
    return total


def roman(context: Context, index: int) -> Reading | None:
    """Read a Roman numeral, or several before a common noun, as ordinals."""
    text = context.text
    start = text.start[index]
    first = _NUMERAL.match(text.clean, start)
    if first is None or (start and text.clean[start - 1].isalpha()) or not value(first["roman"]):
        return None
    if text.glued(index) and text.word[index - 1] in "-/." and index >= 2 and text.kind[index - 2] != MARK:
        return None
    if first["roman"].translate(_LOOKALIKES) in ("C", "D", "L", "M"):
        return None
    parts = [("", first)]
    while True:
        joint = _JOINT.match(text.clean, parts[-1][1].end())
        following = joint and _NUMERAL.match(text.clean, joint.end())
        if not joint or not following or not value(following["roman"]):
            break
        parts.append((joint["joint"], following))
    return _behind_name(context, index, first) or _before_noun(context, index, parts) or _alone(context, index, parts)


def _values(parts: list[tuple[str, re.Match[str]]]) -> list[int]:
    return [value(match["roman"]) for _, match in parts]


def _before_noun(context: Context, index: int, parts: list[tuple[str, re.Match[str]]]) -> Reading | None:
    text = context.text
    end = parts[-1][1].end()
    mark = _ABBREVIATED.match(text.clean, end)
    known = _marked().get(mark["mark"].rstrip(".")) if mark else None
    governor = context.govern(index)
    if mark and known:
        case = _JOINT_CASES.get(parts[-1][0].strip()) or _abbreviation_case(governor)
        plural = mark["mark"].startswith("вв") or (len(parts) > 1 and parts[-1][0].strip() not in _JOINT_CASES)
        names = known.plural if plural and len(parts) > 1 else known.singular
        spoken = _say(parts, case, known.gender, governor)
        stop = mark.end()
        if mark["mark"].endswith(".") and ends_sentence(text.clean, stop):
            stop -= 1
        return _rank(text.start[index], stop, f"{spoken} {names[case]}", f"Roman ordinal, {case}", case=case)
    head = noun_head(text, end, text.at(end, index))
    if head is None:
        return None
    forms = tuple(sorted(head.forms, key=lambda form: form.animate))  # «II глава» is of a book
    if head.adjectives:
        told = {(one.case, one.number) for one in head.adjectives}
        forms = tuple(form for form in forms if (form.case, form.number) in told) or forms
    agreements = ordinal_agreements(forms)
    if len(parts) == 1 and all(form.number == Number.PLUR for form in forms) and forms[0].lemma in ("век", "столетие"):
        agreements = [
            Agreement(True, form.case, form.gender or _lemma_gender(form)) for form in forms
        ]  # «XVIII — … XIX веков»
    if not agreements and len(parts) == 1:
        agreements = [Agreement(True, form.case, Gender.PLUR) for form in forms if form.case]
    if not agreements:
        agreements = [
            Agreement(True, form.case, form.gender or _lemma_gender(form)) for form in head.forms if form.case
        ]
    if not agreements:
        return None
    way = next((a for case in governor.cases for a in agreements if a.case == case), agreements[0])
    spoken = _say(parts, _JOINT_CASES.get(parts[-1][0].strip(), way.case), way.gender, governor)
    return _rank(text.start[index], end, spoken, f"Roman ordinal, {way.case} {way.gender}", case=way.case)


_ARABIC = re.compile(
    r"(?P<n>\d{1,2})(?:-?(?:й|е|я|м|го|му|ю))?[ ]?(?P<mark>кв\.|полуг\.|вв\.|в\.)(?![ ]?(?:м|км|см)\b|[а-яё])"
)


def arabic(context: Context, index: int) -> Reading | None:
    """Read «в 4 кв.», «19 в.»: an Arabic numeral before the abbreviation of what is numbered."""
    text = context.text
    match = _ARABIC.match(text.clean, text.start[index])
    known = _marked().get(match["mark"].rstrip(".")) if match else None
    if match is None or known is None or (known.lemma in ("квартал", "полугодие") and int(match["n"]) > _QUARTERS):
        return None
    case = _abbreviation_case(context.govern(index))
    end = match.end() - (1 if ends_sentence(text.clean, match.end()) else 0)
    spoken = f"{numerals.ordinal(int(match['n']), case, known.gender)} {known.singular[case]}"
    return _rank(match.start(), end, spoken, f"ordinal, {case}", case=case)


def _lemma_gender(form: Analysis) -> Gender:
    return next((one.gender for one in analyses(form.lemma) if one.pos == "NOUN" and one.gender), Gender.MASC)


def _abbreviation_case(governor: Governor) -> Case:
    if governor.how is How.PREPOSITION:
        return Case.LOCT if governor.words in ("в", "во", "на") else governor.first
    if governor.is_noun:
        return Case.GENT
    return governor.first


def _behind_name(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """«Николай II», «Екатериной II», «том III», «часть II»: the ordinal agrees with the word before."""
    text = context.text
    left = index - 1
    if (
        left < 0
        or not text.is_word(left)
        or text.broken(index)
        or text.clean[text.end[left] : text.start[index]] != " "
    ):
        return None
    word = text.word[left]
    forms = [one for one in analyses(word) if one.pos == "NOUN" and one.number == Number.SING and one.case]
    if not forms:
        return None
    named = word[0].isupper() and (any(one.proper for one in forms) or not any(one.known for one in forms))
    ranked = forms[0].lemma in _numbered()
    if not (named or ranked) or (_counts(text, match) and not named):
        return None
    if named and _is_event(text, match):
        return None
    forms = [one for one in forms if one.proper] or [one for one in forms if not one.animate] or forms
    forms = [one for one in forms if one.gender == Gender.MASC] or forms if named else forms  # «Карла III» is Карл's
    forms.sort(key=lambda one: one.case != Case.NOMN)
    governor = context.govern(left)
    titles = {one.case for one in analyses(text.word[left - 1]) if one.animate} if text.is_word(left - 1) else set()
    shared = [one for one in forms if one.case in titles]
    if shared:  # «при императорах Павле I», «царю Ивану IV»
        forms = shared
    cases = (Case.GENT, *governor.cases) if governor.is_noun else governor.cases
    form = next((one for case in cases if governor.how is not How.NONE for one in forms if one.case == case), forms[0])
    spoken = numerals.ordinal(value(match["roman"]), form.case, form.gender or Gender.MASC, form.animate)
    return _rank(match.start(), match.end(), spoken, f"Roman ordinal behind «{word}», {form.case}", case=form.case)


@cache
def _numbered() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("numbered.tsv"))


def _counts(text: Text, match: re.Match[str]) -> bool:
    return bool(_ABBREVIATED.match(text.clean, match.end()))


def _is_event(text: Text, match: re.Match[str]) -> bool:
    """«Начало XX века»: a noun agreeing with the ordinal follows, so the capital before is no name's."""
    head = noun_head(text, match.end(), text.at(match.end()))
    return head is not None and any(
        form.lemma in ("век", "степень", "столетие", "съезд", "тысячелетие", "созыв") for form in head.forms
    )


def _alone(context: Context, index: int, parts: list[tuple[str, re.Match[str]]]) -> Reading | None:
    """A numeral without a noun beside it: ordinal where others of its series have one, else its value."""
    text = context.text
    match = parts[0][1]
    roman_letters = match["roman"].translate(_LOOKALIKES)
    if match["ending"]:
        gender = {"я": Gender.FEMN, "ая": Gender.FEMN, "ю": Gender.FEMN, "е": Gender.NEUT, "х": Gender.PLUR}.get(
            match["ending"], Gender.MASC
        )
        case = {"го": Case.GENT, "ого": Case.GENT, "му": Case.DATV, "м": Case.LOCT, "ю": Case.ACCS, "х": Case.GENT}.get(
            match["ending"], Case.NOMN
        )
        return _rank(match.start(), match.end(), numerals.ordinal(value(match["roman"]), case, gender), "Roman ordinal")
    if roman_letters in _NEVER or any(letter in roman_letters for letter in "LCDM"):
        return None
    later = re.compile(rf"[ ]?[—–-][ ]?(?:[а-яё]+ ){{1,2}}(?P<roman>{_RUN}) (?P<noun>[а-яё]+|вв?\.)").match(
        text.clean, match.end()
    )
    governor = context.govern(index)
    if later:  # «конец XIX — начало XX века»
        case = _abbreviation_case(governor)
        return _rank(
            match.start(), match.end(), numerals.ordinal(value(match["roman"]), case), "Roman ordinal", case=case
        )
    if len(parts) > 1:
        spoken = " — ".join(numerals.ordinal(n) for n in _values(parts))
        return _rank(match.start(), parts[-1][1].end(), spoken, "Roman ordinals")
    case = governor.first if governor.how is How.PREPOSITION else Case.NOMN
    return _rank(match.start(), match.end(), numerals.ordinal(value(match["roman"]), case), "Roman ordinal", case=case)


def _say(parts: list[tuple[str, re.Match[str]]], case: Case, gender: Gender, governor: Governor) -> str:
    out = ""
    for position, (joint, match) in enumerate(parts):
        name = joint.strip()
        own = _JOINT_CASES.get(name, case)
        if position == 0 and len(parts) > 1 and parts[1][0].strip() in _JOINT_CASES:
            own = governor.first
        words = numerals.ordinal(value(match["roman"]), own, gender)
        out += {"": "", "-": " — ", "–": " — ", "—": " — ", ",": ", "}.get(name, f" {name} ") + words
    return out
