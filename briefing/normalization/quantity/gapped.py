"""Numbers that share what governs those told before: «заработал 1,2 млрд, а ВТБ — 1,1 млрд», «6 млн в 2027 году»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import INTO, Governor, How, sharing
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.parts_of_speech import is_of, stands
from briefing.normalization.kinds import OBLIQUE
from briefing.normalization.quantity.items import Item, Series
from briefing.normalization.quantity.prepositions import amounts_to
from briefing.normalization.quantity.scales import SHORT
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import MEASURED, Counted, Reading
from briefing.normalization.sentence.text import DASHES, LATIN, NUMBER, OPENING, Text

_REACH = 40  # tokens before the dash among which the verb's own number stands
_DIGITS_OF_YEAR = 4
_CURRENCIES = "$€£₽"
_FIGURES = r"\d[\d ]*(?:[.,]\d+)?[ ]?"
_PERCENT = re.compile(rf"{_FIGURES}(?:%|процент)")
_SCALE = re.compile(rf"{_FIGURES}(?:{SHORT}|тысяч|миллион|миллиард|триллион)")
_BARE = re.compile(rf"{_FIGURES.removesuffix('[ ]?')}(?=[,;])")
_YEAR = r"[ ]в[ ](?:19|20)\d\d(?:[ ]году|[ ]г\.|-м)"
_BEHIND_YEAR = re.compile(rf"{_YEAR}(?:,[ ]|,?[ ]и[ ])(?:[$€£₽])?\Z")
_OF_YEAR = re.compile(rf"[^,;\n()]{{1,40}}(?:\([^()\n]+\))?{_YEAR}")
_WITH_ASIDE = re.compile(r"[^.,;()\n]{1,30}\.?[ ]\(\D{0,10}\d")
_LONGEST_ASIDE = 12  # tokens in brackets behind a sum
_AMOUNT = 6  # tokens of the sum before them
_LONGEST_YEAR = 20  # characters before a sum of another year
_ALMOST = ("даже", "и", "почти", "примерно", "приблизительно", "ровно", "лишь", "всего", "только", "уже")
_STEM = 3  # letters by which things counted are the same: «60 рублей», «70,5 рубля»
_VERBS = ("VERB", "PRTS", "INFN")
_ENDS = frozenset("!?;:")
_IN_YEAR = r"(?:[ ][-–—])?[ ]в[ ](?:\d{4}(?:-м|[ ]г\.|[ ]году)?|(?:этом|прошлом|следующем|текущем)[ ]году)"
_BEHIND_WORD_AND_YEAR = re.compile(rf"[а-яё]{_IN_YEAR}[ ][$€£]?\Z")
_SPAN = "(?:года?|месяца?|недел[юи]|квартала?|полугоди[ея]|дня|день|сутки|лета|осени|зимы|весны)"
_BEHIND_TIME = re.compile(
    rf"[а-яё][ ](?:за[ ](?:(?:этот|прошлый|весь|тот)[ ])?{_SPAN}|во?[ ](?:этот|тот|первый|последний)[ ]{_SPAN}"
    rf"|к[ ](?:концу|началу|середине)[ ](?:{_SPAN}|(?P<of>[а-яё]{{3,8}})|\d{{4}}[ ]года)"
    r"|[вк][ ][а-яё]{3,8}"  # «в мае», «в Туле»
    r"|во?[ ](?:перво|второ|третье|четв[её]рто|прошло)м[ ](?:квартале|полугодии|месяце))[ ][$€£]?\Z"
)
_OF_NEXT_YEAR = re.compile(
    rf"(?<![\d,–-])(?P<number>\d[\d,]{{0,8}}(?:[-–]\d[\d,]{{0,4}})?)[ ]?(?P<unit>%|(?:тыс|мл|трл)[а-яё. ]{{1,20}})"
    rf"{_IN_YEAR}(?:,|,?[ ](?:и|а))[ ][$€£]?\Z"
)
_ON_TERM = re.compile(r"%[^.!?%\n]{0,40}[ ](?:до|от)[ ](?:\d+[ ]до[ ])?\Z")
_ENDS_OF_YEAR = ("м ", " г. ", "оду ", "м, ", "г., ", "оду, ", " и ", " а ")
_CHARACTERS = 70  # before an amount
_TIME = 40  # characters before an amount, of the words that tell when
_MOST_YEARS = 6


def behind_aside(series: Series) -> Governor | None:
    """«Ниже 5 млн долларов (400 млн рублей) или даже 4 млн (320 млн рублей)»: the sum before shares its case."""
    text, item, index = series.text, series.last, series.token
    joint = index - 2 if series.joint == "даже" else index - 1
    if joint < 1 or text.lower(joint) not in LISTING or text.word[joint - 1] != ")":
        return None
    if not _WITH_ASIDE.match(text.clean, item.number_end):
        return None
    left = min(text.back(joint - 2, _LONGEST_ASIDE, "("), default=0) - 1  # the bracket that opens
    alike = _figures_of_kind(text, item)
    for token in text.back(left - 1, _AMOUNT, ",;") if alike else ():
        if text.kind[token] is NUMBER and alike and alike.match(text.clean, text.start[token]):
            governor = series.government.at(token - (token > 0 and text.word[token - 1] in _CURRENCIES))
            told = governor.how in (How.VERB, How.PREPOSITION)
            return sharing(governor.first, words=governor.words) if told else None
    return None


def in_next_year(series: Series) -> Governor | None:
    """«Составят 5 млн в 2026 году, 6 млн в 2027 году»: the verb of the sum before, where each has its year."""
    if series.token < 3 or series.joint not in LISTING:
        return None
    alike = _next_year(series.text, series.token, series.last)
    governor = _of_clause_before(series.government, series.token - 1, alike) if alike else None
    told = governor is not None and governor.how is How.VERB
    return sharing(governor.first, words=governor.words) if governor and told else None


def gapped(series: Series) -> Governor | None:
    """«Прибыль составила 5 млрд, долг — 1 млрд»: what governs a number of the same kind, where a dash stands for it."""
    text, dash = series.text, series.token - 1 - (series.joint in _ALMOST)
    if dash < 2 or text.word[dash] not in DASHES or text.broken(series.token) or text.glued(dash):
        return None
    subject = _subject(text, dash)
    alike = _figures_of_kind(text, series.last) if subject else None
    if alike is None:
        return None
    governor = _of_clause_before(series.government, subject - 1, alike)
    if governor is None or not _stands_for_it(text, subject, governor):
        return None
    return sharing(governor.first, words=governor.words)


def _figures_of_kind(text: Text, item: Item) -> re.Pattern[str] | None:
    """Give the look of numbers of the same kind: percents, millions and the like, of the same thing, or bare ones."""
    lemmas = {form.lemma for form in item.head.forms} if item.head is not None else set()
    if "процент" in lemmas or (item.head is not None and item.head.kind is Counted.PERCENT):
        return _PERCENT
    if item.scale or not lemmas.isdisjoint(numerals.scale_names()):
        return _SCALE
    if item.head is None:
        return _BARE
    if item.start and (sign := text.clean[item.start - 1]) in _CURRENCIES:
        return re.compile(rf"(?<=[{sign}]){_FIGURES}")
    behind = text.clean[item.number_end :].lstrip(" ")[:_STEM]
    return re.compile(_FIGURES + re.escape(behind)) if behind.replace(".", "").isalpha() else None  # «5 п.п.»


def _next_year(text: Text, index: int, item: Item) -> re.Pattern[str] | None:
    """Give the look of the sum before where each has its year: «составят 5 млн в 2026 году, 6 млн в 2027 году»."""
    start = text.start[index]
    if not _BEHIND_YEAR.search(text.clean, max(0, start - _LONGEST_YEAR), start):
        return None
    return _figures_of_kind(text, item) if _OF_YEAR.match(text.clean, item.number_end) else None


def _stands_for_it(text: Text, subject: int, governor: Governor) -> bool:
    """«Прибыль составила 5 млрд, долг — 1 млрд», «в размере 5 млрд, а в 2027 году — 6 млрд»."""
    if governor.how is How.PREPOSITION:
        return text.lower(subject + (text.lower(subject) == "а")) in INTO
    return _is_another(text, subject) or is_of(text, governor.token, "verbs_of_amounts")


def _subject(text: Text, dash: int) -> int:
    """Give the first token of what stands between a comma, or «и в», and the dash; 0 behind a verb or number."""
    for token in range(dash - 1, max(0, dash - _REACH), -1):
        if text.word[token] == "," or (text.lower(token) == "и" and text.lower(token + 1) in INTO):
            return token + 1 if token + 1 < dash else 0
        if (
            (text.kind[token] is NUMBER and len(text.word[token]) != _DIGITS_OF_YEAR)
            or _ends_sentence(text, token)
            or stands(text, token, *_VERBS)
        ):
            return 0
    return 0


def _is_another(text: Text, subject: int) -> bool:
    """Whether another one does the same: «, а прибыль —», «, «Луч» —», «, ВТБ —»."""
    named = text.word[subject] in OPENING or text.kind[subject] is LATIN or text.word[subject][:1].isupper()
    return named or text.lower(subject) == "а"


def _of_clause_before(government: Government, comma: int, alike: re.Pattern[str]) -> Governor | None:
    """Give what governs the last number of the kind that is asked for, up to the verb of the clause."""
    text = government.text
    for token in range(comma - 1, max(-1, comma - _REACH), -1):
        if _ends_sentence(text, token) or stands(text, token, *_VERBS):
            return None
        if text.kind[token] is NUMBER and alike.match(text.clean, text.start[token]):
            governor = government.at(token - (token > 0 and text.word[token - 1] in _CURRENCIES))
            if governor.how is How.VERB or amounts_to(governor):
                return governor
            if governor.how is not How.NONE and governor.words != "до":  # «прибавил 5 %, до 7 %»
                return None
    return None


def _ends_sentence(text: Text, token: int) -> bool:
    """Whether a sentence or a line ends with a token."""
    word = text.word[token]
    return word in _ENDS or text.broken(token + 1) or (word == "." and stops.ends_sentence(text.clean, text.end[token]))


def as_before(series: Series) -> Governor | None:
    """«5 млн в 2026 году, 6 млн в 2027-м», «достигнет в 2026 году 10 %»: what governs from before the year."""
    government, item = series.government, series.last
    if not (item.scale or (item.head is not None and item.head.kind in MEASURED)):
        return None
    clean, start = series.text.clean, series.text.start[series.token]
    time = _BEHIND_TIME.search(clean, max(0, start - _TIME), start)
    if time is not None and (time["of"] is None or calendar.is_month(time["of"])):  # «достигло в тот же день 70 млн»
        return _of_verb_before(government, government.text.at(time.start() + 2))
    if series.previous is None or not clean[max(0, start - 6) : start].rstrip("$€£").endswith(_ENDS_OF_YEAR):
        return None
    year = _BEHIND_WORD_AND_YEAR.search(clean, max(0, start - _CHARACTERS), start)
    if year is not None:  # «достигнет в 2026 году 10 %»
        return _of_verb_before(government, government.text.at(year.start() + 2))
    return _of_year_before(government, start, percents=item.counts is Counted.PERCENT, most=_MOST_YEARS)


def is_on_terms(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """«11 % на срок до 90 дней и 12 % на год»: a share goes on with the share before, not with its term."""
    if counts is not Counted.PERCENT or previous.counted is not Counted.NOUN or text.lower(index - 1) != "и":
        return False
    return _ON_TERM.search(text.clean, max(0, previous.start - _CHARACTERS), previous.start) is not None


def _of_verb_before(government: Government, index: int) -> Governor | None:
    """Give the verb that governs from before the words of time at a token."""
    governor = government.at(index)
    return governor if governor.how is How.VERB and governor.first in OBLIQUE else None


def _of_year_before(government: Government, start: int, *, percents: bool, most: int) -> Governor | None:
    """«В размере 40 трлн рублей в 2026 году, 43 трлн рублей в 2027 году»: what governs the amount before."""
    clean = government.text.clean
    match = _OF_NEXT_YEAR.search(clean, max(0, start - _CHARACTERS), start)
    if match is None or not most or (match["unit"] == "%") is not percents:
        return None
    number = government.text.at(match.start("number"))
    governor = government.at(number)
    if governor.how is How.PREPOSITION:
        return governor
    return _of_year_before(government, match.start("number"), percents=percents, most=most - 1)
