"""The case of a name (an acronym spelled out, a title, a place) in its place in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import (
    INTO_OR_ONTO,
    WITH,
    Governor,
    How,
    governors,
    is_listed,
    moves,
    preferred_cases,
)
from briefing.normalization.grammar.joined import LISTING, case_like, joined_to
from briefing.normalization.grammar.morphology import adjectives, analyses, may_stand_in
from briefing.normalization.grammar.numerals import cardinal
from briefing.normalization.grammar.parts_of_speech import forms_at, relative_before
from briefing.normalization.kinds import CASES, Case, Gender, Number
from briefing.normalization.sentence.readings import SUMS, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import begins, word_list

_WITH_SOMEBODY = 2  # words of «с семьёй»
_SEVERAL = 5  # as many as «несколько» are to grammar
_OF_SEVERAL = {
    "нескольких": (Case.GENT, Case.LOCT),
    "нескольким": (Case.DATV,),
    "несколькими": (Case.ABLT,),
}

_OF_BOTH = {
    **dict.fromkeys(("оба", "обе"), (Case.NOMN, Case.ACCS)),
    **dict.fromkeys(("обоих", "обеих"), (Case.GENT, Case.LOCT)),
    **dict.fromkeys(("обоим", "обеим"), (Case.DATV,)),
    **dict.fromkeys(("обоими", "обеими"), (Case.ABLT,)),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a name stands: its case and number, and the words that say so."""

    case: Case
    number: Number = Number.SING
    words: str = ""
    count: int = 0  # how many are counted, where a number stands before
    certain: bool = True  # both the words to the left and what fits best say so


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(word for word, part in governors() if part == kind)


def standing(
    government: Government, index: int, gender: Gender, number: Number, counter: Reading | None = None
) -> Standing:
    """Say in which case the words to the left want a name of this gender and number at token `index`.

    `counter` is a number read directly before it («3 АЭС»).
    """
    text = government.text
    if counter is not None and counter.counted in SUMS:
        return Standing(Case.GENT, number, counter.spoken)  # «с 6 ГБ ОЗУ»
    if counter is not None and counter.case and counter.value:
        return Standing(counter.case, words="number", count=counter.value)
    numeral = before_adjectives(text, index)
    if text.lower(numeral) in _numeral_words():
        n, cases = _numeral_words()[text.lower(numeral)]
        governor = government.at(numeral)
        case = next((one for one in governor.cases if one in cases), cases[0])
        return Standing(case, words=text.lower(numeral), count=n)
    governor = government.at(index)
    if governor.how is How.ADJECTIVE:
        return with_adjective(government, index, governor, number)
    if governor.how is How.PREPOSITION and governor.words in word_list("later"):
        return Standing(Case.NOMN, number)  # «Ранее врио главы заявил»
    if governor.how is How.PREPOSITION:
        return Standing(_preposition_case(text, governor), number, governor.words)
    if governor.how is How.VERB:
        return Standing(_verb_case(text, governor, gender, number), number, governor.words)
    if governor.is_noun and is_listed(text.word[governor.token], "plain") and text.is_number(governor.token - 1):
        return Standing(Case.NOMN, number)  # «В 2017 году США вышли»
    if governor.is_noun:
        agreeing = agreeing_adjective(government, index, gender)
        return agreeing or Standing(Case.GENT, number, governor.words)
    joined = joined_to(text, index)
    if joined >= 0:
        return Standing(case_like(government, joined), number, text.word[joined])
    return Standing(Case.NOMN, number)


def before_adjectives(text: Text, index: int) -> int:
    """Give the token before a name and the adjectives in the plural before it: «три новых АЭС»."""
    index -= 1
    while any(one.is_adjective and one.number is Number.PLUR for one in forms_at(text, index)):
        index -= 1
    return index


@cache
def _numeral_words() -> dict[str, tuple[int, tuple[Case, ...]]]:
    """The forms of «два» to «десять», «оба» and «несколько»: the number and the cases a form may stand in."""
    found: dict[str, tuple[int, tuple[Case, ...]]] = {}
    for n in range(2, 11):
        for gender in (Gender.MASC, Gender.FEMN):
            for case in CASES:
                word = cardinal(n, case, gender)
                cases = found.get(word, (n, ()))[1]
                found[word] = (n, tuple(dict.fromkeys((*cases, case))))
    both = {word: (2, cases) for word, cases in _OF_BOTH.items()}
    return found | both | {word: (_SEVERAL, cases) for word, cases in _OF_SEVERAL.items()}


def with_adjective(government: Government, index: int, governor: Governor, number: Number = Number.SING) -> Standing:
    """Give the standing of a name that an adjective agrees with, directly before `index`."""
    text = government.text
    forms = adjectives(text.word[index - 1])
    if number is Number.PLUR:  # «подчинено федеральным ОМСУ»
        forms = [one for one in forms if one.number is number] or forms
    outer = government.at(_first_adjective(text, index - 1))
    cases = {one.case for one in forms}
    wanted = tuple(case for case in governor.cases if case in cases) or governor.cases
    if outer.how is How.PREPOSITION:
        wanted = tuple(case for case in (_preposition_case(text, outer), *outer.cases) if case in wanted) or wanted
    elif outer.is_noun and Case.GENT in wanted:
        wanted = (Case.GENT,)
    form = next((one for case in wanted for one in forms if one.case == case), forms[0] if forms else None)
    return Standing(wanted[0], form.number if form else Number.SING, governor.words)


def _first_adjective(text: Text, index: int) -> int:
    """Give the first of the adjectives that «и» or a comma joins to one: «на действующих и новых АЭС»."""
    while text.lower(index - 1) in LISTING and text.is_word(index - 2) and not text.broken(index):
        alike = {one.case for one in adjectives(text.word[index])} & {
            one.case for one in adjectives(text.word[index - 2])
        }
        if not alike:
            break
        index -= 2
    return index


def agreeing_adjective(government: Government, index: int, gender: Gender) -> Standing | None:
    """«Тверская ул.», «Белорусская АЭС»: what may be a surname is an adjective when it agrees."""
    text = government.text
    forms = [one for one in analyses(text.word[index - 1]) if one.is_adjective and one.gender == gender]
    if not forms or not text.word[index - 1][0].isupper() or text.word[index - 1].isupper():
        return None
    if is_listed(text.word[index - 1], "group"):
        return None  # «Сборная РФ вышла в финал»
    outer = government.at(_first_adjective(text, index - 1))  # «на Курской и Тверской АЭС»
    cases = (Case.GENT,) if outer.is_noun else preferred_cases(outer)
    form = next((one for case in cases for one in forms if one.case == case), forms[0])
    return Standing(form.case, Number.SING, text.word[index - 1])


def _preposition_case(text: Text, governor: Governor) -> Case:
    """«В суде», but «обратился в суд»; «за рубежом», but «плата за ЖКУ»."""
    cases = preferred_cases(governor)
    if governor.words in INTO_OR_ONTO and text.is_word(governor.token - 1):
        mover = text.word[_before_company(text, governor.token - 1)]
        return Case.ACCS if moves(mover, governor.words) else cases[0]
    before = text.lower(governor.token - 1)
    if governor.words == "за" and (begins(before, "given_for") or begins(before, "stood_for")):
        return Case.ACCS  # «плата за ЖКУ»
    return cases[0]


def _before_company(text: Text, last: int) -> int:
    """Give the word before «с семьёй», «вместе с женой» that end at a token; the token itself where none do."""
    if last < _WITH_SOMEBODY or text.lower(last - 1) not in WITH:
        return last
    verb = last - _WITH_SOMEBODY
    return verb - 1 if verb and text.lower(verb) == "вместе" else verb


def _verb_case(text: Text, governor: Governor, gender: Gender, number: Number) -> Case:
    """«Ждут комиссию», but «комиссию ждало МИД», «заявил МИД»: which case a verb before a name asks of it."""
    verb = next((one for one in analyses(text.word[governor.token]) if one.pos in ("VERB", "INFN", "PRTS")), None)
    if governor.first is not Case.ACCS or verb is None:
        return governor.first
    if verb.lemma in _verbs("speech") and verb.pos != "INFN":
        return Case.NOMN
    agrees = verb.number == number and (verb.gender == gender or not verb.gender or number is Number.PLUR)
    if verb.pos == "VERB" and agrees and (verb.gender is Gender.NEUT or _object_opens_clause(text, governor.token)):
        return Case.NOMN
    return Case.ACCS


def _object_opens_clause(text: Text, verb: int) -> bool:
    """Whether the verb's object is the relative pronoun at the head of its clause («которую подарило …»)."""
    relative = relative_before(text, verb)
    return relative >= 0 and may_stand_in(analyses(text.word[relative]), Case.ACCS)
