"""What a reading that was made asks of the number or name behind it: «кон. 19 в.», «III кв. 2025 г.», «см. рис. 5»."""

from __future__ import annotations

from briefing.normalization.grammar.governor import ATTRIBUTE, NONE, OBJECT, Governor, How, prepositions
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text

_YEAR = 4  # digits
_CENTURIES = ("19", "20")
_PARTS_OF_TIME = ("начало", "середина", "конец", "половина", "четверть")


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
