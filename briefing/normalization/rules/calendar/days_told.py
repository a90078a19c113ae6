"""In which case a date stands: when («5 мая уехали»), what is told («Дата отъезда — 5 мая») or what is told of."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar.governor import Governor, How, preposition_cases
from briefing.normalization.grammar.morphology import adjectives, analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import is_of
from briefing.normalization.kinds import DIRECT, Case, Number
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.sentence.text import DASHES, Text
from briefing.normalization.tables import beginnings, begins, word_list

_MADE_A_DAY = re.compile(
    r"(?i:рабочим|выходным|праздничным)(?: дн[её]м)? "
    r"(?:также )?(?:станет|стало|будет|объявлено|считается)(?: также)? \Z"
)
_HAPPENS = ("VERB", "PRTS")
_GLANCE = 60  # characters before a date
_DEDICATED = "посвящ"
_AND_WHAT = re.compile(r"[ ][—–-][ ][а-яё]")
_DEFINED = re.compile(r"[ ][—–-][ ]\D")
_CLAUSE = 200  # characters before a date, among which is looked for what is appointed
_AS_THE_DAY = re.compile(r"(?:\b[Вв] качестве (?:даты|дня|срока)|\b[Дд]атой)\b[^.;:!?]*\Z")
_DAY_ON_WHICH = re.compile(r"\b[Дд]ат[ау], на которую [^.;:!?—–]+[—–:][ ]\Z")
_AND_ANOTHER = re.compile(r",(?: а)?(?: [а-яё]+){1,3}[ ][—–-][ ]")
_AGENCIES = ("ИА", "РИА", "ТАСС")
_TO_A_DAY = ("к", "ко", "на", "по", "с", "до")  # behind «в» and «во» a date is told in the genitive
_TELLING = (*DASHES, ":")
_ITS_WEEKDAY = re.compile(r"(?:,[ ]|[ ]\()(?P<day>[А-Яа-яё]{5,11})\)?(?:[.:]|,[ ]\d|[ ]*(?:\n|\Z))")
_IS = "является"  # little but a day is before a date: «точкой отсчёта является 12 июля»


@cache
def _day_itself() -> re.Pattern[str]:
    """Give the pattern of what is told of a day itself, behind its date."""
    return re.compile(
        rf"(?:(?:[,;]| и) \d{{1,2}}(?:(?:,| и) \d{{1,2}}){{0,9}} [а-я]{{3,8}}){{0,3}}"  # «28 апреля и 1 мая — выходные»
        rf"(?:, [а-яё]+,)?[ ](?:[—–-] (?:это )?(?:[а-яё]+[иоы][йе] ){{0,2}}(?:{'|'.join(calendar.weekday_names())}"
        r"|выходн(?:ой|ые)|(?:не)?рабоч(?:ий|ие)|праздничн(?:ый|ые)|дата|годовщина|день|дни)\b"
        r"|выпал[оа]?\b|выпада[ею]т\b|выпадет\b|приходится\b|пришлось\b|придётся\b"
        r"|(?:стан(?:ет|ут)|стал[оаи]?|буд(?:ет|ут)|явля(?:ет|ют)ся|счита(?:ет|ют)ся|остан(?:ет|ут)ся)"
        r"(?: [а-яё]+){0,2} (?:(?:не)?рабоч|выходн|праздничн)(?:им|ым|ыми|ими)\b"
        r"|объявлен[оаы]? (?:(?:не)?рабочим|выходным|праздничным)и?|(?:в качестве (?:даты|дня|срока)|датой)\b)"
    )


def case_of_day(context: Context, index: int, governor: Governor, end: int) -> Case:
    """Give the case of a date at token `index`, whose words end at `end`."""
    text = context.text
    if governor.how is How.PREPOSITION and governor.token == index - len(governor.words.split()):
        return governor.first
    if text.small[index - 1].startswith(_DEDICATED):
        return Case.DATV  # «концерт, посвящённый 9 мая»
    told = is_told(text, index, end) or _goes_on(context, index) or _heads_day(text, index, end)
    return _case_of_weekday(context, index) or (Case.NOMN if told else Case.GENT)


def is_of_weekday(text: Text, index: int) -> bool:
    """Whether a day of the week stands before a token: «вт, 14.05», «во вторник 14.05», «пятница, 17.00»."""
    before = text.lower(index - 2 if text.word[index - 1] in (",", ".", "(", ":") else index - 1)
    return calendar.is_weekday(before) or before in calendar.short_weekdays()


def _is_this_day(text: Text, index: int, end: int) -> bool:
    """«Сегодня 5 мая», «Завтра — 1 декабря»; but «приехал вчера 18 мая», «вчера — 5 мая — прошёл дождь»."""
    dash = text.word[index - 1] in DASHES
    before = index - 1 - dash
    if text.lower(before) not in word_list("before_nominative_date"):
        return False
    if dash and _AND_WHAT.match(text.clean, end):
        return False
    opens = before < 1 or text.broken(before) or not text.is_word(before - 1)
    return (opens or analyses(text.word[before - 1])[0].pos != "VERB") and not _is_day_of(text, end)


def _is_day_of(text: Text, end: int) -> bool:
    """«Сегодня 5 мая стартует регата»: something takes place, and no day is told."""
    first = text.at(end)
    return any(analyses(text.word[token])[0].is_predicate for token in text.words_ahead(first, 6))


def _case_of_weekday(context: Context, index: int) -> Case:
    """Give the case of the day of the week before a comma, which a date shares; none where none stands there."""
    text, day = context.text, index - 2
    if day < 0 or text.word[index - 1] != "," or not calendar.is_weekday(text.lower(day)):
        return Case.NONE
    outer = context.govern(day)
    if text.lower(day - 1) in word_list("before_nominative_date"):
        return Case.NOMN  # «сегодня понедельник, 23 ноября»
    if outer.words in _TO_A_DAY:
        return outer.first  # «к понедельнику, 23 ноября»
    opens = text.opens_line(day) or text.word[day - 1] in _TELLING  # «Понедельник, 25 августа»
    return Case.NOMN if opens and may_stand_in(analyses(text.word[day]), Case.NOMN) else Case.NONE


def is_told(text: Text, index: int, end: int) -> bool:
    """Whether a day is what is told, or what is told of, and not when: «Дата отъезда — 5 мая», «9 мая выпало …»."""
    begins, clean = text.start[index], text.clean
    if is_defined(text, index, end) or _MADE_A_DAY.search(clean, max(0, begins - _GLANCE), begins):
        return True  # «рабочим днём станет 2 ноября»
    noun_told = _is_told_of_noun(text, index) or _is_predicate(text, index)
    return noun_told or _is_appointed(text, index) or _is_this_day(text, index, end)


def is_defined(text: Text, index: int, end: int) -> bool:
    """Whether what stands behind a date tells what day it is: «8 марта — праздник», «11.05.2023 – дата отсечки»."""
    if _day_itself().match(text.clean, end):
        verb = analyses(text.word[index - 1])[0].pos in _HAPPENS if text.is_word(index - 1) else False
        return not verb or text.broken(index)  # «матч пройдёт 5 мая — дата предварительная»
    return index == 0 and _DEFINED.match(text.clean, end) is not None and not _happens_then(text, end)


def _goes_on(context: Context, index: int) -> bool:
    """«Дата открытия — 18 мая, закрытия — 8 июня»: the date before was told of the same."""
    last, text = context.last, context.text
    if last is None or last.case is not Case.NOMN or text.lower(index - 1) not in DASHES:
        return False
    return _AND_ANOTHER.fullmatch(text.clean, last.end, text.start[index]) is not None


def _heads_day(text: Text, index: int, end: int) -> bool:
    """«30 января, пятница», «• 7 октября (вторник):»: the heading of a day in a programme."""
    weekday = _ITS_WEEKDAY.match(text.clean, end) if stops.opens_item(text, index) else None
    return weekday is not None and weekday["day"].lower() in calendar.weekday_names()


def _happens_then(text: Text, end: int) -> bool:
    """«20 июля — в первый день», «4 декабря — женщины», «3 января – касса закрыта», «24 июня – РИА Новости»: when.

    «26 декабря — облачно», «5 мая — премьера оперы».
    """
    word = text.at(end) + 1
    if text.is_word(word) and (analyses(text.word[word])[0].pos == "ADVB" or begins(text.lower(word), "gatherings")):
        return True
    if text.word[word] in _AGENCIES or preposition_cases(text.lower(word)) or _is_day_of(text, text.end[word - 1]):
        return True
    return text.is_word(word) and any(
        one.animate and one.case is Case.NOMN and one.number is Number.PLUR for one in analyses(text.word[word])[:1]
    )


def _is_told_of_noun(text: Text, index: int) -> bool:
    """Whether a noun in the nominative that names a day stands before, and a dash or colon between."""
    if text.lower(index - 1) not in _TELLING or (text.glued(index - 1) and text.word[index - 1] != ":"):
        return False
    for left in text.words_back(index - 2, 5):
        named = [one for one in analyses(text.word[left]) if one.lemma in word_list("named_by_date")]
        if named:
            while text.is_word(left - 1) and adjectives(text.word[left - 1]):
                left -= 1
            alone = not preposition_cases(text.lower(left - 1))
            return alone and any(one.case in DIRECT and one.number is Number.SING for one in named)
    return _DAY_ON_WHICH.search(text.clean, max(0, text.start[index] - _CLAUSE), text.start[index]) is not None


def _is_appointed(text: Text, index: int) -> bool:
    """«Датой закрытия реестра установлено 11 июля», «выбрать в качестве даты пятницу, 5 мая»."""
    verb = text.lower(index - 1)
    if verb != "," and not verb.startswith(beginnings("naming_days")):
        return False
    return _AS_THE_DAY.search(text.clean, max(0, text.start[index] - _CLAUSE), text.start[index]) is not None


def _is_predicate(text: Text, index: int) -> bool:
    """Whether a linking verb stands before, and before it what is a day or days, in the instrumental."""
    if not text.is_word(index - 1) or not is_of(text, index - 1, "linked_to_dates"):
        return False
    for left in text.words_back(index - 2, 8):
        named = [one for one in analyses(text.word[left]) if one.pos == "NOUN" and one.case is Case.ABLT]
        if any(one.lemma in word_list("named_by_date") or text.lower(index - 1) == _IS for one in named):
            return True
    return False


def ends_date(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«27 января 2023, 9.06»: at the end of a line; «до 29 мая 19.00» anywhere; but «на 5 мая 12.30 рубля»."""
    last, clean = context.number, context.text.clean
    if last is None or last.kind is not Kind.DATE or clean[last.end : pair.start()] not in (", ", " "):
        return None
    full = pair["second"] in ("00", "30") and clean[last.end] == " " and not context.series(index)[0].is_amount
    return True if full or clean[pair.end() : pair.end() + 1] in ("", "\n") else None
