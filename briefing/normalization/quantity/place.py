"""Where a number stands: what it counts, and what stands before and behind it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.normalization.grammar.governing_nouns import is_put_into
from briefing.normalization.grammar.governor import INTO, ONTO, Governor, How, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, adjectives, analyses
from briefing.normalization.grammar.numerals import is_few, scale_names
from briefing.normalization.grammar.parts_of_speech import is_of, is_relative, likeliest
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity import units
from briefing.normalization.quantity.items import Head, Item
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import SUMS, Counted, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.judging import clause
from briefing.normalization.tables import word_list

_PREDICATES = frozenset(["VERB", "PRTS", "INFN", "PRED", "ADJS"])
_OF_TIMES = {**dict.fromkeys(INTO, Case.LOCT), **dict.fromkeys(ONTO, Case.ACCS)}
_THESE = ("этих", "тех", "своих", "наших")
_OTHERS = ("а", "но", "ещё", "еще")
_LIKELY = 3  # readings of a word that are looked at
_OPENING = frozenset(["что", "а", "но", *',.!?;:(—–«“„"'])
"""What stands before the first word of a clause."""


def case_cut_short(governor: Governor) -> Case:
    """Give the case of what is numbered, where its noun is cut short: «в XIX в.», «начало XX в.», «на III кв.»."""
    if governor.how is How.PREPOSITION:
        return _OF_TIMES.get(governor.words, governor.first)
    return Case.GENT if governor.is_noun else governor.first


class Place(NamedTuple):
    """A number in its sentence. `last` is the reading made before it."""

    text: Text
    item: Item
    head: Head | None
    governor: Governor
    last: Reading | None = None

    @property
    def token(self) -> int:
        """The token at which the number begins."""
        return self.text.at(self.item.start)

    @property
    def before(self) -> int:
        """The token before the number, −1 where it opens the text."""
        return self.token - 1

    @property
    def kind(self) -> Counted:
        """What kind of thing is counted."""
        return self.head.kind if self.head is not None else Counted.NONE

    @property
    def following(self) -> int:
        """The token behind the number and its measure, if it has one."""
        measured = self.head is not None and self.head.measure is not None
        return self.text.at(self.head.end if self.head is not None and measured else self.item.end)

    @property
    def behind(self) -> int:
        """The token behind the number and what it counts, be it a measure or a noun."""
        noun = self.head is not None and self.head.measure is None
        return self.head.token + 1 if self.head is not None and noun else self.following

    @property
    def word_behind(self) -> str:
        """The word behind the noun that is counted, in small letters."""
        return self.text.lower(self.head.token + 1) if self.head is not None else ""

    @property
    def noun(self) -> str:
        """The noun that is counted, as it stands, in small letters."""
        head = self.head
        return self.text.small[head.token] if head is not None and head.token >= 0 else ""

    def likeliest(self, token: int) -> Analysis | None:
        """Give the likeliest reading of the word at a token, None where there is no word."""
        return likeliest(self.text, token)

    def is_of(self, token: int, *lists: str) -> bool:
        """Whether the word at a token is likeliest of one of these lists of `words.toml`."""
        return is_of(self.text, token, *lists)

    @property
    def gives_size(self) -> bool:
        """Whether a noun stands before the governing word, whose size is told («длиной в 5 км», «пакет в 25 %»)."""
        before = self.likeliest(self.governor.token - 1)
        return before is not None and before.pos == "NOUN"

    @property
    def counts_sum(self) -> bool:
        """Whether thousands or millions of money or a measure in full words are counted: «штраф 400 тысяч рублей»."""
        if self.head is None or self.head.lemma not in scale_names():
            return False
        token = self.head.token + 1
        behind = self.likeliest(token)
        if behind is None:
            return False
        return behind.lemma in word_list("measures") or units.find(self.text.clean, self.text.start[token]) is not None

    @property
    def counts_money(self) -> bool:
        """Whether money or a unit is counted: «3 млрд рублей», «$3 млн»."""
        head = self.head
        return head is not None and (self.kind in SUMS or head.is_money)

    @property
    def stands_alone(self) -> bool:
        """Whether the clause begins with a preposition and has no verb: «На счету бойца 29 побед»."""
        text, start = self.text, self.token
        first, last = clause(text, start)
        first = next((token + 1 for token in range(start - 1, first, -1) if text.word[token] == ","), first)
        others = (at for at in range(start, last) if text.word[at] == "," and text.lower(at + 1) in _OTHERS)
        last = next(others, last)  # «в рейтинге 14 новичков, ещё трое вернулись»
        first += text.lower(first) in word_list("opening_totals")
        if text.lower(first) in word_list("opening_clauses"):  # «если у тебя на руках 5 тузов, не спи»
            first += 1
            last = next((token for token in range(start, last) if text.word[token] == ","), last)
        if not preposition_cases(text.lower(first)):
            return False
        last = next((token for token in range(start, last) if _opens_relative(text, token)), last)
        whole = (token for token in range(first, last) if text.lower(token + 1) != "-")  # «бело-голубых»
        words = map(self.likeliest, whole)
        return not any(word is not None and word.pos in _PREDICATES for word in words)

    @property
    def is_of_subject(self) -> bool:
        """Whether the noun before opens the clause in the plural, so that things counted are its own.

        «Власти 8 регионов согласились», «двери 3 вагонов не открылись»: two subjects don't stand side by side.
        """
        text, token = self.text, self.governor.token
        if not self.governor.is_noun or not _is_plural_subject(text, token):
            return False
        while text.has_word_before(token) and _is_plural_subject(text, token - 1, adjective=True):
            token -= 1
        return _opens(text, token) or is_subject_behind_time(text, token)

    @property
    def is_of_himself(self) -> bool:
        """Whether few are his who was just told, and none is the very second: «у него (у) самого 2 сына»."""
        text, token = self.text, self.governor.token
        if text.lower(token) not in ("самого", "самой") or not is_few(self.item.whole):
            return False
        told = self.likeliest(token - 2 if text.lower(token - 1) == "у" else token - 1)
        return told is not None and told.pos == "NPRO"

    @property
    def needed(self) -> Governor | None:
        """«Не набрал необходимых 50 %», «хватит этих 5 лет»: the genitive for an accusative of living things."""
        governor = self.governor
        word = self.text.lower(governor.token)
        denied = self.text.lower(governor.token - 2) == "не" or word in _THESE  # but «выявили новых 50 случаев»
        if governor.first is not Case.ACCS or not denied:
            return None
        forms = adjectives(self.text.word[governor.token])
        direct = any(one.case is Case.ACCS and not one.animate for one in forms)
        genitive = any(one.is_genitive_plural for one in forms)
        return governor._replace(cases=(Case.GENT,)) if genitive and not direct else None

    @property
    def is_put_into(self) -> bool:
        """Whether things are put into what the governing noun names: «сдали в аренду»."""
        noun = self.likeliest(self.governor.token)
        return noun is not None and is_put_into(noun, self.text.lower(self.governor.token - 1))

    @property
    def is_object(self) -> bool:
        """Whether a transitive verb stands directly before the governing noun: «напомнило жителям 5 правил»."""
        verb = self.likeliest(self.governor.token - 1)
        return verb is not None and verb.may_have_object and verb.transitive

    @property
    def is_compared(self) -> bool:
        """Whether a comparative stands before: «лучше 2 простые двери»."""
        word = self.likeliest(self.governor.token)
        return word is not None and word.pos == "COMP"

    def past_genitives(self, token: int, most: int) -> int:
        """Give the token behind up to so many words that may be genitives: behind «51 % голосов»."""
        last = token + most
        while token < last and self.is_genitive(token):
            token += 1
        return token

    def is_genitive(self, token: int) -> bool:
        """Whether the word at a token may be a genitive: what the number is of («51 % голосов»)."""
        if not self.text.is_word(token) or len(self.text.word[token]) == 1:
            return False
        likely = analyses(self.text.word[token])[:_LIKELY]
        return any(one.case is Case.GENT and (one.pos == "NOUN" or one.is_adjective) for one in likely)


def is_subject_behind_time(text: Text, token: int) -> bool:
    """Whether a noun in the plural opens a clause but for when it was: «Во вторник акции 12 фирм упали»."""
    before = _before_time(text, token)
    return before != token and _opens(text, before) and _is_plural_subject(text, token)


def _opens_relative(text: Text, comma: int) -> bool:
    """Whether a clause that describes what was told begins behind a comma: «7 матчей, в которых он забил»."""
    if text.word[comma] != ",":
        return False
    return is_relative(text.lower(comma + 1)) or is_relative(text.lower(comma + 2))


def _opens(text: Text, token: int) -> bool:
    """Whether a clause begins with a token."""
    return text.opens_line(token) or text.lower(token - 1) in _OPENING


def _before_time(text: Text, token: int) -> int:
    """Give the first token of the words before a token that say when: «во вторник», «в мае», «утром»; else the same."""
    when = text.lower(token - 1)
    if when in word_list("times_of_day"):
        return token - 1
    if (calendar.is_weekday(when) or calendar.is_month(when)) and text.lower(token - 2) in INTO:
        return token - 2
    return token


def _is_plural_subject(text: Text, token: int, *, adjective: bool = False) -> bool:
    return any(
        one.case is Case.NOMN and one.number is Number.PLUR and not one.proper
        for one in analyses(text.word[token])
        if (one.is_adjective if adjective else one.pos == "NOUN")
    )
