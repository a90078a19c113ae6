"""Classes of a school and their letters: «5 «А» класс», «ученик 1б класса», «в 5-б классе»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import as_asked
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.quantity.place import case_cut_short
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading

_CLASS = re.compile(
    r"(?P<number>\d{1,2})(?:(?=[ ]?[«\"][А-Я][»\"](?:(?:,|[ ]и)[ ]\d{1,2}[ ]?[«\"][А-Я][»\"]){0,8} класс)"
    r"|(?:[ ](?=[А-Я])|-(?=[АБВГДЖЗКабвгджзк]))?(?P<letter>[А-Яа-я])"
    r"(?=(?:(?:,|[ ]и)[ ]\d{1,2}-?[А-Яа-я]){0,8} класс))"
)
_QUOTED = re.compile(r"(?P<number>\d{1,2})(?=[ ]?[«\"][А-Я][»\"])")
_OF_PUPIL = re.compile(r"(?P<number>[1-9]|1[01])(?P<letter>[А-Д])(?=(?: кл\.?| класс)?\))")
_CLASS_BEHIND = re.compile(r"[ «\"А-Яа-и»,\d-]*(?P<noun>класс[а-я]*)")


@where(_OF_PUPIL)
def class_of_pupil(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «Лена Белова (7Б)»: the class of who is named before the bracket, where a school is spoken of."""
    text = context.text
    if text.lower(index - 1) != "(" or not text.word[index - 2].istitle():
        return None
    if not speaks_of(text, index, "of_school", before=60, behind=60):
        return None
    spoken = f"{numerals.ordinal(int(match['number']))} {context.letters.say(match['letter'])}"
    return Reading(match.start(), match.end(), spoken, "class of a pupil", kind=Kind.RANK)


def class_with_letter(context: Context, index: int) -> Reading | None:
    """Read «5 «А» класса», «1б класса»: a class of a school and its letter."""
    text = context.text
    match = _CLASS.match(text.clean, text.start[index])
    noun = _CLASS_BEHIND.match(text.clean, match.end()) if match else None
    forms = [one for one in analyses(noun["noun"]) if one.lemma == "класс" and one.case] if noun else []
    if match is None or not forms:
        return _without_noun(context, index)
    form = as_asked(forms, context.govern(index).cases)
    letter = f" {context.letters.say(match['letter'].upper())}" if match["letter"] else ""
    spoken = numerals.ordinal(int(match["number"]), form.case, Gender.MASC) + letter  # «5 «А» и 6 «Б» классов»
    return Reading(match.start(), match.end(), spoken, "class of a school", kind=Kind.RANK, case=form.case)


@where(_QUOTED)
def _without_noun(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """«Учится в 8 «В»», «ученица 10 «А»»: the word «класс» is understood."""
    text = context.text
    if int(match["number"]) > 11 or not speaks_of(text, index, "of_classes", before=5):
        return None
    moved = text.lower(index - 2).startswith("пере")  # «перешёл в 8 «В»»
    case = Case.ACCS if moved else case_cut_short(context.govern(index))
    spoken = numerals.ordinal(int(match["number"]), case, Gender.MASC)
    return Reading(match.start(), match.end(), spoken, "class of a school", kind=Kind.RANK, case=case)
