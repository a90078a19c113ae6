"""News prose to measure speed on: distinct paragraphs with numbers about as dense as in the news.

The sentences with numbers are those of the case files and of `seeds/`; they are denser in numbers than the news, so
plain sentences (`prose.toml`) stand between them. No sentence comes twice, and the same text comes out every time.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from math import prod
from pathlib import Path

from tests.normalization import notation

ROOT = Path(__file__).parents[1]
WORDS_PER_NUMBER = 9
_SOURCES = ("news_*.txt", "wiki_*.txt", "morning_*.txt")
_SENTENCE = re.compile(r"[«А-ЯЁ].*[.!?»]", re.DOTALL)
_IN_SEEDS = re.compile(r"[А-ЯЁ«][^\n]+?[а-яё»%]\.(?=\s|$)")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_A_PARAGRAPH = 5  # sentences
_FEWEST_WORDS = 4  # what is shorter is a phrase, not a sentence


def paragraphs(size: int) -> list[str]:
    """Compose paragraphs of `size` characters in all, or a little more."""
    numbered = sorted({*_case_sentences(), *_seed_sentences()}, key=_digest)  # a new case moves none of the others
    plain = _plain_sentences()
    sentences: list[str] = []
    words = numbers = written = 0
    while written < size:
        sentence = numbered.pop() if words >= WORDS_PER_NUMBER * numbers else next(plain)
        sentences.append(sentence)
        words += len(sentence.split())
        numbers += len(_NUMBER.findall(sentence))
        written += len(sentence) + 1
    return [" ".join(sentences[at : at + _A_PARAGRAPH]) for at in range(0, len(sentences), _A_PARAGRAPH)]


def _digest(sentence: str) -> bytes:
    return hashlib.sha256(sentence.encode()).digest()


def words_per_number(texts: list[str]) -> float:
    """Count how many words stand for one number, that number among them."""
    return sum(len(text.split()) for text in texts) / sum(len(_NUMBER.findall(text)) for text in texts)


def _case_sentences() -> Iterator[str]:
    for pattern in _SOURCES:
        for path in sorted(notation.CASES.glob(pattern)):
            for case in notation.read(path):
                if _SENTENCE.fullmatch(case.written) and len(case.written.split()) >= _FEWEST_WORDS:
                    yield case.written


def _seed_sentences() -> Iterator[str]:
    for path in sorted((ROOT / "seeds").iterdir()):
        yield from _IN_SEEDS.findall(path.read_text(encoding="utf-8"))


def _plain_sentences() -> Iterator[str]:
    """Combine the parts so that neighbouring sentences share none: the lists' lengths have no common factor."""
    table = tomllib.loads((ROOT / "benchmarks" / "prose.toml").read_text(encoding="utf-8"))
    parts = [table[name] for name in ("beginnings", "subjects", "predicates", "ends")]
    for number in range(prod(map(len, parts))):
        beginning, subject, predicate, end = (part[number % len(part)] for part in parts)
        yield f"{beginning} {subject} {predicate}{_joint(end)}{end}."


def _joint(end: str) -> str:
    return ", " if end.startswith(("чтобы", "хотя", "о чём", "но ", "как ", "а ", "пока")) else " "
