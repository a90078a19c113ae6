"""Make `briefing/normalization/data/latin_weights.tsv`: what groups of letters tell of a Latin word's language.

    python tools/make_latin_weights.py ENGLISH_WORDS

Learned from the tables that are there: of each word of `latin_words.tsv`, which languages' rules come nearest to its
reading, and of the first names and surnames of `latin_clues.tsv`, whose they are; from nouns of pymorphy3's
dictionary in Latin letters; and from a list of English words, one a line, names in capitals (SCOWL's, as Debian's
package `wamerican` has it). Needs numpy and scipy; takes a minute. The regression gives each group of letters a
weight for each language; the groups that tell most are kept.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pymorphy3
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from briefing.normalization import tables
from briefing.normalization.foreign import english_words, latin, latin_table, transliteration
from briefing.normalization.foreign.letter_to_sound import LANGUAGES, SCALE, betrayed_language, groups, pronounce

TARGET = Path(__file__).parents[1] / "briefing" / "normalization" / "data" / "latin_weights.tsv"
ALL = ("en", *LANGUAGES)
KEPT = 2500  # groups of letters; with 2000, half a point fewer names are told than with 3000
RAREST = 4  # words that a group must be in
OF_CLUES = 0.5  # what a name whose language alone is known counts, against a word with a reading
OF_NOUNS = 0.2  # what a Russian noun counts
NOUNS = 1500
OF_ENGLISH = 0.1  # what a word of the list counts; 0.3 takes as much from names as it gives to words
ENGLISH = 20_000
PENALTY = 3e-4
STEPS = 45
LETTERS = dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ъ": "", "ю": "yu", "я": "ya",
}  # fmt: skip
HEADER = """\
# Буквосочетания, по которым слово без других примет языка скорее на этом языке, чем на английском: на сколько
# десятых прибавляется логарифм отношения шансов. letters: буквы, ^ и $ — начало и конец слова; сам по себе ^ — исходное
# отношение. Составлено tools/make_latin_weights.py по latin_words.tsv, latin_clues.tsv и списку английских слов
# SCOWL; руками не правится.
"""


class Example(NamedTuple):
    """A word, which of `ALL` would read it best, and how much it counts."""

    word: str
    best: tuple[bool, ...]
    weight: float


def main() -> None:
    """Learn all groups of letters, then again those alone that told most."""
    examples = [*_words(), *_names(), *_nouns(), *_english(Path(sys.argv[1]))]
    counts = Counter(group for one in examples for group in groups(one.word))
    common = sorted(group for group, count in counts.items() if count >= RAREST)
    weights = _learned(examples, common)
    telling = np.sqrt([counts[group] for group in common]) * np.abs(weights - weights.mean(1, keepdims=True)).max(1)
    kept = sorted(common[place] for place in np.argsort(-telling)[:KEPT])
    weights = _learned(examples, kept)
    against_english = np.rint(SCALE * (weights[:, 1:] - weights[:, :1])).astype(int)
    rows = ("\t".join([group, *map(str, row)]) for group, row in zip(kept, against_english, strict=True))
    head = "\t".join(["letters", *LANGUAGES])
    TARGET.write_text(HEADER + "\n".join([head, *rows]) + "\n", encoding="utf-8", newline="\n")


def _words() -> Iterator[Example]:
    for row in tables.rows("latin_words.tsv"):
        word, reading = row["written"], row["reading"]
        spelled = latin.spell(word).replace("-", "") == reading.replace("-", "")
        if not re.fullmatch("[a-z]{3,}", word) or row["kind"] == "letters" or spelled or _is_told(word):
            continue
        far = [_distance(_folded(_say(word, language)), _folded(reading)) for language in ALL]
        yield Example(word, tuple(one == min(far) for one in far), 1)


def _is_told(word: str) -> bool:
    """Whether a word would be told by a mark or by words of the table if the table had it not."""
    return bool(betrayed_language(word)) or english_words.derive(word) is not None


def _names() -> Iterator[Example]:
    for row in tables.rows("latin_clues.tsv"):
        named = row["clue"] in ("given", "surname") and row["language"] in LANGUAGES
        if named and re.fullmatch("[a-z]{3,}", row["word"]):
            yield Example(row["word"], tuple(language == row["language"] for language in ALL), OF_CLUES)


def _nouns() -> Iterator[Example]:
    """Give Russian nouns, evenly out of the dictionary: «volchok»."""
    dictionary = pymorphy3.MorphAnalyzer().dictionary
    nouns = {
        form
        for form, (paradigm, index) in dictionary.words.items()
        if index == 0 and re.fullmatch("[а-яё]{4,7}", form) and _is_common(dictionary.build_tag_info(paradigm, index))
    }
    written = sorted(form.translate(str.maketrans(LETTERS)) for form in nouns)
    for word in written[:: len(written) // NOUNS]:
        if latin_table.reading(word) is None and not _is_told(word):
            yield Example(word, tuple(language == "ru" for language in ALL), OF_NOUNS)


def _english(listed: Path) -> Iterator[Example]:
    """Give English words, evenly out of a list: «temperatures», «objectives»."""
    words = [word for word in listed.read_text(encoding="utf-8").split() if re.fullmatch("[a-z]{3,}", word)]
    for word in words[:: len(words) // ENGLISH]:
        if latin_table.reading(word) is None and not _is_told(word):
            yield Example(word, tuple(language == "en" for language in ALL), OF_ENGLISH)


def _is_common(tag: Any) -> bool:
    """Whether a form is of a noun that is no name."""
    return "NOUN" in tag and {"Geox", "Name", "Surn", "Patr", "Orgn", "Abbr"}.isdisjoint(tag.grammemes)


def _say(word: str, language: str) -> str:
    return transliteration.to_russian(word) if language == "ru" else pronounce(word, language)


def _folded(reading: str) -> str:
    """Give a reading without what usual transcriptions of one word differ in."""
    plain = reading.lower().translate(str.maketrans("ёэй", "ееи", "- "))
    return re.sub(r"(.)\1", r"\1", plain)


def _distance(one: str, other: str) -> int:
    """Give how many letters must be put, taken or changed to make one word of another."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, another in enumerate(other, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != another)))
    return row[-1]


def _learned(examples: list[Example], kept: list[str]) -> Any:
    """Give the weight of each group for each of `ALL`: the likeliest under which some best language is told."""
    place = {group: number for number, group in enumerate(kept)}
    at = [(row, place[group]) for row, one in enumerate(examples) for group in groups(one.word) if group in place]
    rows, columns = zip(*at, strict=True)
    found = csr_matrix((np.ones(len(at)), (rows, columns)), (len(examples), len(kept)))
    best = np.array([one.best for one in examples], dtype=float)
    counted = np.array([one.weight for one in examples])[:, None] / sum(one.weight for one in examples)

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(len(kept), len(ALL))
        scores = found @ weights
        odds = np.exp(scores - scores.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        right = odds * best
        told = right.sum(1, keepdims=True) + 1e-12
        slope = found.T @ (counted * (odds - right / told)) + PENALTY * weights
        return float(-(counted * np.log(told)).sum() + PENALTY * (weights**2).sum() / 2), slope.ravel()

    start = np.zeros(len(kept) * len(ALL))
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x.reshape(len(kept), -1)


if __name__ == "__main__":
    main()
