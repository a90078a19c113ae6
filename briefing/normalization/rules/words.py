"""Words as such: ё where it is certain, `+` where a voice would stress wrongly, homographs by their neighbours."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalization import homographs, stress, yo
from briefing.normalization.morphology import analyses
from briefing.normalization.readings import Reading
from briefing.normalization.scene import Scene
from briefing.normalization.text import MARK, WORD, Text

_WORD = re.compile(r"[+Ѐ-ԯ]+")
_NEIGHBOURS = 3  # words on either side by which a homograph is told


@lru_cache(maxsize=100_000)
def _respelled(word: str) -> str | None:
    if "+" in word:
        return None
    restored = yo.restore(word)
    marked = stress.mark(restored or word)
    return marked or restored


def respell_all(spoken: str) -> str:
    """Respell every word of a phrase that another rule made, so that all words are spoken alike."""
    return _WORD.sub(lambda match: _respelled(match.group()) or match.group(), spoken)


def needs_reading(word: str) -> bool:
    """Whether a word, whatever stands around it, is respelled or is a homograph."""
    return _respelled(word) is not None or homographs.is_homograph(word)


def homograph(scene: Scene, index: int) -> Reading | None:
    """Tell a homograph by the words around it, where that is safe."""
    text = scene.text
    word = text.word[index]
    if not homographs.is_homograph(word):
        return None
    spoken = homographs.decide(word, _around(text, index, -1), _around(text, index, 1), analyses)
    if spoken is None or spoken == word:
        return None
    return Reading(text.start[index], text.end[index], spoken, "told from its neighbours")


def respelling(scene: Scene, index: int) -> Reading | None:
    """Restore ё and mark the stress of words in the tables."""
    text = scene.text
    spoken = _respelled(text.word[index])
    if spoken is None or spoken == text.word[index]:
        return None
    return Reading(text.start[index], text.end[index], spoken, "ё or stress of the tables")


def _around(text: Text, index: int, step: int) -> list[str]:
    """The words before (nearest last) or behind a token, within its sentence; punctuation marks count as words."""
    words: list[str] = []
    position = index + step
    while 0 <= position < text.count and len(words) < _NEIGHBOURS:
        if text.kind[position] == MARK and text.word[position] in ".!?…" or text.broken(max(position, position - step)):
            break
        if text.kind[position] in (WORD, MARK) and text.word[position] not in "«»„“”\"'()":
            words.append(text.word[position])
        position += step
    return words[::-1] if step < 0 else words
