"""The case of a name told by what stands beside it: in a list («для ведомств, АП и школ»), before a dash."""

from __future__ import annotations

from collections.abc import Set

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.government import Government, particles
from briefing.normalization.grammar.governor import Governor, How, preferred_cases, preposition_cases
from briefing.normalization.grammar.joined import AND_OR, case_like
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, is_numeral, is_relative
from briefing.normalization.kinds import DIRECT, Case, Number
from briefing.normalization.sentence.nearby import opening_quote, past_quoted
from briefing.normalization.sentence.text import CLOSING, DASHES, Text
from briefing.normalization.syntax.subjects import Place, is_acronym, past_owners
from briefing.normalization.tables import word_list

_ENDS = frozenset('.,;!?…)»"')
"""What may stand behind a name that a list ends or goes on with, beside «и»."""
_LONGEST_ITEM = 10  # words of one of those listed
_MOST_ITEMS = 4  # of a list on either side of a name
_MOST_ACRONYMS = 32  # tokens of acronyms in a row
_TOGETHER = ("совместно", "вместе")
_LEAST_SHARE = 0.05  # of a form's uses, from which on a reading counts: «гражданства» is hardly several
_NAMED = ("NOUN", "ADJF", "PRTF")
_SAID = ("VERB", "PRTS")
_TOLD_ALONE = frozenset([Case.DATV, Case.ABLT])
_OBLIQUE = frozenset([Case.GENT, Case.DATV, Case.ABLT, Case.LOCT])
_DASHES = ("—", "–")
_ENDS_OF_NAME = frozenset(".,;)…")
_LONGEST_PHRASE = 8  # words of «единственный орган юрисдикции в стране»
_AMONG = 3  # words of «в том числе»


def standing_in_list(place: Place, head: int, *, single: bool) -> Standing | None:
    """Give the standing of a name of a list, of whose acronyms `head` is the first; none where nothing tells it."""
    text = place.text
    behind = _past_acronyms(text, place.index)
    following = _cases_behind(text, behind)
    if not _may_end_list(text, behind) and not following:
        return None
    if text.word[head - 1] == "," and f"{text.lower(head - 3)} {text.lower(head - 2)}" in particles():
        return None  # «в частности, АО «Луч»»
    if head > 1 and text.word[head - 1] == "," and not text.broken(head):
        found = _only_shared_case(_cases_before(text, head - 2), following, inner=single and _of_name(text, head - 2))
        if found is Case.ACCS and not following:
            return None
    else:
        found = _opens_list(text, head, following)
    return None if found is None else Standing(found, place.number, text.word[max(0, head - 2)], certain=False)


def _opens_list(text: Text, head: int, following: Set[Case]) -> Case | None:
    """«Присоединились ЧАО, Республика Саха и Крым», «МЧС, Министерству обороны и судам подготовить отчёт»."""
    opens, eve = head == 0 or text.broken(head), text.lower(head - 1) == "накануне"
    verb = analyses(text.word[head - 1])[0] if text.is_word(head - 1) and not opens and not eve else None
    if verb is not None and following:
        if verb.number is Number.PLUR and verb.pos in _SAID and (following == {Case.NOMN} or not verb.transitive):
            return Case.NOMN if Case.NOMN in following else None  # «выросли ВВП и экспорт»
        acted = verb.pos in (*_SAID, "ADVB", "GRND", "INFN") and len(following) == 1
        return next(iter(following)) if acted and following <= _TOLD_ALONE else None
    apart = eve or (head > 0 and text.word[head - 1] in DASHES and not text.glued(head))
    if apart and Case.NOMN in following and Case.GENT not in following:
        return Case.NOMN  # «Накануне ЦБ и Минфин заявили», «два банка России — ВЭБ и Сбербанк»
    return Case.DATV if opens and following == {Case.DATV} else None


def _only_shared_case(levels: list[Set[Case]], following: Set[Case], *, inner: bool) -> Case | None:
    """Give the only case that what stands before and behind shares, of either the one that behind tells alone."""
    if not levels:
        return None
    shared = [level & following for level in levels if level & following] if following else levels
    if not shared:
        return next(iter(following)) if len(following) == 1 and following <= _OBLIQUE else None
    cases = shared[-1 if inner and not following else 0]
    return next(iter(cases)) if len(cases) == 1 else None


def _may_end_list(text: Text, token: int) -> bool:
    if token >= text.count or text.broken(token) or text.word[token] in _ENDS:
        return True
    again = text.lower(token) in AND_OR and bool(preposition_cases(text.lower(token + 1)))
    return again or text.lower(token) in _TOGETHER  # «из-за шторма, ЧП или по ошибке»


def _of_name(text: Text, last: int) -> bool:
    """Whether the name of an organisation ends at a token: «средства Резервного фонда»."""
    return text.is_word(last - 1) and text.word[last - 1].istitle() and analyses(text.word[last - 1])[0].is_adjective


def _past_acronyms(text: Text, index: int) -> int:
    """Give the token behind an acronym, those that go on the list, and whose they are: «ВВС, ПВО России»."""
    index += 1
    last = min(text.count, index + _MOST_ACRONYMS)
    while index < last and text.lower(index) in (*AND_OR, ",") and is_acronym(text, index + 1):
        index += 2
    while index < last and text.goes_on(index) and text.lower(index) not in AND_OR:
        owner = [one for one in analyses(text.word[index]) if one.case is Case.GENT]
        if not owner or preposition_cases(text.lower(index)):
            break
        index += 1
    return index


def _cases_behind(text: Text, token: int) -> Set[Case]:
    """Give the cases in which all that a list goes on with may stand; none where it doesn't go on."""
    found: Set[Case] = frozenset()
    for _ in range(_MOST_ITEMS):
        if token >= text.count or text.broken(token) or text.lower(token) not in (*AND_OR, ","):
            break
        token += 1
        if text.word[token - 1] == "," and text.lower(token) == "а" and text.lower(token + 1) == "также":
            token += 2
        cases, token = _cases_of_item(text, token)
        if not cases or (found and not found & cases):
            break
        found = found & cases if found else cases
    return found


def _cases_of_item(text: Text, token: int) -> tuple[Set[Case], int]:
    """Give the cases of the adjectives and the noun that begin at a token, and the token behind what they are of."""
    if not text.goes_on(token) or preposition_cases(text.lower(token)):
        return frozenset(), token
    cases, behind = _noun_of(text, token, token + _LONGEST_ITEM - 1)
    behind = _past_owners(text, behind)
    return (frozenset(), token) if is_relative(text.lower(behind)) else (cases, behind)


def _cases(forms: tuple[Analysis, ...], agreeing: Set[tuple[Case, Number]]) -> frozenset[Case]:
    if forms[0].pos != "NOUN":
        return frozenset()
    found = [one for one in forms if one.pos == "NOUN" and one.case and (agreeing or one.score >= _LEAST_SHARE)]
    return frozenset(one.case for one in found if not agreeing or (one.case, one.number) in agreeing)


def _past_owners(text: Text, token: int) -> int:
    while token < text.count and text.goes_on(token):
        forms = analyses(text.word[token])
        owner = forms[0].pos in _NAMED and may_stand_in(forms, Case.GENT)
        if not owner or text.lower(token) in AND_OR or is_relative(text.lower(token)):
            break
        token += 1
    return token


def _cases_before(text: Text, last: int, items: int = _MOST_ITEMS) -> list[Set[Case]]:
    """Give the cases of what a comma follows, and of each noun that it is of: «средства фонда», the outermost first."""
    first = _first_of_item(text, last)
    levels: list[Set[Case]] = []
    token = first
    while token <= last:
        cases, behind = _noun_of(text, token, last)
        if not cases:
            break
        if levels and Case.GENT not in cases:
            return []
        levels.append(cases if not levels else frozenset([Case.GENT]))
        token = behind
    if not levels or token <= last:
        return []
    levels[0] = _narrowed(text, first, levels[0], items)
    return levels


def _narrowed(text: Text, first: int, cases: Set[Case], items: int) -> Set[Case]:
    """Leave the cases that the preposition before asks, or that what is listed before shares."""
    word = text.lower(first - 1)
    preposition = f"{text.lower(first - 3)}-{word}" if first > 2 and text.hyphened(first - 3) else word
    if asked := preferred_cases(Governor(preposition_cases(preposition), preposition, How.PREPOSITION)):
        return cases & set(asked) or cases
    if items > 1 and first > 2 and text.word[first - 1] == "," and not text.broken(first):
        before = _cases_before(text, first - 2, items - 1)
        shared = next((level & cases for level in before if level & cases), frozenset())
        return shared or cases
    return cases


def _first_of_item(text: Text, last: int) -> int:
    """Give the first of the nouns and adjectives in a row that end at a token."""
    first = last + 1
    if text.word[last] in CLOSING:
        first = max(0, opening_quote(text, last))
    while first > max(0, last + 1 - _LONGEST_ITEM) and text.is_word(first - 1):
        if first <= last and text.broken(first):
            break
        best = analyses(text.word[first - 1])[0]
        named = best.pos == "NOUN" or best.is_adjective or is_acronym(text, first - 1)
        if not named or text.lower(first - 1) in AND_OR or preposition_cases(text.lower(first - 1)):
            break
        first -= 1
    return first


def _noun_of(text: Text, token: int, last: int) -> tuple[Set[Case], int]:
    """Give the cases of the noun that begins at a token with its adjectives, and the token behind it."""
    agreeing: set[tuple[Case, Number]] = set()
    while token <= last and not (agreeing and text.broken(token)):
        if is_acronym(text, token):
            return frozenset([Case.GENT]), token + 1
        forms = forms_at(text, token)
        if forms and forms[0].pos == "NOUN":
            return _cases(forms, agreeing), token + 1
        described = {(one.case, one.number) for one in forms if one.is_adjective}
        agreeing = described & agreeing if agreeing else described
        if not agreeing:
            break  # «дума, избравшая своим председателем»
        token += 1
    return frozenset(), token


def behind_dash(government: Government, index: int) -> tuple[Case, str]:
    """«с её частью — РПЦЗ.», «иск банка — ПАО «Луч»»: the case of the noun before a dash, and that noun."""
    text, behind = government.text, past_quoted(government.text, past_owners(government.text, index + 1))
    ends = behind >= text.count or text.broken(behind) or text.word[behind] in _ENDS_OF_NAME or _is_dash(text, behind)
    if not ends or index < 2 or not _is_dash(text, index - 1) or not text.is_word(index - 2):
        return Case.NONE, ""
    noun = _called(text, index - 2)
    last_of_line = behind >= text.count or text.broken(behind)
    if last_of_line and analyses(text.word[noun])[0].lemma not in word_list("called_by_names"):
        return Case.NOMN, ""  # «Спрос на отдых вырос в августе — АТОР»: who says it, at the end of a headline
    cases = {one.case for one in analyses(text.word[noun]) if one.pos == "NOUN"}
    if not cases or Case.NOMN in cases:
        return Case.NONE, ""
    company = may_be_of(analyses(text.word[noun]), "called_by_names", "roles_of_companies")  # no «Ленобласти — ООО»
    if text.word[index] in word_list("legal_forms") and not company:
        return Case.NONE, ""
    return case_like(government, noun), text.word[noun]


def among(government: Government, index: int) -> tuple[Case, str]:
    """«по объектам, в том числе АЭС»: the case of those among which a name is, and what they are."""
    text, left = government.text, index - _AMONG - 1
    if text.lower(index - 1) != "числе" or text.lower(index - 2) != "том":
        return Case.NONE, ""
    left -= text.word[left] == ","
    while text.is_word(left) and analyses(text.word[left])[0].proper and text.is_word(left - 1):
        left -= 1  # «по объектам Украины, в том числе АЭС»
    if not text.is_word(left) or is_numeral(text, left - 1):
        return Case.NONE, ""  # «десять ведомств, в том числе МВД»: the number stands in the nominative, maybe
    best = analyses(text.word[left])[0]
    case = case_like(government, left) if best.pos == "NOUN" else Case.NONE
    return (Case.NONE if case in DIRECT else case), text.word[left]


def _is_dash(text: Text, index: int) -> bool:
    return text.word[index] in _DASHES or (text.word[index] == "-" and not text.glued(index))


def _called(text: Text, last: int) -> int:
    """Give the noun of an organisation in the phrase that ends at a token, or the token itself."""
    for token in range(last, max(-1, last - _LONGEST_PHRASE), -1):
        if not text.is_word(token) or text.broken(token + 1):
            break
        best = analyses(text.word[token])[0]
        if best.lemma in word_list("called_by_names") and best.pos == "NOUN":
            return token
        if best.pos != "NOUN" and not best.is_adjective and not preposition_cases(text.lower(token)):
            break
    return last
