"""Sentences of Russian prose: razdel's, corrected where a listener would hear the difference.

razdel knows initials, «г. Москва», «им. Ленина», «т. е.» and direct speech. It is wrong where an abbreviation that
often stands before a capital ends its sentence («в 1994 г. Потом…»), where the space is missing («домой.Потом»), and
where what it splits off can't be said alone (the number of a list item, a lone closing quote).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from razdel import sentenize

from briefing.episode import Paragraph, Style
from briefing.normalization import is_known, may_be_name, only_says_when

_CUT_SHORT = re.compile(r"(?<![\w-])(?P<word>[А-ЯЁа-яё][а-яё]{1,4})\.\Z")
_SCALE = re.compile(r"\d\s(?:тыс|млн|млрд)\.\Z")
_SPAN_BEGUN = re.compile(r"\d\s?(?:…|\.\.\.?)\Z")
_SIGNED = re.compile(r"[-–−+]\s?\d")
_DEGREE = re.compile(r"(?<![\w-])[кд]\.\s?(?:[а-яё]{1,6}\.?[-\s]?){1,3}н\.\Z", re.IGNORECASE)  # «д.э.н.», «к. ф.-м. н.»
_INITIAL = re.compile(r"[А-ЯЁ]\.")
_BRACKETED = 40  # characters behind an abbreviation in brackets
_NOTES = re.compile(r"(?:\[\d{1,3}\][ ]?)+")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[а-яёa-z])[.)]", re.IGNORECASE)
# «1994 г. Потом», «Иванов И. И. Потом»: a measure after a number, or initials after a surname, then a capitalised word.
_PERHAPS_END = re.compile(
    r"(?P<before>(?:\d|\b[IVXLC]+)\s?[а-яё]{1,5}\.|\b[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?)\s+(?=(?P<word>[А-ЯЁ][а-яё]*)[\s,])"
)
# «3 м/с. Потом», «−5 °C. Ветер»: no name stands after such a unit.
_SURE_END = re.compile(r"(?P<before>(?:/[а-яё]{1,3}|°\s?[CСF])\.)\s+(?=[А-ЯЁ«])")
# «домой.Потом», «(ООН).Потом»: the space is missing, as in much that is copied from pages; «Газета.Ру» is one word.
_GLUED_END = re.compile(
    r"(?P<before>(?:(?<![А-ЯЁа-яё])(?P<last>[А-ЯЁа-яё]{2,})|[)»”])\.)(?=(?P<word>[А-ЯЁ][а-яё]*)[\s,])"
)
_SURE_WORD = 6  # letters of a word that is not cut short


def sentences_of(paragraph: Paragraph) -> list[str]:
    """Give the sentences of a paragraph; a heading is one, whatever stands in it."""
    return [paragraph.text] if paragraph.style is Style.HEADING else sentences(paragraph.text)


def sentences(text: str) -> list[str]:
    """Split a paragraph into sentences; joined with spaces they give the paragraph's words again."""
    found: list[str] = []
    for span in sentenize(text):
        for sentence in _parted(span.text):
            if found and _belongs_before(found[-1], sentence):
                found[-1] = f"{found[-1]} {sentence}"
            else:
                found.append(sentence)
    return found


def _parted(sentence: str) -> list[str]:
    """Split after an abbreviation where the next word opens sentences («потом») or can't be a name («годовая»).

    And where no space stands behind the full stop.
    """
    ends = [match for match in _PERHAPS_END.finditer(sentence) if _opens(match["before"], match["word"])]
    ends += [match for match in _GLUED_END.finditer(sentence) if _ends_glued(match["last"], match["word"])]
    parts, start = [], 0
    for match in sorted([*ends, *_SURE_END.finditer(sentence)], key=lambda match: match.start()):
        parts.append(sentence[start : match.end("before")])
        start = match.end()
    return [*parts, sentence[start:]]


def _opens(before: str, word: str) -> bool:
    if word.lower() in _words("openers"):
        return True
    return before[0].isdigit() and not may_be_name(word)


def _ends_glued(last: str | None, word: str) -> bool:
    """Whether a sentence ends at a stop without a space: `last` stands before it, a word or (None) a closing mark."""
    return (
        last is None
        or word.lower() in _words("openers")
        or (last.islower() and len(last) >= _SURE_WORD and is_known(last))
    )


def _belongs_before(before: str, sentence: str) -> bool:
    """Whether two sentences are one: a list's number and its item, what is cut short and what it is of («(соч. 72)»).

    So are «В 1990–1995 гг.» and what happened then, and a note: «в мае. [3]». So is a piece without anything to say.
    """
    if _SCALE.search(before) and sentence.partition(" ")[0].rstrip(".,;:") in _words("counted"):
        return True
    if _SPAN_BEGUN.search(before) and _SIGNED.match(sentence):
        return True  # «ночью –9… – 14»
    if _LIST_NUMBER.fullmatch(before) or only_says_when(before, len(before)) or _NOTES.fullmatch(sentence):
        return True
    cut = _CUT_SHORT.search(before)
    if cut is not None and cut["word"].lower() in _words("before_names"):
        return True
    if (_DEGREE.search(before) or (cut is not None and cut["word"].lower() in _words("titles"))) and _is_name(sentence):
        return True  # «к.э.н. Орлов», «гл. бух. И. И. Орлов»
    if cut is not None and (
        _in_brackets(before, sentence) or (sentence[:1].isdigit() and cut["word"].lower() in _words("before_numbers"))
    ):
        return True
    return not any(char.isalnum() for char in sentence)


def _is_name(sentence: str) -> bool:
    """Whether a sentence begins as the name of somebody, and with no word that opens sentences."""
    word = sentence.partition(" ")[0].rstrip(",")
    if _INITIAL.match(word):
        return True
    return word[:1].isupper() and word.lower() not in _words("openers") and may_be_name(word)


def _in_brackets(before: str, sentence: str) -> bool:
    """Whether a bracket is open at the end of a text, and closed soon in what follows."""
    return before.count("(") > before.count(")") and ")" in sentence[:_BRACKETED]


@cache
def _words(name: str) -> frozenset[str]:
    text = resources.files("briefing").joinpath("sentences.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name])
