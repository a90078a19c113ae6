"""Words beside a full name, which go with the name that is said: «заявил российский МИД», but «… министерство»."""

from __future__ import annotations

from collections.abc import Callable

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.governor import is_listed
from briefing.normalization.grammar.inflection import inflect, inflect_verb
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.names.name_across import part_of_law
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.fitting import genders_of
from briefing.normalization.syntax.subjects import Place, past_adverbs, verb_before_also
from briefing.normalization.tables import word_list

_OF_PLACES = ("ский", "цкий")
VERB_REACH = 6
"""Tokens behind a name among which its verb is looked for."""
Doubt = Callable[[Text, int, Acronym, Standing], bool]
"""Tells something against the case of an acronym's name: asked of its text, token, the acronym and how it stands."""


def is_of_word_before(text: Text, index: int, place: Standing) -> bool:
    """Whether a name in the genitive is what the word before it asks: «решение ФАС»."""
    return text.is_word(index - 1) and place.words == text.lower(index - 1)


def may_agree(context: Context, index: int, found: Acronym, place: Standing) -> bool:
    """Whether the adjective before an acronym goes with its name, or can be made to."""
    adjectives = _adjectives(context.text, index, place)
    if not adjectives or any(_goes_with(one, found, place) for one in adjectives):
        return True
    word = context.text.word[index - 1]
    asks = any(one.pos == "PRTF" for one in adjectives) or is_listed(word, "predicate")
    if asks and place.words == word:
        return True  # «предоставленным ЦИК», by whom; «больным ДЦП», with what
    if part_of_law(context.text, index) or _is_all_of_it(word, place):
        return True  # «части второй НК»
    return _can_be_said_anew(context, index, adjectives[0], place)


def with_adjective(context: Context, index: int, found: Acronym, place: Standing, reading: Reading) -> Reading:
    """Let the adjective before a name agree with it: «российский МИД», but «российское министерство»."""
    text, adjectives = context.text, _adjectives(context.text, index, place)
    if adjectives and _is_all_of_it(text.word[index - 1], place):
        said = "Всё" if text.word[index - 1].istitle() else "всё"
        return reading._replace(start=text.start[index - 1], spoken=f"{said} {reading.spoken}")
    if not adjectives or any(_goes_with(one, found, place) for one in adjectives):
        return reading
    if not _can_be_said_anew(context, index, adjectives[0], place):
        return reading
    said = inflect(adjectives[0].lemma, place.case, Number.SING, found.gender)
    said = said.capitalize() if text.word[index - 1][0].isupper() else said
    return reading._replace(start=text.start[index - 1], spoken=f"{said} {reading.spoken}")


def _is_all_of_it(before: str, place: Standing) -> bool:
    """Whether «все» is «всё» without its dots, of what there are never several: «обновить все ПО»."""
    return place.words == before.lower() == "все" and place.number is Number.SING


def _adjectives(text: Text, index: int, place: Standing) -> list[Analysis]:
    if not text.has_word_before(index):
        return []
    return [one for one in analyses(text.word[index - 1]) if one.is_adjective and one.case is place.case]


def _goes_with(adjective: Analysis, found: Acronym, place: Standing) -> bool:
    number = Number.PLUR if Number.PLUR in (found.number, place.number) else Number.SING
    alike = number is Number.PLUR or not adjective.gender or adjective.gender is found.gender
    return adjective.number is number and alike


def is_of_place(adjective: Analysis) -> bool:
    """Whether an adjective tells of what place something is: «тверской», «краевой»."""
    return adjective.is_adjective and (
        adjective.lemma.endswith(_OF_PLACES) or adjective.lemma in word_list("parts_of_country")
    )


def _can_be_said_anew(context: Context, index: int, adjective: Analysis, place: Standing) -> bool:
    """Whether one adjective alone stands before an acronym, in the singular as its name, and was not read otherwise."""
    text, last = context.text, context.last
    single = adjective.pos == "ADJF" and adjective.number is Number.SING and place.number is Number.SING
    if not is_of_place(adjective) and adjective.lemma not in word_list("describe_offices"):
        return False  # «дежурный ЕДДС» is a person
    alone = not text.is_word(index - 2) or not any(one.is_adjective for one in analyses(text.word[index - 2])[:1])
    return single and alone and (last is None or last.end <= text.start[index - 1])


def with_verbs(context: Context, index: int, found: Acronym, reading: Reading) -> Reading:
    """Let the verbs before and behind a name that is their subject agree with it, in the reading that says it."""
    return _with_verb_behind(context, index, found, _with_verb_before(context, index, found, reading))


def past(text: Text, index: int) -> list[Analysis]:
    """Give the readings of a token as a verb of the past tense in the singular."""
    if not text.goes_on(index):
        return []
    return [one for one in analyses(text.word[index])[:1] if one.pos == "VERB" and one.gender]


def verb_behind(text: Text, index: int) -> int:
    """Give the token behind an acronym and the one name in the genitive that may follow it: «МИД России заявил»."""
    behind = index + 1
    capital = text.is_word(behind) and text.word[behind][0].isupper() and not text.broken(behind)
    if capital and (text.word[behind].isupper() or analyses(text.word[behind])[0].case is Case.GENT):
        return behind + 1
    return behind


def _with_verb_before(context: Context, index: int, found: Acronym, reading: Reading) -> Reading:
    """«Заявило МИД»: «заявило Министерство», where the verb goes with how the letters sound."""
    text, verb, genders = context.text, index - 1, genders_of(context.text.word[index], found.gender)
    if reading.start < text.start[index]:
        verb -= 1  # past the adjective that is said anew
        index -= 1
    if text.lower(verb) == "и":
        verb = verb_before_also(Place(text, index, index, genders, found.number))
    if verb < 0 or text.broken(index) or not _disagrees(text, verb, index, found):
        return reading
    if context.last is not None and context.last.end > text.start[verb]:
        return reading
    said = inflect_verb(text.lower(verb), found.gender, found.number)
    said = said.capitalize() if text.word[verb][0].isupper() else said
    also = "и " if index - verb > 1 else ""  # «был и МИД»
    return reading._replace(start=text.start[verb], spoken=f"{said} {also}{reading.spoken}")


def _disagrees(text: Text, verb: int, index: int, found: Acronym) -> bool:
    if found.number is Number.PLUR:
        return text.word[index] in word_list("spoken_of_as_one") and is_singular(text, verb)
    return any(one.gender is not found.gender for one in past(text, verb))


def _with_verb_behind(context: Context, index: int, found: Acronym, reading: Reading) -> Reading:
    """Let the verb behind a name agree, and what a linking verb leads to: «МИД был готов», «МИД не намерен»."""
    text, words, behind = context.text, [reading.spoken], index + 1
    verb = predicate_behind(text, index)
    joined = index > 0 and text.lower(index - 1) in LISTING
    while (forms := _predicates(text, verb)) and not (joined and forms[0].number is Number.PLUR):
        words.extend(_attribute(context, i) for i in range(behind, verb))
        said = text.word[verb]
        if _must_change(text, verb, forms, found):
            said = inflect_verb(text.lower(verb), found.gender, found.number)
            reading = reading._replace(end=text.end[verb], spoken=" ".join([*words, said]))
        words.append(said)
        if forms[0].lemma not in word_list("linking_verbs"):
            break
        behind = verb + 1
        verb = past_adverbs(text, behind)
    return reading


def predicate_behind(text: Text, index: int) -> int:
    """Give the token behind an acronym, a name in the genitive and the adverbs that may follow it: «МИД уже готов»."""
    return past_adverbs(text, verb_behind(text, index))


def has_predicate(text: Text, index: int) -> bool:
    """Whether a verb, a short participle or adjective behind an acronym says something of one subject: «МИД готов»."""
    return bool(_predicates(text, predicate_behind(text, index)))


def _predicates(text: Text, index: int) -> list[Analysis]:
    """Give the reading of a token as what is said of one subject: a verb, a short participle or adjective."""
    if not text.goes_on(index):
        return []
    best = analyses(text.word[index])[0]
    adverb = best.pos == "ADJS" and best.gender is Gender.NEUT  # «МИД официально заявил»
    said = best.is_predicate and best.number
    return [best] if said and not adverb else []


def _must_change(text: Text, verb: int, forms: list[Analysis], found: Acronym) -> bool:
    if forms[0].number is not found.number:
        return True  # «РЖД запустило», «НАБУ начали»
    return bool(forms[0].gender) and forms[0].gender is not found.gender


def is_singular(text: Text, index: int) -> bool:
    """Whether a token is a verb in the singular: «РЖД запустило»."""
    if not text.goes_on(index):
        return False
    return any(one.pos == "VERB" and one.number is Number.SING for one in analyses(text.word[index])[:1])


def _attribute(context: Context, index: int) -> str:
    """Say a name in the genitive that stands between an acronym and its verb."""
    written = context.text.word[index]
    found = context.letters.find(written)
    if found is None:
        return written if not written.isupper() else context.letters.say(written)
    if found.name is not None and context.letters.expands(found):
        return found.name.form(Case.GENT, found.number)
    return found.spoken
