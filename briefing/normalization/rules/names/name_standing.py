"""In which case and number the full name of an acronym stands in its place: what its own meaning tells of that."""

from __future__ import annotations

from briefing.normalization.grammar.case_of_name import Standing, before_adjectives
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.governor import INTO_OR_ONTO, How, is_listed, preposition_cases
from briefing.normalization.grammar.joined import AND_OR, LISTING, case_like
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, nouns
from briefing.normalization.grammar.parts_of_speech import forms_at, is_numeral, is_of, likeliest
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.lexicon.acronyms import Acronym, quoted_in
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.names import name_agreement as agreement
from briefing.normalization.rules.names import name_places as places
from briefing.normalization.rules.names.name_across import part_of_law, standing_across
from briefing.normalization.rules.names.name_meaning import told_by_name
from briefing.normalization.rules.names.name_motion import told_by_motion
from briefing.normalization.sentence.nearby import closes_quotation, opening_quote
from briefing.normalization.sentence.text import CLOSING, MARK, NUMBER, OPENING, WORD, Text
from briefing.normalization.syntax.names import standing_that_fits
from briefing.normalization.syntax.subjects import Place, has_subject_before
from briefing.normalization.tables import word_list

_LONGEST_KIN = 8  # tokens of «органы власти субъектов Российской Федерации»
_LONGEST_PHRASE = 6  # tokens of «в июне 2025 г.», which may stand before a verb


def standing_of(context: Context, index: int, found: Acronym) -> Standing:
    """Say in which case and number the full name of an acronym stands at a token."""
    text, name, gender = context.text, found.name, found.gender
    sure = _told(context, index, found, name) if name is not None else None
    if sure is not None:
        return sure
    number, before = context.number, before_adjectives(text, index)
    counter = number if number is not None and before >= 0 and number.end == text.end[before] else None
    single = name is not None and not name.is_common
    told = forms_at(text, index - 1) if counter is not None and single else ()
    if any(one.pos == "PRTF" and one.passive and one.number is Number.PLUR for one in told):
        counter = None  # «60 % опрошенных РЭЦ»
    quoted = _quoted_gender(name) if name else Gender.NONE
    if quoted and any(one.gender is quoted for one in _spoken_of(text, index)):
        gender = quoted  # «ИГ показало»
    place = standing_across(context, index, gender, found.number) or standing_that_fits(
        context.government, index, gender, found.number, counter, single=single
    )
    if name is not None and name.may_be_counted and _are_two_described(text, index, gender, place.case):
        return Standing(place.case, Number.PLUR, text.word[index - 1], certain=place.certain)
    return place


def _told(context: Context, index: int, found: Acronym, name: Declined) -> Standing | None:
    """Give the standing that what is called so tells together with the words beside it."""
    text, before = context.text, context.text.lower(index - 1)
    among = text.lower(index - 2) == "том"  # «новое оружие, в том числе ТЯО»
    several = (before in word_list("several") and not among) or _is_one_of(text, index)
    if _is_quoted_behind_noun(text, index):
        return Standing(Case.NOMN, found.number)
    form = text.word[index] in word_list("legal_forms") and places.quoted_name_behind(text, index)
    if form and (role := _role_before(text, index)) >= 0:
        return Standing(case_like(context.government, role), found.number, text.word[role], certain=False)
    if several and name.may_be_counted and not form:
        return Standing(Case.GENT, Number.PLUR, before)  # «число ДТП»
    if before == "все" and name.may_be_counted and found.number is Number.SING:
        return Standing(Case.NOMN, Number.PLUR, before)  # «закрыты все КПП», «проверить все КПП»
    if before == "все" and name.gender is Gender.NEUT and name.is_of("never_several"):
        return Standing(Case.ACCS, found.number, before)  # «обновить все ПО», for «всё»
    if part := part_of_law(text, index):
        return Standing(Case.GENT, found.number, part)
    if _is_of_numbered(text, index) or _is_of_unit(text, index):
        return Standing(Case.GENT, found.number, text.word[index - 1])
    if not name.is_common and (case := _of_age(text, index)):
        return Standing(case, found.number, text.word[index - 1])
    if before in word_list("later") and any(one.gender is found.gender for one in _spoken_of(text, index)):
        return Standing(Case.NOMN, found.number)  # «Ранее РФПИ заявил»
    if _are_subject(context, index, name):
        return Standing(Case.NOMN, Number.PLUR)  # «НПЗ увеличили выпуск»
    if case := told_by_name(text, index, name) or told_by_motion(text, index, name):
        return Standing(case, found.number, before)
    if found.number is Number.SING and _are_spoken_of(text, index, name):
        return Standing(Case.NOMN, Number.PLUR)  # «закрыты ФАП»
    if (kin := _kin_before(text, index, name)) >= 0:
        return Standing(case_like(context.government, kin), found.number, text.word[kin], certain=False)
    return None


def _spoken_of(text: Text, index: int) -> list[Analysis]:
    """Give the readings of the verb behind a name as one of the past."""
    return agreement.past(text, agreement.verb_behind(text, index))


def _is_quoted_behind_noun(text: Text, index: int) -> bool:
    """Whether a name alone stands in quotation marks behind what is called so: «в компании «РЖД»»."""
    if not 2 <= index < text.count - 1 or text.word[index - 1] not in OPENING or not closes_quotation(text, index + 1):
        return False
    return is_of(text, index - 2, "called_by_names")


def _kin_before(text: Text, index: int, name: Declined) -> int:
    """Give what is called alike and has its own behind it, before «и»: «органы власти и ОМСУ», «Кубок Англии и ЛЧ»."""
    if text.lower(index - 1) not in AND_OR or not text.is_word(index - 2) or text.broken(index):
        return -1
    heads = {one.lemma for one in nouns(name.head.lower()) if one.case is Case.NOMN}
    kin = next((set(group.split("/")) for group in word_list("kin") if heads & set(group.split("/"))), heads)
    for left in range(index - 2, max(-1, index - 2 - _LONGEST_KIN), -1):
        named = text.kind[left] in (WORD, NUMBER) or text.word[left] == "-"
        if text.broken(left + 1) or not named:
            break
        forms = forms_at(text, left)
        if any(one.lemma in kin and one.pos == "NOUN" for one in forms):
            return left if left < index - 2 else -1
        if forms and forms[0].pos in ("VERB", "INFN", "PRTS", "GRND", "PRTF"):
            break
    return -1


def _are_two_described(text: Text, index: int, gender: Gender, case: Case) -> bool:
    """Whether two adjectives in the singular, joined by «и», tell of one each: «Курская и Тверская АЭС»."""
    if text.lower(index - 2) != "и" or not text.is_word(index - 1) or not text.is_word(index - 3):
        return False
    return all(
        text.word[at].istitle()
        and any(
            one.is_adjective and one.number is Number.SING and one.gender is gender and one.case is case
            for one in analyses(text.word[at])
        )
        for at in (index - 3, index - 1)
    )


def _role_before(text: Text, index: int) -> int:
    """Give what a company is, before what it does that for: «оператор связи ПАО «Луч»»; -1 for none."""
    served = analyses(text.word[index - 1])[0] if text.is_word(index - 1) and not text.broken(index) else None
    if served is None or served.pos != "NOUN" or served.case is not Case.GENT:
        return -1
    roles = (role for role in (index - 2, index - 3) if may_be_of(forms_at(text, role), "roles_of_companies"))
    return next(roles, -1)


def _is_one_of(text: Text, index: int) -> bool:
    """Whether one of several is meant: «одна из АЭС», «в одном из их СНТ»."""
    out = index - 2 if text.lower(index - 1) in word_list("possessives") else index - 1
    if out < 1 or text.lower(out) != "из":
        return False
    return may_be_of(forms_at(text, out - 1), "one_of_several")


def _is_of_numbered(text: Text, index: int) -> bool:
    """Whether an office that has a number stands before, whose the name is: «отдел полиции № 7 УМВД»."""
    if index < 4 or text.kind[index - 1] is not NUMBER or text.word[index - 2] != "№" or text.broken(index):
        return False
    return any(may_be_of(forms_at(text, at), "numbered_offices") for at in (index - 3, index - 4))


def _is_of_unit(text: Text, index: int) -> bool:
    """Whether a unit with a name of its own stands before, whose the name is: «бойцы группировки войск «Юг» ВС РФ»."""
    if not text.is_word(index) or text.word[index - 1] not in CLOSING or text.broken(index):
        return False
    opening = opening_quote(text, index - 1)
    return any(may_be_of(forms_at(text, at), "units") for at in (opening - 1, opening - 2))


def _of_age(text: Text, index: int) -> Case:
    """Give the case of a name behind its age that no verb follows: «выставка «25 лет ШОС»», «исполнится 25 лет ВТО»."""
    if index < 3 or text.lower(index - 1) != "лет" or text.kind[index - 2] is not NUMBER or text.broken(index):
        return Case.NONE
    before = text.lower(index - 3)
    joined = text.lower(index + 1) in AND_OR or agreement.has_predicate(text, index)
    if joined or preposition_cases(before) or before in word_list("for_so_long"):
        return Case.NONE
    return Case.DATV if before.startswith("исполн") else Case.GENT


def _are_subject(context: Context, index: int, name: Declined) -> bool:
    """Whether several things called so are what the verb in the plural behind speaks of, nothing else being so."""
    text = context.text
    verb = _past_phrase(text, agreement.predicate_behind(text, index))
    governor = context.govern(index)
    free = governor.how is How.NONE or (governor.is_noun and _opens_with_place(text, governor.token))
    if not name.may_be_counted or not free or not text.is_word(verb):
        return False
    if text.lower(index - 1) in AND_OR or is_numeral(text, index - 1) or text.broken(verb):
        return False
    best = analyses(text.word[verb])[0]
    if best.number is not Number.PLUR or best.pos not in ("VERB", "PRTS", "ADJS"):
        return False
    following = forms_at(text, verb + 1)
    if best.lemma in word_list("led_or_used_by") and all(one.case is not Case.ABLT for one in following):
        return False  # «ОРВИ заболели 5 тыс. человек»
    acts = best.pos == "VERB" and best.transitive
    return any(one.case is Case.ACCS for one in following) if acts else not governor.is_noun


def _opens_with_place(text: Text, noun: int) -> bool:
    """Whether a clause begins with a part of the country that has a name: «в Тульской области НПЗ увеличили выпуск»."""
    at = noun - 2
    if at < 0 or not is_of(text, noun, "regions") or not text.word[noun - 1].istitle():
        return False
    opens = at == 0 or text.broken(at) or not text.is_word(at - 1)
    return opens and text.lower(at) in INTO_OR_ONTO and analyses(text.word[noun - 1])[0].is_adjective


def _are_spoken_of(text: Text, index: int, name: Declined) -> bool:
    """Whether several things called so are what the verb in the plural before speaks of: «закрыты ФАП»."""
    if not name.may_be_counted or not text.is_word(index - 1) or text.broken(index):
        return False
    forms = analyses(text.word[index - 1])
    best = next((one for one in forms if one.pos == "PRTS"), forms[0])  # «закрыты» is an adjective, too
    acts = best.pos == "VERB" and not best.transitive and best.lemma not in word_list("linking_verbs")
    if best.number is not Number.PLUR or not (acts or best.pos == "PRTS") or best.lemma in word_list("led_or_used_by"):
        return False
    if is_listed(text.word[index - 1], "recipient", "told", "predicate", "verb") or text.lower(index + 1) in LISTING:
        return False
    return not has_subject_before(Place(text, index - 1, index - 1, frozenset(), Number.PLUR), best)


def _past_phrase(text: Text, token: int) -> int:
    """«АЭС России в 2025 году могут выработать»: the verb in the plural behind a phrase; else the same token."""
    if token >= text.count or not preposition_cases(text.lower(token)):
        return token
    for at in range(token + 1, min(text.count, token + _LONGEST_PHRASE)):
        best = likeliest(text, at)
        if text.broken(at) or (best is None and text.kind[at] is MARK and text.word[at] != "."):
            return token
        if best is not None and best.pos in ("VERB", "PRTS", "ADJS"):
            return at if best.number is Number.PLUR else token
        if best is not None and best.case is Case.NOMN:
            return token
    return token


def _quoted_gender(name: Declined) -> Gender:
    """Give the gender of a quoted name, by which verbs often go: «Исламское государство» is neuter."""
    found = [one for word in quoted_in(name) for one in nouns(word.lower())]
    return next((one.gender for one in found if one.case is Case.NOMN), Gender.NONE)
