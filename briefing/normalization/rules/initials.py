"""Initials before a surname or behind it: Л. Н. Толстой, Толстой Л. Н."""

from __future__ import annotations

import re

from briefing.normalization.grammar.morphology import analyses, may_be_name
from briefing.normalization.lexicon import letters
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import OPENING, Text
from briefing.normalization.tables import word_list

PATTERN = re.compile(
    r"(?P<opens>(?<![^\n]))?(?P<letters>(?:[А-ЯЁ]\.(?:-(?=[А-ЯЁ]\.)|[ ]?)){1,3})"
    r"(?P<surname>(?:[ОД]')?[А-ЯЁ][а-яё]+"
    r"|(?(opens)[А-ЯЁ]{4,}(?=:|[ ][—–-][ ])|(?!)))"  # «М.БЕЛОВА: Да» opens a line of a transcript
)
BEHIND_SURNAME = re.compile(r"[А-ЯЁ]\.[ ]?[А-ЯЁ](?:\.(?:[А-ЯЁ]\.)?|(?=[,;)]|\Z))")
_NEVER_SURNAMES = frozenset(["ADVB", "CONJ", "NPRO", "PRCL", "PREP", "PRED", "VERB"])
_SHORTEST_OPENER = 4  # «И. Ли» is a name


def middle(context: Context, index: int) -> Reading | None:
    """Name the letter between a first name and a surname, though it looks like a number: «Джордж Х. Кинг»."""
    text = context.text
    if not text.is_word(index - 1) or not text.word[index - 1].istitle():
        return None
    match = PATTERN.match(text.clean, text.start[index])
    if match is None and BEHIND_SURNAME.match(text.clean, text.start[index]):
        return initials(context, index)  # «Лосева Х.Т,»
    if match is None:
        return None
    return initials(context, index) if may_be_name(match["surname"]) else None


def initials(context: Context, index: int) -> Reading | None:
    """Name the initials before a surname, or behind it."""
    text = context.text
    match = PATTERN.match(text.clean, text.start[index])
    if match and (_opens_sentence(match) or _names_part(text, index, match)):  # the full stop stays
        return Reading(match.start(), match.start() + 1, letters.spell(match.group()[0]), "a letter ends the sentence")
    last = context.last
    cut_short = last is not None and last.end == text.start[index]  # «им.А.Н. Лосева»
    if match and (cut_short or not (text.glued(index) and text.word[index - 1] not in OPENING | set("(/"))):
        named = " ".join(letters.spell(letter) for letter in match["letters"] if letter.isalpha())
        return Reading(match.start(), match.start("surname"), named + " ", "initials")
    behind = BEHIND_SURNAME.match(text.clean, text.start[index])
    if behind:
        named = " ".join(letters.spell(letter) for letter in behind.group() if letter.isalpha())
        end = stops.behind(text.clean, behind.end())
        return Reading(behind.start(), end, named, "initials")
    return None


def _names_part(text: Text, index: int, match: re.Match[str]) -> bool:
    """«Горит литера Б. Подъезд задымлён», but «в корпусе А. Н. Лосев»: what a letter names stands before it."""
    lettered = word_list("letter_labels") | word_list("lettered_buildings")
    if len(match["letters"].rstrip()) > len("Б.") or text.lower(index - 1) not in lettered:
        return False
    word = analyses(match["surname"])[0]
    return word.known and not word.proper and not may_be_name(match["surname"])


def _opens_sentence(match: re.Match[str]) -> bool:
    """«Выдали талоны А и Б. Потом …»: no surname stands behind the letter."""
    word = match["surname"]
    if len(match["letters"].rstrip()) > len("Б.") or len(word) < _SHORTEST_OPENER:
        return False
    return analyses(word)[0].pos in _NEVER_SURNAMES and not may_be_name(word)
