"""What the voices are likely to get wrong in a document: words, each with how often it stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from briefing.episode import Document
from briefing.normalization import Doubt, Explanation, Narration, guessed_lemma, unlisted
from briefing.sentences import sentences_of


class Concern(Enum):
    """Why a word is to be looked at, the most doubtful first."""

    ACRONYM = auto()  # in no table: read by its letters, or as a word
    LATIN = auto()  # in no table: read by the rules of spelling
    NAME = auto()  # capitalised and in no dictionary: the voice guesses its stress
    HOMOGRAPH = auto()  # two words of one spelling, and nothing near that tells which


_DOUBTS = {Doubt.ACRONYM: Concern.ACRONYM, Doubt.LATIN: Concern.LATIN, Doubt.HOMOGRAPH: Concern.HOMOGRAPH}


@dataclass(slots=True)
class Suspect:
    """A word in its `forms` as they are written, each with its number; how it is `spoken`, empty: as it is written."""

    concern: Concern
    spoken: str
    sentence: str  # the first one that it stands in
    forms: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How often it stands there, in all its forms."""
        return sum(self.forms.values())


def suspects(document: Document, narration: Narration) -> list[Suspect]:
    """Go through a document; give its doubtful words by concern, the most frequent first."""
    found: dict[tuple[Concern, str], Suspect] = {}
    for sentence in _sentences(document):
        for concern, written, spoken in _in_sentence(sentence, narration.explain(sentence)):
            form = written.lower() if concern is Concern.HOMOGRAPH else written
            key = guessed_lemma(written) if concern is Concern.NAME else form
            suspect = found.setdefault((concern, key), Suspect(concern, spoken, sentence))
            suspect.forms[form] = suspect.forms.get(form, 0) + 1
    return sorted(found.values(), key=lambda one: (one.concern.value, -one.count, min(one.forms)))


def _sentences(document: Document) -> Iterator[str]:
    for section in document.sections:
        for paragraph in section.spoken:
            yield from sentences_of(paragraph)


def _in_sentence(sentence: str, explanation: Explanation) -> Iterator[tuple[Concern, str, str]]:
    for doubt in explanation.doubts:
        if concern := _DOUBTS.get(doubt.doubt):
            yield concern, doubt.written, "" if concern is Concern.HOMOGRAPH else doubt.spoken
    for start, end in unlisted(sentence):
        if not any(change.start < end and start < change.end for change in explanation.changes):
            yield Concern.NAME, sentence[start:end], ""
