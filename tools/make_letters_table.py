"""Makes briefing/reading/letters.tsv: how surprising a letter is after another in Russian running text, in bits.

Needs wordfreq, which briefing itself does not: pip install wordfreq==3.1.1; python tools/make_letters_table.py
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import wordfreq

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
EDGE = "_"  # of a word
MOST_BITS = 15  # for a pair that is not there at all
TABLE = Path(__file__).parents[1] / "briefing" / "reading" / "letters.tsv"
HEADER = """\
# How surprising a letter is after another in Russian running text, in bits: round(-log2 P(column | row)), at most 15.
# `_` is the edge of a word. Counted from the word frequencies of wordfreq 3.1.1 (Robyn Speer, data CC BY-SA 4.0),
# language ru, words of Russian letters alone, each pair weighed by its word's frequency.
# Made by tools/make_letters_table.py.
"""


def main() -> None:
    """Count the pairs and write the table."""
    pairs: dict[tuple[str, str], float] = defaultdict(float)
    firsts: dict[str, float] = defaultdict(float)
    for word, frequency in wordfreq.get_frequency_dict("ru").items():
        if set(word) <= set(LETTERS):
            for first, second in pairwise(f"{EDGE}{word}{EDGE}"):
                pairs[first, second] += frequency
                firsts[first] += frequency
    columns = EDGE + LETTERS
    rows = ["\t".join(["", *columns])]
    for first in columns:
        shares = [pairs[first, second] / firsts[first] for second in columns]
        bits = [min(MOST_BITS, round(-math.log2(share))) if share else MOST_BITS for share in shares]
        rows.append("\t".join([first, *map(str, bits)]))
    TABLE.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
