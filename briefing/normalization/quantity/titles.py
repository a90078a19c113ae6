"""Numbers that begin a title or a name: «по роману «12 стульев»», «в храме 7 Вселенских Соборов»."""

from __future__ import annotations

from briefing.normalization.grammar.governor import ATTRIBUTE, Governor, How
from briefing.normalization.grammar.morphology import analyses, may_be_of
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.text import CLOSING, OPENING, Text
from briefing.normalization.tables import word_list

_LONGEST_AUTHOR = 7  # words from a title's kind to it: «новая книга известного историка Ивана Петрова»
_LONGEST_TITLE = 5  # tokens behind what is counted among which a title ends: «20 тысяч льё под водой»


def title(place: Place, head: Head) -> Governor | None:
    """«По роману «12 стульев»» names it; «съёмки «12 стульев»» are of it."""
    governor, text, start = place.governor, place.text, place.token
    if not governor.is_noun or text.word[start - 1] not in OPENING:
        return None
    if CLOSING.isdisjoint(text.word[head.token + 1 : head.token + _LONGEST_TITLE]):
        return None
    noun = place.likeliest(governor.token)
    if head.lemma == "год" or _names_title(text, governor.token):  # «колхоз «30 лет Победы»»
        return governor._replace(cases=(Case.NOMN,), how=How.VERB)
    if noun is None or noun.proper:
        return None
    return governor._replace(cases=ATTRIBUTE, how=How.ADJECTIVE)


def named_for_many(place: Place, head: Head | None) -> Governor | None:
    """«В храме 7 Вселенских Соборов», «на улице 26 Бакинских Комиссаров»: named for so many."""
    governor, text, token = place.governor, place.text, place.following
    if head is None or not text.is_word(token) or not text.word[token].istitle() or governor.token != token - 2:
        return None
    named = {one.lemma for one in analyses(text.word[governor.token])}
    several = any(form.is_genitive_plural for form in head.forms)
    if not several or named.isdisjoint(word_list("named_for_many")):
        return None
    return governor.as_attribute()


def _names_title(text: Text, last: int) -> bool:
    """Whether words that end with a token say whose or what title follows: «роман Ильфа и Петрова»."""
    for token in text.words_back(last, _LONGEST_AUTHOR):
        if may_be_of(analyses(text.word[token]), "titled", "bearers_of_names"):
            return True
    return False
