"""What the listener has just heard, in the texts before too: the name of an acronym, or one of the same letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from briefing.normalization.lexicon import acronyms
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.names.name_places import JUST_SAID
from briefing.normalization.sentence.text import WORD, Text

_SOON_SAID = 40  # tokens behind, in the texts that follow too, in which a name is still told beside the acronym
_WORD = re.compile(r"[А-Яа-яЁё]+")
_LAST_WORDS = 2  # of it that stand right before an acronym
_SHORTEST = 3  # letters of an acronym that may be of another name, and not of a person's


def is_heard(context: Context, index: int, found: Acronym) -> bool:
    """Whether the name was just said, or that of one organisation is said soon."""
    text = context.text
    before = [text.word[i] for i in range(max(0, index - JUST_SAID), index) if text.kind[i] is WORD]
    if index < JUST_SAID:
        before = [*_WORD.findall(context.letters.heard)[index - JUST_SAID :], *before]
    others = (name.split() for written, name in context.letters.given.items() if written != found.written)
    for given in others:
        of_it = all(acronyms.is_of_name(found, word) for word in given)  # «Главное управление ФСИН», then ГУФСИН
        if acronyms.name_is_given(found, [*given, *before] if of_it else given, ()):
            return True  # «Управление Федеральной службы исполнения наказаний», ФСИН
    if _is_said_right_before(text, index, found):
        return True
    name = found.name
    single = name is not None and (not name.is_common or bool(name.before and name.after) or len(name.before) > 1)
    last = min(text.count, index + _SOON_SAID) if single else 0
    behind = [text.word[i] for i in range(index + 1, last) if text.kind[i] is WORD]
    if single and last == text.count:
        behind += _WORD.findall(context.letters.ahead)[: index + _SOON_SAID - last]
    return acronyms.name_is_given(found, before, behind) or acronyms.is_said_of_country(found, before)


def _is_said_right_before(text: Text, index: int, found: Acronym) -> bool:
    """Whether half of the name, or more, leads up to the acronym: «агентство по международному развитию USAID».

    Its last two words stand right before; «отчёт по стандартам МСФО» only has the noun.
    """
    words = [text.word[token] for token in text.words_back(index - 1, JUST_SAID)]
    last = words[:_LAST_WORDS]
    told = len(last) == _LAST_WORDS and all(acronyms.is_of_name(found, word) for word in last)
    return told and acronyms.name_is_given(found, words, (), 0.5)


def is_of_another(context: Context, index: int, found: Acronym) -> bool:
    """Whether a name of the same first letters was said that is not its own: «Агентство социальной информации», АСИ."""
    written = found.written.lower()
    if len(written) < _SHORTEST:
        return False  # «Владимир Семёнов», ВС
    heard, start = context.letters.heard, context.text.start[index]
    words, starts, initials = _words_of(f"{heard} {context.text.clean}")
    said = bisect_left(starts, len(heard) + 1 + start)  # of them, before the acronym
    first = initials.find(written, 0, said)
    while first >= 0:
        if words[first][0].isupper():
            name = words[first : first + len(written)]
            return not (acronyms.is_of_name(found, name[0]) and acronyms.name_is_given(found, name, ()))
        first = initials.find(written, first + 1, said)
    return False


@lru_cache(maxsize=2)
def _words_of(text: str) -> tuple[list[str], list[int], str]:
    """Give the words of a text, where each begins, and their first letters; every acronym of it asks for them."""
    found = list(_WORD.finditer(text))
    words = [match.group() for match in found]
    return words, [match.start() for match in found], "".join(word[0].lower() for word in words)
