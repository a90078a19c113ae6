"""The case of a newspaper that stands for itself, «Ъ»: it writes, is told something, asks somebody."""

from __future__ import annotations

from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import How, is_listed, preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import Analysis, may_be_of, nouns
from briefing.normalization.grammar.parts_of_speech import likeliest
from briefing.normalization.kinds import LIVING, Case, Gender, Number
from briefing.normalization.sentence.text import CLOSING, OPENING, Text
from briefing.normalization.syntax.names import standing_that_fits
from briefing.normalization.syntax.objects import person_follows
from briefing.normalization.syntax.subjects import Place, behind_name, has_subject_before
from briefing.normalization.tables import word_list

_NEAR = 2000  # characters on either side that are read anew; no clause is longer
_STAND_IN = "ГЗТ"
"""A masculine name that no table knows, put in place of the letter and its quotation marks."""


def case_of(text: Text, index: int) -> Case:
    """Give the case of «Ъ» at a token: as that of a name without quotation marks, but told what offices tell."""
    bare, at = _unquoted(text, index)
    case = _case_of_bare(bare, at)
    told = (case is Case.DATV and not preposition_cases(bare.lower(at - 1))) or not text.hyphened(index)
    return case if told else Case.NOMN  # «рассказал «Ъ-Урал» мэр», but «в «Ъ-Урал»»


def _case_of_bare(bare: Text, at: int) -> Case:
    if _is_called_so(bare, at) or _writes_with_another(bare, at):
        return Case.NOMN
    if _is_told(bare, at) or _is_answered(bare, at):
        return Case.DATV
    government = Government(bare)
    case = standing_that_fits(government, at, Gender.MASC, Number.SING, single=True).case
    done = case in LIVING and government.at(at).how is How.VERB
    return Case.NOMN if done else case  # «выяснил “Ъ”»; a thing is the same as subject and object: «купил “Ъ”»


def _unquoted(text: Text, index: int) -> tuple[Text, int]:
    """Give the line nearby with a name in place of the letter in its quotation marks, and the token of that name."""
    first, last = index, index
    while text.hyphened(last):
        last += 2
    if index > 0 and last < text.count - 1 and text.word[index - 1] in OPENING and text.word[last + 1] in CLOSING:
        first, last = index - 1, last + 1
    begins, ends = text.start[first], text.end[last]
    before = text.clean[max(0, begins - _NEAR) : begins].rpartition("\n")[2]
    behind = text.clean[ends : ends + _NEAR].partition("\n")[0]
    bare = Text.of(f"{before}{_STAND_IN}{behind}")
    return bare, next(at for at in range(bare.count) if bare.end[at] >= len(before) + len(_STAND_IN))


def _is_called_so(text: Text, at: int) -> bool:
    """«Корреспондент газеты “Ъ”»."""
    return text.is_word(at - 1) and may_be_of(nouns(text.lower(at - 1)), "newspapers")


def _writes_with_another(text: Text, at: int) -> bool:
    """«О сделке пишут “Ъ” и “Ведомости”»."""
    verb = likeliest(text, at - 1) if not text.broken(at) else None
    joined = text.lower(at + 1) in AND_OR and text.past_quotes(at + 2) > at + 2
    return joined and verb is not None and verb.pos == "VERB" and verb.number is Number.PLUR


def _is_told(text: Text, at: int) -> bool:
    """«Как стало известно “Ъ”», «пояснили “Ъ” в банке», «в мэрии “Ъ” сообщили», «об этом “Ъ” рассказал мэр»."""
    if text.lower(at - 1) == "известно":
        return True
    before = _teller(text, at - 1)
    if before is not None and before.number is Number.PLUR:
        return True
    verb_at = behind_name(text, at)[0]
    verb = _teller(text, verb_at)
    if verb is None or _is_of_source(text, at) or has_subject_before(_place(text, at), verb):
        return False
    return verb.number is Number.PLUR or person_follows(text, verb_at, verb.number)


def _place(text: Text, at: int) -> Place:
    return Place(text, at, at, frozenset([Gender.MASC]), Number.SING)


def _is_of_source(text: Text, at: int) -> bool:
    """«Два источника “Ъ” сообщили», «корреспонденту “Ъ” сообщили»."""
    before = nouns(text.lower(at - 1)) if text.is_word(at - 1) else ()
    return any(one.animate or one.lemma == "источник" for one in before)


def _teller(text: Text, at: int) -> Analysis | None:
    """Give a verb of telling that stands here."""
    verb = likeliest(text, at) if not text.broken(at) else None
    told = verb is not None and verb.pos == "VERB" and is_listed(text.word[at], "told")
    return verb if told else None


def _is_answered(text: Text, at: int) -> bool:
    """«В интервью “Ъ” он сказал», not «интервью “Ъ” с мэром»; «связаться с мэром “Ъ” не удалось»."""
    answered = text.is_word(at - 1) and may_be_of(nouns(text.lower(at - 1)), "given_to_newspaper")
    return (answered and text.lower(at + 1) != "с") or text.lower(behind_name(text, at)[0]) in word_list("needed_by")
