"""What a number behind «с» tells: what somebody or something has («с 51 % голосов»), or from where it begins."""

from __future__ import annotations

import re

from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governor import INTO_OR_ONTO, WITH
from briefing.normalization.grammar.morphology import analyses, may_stand_in
from briefing.normalization.grammar.numerals import scale_names
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.quantity.genders import OF_WHICH, is_of_several
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import SUMS, Counted
from briefing.normalization.sentence.text import CLOSING
from briefing.normalization.tables import begins, word_list

_AND_MORE = ("и выше", "и более", "и больше")
_UP_TO = re.compile(r"\b(?:до|по)\b[^.!?]*\d|\bдо\b")
_FAR = 8  # tokens before «с» among which points of a change stand
_HAD = ("байт", "сила", "пиксель", "ампер-час", "герц")
_PHRASE = 3  # words of what is counted
_ENDS = (".", "!", "?", ";")
_NEAR = 5  # tokens behind a number among which «до» is looked for


def accompanies(place: Place) -> bool:
    """«с 51 % голосов» means together with them; «с 5 % до 10 %» and «с 5 млн руб. начали» mean from there."""
    if place.governor.words not in WITH or _is_from(place) or _is_gathered_from(place):
        return False
    if _is_had_too(place):
        return True
    if is_of_several(place) and place.text.lower(place.following + 1) in OF_WHICH:
        return not _is_taken_off(place)  # «с 3 из них заключены договоры»
    if has_many(place):
        return True
    text, following, last = place.text, place.following, place.last
    bracketed = text.word[place.governor.token - 1] == "(" and not _is_had(place)
    before = place.governor.token - (2 if bracketed else 1)
    share = last is not None and last.counted is Counted.PERCENT and bracketed
    if last is not None and last.end == text.end[before] and (share or last.case is Case.GENT):
        return False  # «упадёт до 1,7 млн т с 2,2 млн т», «просел на 2 % (с 8 млн т годом ранее)»
    near = " ".join(text.word[following : following + _NEAR]).lower()
    if _UP_TO.search(near) or text.lower(following) in word_list("parts_of_day"):
        return False
    if _is_had(place) and not changes(place):
        return True
    if place.item.scale and _is_somebody(place) and not text.is_word(following):
        return not changes(place)  # «на третьем — Котов с 29 млрд.»
    listed = text.lower(following) == "и" and not near.startswith(_AND_MORE)  # «КПРФ с 9,3 % и ЛДПР с 8,1 %»
    if listed or not text.is_word(following):
        return _is_had(place) or (place.kind is Counted.PERCENT and not changes(place))
    if may_stand_in(analyses(text.word[following]), Case.ABLT):
        return True
    if place.kind is Counted.PERCENT:
        return place.is_genitive(following) and not changes(place)
    sums = place.kind in SUMS
    return sums and not changes(place) and (place.is_genitive(following) or text.lower(following) in INTO_OR_ONTO)


def _is_had_too(place: Place) -> bool:
    """«Первый с 21 очком, второй с 20»: so many of the same, of which another before had so many."""
    text, last = place.text, place.last
    if place.head is not None or place.item.scale or last is None or last.case is not Case.ABLT:
        return False
    had = text.lower(text.at(last.start) - 1) in WITH
    return had and not any(text.word[token] in _ENDS for token in range(text.at(last.start), place.governor.token))


def _is_taken_off(place: Place) -> bool:
    """«С 3 из них сняли обвинения», «взыскали с 2 из них 5 млн»: from whom."""
    text, start = place.text, place.governor.token
    near = range(max(0, start - _NEAR), min(text.count, start + _FAR))
    words = (one.lemma for token in near if text.is_word(token) for one in analyses(text.word[token]))
    return any(word in word_list("taken_from") for word in words)


def _is_from(place: Place) -> bool:
    """«До 135 млн тонн с 130 млн тонн»: so many of the same it was before."""
    text, last, noun = place.text, place.last, place.governor.token - 1
    if last is None or last.case is not Case.GENT or text.lower(noun) != place.noun:
        return False
    return last.end == text.end[noun - 1] and text.lower(text.at(last.start) - 1) == "до"


def _is_gathered_from(place: Place) -> bool:
    """«Хлеб убрали с 40 % площадей», «обмолочен с 1,7 % посевов»: from which fields."""
    text, verb = place.text, place.likeliest(place.governor.token - 1)
    if verb is None or verb.pos not in ("VERB", "PRTS", "PRTF", "INFN"):
        return False
    return any(begins(text.lower(token), "fields") for token in text.ahead(place.following, _PHRASE, ",."))


def has_many(place: Place) -> bool:
    """«банк с 52,8 млн клиентов», «С 28,6 млн устройств она лидирует»; but «вырос с 52,8 млн клиентов»."""
    if place.kind is not Counted.NOUN or changes(place):
        return False
    before, near = place.governor.token - 1, place.text.word[place.following : place.following + _NEAR]
    owner = place.likeliest(before)
    sums = place.head is not None and place.head.is_of("money")
    opens = (before < 0 or place.text.broken(before + 1)) and not sums
    owned = opens or (owner is not None and owner.pos == "NOUN")
    return owned and not _UP_TO.search(" ".join(near).lower())


def _is_had(place: Place) -> bool:
    """«версия с 512 ГБ», «с 16 ГБ RAM», «со 150 л. с.», «с 60 Гц»: what a device has."""
    measure = place.head.measure if place.head is not None else None
    return measure is not None and measure.name.head.endswith(_HAD)


def changes(place: Place) -> bool:
    """Whether a verb or noun of change stands before: «снизили ставку с 5 %», «повышен на 0,2 пункта с 3,1 %»."""
    if speaks_of(place.text, place.governor.token, "points", before=_FAR):
        return True
    return speaks_of(place.text, place.governor.token, "changes", before=_NEAR)


def accompanied(place: Place, head: Head) -> Agreement | None:
    """«Компания с 26 ЦОД», «сыр с 12,5 процента жира», «Котов с 3,2 миллиарда»: what has it stands before."""
    if place.governor.words not in WITH:
        return None
    lemma, parted = head.lemma, place.item.digits and place.is_genitive(head.token + 1)
    share, sum_told = parted and lemma == "процент", parted and lemma in scale_names()
    if not (share or sum_told) and not all(form.short and form.fixed for form in head.forms):
        return None
    owner = place.likeliest(place.governor.token - 1)
    if sum_told and not _is_somebody(place):
        return None
    if owner is None or not (owner.pos == "NOUN" or (share and owner.pos in ("VERB", "GRND", "INFN"))):
        return None
    if changes(place) or owner.lemma in word_list("taken_from"):
        return None
    return Agreement(False, Case.ABLT, head.forms[0].gender or Gender.MASC)


def _is_somebody(place: Place) -> bool:
    """Whether the name of somebody who has what «с» tells stands before it: «Котов с 29 млрд», ««Луч» с $29 млн»."""
    name = place.governor.token - 1
    if place.text.word[name] in CLOSING:
        return True
    told = forms_at(place.text, name)
    return any(one.proper and one.case is Case.NOMN for one in told)
