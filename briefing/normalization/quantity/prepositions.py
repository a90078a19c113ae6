"""What a preposition tells where the noun does not: «по 1000 рублей», «в 5 км от города», «на глубину 1,1 м»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import (
    INTO,
    INTO_OR_ONTO,
    OBJECT,
    ONTO,
    STILL,
    SUBJECT,
    WITH,
    Governor,
    How,
    is_size,
    moves,
)
from briefing.normalization.grammar.morphology import adjectives, analyses, may_be_of
from briefing.normalization.grammar.parts_of_speech import forms_at, stands
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.accompanying import changes, has_many
from briefing.normalization.quantity.genders import is_of_several
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.place import Place
from briefing.normalization.quantity.scales import stands_in_plural
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import DASHES
from briefing.normalization.tables import word_list

_THOUSAND = 1000
_SETTLEMENTS = ("населённый",)
_ALMOST = ("почти", "примерно", "приблизительно", "чем", "более", "менее")
_IN_SO_MANY = re.compile(r"\b[Вв] \d+ [а-яё]+(?:[ая]х|е) из [^.!?\n]*\Z")
_IN_TWO = re.compile(
    r"\b[Вв] (?:двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|\d+ (?:[а-яё]+х )?[а-яё]+(?:[ая]х|е))\b"
    r"[^.!?\n]*\Z"
)
"""«в двух семьях – двойни», «в 61 регионе выросли на 5 %»."""
_GOING_ON = (",", "и", "а", "ещё", "еще")
_PRICED = (Counted.MONEY, Counted.PERCENT, Counted.SCALE, Counted.NONE)
_NEAR_VERB = 3  # words before «на» or «в» among which «закрылся», «торгуется», «въехал» stands
_NEAR = 5  # tokens before a preposition or behind what is counted: «растворяют», «содержит», «до» stand among them
_IN_THE_SENTENCE = 80  # characters before a number among which «в 46 городах из 70» is looked for
_PEOPLE = "человек"
_INSTRUMENTAL = ("ью", "ом", "ем", "ой")  # endings of «численностью», «объёмом», «высотой»


def distance(place: Place, head: Head) -> Governor | None:
    """«в 1,5 километра от города» is a place, «длиной в 1,5 километра» a size: the noun's form does not tell."""
    untold = place.item.digits or place.item.whole % _THOUSAND == 0
    if place.governor.words not in INTO or not head.lemma.endswith("метр") or not untold:
        return None
    located = place.word_behind in word_list("place_after_length") or not place.gives_size
    return Governor((Case.LOCT if located else Case.ACCS,), place.governor.words, How.PREPOSITION)


def amounts_to(governor: Governor) -> bool:
    """«В размере», «на уровне»: so much it is."""
    return governor.words.removeprefix("в ").removeprefix("на ") in word_list("sums_told")


def set_beside(place: Place, head: Head) -> Governor | None:
    """«в сумме 1 миллион рублей», «на уровне 92 рубля»: what is counted is written as if nothing governed it."""
    if not amounts_to(place.governor) or place.item.digits:
        return None
    ways = head.ways(place.item.whole)
    if not ways or any(way.case is Case.GENT for way in ways):
        return None
    return place.governor._replace(cases=SUBJECT)


def each(place: Place, head: Head) -> Governor | None:
    """«по 1000 рублей»: по тысяче; «по 1 000 000 рублей», «по 1,5 тысячи»."""
    one = numerals.is_scale(place.item.whole) or (bool(place.item.digits) and numerals.is_one(place.item.whole))
    if place.governor.words != "по" or not one:
        return None
    return place.governor._replace(cases=(Case.DATV,), how=How.PREPOSITION)


def together_with(place: Place, head: Head) -> Governor | None:
    """«с 2000 солдат», «сеть с 2000 магазинов», «с 77,3 балла вышел»: what these count does not tell the case."""
    if place.governor.words not in WITH:
        return None
    if place.item.digits:
        rising = changes(place) or "до" in place.text.word[head.token + 1 : head.token + 1 + _NEAR]
        scored = head.is_of("points_scored") and not rising
    else:
        had = _has_things(place, head) or (head.animate and not changes(place))
        scored = place.item.whole % _THOUSAND == 0 and had
    if not scored:
        return None
    return place.governor._replace(cases=(Case.ABLT, Case.GENT), how=How.PREPOSITION)


def _has_things(place: Place, head: Head) -> bool:
    """«Сеть с 2000 магазинов», «процессор с 1000 кубитов»; but «налог с 1000 рублей», «доход с 2000 показов»."""
    if head.is_of("money") or head.lemma in word_list("measures"):
        return False
    owner = place.likeliest(place.governor.token - 1)
    return owner is not None and owner.lemma not in word_list("taken_from") and owner.pos == "NOUN" and has_many(place)


def undeclined(place: Place, head: Head) -> Governor | None:
    """«пожары на 2 НПЗ», «налёт на 2 НПЗ», «снялась в 3 шоу»: what does not decline tells no case."""
    counted = head.forms[0]
    if place.governor.words not in INTO_OR_ONTO or not (counted.short or counted.fixed):
        return None
    if counted.lemma in word_list("measures") or counted.lemma in word_list("weighed"):
        return None  # «на 5 евро»
    ridden = counted.lemma in word_list("ridden")  # «приехали на 4 такси»
    at = place.governor.token - 1
    onto = at >= 0 and not ridden and moves(place.text.word[at], place.governor.words)
    cases = (Case.ACCS, Case.LOCT) if onto else (Case.LOCT, Case.ACCS)
    return place.governor._replace(cases=cases, how=How.PREPOSITION)


def at_price(place: Place, head: Head) -> Governor | None:
    """«Закрылся на 90,5 рубля»: what a decimal counts does not tell the case."""
    if not place.item.digits or not is_price_at(place):
        return None
    return place.governor._replace(cases=(Case.LOCT,))


def as_large_as(place: Place, head: Head) -> Governor | None:
    """«Размером с 2 футбольных поля», «ростом с 3 этажа»: of the size of so many, in the accusative."""
    if place.governor.words not in WITH or place.text.lower(place.governor.token - 1) not in word_list("as_large_as"):
        return None
    return Governor(OBJECT, place.governor.words, How.PREPOSITION, place.governor.token)


def rather(place: Place, head: Head) -> Governor | None:
    """«Лучше 7 раз отмерить», «легче 5 коз пасти»: what is done to so many, which nothing is compared with."""
    verb = place.likeliest(head.token + 1) if place.is_compared else None
    if verb is None or verb.pos != "INFN":
        return None
    return Governor(OBJECT, place.text.lower(head.token + 1), How.VERB, head.token + 1)


def is_part(place: Place) -> bool:
    """«в 3 из 5 случаев»."""
    return is_of_several(place) and place.governor.words in INTO_OR_ONTO


def goes_on(place: Place) -> bool:
    """«Подорожало в 46 городах, в 20 подешевело», «в двух семьях – двойни, в 3 – тройни», «снижение — в 20»."""
    if place.head is not None or place.item.scale or place.governor.words not in INTO_OR_ONTO:
        return False
    before = place.text.lower(place.governor.token - 1)
    if before not in _GOING_ON and before not in DASHES:
        return False
    last, clean, start = place.last, place.text.clean, place.item.start
    if last is not None and last.case is Case.LOCT and last.value > 0:
        return True
    earliest = max(0, start - _IN_THE_SENTENCE)
    told = place.following < place.text.count and place.text.word[place.following] in DASHES
    return bool(_IN_SO_MANY.search(clean, earliest, start) or (told and _IN_TWO.search(clean, earliest, start)))


def is_in_others(place: Place) -> bool:
    """«В остальных 15 закрыто»: the adjective tells the case, where nothing is counted behind."""
    governor = place.governor
    return place.head is None and Case.LOCT in governor.cases and governor.words.split(" ")[0] in INTO_OR_ONTO


def is_in_thousands(place: Place) -> bool:
    """«В 12 тыс. школах», «на 3 тыс. объектах»: the noun tells the case, though thousands don't agree with it."""
    if not place.item.scale or place.governor.words not in INTO_OR_ONTO:
        return False
    behind = (place.following, place.following + 1)
    return any(stands_in_plural(place.text, token, Case.LOCT) is not None for token in behind)


def is_location(place: Place) -> bool:
    """«в 5 км от города», «в 90 % случаев»; but «длиной в 5 км», «на расстоянии в 7,5 км от берега»."""
    if place.governor.words not in INTO or place.head is None or place.head.measure is None:
        return False
    text, following = place.text, place.following
    before = place.governor.token - 1
    if place.head.measure.name.before == _SETTLEMENTS:  # «в 17 н. п. нет света», but «въехали в 2 н. п.»
        return not any(moves(text.word[at], place.governor.words) for at in text.words_back(before, _NEAR_VERB))
    while text.lower(before) in _ALMOST:
        before -= 1  # «диаметром почти в 1 км»
    if text.lower(before).startswith(("оцен", "рассчит")):
        return False  # «оценивают в 5 % рынка», «глубину оценили в 10 км»
    if place.kind is Counted.PERCENT:
        return text.lower(following) == "случаев" or (not place.gives_size and _tells_share(place))
    if place.head.measure.name.before and place.item.scale:
        return False  # «вышли на поставки «Волны» в 12 млн куб. м»
    liquid = place.head.measure.name.head.endswith("литр")
    if liquid and speaks_of(text, place.governor.token, "dissolved", before=_NEAR):
        return True  # «растворяют в 10 мл воды»
    before -= text.lower(before) in DASHES  # «клиренс – в 200 мм»
    if place.head.measure.name.head.endswith(("грамм", "литр")) and place.is_genitive(following):
        contents = text.word[following + 1 : following + 3]
        told = contents[:1] in (("—",), ("–",)) and contents[-1].isdecimal()  # «в 5 мл сиропа — 2 г сахара»
        return told or speaks_of(text, following, "contained", before=0, behind=_NEAR)  # «в 28 г мяса содержится 7 г»
    if is_size(text.lower(before)) or not place.head.measure.name.head.endswith("метр"):
        return False
    return text.lower(following) in word_list("place_after_length") or not place.gives_size


def is_price_at(place: Place) -> bool:
    """«Закрылся на $29,5», «держится на 90 руб.»: where it stands; but «закрылся на 2 % ниже», «на 1 % в плюсе»."""
    text, behind = place.text, place.behind
    money = place.kind in _PRICED or (place.head is not None and place.head.is_money)
    if place.governor.words != "на" or not money or text.lower(behind) == "в":
        return False
    if any(one.pos == "COMP" for one in forms_at(text, behind)):
        return False
    for at in text.words_back(place.governor.token - 1, _NEAR_VERB):
        forms = analyses(text.word[at])
        if forms[0].pos == "NOUN" or any(one.pos == "COMP" for one in forms):
            return False  # «сохранился спрос на 5 %», «оставался выше на 5 %»
        if may_be_of(forms, "stands_at"):
            return True
    return False


def _tells_share(place: Place) -> bool:
    """«в 90 % случаев», «в 90 % —»."""
    text, following = place.text, place.following
    if text.is_word(following):
        return place.is_genitive(following) or stands(text, following, "VERB")
    return text.lower(following) == "—"


def is_reached(place: Place) -> bool:
    """«Ушёл на глубину 1,1 м»: a broken size is an attribute of how deep, far or high."""
    governor = place.governor
    if not place.item.digits or place.item.scale or governor.how is not How.NOUN:
        return False
    return place.text.lower(governor.token - 1) in ONTO and is_size(place.text.word[governor.token])


def is_burnt(place: Place) -> bool:
    """«Огонь на 75 кв. м потушили», «пожар на 5 га»: where it burns."""
    if place.governor.words != "на" or place.head is None or place.head.measure is None:
        return False
    area = place.head.measure.name.head.startswith("гектар") or "квадратный" in place.head.measure.name.before
    return area and place.is_of(place.governor.token - 1, "fires")


def is_enclosed(place: Place) -> bool:
    """«На 3 л. в 2 экз.»: on so many sheets; but «тиражом в 500 экз.»."""
    if place.governor.words not in INTO_OR_ONTO or place.head is None or place.head.measure is None:
        return False
    named = place.head.measure.name.head
    return named == "лист" or (named == "экземпляр" and not place.gives_size)


def tells_extent(place: Place) -> bool:
    """«Численностью сотрудников 1100 человек», «площадью застройки 300 метров»: so much, and no attribute of those."""
    text, size = place.text, place.governor.token - 1
    if place.noun != _PEOPLE and (place.head is None or not place.head.is_measure):
        return False
    if text.is_word(size) and adjectives(text.word[size]):
        size -= 1  # «численностью личного состава 300 человек»
    return text.is_word(size) and text.small[size].endswith(_INSTRUMENTAL) and is_size(text.word[size])


def is_wanting(place: Place) -> bool:
    """«До отметки ещё 70 см»: so much is wanting, no size of the mark."""
    noun = place.governor.token
    if place.governor.how is not How.NOUN or place.text.lower(place.before) not in STILL:
        return False
    return any(place.text.lower(token) == "до" for token in place.text.words_back(noun - 1, 2))
