"""Latin letters that stand by themselves: initials, grades, vitamins, unknowns, the words of one letter."""

from __future__ import annotations

import re

from briefing.normalization.foreign import language, latin
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import LATIN, NUMBER, WORD, Text
from briefing.normalization.tables import word_list

_OF_ROAD = re.compile(r"\d{2,3}(?![\w-])")  # «шоссе E95», «добавка E330»
_OF_FORMULA = re.compile(r"[ ]?[=²³<>≤≥]")  # «y = 3», «a² + b²», «p < 0,05»
_OF_KIND = re.compile(r"\.(?=[ ][a-z]{3,})")
_NUMBERED = re.compile(r"(?:(?<=[E-HJL-Z])\.(?=\d{1,4}(?!\d|\.\d))|(?<=v)\.(?=\d))")
"""The stop in a name with its number: «кодек H.264», «v.2.0»; but «витамин C.20 мая»."""
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}(?=[A-Z][A-Za-z'’])")
_LITTLE = {
    "i": (("pl", "cs", "hr", "it"), "и"),
    "y": (("es",), "и"),
    "e": (("it", "pt"), "э"),
    "a": (("it", "es", "pt", "pl", "cs", "fr"), "а"),
    "à": (("fr", "it", ""), "а"),
    "o": (("es", "pt"), "о"),
}
"""Words of one letter, in which languages, and how they sound."""
_OF_FLU = re.compile(r"(?:[AB][ ]?\(?)?H\d{1,2}N\d|(?:(?<=вируса )|(?<=гриппа ))H[57](?!\w)")
"""«A(H3N2)», «подтип вируса H5», named as in Russian: «аш три эн два»."""
_GRADE = re.compile(r"(?P<agency>ru)?[A-D]{1,3}(?P<sign>[+–-])(?!\w)(?P<state>\(RU\))?")
_AGED = re.compile(r"-(?:1[3-9]|2[0-5])(?![\d-])")
_AXES = frozenset("XYZxyz")  # side by side they are unknowns: «X и Y»
_BEFORE_ME = frozenset(
    ("Am", "And", "As", "Can", "Did", "Do", "Had", "If", "Should", "Than", "That", "What", "When", "Will")
)
_LABELS = 10  # tokens that a label may stand before its last letter


def initials(text: Text, index: int) -> Reading | None:
    """Read initials before a surname without their full stops: «George W. Bush», «J. K. Rowling»."""
    start = text.start[index]
    match = _INITIALS.match(text.clean, start)
    if match is None:
        return None
    named = text.is_latin(index - 1) and text.word[index - 1].istitle()
    apart = match.group().endswith(" ")  # «витамин C. Google», but «память G.Skill»
    if apart and not named and match.group().count(".") == 1 and index > 0 and text.kind[index - 1] is WORD:
        return None
    spoken = " ".join(latin.spell(letter) for letter in match.group() if letter.isalpha())
    return Reading(start, start + len(match.group().rstrip()), spoken, "Latin initials")


def letter(text: Text, index: int, match: re.Match[str], row: tuple[str, ...]) -> Reading:
    """Read a single letter of a row of Latin words: as a word, an initial, or by its name."""
    written, start, end = match.group(), match.start(), match.end()
    if sign := grade_sign(text, index):  # «класса B-»
        return Reading(start, end + 1, f"{latin.letter_name(written)} {sign}", "grade")
    joined = text.glued(index + 1) and text.word[index + 1] == "-"
    aged = written == "U" and _AGED.match(text.clean, end) is not None  # the team «U-17»
    if joined and (written == "J" or aged or text.is_latin(index + 2)):  # the fighter J-20, e-commerce
        return Reading(start, end, latin.spell(written), "Latin letter")
    if written == "I" and _is_first(text, index, row):
        return Reading(start, end, "один", "Roman one behind a name")
    formula = _OF_FORMULA.match(text.clean, end) is not None and text.word[index - 1] != "/"  # not «P/B = 0,8»
    languages, little = _LITTLE.get(written, ((), ""))
    if little and not formula and language.of_words(row) in languages:
        return Reading(start, end, little, "Latin word of a letter")  # «Klub Jagielloński i Nowy Ład»
    in_russian = joined or formula or _is_named_in_russian(text, index)
    if not in_russian and _is_article(text, index):
        return Reading(start, end, "э", "English article")
    spoken = latin.letter_name(written) if in_russian else latin.spell(written)
    if written.isupper() and _OF_KIND.match(text.clean, end):
        return Reading(start, end + 1, spoken, "initial of a genus")  # «E. coli»
    spoken += " " if text.clean[end : end + 2] == "(H" else ""
    if _NUMBERED.match(text.clean, end):
        return Reading(start, end + 1, f"{spoken} ", "Latin letter with its number")
    return Reading(start, end, spoken, "Latin letter")


def _is_article(text: Text, index: int) -> bool:
    """«Like a Rolling Stone», «Cry Me A River»: whether a word of English stands behind; not «Galaxy A Pro»."""
    if not text.is_latin(index + 1) or len(text.word[index + 1]) == 1 or text.glued(index + 1):
        return False
    return text.word[index] == "a" or (
        text.word[index] == "A" and text.is_latin(index - 1) and text.lower(index - 1) in word_list("before_article")
    )


def _is_first(text: Text, index: int, row: tuple[str, ...]) -> bool:
    """«Sea Owl I»: whether a Roman one ends a name; not «The King and I»."""
    if len(row) == 1 or row[-1] != "I" or text.kind[index - 1] is not LATIN:
        return False
    return len(row[-2]) > 1 and row[-2].istitle() and row[-2] not in _BEFORE_ME


def _is_named_in_russian(text: Text, index: int) -> bool:
    """«Витамин C», «грипп A(H3N2)», «X и Y», «iPhone 16e», «шоссе E95»: a letter beside what labels or numbers it."""
    written = text.word[index]
    unknowns = written in _AXES and _AXES.intersection(text.word[max(0, index - 2) : index + 3]) > {written}
    numbered = written in "eE" and text.glued(index) and text.kind[index - 1] is NUMBER  # no Russian «и»
    of_road = written == "E" and _OF_ROAD.match(text.clean, text.end[index])
    if unknowns or numbered or of_road or _OF_FLU.match(text.clean, text.start[index]):
        return True
    return _is_labelled(text, index) or _is_vitamin(text, index)


def grade_sign(text: Text, index: int) -> str:
    """Give the sign of a grade behind its letters: «класса B-», «рейтинг BBB+»; nothing for what is none."""
    match = _GRADE.match(text.clean, text.start[index])
    if match is None or not (match["agency"] or match["state"] or speaks_of(text, index, "graded", before=_LABELS)):
        return ""
    return "плюс" if match["sign"] == "+" else "минус"


def _is_labelled(text: Text, index: int) -> bool:
    """Whether a letter is one of those behind what they label: «витамины C и B6», but «буря уровня G4»."""
    left = index - 1
    while left >= 0 and (len(text.word[left]) == 1 or text.kind[left] is NUMBER) and index - left < _LABELS:
        left -= 1
    storm = text.word[index] == "G" and text.behind(index, 1).isdigit()
    return text.lower(left) in word_list("letter_labels") and not storm


def _is_vitamin(text: Text, index: int) -> bool:
    """Whether a letter with its number is a vitamin that words near tell of: «холекальциферол (D3)»."""
    if text.word[index] not in ("B", "D", "K") or not text.glued(index + 1) or text.kind[index + 1] is not NUMBER:
        return False
    return speaks_of(text, index, "vitamins", before=_LABELS, behind=_LABELS // 2)
