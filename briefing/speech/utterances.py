"""Planning: from sentences to the utterances an engine is asked for.

One sentence is one utterance, so that a changed sentence costs one call. A tiny one is joined to a neighbour of the
same chapter and style, for engines swallow sounds of very short phrases (silero-models#331); a long one is split at the
best boundary. Joining looks at neighbours alone, so a change never moves the joins of the rest. Where an engine takes
intonation from the text of a whole call, a question or exclamation stays alone, unless its very sounds are at stake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefing.episode import Boundary, Part, Script, Sentence, Utterance
from briefing.speech.alphabet import fit, has_letters
from briefing.speech.engines.base import Traits

_STRENGTH = {boundary: strength for strength, boundary in enumerate(Boundary)}
_WITHIN_PARAGRAPH = (Boundary.COMMA, Boundary.SENTENCE, Boundary.ITEM)
_SHORTEST_INTONED = 3  # a question of fewer letters than the third of what is tiny is joined like any sentence
# Where a text is best split, from the best: after the end of a sentence, a clause, a phrase, a word.
_SPLITS = (r"(?<=[.!?…])\s+", r"(?<=[;:])\s+", r"\s+[—–-]\s+", r"(?<=,)\s+", r"\s+")


@dataclass(frozen=True, slots=True)
class Unspoken:
    """Something written that the voice can't say: its place in the script, and what it is."""

    chapter: str  # the chapter's title
    sentence: int  # from 1, within the chapter
    what: str


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice of a chapter: its card's name and its engine's traits."""

    name: str
    traits: Traits


@dataclass(frozen=True, slots=True)
class SpeechPlan:
    """All utterances in order, and what will not be heard."""

    utterances: tuple[Utterance, ...]
    unspoken: tuple[Unspoken, ...]


def plan(script: Script, voice_of: Callable[[int], Voice]) -> SpeechPlan:
    """Plan a script; `voice_of` gives the voice of a chapter by its index."""
    utterances: list[Utterance] = []
    unspoken: list[Unspoken] = []
    for index in range(len(script.chapters)):
        voice = voice_of(index)
        sentences = list(_sentences(script, index, voice, unspoken))
        for joined in _joined(sentences, voice.traits):
            utterances.extend(_split_to(joined, voice.traits.longest))
    return SpeechPlan(tuple(utterances), tuple(unspoken))


def _sentences(script: Script, index: int, voice: Voice, unspoken: list[Unspoken]) -> Iterator[Utterance]:
    """An utterance for every sentence of a chapter that can be heard; what can't is noted in `unspoken`."""
    chapter = script.chapters[index]
    boundary = Boundary.COMMA  # the strongest of the sentences left out since the last utterance
    for number, sentence in enumerate(chapter.sentences):
        boundary = max(boundary, sentence.boundary, key=_STRENGTH.__getitem__)
        fitted = fit(sentence.spoken, voice.traits.symbols)
        lost = _lost(sentence, fitted.text, fitted.lost)
        if lost:
            unspoken.append(Unspoken(chapter.title, number + 1, lost))
        if fitted.text:
            part = Part(index, number, fitted.text)
            yield Utterance(fitted.text, (part,), boundary, sentence.style, voice.name)
            boundary = Boundary.COMMA


def _lost(sentence: Sentence, text: str, lost: tuple[str, ...]) -> str:
    """What of a sentence will not be heard, for a report; empty where all is."""
    if not text and re.search(r"\w", sentence.written):
        return sentence.written
    return " ".join(dict.fromkeys(lost))


def _joined(sentences: list[Utterance], traits: Traits) -> Iterator[Utterance]:
    """Join tiny sentences: to the one before in the same paragraph, else to the next, else to the one before."""
    groups: list[Utterance] = []
    for sentence in sentences:
        last = groups[-1] if groups else None
        near = sentence.boundary in _WITHIN_PARAGRAPH
        if (
            last
            and _fit_together(last, sentence, traits)
            and (_tiny(last, traits) or (near and _tiny(sentence, traits)))
        ):
            groups[-1] = _join(last, sentence)
            continue
        if last and _tiny(last, traits):
            _join_back(groups, traits)
        groups.append(sentence)
    if groups and _tiny(groups[-1], traits):
        _join_back(groups, traits)
    yield from groups


def _join_back(groups: list[Utterance], traits: Traits) -> None:
    """Join the last group, tiny and without a next neighbour, to the one before it, where they go together."""
    if len(groups) > 1 and _fit_together(groups[-2], groups[-1], traits):
        groups[-2:] = [_join(groups[-2], groups[-1])]


def _tiny(utterance: Utterance, traits: Traits) -> bool:
    return _letters(utterance) < traits.tiny


def _letters(utterance: Utterance) -> int:
    return sum(map(str.isalpha, utterance.text))


def _fit_together(one: Utterance, other: Utterance, traits: Traits) -> bool:
    if _intoned(one, traits) or _intoned(other, traits):
        return False
    return one.style == other.style and len(one.text) + 1 + len(other.text) <= traits.longest


def _intoned(utterance: Utterance, traits: Traits) -> bool:
    """Whether this is to be spoken alone for its intonation: «Зачем?» is, «Да?» would lose more than that."""
    marked = traits.intones and any(mark in utterance.text for mark in "?!")
    return marked and _letters(utterance) >= traits.tiny // _SHORTEST_INTONED


def _join(one: Utterance, other: Utterance) -> Utterance:
    return replace(one, text=f"{one.text} {other.text}", parts=one.parts + other.parts)


def _split_to(utterance: Utterance, longest: int) -> Iterator[Utterance]:
    """Split until no utterance has more than `longest` characters."""
    halves = split(utterance) if len(utterance.text) > longest else None
    if halves is None:
        yield utterance
        return
    for half in halves:
        yield from _split_to(half, longest)


def split(utterance: Utterance) -> tuple[Utterance, Utterance] | None:
    """Split an utterance in two: between its sentences, else at the best boundary near the middle of its only one.

    None where nothing is left to split: one letter.
    """
    parts = utterance.parts
    if len(parts) > 1:
        middle = _nearest_to_middle([len(part.text) for part in parts])
        return _part_of(utterance, parts[:middle]), _part_of(utterance, parts[middle:], Boundary.SENTENCE)
    halves = _halves(parts[0].text)
    if halves is None:
        return None
    first = replace(parts[0], text=halves[0])
    second = replace(parts[0], text=halves[1], opens=False)
    return _part_of(utterance, (first,)), _part_of(utterance, (second,), Boundary.COMMA)


def _part_of(utterance: Utterance, parts: tuple[Part, ...], boundary: Boundary | None = None) -> Utterance:
    text = " ".join(part.text for part in parts)
    return replace(utterance, text=text, parts=parts, boundary=boundary or utterance.boundary)


def _nearest_to_middle(lengths: list[int]) -> int:
    """The index at which to cut a row of lengths so that both sides are most alike."""
    total = sum(lengths)
    return min(range(1, len(lengths)), key=lambda index: abs(2 * sum(lengths[:index]) - total))


def _halves(text: str) -> tuple[str, str] | None:
    """Cut at the strongest boundary in the middle half of the text; nearest to the middle among equals."""
    middle = len(text) / 2
    for pattern in _SPLITS:
        places = [place for place in re.finditer(pattern, text) if abs(place.start() - middle) <= middle / 2]
        places = [place for place in places if has_letters(text[: place.start()]) and has_letters(text[place.end() :])]
        if places:
            place = min(places, key=lambda found: abs(found.start() - middle))
            return text[: place.start()], text[place.end() :]
    return _cut_word(text)


def _cut_word(text: str) -> tuple[str, str] | None:
    """Cut where nothing but a word, longer than half the text, is left: at a space anywhere, else in mid-word."""
    first, _, rest = text.partition(" ")
    if has_letters(first) and has_letters(rest):
        return first, rest
    letters = [index for index, letter in enumerate(text) if letter.isalpha()]
    if len(letters) < 2:
        return None
    cut = letters[len(letters) // 2]
    cut -= text[cut - 1] == "+"  # the mark stays with its vowel
    return (text[:cut], text[cut:]) if has_letters(text[:cut]) else None
