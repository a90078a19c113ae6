"""Which case the words to the left ask of a number or a name, or a reading that was made before it.

The search goes leftwards from the number, over particles and quotation marks, to the first word that decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from briefing.normalization.grammar.governing_words import by_word, is_told_above
from briefing.normalization.grammar.governor import (
    ATTRIBUTE,
    NONE,
    OBJECT,
    ONTO,
    STILL,
    WITH,
    Governor,
    How,
    prepositions,
)
from briefing.normalization.grammar.morphology import adjectives, analyses
from briefing.normalization.grammar.parts_of_speech import forms_at, stands
from briefing.normalization.kinds import Case, Number
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.nearby import is_in_capitals
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import CLOSING, LATIN, MARK, OPENING, WORD, Text
from briefing.normalization.tables import beginnings, rows, word_list

_LONGEST_PHRASE = 3  # words in the longest set phrase of the tables
_DEEPEST = 40  # words in a row of which each asks what is asked of it
_LONGEST_ASIDE = 7  # tokens between the commas of an aside
_OPENS_ASIDE = ("по", "как", "согласно", "вместе", "помимо", "кроме")
_PRONOUNS = ("нам", "вам", "мне")  # those in the dative that stand alike behind a preposition
_TOWARDS = ("к", "ко", "по")
_THAT = "тем"
_SO_MANY_MORE = (*STILL, "аж")
_NEAR = 4  # tokens before «с ЕНВД на УСН» among which the word of the change stands
_FROM_OR_TO = frozenset(WITH + ONTO)
_ENDS = (".", "/")
_YEAR = 4  # digits
_CENTURIES = ("19", "20")
_PARTS_OF_TIME = ("начало", "середина", "конец", "половина", "четверть")


@cache
def particles() -> frozenset[str]:
    """Give the words that may stand between a number and its governor: «уже», «почти»."""
    return frozenset(row["word"] for row in rows("particles.tsv"))


@cache
def _ends_of_particles() -> dict[str, tuple[int, ...]]:
    return _by_last_word(particles())


@cache
def _ends_of_prepositions() -> dict[str, tuple[int, ...]]:
    return _by_last_word(prepositions())


def _by_last_word(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Give for the last word of phrases («за» of «из-за», too) how many words those have, the most first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        found.setdefault(phrase.replace("-", " ").rpartition(" ")[2], set()).add(phrase.count(" ") + 1)
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


class Government:
    """What the words of a text ask of the numbers and names behind them, as far as it has been read."""

    __slots__ = ("_depth", "_found", "last", "text")

    def __init__(self, text: Text) -> None:
        self.text = text
        self.last: Reading | None = None
        """The reading made last: its full stop, if it took one, ends no clause."""
        self._found: dict[int, Governor] = {}
        self._depth = 0

    def note(self, reading: Reading) -> None:
        """Take note of a reading that was made: what governs the words behind it may have changed."""
        self.last = reading
        self._found.clear()

    def at(self, index: int) -> Governor:
        """Say what the words before token `index` ask of a number or name that starts there."""
        found = self._found.get(index)
        if found is None:
            if self._depth == _DEEPEST:
                return NONE
            self._depth += 1
            found = self._found[index] = self._find(index)
            self._depth -= 1
        return found

    def _find(self, index: int) -> Governor:
        text = self.text
        left = _skip_particles(text, index - 1)
        if left < 0 or (
            text.small[index - 1] in _SO_MANY_MORE and any(one.pos == "COMP" for one in forms_at(text, left))
        ):
            return NONE  # «ниже ещё 5 этажей»
        last = self.last
        if last is not None and last.end == text.end[left]:
            found = by_reading(text, left, last, stop=left == index - 1 and text.word[left] in _ENDS)
            if found is not None:
                return found
        left = _inside_quotes(text, left)
        if text.kind[left] is not WORD or text.broken(left + 1):
            return NONE
        said = last is not None and last.end == text.end[left] and last.spoken.strip().lower() != text.lower(left)
        said = said or (is_in_capitals(text, left) and is_in_capitals(text, left + 1))  # «СО РАН»
        found = (
            _changed_for(text, index, left)
            or (None if said else _phrase(text, left))  # «реестр ПО № 5»: an acronym is no preposition
            or self._before_and(left)
            or self._before_adverb(left)
            or self._before_acronym(left)
        )
        return found or by_word(text, left, self.at)

    def _before_acronym(self, left: int) -> Governor | None:
        """«Главы МИД 7 стран»: the people before an acronym."""
        text = self.text
        if not is_in_capitals(text, left) or not text.is_word(left - 1):
            return None
        people = analyses(text.word[left - 1])
        if text.broken(left) or not any(one.animate and one.number is Number.PLUR for one in people):
            return None
        found = by_word(text, left - 1, self.at)
        return found if found.how is How.RELATION else None

    def _before_and(self, left: int) -> Governor | None:
        """«Могут достигать и 18 метров», «не прошло и 5 минут»: the verb before an «и» that joins nothing."""
        text = self.text
        if text.small[left] != "и" or not text.is_word(left - 1):
            return None
        left -= text.small[left - 1] in STILL  # «не прошло ещё и 5 минут»
        tried = left - 3 if stands(text, left - 1, "INFN") and stands(text, left - 2, "VERB") else left - 2
        if text.lower(tried) == "не" and analyses(text.word[left - 1])[0].may_have_object:
            return Governor((Case.GENT,), f"не {text.lower(left - 1)} и", How.VERB, left - 1)
        found = by_word(text, left - 1, self.at)
        return found if found.how is How.VERB and found.first is not Case.NOMN else None

    def _before_adverb(self, left: int) -> Governor | None:
        """«Нашли там 2 детей», «вытащили живыми 7,8 тысячи человек»: the verb before an adverb or what people were."""
        text = self.text
        if text.lower(left) not in word_list("between_verb_and_object") or not text.has_word_before(left):
            return None
        found = by_word(text, left - 1, self.at)
        return found if found.how is How.VERB else None


def _skip_particles(text: Text, left: int) -> int:
    """Give the token that stands before particles, asides and opening quotation marks: «достиг почти 40»."""
    while left >= 0:
        if text.kind[left] is MARK and text.word[left] in OPENING:
            left -= 1
            continue
        if text.word[left] == ",":
            aside = _before_aside(text, left)
            if aside == left:
                return left
            left = aside
            continue
        if text.kind[left] is not WORD:
            return left
        length = _particle_ending_at(text, left)
        if not length or (text.lower(left) in _PRONOUNS and text.lower(left - 1) in _TOWARDS):
            return left  # «к нам 2 тысячи человек», but «дали нам 2 тысячи»
        left -= length
    return left


def _inside_quotes(text: Text, left: int) -> int:
    """Give the token of an adjective in quotation marks that end here: «достиг «рекордных» 295 млн»; else the same."""
    if text.word[left] not in CLOSING or left < 2 or text.word[left - 2] not in OPENING:
        return left
    told = text.is_word(left - 1) and text.lower(left - 1) not in particles()  # no adjective: «имеет «всего» 5 %»
    return left - 1 if told and adjectives(text.word[left - 1]) else left


def _particle_ending_at(text: Text, left: int) -> int:
    """Give how many words the longest particle has that ends with a token; 0 where none does."""
    for length in _ends_of_particles().get(text.small[left], ()):
        first = left - length + 1
        if first >= 0 and _joined(text, left, length) in particles():
            apart = text.small[first] == _THAT and text.lower(first - 1) in prepositions()
            return 0 if apart else length  # «вместе с тем более 5 школ», «перед тем более 5 лет»
    return 0


def _before_aside(text: Text, comma: int) -> int:
    """«Управляющая, как стало известно, 12 отелями»: give the token before an aside; else the comma."""
    for length in range(1, _LONGEST_PHRASE + 1):
        opening = comma - length - 1
        if opening > 0 and text.word[opening] == "," and _joined(text, comma - 1, length) in particles():
            return opening - 1
    for opening in range(comma - 2, max(0, comma - _LONGEST_ASIDE), -1):
        if text.word[opening] == "," and text.lower(opening + 1) in _OPENS_ASIDE:
            before = forms_at(text, opening - 1)
            return opening - 1 if before and before[0].pos in ("PRTF", "GRND") else comma
    return comma


def _joined(text: Text, last: int, length: int) -> str:
    first = last - length + 1
    if length == 1:
        return text.small[last]
    if any(text.kind[index] is not WORD for index in range(first, last + 1)):
        return ""
    return " ".join(text.small[first : last + 1])


def _phrase(text: Text, left: int) -> Governor | None:
    """Find the preposition that ends at a token, of several words too: «до», «из-за», «в течение»."""
    for length in _ends_of_prepositions().get(text.small[left], ()):
        if length > left + 1:
            continue
        words = _joined(text, left, length)
        if length == 1 and left >= 2 and text.glued(left) and text.word[left - 1] == "-":
            words = f"{text.lower(left - 2)}-{words}"  # из-за, из-под
        cases = prepositions().get(words)
        if cases and words in word_list("adverbs_of_place"):
            before = "" if left == 0 or text.broken(left) else text.small[left - 1]
            if not before or text.kind[left - 1] is MARK or before in ("и", "а", "но"):
                return None
        if cases and is_told_above(text, left):
            return None  # «описанные выше 2 способа»
        if cases:
            return Governor(cases, words, How.PREPOSITION, left - length + 1)
    return None


def _changed_for(text: Text, index: int, left: int) -> Governor | None:
    """«Перешли с ЕНВД на УСН», «переход с Windows на Linux»: a name that is left for another one, and that one."""
    if left != index - 1 or text.small[left] not in _FROM_OR_TO or not _is_name(text, index):
        return None
    leaving = text.small[left] in WITH
    start, joint, other = (left, index + 1, index + 2) if leaving else (index - 3, left, index - 2)
    if start < 1 or other >= text.count or text.small[joint] not in ONTO or text.small[start] not in WITH:
        return None
    changes = any(text.small[at].startswith(beginnings("changing_over")) for at in text.words_back(start - 1, _NEAR))
    if not changes or not _is_name(text, other):
        return None
    return Governor((Case.GENT if leaving else Case.ACCS,), "с … на", How.PREPOSITION, left)


def _is_name(text: Text, index: int) -> bool:
    """Whether a token is an acronym or Latin: «УСН», «Linux»."""
    return text.kind[index] is LATIN or (is_in_capitals(text, index) and text.is_word(index))


def by_reading(text: Text, left: int, last: Reading, *, stop: bool) -> Governor | None:
    """What a reading asks that ends with the token `left`; `stop`: with its full stop or stroke, directly before."""
    if last.kind is Kind.ADJECTIVE:
        return Governor((last.case,), last.spoken, How.ADJECTIVE, left)  # «на Б. Морской ул.»
    if last.kind is Kind.NOUN:
        return _by_noun(last, left, number=text.word[left + 1])
    if last.kind is Kind.ORDINAL and last.case and not text.word[left - 2].startswith(_CENTURIES):  # «в 2026-м 5 %»
        return Governor((last.case,), last.spoken, How.ADJECTIVE, left)  # «во 2-й пол. XIX в.»
    if last.kind is Kind.PREPOSITION:  # «ок. 1475 г.», «2 × 1,5 = 3»
        return Governor(prepositions()[last.lemma], last.lemma, How.PREPOSITION, left - stop)
    if not stop:
        return None
    if last.kind is Kind.IMPERATIVE:
        return Governor(OBJECT, last.spoken, How.VERB, left)  # «см. рис. 5»
    if last.kind in (Kind.LABEL, Kind.RANK):
        return Governor(ATTRIBUTE, last.spoken, How.NOUN, left)  # «III кв. 2025 г.»
    return NONE


def _by_noun(last: Reading, left: int, *, number: str) -> Governor:
    """What a noun cut short asks of a number behind it: «Прож. мин. 15 тыс.», but «Кон. 19 в.», «Дек. 2024 г.»."""
    noun = last.spoken.strip()
    dated = len(number) == _YEAR and number.startswith(_CENTURIES)
    if not dated and last.lemma not in _PARTS_OF_TIME:
        if calendar.is_month(noun.lower()):
            return NONE  # «в авг. 5 человек»
        people = any(one.animate for word in noun.split() for one in analyses(word)[:1])  # «Заместитель 2 министров»
        if last.case is Case.NOMN and not people:
            return Governor((Case.NOMN,), noun, How.NONE, left)
    return Governor(ATTRIBUTE, noun, How.NOUN, left)  # «в р-не пл. Восстания»
