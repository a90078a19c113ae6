"""«И др.»: others in the case of what they are joined to («школ, садов и др.»), or of their noun («и др. школам»)."""

from __future__ import annotations

from briefing.normalization.grammar.governor import How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.joined import case_like, first_listed
from briefing.normalization.grammar.morphology import Analysis, analyses, may_stand_in
from briefing.normalization.kinds import Case, Number
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.text import Text

_LONGEST_INITIALS = 6  # tokens of «А. Б. В.» behind a surname


def others(context: Context, index: int, end: int) -> str:
    """Say «др.», which stands at a token and ends at an offset."""
    text = context.text
    left = _joined(text, index - 1) if text.lower(index - 1) == "и" else -1
    before = [one for one in analyses(text.word[left]) if one.case] if left >= 0 and text.is_word(left) else []
    case = _case(context, left, before)
    behind = _of_noun(text, text.at(end))
    if behind:
        form = next((one for one in behind if one.case is case), behind[0])
        return _say(form.case, animate=form.animate)
    return _say(case, animate=any(one.case is case and one.animate for one in before))


def _say(case: Case, *, animate: bool) -> str:
    return inflect("другой", case, Number.PLUR, animate=animate)


def _joined(text: Text, index: int) -> int:
    """Give the last word before «и», past the initials of a surname."""
    left = index - 1
    for _ in range(_LONGEST_INITIALS):
        initial = left > 0 and len(text.word[left]) == 1 and text.word[left].isupper()
        if not initial and not (left > 0 and text.word[left] == "."):
            break
        left -= 1
    return left


def _case(context: Context, left: int, before: list[Analysis]) -> Case:
    """Give the case of what others are joined to: the nominative where its form may be that and nothing surer asks."""
    text, first = context.text, first_listed(context.text, left)
    if not before:
        return Case.NOMN
    governor = context.government.at(first)
    named = governor.is_noun and text.word[left].istitle()  # «с участием Лосева, Котова»
    told = all(_may_be_told(text, token) for token in range(first, left + 1, 2))
    if told and governor.how is not How.PREPOSITION and not named:
        return Case.NOMN
    return case_like(context.government, left)


def _may_be_told(text: Text, token: int) -> bool:
    return may_stand_in(analyses(text.word[token]), Case.NOMN)


def _of_noun(text: Text, token: int) -> list[Analysis]:
    """Give the forms in the plural of a noun or its adjective at a token: «и др. школам», «и др. новые школы»."""
    if not text.goes_on(token) or not text.word[token].islower():
        return []
    forms = analyses(text.word[token])
    if forms[0].pos != "NOUN" and not forms[0].is_adjective:
        return []
    return [one for one in forms if one.case and one.number is Number.PLUR]
