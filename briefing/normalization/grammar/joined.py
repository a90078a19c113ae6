"""What a name is joined to by «и», and the case that it shares with that: «не только ФНС, но и ФАС»."""

from __future__ import annotations

from briefing.normalization.grammar.doers import POSSESSIVES
from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import STILL, How, preferred_cases, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import likeliest
from briefing.normalization.kinds import OBLIQUE, Case
from briefing.normalization.sentence.nearby import opening_quote
from briefing.normalization.sentence.text import CLOSING, Text
from briefing.normalization.tables import word_list

AND_OR = ("и", "или", "либо")
LISTING = (*AND_OR, ",")
"""What joins two of a kind, and what parts those of a list."""
_LONGEST_ASIDE = 6  # tokens in brackets
_LONGEST_LIST = 4  # words of a list before the last two
_OF_COUNTRY = ("федерации",)
_LEAST_SHARE = 0.1  # of a form's uses, from which on a reading counts: «суда» is hardly several ships
_LONGEST_OFFICE = 7  # words of an office's name in full, back from the last


def joined_to(text: Text, index: int, *, office: bool = False) -> int:
    """Give the word that a name is joined to: «не только ФНС, но и ФАС», «Тулы, а также ЛНР»; -1 for none.

    `office`: it is an office too, so that it isn't joined to what an office is of: «Министерство обороны и МВД».
    """
    if text.lower(index - 1) in STILL or text.lower(index - 1) in POSSESSIVES:
        index -= 1  # «директора и ещё 2 сотрудников», «мэра и его 3 заместителей»
    if (instead := _instead_of(text, index)) >= 0:
        return instead
    also = text.lower(index - 1) == "также" and text.lower(index - 2) == "а"
    if not also and text.lower(index - 1) not in AND_OR:
        return -1
    left = index - 2
    if text.lower(left) == "этом" and text.lower(left - 1) == "при":
        return -1  # «при этом и МВД получит машины»
    if text.lower(left) == "числе" and text.lower(left - 1) == "том":
        left -= 3  # «банки, в том числе и ВТБ»
    while text.lower(left) in (",", "но", "а", "как", "так", "и"):
        left -= 1
    if left < 0 or not text.word[index].isupper():
        return left
    if not text.is_word(left):
        return _quoted(text, left)
    return _office(text, left) if office else left


def _instead_of(text: Text, index: int) -> int:
    """Give the noun that a name stands instead of, or not: «не войском, а ПВО», «войском, а не ПВО»; -1 for none."""
    negated = text.lower(index - 1) == "не"
    left = index - 3 - negated
    if left < 1 or text.lower(left + 2) != "а" or text.word[left + 1] != "," or not text.is_word(left):
        return -1
    first = left
    while not negated and text.has_word_before(first) and analyses(text.word[first - 1])[0].is_adjective:
        first -= 1
    forms = analyses(text.word[left])
    oblique = forms[0].pos == "NOUN" and not may_stand_in(forms, Case.NOMN)
    return left if oblique and (negated or text.lower(first - 1) == "не") else -1


def _office(text: Text, last: int) -> int:
    """Give the noun of an office whose name in full ends with a token («Министерство обороны»), or the token itself."""
    first = last
    alone = text.word[last].istitle() and not text.word[last - 1].istitle()
    if alone and not (analyses(text.word[last])[0].proper and analyses(text.word[last])[0].known):
        return last  # «руководству Госкомспорта и МОК»
    while first >= max(0, last - _LONGEST_OFFICE) and text.has_word_before(first + 1):
        forms = analyses(text.word[first])
        country = text.lower(first) in _OF_COUNTRY  # «российской», or «Совет»
        if not country and any(one.lemma in word_list("offices") for one in forms if one.pos == "NOUN"):
            return first
        within = may_stand_in(forms, Case.GENT, Case.LOCT, Case.DATV)
        if not within and not preposition_cases(text.lower(first)) and text.lower(first) not in ("и", ","):
            break
        first -= 1
    return last


def _quoted(text: Text, last: int) -> int:
    """Give the only word of a quoted name that ends at a token, or the word before the name: «тренеры «Зари» и …»."""
    if text.word[last] not in CLOSING:
        return last
    left = opening_quote(text, last)
    alone = left == last - 2 and text.is_word(left + 1)
    if alone and not may_stand_in(analyses(text.word[left + 1]), Case.NOMN):
        return left + 1
    if text.is_word(left - 1):
        return left - 1
    opens = text.opens_line(left) or text.word[left - 1] in (".", "!", "?", "…")
    return left + 1 if opens and text.is_word(left + 1) else last  # ««Заря» и ММК снизили …»


def case_like(government: Government, left: int) -> Case:
    """The case of the noun that a name is coordinated with."""
    text = government.text
    if not text.is_word(left):
        return _case_of_other(government, left)
    forms: list[Analysis] = [one for one in analyses(text.word[left]) if one.case]
    if not forms or not (forms[0].known or text.word[left][1:].islower()):
        governor = government.at(left)  # «учился в МАрхИ и МАИ»
        return preferred_cases(governor)[0] if governor.how is How.PREPOSITION else Case.NOMN
    likely = [one for one in forms if one.score >= _LEAST_SHARE] or forms
    governor, allowed = government.at(first_listed(text, left)), {one.case for one in likely}
    if governor.how is How.NONE and (apposed := _case_before_dash(text, first_listed(text, left))) in allowed:
        return apposed
    before = governor
    if governor.how is How.ADJECTIVE and 0 < governor.token < left:
        before = government.at(governor.token)  # «вопросы внешнеполитической координации и ВТС»
    if before.is_noun and (Case.GENT in allowed or _is_undeclined(text, left, before.token)):
        return Case.GENT
    return next((case for case in preferred_cases(governor) if case in allowed), forms[0].case)


def _case_before_dash(text: Text, first: int) -> Case:
    """«Счета заёмщика (должника) — организации или ИП»: give the case of a noun that a dash tells more of."""
    left = first - 2
    if text.word[first - 1 : first] not in (("—",), ("–",)) or left < 1:
        return Case.NONE
    if text.word[left] == ")":
        left = next((at - 1 for at in range(left, max(0, left - _LONGEST_ASIDE), -1) if text.word[at] == "("), -1)
    noun = likeliest(text, left)
    return noun.case if noun is not None and noun.pos == "NOUN" and noun.case in OBLIQUE else Case.NONE


def _is_undeclined(text: Text, name: int, deed: int) -> bool:
    """«Покушение на убийство Гиффордс и МВД»: a name that the dictionary doesn't know, of whom a deed is told."""
    unknown = not analyses(text.word[name])[0].known and text.word[name].istitle()
    return unknown and names_deed(analyses(text.word[deed])[0])


def first_listed(text: Text, last: int) -> int:
    """Give the first of what is listed with a word: «из Омска, Томска» before «и КНР»."""
    first, reach = last, _LONGEST_LIST
    while reach and text.lower(first - 1) == "," and text.is_word(first - 2) and not text.broken(first):
        first, reach = first - 2, reach - 1
    return first


def _case_of_other(government: Government, last: int) -> Case:
    """The case of a name in Latin letters or figures, by what stands before it: «по оценке Sigma Point и АКИТ»."""
    text, first = government.text, last
    while text.is_latin(first - 1):
        first -= 1
    governor = government.at(first)
    if governor.is_noun:
        return Case.GENT
    return preferred_cases(governor)[0] if governor.how is How.PREPOSITION else Case.NOMN
