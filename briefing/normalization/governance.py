"""Which case the words to the left ask of a number or a name: prepositions, verbs, nouns, agreeing adjectives.

The search goes leftwards from the number, over particles and quotation marks, to the first word that decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.normalization.morphology import Analysis, analyses
from briefing.normalization.tables import rows, word_list
from briefing.normalization.text import MARK, WORD, Text

_LONGEST_PHRASE = 3  # words in the longest set phrase of the tables
_RELATIONAL_ENDINGS = ("ние", "тие", "вие", "ция", "сия")  # deverbal nouns: задержание 5 человек
_NOUN_SHARE = 0.1  # of a word's uses, from which on it counts as a noun
_CLAUSE_REACH = 7  # tokens that a verb may stand before the number it governs
_CLAUSE_ENDS = frozenset('.!?;:…—–-()"')
_OPENING = frozenset('«„“"')


@dataclass(frozen=True, slots=True)
class Governor:
    """What decides: the cases it allows, the likeliest first; the deciding words; and how it decides.

    `how` is one of preposition, verb, noun, place, person, relation, governed, adjective, coordination, none.
    """

    cases: tuple[str, ...]
    words: str
    how: str
    token: int = -1  # the index of the deciding word

    @property
    def first(self) -> str:
        """The likeliest case."""
        return self.cases[0]


NONE = Governor(("nomn", "accs"), "", "none")


@cache
def _prepositions() -> dict[str, tuple[str, ...]]:
    return {row["preposition"]: tuple(row["cases"].split()) for row in rows("prepositions.tsv")}


@cache
def _governors() -> dict[tuple[str, str], str]:
    return {(row["word"], row["pos"]): row["case"] for row in rows("governors.tsv")}


@cache
def _particles() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("particles.tsv"))


def is_size(word: str) -> bool:
    """Whether a noun names a size (расстояние, длина, высота)."""
    return any((one.lemma, "measure") in _governors() for one in analyses(word))


def preposition_cases(word: str) -> tuple[str, ...]:
    """Give the cases that a preposition governs, none for another word."""
    return _prepositions().get(word, ())


def govern(text: Text, index: int) -> Governor:
    """Say what the words before token `index` ask of a number or name that starts there.

    Kept until the next reading is made, which may decide otherwise.
    """
    found = text.governors.get(index)
    if found is None:
        found = text.governors[index] = _govern(text, index)
    return found


def _govern(text: Text, index: int) -> Governor:
    left = _skip_particles(text, index - 1)
    last = text.last_reading
    if last is not None and left >= 0 and last.end == text.end[left] and last.rule == "noun" and last.case != "label":
        return Governor(("gent", "nomn"), last.spoken.strip(), "noun", left)  # «в р-не пл. Восстания»
    if last is not None and left >= 0 and last.end == text.end[left] and last.rule == "with_ending" and last.case:
        return Governor((last.case,), last.spoken, "adjective", left)  # «во 2-й пол. XIX в.»
    if left == index - 1 >= 0 and text.word[left] == "." and last is not None and last.end == text.end[left]:
        if last.rule == "phrase":
            cases = _prepositions().get(last.spoken.lower())  # «ок. 1475 г.», «см. рис. 5»
            if cases:
                return Governor(cases, last.spoken.lower(), "preposition", left - 1)
            return (
                Governor(("accs", "nomn"), last.spoken, "verb", left)
                if last.spoken.startswith(("смотр", "сравн"))
                else NONE
            )
        if last.head in ("money", "unit", "percent"):
            return Governor((last.case,), "", "coordination", left)  # «5 руб. 30 коп.»
        if last.rule in ("noun", "roman", "arabic"):
            return Governor(("gent", "nomn"), last.spoken, "noun", left)  # «III кв. 2025 г.»
        return NONE
    if left < 0 or (text.kind[left] == MARK and text.word[left] in _CLAUSE_ENDS) or text.broken(left + 1):
        return NONE
    if text.kind[left] != WORD:
        return NONE
    phrase = _phrase(text, left)
    if phrase is not None:
        return phrase
    return _by_word(text, left)


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
            return Governor(cases, words, "preposition", left - length + 1)
    return None


def _by_word(text: Text, left: int) -> Governor:
    word = text.word[left]
    found = analyses(word)
    best = found[0]
    lowered = word.lower()
    if best.pos == "COMP":
        return Governor(("gent",), lowered, "preposition", left)
    table = _governors()
    for one in found:
        if one.pos in ("VERB", "INFN", "GRND", "PRTF", "PRTS"):
            return _by_verb(text, left, one)
        if one.pos in ("ADJF", "ADJS"):
            case = table.get((one.lemma, "adjective"))
            if case:
                return Governor((case,), lowered, "verb", left)
        if one.pos in ("ADJF", "NOUN"):
            break
    if lowered.startswith("котор"):
        return NONE
    if (lowered, "substantive") in table:
        return Governor(("gent", "nomn"), lowered, "relation", left)
    adjective_cases = tuple(dict.fromkeys(one.case for one in found if one.pos == "ADJF" and one.case))
    if adjective_cases and best.pos == "ADJF" and not _as_noun(found):
        return _by_adjective(text, left, adjective_cases)
    if _as_noun(found):
        return _by_noun(text, left, found)
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


def _by_verb(text: Text, left: int, verb: Analysis) -> Governor:
    table = _governors()
    word = text.lower(left)
    if text.lower(left - 1) == "не":
        case = table.get((verb.lemma, "negated"))
        if case:
            return Governor((case,), f"не {word}", "verb", left)
    case = table.get((verb.lemma, "verb"))
    if case:
        return Governor((case,), word, "verb", left)
    if verb.pos == "PRTF" and verb.passive:
        cases = tuple(dict.fromkeys(one.case for one in analyses(word) if one.pos == "PRTF" and one.case))
        return _by_adjective(text, left, cases)
    if verb.transitive and verb.gender == "neut" and not _neuter_subject(text, left):
        return Governor(("nomn", "accs"), word, "verb", left)  # the number itself is the subject: «посмотрело 9 млн»
    if verb.transitive and verb.pos != "PRTS":
        return Governor(("accs", "nomn"), word, "verb", left)
    return Governor(("nomn", "accs"), word, "verb", left)


def _neuter_subject(text: Text, verb: int) -> bool:
    """Whether a neuter noun before the verb is its subject («число превысило 1000»)."""
    for index in range(verb - 1, max(-1, verb - _CLAUSE_REACH), -1):
        if text.kind[index] == MARK and text.word[index] in _CLAUSE_ENDS:
            return False
        if text.kind[index] == WORD and any(
            one.pos == "NOUN" and one.case == "nomn" and one.gender == "neut" for one in analyses(text.word[index])
        ):
            return True
    return False


def _by_adjective(text: Text, left: int, cases: tuple[str, ...]) -> Governor:
    """An adjective that agrees («последние 5 лет») shares the case; what stands before it narrows the choice."""
    outer = govern(text, left)
    if outer.how in ("preposition", "verb"):
        shared = tuple(case for case in outer.cases if case in cases)
        if shared:
            return Governor(shared, f"{outer.words} {text.lower(left)}", "adjective", left)
    return Governor(cases, text.lower(left), "adjective", left)


def _by_noun(text: Text, left: int, found: tuple[Analysis, ...]) -> Governor:
    table = _governors()
    noun = next(one for one in found if one.pos == "NOUN")
    word = text.lower(left)
    plain = Governor(("accs", "nomn") if _verb_before(text, left) else ("nomn", "accs"), word, "noun", left)
    if (noun.lemma, "plain") in table:
        return plain
    if (noun.lemma, "measure") in table:
        outer = govern(text, left)
        oblique = {one.case for one in found} & set(outer.cases) if outer.how in ("preposition", "verb") else set()
        likely = noun.case if not oblique else next(case for case in outer.cases if case in oblique)
        if likely in ("gent", "datv", "loct"):
            return Governor(("gent", "nomn"), word, "noun", left)
        return plain
    if noun.lemma.endswith(_RELATIONAL_ENDINGS) and (noun.lemma, "group") not in table:
        return Governor(("gent", "nomn"), word, "relation", left)
    people = noun.animate and not noun.proper
    if (noun.lemma, "relation") in table:
        if govern(text, left).how == "preposition" and _verb_before(text, left):
            return plain  # «похитили у граждан 5 млн»
        return Governor(("gent", "nomn"), word, "relation", left)
    placed = (
        noun.number == "sing"
        and any(one.case == "loct" for one in found)
        and govern(text, left).words in ("в", "на", "во")
    )
    if placed:
        return Governor(plain.cases, word, "place", left)
    outer = govern(text, left)
    free_of_verbs = not noun.proper and not _verb_before(text, left)
    if outer.how == "preposition" and outer.words not in word_list("no_attribute_behind") and free_of_verbs:
        return Governor(("gent", "nomn"), word, "governed", left)  # «по просьбе 14 государств»
    free = noun.case != "datv" and govern(text, left).how != "preposition"
    if free and ((noun.lemma, "group") in table or (people and noun.number == "plur")):
        return Governor(("gent", "nomn"), word, "relation", left)
    return Governor(plain.cases, word, "person" if people else "noun", left)
