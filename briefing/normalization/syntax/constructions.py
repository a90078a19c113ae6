"""The case of a name that a construction tells: «передача РПЦ здания», «в силу вступил ФЗ»."""

from __future__ import annotations

from dataclasses import replace

from briefing.normalization.grammar.case_of_name import Standing, standing, with_adjective
from briefing.normalization.grammar.doers import POSSESSIVES
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import INTO, Governor, How, is_listed, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest
from briefing.normalization.kinds import OBLIQUE, Case, Gender, Number
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.fitting import fitting
from briefing.normalization.syntax.judging import clause
from briefing.normalization.syntax.subjects import Place, agrees, has_subject_before, is_acronym, verb_before_also
from briefing.normalization.tables import word_list

_ASIDE = 3  # tokens of an acronym in brackets
_LONGEST_CHARGE = 6  # tokens back to «в» before what somebody is accused of
_CHARGES = (Case.LOCT, Case.GENT)
_LIKE = ("подобн", "соответствующ", "данно", "данную", "заслуженн", "новое", "старое", "настоящ")
_MOST = ("ейш", "айш")
_LEFT = {"оставить": Case.ACCS, "оставлять": Case.ACCS, "остаться": Case.NOMN, "оставаться": Case.NOMN}
_LACKING = ("нет", "без")
_OTHERS = 8  # tokens on either side among which another «ни» stands
_PLACES_RANKED = ("месте", "строчке", "строке", "позиции")
_OF_RANKING = ("лидеров", "сильнейших", "лучших", "призёров", "крупнейших")
_THIS, _OF_THIS = ("этого", "этому", "этим", "этом"), ("в", "на", "у", "из", "с", "к")
_LONGEST_TIME = 7  # words of an aside of time, with the participle before it
_TELLERS = ("он", "она", "они", "я", "мы")


def standing_in_construction(government: Government, place: Place, gender: Gender) -> Standing | None:
    """Give the standing of a name in the first construction that is found here; none where there is none."""
    return (
        _across_aside(government, place, gender)
        or _across_time(government, place)
        or _across_adverb(government, place, gender)
        or _doer_behind_place(place)
        or _recipient(place)
        or _told(place)
        or _accused(place)
        or _takes_up(place)
        or _takes_effect(place)
        or _left_without(place)
        or _also_subject(place)
        or _neither(place)
        or _ranked(place)
        or _called_alike(government, place)
    )


def _across_aside(government: Government, place: Place, gender: Gender) -> Standing | None:
    """«в Бюро полевой связи (БПС) ФСБ»: an acronym in brackets stands between."""
    text, opening = place.text, place.index - _ASIDE
    if opening <= 0 or text.word[place.index - 1] != ")" or text.word[opening] != "(":
        return None
    asked = standing(government, opening, gender, place.number)
    return fitting(replace(place, start=opening), government.at(opening), asked)


def _across_time(government: Government, place: Place) -> Standing | None:
    """«на предстоящем этим летом ЧМ», «на второй по мощности АЭС»: words of time, place or rank stand between."""
    participle = _before_time(place.text, place.index, place.genders)
    if participle < 0:
        return None
    word = place.text.word[participle]
    cases = dict.fromkeys(one.case for one in analyses(word) if one.is_adjective and one.case)
    governor = Governor(tuple(cases), word.lower(), How.ADJECTIVE, participle)
    asked = with_adjective(government, participle + 1, governor)
    return fitting(replace(place, start=participle + 1), governor, asked)


def _across_adverb(government: Government, place: Place, gender: Gender) -> Standing | None:
    """«нормы, признанные впоследствии КС законными», «одобрен накануне СФ»: an adverb stands between."""
    text, at = place.text, place.index - 2
    if not text.is_word(at) or not text.goes_on(at + 1) or text.broken(place.index):
        return None
    if analyses(text.word[at + 1])[0].pos != "ADVB":
        return None
    if not any(one.pos == "PRTS" or (one.pos == "PRTF" and one.passive) for one in analyses(text.word[at])):
        return None
    asked = standing(government, at + 1, gender, place.number)
    return fitting(replace(place, start=at + 1), government.at(at + 1), asked)


def _doer_behind_place(place: Place) -> Standing | None:
    """«задержанный в Москве ФСБ мужчина»: a place stands between the participle and who does it."""
    text, index = place.text, place.index
    in_place = analyses(text.word[index - 1])[0].proper and preposition_cases(text.lower(index - 2))
    if not in_place or not text.is_word(index + 1):
        return None
    participles = {one.case for one in analyses(text.word[index - 3]) if one.passive and one.case}
    done_to = {one.case for one in analyses(text.word[index + 1])}
    return Standing(Case.ABLT, place.number, text.word[index - 3]) if participles & done_to else None


def _recipient(place: Place) -> Standing | None:
    """«передача РПЦ здания», «о предоставлении СМИ права»: what is given stands behind who gets it."""
    text, index = place.text, place.index
    if not text.is_word(index - 1) or not text.is_word(index + 1) or text.broken(index) or text.broken(index + 1):
        return None
    if not may_be_of(analyses(text.word[index - 1]), "acts_of_giving"):
        return None
    at = index + 1
    while text.goes_on(at + 1) and analyses(text.word[at])[0].is_adjective:
        at += 1  # «передача ВМС новых кораблей»
    given = analyses(text.word[at])[0]
    thing = given.pos == "NOUN" and given.case is Case.GENT and not given.animate and text.word[at][0].islower()
    by_giver = given.pos == "NOUN" and given.case is Case.ABLT  # «о присуждении ВАК министерством премии»
    return Standing(Case.DATV, place.number, text.word[index - 1]) if thing or by_giver else None


def _told(place: Place) -> Standing | None:
    """«…», — сказал он ТАСС: who tells stands between the verb and whom he tells."""
    text, teller = place.text, place.index - 1
    if text.lower(teller) not in _TELLERS or text.broken(place.index) or not is_listed(text.word[teller - 1], "told"):
        return None
    return Standing(Case.DATV, place.number, text.word[teller - 1])


def _accused(place: Place) -> Standing | None:
    """«винит в своих бедах СМИ», «обвинил в утечке данных ФСБ»: what for stands between the verb and whom."""
    text, index = place.text, place.index
    into = next((at for at in range(index - 2, max(0, index - _LONGEST_CHARGE), -1) if text.lower(at) in INTO), 0)
    if not into or _may_be_object(text, index + 1) or any(text.broken(at) for at in range(into, index + 1)):
        return None
    verb = likeliest(text, into - 1)
    active = verb is not None and verb.lemma in word_list("accusing") and verb.pos in ("VERB", "INFN", "GRND")
    accuses = active and not any(_is_object(text, at) for at in range(clause(text, into)[0], into - 1))
    charge = [analyses(text.word[at]) for at in range(into + 1, index) if text.is_word(at)]
    told = len(charge) == index - into - 1 and all(may_stand_in(forms, *_CHARGES) for forms in charge)
    return Standing(Case.ACCS, place.number, text.word[into - 1]) if accuses and told else None


def _takes_up(place: Place) -> Standing | None:
    """«ход дела взял под особый контроль СК»: who takes it up stands behind what the verb is said with."""
    text, index = place.text, place.index
    if text.lower(index - 1) not in word_list("taken_under") or text.broken(index):
        return None
    at = next((at - 1 for at in range(index - 2, max(0, index - 4), -1) if text.lower(at) in ("под", "на")), -1)
    verb = analyses(text.word[at])[0] if at >= 0 and text.is_word(at) else None
    if verb is None or verb.pos != "VERB" or not verb.gender or not agrees(verb, place.genders, place.number):
        return None
    return None if has_subject_before(replace(place, start=at), verb) else Standing(Case.NOMN, place.number)


def _takes_effect(place: Place) -> Standing | None:
    """«Вступил в силу ФЗ»: what takes effect stands behind."""
    text, at = place.text, place.index - 3
    if text.lower(place.index - 1) != "силу" or text.lower(place.index - 2) != "в" or at < 0 or not text.is_word(at):
        return None
    verb = analyses(text.word[at])[0]
    if verb.pos != "VERB" or not agrees(verb, place.genders, place.number):
        return None
    return None if has_subject_before(replace(place, start=at), verb) else Standing(Case.NOMN, place.number)


def _left_without(place: Place) -> Standing | None:
    """«Авария оставила без света ЖК», «остался без тепла ЖК»: whom it befalls stands behind what is lacked."""
    text, index = place.text, place.index
    lacks = index > 2 and text.lower(index - 2) == "без" and not any(text.broken(at) for at in (index - 1, index))
    if not lacks or analyses(text.word[index - 1])[0].lemma not in word_list("lacked"):
        return None
    verb = likeliest(text, index - 3)
    case = _LEFT.get(verb.lemma) if verb is not None and verb.pos in ("VERB", "INFN") else None
    return Standing(case, place.number, text.word[index - 3]) if case else None


def _also_subject(place: Place) -> Standing | None:
    """«против выступила и ФАС», «среди них был и МОК»: the verb before speaks of the name, too."""
    return None if verb_before_also(place) < 0 else Standing(Case.NOMN, place.number)


def _neither(place: Place) -> Standing | None:
    """«Нет ни ФОТ, ни прибыли», «не верил ни суду, ни ФСБ»: what is lacked, or as another; «ни ФАС, ни суд»: who."""
    text, index = place.text, place.index
    if text.lower(index - 1) != "ни" or index < 2 or text.broken(index):
        return None
    before = {text.lower(at) for at in range(clause(text, index)[0], index - 1)}
    case = Case.GENT if not before.isdisjoint(_LACKING) else _case_beside(text, index) if "не" in before else Case.NONE
    return Standing(case, place.number, "ни") if case else None


def _case_beside(text: Text, index: int) -> Case:
    """«Не получал ни РВП, ни визы», «не верил ни суду, ни ФСБ»: the oblique case behind another «ни»."""
    near = range(max(1, index - _OTHERS), min(text.count, index + _OTHERS))
    others = [at for at in near if text.lower(at - 1) == "ни" and text.is_word(at) and not is_acronym(text, at)]
    return next((case for at in others if (case := analyses(text.word[at])[0].case) in OBLIQUE), Case.NONE)


def _ranked(place: Place) -> Standing | None:
    """«На третьем месте МГТУ», «замыкает тройку РУДН»: who is ranked so stands behind."""
    text, at = place.text, place.index - 1
    if not text.is_word(at - 1) or text.broken(place.index) or text.broken(at):
        return None
    if text.lower(at) in _PLACES_RANKED:
        ordinal = analyses(text.word[at - 1])[0]
        ranked = ordinal.is_adjective and ordinal.lemma in word_list("ranking") and text.lower(at - 2) == "на"
        return Standing(Case.NOMN, place.number) if ranked else None
    at -= text.lower(at) in _OF_RANKING
    if analyses(text.word[at])[0].lemma not in word_list("rankings") or not text.is_word(at - 1):
        return None
    verb = analyses(text.word[at - 1])[0]
    leads = verb.pos == "VERB" and verb.lemma in word_list("leads_ranking")
    leads = leads and agrees(verb, place.genders, place.number)
    acts = leads and not has_subject_before(replace(place, start=at - 1), verb)
    return Standing(Case.NOMN, place.number) if acts else None


def _called_alike(government: Government, place: Place) -> Standing | None:
    """«второе подобное ЧП», «данного ФЗ», but «подобный МРОТ порог»: what is called so, not what it is like."""
    text, at = place.text, place.index - 1
    like = text.lower(at).startswith(_LIKE) or _is_this(text, at)
    if not like or text.broken(place.index):
        return None
    forms = [one for one in analyses(text.word[at]) if one.is_adjective and agrees(one, place.genders, place.number)]
    behind = forms_at(text, at + 2)
    if not forms or any(one.pos in ("NOUN", "ADJF") and one.case is forms[0].case for one in behind):
        return None
    cases = tuple(one.case for one in forms)
    return with_adjective(government, place.index, Governor(cases, text.lower(at), How.ADJECTIVE, at))


def _is_this(text: Text, index: int) -> bool:
    """Whether «этом» is of the name: «служил в этом УФСБ.», but «при этом ФСБ заявила», «в этом РФ уверена»."""
    ends = index + 2 >= text.count or not text.is_word(index + 2)
    return ends and text.lower(index) in _THIS and text.lower(index - 1) in _OF_THIS


def _is_object(text: Text, index: int) -> bool:
    """Whether a token is somebody accused, and can be no subject: «его обвиняют в хищении средств АСВ»."""
    cases = {one.case for one in analyses(text.word[index])} if text.is_word(index) else set()
    return text.lower(index) in POSSESSIVES or (Case.ACCS in cases and Case.NOMN not in cases)


def _may_be_object(text: Text, index: int) -> bool:
    """Whether a token may be who or what is accused: «обвинил в бедах СМИ редактора»."""
    forms = analyses(text.word[index]) if text.goes_on(index) else ()
    return any(one.pos in ("NOUN", "ADJF") and one.case is Case.ACCS for one in forms)


def _before_time(text: Text, index: int, genders: frozenset[Gender]) -> int:
    """Give the participle or the like before a name that words of time or a place part from it; -1 for none."""
    left = index - 1
    if preposition_cases(text.lower(left)):
        return -1  # «обратившимся в МФЦ»
    while left > max(0, index - _LONGEST_TIME) and text.is_word(left) and not text.broken(left + 1):
        forms = analyses(text.word[left])
        apart = [one for one in forms if _stands_apart(text, left, one)] if left < index - 1 else []
        if any(agrees(one, genders, Number.SING) for one in apart):
            return -1 if _agree_with_next(text, left, apart) else left
        if not _tells_when(text, left) and not _names_place(text, left, index):
            break
        left -= 1
    return -1


def _agree_with_next(text: Text, index: int, forms: list[Analysis]) -> bool:
    """Whether an adjective is of the noun directly behind it: «в минувшую среду ФАС оштрафовала»."""
    told = {(one.case, one.number, one.gender) for one in forms}
    return any(
        one.pos == "NOUN" and (one.case, one.number, one.gender) in told for one in analyses(text.word[index + 1])
    )


def _stands_apart(text: Text, index: int, form: Analysis) -> bool:
    """Whether words may stand between an adjective and its noun: «прошедший в мае», «крупнейший на тот момент»."""
    if form.pos == "PRTF":
        return not form.passive
    most = any(mark in text.lower(index) for mark in _MOST) or text.lower(index - 1).startswith("сам")
    return form.pos == "ADJF" and (most or form.lemma in word_list("ranking"))


def _tells_when(text: Text, index: int) -> bool:
    """Whether a word may be of an aside that says when: «предстоящий этим летом», «прошедший в январе»."""
    word = text.lower(index)
    named = calendar.is_month(word) or calendar.is_weekday(word)
    return named or may_be_of(analyses(word), "time_aside")


def _names_place(text: Text, word: int, index: int) -> bool:
    """Whether a word is of a place directly before a name: «в Туле», «в итальянском Антхольце»."""
    last = index - 1
    described = bool(preposition_cases(text.lower(index - 3))) and analyses(text.word[index - 2])[0].is_adjective
    named = text.word[last][0].isupper() and (analyses(text.word[last])[0].proper or described)
    first = index - 2 if described else last
    return named and first <= word <= last and bool(preposition_cases(text.lower(first - 1)))
