"""Parts of a law: «по п. «а» ч. 2 ст. 105», «предусмотренного ч. 1 ст. 5», «по ст. 228 ч. 2»."""

from __future__ import annotations

import re
from functools import partial

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import CLOSING, DASHES, NUMBER, OPENING, WORD, Text
from briefing.normalization.tables import word_list

_PART, _ARTICLE = "часть", "статья"
_EDITION = "редакция"
PARTS = ("абзац", "подпункт", "пункт", _PART, _ARTICLE)
"""From the smallest on: «п. 3 ч. 2 ст. 5», but «ст. 5, ч. 2, п. 3»."""
_OF_ARTICLE = re.compile(r",?[ ]?(?:ст|статьи)\b")
_BEHIND_ARTICLE = re.compile(r"\b(?:ст\.|стать[яиеюй]+)[ ]?[\d.]+,?[ ]\Z")
_WHOLES = {"ст": _ARTICLE, "статьи": _ARTICLE, "ч": _PART, "части": _PART, "п": "пункт", "пункта": "пункт"}
_ARTICLE_IN_ROW = re.compile(r"\d{2,3}(?:\.\d)?(?=[ ]ч\.[ ]?\d)")
_IN_ROW = re.compile(
    r"(?P<numbers>\d{1,3}(?:(?:, | и | или |[-–—])\d{1,3}){0,12})(?=[ ](?P<whole>статьи|ст|части|ч|пункта|п)(?![а-яё]))"
)
_LONGEST_ARTICLE = 16  # characters of «статьёй 228.1, »
_GUIDED = re.compile(r"(?:[Рр]уководствуясь|[Вв] соответствии со?)[ ](?:(?:(?!\. [А-ЯЁ])[^!?;\n])*,[ ])?\Z")
_LONGEST_CLAUSE = 400  # characters of what is told before an article
_ARTICLES_OF_CODE = re.compile(r"(?:(?:,| и| или)[ ]\d{1,3}\.\d{1,2})*[ ](?:КоАП|УК|УПК)\b")
_AMONG_ARTICLES = re.compile(
    r"\bст(?:\.|ать\w+)(?:[ ]\w+[ ]кодекса|[ ][А-ЯЁ]\w{1,4}(?=[ ]))?(?:[ ]РФ)?[ ]?"
    r"(?:\d{1,3}(?:\.\d{1,2})?(?:[ ][А-ЯЁ]\w{1,4}){0,2}(?:[ ]\([^()]*\))?(?:,| и| или)[ ])+\Z"
)
_OF_RUSSIA, _CODE = "РФ", "кодекса"
_LONGEST_ARTICLES = 160  # characters of articles before the last of them
_SHORTEST = 3  # tokens of «ст. 5»
_LONGEST_LIST = 60  # tokens before a part among which its list begins, and those of letters in quotation marks


def case_of_part(context: Context, index: int, head: str) -> Case:
    """Give the case of a part of a law where other parts or a participle tell it; none where they don't."""
    text, before = context.text, index - 1
    if text.word[before] == "," and head == _ARTICLE and _ends_with_part(context.last, text, before):
        return Case.GENT  # «в соответствии с ч. 7, ст. 45»
    if text.word[before] != "," and head in _parts_within(context.last, text, before):
        return context.last.case if context.last else Case.NONE  # «по ст. 228 ч. 2 п. «а»»
    last = context.last
    if head == _ARTICLE and last is not None and last.lemma == _EDITION and last.end == text.end[before]:
        return Case.GENT  # «новая ред. ст. 431»
    if head in word_list("parts_of_articles") and (article := _written_article(text, before)) is not None:
        return _case_of_word(context, article)  # «статьёй 167 ч. 2»
    lettered = last is not None and last.kind is Kind.LABEL and last.end == text.end[before]
    if before >= 0 and (text.kind[before] is NUMBER or is_quoted_letter(text, before - 1) or lettered):
        return Case.GENT  # «п. 2 ч. 3 ст. 15», «п. «а» ч. 2», «пп. б п. 4»
    if head not in word_list("parts_of_articles") and head != _ARTICLE:
        return Case.NONE
    first = _first_of_list(text, index)
    if _is_done(text, first - 1):
        return Case.ABLT  # «предусмотренного ч. 1», «запрещено ст. 5»
    if first < index:
        return standing(context.government, first, Gender.FEMN, Number.SING).case
    guided = _GUIDED.search(text.clean, max(0, text.start[index] - _LONGEST_CLAUSE), text.start[index])
    return Case.ABLT if guided else Case.NONE  # «руководствуясь законом № 7, ст. 5 и уставом»


def _ends_with_part(last: Reading | None, text: Text, before: int) -> bool:
    """Whether what was read last ends before a comma and is a part of an article that was not told yet."""
    if last is None or last.end != text.end[before - 1] or last.lemma not in word_list("parts_of_articles"):
        return False
    return _BEHIND_ARTICLE.search(text.clean, max(0, last.start - _LONGEST_ARTICLE), last.start) is None


@where(_IN_ROW)
def parts_in_words(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «частями 5 и 7 статьи 6», «пунктам 1, 2 части 3»: the noun behind is the whole and is not counted."""
    text = context.text
    if not text.has_word_before(index):
        return None
    part = next((one.lemma for one in analyses(text.word[index - 1]) if one.lemma in PARTS), None)
    if part is None or PARTS.index(part) >= PARTS.index(_WHOLES[match["whole"]]):
        return None
    numbers, between = joints.parted(match["numbers"])
    case = _case_of_word(context, index - 1, Number.PLUR if between else Number.SING)
    say = partial(numerals.ordinal, case=case, gender=Gender.FEMN) if part == _PART else numerals.cardinal
    spoken = joints.join([say(int(number)) for number in numbers], between)
    return Reading(match.start(), match.end(), spoken, f"parts of a law, {case}", kind=Kind.SECTION)


def part_behind_article(context: Context, index: int) -> Reading | None:
    """Read «по статье 345 части 4», «статья 12, часть 1»: an ordinal, as where the part stands before."""
    text, number = context.text, context.text.word[index]
    before = index - 2 - (text.word[index - 2] == ",")
    if not number.isdecimal() or _written_article(text, before) is None:
        return None
    spoken = numerals.ordinal(int(number), _case_of_word(context, index - 1, Number.SING), Gender.FEMN)
    return Reading(text.start[index], text.end[index], spoken, "part of an article", kind=Kind.SECTION)


@where(_ARTICLE_IN_ROW)
def article_in_row(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «286» of «по ст. 222 ч. 2, 286 ч. 1»: one more article, whose part stands behind it."""
    last = context.joined(index, *DASHES)  # «ст. 30 ч. 3 — 228.1 ч. 5»
    if last is None or not last.case or last.lemma not in PARTS:
        return None
    number = " точка ".join(numerals.cardinal(int(part)) for part in match.group().split("."))
    spoken, kind = f"{inflect(_ARTICLE, last.case)} {number}", Kind.LABEL
    return Reading(match.start(), match.end(), spoken, "article in a row", kind, last.case, lemma=_ARTICLE)


def numbers_of_parts(context: Context, index: int, head: str, numbers: list[str], end: int, case: Case) -> list[str]:
    """Give ordinals for parts of an article, «ч. 2 ст. 105», «ч. 2, 3 ст. 158»; nothing for what is none."""
    if head != _PART or not all(number.isdigit() for number in numbers):
        return []
    text = context.text
    behind = _PART in _parts_within(context.last, text, index - 1) or _written_article(text, index - 1) is not None
    if not behind and not _OF_ARTICLE.match(text.clean, end):
        return []
    return [numerals.ordinal(int(number), case, Gender.FEMN) for number in numbers]


def is_quoted_letter(text: Text, index: int) -> bool:
    """Whether a token is a letter in quotation marks, alone or with others: «а», «а, в»."""
    if not _is_letter(text, index):
        return False
    last = index
    while text.word[last + 1] == "," and last - index < _LONGEST_LIST and _is_letter(text, last + 2):
        last += 2
    return text.word[last + 1] in CLOSING and text.word[first_of_quoted(text, index) - 1] in OPENING


def first_of_quoted(text: Text, letter: int) -> int:
    """Give the first of the letters in quotation marks that a letter is one of: that of «а, в»."""
    first = letter
    while text.word[first - 1] == "," and letter - first < _LONGEST_LIST and _is_letter(text, first - 2):
        first -= 2
    return first


def _is_letter(text: Text, index: int) -> bool:
    return 0 < index < text.count - 1 and text.is_word(index) and len(text.word[index]) == 1


def _parts_within(last: Reading | None, text: Text, before: int) -> tuple[str, ...]:
    """Give what may be a part of the abbreviated part of a law that ends at a token, or before a comma there."""
    if last is None or last.lemma not in PARTS or before < 0 or last.end > text.end[before]:
        return ()
    return PARTS[: PARTS.index(last.lemma)] if text.clean[last.end : text.end[before]] in ("", ",") else ()


def _written_article(text: Text, before: int) -> int | None:
    """Give the token of an article in full whose number ends at a token: «статьёй 167», «статье 12.8»."""
    dotted = before > 2 and text.word[before - 1] == "."
    word = before - (3 if dotted else 1)
    return word if any(one.lemma == _ARTICLE for one in forms_at(text, word)) else None


def _case_of_word(context: Context, token: int, number: Number | None = None) -> Case:
    """The case in which the word at a token stands, of those that its governor asks where its form leaves it open."""
    cases = [
        one.case for one in analyses(context.text.word[token]) if one.lemma in PARTS and number in (None, one.number)
    ]
    return next((case for case in context.govern(token).cases if case in cases), next(iter(cases), Case.NOMN))


def _is_done(text: Text, before: int) -> bool:
    """Whether a word says what is done by a law: «предусмотренного», «установлено», «регулируется»."""
    if not text.has_word_before(before + 1):
        return False
    forms = analyses(text.word[before])
    reflexive = text.lower(before).endswith(("ся", "сь"))
    said = next((one for one in forms if one.passive or (one.pos == "VERB" and reflexive)), None)
    return said is not None and said.lemma not in word_list("done_to_laws")


def _first_of_list(text: Text, index: int) -> int:
    """Give the first token of the list that a part goes on («ч. 3 ст. 30, ч. 4 ст. 228»), or its own."""
    first = left = index
    while left >= _SHORTEST and text.word[left - 1] in LISTING and index - left < _LONGEST_LIST:
        begun = _before_aside(text, left - 2) + 1
        while begun > 0 and index - begun < _LONGEST_LIST and _is_of_reference(text, begun - 1):
            begun -= 1
        if text.kind[begun] is not WORD or left - begun < _SHORTEST:
            break
        first = left = begun
    return first


def _before_aside(text: Text, last: int) -> int:
    """Give the token before an aside that ends at a token, or that: «ст. 222 УК (хранение оружия) и ч. 1»."""
    if text.word[last] != ")":
        return last
    earliest = max(0, last - _LONGEST_LIST)
    opening = next((token for token in range(last, earliest, -1) if text.word[token] == "("), 0)
    return opening - 1 if opening else last


def _is_of_reference(text: Text, index: int) -> bool:
    """Whether a token is one of «ч. 3 ст. 30», «п. «а» ч. 2 ст. 105 УК РФ»."""
    word = text.word[index]
    if text.kind[index] is NUMBER or word == "." or is_quoted_letter(text, index):
        return True
    if word in OPENING | CLOSING:
        return is_quoted_letter(text, index - 1) or is_quoted_letter(text, index + 1)
    return text.lower(index) in word_list("parts_of_law") or word in word_list("codes_of_law")


def is_dotted_article(text: Text, index: int, pair: re.Match[str]) -> bool:
    """«Судят по 20.2 и 19.3 КоАП», «статья КоАП РФ 20.31», «по ст. 20.2 (нарушение правил) и 19.3 (неповиновение)»."""
    code = text.word[index - 1 - (text.word[index - 1] == _OF_RUSSIA)]
    if code in word_list("codes_of_law") or text.lower(index - 1) == _CODE:
        return True
    if _ARTICLES_OF_CODE.match(text.clean, pair.end()):
        return True
    if text.word[index - 1] not in LISTING:
        return False
    return _AMONG_ARTICLES.search(text.clean, max(0, pair.start() - _LONGEST_ARTICLES), pair.start()) is not None
