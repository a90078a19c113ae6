"""What a number counts: the noun behind it, past adjectives."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses, may_stand_in, nouns, rare_too
from briefing.normalization.grammar.parts_of_speech import likeliest, stands
from briefing.normalization.kinds import OBLIQUE, Case, Gender, Number
from briefing.normalization.lexicon.acronyms import counted_form
from briefing.normalization.quantity.adjectives import (
    adjectives_of,
    goes_with,
    is_adjective_of_means,
    is_participle,
    past_dependents,
)
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.phrase_behind import BETWEEN, is_acronym, past_asides, words_behind
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import CLOSING, NUMBER, OPENING, Text
from briefing.normalization.tables import beginnings, word_list

_NOT_NOUNS = frozenset(["VERB", "INFN", "GRND", "PRTS", "ADVB", "PREP", "CONJ", "PRCL", "NPRO", "COMP", "PRED"])
_NOUN_SHARE = 0.3  # of a form's uses, under which a verb that looks like a noun is no noun
_PARTS = ("составляющ", "направляющ")  # things of which they are parts, hardly «those that make up»


def noun_head(text: Text, end: int, index: int) -> Head | None:
    """Find the noun that a number ending at `end` counts: the word at `index`, or one behind adjectives there."""
    end, first = past_asides(text, end, index)
    if text.word[first : first + 1] and text.word[first] in OPENING and text.clean[end : text.start[first]] == " ":
        return _quoted(text, first + 1)
    for word in words_behind(text, end, first):
        if is_acronym(text, word):
            form = counted_form(text.word[word])
            return Head(Counted.NOUN, text.end[word], token=word, forms=(form,)) if form else None
        if word != first and (described := _described(text, word)):
            return Head(Counted.NOUN, text.end[word], token=word, forms=described)
        if word > 1 and text.hyphened(word - 2) and (whole := _undeclined(f"{text.word[word - 2]}-{text.word[word]}")):
            return Head(Counted.NOUN, text.end[word], token=word, forms=whole)
        if _is_never_counted(text, word) or (word == first and _is_ordinal(text, word)):
            return None
        owner = likeliest(text, word + 1) if text.small[word].startswith(_PARTS) else None
        if owner is not None and owner.case is Case.GENT and (owner.pos == "NOUN" or owner.is_adjective):
            return _adjective_at(text, word)  # «о 3 составляющих (общего) успеха»
        adjectives = adjectives_of(text, word)
        nouns = _nouns_of(text, word, first, adjectives)
        if nouns and not (adjectives and _is_adjective_here(text, word)):
            declined = tuple(one for one in adjectives if not one.fixed)  # «тур» is no «тур автобус»
            return _behind_adjectives(text, word, first, nouns + declined)
        if not adjectives:
            return None
        if _has_means(text, word, adjectives):
            return _behind_participle(text, word) or _adjective_at(text, first)
        if _stands_for_noun(text, word, adjectives, first):
            thing = word if text.small[word].startswith(beginnings("feminine_things")) else first
            return _behind_participle(text, word) or _adjective_at(text, thing)
    return None


def _undeclined(word: str) -> tuple[Analysis, ...]:
    """«3 Гран-при»: a compound that does not decline, whatever its last part is."""
    forms = analyses(word)
    return forms if forms[0].fixed and forms[0].known else ()


def _behind_participle(text: Text, word: int) -> Head | None:
    """«2 угнанных в Туле автомобиля»: the noun behind what belongs to the participle."""
    token = past_dependents(text, word)
    if token < 0:
        return None
    forms = tuple(one for one in analyses(text.word[token]) if one.pos == "NOUN")
    return Head(Counted.NOUN, text.end[token], token=token, forms=forms)


def _has_means(text: Text, word: int, adjectives: tuple[Analysis, ...]) -> bool:
    """«7 занятых местными властями домов»: the adjective behind a participle is of what does it."""
    if not text.is_word(word + 1) or may_stand_in(adjectives, Case.ABLT):
        return False
    return any(map(is_participle, adjectives)) and text.is_word(word + 2) and is_adjective_of_means(text, word + 1)


def _is_adjective_here(text: Text, word: int) -> bool:
    """Whether what may be a noun too is rather an adjective of the noun behind it: «5 больных детей»."""
    if not _another_noun(text, word):
        return False
    people = analyses(text.word[word + 1])[0]
    return not stands(text, word, "NOUN") or people.animate


def _quoted(text: Text, index: int) -> Head | None:
    """«2 «лошадки»», «3 «Золотых мячей»»: what is called so is counted, in one small word, or plainly several."""
    if text.is_word(index) and _is_described_in_quotes(text, index):
        index += 1
    if text.is_word(index) and text.word[index].islower() and _is_plainly_oblique(analyses(text.word[index])):
        return Head(Counted.NOUN, text.end[index], token=index, forms=analyses(text.word[index]))
    closed = index + 1 < text.count and text.word[index + 1] in CLOSING and text.is_word(index)
    if not closed or not (text.word[index].islower() or analyses(text.word[index])[0].is_genitive_plural):
        return None
    nouns = tuple(
        one
        for one in analyses(text.word[index])
        if one.pos == "NOUN" and (one.case is Case.GENT or (one.case in OBLIQUE and one.number is Number.PLUR))
    )
    return Head(Counted.NOUN, text.end[index], token=index, forms=nouns) if nouns else None


def _is_plainly_oblique(forms: tuple[Analysis, ...]) -> bool:
    """«С 6 «поясами смертников»»: whether a noun stands in a case of several that no number but an oblique one has."""
    several = (Case.DATV, Case.ABLT, Case.LOCT)
    return all(one.pos == "NOUN" and one.number is Number.PLUR and one.case in several for one in forms)


def _is_described_in_quotes(text: Text, index: int) -> bool:
    """«3 «Золотых мячей»»: whether an adjective of several stands before the noun that ends the quotation."""
    several = any(one.is_genitive_plural for one in adjectives_of(text, index))
    return several and text.is_word(index + 1) and not CLOSING.isdisjoint(text.word[index + 2 : index + 3])


def _like_first_part(text: Text, index: int, nouns: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """«2 музея-усадьбы»: of the gender of the first part, where that declines too."""
    word = text.lower(index)
    found = {(one.case, one.number): one.gender for one in analyses(word) if one.pos == "NOUN" and one.lemma != word}
    return tuple(one._replace(gender=found.get((one.case, one.number), one.gender)) for one in nouns)


def _nouns_of(text: Text, index: int, first: int, adjectives: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """Give a word's readings as a noun; «огневых» are no Огневы. `first`: the first word behind the number."""
    things = tuple(nouns(text.word[index]))
    if adjectives and text.word[index].islower():
        things = tuple(one for one in things if not (one.proper and (one.number is Number.PLUR or one.fixed)))
    if index - 2 >= first and text.hyphened(index - 2):
        return _like_first_part(text, index - 2, things)
    return things


def _behind_adjectives(text: Text, index: int, first: int, forms: tuple[Analysis, ...]) -> Head | None:
    """Give the noun at a token as what is counted, or the adjective before where that is of no such noun."""
    before = adjectives_of(text, first) if index != first else ()
    if index != first and _disagree(text, index - 1, tuple(one for one in forms if one.pos == "NOUN")):
        return _adjective_at(text, first)  # «30 государственным служащим Туниса»
    return Head(Counted.NOUN, text.end[index], token=index, forms=forms, adjectives=before)


def _disagree(text: Text, index: int, nouns: tuple[Analysis, ...]) -> bool:
    """Whether an oblique adjective is of no such noun; behind 2 to 4 «новых дома» stand in two numbers."""
    forms = {(one.case, one.number) for one in adjectives_of(text, index)} if text.is_word(index) else set()
    if not forms or any(case in (Case.NOMN, Case.ACCS, Case.GENT) for case, _ in forms):
        return False
    return forms.isdisjoint((one.case, one.number) for one in nouns)


def _described(text: Text, index: int) -> tuple[Analysis, ...]:
    """«5 ключевых тем»: the genitive plural that the adjective before goes with, of what is oftener another word."""
    forms = analyses(text.word[index])
    if forms[0].pos == "NOUN" or forms[0].is_adjective:
        return ()
    if not any(one.is_genitive_plural for one in adjectives_of(text, index - 1)):
        return ()
    return tuple(one for one in rare_too(text.lower(index)) if one.pos == "NOUN" and one.is_genitive_plural)


def _is_ordinal(text: Text, index: int) -> bool:
    """«Tiggo 7 второго поколения»: what is itself a place in a row is not counted, and its noun neither."""
    forms = analyses(text.word[index])
    if not numerals.is_ordinal(forms[0].lemma) or any(one.number is not Number.SING for one in forms):
        return False
    return _another_noun(text, index) and goes_with(adjectives_of(text, index), text, index + 1)


def _is_never_counted(text: Text, index: int) -> bool:
    """«5 и», «5 на», «2 МиГ-29», «5 стали»: a word that joins, governs, names a thing with its number, or is a verb."""
    word = text.lower(index)
    if word in word_list("never_counted") or preposition_cases(word):
        return True
    if word in word_list("spans_apart") and text.lower(index + 1) in word_list("later"):
        return True  # «1500 случаев против 756 неделей ранее»
    if text.hyphened(index) and text.kind[index + 2] is NUMBER:
        return True
    forms = analyses(word)
    return forms[0].pos in _NOT_NOUNS and sum(one.score for one in forms if one.pos == "NOUN") < _NOUN_SHARE


def _stands_for_noun(text: Text, index: int, adjectives: tuple[Analysis, ...], first: int) -> bool:
    """«2 раненых», «3 последних из них», «1 десятую населения»: no noun of the adjective's follows."""
    return not _another_noun(text, index) or (index == first and not goes_with(adjectives, text, index + 1))


def _adjective_at(text: Text, index: int) -> Head | None:
    """Give an adjective as what is counted; None at a part of a compound. «2 направляющих» are feminine things."""
    adjectives = adjectives_of(text, index) if text.is_word(index) else ()
    if adjectives and text.small[index].startswith(beginnings("feminine_things")):
        adjectives = tuple(
            one._replace(pos="NOUN", gender=Gender.FEMN, animate=False, lemma="направляющая") for one in adjectives
        )
    return Head(Counted.NOUN, text.end[index], token=index, forms=adjectives) if adjectives else None


def _another_noun(text: Text, index: int) -> bool:
    """Whether an adjective at `index` is followed by what may be its noun, or by another adjective of it."""
    following = index + 1
    if text.lower(following) in BETWEEN and text.is_word(following + 1):
        return bool(adjectives_of(text, following + 1))
    if not text.goes_on(following):
        return False
    return any(one.pos == "NOUN" or one.is_adjective for one in analyses(text.word[following]))
