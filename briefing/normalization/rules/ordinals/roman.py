"""Roman numerals of centuries, congresses and the like, alone or in a row: XXI век, XIX–XX вв., Cyrillic ХХ too."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, ordinal_agreements
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.morphology import analyses, gender_of_noun
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.place import case_cut_short
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.ordinals import roman_names
from briefing.normalization.rules.ordinals.roman_names import is_no_numeral
from briefing.normalization.rules.ordinals.roman_numerals import ABBREVIATED, NUMERAL, RUN, head_of, latin, value
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import DASHES, Text

_JOINT = re.compile(
    rf"(?P<joint>[ ]?[-–—][ ]?|/|, а |, чем |, нежели | и |, | или | по | до | к )"
    rf"(?=(?:начал[оауе] |конц[аеу]? |конец |середин[аеуы] |половин[аеуы] )?{RUN}(?!\w))"
)
_ASIDE = re.compile(r"[ ]\([а-яё]{4,20}\)(?=[ ][а-яё])")
_NEVER = frozenset(
    ["I", "V", "X", "L", "C", "D", "M", "MD", "DC", "CD", "MC", "CM", "CC", "DI", "LI", "MI", "MM", "CV", "LC", "DL",
     "ML", "MIX", "DIM", "MILD", "VIM"]
)  # fmt: skip
"""Without a noun these are letters, acronyms or words."""
_HEADING = re.compile(r"(?P<roman>[IVX]{1,6})(?=\.[ ]+[«\"]?[А-ЯЁ])")
_LETTERED = re.compile(
    r"(?:(?P<roman>I{1,3}|IV)-?(?=[abcABCабвАБВ])|(?P<arabic>[1-4])(?=[abc]))(?P<letter>\w)(?![\w-])"
)
_LETTERS = dict(zip("abcабв", ("а", "бэ", "цэ", "а", "бэ", "вэ"), strict=True))
_YEARS = ("гг. ", "гг ", "г.г. ")
_CENTURIES = ("век", "столетие")
_ENDING_GENDERS = {"я": Gender.FEMN, "ая": Gender.FEMN, "ю": Gender.FEMN, "е": Gender.NEUT, "х": Gender.PLUR}
_ENDING_CASES = {
    "го": Case.GENT, "ого": Case.GENT, "му": Case.DATV, "м": Case.LOCT, "ю": Case.ACCS, "х": Case.GENT,
}  # fmt: skip
_ANOTHER = re.compile(rf"[ ]?[—–-][ ]?(?:[а-яё]+\.? ){{1,2}}{RUN} (?:[а-яё]+|вв?\.)")


@dataclass(frozen=True, slots=True)
class _Run:
    """Roman numerals in a row, from offset `start` on, and what stands between them."""

    start: int
    matches: tuple[re.Match[str], ...]
    between: tuple[str, ...]

    @property
    def end(self) -> int:
        """The offset behind the last."""
        return self.matches[-1].end()

    @property
    def last_case(self) -> Case | None:
        """The case that a preposition before the last one asks: «с XV по XIX век»."""
        return joints.SECOND_CASE.get(self.between[-1]) if self.between else None

    def say(self, case: Case, gender: Gender, governor: Governor) -> str:
        """Say the numerals as ordinals, the last in this case."""
        cases = joints.cases(self.between, case, first=governor.first)
        spoken = [
            numerals.ordinal(value(match["roman"]), own, gender) for match, own in zip(self.matches, cases, strict=True)
        ]
        return joints.join(spoken, self.between)

    def read(self, end: int, spoken: str, reason: str, case: Case = Case.NONE) -> Reading:
        """Make the reading."""
        return Reading(self.start, end, spoken, reason, kind=Kind.RANK, case=case)


def roman(context: Context, index: int) -> Reading | None:
    """Read a Roman numeral, or several before a common noun, as ordinals."""
    text, start = context.text, context.text.start[index]
    first = NUMERAL.match(text.clean, start)
    if first is None or not value(first["roman"]) or is_no_numeral(text, index, latin(first["roman"])):
        return None
    run = _run(text.clean, start, first)
    named = _behind_numbered(context, index, run) or roman_names.behind_name(context, index, first, run.end)
    if named is not None:
        return named
    return next((reading for step in _STEPS if (reading := step(context, index, run)) is not None), None)


@where(_LETTERED)
def lettered(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «фазы IIb», «стадия IIIА», «фаза 2a»: a phase or stage with a letter, as «два бэ»."""
    if not speaks_of(context.text, index, "phased", before=3, behind=3):
        return None
    letter = _LETTERS[match["letter"].lower()]
    number = int(match["arabic"]) if match["arabic"] else value(match["roman"])
    spoken = f"{numerals.cardinal(number)} {letter}"
    return Reading(match.start(), match.end(), spoken, "number with a letter", kind=Kind.RANK)


@where(_HEADING)
def heading(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """«I. Введение»: the number of a part at the beginning of a line."""
    number = value(match["roman"])
    if not number or not context.text.opens_line(index):
        return None
    spoken = numerals.ordinal(number, Case.NOMN, Gender.NEUT)
    return Reading(match.start(), match.end(), spoken, "number of a part", kind=Kind.RANK)


def _run(clean: str, start: int, first: re.Match[str]) -> _Run:
    matches = [first]
    between: list[str] = []
    while True:
        joint = _JOINT.match(clean, matches[-1].end())
        following = joint and NUMERAL.match(clean, joint.end())
        if not joint or not following or not value(following["roman"]):
            return _Run(start, tuple(matches), tuple(between))
        matches.append(following)
        between.append(joints.joint(joint["joint"].replace("/", "-")))  # «фазы II/III»


def _behind_numbered(context: Context, index: int, run: _Run) -> Reading | None:
    """«Главы XII — XV», «в томах I и III», «ч. II»."""
    found = roman_names.behind_abbreviation(context, index)
    found = found or (roman_names.behind_several(context, index, run.end) if run.between else None)
    if found is None:
        return None
    case, gender = found
    return run.read(run.end, run.say(case, gender, context.govern(index - 1)), f"Roman ordinals, {case}", case)


def _before_abbreviation(context: Context, index: int, run: _Run) -> Reading | None:
    """«XIX–XX вв.», «с XV по XIX в.», «III кв.»."""
    clean = context.text.clean
    mark = ABBREVIATED.match(clean, run.end)
    known = head_of(context.text, index, mark["mark"], value(run.matches[-1]["roman"])) if mark else None
    if mark is None or known is None:
        return None
    governor = context.govern(index)
    of_years = clean.endswith(_YEARS, 0, run.start)  # «в 60-х гг. XIX в.»
    case = run.last_case or (Case.GENT if of_years else case_cut_short(governor))
    several = bool(run.between) and (mark["mark"].startswith("вв") or run.last_case is None)
    name = known.form(case, Number.PLUR if several else Number.SING)
    spoken = f"{run.say(case, known.gender, governor)} {name}"
    return run.read(stops.behind(clean, mark.end()), spoken, f"Roman ordinal, {case}", case)


def _before_noun(context: Context, index: int, run: _Run) -> Reading | None:
    """«XXI веке», «II мировой войны», «с XV по XIX век»."""
    aside = _ASIDE.match(context.text.clean, run.end)  # «XX (внеочередной) съезд»
    end = aside.end() if aside else run.end
    head = noun_head(context.text, end, context.text.at(end, index))
    agreements = _agreements(run, head) if head is not None else []
    if not agreements:
        return None
    governor = context.govern(index)
    way = next((one for case in governor.cases for one in agreements if one.case is case), agreements[0])
    spoken = run.say(run.last_case or way.case, way.gender, governor)
    return run.read(run.end, spoken, f"Roman ordinal, {way.case} {way.gender}", way.case)


def _agreements(run: _Run, head: Head) -> list[Agreement]:
    """Give the ways in which the ordinals go with the noun, the likeliest first."""
    things = {form.lemma for form in head.forms if form.pos == "NOUN" and not form.animate}
    meant = [form for form in head.forms if not (form.animate and form.lemma in things)]  # «диабет II типа», no person
    forms = tuple(sorted(meant, key=lambda form: form.animate))  # «II глава» is of a book
    if head.adjectives:
        told = {(one.case, one.number) for one in head.adjectives}
        forms = tuple(form for form in forms if (form.case, form.number) in told) or forms
    one_by_one = [Agreement(True, form.case, form.gender or gender_of_noun(form.lemma)) for form in forms]
    plural = all(form.number is Number.PLUR for form in forms)
    if not run.between and plural and forms[0].lemma in _CENTURIES:
        return one_by_one  # «XVIII — начало XIX веков»
    found = ordinal_agreements(forms)
    if not found and not run.between:
        found = [Agreement(True, form.case, Gender.PLUR) for form in forms if form.case]
    return found or [
        Agreement(True, form.case, form.gender or gender_of_noun(form.lemma)) for form in head.forms if form.case
    ]


def _with_ending(context: Context, index: int, run: _Run) -> Reading | None:
    """«XX-й», «XXI-го»: the ending tells case and gender."""
    first = run.matches[0]
    if not first["ending"]:
        return None
    case = _ENDING_CASES.get(first["ending"], Case.NOMN)
    spoken = numerals.ordinal(value(first["roman"]), case, _ENDING_GENDERS.get(first["ending"], Gender.MASC))
    return run.read(first.end(), spoken, "Roman ordinal")


def _before_another(context: Context, index: int, run: _Run) -> Reading | None:
    """«конец XIX — начало XX века»: of a century too."""
    first = run.matches[0]
    if _is_word(first["roman"]) or not _ANOTHER.match(context.text.clean, first.end()):
        return None
    case = case_cut_short(context.govern(index))
    return run.read(first.end(), numerals.ordinal(value(first["roman"]), case), "Roman ordinal", case)


def _several(context: Context, index: int, run: _Run) -> Reading | None:
    """«главы XII — XIV»."""
    if not run.between or all(_is_word(match["roman"]) for match in run.matches):
        return None
    if _is_word(run.matches[0]["roman"]) and latin(run.matches[0]["roman"]) not in ("I", "V", "X"):
        return None
    spoken = joints.join([numerals.ordinal(value(match["roman"])) for match in run.matches], run.between)
    return run.read(run.end, spoken, "Roman ordinals")


def _alone(context: Context, index: int, run: _Run) -> Reading | None:
    """«группа XII», «до XV»."""
    first = run.matches[0]
    if _is_word(first["roman"]) and not _is_part(context.text, index):
        return None
    governor = context.govern(index)
    case = case_cut_short(governor) if governor.how is How.PREPOSITION else Case.NOMN
    gender = _gender_told(context.text, index - 1)
    return run.read(first.end(), numerals.ordinal(value(first["roman"]), case, gender), "Roman ordinal", case)


def _gender_told(text: Text, dash: int) -> Gender:
    """«Категория турнира — XIX»: of what stands in the nominative before a dash."""
    if text.word[dash] not in DASHES:
        return Gender.MASC
    forms = (analyses(text.word[token])[0] for token in text.words_back(dash - 1, 3))
    subjects = (form for form in forms if form.pos == "NOUN" and form.case is Case.NOMN)
    return next((form.gender or Gender.FEMN for form in subjects if form.number is Number.SING), Gender.MASC)


_STEPS: tuple[Callable[[Context, int, _Run], Reading | None], ...] = (
    _before_abbreviation,
    _before_noun,
    _with_ending,
    _before_another,
    _several,
    _alone,
)
"""The first that knows what is numbered reads the numerals."""


def _is_part(text: Text, index: int) -> bool:
    """«Уроки реформы (I)»: the first part of several."""
    return text.word[index] == "I" and text.word[index - 1 : index + 2 : 2] == ("(", ")") and text.is_word(index - 2)


def _is_word(written: str) -> bool:
    """Whether a numeral without a noun is rather a word, an acronym or a letter: «MIX», «CD», «X»."""
    letters = latin(written)
    return letters in _NEVER or any(letter in letters for letter in "LCDM")
