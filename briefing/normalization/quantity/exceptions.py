"""Readings of a number that neither its noun nor what governs it decides: «41 место в думе», «позже 4 года служил»."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements, first_in
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.quantity import befallen, inverted, measured, telling_nouns
from briefing.normalization.quantity.accompanying import accompanied
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.numbered import of_degree, of_item, of_name, of_numbered, of_street, of_very
from briefing.normalization.quantity.objects import may_stand_as_object
from briefing.normalization.quantity.place import Place
from briefing.normalization.quantity.prepositions import is_reached
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.tables import word_list

_WHOM = 3  # words from «опередил» to «на»: «опередил всех соперников»
_FAR = 8  # tokens before a number among which a party is looked for
_OF_AGE = "в возрасте"
_OF_EXTENT = ("на расстоянии", "на высоте", "на глубине", "на удалении")
_ON_THE_EVE = "накануне"
_ADVERBS_TOO = ("впереди", "позади", "внутри", "вокруг", "дальше")


def exception(place: Place, head: Head) -> Agreement | None:
    """Give the reading of the first exception that fits a number with a noun, None where none does."""
    return next((way for step in _EXCEPTIONS if (way := step(place, head)) is not None), None)


def _some_of_ranked(place: Place, head: Head) -> Agreement | None:
    """«21 место из 101», «партия получит 41 место», «21 этап, из которых»: what is numbered is counted here."""
    taken = place.word_behind == "из" and place.is_of(place.governor.token, "takes_places")
    if place.governor.how is not How.VERB or not is_ranked(head.forms) or taken:
        return None  # «занимает 223 место из 281», but «заняла 41 место в думе»
    seats = place.word_behind == "в" and place.text.lower(head.token + 2) in word_list("assemblies")
    seats = seats or (place.noun == "место" and speaks_of(place.text, head.token, "parties", before=_FAR))
    behind = place.text.word[head.token + 1 : head.token + 4]
    counted = place.word_behind == "из" or behind in ((",", "из", "которых"), (",", "из", "них"))
    if not counted and not seats:
        return None
    return next(iter(cardinal_agreements(place.item.whole, head.forms)), None)


def _line_of_ranking(place: Place, head: Head) -> Agreement | None:
    """«Вуз занял 31 строку в рейтинге»: which line of a list, but «текст занял 31 строку на экране»."""
    if place.noun != "строку" or not place.is_of(place.governor.token, "takes_places"):
        return None
    list_of_ranks = place.likeliest(head.token + 1 + (place.word_behind == "в"))
    if list_of_ranks is None or list_of_ranks.lemma not in word_list("rankings"):
        return None
    return Agreement(True, Case.ACCS, Gender.FEMN)


def _roughly(place: Place, head: Head) -> Agreement | None:
    """«Прожил в городе почти 2 века»: what is told roughly is counted, never numbered."""
    rough = place.text.lower(place.before) in word_list("limits")
    if not rough or place.governor.how is How.PREPOSITION or not place.item.is_whole:
        return None
    ways = head.ways(place.item.whole)
    return ways[0] if ways and all(way.case in DIRECT for way in ways) else None


def _ahead(place: Place, head: Head) -> Agreement | None:
    """«Отстал на 1 круг», «опередил на 1 место»: by how much."""
    if place.governor.words != "на" or not is_ranked(head.forms) or place.item.digits:
        return None
    before = place.text.words_back(place.governor.token - 1, _WHOM)
    if not any(one.lemma in word_list("outruns") for token in before for one in analyses(place.text.word[token])):
        return None
    return first_in(cardinal_agreements(place.item.whole, head.forms), Case.ACCS)


def _out_of(place: Place, head: Head) -> Agreement | None:
    """«В 7 случаях из 10 водителя ругают»: what was counted before is counted, and nothing behind is."""
    before = place.likeliest(place.governor.token - 1) if place.governor.words == "из" else None
    if before is None or before.pos != "NOUN" or before.number is not Number.PLUR:
        return None
    counts = any(way.case is Case.GENT for way in cardinal_agreements(place.item.whole, head.forms))
    return None if counts or is_ranked(head.forms) else Agreement(False, Case.GENT)


def _so_many_as(place: Place, head: Head) -> Agreement | None:
    """«потери составили 1200 убитыми», «потеряли 15 человек убитыми, 49 ранеными»."""
    last, how = place.last, place.governor.how
    goes_on = how in (How.NONE, How.COORDINATION) and last is not None and last.case in DIRECT
    victims = any(one.case is Case.ABLT and one.lemma in word_list("victims") for one in head.forms)
    alone = victims and numerals.is_one(place.item.whole)  # «пропавшим», the dative of several too
    as_what = all(one.case is Case.ABLT and (victims or one.is_adjective) for one in head.forms)
    if not (goes_on or how is How.VERB) or not (as_what or alone):
        return None
    verb = place.likeliest(place.governor.token)
    if verb is not None and how is How.VERB and not (victims or verb.transitive):
        return None  # «живёт 2 простыми, давно знакомыми вещами»
    return measured.agree(place._replace(head=None))


def _before_rest(place: Place, head: Head) -> Agreement | None:
    """«В размере 12 тысяч 44 рубля»: the noun behind the rest of the number tells that neither is oblique."""
    text, rest = place.text, head.token + 1
    if not text.is_number(rest) or head.lemma not in numerals.scale_names():
        return None
    counted = noun_head(text, text.end[rest], rest + 1)
    if counted is None or counted.measure is not None or not text.word[rest].isdecimal():
        return None
    cases = {way.case for way in cardinal_agreements(int(text.word[rest]), counted.forms)}
    ways = head.ways(place.item.whole) if cases and cases <= set(DIRECT) else []
    return first_in(ways, *DIRECT)


def _of_brand(place: Place, head: Head) -> Agreement | None:
    """«Купили 4 новых Boeing»: a Latin name behind the adjective is of things, not of people."""
    behind, case = head.token + 1, place.governor.first
    latin = place.text.is_latin(behind) and not place.text.broken(behind)
    adjective = all(form.is_adjective for form in head.forms)
    if not latin or place.governor.how is How.PREPOSITION or case not in DIRECT or not adjective:
        return None  # «в 2 разных VG» are not «в два»
    return Agreement(False, case) if numerals.is_few(place.item.whole) else None


def _offered(place: Place, head: Head) -> Agreement | None:
    """«Предлагаем читателям 2 главы»: what somebody gets, and no second one; but «дали жителям 2 подъезда воду»."""
    few = numerals.is_few(place.item.whole) and is_ranked(head.forms) and place.governor.is_noun
    if not few or not place.is_object or place.is_of(place.governor.token, "members", "pupils"):
        return None
    whom, things = place.likeliest(place.governor.token), tuple(form for form in head.forms if not form.animate)
    if whom is None or not whom.animate or whom.case is not Case.DATV:
        return None
    if may_stand_as_object(place.text, place.behind, 1):
        return None
    return first_in(cardinal_agreements(place.item.whole, things), Case.ACCS)


def _or_more(place: Place, head: Head) -> Agreement | None:
    """«Выделите 2 или более строк», «участвуют 2 и более команд»: what «more» governs does not tell the case."""
    governor, text = place.governor, place.text
    if not numerals.is_few(place.item.whole) or head.animate:
        return None
    joint = place.following
    if text.lower(joint) not in ("и", "или") or text.lower(joint + 1) not in word_list("or_more"):
        return None
    if governor.how not in (How.NONE, How.VERB, How.PLACE, How.NOUN) or governor.first not in DIRECT:
        return None
    several = head.forms[0].number is Number.PLUR and head.forms[0].case is Case.GENT
    return Agreement(False, governor.first, head.forms[0].gender or Gender.MASC) if several else None


def _reached(place: Place, head: Head) -> Agreement | None:
    """«Ушёл на глубину 1,1 метра», as with a unit."""
    return Agreement(False, Case.GENT) if is_reached(place) else None


def not_as_asked(place: Place, head: Head) -> Agreement | None:
    """«позже 4 года служил», «лучше 2 простые двери», «на высоте 2 метра»: the form is none that is asked for."""
    direct = bool(head.adjectives) and all(one.case in DIRECT for one in head.adjectives)
    if place.noun == "раза" and place.governor.how in (How.ADJECTIVE, How.RELATION):
        return Agreement(False, Case.NOMN)  # «ездил мимо Тульской 3 раза»
    eve = place.governor.words == _ON_THE_EVE  # «накануне 3 дня искали»
    around = place.governor.words in _ADVERBS_TOO and not is_ranked(head.forms)  # «впереди ещё 2 пересдачи»
    compared = eve or place.governor.words in (*word_list("later"), _OF_AGE) or (direct and place.is_compared)
    extent = place.governor.words in _OF_EXTENT and (head.is_measure or head.lemma in numerals.scale_names())
    if not (compared or around or extent) or not numerals.is_few(place.item.whole):
        return None
    ways = head.ways(place.item.whole)
    return next((way for way in ways if all(other.case is not Case.GENT for other in ways)), None)


def as_noun_allows(place: Place, head: Head, governor: Governor) -> Agreement:
    """«Не понимал 2 вещей», «лошади 1 голова»: the noun tells the case; but «около 2 рубля» is a slip."""
    direct = governor.is_noun if place.item.whole == 1 else governor.first in DIRECT
    open_case = governor.how is not How.PREPOSITION and direct and not place.item.digits
    ways = head.ways(place.item.whole) if open_case else []
    told = ways and head.forms[0].known and all(way.case is not governor.first for way in ways)
    return ways[0] if told else Agreement(False, governor.first, head.forms[0].gender or Gender.MASC)


_EXCEPTIONS = (
    _reached,
    _offered,
    _or_more,
    accompanied,
    of_very,
    of_degree,
    of_name,
    of_numbered,
    of_street,
    of_item,
    _of_brand,
    _some_of_ranked,
    _line_of_ranking,
    telling_nouns.told,
    _roughly,
    _ahead,
    inverted.roughly_counted,
    not_as_asked,
    _out_of,
    _so_many_as,
    _before_rest,
    befallen.of_noun,
    befallen.before_doers,
)
"""Readings that the noun and the governor do not decide; the first that fits holds."""
