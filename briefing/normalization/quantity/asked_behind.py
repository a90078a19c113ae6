"""What a verb behind a number asks of it: «ещё 10 % владеет банк», «8 млн рублей лишился пенсионер»."""

from __future__ import annotations

from briefing.normalization.grammar.governor import STILL, governors, preposition_cases
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.place import Place
from briefing.normalization.tables import word_list

_REACHED = ("было", "исполнилось", "стукнуло", "минуло")
_ENOUGH = ("мало", "маловато", "достаточно", "недостаточно")
_BEFORE_WANTED = ("не", "будет", "было", "оказалось", "вполне", "явно", "уже", "точно", "всё", "равно", "может")
_FOR_WHAT = ("для", "на", "даже", "будет", "было")
_COUNTED = 2  # words between a number and the verb: «60 % акций владеет банк»


def asked_behind(place: Place, token: int) -> Case | None:
    """Give the case that the verb behind a number at the head of its clause asks; None where it asks nothing.

    `token`: behind the number or what it counts; genitives may stand there before the verb.
    """
    text = place.text
    if is_wanted(place, token):
        return Case.GENT
    token = place.past_genitives(token, _COUNTED)
    token += text.lower(token) == "не"
    verb = place.likeliest(token)
    if verb is not None and verb.pos == "PRED" and not text.broken(token):
        token += 1  # «5 целей можно достичь»
        verb = place.likeliest(token)
        return governors().get((verb.lemma, "verb")) if verb is not None and verb.pos == "INFN" else None
    if verb is None or text.broken(token):
        return None
    return None if verb.agrees_with_number else governors().get((verb.lemma, "verb"))  # «2 млн человек достигли»


def is_wanted(place: Place, token: int) -> bool:
    """«5 лет на это не хватит», «20 дней будет достаточно», «12 ставок для школы мало»: enough, or too little."""
    text, token = place.text, place.past_genitives(token, _COUNTED)
    if preposition_cases(text.lower(token)) and text.lower(token) not in _ENOUGH:
        token = place.past_genitives(token + 2, _COUNTED)  # «на ремонт дорог»
    while text.lower(token) in _BEFORE_WANTED:
        token += 1
    if text.lower(token) in _ENOUGH:
        return not text.goes_on(token + 1) or text.lower(token + 1) in _FOR_WHAT
    verb = place.likeliest(token)
    return verb is not None and verb.number is not Number.PLUR and verb.lemma in word_list("wanting")


def is_not_reached(place: Place) -> bool:
    """«Ей и 60 не было», «ему ещё 18 не исполнилось»: a bare number of years or hours that is not reached."""
    text, token = place.text, place.following
    if place.head is not None:
        return False
    before = place.likeliest(place.before)
    if before is not None and before.pos == "NOUN" and before.case is Case.GENT and before.number is Number.SING:
        return False  # «места 12 не было»
    token += text.lower(token) in STILL
    if text.lower(token) == "нет":
        return token + 1 == text.count or not text.is_word(token + 1)  # «ему и 7 нет»
    return text.lower(token) == "не" and text.lower(token + 1) in _REACHED
