"""Whether a number stands in the genitive where its noun leaves that open: «фотографии 350 женщин», «ищут 350 женщин».

The words to the left answer first. Where they ask for the genitive, they are believed: of 46 sentences of the news and
of the tests in which the tagger was asked, it took none back. Where they may have missed it, both sides of the place
are weighed (`syntax.judging`).
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.normalization.grammar.agreement import Agreement, first_in
from briefing.normalization.grammar.governing_words import object_may_follow
from briefing.normalization.grammar.governor import How, is_listed, is_size, preposition_cases
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import DIRECT, Case, Number
from briefing.normalization.quantity.inverted import is_of_heap
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.objects import may_stand_as_object
from briefing.normalization.quantity.phrases import phrase_before
from briefing.normalization.quantity.place import Place
from briefing.normalization.quantity.prepositions import tells_extent
from briefing.normalization.quantity.whose import amount
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import DASHES, NUMBER, OPENING, Text
from briefing.normalization.syntax.judging import judge
from briefing.normalization.tables import word_list

_HEAPS = ("тысячи", "сотни", "десятки", "миллионы")
_FROM = "у"
_SPREADING = ("рас", "раз")  # «разложили по папкам 300 писем»
_GENITIVES = 3  # in a row behind what is counted
_NAMED_PEOPLE = 6  # words between a colon and the «и» that ends the list of people behind it
_LEADS = {How.NOUN: 1.0, How.PERSON: 1.0, How.RELATION: 2.0, How.GOVERNED: 2.0, How.NONE: 3.0}
_LEAD_OF_SHARES = 2.5
_LEAD_OF_COLLECTIVES = -2.0  # behind a noun «2 командиров» are hardly «двое»
"""By how many logits another case must fit better than the one that the words to the left ask for.

Measured on nouns of news before which a number was put. What else decides (a preposition, a verb) is sure.
"""


def weighed(place: Place, start: int, way: Agreement) -> Agreement:
    """Give the way to read a number whose series begins at token `start`, or the one that fits its place better."""
    if way.ordinal or way.case not in DIRECT or not _in_doubt(place, start):
        return way
    genitive = _genitive(place, way)
    if genitive is None:
        return way
    lead = _LEADS[place.governor.how]
    if place.governor.how is How.NONE and place.kind is Counted.PERCENT:
        lead = _LEAD_OF_SHARES
    elif way.collective and place.governor.is_noun:
        lead = _LEAD_OF_COLLECTIVES
    cases = (way.case, *(case for case in DIRECT if case is not way.case), Case.GENT)
    case = judge(place.text, start, place.behind, Number.PLUR, cases, lead)
    return genitive if case is Case.GENT else way


def _genitive(place: Place, way: Agreement) -> Agreement | None:
    head, item = place.head, place.item
    if head is None or head.measure is not None or item.scale:
        return way._replace(case=Case.GENT)
    return first_in(head.ways(item.whole), Case.GENT)


def _in_doubt(place: Place, start: int) -> bool:
    """Whether the words to the left may be wrong about this number; they know the sizes of things."""
    head, how = place.head, place.governor.how
    if how not in _LEADS or place.item.digits or head is None or _is_size(place, head):
        return False
    if how is How.NONE:
        text, joint = place.text, start - 1
        if text.lower(joint - 2) in _HEAPS:
            return False  # «погибли тысячи людей и 6 слонов»
        told_of = text.lower(place.behind) in DASHES  # «400 у родственников и 29 человек – в пунктах»
        return text.lower(joint) == "и" and not (told_of or _is_listed_behind_colon(text, joint))
    opens = place.text.word[start - 1] in OPENING  # «съёмки «5 вечеров»»: a quotation or a title
    return not opens and not any(sure(place) for sure in _SURE)


def _is_listed_behind_colon(text: Text, joint: int) -> bool:
    """«Пострадали 13 человек: водитель грузовика и 12 пассажиров»: those before are named as subjects."""
    for token in text.words_back(joint - 1, _NAMED_PEOPLE):
        if text.word[token - 1] == ":":
            return analyses(text.word[token])[0].case is Case.NOMN
    return False


def _is_size(place: Place, head: Head) -> bool:
    """Whether what is counted hardly belongs to the noun before: units, sums, spans of time, shares seldom do."""
    if head.measure is None:
        return head.is_measure or place.counts_sum
    share = head.kind is Counted.PERCENT and place.governor.how is not How.NOUN
    return not (share and place.is_genitive(place.following))


def _of_the_table(place: Place) -> bool:
    """Whether the table of governing words tells («на высоте», «обмен 65 пленных»)."""
    word, form = place.text.word[place.governor.token], _form(place)
    if is_size(word) or place.governor.tells_price or tells_extent(place):
        return True
    return is_listed(word, "relation") and form is Case.ABLT


def _receives(place: Place) -> bool:
    """Whether the noun before is in the dative: «мошенникам 900 купюр»; but «поддался атаке 2 бойцов»."""
    if _form(place) is not Case.DATV or preposition_cases(place.text.lower(place.governor.token - 1)):
        return False
    noun = place.likeliest(place.governor.token)
    people = place.head is not None and any(form.animate for form in place.head.forms)
    return not people or (noun is not None and noun.animate)


def _form(place: Place) -> Case:
    noun = place.likeliest(place.governor.token)
    return noun.case if noun is not None else Case.NONE


def _smaller_part(place: Place) -> bool:
    """Whether the noun before was itself counted: «91 рубль 12 копеек»."""
    return place.text.kind[place.governor.token - 1] is NUMBER


def _object(place: Place) -> bool:
    """Whether a verb and a phrase stand before: «вызвал в сборную 25 игроков», «купил у соседа 12 ульев»."""
    before, noun = phrase_before(place.text, place.governor.token), place.likeliest(place.governor.token)
    somebody = place.governor.how is How.PERSON and noun is not None and noun.number is Number.SING
    if place.governor.how is not How.NOUN and not (somebody and place.text.lower(before) == _FROM):
        return False
    put = place.is_of(place.governor.token, "put_into")  # «привлекли к ответственности 5 человек»
    where = place.is_of(place.governor.token, "settlements")  # «сбили на подлёте к городу 12 дронов»
    spread = place.text.lower(before) == "по" and place.text.small[before - 1].startswith(_SPREADING)
    attribute = not (put or where or spread) and place.text.lower(before) in word_list("attribute_behind")
    if attribute or not object_may_follow(place.text, before):
        return False
    behind = place.past_genitives(place.behind, _GENITIVES)  # «взял на борт 8 представителей мира искусства»
    return not may_stand_as_object(place.text, behind, 1)  # «построят в районах 5 республик школы»


def _of_place(place: Place) -> bool:
    """Whether the name of a place stands before, which nothing is counted of: «над регионами России 75 дронов»."""
    noun = place.likeliest(place.governor.token)
    return noun is not None and noun.proper


def _of_time(place: Place) -> bool:
    """Whether a time stands before, which nothing is counted of: «выдвинули к сегодняшнему дню 30 кандидатов»."""
    return place.governor.how is How.NOUN and place.is_of(place.governor.token, "times", "seasons")


def _is_means(place: Place) -> bool:
    """Whether what strikes or carries others stands before: «ранены осколками 12 человек»."""
    noun = place.likeliest(place.governor.token)
    return noun is not None and noun.case is Case.ABLT and noun.lemma in word_list("means")


def _is_labelled(place: Place) -> bool:
    """«Штат компании 350 сотрудников»: so many there are."""
    return place.head is not None and amount(place, place.head) is not None


def _only_subject(place: Place) -> bool:
    """«На фото актёра 35 кошек»: the clause begins with a preposition and has no verb."""
    return place.stands_alone


Condition = Callable[[Place], bool]
_SURE: tuple[Condition, ...] = (
    is_of_heap,
    _of_time,
    _of_the_table,
    _receives,
    _smaller_part,
    _object,
    _of_place,
    _is_means,
    _is_labelled,
    _only_subject,
)
"""Where the words to the left are to be trusted."""
