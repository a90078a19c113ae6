"""The case of an acronym's full name: what the words to the left ask, against what fits both sides of the place."""

from __future__ import annotations

from dataclasses import replace

from briefing.normalization.grammar.case_of_name import Standing, agreeing_adjective, standing
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import How, governors, is_listed
from briefing.normalization.grammar.joined import AND_OR, LISTING, case_like, joined_to
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.sentence.nearby import opening_quote
from briefing.normalization.sentence.readings import Counted, Reading
from briefing.normalization.sentence.text import CLOSING, NUMBER, OPENING, Text
from briefing.normalization.syntax.acronym_rows import (
    first_in_case,
    institution_of,
    is_of_country,
    is_said_to_act,
    with_list,
)
from briefing.normalization.syntax.constructions import standing_in_construction
from briefing.normalization.syntax.fitting import fitting, genders_of
from briefing.normalization.syntax.listed import among, behind_dash, standing_in_list
from briefing.normalization.syntax.subjects import Place, is_acronym, verb_agrees
from briefing.normalization.syntax.verb_before import complement_of
from briefing.normalization.tables import beginnings, word_list


def standing_that_fits(
    government: Government,
    index: int,
    gender: Gender,
    number: Number,
    counter: Reading | None = None,
    *,
    single: bool = False,
) -> Standing:
    """Say in which case a name of one token stands: what the words to the left ask, or what fits both sides better.

    `single`: it is a proper name, of which there are seldom several.
    """
    place = Place(government.text, index, index, genders_of(government.text.word[index], gender), number)
    return (
        standing_in_construction(government, place, gender)
        or _beside_institution(government, place)
        or _behind_sum(government, place)
        or _in_its_place(government, place, gender, counter, single=single)
    )


def _in_its_place(
    government: Government, place: Place, gender: Gender, counter: Reading | None, *, single: bool
) -> Standing:
    """Ask in turn what parts a name from what governs it: a dash, a list, an office, an adjective."""
    text, index, number = place.text, place.index, place.number
    head = first_in_case(place)
    ends = head == index or text.lower(index + 1) in (",", ".", "и")
    named = single or text.word[index] in word_list("legal_forms")
    if named and ends and (told := behind_dash(government, head))[0]:
        return Standing(told[0], number, told[1])
    if (told := among(government, head))[0]:
        return Standing(told[0], number, "числе", certain=False)
    if counter is None and (listed := standing_in_list(place, head, single=single)) is not None:
        return listed
    asked, governor = _asked(government, place, gender, counter, single=single), government.at(head)
    if governor.is_noun and text.word[head - 1] == "." and not verb_agrees(place):
        return Standing(Case.GENT, number, governor.words)  # «чл.-корр. РАН»
    described = _behind_complement(government, governor.token) if governor.is_noun else None
    if described is not None:
        return replace(described, number=number)
    if single and text.lower(index - 1) in word_list("heads_of_offices"):  # «глава ЦБ»
        commands = text.lower(index - 1).startswith(beginnings("commands"))  # «командующий ВДВ»
        return Standing(Case.ABLT if commands else Case.GENT, number, text.word[index - 1])
    several = single and asked.number is not number and not asked.count
    if several and (own := _beside_several(text, index, number)) is not None:
        return own
    if asked.count or (governor.is_noun and agreeing_adjective(government, head, gender)):
        return asked
    asked = asked if head == index else replace(asked, number=number)
    return _behind_name(government, place) or fitting(place, governor, asked)


def _beside_institution(government: Government, place: Place) -> Standing | None:
    """«Минфин РФ и ЦБ»: a country is of the institution before it, and what «и» joins stands as that does."""
    text, index = place.text, place.index
    own = institution_of(text, index) if text.word[index] in word_list("countries") else -1
    if own >= 0:
        return Standing(Case.GENT, place.number, text.word[own])
    joined = text.lower(index - 1) in AND_OR and text.word[index] not in word_list("countries_and_regions")
    if not joined or text.broken(index):
        return None
    beside = institution_of(text, index - 2)
    return Standing(case_like(government, beside), place.number, text.word[beside]) if beside >= 0 else None


def _asked(government: Government, place: Place, gender: Gender, counter: Reading | None, *, single: bool) -> Standing:
    """What the words before ask of a name, or what is joined to it."""
    head = first_in_case(place)
    goes_on = None if head == place.index and verb_agrees(place) else with_list(government, head)
    asked = goes_on or standing(government, head, gender, place.number, counter)
    if single and head == place.index and (joined := joined_to(place.text, head, office=True)) >= 0:
        asked = replace(asked, case=case_like(government, joined))
    governor = government.at(head)
    verb = analyses(place.text.word[governor.token])[0] if governor.how is How.VERB else None
    if verb is not None and verb.pos in ("VERB", "INFN") and verb.lemma in word_list("appointing"):
        return replace(asked, case=Case.ACCS)  # «врач назначил МРТ»: things are not what somebody is made
    return asked


def _behind_name(government: Government, place: Place) -> Standing | None:
    """In the genitive behind another name: «в ФСБ РФ и МВД», «по данным ЦИК РФ»."""
    text, index, number = place.text, place.index, place.number
    first = first_in_case(place) == index
    if first and _is_behind_quoted(text, index):
        return Standing(Case.GENT, number, certain=not verb_agrees(place))
    listed = text.lower(index + 1) in LISTING and text.word[index - 1] not in word_list("countries")
    if listed and is_of_country(text, index):
        return Standing(Case.GENT, number, text.word[index - 1])
    if not first or not _is_behind_code(text, index):
        return None
    found = fitting(place, government.at(index), Standing(Case.GENT, number, text.word[index - 1]))
    subject = found.case is Case.NOMN and verb_agrees(place)
    opens = standing(government, index - 1, Gender.NONE, Number.SING).case is Case.NOMN  # «ГА ООН приняла»
    return found if subject and not opens else replace(found, case=Case.GENT)


def _behind_sum(government: Government, place: Place) -> Standing | None:
    """«33 % ГТС», «ст. 105 УК»; «5 % акций ГТС и АТС»: in the case of what was read before."""
    text, index, last = place.text, place.index, government.last
    share = last is not None and last.counted is Counted.PERCENT and last.end == text.end[index - 1]
    if share or _numbered_before(text, index):
        return Standing(Case.GENT, place.number, certain=not is_said_to_act(place))  # «по статье 20.3 КС решил»
    listed = first_in_case(place) != index and not is_of_country(text, index - 2)
    if last is not None and last.case and listed and last.end == text.end[index - 2]:
        return Standing(last.case, place.number, last.spoken)
    return None


def _beside_several(text: Text, index: int, number: Number) -> Standing | None:
    """«данные ЦБ», «представленные УФСБ»: what is in the plural doesn't agree with the one name behind it."""
    word = text.word[index - 1]
    forms = [one for one in analyses(word) if one.number is Number.PLUR]
    if any(one.pos == "PRTF" and one.passive for one in forms) and not any(one.pos == "NOUN" for one in forms):
        return Standing(complement_of(text, index - 1), number, word)
    people = any(one.pos == "NOUN" for one in forms) or (word.lower(), "substantive") in governors()
    return Standing(Case.GENT, number, word) if people else None


def _is_behind_code(text: Text, index: int) -> bool:
    """Whether another acronym or a designation stands directly before: «ЦИК РФ», «ИК-5 УФСИН»."""
    if index < 1 or text.broken(index):
        return False
    if is_acronym(text, index - 1):
        return text.kind[index] is text.kind[index - 1]
    numbered = index > 3 and text.kind[index - 1] is NUMBER and text.word[index - 2] in "-–" and text.glued(index - 1)
    return numbered and is_acronym(text, index - 3) and text.kind[index] is text.kind[index - 3]


def _is_behind_quoted(text: Text, index: int) -> bool:
    """Whether the name of what belongs to it stands before, in quotation marks: «ФКУ «Колония № 1» УФСИН»."""
    if index < 2 or text.word[index - 1] not in CLOSING or text.broken(index):
        return False
    noun = opening_quote(text, index - 1) - 1
    return is_acronym(text, noun) and text.word[noun + 1] in OPENING and text.word[noun] in word_list("legal_forms")


def _behind_complement(government: Government, noun: int) -> Standing | None:
    """«в подведомственном министерству ФГУП»: the adjective before the noun tells the case, the noun is its own."""
    text = government.text
    if noun < 1 or not text.is_word(noun - 1) or not is_listed(text.word[noun - 1], "recipient"):
        return None
    if (text.lower(noun - 1), "substantive") in governors():
        return None  # «по данным ЦИК РФ»
    cases = [one.case for one in analyses(text.word[noun - 1]) if one.is_adjective and one.number is Number.SING]
    if analyses(text.word[noun])[0].case in cases:
        return None  # «в ближайшее время ФАС»
    asked = [case for case in government.at(noun - 1).cases if case in cases]
    return Standing((asked or cases)[0], words=text.word[noun - 1]) if cases else None


def _numbered_before(text: Text, index: int) -> bool:
    """Whether a label with its number stands before, of which the name is the whole: «статья 105 («Убийство») УК»."""
    left = index - 1
    if left > 0 and text.word[left] == ")":
        while left > 0 and text.word[left] != "(":
            left -= 1
        left -= 1
    if left > 1 and text.word[left - 1] == "-" and text.glued(left):
        left -= 2  # «статьи 105-й»
    if text.word[left] == "." and text.glued(left):
        left -= 1  # «статьи 19.3. КоАП»
    if left < 1 or text.kind[left] is not NUMBER or text.broken(index):
        return False
    while left > 0 and (text.kind[left] is NUMBER or text.word[left] in ".,-–—и"):
        left -= 1
    return text.lower(left) in word_list("parts_of_law")
