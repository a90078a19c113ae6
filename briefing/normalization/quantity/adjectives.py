"""Adjectives and participles between a number and its noun, and how they agree with it."""

from __future__ import annotations

from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.morphology import Analysis, adjectives, analyses, may_be_of, may_stand_in, nouns
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.kinds import DIRECT, Case, Number
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_EACH_OTHER = "друг"
_ENDS_OF_PHRASES = ("живых", "собой", "друга")  # «в живых», «между собой», «друг на друга»
_MEANS = (Case.ABLT, Case.DATV)  # «залитых водой», «принадлежащих банку»
_LONGEST_PHRASE = 4  # words of a phrase behind its preposition: «2 угнанных в соседней Туле автомобиля»


def past_dependents(text: Text, index: int) -> int:
    """Give the noun of a participle behind what belongs to that: «2 залитых водой двигателя», «2 угнанных в Туле авто».

    −1 for none: what is no participle stands for a noun itself oftener («2 раненых в больнице»).
    """
    token = index + 1
    if not text.is_word(token):
        return -1
    told = adjectives_of(text, index)
    if stands(text, token, "ADVB"):
        return _past_adverb(text, token, told)
    token = _first_of_dependents(text, token)
    phrase = bool(preposition_cases(text.small[token]))
    likely = analyses(text.word[token])[0]
    if not phrase and (likely.case not in _MEANS or likely.pos != "NOUN"):
        return -1
    if not any(_has_dependents(one, text.small[token]) for one in told):
        return -1
    if may_be_of(told, "victims"):
        return -1
    if phrase:
        token = _end_of_phrase(text, token)
    closed = token >= 0 and text.small[token] in _ENDS_OF_PHRASES  # «друг от друга теста ДНК»
    closed = closed and text.is_word(token + 1)
    last = token + closed if closed else _last_of_genitives(text, token) if token >= 0 else -1
    things = nouns(text.word[last]) if last > token else []
    if may_be_of(told, "accused") and _is_of_deed(text, token, things):
        return -1
    return last if any(agree_counted(one, noun) or _agree(one, noun) for one in told for noun in things) else -1


def _past_adverb(text: Text, adverb: int, told: tuple[Analysis, ...]) -> int:
    """«2 стоящих рядом дома»: the noun in the singular behind an adverb of a participle."""
    noun = adverb + 1
    if not text.goes_on(noun) or not any(one.pos == "PRTF" for one in told):
        return -1
    things = nouns(text.word[noun])
    return noun if any(agree_counted(one, other) for one in told for other in things) else -1


def _first_of_dependents(text: Text, token: int) -> int:
    """Skip «друг» of «друг от друга», and the adjectives of «управляемых местными властями школ»."""
    if text.small[token] == _EACH_OTHER and text.is_word(token + 1):
        return token + 1
    while text.is_word(token + 1):
        if not is_adjective_of_means(text, token):
            break
        token += 1
    return token


def is_adjective_of_means(text: Text, token: int) -> bool:
    """«Оснащённых новой техникой школ»: whether a word is an adjective of the instrumental behind it."""
    likeliest, noun = analyses(text.word[token])[0], analyses(text.word[token + 1])
    if not likeliest.is_adjective:
        return False
    if likeliest.case is Case.ABLT:
        return True
    return may_stand_in(adjectives_of(text, token), Case.ABLT) and all(one.case is Case.ABLT for one in noun)


def _has_dependents(adjective: Analysis, preposition: str) -> bool:
    """«2 угнанных в Туле автомобиля», «2 похожих на сараи дома», «2 разных по цене дома»."""
    told = preposition == "по" or adjective.lemma in word_list("adjectives_with_dependents")
    return told or is_participle(adjective)


def is_participle(form: Analysis) -> bool:
    """«угнанных», «управляемых»: whether a form is of a participle, or of an adjective that once was one."""
    return form.pos == "PRTF" or form.lemma.endswith(("емый", "имый"))


def _is_of_deed(text: Text, token: int, nouns: list[Analysis]) -> bool:
    """«2 подозреваемых в краже автомобиля», «2 осуждённых за убийство таксиста»; no «2 судимых в Туле вора»."""
    return not any(one.animate for one in nouns) or names_deed(analyses(text.word[token])[0])


def _last_of_genitives(text: Text, token: int) -> int:
    """Give the last noun of those in the genitive behind a token: «2 отравившихся продуктами горения пассажира»."""
    while text.goes_on(token + 1):
        if not any(one.pos == "NOUN" and one.case is Case.GENT for one in analyses(text.word[token + 1])):
            break
        token += 1
    return token


def _end_of_phrase(text: Text, preposition: int) -> int:
    """Give the noun that ends a phrase with a preposition, −1 where none follows soon."""
    for token in range(preposition + 1, preposition + 1 + _LONGEST_PHRASE):
        if not text.goes_on(token):
            return -1
        found = analyses(text.word[token])
        if found[0].pos in ("NOUN", "NPRO") or text.small[token] in _ENDS_OF_PHRASES:
            return token
        if text.small[token] != "и" and not any(one.is_adjective for one in found):
            return -1
    return -1


def adjectives_of(text: Text, index: int) -> tuple[Analysis, ...]:
    """Give a word's readings as an adjective."""
    return tuple(adjectives(text.word[index]))


def goes_with(adjectives: tuple[Analysis, ...], text: Text, index: int) -> bool:
    """Whether an adjective may belong to the noun behind it: «1 десятую населения» counts tenths, not people."""
    following = [one for one in analyses(text.word[index]) if one.case]
    if not any(one.pos == "NOUN" for one in following):
        return True
    return any(_agree(one, other) or agree_counted(one, other) for one in adjectives for other in following)


def _agree(adjective: Analysis, noun: Analysis) -> bool:
    alike = adjective.number is noun.number and adjective.case is noun.case
    return alike and (adjective.number is Number.PLUR or adjective.gender is noun.gender)


def agree_counted(adjective: Analysis, noun: Analysis) -> bool:
    """«2 новых завода», «2 новые школы»: the adjective in the plural, the noun in the genitive singular."""
    if adjective.number is not Number.PLUR or adjective.case not in (*DIRECT, Case.GENT):
        return False
    return noun.number is Number.SING and noun.case is Case.GENT
