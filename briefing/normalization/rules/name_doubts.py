"""What stands against a full name in its place: its case is not certain, or whether one or several are meant."""

from __future__ import annotations

from collections.abc import Callable

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.governor import How, is_listed
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.rules import name_agreement as agreement
from briefing.normalization.rules import name_behind, name_lists
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.name_lists import Name
from briefing.normalization.rules.name_numbers import is_of_several, may_be_several
from briefing.normalization.rules.name_standing import may_be_counted
from briefing.normalization.sentence.nearby import opens_quotation
from briefing.normalization.sentence.text import CLOSING, NUMBER, OPENING, Text
from briefing.normalization.syntax.objects import PART_ENDS
from briefing.normalization.syntax.subjects import Place, has_subject_before
from briefing.normalization.syntax.verb_behind import sounds_masculine
from briefing.normalization.tables import word_list

_VERB_REACH = 6  # tokens behind a name among which its verb is looked for
_ASIDE_REACH = 16  # tokens before a name among which an aside stands that belongs to the sentence's subject
_ASIDE_OPENS = 3  # words that open an aside: «недавно открытый в Туле»
_QUOTED_REACH = 10  # tokens of a quoted name behind a name
_ASIDES = CLOSING | {"(", ")", ";"}
"""What opens or ends an aside, quoted names among them."""


def against(context: Context, index: int, found: Acronym, place: Standing) -> str:
    """Say what stands against a name in this place; nothing where nothing does."""
    governor = context.govern(index)
    if governor.how is How.ADJECTIVE and place.case is not Case.NOMN and context.text.lower(index - 1) == "как":
        return "what somebody or something is known as agrees with nothing"  # «в саду, используемом как ПВР»
    if governor.how is How.ADJECTIVE and not place.count and not agreement.may_agree(context, index, found, place):
        return "the adjective before it goes with the letters"
    if place.count and found.name is not None and found.name.head.lower() in word_list("never_several"):
        return "what it is called can't be counted"  # «бойцы 33 МСП»
    if not context.letters.needs_certainty:
        return ""
    if governor.how is How.ADJECTIVE and _noun_behind_agrees(context.text, index):
        return "the participle before it goes with the noun behind"
    if found.name is not None and may_be_counted(found.name) and is_of_several(context.text, index - 1):
        return "the participle before it may be a noun, or what several are"
    name = Name(context.text, index, found, place)
    if not place.certain or any(doubts(name) for doubts in (*name_lists.DOUBTS, *_DOUBTS)):
        return f"its case is not certain ({place.case})"
    if may_be_several(context.text, index, found, place, adjective=governor.how is How.ADJECTIVE):
        return "it may be one or several"
    return ""


def _is_behind_person(name: Name) -> bool:
    """Whether a person's name stands before, which is nothing's part: «партия Мерца ХДС»."""
    text, index, place = name.text, name.token, name.place
    if place.case is not Case.GENT or not text.is_word(index - 1) or place.words != text.lower(index - 1):
        return False
    forms = [one for one in analyses(text.word[index - 1]) if one.pos == "NOUN"]
    return text.word[index - 1].istitle() and any(one.animate and (one.proper or not one.known) for one in forms[:1])


def _is_of_share(name: Name) -> bool:
    """Whether a share stands before the noun that a name seems to belong to: «70 % заявок на аренду ЦОД»."""
    if name.place.case is not Case.NOMN or not name.place.words:
        return False
    for before in range(name.token - 1, max(0, name.token - _ASIDE_REACH), -1):
        if name.text.word[before] in PART_ENDS:
            return False
        if name.text.word[before] == "%":
            return True
    return False


def _goes_on_behind_aside(name: Name) -> bool:
    """Whether an aside parts the noun before from the sentence's subject: «Попова, живущая в Туле, в рейтинге WTA»."""
    text, index = name.text, name.token
    if name.place.case is not Case.NOMN or not name.place.words:
        return False
    commas = [at for at in range(index - 1, max(0, index - _ASIDE_REACH), -1) if text.word[at] == ","][:2]
    if len(commas) < 2 or text.broken(commas[0] + 1):
        return False
    first = commas[1] + 1
    if text.lower(first).startswith("котор"):
        return True
    opening = [analyses(text.word[at]) for at in range(first, first + _ASIDE_OPENS) if text.is_word(at)]
    return any(one.pos == "PRTF" and one.case is Case.NOMN for forms in opening for one in forms)


def _verb_goes_with_letters(name: Name) -> bool:
    """Whether a verb further behind agrees with the letters and not with the name: «ФСИН в четверг сообщил»."""
    text, index, found, place = name.text, name.token, name.found, name.place
    first = agreement.predicate_behind(text, index)
    if place.case is not Case.NOMN or agreement.is_predicate(text, first):
        return False
    first = _past_quoted(text, first)
    if found.number is Number.SING and place.number is not Number.PLUR and _is_told(text, index):
        return True
    for behind in range(first, min(text.count, first + _VERB_REACH)):
        if text.broken(behind) or text.word[behind] in PART_ENDS:
            return False
        if verbs := agreement.past(text, behind):
            return found.number is Number.PLUR or verbs[0].gender is not found.gender
    return False


def _may_be_told(name: Name) -> bool:
    """Whether a verb in the plural before a name of one speaks of others: «о пожаре сообщили вчера УМВД»."""
    text, index = name.text, name.token
    several = name.place.number is Number.PLUR or name.found.number is Number.PLUR
    listed = text.lower(index - 1) in LISTING or text.lower(index + 1) in LISTING
    if name.place.case is not Case.NOMN or several or listed:
        return False
    if agreement.is_predicate(text, agreement.predicate_behind(text, index)):
        return False
    for before in range(index - 1, max(-1, index - 1 - _VERB_REACH), -1):
        if text.broken(before + 1) or text.word[before] in PART_ENDS:
            return False
        best = analyses(text.word[before])[0] if text.is_word(before) else None
        if best is not None and best.pos == "VERB":
            return best.number is Number.PLUR
    return False


def _letters_may_be_subject(name: Name) -> bool:
    """Whether a verb goes with letters that sound masculine, and with nothing else: «за налёт ЦАХАЛ обстрелял»."""
    text, index, place = name.text, name.token, name.place
    verbs = agreement.past(text, agreement.predicate_behind(text, index)) if place.case is Case.GENT else []
    if not verbs or verbs[0].gender is not Gender.MASC or Gender.MASC in (name.found.gender, Gender.NONE):
        return False
    own = Place(text, index, index, frozenset([Gender.MASC]), Number.SING)
    return sounds_masculine(text.word[index]) and not has_subject_before(own, verbs[0])


def _ends_compound(name: Name) -> bool:
    """Whether a compound stands before whose last part is no noun, so that it may be of that: «этап Гран-при ФИДЕ»."""
    text, index, place = name.text, name.token, name.place
    return (
        place.case is Case.NOMN
        and not place.words
        and index > 2
        and text.glued(index - 1)
        and text.word[index - 2] == "-"
    )


def _past_quoted(text: Text, index: int) -> int:
    """Give the token behind a quoted name that begins at a token, or the token itself: «ФКУ «Трасса» сообщил»."""
    if index >= text.count or not opens_quotation(text, index):
        return index
    for behind in range(index + 1, min(text.count, index + _QUOTED_REACH)):
        if text.broken(behind):
            break
        if text.word[behind] in CLOSING:
            return behind + 1
    return index


def _is_told(text: Text, index: int) -> bool:
    """Whether the verb behind somebody's name is in the plural: «Об этом ИА «Время» сообщили в мэрии»."""
    behind = index + 1
    while behind < text.count and not text.broken(behind) and _is_of_name(text.word[behind]):
        behind += 1
    verb = analyses(text.word[behind])[0] if behind > index + 1 and text.is_word(behind) else None
    return verb is not None and verb.pos == "VERB" and verb.number is Number.PLUR


def _is_of_name(word: str) -> bool:
    return word[0].isupper() or word in OPENING or word in CLOSING


def _may_be_left(name: Name) -> bool:
    """Whether «с» may say from where: «дроны взлетали с АЭС», but «договор с АЭС»; «с 26 ЦОД»."""
    text, index, found, place = name.text, name.token, name.found, name.place
    counted = place.count and place.case is Case.GENT and text.kind[index - 1] is NUMBER
    if counted and text.lower(index - 2) in ("с", "со"):
        return True
    head = found.name.head.lower() if found.name else ""
    return text.lower(index - 1) in ("с", "со") and head in word_list("left_from")


def _may_lay_down(name: Name) -> bool:
    """Whether a law may say what is behind: «за хранение ножа УК предусмотрен штраф», but «ст. 105 УК предусмотрен»."""
    text, index, place = name.text, name.token, name.place
    if place.case is not Case.GENT or not place.words or place.words in word_list("parts_of_law"):
        return False
    verb = agreement.predicate_behind(text, index)
    best = analyses(text.word[verb])[0] if text.is_word(verb) else None
    return best is not None and best.pos == "PRTS" and best.lemma in word_list("laid_down")


def _may_act(name: Name) -> bool:
    """Whether a name that nothing governs may be what a verb in the plural speaks of: «НАБУ начали с обысков»."""
    text, index, place = name.text, name.token, name.place
    if place.case is not Case.ACCS or place.words:
        return False
    verb = agreement.predicate_behind(text, index)
    return text.is_word(verb) and analyses(text.word[verb])[0].number is Number.PLUR


def _noun_behind_agrees(text: Text, index: int) -> bool:
    """Whether a participle before a name belongs to the noun behind: «предложенная ФАС мера»."""
    if not text.is_word(index + 1) or text.broken(index + 1):
        return False
    word = text.word[index - 1]
    recipient = is_listed(word, "recipient")  # «подведомственный РКН центр»
    before = [one for one in analyses(word) if (one.pos == "PRTF" and one.passive) or (recipient and one.is_adjective)]
    behind = analyses(text.word[index + 1])[:1]
    return any(
        one.pos == "NOUN" and (one.case, one.number) == (form.case, form.number) for form in before for one in behind
    )


def _takes_another_subject(name: Name) -> bool:
    """Whether the words beside a name are likelier its subject or object: «ФСИН он назвал», «этим занимаются ФНС»."""
    text, index, place = name.text, name.token, name.place
    if place.case is Case.NOMN:
        return any(one.pos == "NPRO" and one.case is Case.NOMN for one in analyses(text.lower(index + 1) or "-")[:1])
    if place.case is not Case.ABLT or not text.is_word(index - 1) or not text.is_word(index - 2):
        return False
    verb, object_before = analyses(text.word[index - 1])[0], analyses(text.word[index - 2])
    return verb.pos == "VERB" and any(one.case is Case.ABLT for one in object_before)


def _heads_aside(name: Name) -> bool:
    """Whether a name opens brackets, or follows them or a quoted name, and no verb tells that it's a subject.

    «(МСФО 2К25)»; «ИК-5 (бывшая УП-4) ГУФСИН» is of what stands before the brackets.
    """
    text, index, place = name.text, name.token, name.place
    if place.case is not Case.NOMN or index == 0 or text.word[index - 1] not in _ASIDES:
        return False
    told = text.word[index - 1] == "(" and (index + 1 == text.count or text.word[index + 1] in ")—–-,;:")
    return not told and not agreement.is_predicate(text, agreement.predicate_behind(text, index))


def _may_pass_into(name: Name) -> bool:
    """Whether parties may come into an assembly or something be held in it: «прошли в ГД»."""
    text, index, found = name.text, name.token, name.found
    assembly = found.name is not None and found.name.head.lower() in word_list("assemblies_addressed")
    return assembly and text.lower(index - 1) == "в" and text.lower(index - 2).startswith(("прош", "пройд", "прохо"))


_DOUBTS: tuple[Callable[[Name], bool], ...] = (
    _takes_another_subject,
    _heads_aside,
    _may_pass_into,
    _may_act,
    _may_be_left,
    _may_lay_down,
    _verb_goes_with_letters,
    name_behind.tells_against,
    _is_behind_person,
    _is_of_share,
    _goes_on_behind_aside,
    _may_be_told,
    _letters_may_be_subject,
    _ends_compound,
)
"""What tells that a name stands in another case than it seems to."""
