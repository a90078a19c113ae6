"""Set abbreviations of one or several words: т. е., и др., т. н., и. о."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import may_be_name
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case
from briefing.normalization.rules.abbreviations.abbreviation_tables import Phrase, is_cut_short, phrases
from briefing.normalization.rules.abbreviations.agreeing_phrases import acting, agreeing, is_initial, others
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.nearby import speaks_of, tells_goals
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import DASHES, LATIN, SIGN, Text
from briefing.normalization.tables import beginnings

_IMPRINT = re.compile(r"(?::[ ][«А-ЯЁA-Z][^\n]{2,60}?|,[ ])(?:1[5-9]|20)\d\d(?!\d)")
_ARTICLE = re.compile(r"[ ]\d+(?:[ ](?P<behind>[а-яё]+))?")
_SPEED = re.compile(r",?[ ]\d{1,2}(?:[ ]?[-–—][ ]?\d{1,2})?[ ]?м/с")
_INITIAL_BEHIND = re.compile(r"(?<=[ ])[А-ЯЁ]\.[ ]?[А-ЯЁ]")
_SIZE = re.compile(r"[ ]?(?:(?:до|от|ок\.|около|св\.|свыше|более|менее)[ ])?\d")
_KILOMETRES = re.compile(r"\d*[ ]км(?![²2\w])")
_GLANCE = 16  # characters behind in which the word that decides begins
_LANGUAGE = ("ский", "цкий")
_OPENING = ' «"'
_WORDS = ("тур", "кит", "швед")  # abbreviated languages that are words, with which a sentence may end
_BEFORE = 60  # characters before a side of the world
_FAR = re.compile(r"(?:км|\bм|вёрст\w*|верст\w*|метр\w*)[ ]к[ ](?:.{1,40}[ ]к[ ])?\Z")


def phrase(context: Context, index: int) -> Reading | None:
    """Read a set abbreviation of one or several words."""
    text = context.text
    if not is_cut_short(text, index):
        return None
    for entry in phrases(text.lower(index)):
        start = text.start[index]
        end = entry.writing.end(text.clean, start)
        if end is None or not _fits(text, index, end, entry):
            continue
        end = end if _goes_on(text, end, entry) else stops.behind(text.clean, end)
        spoken = _spoken(context, index, end, entry)
        if text.is_word(index - 1):
            spoken = spoken.removeprefix(text.lower(index - 1) + " ")  # «в семь часов по мск»
        if text.clean[start].isupper() and (entry.writing.short or text.clean[start + 1].islower()):
            spoken = spoken[:1].upper() + spoken[1:]
        kind = Kind.IMPERATIVE if entry.note == "imperative" else Kind.PHRASE
        kind = Kind.PREPOSITION if preposition_cases(entry.spoken.lower()) else kind
        return Reading(start, end, spoken, "abbreviation", kind, lemma=entry.spoken.lower())
    return None


def _fits(text: Text, index: int, end: int, entry: Phrase) -> bool:
    """Whether what stands around a phrase is what its row asks for."""
    if _INITIAL_BEHIND.match(text.clean, end - 1):
        return False  # «тренер Динамо М. Орлов»
    if entry.note in _NOTES:
        return _NOTES[entry.note](text, index, end)
    following = _following(text, end)
    if not entry.agrees or _names_language(text, index, end, entry):
        return True
    if following.isdigit():
        return entry.note == "called"  # «т. н. 5-я колонна»
    behind = text.at(end)
    described = following.isalpha() and not _is_foreign(text, behind) and not is_initial(text, behind)
    if described:  # «т. н. референдум», «и. о. министра»
        if following.isupper() and (entry.note == "lower" or text.lower(index) in _WORDS):
            return False  # «Купил мед. Пчёлы …», «Завершён 5-й тур. Команда …»
        word = next((at for at in range(behind, text.count) if text.is_word(at)), text.count)
        return entry.note == "acting" or any(one.case for one in forms_at(text, word))
    return entry.note != "lower" and index > 0 and bool(preposition_cases(text.lower(index - 1)))  # «перевод с англ.»


def _following(text: Text, end: int) -> str:
    """Give the character that follows, spaces and opening quotation marks aside."""
    return text.clean[end : end + 3].lstrip(_OPENING)[:1]


def _is_before_size(text: Text, index: int, end: int) -> bool:
    """«Дл. 818 км», «шир. до 2 км»; «пл. 47 км» is a stop."""
    size = _SIZE.match(text.clean, end)
    return size is not None and not (text.lower(index) == "пл" and _KILOMETRES.match(text.clean, size.end()))


def _is_no_article(text: Text, index: int, end: int) -> bool:
    """«Ст. ст. 5 мая» is of the old style, «ст. ст. 12 и 14» are articles."""
    article = _ARTICLE.match(text.clean, end)
    return article is None or article["behind"] in calendar.months_behind_a_day()


def _is_side(text: Text, index: int, end: int) -> bool:
    """«В 5 км к ЮВ от села», «к С. от реки», not «к С. Иванову»."""
    if end - text.start[index] > 2:
        return text.lower(index - 1) == "к"
    return _FAR.search(text.clean, max(0, text.start[index] - _BEFORE), text.start[index]) is not None


_NOTES: dict[str, Callable[[Text, int, int], bool]] = {
    "number": lambda text, index, end: _following(text, end).isdigit(),
    "size": _is_before_size,
    # «Ср. глубина», but «ср. также»
    "mean": lambda text, index, end: text.clean[end : end + _GLANCE].strip().startswith(beginnings("averaged")),
    "calendar": _is_no_article,
    "rank": lambda text, index, end: text.clean[end : end + _GLANCE].strip().lower().startswith(beginnings("ranks")),
    # «Ветер СЗ, 3–8 м/с»
    "wind": lambda text, index, end: speaks_of(text, index, "winds", before=3) or bool(_SPEED.match(text.clean, end)),
    "side": _is_side,
    "imprint": lambda text, index, end: bool(_IMPRINT.match(text.clean, end)),  # «М.: Наука, 1985»
    "goals": lambda text, index, end: tells_goals(text, index),  # «Голы: Котов – 2 (бол., Лисин)»
    "column": lambda text, index, end: text.word[index - 1] in ("№", "N", "NN"),  # «№ п/п»
    "small": lambda text, index, end: text.word[index].islower(),  # «2:3 булл.», not «Ред Булл.»
    "sort": lambda text, index, end: speaks_of(text, index, "sorted", before=3),  # «мука в/с», not «50 м в/с»
}
"""What decides alone whether a phrase stands here, by the word in the column `note`."""


def _names_language(text: Text, index: int, end: int, entry: Phrase) -> bool:
    """Whether a language stands before a word in foreign letters or alone: «(англ. London)», but «от англ. London»."""
    behind_preposition = index > 0 and preposition_cases(text.lower(index - 1))
    if behind_preposition or not entry.spoken.endswith(_LANGUAGE):
        return False
    after = text.at(end)
    alone = text.lower(index - 1) == "(" and text.lower(after) == ")"
    return alone or _is_foreign(text, after)


def _is_foreign(text: Text, token: int) -> bool:
    token += token < text.count and text.word[token] in DASHES  # «(англ. — London)»
    if token == text.count:
        return False
    return text.kind[token] is LATIN or "Ͱ" <= text.word[token] <= "Ͽ" or _has_no_sound(text, token)


def _has_no_sound(text: Text, token: int) -> bool:
    """Whether a letter of a script that has no Russian letters stands at a token: «(кит. 上海)»."""
    return token < text.count and text.kind[token] is SIGN and text.word[token].isalpha() and text.word[token] > "Ͽ"


def _goes_on(text: Text, end: int, entry: Phrase) -> bool:
    """Whether a phrase can't end its sentence where it stands: «т. е. Москва», «см. Приложение», «к. м. н. Петров»."""
    after = text.at(end)
    if after == text.count or text.clean[end] == "\n":
        return False
    if entry.note == "title":
        return text.is_word(after) and may_be_name(text.word[after])
    return entry.agrees or entry.note in ("open", "imperative")


def _spoken(context: Context, index: int, end: int, entry: Phrase) -> str:
    if _names_language(context.text, index, end, entry):
        return "" if _has_no_sound(context.text, context.text.at(end)) else f"по-{entry.spoken[:-1]}"
    if entry.note == "size" and context.text.has_word_before(index):
        size, *of_what = entry.spoken.split(" ")  # «участок пл. 600 кв. м», «мост дл. 818 км»
        return " ".join([inflect(size, Case.ABLT), *of_what])
    if entry.note == "others":
        return others(context, index, end)
    if entry.note == "acting":
        return acting(context, index, end, entry.spoken)
    return agreeing(context, index, end, entry.spoken) if entry.agrees else entry.spoken
