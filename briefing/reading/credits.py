"""Whose picture it is («Фото: Иван Петров / ТАСС»), told from news that begin alike («Видео: как тушили…»).

A credit names an author, an agency or where the picture was found, and says nothing of anybody: it has no verb.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from briefing.reading.dictionary import dictionary

_LONGEST = 100  # characters: two authors, their agency and an archive
_LEAD = re.compile(r"^[^:©/()—–-]{0,40}(?:\s*(?:[:/—–-]|©|\([cс]\)))+\s*", re.IGNORECASE)
_NEXT = re.compile(r"[.,;|]?\s+(?=(?:фото|видео|текст|иллюстрация)\s*:)", re.IGNORECASE)
_SENTENCE_WITHIN = re.compile(r"\w{4,}[.!?…]+\s+[А-ЯЁA-Z«]")  # not «И. Петров», «им. Кирова»
_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_SHORTENED = re.compile(r"\b[а-яё]{1,3}\.", re.IGNORECASE)
_TELLING = frozenset(["VERB", "INFN", "PRTS", "ADJS", "GRND", "PRED", "NPRO", "ADVB", "COMP"])


def is_credit(line: str, nouns: Collection[str], verbs: Collection[str]) -> bool:
    """Whether a line that begins like a credit is one. `nouns` may begin a name without a capital («пресс-служба МЧС»),
    `verbs`, by their infinitives, may stand in one («предоставлено героем»).
    """
    return all(_names_somebody(_LEAD.sub("", part), nouns, verbs) for part in _NEXT.split(line))


def _names_somebody(name: str, nouns: Collection[str], verbs: Collection[str]) -> bool:
    if len(name) > _LONGEST or _SENTENCE_WITHIN.search(name) or name.endswith(("!", "?", "…", ":")):
        return False
    words = _WORD.findall(_SHORTENED.sub("", name))
    if name[:1].islower() and words and words[0] not in nouns and not _is_verb_of(words[0], verbs):
        return False
    return not any(_tells(word, verbs) for word in words if word.islower())


def _tells(word: str, verbs: Collection[str]) -> bool:
    """Whether a word says something of somebody."""
    best = dictionary().parse(word)[0]
    return best.tag.POS in _TELLING and best.normal_form not in verbs


def _is_verb_of(word: str, verbs: Collection[str]) -> bool:
    return dictionary().parse(word)[0].normal_form in verbs
