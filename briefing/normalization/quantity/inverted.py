"""What is counted stands before its number: «причин этому 2», «человек 50 зрителей», «прочёл томов 10», «лампы 3»."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governor import INTO_OR_ONTO, STILL, WITH, How, governors, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.grammar.parts_of_speech import forms_at, stands
from briefing.normalization.grammar.ranked import names_numbers
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.text import MARK, NUMBER, Text
from briefing.normalization.tables import word_list

_SO_MANY = ("много", "мало", "сколько", "столько", "немало")
_FARTHEST = 6  # tokens between what is counted and its number: «таких деревень в районе 2»
_PACED = ("верста", "сажень")
_ENDS = frozenset(".,:;—–!?")
_PEOPLE = "человек"
_TIMES = "раз"
_OF_CLOCK_OR_AGE = ("час", "год")
_THOUSAND = 1000  # «итогов выборов 2024»
_AFTER = "через"
_HEAPS = frozenset(["десятка", "десятков", "сотни", "сотен", "тысячи", "тысяч", "дюжины", "миллиона", "миллионов"])
"""What so many are counted in, in the genitive that stands before a number: «десятка 2 рабочих»."""
_TWENTY, _HUNDRED = 20, 100
_COUNTERS = ("человек", "штук")
_LIKELY = 3  # readings of a word that are looked at
_ALREADY = (*STILL, "уже", "этак")


def counted_first(place: Place) -> Agreement | None:
    """«Причин этому 2», «таких деревень в районе 2», «детей у неё 2»: so many there are, at the end of the clause."""
    text, start, behind = place.text, place.token, place.following
    small = place.head is None and place.item.is_whole and place.item.whole < _THOUSAND
    if not small or place.governor.how is How.PREPOSITION:
        return None
    if behind < text.count and text.word[behind] not in _ENDS and not text.broken(behind):
        return None
    counted = _opening_plural(text, start)
    if counted is None:
        return None
    several = counted.animate and counted.gender is not Gender.FEMN and place.item.whole in numerals.FEW
    return Agreement(False, Case.NOMN, counted.gender or Gender.MASC, counted.animate, collective=several)


def _opening_plural(text: Text, start: int) -> Analysis | None:
    """Give the genitive plural that opens the clause of a number, and that nothing governs."""
    for noun in text.words_back(start - 1, _FARTHEST):
        found = analyses(text.word[noun])[0]
        living = found.animate and found.case is Case.ACCS and found.number is Number.PLUR  # «сыновей»
        several = found.pos == "NOUN" and (found.is_genitive_plural or living)
        if not several or found.lemma in word_list("measures"):
            continue
        if found.proper:
            return None
        first = noun
        while any(one.is_adjective and one.is_genitive_plural for one in forms_at(text, first - 1)):
            first -= 1
        opens = text.opens_line(first) or text.word[first - 1] in _ENDS or text.lower(first - 1) in ("а", "но")
        return found if opens else None
    return None


def roughly_counted(place: Place, head: Head) -> Agreement | None:
    """«Пришло человек 50 зрителей», «собралось десятка 2 рабочих»: the rough number is of the heap before it."""
    if not is_of_heap(place) or head.forms[0].case in (Case.DATV, Case.ABLT):
        return None
    gender = gender_taken_roughly(place) or analyses(place.text.word[place.governor.token])[0].gender
    return Agreement(False, Case.NOMN, gender or Gender.MASC)


def is_of_heap(place: Place) -> bool:
    """«Человек 50 зрителей», «прочёл томов 10 всякой фантастики»: whether what stands before is roughly so many."""
    text, heap = place.text, place.governor.token
    if not place.governor.is_noun or heap != place.before or not place.item.is_whole:
        return False
    if gender_taken_roughly(place):
        return True
    if text.small[heap] == _PEOPLE:
        rough = place.head is not None and any(form.animate for form in place.head.forms)
    else:  # «платили рублей 80 пенсии»
        found = analyses(text.word[heap])[0]
        rough = found.is_genitive_plural and found.lemma in word_list("measures")
        rough = rough or (text.small[heap] in _HEAPS and numerals.is_few(place.item.whole))
    return rough and not _is_counted_itself(text, heap)


def _is_counted_itself(text: Text, noun: int) -> bool:
    """«Из 300 человек 50», «около тысячи 2 рабочих»: the noun has its own number, or something governs it."""
    before = noun - 1
    if before < 0:
        return False
    if text.kind[before] is NUMBER or not text.is_word(before):
        return text.kind[before] is NUMBER
    if preposition_cases(text.lower(before)) or text.small[before] in _SO_MANY:
        return True
    found = analyses(text.word[before])[0]
    return found.pos in ("NUMR", "COMP", "ADJF", "PRTF") or text.lower(before) in word_list("limits")


def about_when(place: Place) -> Agreement | None:
    """«Лет через 10 рост замедлится», «ждал минут с 5»: in or for about so many; but «конец года через 2 дня»."""
    text, time = place.text, place.governor.token - 1
    if place.governor.words not in (_AFTER, *WITH) or not text.has_word_before(time + 1) or not place.item.is_whole:
        return None
    before = place.likeliest(time - 1)
    if place.head is not None and before is not None and before.pos == "NOUN":
        return None
    noun = analyses(text.word[time])[0]
    if noun.lemma not in word_list("times") or noun.case is not Case.GENT or _is_counted_itself(text, time):
        return None
    lasts = noun.is_genitive_plural and noun.lemma not in _OF_CLOCK_OR_AGE and _lasts(place, time)
    if place.governor.words != _AFTER and not lasts:
        return None  # «болеет лет с 5», «спит часов с 9»: since when
    return Agreement(False, Case.ACCS, noun.gender or Gender.MASC)


def _lasts(place: Place, time: int) -> bool:
    """«Ждал минут с 5»: how long, behind a verb; but «работает часов с 5 до 9», «часов с 6 вечера»."""
    behind = place.text.lower(place.following)
    ends = behind in ("до", "по") or behind in word_list("parts_of_day")
    return place.head is None and stands(place.text, time - 1, "VERB") and not ends


def about_where(place: Place) -> Agreement | None:
    """«Это часах в 3 пути отсюда»: about where, whatever stands behind; but «в часах в 3 раза больше»."""
    head = place.head if place.governor.how is How.PREPOSITION else None
    if head is None or head.measure is not None or head.forms[0].lemma == _TIMES or not is_there(place):
        return None
    return Agreement(False, Case.LOCT, analyses(place.text.word[place.governor.token - 1])[0].gender or Gender.MASC)


def is_there(place: Place) -> bool:
    """«Метрах в 2 от двери», «в километрах 3 от города»: about where."""
    text, number = place.text, place.token
    if place.governor.how is How.PREPOSITION:
        noun = place.governor.token - 1 if place.governor.words in INTO_OR_ONTO else -1
    else:
        noun = number - 1 if place.governor.is_noun and place.governor.token == number - 1 else -1
    if noun < 0 or not text.small[noun].endswith(("ах", "ях")) or text.broken(noun + 1):
        return False
    if text.is_number(noun - 1):
        return False  # «в 2018–2019 годах 8,8 тысячи человек»
    found = [one for one in analyses(text.word[noun]) if one.case is Case.LOCT and one.number is Number.PLUR]
    paced = _PACED + (("шаг",) if place.governor.how is How.PREPOSITION else ())
    return any(one.lemma in word_list("measures") or one.lemma in paced for one in found)


def gender_taken_roughly(place: Place) -> Gender:
    """Give the gender of things of which so many are told behind them, beside a verb or alone; NONE for none."""
    text, noun = place.text, place.before
    if not _is_rough(place) or text.broken(noun + 1):
        return Gender.NONE
    few, counter = numerals.is_few(place.item.whole), text.small[noun] in _COUNTERS
    thing = _genitive(forms_at(text, noun)[: _LIKELY if few or counter else 1], Number.SING if few else Number.PLUR)
    if thing is None or thing.proper or (thing.animate and not counter):
        return Gender.NONE
    taken = _is_taken(text, noun)
    if (few and names_numbers(text.word[noun])) or (_counts_behind(place) and (few or not (counter or taken))):
        return Gender.NONE  # «статьи 2», «рюмки 2 сортов»
    return thing.gender if taken or _opens(text, noun) else Gender.NONE


def _is_rough(place: Place) -> bool:
    """Whether a number is small or round, as those told roughly are."""
    n = place.item.whole
    return place.item.is_whole and 1 < n < _HUNDRED and (n <= _TWENTY or n % 10 == 0)


def _genitive(found: tuple[Analysis, ...], number: Number) -> Analysis | None:
    """Give the reading of a noun in the genitive: two stand behind one in the singular, five in the plural."""
    return next((one for one in found if one.pos == "NOUN" and (one.case, one.number) == (Case.GENT, number)), None)


def _counts_behind(place: Place) -> bool:
    """Whether a number may count what follows: «рюмки 2 сортов»; but «рюмки 2 дрянной водки», «года 4 пустырь»."""
    head = place.head
    if head is None or head.measure is not None:
        return head is not None
    if head.adjectives and all(one.number is Number.SING for one in head.adjectives):
        return False
    return bool(head.ways(place.item.whole))


def _opens(text: Text, noun: int) -> bool:
    """Whether a noun opens its clause: «лампы 3», «ещё штук 7»."""
    before = _before(text, noun)
    return before < 0 or text.broken(before + 1) or text.kind[before] is MARK


def _is_taken(text: Text, noun: int) -> bool:
    """Whether a noun stands behind a verb that asks no genitive."""
    before = _before(text, noun)
    verb = forms_at(text, before)[:1]
    if not verb or not verb[0].may_have_object or text.lower(before - 1) == "не":
        return False
    return (verb[0].lemma, "verb") not in governors()


def _before(text: Text, noun: int) -> int:
    return noun - 1 - (text.small[noun - 1] in _ALREADY)
