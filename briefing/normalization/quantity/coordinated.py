"""Numbers that share the case of the number before them: «от 5 до 7 и 9 лет», «1 млн 200 тыс.», «5 БПЛА и 2 судна»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governor import Governor, preposition_cases, sharing
from briefing.normalization.grammar.joined import AND_OR, LISTING
from briefing.normalization.grammar.morphology import analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.kinds import DIRECT, LIVING, OBLIQUE, Case
from briefing.normalization.quantity.gapped import is_on_terms
from briefing.normalization.quantity.items import Series
from briefing.normalization.quantity.scales import POWERS, SHORT
from briefing.normalization.sentence.readings import MEASURED, SUMS, Counted, Kind, Reading
from briefing.normalization.sentence.text import DASHES, MARK, NUMBER, Text
from briefing.normalization.tables import beginnings, word_list

_DEGREES = "CСFКK"  # the last letters of units that no smaller one follows
_GREATER = ("час", "часа", "часов", "часах", "часами", "минута", "минуту", "минуты", "минут", "минутах", "минутами")
"""Spans of time behind which a number tells their smaller part."""
_SOME_OF_THEM = re.compile(rf"\d+(?:,\d+)?(?:[ ](?:{SHORT})\.?|[ ]?%)?[ ]из[ ](?:которых|них)")
_SO_MANY_OF = re.compile(r"\d+[ ]из[ ]\d+[ ][–—]")  # «8 из 12 – лицеисты»
_ALONE_IN_ROW = re.compile(
    rf"\d+(?:,\d+)?(?:[ ]?%|[ ](?:{SHORT})\.?(?:[ ]руб(?:\.|лей))?)(?:,[ ]\d|[ ]и[ ]\d|[ ]соответственно|[.;)]?\s*\Z)"
)
"""One of a row of shares or sums of which nothing else is told: «составили 7,1 %, 6,1 % и 5,1 %»."""
_TOLD = re.compile(
    rf"\d+(?:,\d+)?(?:[ ](?:{SHORT})\.?|[ ]?%)?[ ][–—-][ ]"
    "(?:в|на|у|из|от|до|для|по|со?|под|при|за|без|свыше|более|около|менее)[ ]"
)
"""A number of which something is told: «5,6 – в 163 км и 5,1 – в 115 км», «на срок до 5 лет, 160 млрд – от 5 до 10»."""
_IN_BRACKETS = re.compile(r"[ ]\([^()\d]*\)$")  # «из 13 туров (у мужчин) или 11 туров»
_SIGNS = ("плюс", "минус")
_TOLD_BY = ("VERB", "PRTS")
_RATHER = ", а то"  # «до 5, а то и 7 лет»
_THOUSAND = 1000
_MEASURE = 2  # tokens of a unit: «м³»
_WORDS_COUNTED = 3  # of what a number counts, between it and «и»
_GENITIVES = 6  # the same, all of which may stand in the genitive
_WORDS_BETWEEN = 4  # between the first number and «и»
_THAN = ("более", "менее", "больше", "меньше")
_ABOUT = ("почти", "примерно", "приблизительно", "ещё", "еще", "чуть")
_AIMS = ("на", "для", "от", "по")
_SHARE = 3  # tokens behind the figures of a share, up to what it is for
_AMOUNT = 9  # tokens of an amount and the word behind it
_TOLD_APART = re.compile(r"\d[\d ]*[ ][—–-][ ]")
_WHEN = frozenset([Kind.YEAR, Kind.DATE, Kind.ORDINAL])
_NAMED = frozenset([Counted.NOUN, Counted.UNIT, Counted.PERCENT])
_THEN = frozenset(f"{joint}{then} " for joint in (", а ", ", ", " и ") for then in ("затем", "потом", "позже"))
"""«Преодолели 1500, а затем 1600 рублей»: what joins a number to the one before that is told first."""


def with_number(series: Series) -> Governor | None:
    """«От 5 до 7 и 9 лет»: share the case of the number read before."""
    return coordinated(series.text, series.token, series.previous, series.last.counts)


def coordinated(text: Text, index: int, previous: Reading | None, counts: Counted = Counted.NONE) -> Governor | None:
    """Share the case of the number before, where only «и», «или», a comma or a noun and «и» stand between."""
    if previous is not None and previous.case in LIVING and _is_among(text, index, previous, counts):
        if previous.case is Case.ACCS:
            return sharing(Case.ACCS, Case.NOMN)
        if previous.counted is Counted.NOUN and not _is_limited(text, previous):
            return sharing(Case.GENT)  # «гибель 5 человек, в том числе 2 детей»
    if previous is None or not previous.case or _stands_apart(text, index, previous, counts):
        return None
    shared = _is_next_part(text, index, previous, counts) or _is_next_listed(text, index, previous, counts)
    shared = shared or text.clean[previous.end : text.start[index]] in _THEN
    also = counts is Counted.NOUN or counts is previous.counted is Counted.PERCENT
    also = also and not _is_at_most(text, text.at(previous.start) - 1)
    shared = shared or (also and _shares_preposition(text, index, previous))
    return sharing(previous.case) if shared else None


def _stands_apart(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """Whether a number is told by itself whatever stands between it and the one before."""
    if text.word[index - 1] == "," and _SOME_OF_THEM.match(text.clean, text.start[index]):
        return True  # «из-за 12 аварий, 4 из которых случились ночью», «выросло до 32, 10 из них в больнице»
    if _SO_MANY_OF.match(text.clean, text.start[index]):
        return True
    if counts in MEASURED and (previous.kind in _WHEN or is_on_terms(text, index, previous, counts)):
        return True  # «10 % в 2027-м и 8 % в 2028-м»
    if counts in (Counted.NONE, Counted.SCALE) and previous.kind is Kind.DATE:
        return True  # «15 рублей с 1 января и 15,8 с 1 июня»
    if counts is Counted.NONE and previous.kind is Kind.ORDINAL and _TOLD_APART.match(text.clean, text.start[index]):
        return True  # «500 рублей на 1-го и 700 — на 2-го»
    adjacent = not text.clean[previous.end : text.start[index]].strip()
    return adjacent and text.clean[previous.end - 1] in _DEGREES  # «при 180 °C 30–40 мин»


def _is_next_part(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """Whether a number goes on with the smaller part of the quantity before: «1 млн 200 тыс.», «1 ч 21 мин»."""
    between = text.clean[previous.end : text.start[index]].strip()
    parted = (previous.counted is Counted.SCALE and counts is not Counted.PERCENT) or (
        previous.counted in SUMS and counts is not Counted.NOUN
    )
    smaller = (parted and not between) or _is_smaller_part(text, previous.end, index)
    return smaller or between in _GREATER  # «за 4 минуты 6,01 секунды»


def _is_next_listed(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """Whether «и», «или» or a comma joins a number to the one before."""
    joint = _joint_before(text, index, limited=_is_limited(text, previous))
    if text.lower(joint) in _SIGNS and text.word[joint - 1] in DASHES:
        return not text.clean[previous.end : text.start[joint - 1]].strip()  # «до плюс 2 — плюс 4 градусов»
    if text.lower(joint) not in LISTING or _TOLD.match(text.clean, text.start[index]):
        return False
    between = _IN_BRACKETS.sub("", text.clean[previous.end : text.start[joint]].strip().removesuffix(_RATHER))
    if text.lower(joint) == "или":
        between = between.rstrip("(, ")  # «до 5 млн (или 7 %)», «до 5 баллов, или 7 %»
        priced = between.startswith("за ") and between.count(" ") < _WORDS_COUNTED
        if (between.isalpha() and between.isupper()) or priced:
            return True  # «в размере 10 МРП, или 19 820 тенге», «достиг 100 евро за тонну или 120 долларов»
    if between and _goes_on_alike(text, index, between, (previous.counted, counts)):
        return True
    if between and not _is_what_was_counted(between, previous, counts):
        return False
    if text.word[joint] == ",":
        return _goes_on_behind_comma(text, index, previous, counts)
    apart = counts in (Counted.NONE, Counted.SCALE) and previous.counted not in (Counted.NONE, counts)
    return not (apart and _is_subject(text, index))  # «погибло более 100 человек и 50 пострадали»


def _goes_on_behind_comma(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """«Превысили 5 млн долларов, 1,5 млн евро»: whether a number behind a comma shares the case of the one before."""
    if counts in (Counted.NONE, Counted.SCALE) and previous.counted is not counts and _is_subject(text, index):
        return False  # «более 30 тыс. актов, 9,4 тыс. отправлено в архив»
    if _is_limited(text, previous) and previous.counted is counts is Counted.NOUN:
        return False  # «потеряли более 800 человек, 20 танков»: the limit is of the first alone
    if counts in SUMS and _is_subject(text, index, measure=_MEASURE):
        return False  # «выросли до 33 млн т, 12 млн т ушли за рубеж»
    if previous.counted is Counted.NONE and previous.value >= _THOUSAND and counts is Counted.NOUN:
        return False  # «до 41 520, 73 108 жителей ранены»
    if previous.counted in SUMS and counts is Counted.NONE:
        return False  # «на глубине 10 км, 5,4 — ближе к берегу»
    measured = previous.counted is counts is Counted.UNIT and previous.case is Case.LOCT
    if measured and text.lower(index + 1) != text.lower(text.at(previous.start) + 1):
        return False  # «при 6000 об/мин, 440 Нм»
    alike = previous.counted is counts and _ALONE_IN_ROW.match(text.clean, text.start[index]) is not None
    sums = previous.counted in SUMS and counts in SUMS  # «5 млн долларов, 2 млн евро»
    return alike or sums or previous.case not in DIRECT


def _is_limited(text: Text, number: Reading) -> bool:
    """«более 800 человек», «не менее 5 человек», «потеряли до 800 человек»."""
    before = text.at(number.start) - 1
    return text.lower(before) in word_list("limits") or _is_at_most(text, before)


def _is_at_most(text: Text, before: int) -> bool:
    """«Потеряли до 800 человек»: «до» is no goal behind a verb with an object; but «увеличили до 20», «довёл до 5»."""
    if text.lower(before) != "до" or not stands(text, before - 1, "VERB"):
        return False
    changes = text.small[before - 1].startswith(("до", *beginnings("changed_amounts")))
    return analyses(text.word[before - 1])[0].transitive and not changes


def _is_subject(text: Text, index: int, measure: int = 0) -> bool:
    """Whether a predicate stands behind a number, its scale and so many tokens: «11,6 тыс. направлено»."""
    token = index + 1
    while token < text.count and (
        text.word[token] in (",", ".") or text.kind[token] is NUMBER or text.lower(token) in POWERS
    ):
        token += 1
    while measure and token < text.count and text.kind[token] is not MARK and not stands(text, token, *_TOLD_BY):
        token, measure = token + 1, measure - 1
    return stands(text, token, *_TOLD_BY)


def _is_what_was_counted(between: str, previous: Reading, counts: Counted) -> bool:
    """Whether up to three words behind a number are what it counts: «5 БПЛА и 147 районов», no verb of its own."""
    brand = previous.counted is Counted.SCALE is counts and between.isascii() and between.istitle()
    words = between.split()
    sums = previous.counted is Counted.MONEY is counts and previous.case is Case.GENT
    if sums and len(words) <= _WORDS_COUNTED:  # «взыскать до 5 тыс. руб. пени, 7 тыс. руб. сборов»
        return all(word.isalpha() and may_stand_in(analyses(word), Case.GENT) for word in words)
    if not (previous.counted in _NAMED or brand):  # «4,1 тыс. Haval и 1,3 тыс. Xcite»
        return False
    genitives = previous.case in OBLIQUE and all(may_stand_in(analyses(word), Case.GENT) for word in words)
    if len(words) > (
        _GENITIVES if genitives else _WORDS_COUNTED
    ):  # «из 40 городов Тверской и Псковской областей, 5 сёл»
        return False
    if not all(word.replace("-", "").isalpha() for word in words):
        return False  # «не менее 12 человек погибли и 30 ранены»
    return all(word.isupper() or not analyses(word)[0].tells_deed for word in words)


def _is_smaller_part(text: Text, end: int, index: int) -> bool:
    """«от 8 лет 6 месяцев», «порядка 6 тысяч 800 лет»: only the larger measure stands between."""
    if not text.is_word(index - 1) or text.clean[end : text.start[index - 1]] != " ":
        return False
    behind = index + (3 if text.lower(index + 1) == "," and text.glued(index + 2) else 1)  # «6,5 минуты»
    if not text.is_word(behind):
        return False
    larger = {one.lemma for one in analyses(text.word[index - 1])}
    if not larger.isdisjoint(numerals.scale_names()):
        return True
    smaller = {one.lemma for one in analyses(text.word[behind])}
    return any(f"{one}/{other}" in word_list("smaller_measures") for one in larger for other in smaller)


def _joint_before(text: Text, index: int, *, limited: bool) -> int:
    """Give the token before a number, or «и» before an adverb of it: «и даже 7», «и почти 20», «и более чем 10».

    `limited`: a limit told before is of the first number alone: «более 5 школ и почти 20 садов открыли».
    """
    than = text.lower(index - 1) == "чем" and text.lower(index - 2) in _THAN
    joint = index - 3 if than else index - 2
    about = text.lower(index - 1) == "даже" or ((than or text.lower(index - 1) in _ABOUT) and not limited)
    return joint if about and text.lower(joint) in AND_OR else index - 1


def _is_among(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """«Изъяли 5 ружей, в том числе 1 винтовку», «95 кг еды, а также 1 тонну воды»: of the same kind."""
    among = text.lower(index - 1) == "числе" and text.lower(index - 2) == "том" and text.word[index - 4] == ","
    alike = counts is previous.counted is Counted.UNIT and _is_also(text, index)
    return (among or alike) and "." not in text.clean[previous.end : text.start[index]]


def _shares_preposition(text: Text, index: int, previous: Reading) -> bool:
    """«Состоит из 150 самолётов, а также 20 вертолётов»: the preposition of the number before asks both.

    «Подтопление 20 участков, прилегающих к реке, а также 15 домов»: the deed does.
    """
    if not _is_also(text, index):
        return False
    if previous.counted is Counted.PERCENT:  # «пошлины в 25 % на сталь из Китая, а также 10 % на лом»
        return _aims_alike(text, index, text.at(previous.end), text.start[index - 3])
    before = text.at(previous.start) - 1
    deed = previous.case is Case.GENT and text.is_word(before) and names_deed(analyses(text.word[before])[0])
    listed = previous.case in OBLIQUE and text.lower(before) == "и"  # «из 5 танков и 7 машин, а также 9 орудий»
    if not (deed or listed) and (not preposition_cases(text.lower(before)) or text.lower(before - 1).isdigit()):
        return False  # «5 из 12 человек»
    counted, _, clause = text.clean[previous.end : text.start[index - 3]].partition(",")
    if clause and not any(one.pos == "PRTF" for one in analyses(clause.split()[0])):
        return False
    between = [*counted.split(), *clause.split()]
    told = any(not word.isalpha() or analyses(word)[0].tells_deed for word in between)
    return len(counted.split()) <= _WORDS_COUNTED and not told


def _aims_alike(text: Text, index: int, behind: int, end: int) -> bool:
    """Whether the same preposition stands right behind two shares, and no verb between them."""
    aim = text.lower(behind)
    if aim not in _AIMS or any(stands(text, token, *_TOLD_BY) for token in range(behind, text.at(end))):
        return False
    return any(text.lower(token) == aim for token in text.ahead(index + 1, _SHARE, ",.;"))


def _goes_on_alike(text: Text, index: int, between: str, counted: tuple[Counted, Counted]) -> bool:
    """Whether the same preposition stands behind both amounts: «вложил 1,2 млрд в порт и 1,1 млрд в завод»."""
    words = between.split()
    if (counted[0] is Counted.PERCENT) is not (counted[1] is Counted.PERCENT) or len(words) > _WORDS_BETWEEN:
        return False
    prepositions = [at for at, word in enumerate(words[:_WORDS_COUNTED]) if preposition_cases(word)]
    if not prepositions or any(analyses(word)[0].tells_deed for word in words):
        return False
    for token in range(index + 1, min(text.count, index + _AMOUNT)):
        if stands(text, token, "VERB", "PRTS"):
            return False
        if preposition_cases(text.lower(token)):
            return text.lower(token) == words[prepositions[0]]
    return False


def _is_also(text: Text, index: int) -> bool:
    return text.lower(index - 1) == "также" and text.lower(index - 2) == "а" and text.word[index - 3] == ","
