"""The case of a name that tells which one is meant: «с её частью — РПЦЗ», «по объектам, в том числе АЭС»."""

from __future__ import annotations

from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.joined import case_like
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import is_numeral
from briefing.normalization.kinds import DIRECT, Case
from briefing.normalization.sentence.nearby import past_quoted
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.subjects import past_owners
from briefing.normalization.tables import word_list

_DASHES = ("—", "–")
_ENDS = frozenset(".,;)…")
_LONGEST_PHRASE = 8  # words of «единственный орган юрисдикции в стране»
_AMONG = 3  # words of «в том числе»


def behind_dash(government: Government, index: int) -> tuple[Case, str]:
    """«с её частью — РПЦЗ.», «иск банка — ПАО «Луч»»: the case of the noun before a dash, and that noun."""
    text, behind = government.text, past_quoted(government.text, past_owners(government.text, index + 1))
    ends = behind >= text.count or text.broken(behind) or text.word[behind] in _ENDS or _is_dash(text, behind)
    if not ends or index < 2 or not _is_dash(text, index - 1) or not text.is_word(index - 2):
        return Case.NONE, ""
    noun = _called(text, index - 2)
    last_of_line = behind >= text.count or text.broken(behind)
    if last_of_line and analyses(text.word[noun])[0].lemma not in word_list("called_by_names"):
        return Case.NOMN, ""  # «Спрос на отдых вырос в августе — АТОР»: who says it, at the end of a headline
    cases = {one.case for one in analyses(text.word[noun]) if one.pos == "NOUN"}
    if not cases or Case.NOMN in cases:
        return Case.NONE, ""
    if text.word[index] in word_list("legal_forms") and not _is_company(text, noun):
        return Case.NONE, ""
    return case_like(government, noun), text.word[noun]


def _is_company(text: Text, noun: int) -> bool:
    """Whether a noun may tell what a company is: «банка — ПАО «Луч»», «истца — ООО», but no «Ленобласти — ООО»."""
    called = word_list("called_by_names") | word_list("roles_of_companies")
    return any(one.lemma in called for one in analyses(text.word[noun]))


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
