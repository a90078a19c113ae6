"""Which case the words to the left ask of a number or a name: prepositions, verbs, nouns, agreeing adjectives.

The search goes leftwards from the number, over particles and quotation marks, to the first word that decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache

from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import MARK, WORD, Text
from briefing.normalization.tables import rows, word_list

_LONGEST_PHRASE = 3  # words in the longest set phrase of the tables
_RELATIONAL_ENDINGS = ("ние", "тие", "вие", "ция", "сия")  # deverbal nouns: задержание 5 человек
_NOUN_SHARE = 0.1  # of a word's uses, from which on it counts as a noun
_CLAUSE_REACH = 7  # tokens that a verb may stand before the number it governs
_MEASURED = frozenset([Counted.MONEY, Counted.UNIT, Counted.PERCENT])
_CLAUSE_ENDS = frozenset('.!?;:…—–-()"')
_OPENING = frozenset('«„“"')


class How(StrEnum):
    """How a word decides on the case of the number or name behind it."""

    PREPOSITION = auto()
    VERB = auto()
    ADJECTIVE = auto()  # agrees: «последние 5 лет»
    NOUN = auto()
    PLACE = auto()  # a noun behind «в» or «на»: «в городе 5 школ»
    PERSON = auto()
    RELATION = auto()  # a noun whose attribute the number is: «представители 15 стран»
    GOVERNED = auto()  # a noun behind another preposition: «по просьбе 14 государств»
    COORDINATION = auto()  # the case of the number before
    NONE = auto()


_NOUNS = frozenset([How.NOUN, How.PLACE, How.PERSON, How.RELATION, How.GOVERNED])


@dataclass(frozen=True, slots=True)
class Governor:
    """What decides: the cases it allows, the likeliest first; the deciding words; and how it decides."""

    cases: tuple[Case, ...]
    words: str
    how: How
    token: int = -1  # the index of the deciding word

    @property
    def first(self) -> Case:
        """The likeliest case."""
        return self.cases[0]

    @property
    def is_noun(self) -> bool:
        """Whether a noun decides, in whatever way: a name behind it stands in the genitive."""
        return self.how in _NOUNS


NONE = Governor((Case.NOMN, Case.ACCS), "", How.NONE)


@cache
def _prepositions() -> dict[str, tuple[Case, ...]]:
    return {row["preposition"]: tuple(map(Case, row["cases"].split())) for row in rows("prepositions.tsv")}


@cache
def _governors() -> dict[tuple[str, str], Case]:
    return {(row["word"], row["pos"]): Case(row["case"]) for row in rows("governors.tsv")}


@cache
def _particles() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("particles.tsv"))


def is_size(word: str) -> bool:
    """Whether a noun names a size (расстояние, длина, высота)."""
    return any((one.lemma, "measure") in _governors() for one in analyses(word))


def preposition_cases(word: str) -> tuple[Case, ...]:
    """Give the cases that a preposition governs, none for another word."""
    return _prepositions().get(word, ())


class Government:
    """What the words of a text ask of the numbers and names behind them, as far as it has been read."""

    __slots__ = ("_found", "last", "text")

    def __init__(self, text: Text) -> None:
        self.text = text
        self.last: Reading | None = None
        """The reading made last: its full stop, if it took one, ends no clause."""
        self._found: dict[int, Governor] = {}

    def note(self, reading: Reading) -> None:
        """Take note of a reading that was made: what governs the words behind it may have changed."""
        self.last = reading
        self._found.clear()

    def at(self, index: int) -> Governor:
        """Say what the words before token `index` ask of a number or name that starts there."""
        found = self._found.get(index)
        if found is None:
            found = self._found[index] = self._find(index)
        return found

    def _find(self, index: int) -> Governor:
        text = self.text
        left = _skip_particles(text, index - 1)
        if left < 0:
            return NONE
        last = self.last
        if last is not None and last.end == text.end[left]:
            found = _by_reading(text, left, last, stop=left == index - 1 and text.word[left] == ".")
            if found is not None:
                return found
        if text.kind[left] != WORD or text.broken(left + 1):
            return NONE
        return _phrase(text, left) or _by_word(self, left)


def _by_reading(text: Text, left: int, last: Reading, *, stop: bool) -> Governor | None:
    """What a reading asks that ends with the token `left`; `stop`: with its own full stop, directly before."""
    if last.kind is Kind.NOUN:
        return Governor((Case.GENT, Case.NOMN), last.spoken.strip(), How.NOUN, left)  # «в р-не пл. Восстания»
    if last.kind is Kind.ORDINAL and last.case:
        return Governor((last.case,), last.spoken, How.ADJECTIVE, left)  # «во 2-й пол. XIX в.»
    if not stop:
        return None
    if last.kind is Kind.PREPOSITION:
        words = last.spoken.lower()
        return Governor(_prepositions()[words], words, How.PREPOSITION, left - 1)  # «ок. 1475 г.»
    if last.kind is Kind.IMPERATIVE:
        return Governor((Case.ACCS, Case.NOMN), last.spoken, How.VERB, left)  # «см. рис. 5»
    if last.counted in _MEASURED:
        return Governor((last.case,), "", How.COORDINATION, left)  # «5 руб. 30 коп.»
    if last.kind in (Kind.LABEL, Kind.RANK):
        return Governor((Case.GENT, Case.NOMN), last.spoken, How.NOUN, left)  # «III кв. 2025 г.»
    return NONE


def _skip_particles(text: Text, left: int) -> int:
    while left >= 0:
        if text.kind[left] == MARK and text.word[left] in _OPENING:
            left -= 1
            continue
        if text.kind[left] != WORD:
            return left
        for length in range(_LONGEST_PHRASE, 0, -1):
            if left - length + 1 >= 0 and _joined(text, left, length) in _particles():
                left -= length
                break
        else:
            return left
    return left


def _joined(text: Text, last: int, length: int) -> str:
    first = last - length + 1
    if length == 1:
        return text.word[last].lower()
    if any(text.kind[index] != WORD for index in range(first, last + 1)):
        return ""
    return " ".join(text.word[first : last + 1]).lower()


def _phrase(text: Text, left: int) -> Governor | None:
    for length in range(_LONGEST_PHRASE, 0, -1):
        if left - length + 1 < 0:
            continue
        words = _joined(text, left, length)
        if length == 1 and left >= 2 and text.glued(left) and text.word[left - 1] == "-":
            words = f"{text.lower(left - 2)}-{words}"  # из-за, из-под
        cases = _prepositions().get(words)
        if cases:
            return Governor(cases, words, How.PREPOSITION, left - length + 1)
    return None


def _by_word(government: Government, left: int) -> Governor:
    text = government.text
    word = text.word[left]
    found = analyses(word)
    best = found[0]
    lowered = word.lower()
    if best.pos == "COMP":
        return Governor((Case.GENT,), lowered, How.PREPOSITION, left)
    table = _governors()
    for one in found:
        if one.pos in ("VERB", "INFN", "GRND", "PRTF", "PRTS"):
            return _by_verb(government, left, one)
        if one.pos in ("ADJF", "ADJS"):
            case = table.get((one.lemma, "adjective"))
            if case:
                return Governor((case,), lowered, How.VERB, left)
        if one.pos in ("ADJF", "NOUN"):
            break
    if lowered.startswith("котор"):
        return NONE
    if (lowered, "substantive") in table:
        return Governor((Case.GENT, Case.NOMN), lowered, How.RELATION, left)
    adjective_cases = tuple(dict.fromkeys(one.case for one in found if one.pos == "ADJF" and one.case))
    if adjective_cases and best.pos == "ADJF" and not _as_noun(found):
        return _by_adjective(government, left, adjective_cases)
    if _as_noun(found):
        return _by_noun(government, left, found)
    return NONE


def _as_noun(found: tuple[Analysis, ...]) -> bool:
    """Whether a word is often enough a noun to govern as one («данные», not «весь»)."""
    return any(one.pos == "NOUN" and (one is found[0] or one.score >= _NOUN_SHARE) for one in found)


def _verb_before(text: Text, left: int) -> bool:
    """Whether a transitive verb stands earlier in the clause, whose object the number may be."""
    for index in range(left - 1, max(-1, left - _CLAUSE_REACH), -1):
        if text.kind[index] == MARK and text.word[index] in _CLAUSE_ENDS | {","}:
            return False
        if text.kind[index] == WORD:
            first = analyses(text.word[index])[0]
            if first.pos in ("VERB", "INFN", "GRND"):
                return first.transitive and not text.lower(index).endswith(("ся", "сь"))
    return False


def _by_verb(government: Government, left: int, verb: Analysis) -> Governor:
    text = government.text
    table = _governors()
    word = text.lower(left)
    if text.lower(left - 1) == "не":
        case = table.get((verb.lemma, "negated"))
        if case:
            return Governor((case,), f"не {word}", How.VERB, left)
    case = table.get((verb.lemma, "verb"))
    if case:
        return Governor((case,), word, How.VERB, left)
    if verb.pos == "PRTF" and verb.passive:
        cases = tuple(dict.fromkeys(one.case for one in analyses(word) if one.pos == "PRTF" and one.case))
        return _by_adjective(government, left, cases)
    if verb.transitive and verb.gender == Gender.NEUT and not _neuter_subject(text, left):
        return Governor(
            (Case.NOMN, Case.ACCS), word, How.VERB, left
        )  # the number itself is the subject: «посмотрело 9 млн»
    if verb.transitive and verb.pos != "PRTS":
        return Governor((Case.ACCS, Case.NOMN), word, How.VERB, left)
    return Governor((Case.NOMN, Case.ACCS), word, How.VERB, left)


def _neuter_subject(text: Text, verb: int) -> bool:
    """Whether a neuter noun before the verb is its subject («число превысило 1000»)."""
    for index in range(verb - 1, max(-1, verb - _CLAUSE_REACH), -1):
        if text.kind[index] == MARK and text.word[index] in _CLAUSE_ENDS:
            return False
        if text.kind[index] == WORD and any(
            one.pos == "NOUN" and one.case == Case.NOMN and one.gender == Gender.NEUT
            for one in analyses(text.word[index])
        ):
            return True
    return False


def _by_adjective(government: Government, left: int, cases: tuple[Case, ...]) -> Governor:
    """An adjective that agrees («последние 5 лет») shares the case; what stands before it narrows the choice."""
    text, outer = government.text, government.at(left)
    if outer.how in (How.PREPOSITION, How.VERB):
        shared = tuple(case for case in outer.cases if case in cases)
        if shared:
            return Governor(shared, f"{outer.words} {text.lower(left)}", How.ADJECTIVE, left)
    return Governor(cases, text.lower(left), How.ADJECTIVE, left)


def _by_noun(government: Government, left: int, found: tuple[Analysis, ...]) -> Governor:
    text, table = government.text, _governors()
    noun = next(one for one in found if one.pos == "NOUN")
    word = text.lower(left)
    plain = Governor(
        (Case.ACCS, Case.NOMN) if _verb_before(text, left) else (Case.NOMN, Case.ACCS), word, How.NOUN, left
    )
    if (noun.lemma, "plain") in table:
        return plain
    if (noun.lemma, "measure") in table:
        outer = government.at(left)
        oblique = {one.case for one in found} & set(outer.cases) if outer.how in (How.PREPOSITION, How.VERB) else set()
        likely = noun.case if not oblique else next(case for case in outer.cases if case in oblique)
        if likely in (Case.GENT, Case.DATV, Case.LOCT):
            return Governor((Case.GENT, Case.NOMN), word, How.NOUN, left)
        return plain
    if noun.lemma.endswith(_RELATIONAL_ENDINGS) and (noun.lemma, "group") not in table:
        return Governor((Case.GENT, Case.NOMN), word, How.RELATION, left)
    people = noun.animate and not noun.proper
    if (noun.lemma, "relation") in table:
        if government.at(left).how is How.PREPOSITION and _verb_before(text, left):
            return plain  # «похитили у граждан 5 млн»
        return Governor((Case.GENT, Case.NOMN), word, How.RELATION, left)
    placed = (
        noun.number == Number.SING
        and any(one.case == Case.LOCT for one in found)
        and government.at(left).words in ("в", "на", "во")
    )
    if placed:
        return Governor(plain.cases, word, How.PLACE, left)
    outer = government.at(left)
    free_of_verbs = not noun.proper and not _verb_before(text, left)
    if outer.how is How.PREPOSITION and outer.words not in word_list("no_attribute_behind") and free_of_verbs:
        return Governor((Case.GENT, Case.NOMN), word, How.GOVERNED, left)  # «по просьбе 14 государств»
    free = noun.case != Case.DATV and government.at(left).how is not How.PREPOSITION
    if free and ((noun.lemma, "group") in table or (people and noun.number == Number.PLUR)):
        return Governor((Case.GENT, Case.NOMN), word, How.RELATION, left)
    return Governor(plain.cases, word, How.PERSON if people else How.NOUN, left)
