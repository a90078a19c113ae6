"""Phrases with prepositions before a number and behind it: «эвакуированы из здания 50 человек», «2 детей у дороги»."""

from __future__ import annotations

import re

from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import Analysis, analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import word_list

_ROMAN = re.compile("[IVX]{1,5}")
_LONGEST_PHRASE = 6  # words of a phrase behind its preposition


def phrase_before(text: Text, last: int) -> int:
    """Give the preposition of the phrase that ends with a noun at `last`, −1 where none does."""
    if last >= 2 and text.word[last - 1] == "-" and text.glued(last):
        last -= 2  # «на пресс-конференции»
    noun = last
    token, first = last - 1, max(-1, last - 1 - _LONGEST_PHRASE)
    while token > first:
        if text.broken(token + 1):
            return -1
        if text.is_word(token - 1) and text.hyphened(token - 1) and text.is_word(token + 1):
            token -= 2  # «в результате дорожно-транспортного происшествия»
            continue
        if not (text.is_word(token) or _is_place_in_row(text, token) or _parts_adjectives(text, token)):
            return -1
        if preposition_cases(text.lower(token)):
            return token
        if text.is_word(token) and not _is_place_in_row(text, token):
            found = analyses(text.word[token])
            if text.lower(token) not in AND_OR and not any(one.case for one in found):
                return -1
            if found[0].pos == "NOUN" and not _is_adjective_of(found, text, token + 1):
                if _is_means(text, token, found):
                    token -= 1
                elif text.lower(token + 1) in AND_OR or may_be_genitive(text, noun) or _is_struck(text, noun, found[0]):
                    noun = token
                else:  # «взять на контроль вопрос»: no part of the phrase
                    token = _participle_with(text, token, noun)
        token -= 1
    return -1


def _is_means(text: Text, token: int, found: tuple[Analysis, ...]) -> bool:
    """«В разбитом ракетой доме»: whether a noun stands in the instrumental between an adjective and its noun."""
    if any(one.case is not Case.ABLT for one in found) or not text.is_word(token - 1):
        return False
    return _is_adjective_of(analyses(text.word[token - 1]), text, token + 1)


def _is_struck(text: Text, means: int, deed: Analysis) -> bool:
    """«После атаки дронами»: whether a noun tells what an accident before it was done with."""
    if deed.lemma not in word_list("accidents") or text.broken(means):
        return False
    return all(one.case is Case.ABLT and not (one.animate or one.proper) for one in analyses(text.word[means]))


def _participle_with(text: Text, last: int, noun: int) -> int:
    """«В прилегающем к реке районе»: give the participle of a noun before its own words that end at `last`, else −1."""
    if noun != last + 1:
        return -1
    token = last - 1
    if preposition_cases(text.lower(token)):
        token -= 1
    found = forms_at(text, token)
    return token if found and found[0].pos == "PRTF" and _is_adjective_of(found, text, noun) else -1


def _parts_adjectives(text: Text, comma: int) -> bool:
    """«На третьем, выездном этапе»: whether a comma parts two adjectives of one noun."""
    if text.word[comma] != "," or not text.is_word(comma - 1) or not text.is_word(comma + 1):
        return False
    first, second = ({one.case for one in analyses(text.word[at]) if one.is_adjective} for at in (comma - 1, comma + 1))
    return bool(first & second)


def _is_adjective_of(found: tuple[Analysis, ...], text: Text, noun: int) -> bool:
    """«На прошедших соревнованиях»: what is a noun elsewhere is an adjective of the noun behind it."""
    forms = {(one.case, one.number) for one in found if one.is_adjective}
    return bool(forms) and any(
        (one.case, one.number) in forms for one in analyses(text.word[noun]) if one.pos == "NOUN"
    )


def _is_place_in_row(text: Text, token: int) -> bool:
    """Whether a token is of an ordinal in digits or a Roman one: «в 13-й пакет», «по итогам III квартала»."""
    if text.is_latin(token):
        return _ROMAN.fullmatch(text.word[token]) is not None
    if text.kind[token] is NUMBER:
        return token + 1 < text.count and text.word[token + 1] == "-" and text.glued(token + 1)
    first = token if text.word[token] == "-" else token - 1
    return text.is_number(first - 1) and text.word[first] == "-" and text.glued(first)


def before_means(text: Text, noun: int) -> int:
    """Give the token before a noun in the instrumental and its adjectives: that of «обеспечили» of «питьевой водой»."""
    token = noun - 1
    while any(one.is_adjective and one.case is Case.ABLT for one in forms_at(text, token)):
        token -= 1
    return token


def may_be_genitive(text: Text, token: int) -> bool:
    """Whether a word that is no predicate may stand in the genitive."""
    found = analyses(text.word[token])
    return not found[0].is_predicate and may_stand_in(found, Case.GENT)


def verb_past_phrase(text: Text, token: int) -> int:
    """«2 детей у дороги заметили», «2 рабочих сразу засыпало», «2 жителей села ранили»: the token behind a phrase."""
    if not text.goes_on(token + 1):
        return token
    if preposition_cases(text.lower(token)):
        return _past_phrases(text, token)
    first = analyses(text.word[token])[0]
    of_what = first.pos == "NOUN" and first.case is Case.GENT and not first.animate
    return token + 1 if of_what or first.pos == "ADVB" else token


def _past_phrases(text: Text, token: int) -> int:
    """Give the token behind up to two phrases with prepositions: «4 людей в масках на шумной набережной задержали»."""
    for _ in range(2):
        noun = token + 1
        while text.is_word(noun + 1) and analyses(text.word[noun])[0].is_adjective:
            noun += 1
        if not text.is_word(noun + 1):
            return token
        token = noun + 1
        if not preposition_cases(text.lower(token)):
            break
    return token
