"""What may be the subject of a verb beside a name, and what agrees with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.normalization.grammar.doers import is_behind_preposition
from briefing.normalization.grammar.governing_words import is_ending
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import Analysis, analyses, is_known, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, relative_before, stands
from briefing.normalization.kinds import DIRECT, LIVING, Case, Gender, Number
from briefing.normalization.sentence.nearby import past_quoted
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.objects import PART_ENDS, PART_REACH, SUBJECT_REACH, has_object
from briefing.normalization.tables import word_list

AGREES, DISAGREES = 3.0, -3.0  # logits for a subject with whose gender and number the verb behind it agrees, or not
LISTED = 6.0
"""Logits for a case that the table of governing words tells."""
_OF_MIXED = 3  # capitals of an acronym with small letters
_LONGEST_LIST = 32  # tokens of acronyms in a row, with what joins them
_LONGEST_OWNER = 6  # words that say what a name is of
_ELSEWHERE = ("к", "ко", "в", "во")  # prepositions of where a motion ends
_VERBS = ("VERB", "PRTS")
VOWELS = "АЕИОУЫЭЮЯ"
_NO_OBJECT = "которая"  # «который», «которое», «которые» may be objects, too
SAID_OF = (*_VERBS, "ADJS")


@dataclass(frozen=True, slots=True)
class Place:
    """A name of one token in its text: `start` is the first token behind what governs it, an aside may lie between."""

    text: Text
    start: int
    index: int
    genders: frozenset[Gender]
    number: Number


def agrees(form: Analysis, genders: frozenset[Gender], number: Number) -> bool:
    """Whether a form goes with a noun of one of these genders and this number."""
    return form.number == number and (number is Number.PLUR or not form.gender or form.gender in genders)


def is_acronym(text: Text, index: int) -> bool:
    """Whether a token is written in capitals alone, or ends in them: «СПбГУ»."""
    word = text.word[index] if 0 <= index < text.count else ""
    return len(word) > 1 and (word.isupper() or (word[-1].isupper() and sum(map(str.isupper, word)) >= _OF_MIXED))


def verb_agrees(place: Place) -> bool:
    """Whether the verb behind a name agrees with it."""
    behind, several = behind_name(place.text, place.index)
    number = Number.PLUR if several else place.number
    forms = forms_at(place.text, behind)
    return any(one.pos in SAID_OF and one.number and agrees(one, place.genders, number) for one in forms)


def comes_in_behind(text: Text, index: int) -> bool:
    """Whether the verb behind a name says that something comes or is brought there: «в ФСБ направлен запрос»."""
    behind = past_quoted(text, behind_name(text, index)[0])
    if behind == index + 1 and text.is_word(behind) and text.word[behind].istitle() and not text.broken(behind):
        behind = past_adverbs(text, behind + 1)  # «в ОВД Тверское были доставлены восемь человек»
    if not text.goes_on(behind) or text.lower(behind + 1) in _ELSEWHERE:
        return False  # «в МВД пришли к выводу», «в МВД вступил в силу приказ»
    verb = analyses(text.word[behind])[0]
    later = analyses(text.word[behind + 1])[0] if is_infinitive(text, behind + 1) else verb
    if later.lemma in word_list("put_into_laws"):
        return True  # «в УК предложили внести поправки»
    if later is not verb and text.lower(behind).startswith(("стал", "начал")):
        return later.lemma in word_list("coming_in") and not later.transitive  # «в МВД стали поступать жалобы»
    if verb.lemma in word_list("laid_on") and text.lower(index - 1) == "на":
        return True  # «на ФАС возлагают надежды»
    if verb.lemma in word_list("brought_in") and verb.number is Number.PLUR and has_object(text, behind, verb):
        return True  # «на МКС доставили груз»
    return verb.lemma in word_list("coming_in") and (verb.pos == "PRTS" or (verb.pos == "VERB" and not verb.transitive))


def may_be_subject(text: Text, index: int, verb: Analysis) -> bool:
    """Whether a word may be what a verb speaks of: a noun, pronoun or numeral in the nominative that agrees."""
    if not text.is_word(index) or is_behind_preposition(text, index) or is_ending(text, index):
        return False
    if text.lower(index) == "что" and text.word[index - 1] == ",":
        return False  # «заявил, что в этом случае ФАС выпишет штраф»
    acting, small = text.lower(index) == "врио", text.word[index][0].islower()
    for one in analyses(text.word[index]):
        if one.case is not Case.NOMN or (one.pos not in ("NOUN", "NPRO", "NUMR") and one.lemma != "один"):
            continue
        if one.proper and small:
            continue  # «жалоба жильцов» is of no Zhiltsov
        person = one.animate or acting  # of whom verbs speak in either gender: «глава комитета заявил»
        if (person and one.number is verb.number) or agrees(verb, frozenset([one.gender]), one.number):
            return True
    return False


def has_subject_before(place: Place, verb: Analysis) -> bool:
    """Whether what a verb may speak of stands before a name in its part of the sentence."""
    text = place.text
    for left in range(place.start - 1, max(-1, place.start - 1 - PART_REACH), -1):
        if text.broken(left + 1) or (text.word[left] in PART_ENDS and not _joins_names(text, left)):
            return False
        if may_be_subject(text, left, verb) or _opens_as_name(text, left):
            return True
    return False


def has_sure_subject(text: Text, verb_at: int, verb: Analysis) -> bool:
    """Whether what is hardly its object or a genitive may be a verb's subject: «совет», «которая», no «положения»."""
    for left in range(verb_at - 1, max(-1, verb_at - 1 - PART_REACH), -1):
        if text.broken(left + 1) or text.word[left] in PART_ENDS:
            break
        if text.is_word(left) and analyses(text.word[left])[0].case in DIRECT and may_be_subject(text, left, verb):
            return True
    return text.lower(relative_before(text, verb_at)) == _NO_OBJECT


def is_said_of_relative(text: Text, at: int, verb: Analysis) -> bool:
    """Whether «который» shortly before a verb is its subject: «цех, который впоследствии стал НПО»."""
    relative = relative_before(text, at)
    forms = [one for one in analyses(text.word[relative]) if one.case is Case.NOMN] if relative >= 0 else ()
    return any(agrees(verb, frozenset([one.gender]), one.number) for one in forms)


def verb_before_also(place: Place) -> int:
    """Give the verb of which a name behind an «и» that joins nothing is the subject: «выступила и ФАС»; -1 for none."""
    text, at = place.text, place.index - 2
    if text.lower(place.index - 1) != "и" or not text.is_word(at) or text.broken(place.index):
        return -1
    verb = analyses(text.word[at])[0]
    if verb.pos not in _VERBS or verb.number is not Number.SING or not agrees(verb, place.genders, place.number):
        return -1
    return -1 if has_subject_before(replace(place, start=at), verb) else at


def _opens_as_name(text: Text, index: int) -> bool:
    """Whether a word that no dictionary knows opens a sentence with a capital: «Моди на саммите ШОС планирует …»."""
    opens = index == 0 or text.broken(index) or text.word[index - 1] in ".!?"
    name = opens and text.is_word(index) and text.word[index].istitle()
    return name and not is_known(text.word[index])


def _joins_names(text: Text, comma: int) -> bool:
    """Whether a comma parts the names of a list: «включение ДНР, ЛНР и Тулы»."""
    beside = (comma - 1, comma + 1)
    return text.word[comma] == "," and all(text.is_word(at) and text.word[at][0].isupper() for at in beside)


def subject_follows(text: Text, verb_at: int, verb: Analysis) -> bool:
    """Whether what a verb may speak of stands behind it, nothing but words between."""
    for right in range(verb_at + 1, min(text.count, verb_at + 1 + SUBJECT_REACH)):
        if not text.goes_on(right):
            return False
        if may_be_subject(text, right, verb):
            return True
    return False


def sounds_masculine(written: str) -> bool:
    """Whether letters are said as a word that ends as masculine nouns do: «ФСИН», «ЦАХАЛ»."""
    vowels = [letter in VOWELS for letter in written]
    return any(vowels) and not vowels[-1]


def sure_subject_follows(text: Text, verb_at: int, verb: Analysis) -> bool:
    """Whether the first noun behind a verb is its subject and can't be its object: «посетила группа»."""
    for right in range(verb_at + 1, min(text.count, verb_at + 1 + SUBJECT_REACH)):
        if not text.goes_on(right):
            return False
        forms = analyses(text.word[right])
        if not forms[0].is_adjective:
            return may_be_subject(text, right, verb) and not may_stand_in(forms, *LIVING)
    return False


def is_infinitive(text: Text, index: int) -> bool:
    """Whether an infinitive stands here, and the sentence goes on before it."""
    return text.goes_on(index) and stands(text, index, "INFN")


def is_planned(text: Text, verb: int) -> bool:
    """Whether a verb of nobody and an infinitive stand here: «планируется улучшить», «разрешено продать»."""
    return text.lower(verb) in word_list("planned_by_nobody") and is_infinitive(text, verb + 1)


def behind_name(text: Text, index: int) -> tuple[int, bool]:
    """Give the token behind a name, the names joined to it and what they are of; and whether there are several."""
    joined = index >= 2 and text.lower(index - 1) in LISTING
    several = joined and (text.word[index - 1] != "," or is_acronym(text, index - 2))
    index += 1
    last = index + _LONGEST_LIST
    while index < last and text.lower(index) in LISTING and is_acronym(text, index + 1):
        index, several = index + 2, True
    index = past_owners(text, index)
    return past_adverbs(text, index), several


def past_adverbs(text: Text, index: int) -> int:
    """Give the token behind what may stand between a subject and its verb: «РФ не ведёт», «УК активно собирают»."""
    while text.goes_on(index) and (text.lower(index) in word_list("before_verbs") or stands(text, index, "ADVB")):
        index += 1
    return index


def _may_act(forms: tuple[Analysis, ...]) -> bool:
    """Whether a word names a person and no owner: «главы МИД Петров», «на турнире WTA Петрова», but «УВД Кирова»."""
    if not (forms[0].animate and forms[0].proper):
        return False
    if forms[0].case is not Case.GENT:
        return True
    town = any(one.proper and not one.animate and one.case is Case.GENT for one in forms)
    return not town and may_stand_in(forms, Case.NOMN)


def past_owners(text: Text, index: int) -> int:
    """Give the token behind what a name is of: «ВКС России сбит самолёт», «УМВД по Тверской области сообщило»."""
    first = index
    while text.goes_on(index) and index - first < _LONGEST_OWNER:
        word, form = text.word[index], analyses(text.word[index])[0]
        of_place = text.lower(first) == "по" and Case.DATV in {one.case for one in analyses(word)}
        owner = Case.GENT in {one.case for one in analyses(word) if one.pos in ("NOUN", "ADJF")}
        named = (index > first or word[0].isupper()) and (owner or of_place) and form.pos not in _VERBS
        named = named and not _may_act(analyses(word))
        if not named and text.lower(index) != "по" and not is_acronym(text, index):
            break
        first, index = (index, index + 1) if text.lower(index) == "по" else (first, index + 1)
    return index
