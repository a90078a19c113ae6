"""What stands against a full name in its place: its case is not certain, or whether one or several are meant."""

from __future__ import annotations

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.governing_words import is_ending
from briefing.normalization.grammar.governor import INTO_OR_ONTO, How, is_listed
from briefing.normalization.grammar.morphology import analyses, nouns
from briefing.normalization.grammar.parts_of_speech import is_relative, stands
from briefing.normalization.kinds import Case, Number
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.names import name_agreement as agreement
from briefing.normalization.rules.names import name_lists, name_verbs
from briefing.normalization.rules.names.name_agreement import Doubt, is_of_word_before
from briefing.normalization.rules.names.name_lists import is_of_several, may_be_several
from briefing.normalization.sentence.text import CLOSING, LATIN, NUMBER, Text
from briefing.normalization.syntax.objects import PART_ENDS
from briefing.normalization.tables import beginnings, word_list

_ASIDE_REACH = 16  # tokens before a name among which an aside stands that belongs to the sentence's subject
_ASIDE_OPENS = 3  # words that open an aside: «недавно открытый в Туле»
_DASHES = ("—", "–")
_THIS = ("этого", "этому", "этим", "этом")
_ASIDES = CLOSING | {"(", ")", ";"}
"""What opens or ends an aside, quoted names among them."""


def against(context: Context, index: int, found: Acronym, place: Standing) -> str:
    """Say what stands against a name in this place; nothing where nothing does."""
    governor = context.govern(index)
    if governor.how is How.ADJECTIVE and place.case is not Case.NOMN and context.text.lower(index - 1) == "как":
        return "what somebody or something is known as agrees with nothing"  # «в саду, используемом как ПВР»
    if governor.how is How.ADJECTIVE and not place.count and not agreement.may_agree(context, index, found, place):
        return "the adjective before it goes with the letters"
    if place.count and found.name is not None and found.name.is_of("never_several"):
        return "what it is called can't be counted"  # «бойцы 33 МСП»
    several = place.number is Number.PLUR and found.number is Number.SING and not place.count
    if several and found.name is not None and found.name.is_of("never_several"):
        return "what it is called is never several"  # «российские ПВО сбили дрон»
    if not context.letters.needs_certainty:
        return ""
    if governor.how is How.ADJECTIVE and _noun_behind_agrees(context.text, index):
        return "the participle before it goes with the noun behind"
    one = found.name is not None and (not found.name.is_common or found.name.after.startswith("«"))
    if several and governor.how is How.ADJECTIVE and one:
        return "the adjective before it is of several"  # «турецкие ПСР и ПНД»
    if governor.how is How.ADJECTIVE and _of_one_or_several(context, index):
        return "the adjective before it may be of several"
    if found.name is not None and found.name.may_be_counted and is_of_several(context.text, index - 1):
        return "the participle before it may be a noun, or what several are"
    text = context.text
    if _tells_place_twice(text, index, found, place):
        return "the adjective before it tells of another place, or of the same"
    lists = (name_verbs.DOUBTS, name_lists.DOUBTS, _DOUBTS)
    asked = (doubt for doubts in lists for case in (place.case, Case.NONE) for doubt in doubts.get(case, ()))
    if not place.certain or any(doubt(text, index, found, place) for doubt in asked):
        return f"its case is not certain ({place.case})"
    if may_be_several(context.text, index, found, place, adjective=governor.how is How.ADJECTIVE):
        return "it may be one or several"
    return ""


def _of_one_or_several(context: Context, index: int) -> bool:
    """Whether the adjective before is of one in the instrumental or of several in the dative: «, некоторым ОЗУ»."""
    if context.govern(index - 1).how is not How.NONE:
        return False
    forms = {(one.case, one.number) for one in analyses(context.text.word[index - 1]) if one.is_adjective}
    return {(Case.ABLT, Number.SING), (Case.DATV, Number.PLUR)} <= forms


def _tells_place_twice(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether an adjective of a place stands before a name that tells one: «краевой СКР», «региональный ФСИН»."""
    called = found.name
    if called is None or not text.has_word_before(index):
        return False
    last = called.after.rpartition(" ")[2]
    of_place = last.istitle() and any(one.proper and one.case is Case.GENT for one in analyses(last))
    if not of_place and not any(one.startswith(beginnings("of_whole_country")) for one in called.before[:1]):
        return False
    return any(
        agreement.is_of_place(one) and not one.lemma.capitalize().startswith(beginnings("of_whole_country"))
        for one in analyses(text.word[index - 1])
    )


def _is_behind_person(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a person's name stands before, which is nothing's part: «партия Мерца ХДС»."""
    if not is_of_word_before(text, index, place):
        return False
    forms = nouns(text.word[index - 1])
    return text.word[index - 1].istitle() and any(one.animate and (one.proper or not one.known) for one in forms[:1])


def _is_of_share(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a share stands before the noun that a name seems to belong to: «70 % заявок на аренду ЦОД»."""
    if not place.words:
        return False
    for before in range(index - 1, max(0, index - _ASIDE_REACH), -1):
        if text.word[before] in PART_ENDS:
            return False
        if text.word[before] == "%":
            return True
    return False


def _goes_on_behind_aside(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether an aside parts the noun before from the sentence's subject: «Попова, живущая в Туле, в рейтинге WTA»."""
    if not place.words:
        return False
    commas = [at for at in range(index - 1, max(0, index - _ASIDE_REACH), -1) if text.word[at] == ","][:2]
    if len(commas) < 2 or text.broken(commas[0] + 1):
        return False
    first = commas[1] + 1
    if is_relative(text.lower(first)):
        return True
    opening = [analyses(text.word[at]) for at in range(first, first + _ASIDE_OPENS) if text.is_word(at)]
    return any(one.pos == "PRTF" and one.case is Case.NOMN for forms in opening for one in forms)


def _ends_compound(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a compound stands before whose last part is no noun, so that it may be of that: «этап Гран-при ФИДЕ»."""
    compound = index > 2 and text.glued(index - 1) and text.word[index - 2] == "-"
    return compound and not place.words and not is_ending(text, index - 1)


def _may_be_left(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether «с» may say from where: «дроны взлетали с АЭС», but «договор с АЭС»; «с 26 ЦОД»."""
    counted = place.count and place.case is Case.GENT and text.kind[index - 1] is NUMBER
    if counted and text.lower(index - 2) in ("с", "со"):
        return True
    return text.lower(index - 1) in ("с", "со") and found.name is not None and found.name.is_of("left_from")


def _noun_behind_agrees(text: Text, index: int) -> bool:
    """Whether a participle before a name belongs to the noun behind: «предложенная ФАС мера»."""
    if not text.goes_on(index + 1):
        return False
    word = text.word[index - 1]
    recipient = is_listed(word, "recipient")  # «подведомственный РКН центр»
    before = [one for one in analyses(word) if (one.pos == "PRTF" and one.passive) or (recipient and one.is_adjective)]
    behind = analyses(text.word[index + 1])[:1]
    return any(
        one.pos == "NOUN" and (one.case, one.number) == (form.case, form.number) for form in before for one in behind
    )


def _may_be_the_same(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether «этого же» before a name may agree with it: «глава этого же ОВД», but «при этом же ФАС заявила»."""
    same = text.lower(index - 1) == "же" and text.lower(index - 2) in _THIS
    return same and not agreement.has_predicate(text, index)


def _heads_aside(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a name opens brackets, or follows them or a quoted name, and no verb tells that it's a subject.

    «(МСФО 2К25)»; «ИК-5 (бывшая УП-4) ГУФСИН» is of what stands before the brackets.
    """
    if index == 0:
        return False
    if index + 1 < text.count and text.word[index - 1] in _DASHES and text.word[index + 1] in _DASHES:
        return True  # «достаётся соседу — РФС — даром»
    if text.word[index - 1] not in _ASIDES:
        return False
    told = text.word[index - 1] == "(" and (index + 1 == text.count or text.word[index + 1] in ")—–-,;:")
    return not told and not agreement.has_predicate(text, index)


def _may_pass_into(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether parties may come into an assembly or something be held in it: «прошли в ГД»."""
    dash = index + 1 < text.count and text.word[index + 1] in _DASHES
    if dash and text.lower(index - 1) in INTO_OR_ONTO and text.lower(index - 2) == "а":
        return True  # «вошла в ООН в 1945 году, а в НАТО — в 1949-м»
    assembly = found.name is not None and found.name.is_of("assemblies_addressed")
    return assembly and text.lower(index - 1) == "в" and text.lower(index - 2).startswith(("прош", "пройд", "прохо"))


def _describes_noun(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether Latin letters tell of what kind the noun behind them is: «внедрение AI сервисов», but «IPO банка»."""
    if text.kind[index] is not LATIN or text.lower(index) not in word_list("describing_letters"):
        return False
    return text.goes_on(index + 1) and text.word[index + 1].islower() and stands(text, index + 1, "NOUN")


_DOUBTS: dict[Case, tuple[Doubt, ...]] = {
    Case.NOMN: (_may_be_the_same, _heads_aside, _is_of_share, _goes_on_behind_aside, _ends_compound),
    Case.GENT: (_is_behind_person,),
    Case.NONE: (_may_pass_into, _may_be_left, _describes_noun),
}
"""What tells that a name stands in another case than it seems to, by that case; none: in whatever case."""
