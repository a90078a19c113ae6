"""Words that govern: what a verb, an adjective or a noun asks of the number or name behind it."""

from __future__ import annotations

from functools import lru_cache

from briefing.normalization.grammar.doers import BREAKS_AND_COMMA, POSSESSIVES, are_kept, is_done_by_those_behind
from briefing.normalization.grammar.governing_nouns import asked_by_noun
from briefing.normalization.grammar.governing_verbs import by_verb
from briefing.normalization.grammar.governor import (
    ATTRIBUTE,
    NONE,
    SUBJECT,
    Governor,
    How,
    Outer,
    by_adjective,
    governors,
    preposition_cases,
)
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.grammar.parts_of_speech import forms_at, is_relative, likeliest
from briefing.normalization.kinds import Case, Number
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import word_list

_WORDS_KEPT = 5000
_NOUN_SHARE = 0.1  # of a word's uses, from which on it counts as a noun
_CLAUSE_REACH = 7  # tokens that a verb may stand before the number it governs
_PLACES_IN_TEXT = ("выше", "ниже", "ранее", "раньше")
_ON_MAP = ("расположенн", "находящи", "лежащи")  # «расположенных выше 30 градусов широты»
_CAME = "шли"  # the ending of «пришли», «нашли», which are imperatives, too


def by_word(text: Text, left: int, outer: Outer) -> Governor:
    """Say what the word at a token, no preposition, asks of what stands behind it."""
    word = text.lower(left)
    if is_ending(text, left):
        return NONE  # «в 2002-м ФАС получила»
    if word in POSSESSIVES:  # «по случаю его 900 голов», but «ранили его 3 бандита»
        owner = outer(left)
        return owner if owner.how is How.PREPOSITION else NONE
    found = _as_written(text.word[left])
    best = found[0]
    if is_told_above(text, left):
        return by_word(text, left - 1, outer)  # «описанные выше 2 способа», «вместо обещанных ранее 5 тысяч»
    if best.pos == "COMP" and word != "далее":
        return Governor((Case.GENT,), word, How.PREPOSITION, left)  # «больше 5 домов»
    table = governors()
    if (word, "substantive") in table:
        return Governor(ATTRIBUTE, word, How.RELATION, left)
    if text.word[left - 1] == ",":
        acting = next((one for one in found if one.pos == "PRTF" and one.transitive and not one.passive), None)
        if acting is not None:
            return by_verb(text, left, acting, outer)  # «человека, ведущего 3 дела»
    for one in found:
        if one.pos in ("VERB", "INFN", "GRND", "PRTF", "PRTS"):
            came = [two for two in found if two.pos == "VERB" and two.number is Number.PLUR]  # hardly «send»
            return by_verb(text, left, came[0] if came and word.endswith(_CAME) else one, outer)
        case = table.get((one.lemma, "adjective")) if one.pos in ("ADJF", "ADJS") else None
        if case:
            return Governor((case,), word, How.VERB, left)  # «равен 5 метрам»
        if one.pos in ("ADJF", "NOUN"):
            break
    if is_relative(word):
        return NONE
    cases = tuple(dict.fromkeys(one.case for one in found if one.pos == "ADJF" and one.case))
    if cases and best.pos == "ADJF" and not _is_noun(found):
        return by_adjective(text, left, cases, outer)
    return _by_noun(text, left, found, outer) if _is_noun(found) else NONE


def is_told_above(text: Text, left: int) -> bool:
    """«Названные выше», «приведённых ниже»: a place in the text, not on a map, behind a participle in the plural."""
    if text.small[left] not in _PLACES_IN_TEXT or not text.has_word_before(left):
        return False
    first = analyses(text.word[left - 1])[0]
    if first.may_have_object and first.lemma in word_list("tells_in_text"):
        return True  # «приведём ниже 2 примера»
    told = first.pos == "PRTF" or (first.is_adjective and first.lemma.endswith("нный"))
    return told and first.number is Number.PLUR and not text.small[left - 1].startswith(_ON_MAP)


@lru_cache(maxsize=_WORDS_KEPT)
def _as_written(word: str) -> tuple[Analysis, ...]:
    """Give the readings of a word; what is rather an adjective is no town or townsman: «в мурманском УФАС»."""
    found = analyses(word)
    if found[0].pos == "GRND" and any((one.lemma, "relation") in governors() for one in found):
        return tuple(one for one in found if one.pos == "NOUN")  # «разлив 50 т топлива»
    if not word.islower() or not any(one.is_adjective and not one.proper for one in found):
        return found
    townsman = found[0].lemma.endswith("ской")  # «в городском ГУВД»
    return tuple(one for one in found if not one.proper and not (townsman and one.pos == "NOUN"))


def is_ending(text: Text, index: int) -> bool:
    """Whether a token is the ending of a number: «2002-м»."""
    return index > 1 and text.glued(index) and text.word[index - 1] == "-" and text.kind[index - 2] is NUMBER


def _is_noun(found: tuple[Analysis, ...]) -> bool:
    """Whether a word is often enough a noun to govern as one («данные», not «весь», nor «прошлые» of «прошлое»)."""
    often = [one for one in found[1:] if one.pos == "NOUN" and one.score >= _NOUN_SHARE]
    return found[0].pos == "NOUN" or any(not (one.number is Number.PLUR and one.lemma.endswith("ое")) for one in often)


def object_may_follow(text: Text, left: int) -> bool:
    """Whether a transitive verb stands earlier in the clause, whose object the number may be."""
    for index in text.back(left - 1, _CLAUSE_REACH - 1, BREAKS_AND_COMMA):
        first = likeliest(text, index)
        if first is None:
            continue
        if first.may_have_object or (first.pos == "PRTF" and not first.passive):
            return first.transitive and not text.lower(index).endswith(("ся", "сь"))
        thing = any(one.case is Case.ACCS and not one.animate for one in forms_at(text, index))
        if first.pos == "NOUN" and thing and not preposition_cases(text.lower(index - 1)):
            return False  # «применили силу для разгона 20 человек»: it has its object
    return False


def _by_noun(text: Text, left: int, found: tuple[Analysis, ...], outer: Outer) -> Governor:
    noun = next(one for one in found if one.pos == "NOUN")
    if is_done_by_those_behind(text, left, noun) or are_kept(text, left, noun):
        return Governor(SUBJECT, text.lower(left), How.PLACE, left)
    cases, how = asked_by_noun(noun, found, outer(left), verb_before=object_may_follow(text, left))
    return Governor(cases, text.lower(left), how, left)
