"""Does time grow in proportion? Doubles inputs of one odd kind each and prints the exponent of their growth.

    python benchmarks/scaling.py [NAME …] [--most KB] [--longest SECONDS]

NAME: only kinds whose name holds it (normalizer, reader, script). Each grows from 16 KB to `--most` (default 1024); it
stops where the next doubling would take more than `--longest` (default 20). The exponent is that from the first run of
50 ms or more to the last: 1 is in proportion. Exit code 1 where one is over 1.2.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from briefing.corrections import from_text, to_text
from briefing.episode import Document, Paragraph, Section
from briefing.errors import SourceError
from briefing.normalization import Normalizer, Remark
from briefing.reading import manuscript_of
from briefing.reading.settings import ReadingSettings
from briefing.reading.sources import Input
from briefing.script import write_script

SMALLEST, MOST_KB, LONGEST_S = 16 * 1024, 1024, 20.0
STEEPEST = 1.2
MEASURABLE_S = 0.05

# Lines of one kind, each without an end; a kind is repeated to the size that is asked for (characters).
LINES = {
    "numbers": "12 345 ",
    "numbers with commas": "12, 345, ",
    "capitals joined": "АБ-",
    "0x": "0x",
    "1-1": "1-",
    "1.1": "1.",
    "1:1": "1:",
    "1/2": "1/2/",
    "words": "слово ",
    "comments": "<!--",
    "brackets": "(",
    "one letter": "я",
    "Roman": "IV, ",
    "thousands": "1 тыс. ",
    "abbreviations": "т. е. ",
    "dollars": "$1 ",
    "addresses": "a@b.ru ",
    "http": "http://",
    "ranges": "с 1 по 2 ",
    "pluses": "+а",
    "numbered": "№1, 2, ",
    "acronyms": "МЧС и ",
    "entities": "&amp;",
    "quoted": "«а» ",
    "ordinals": "5-й и ",
    "phrases": "в октябре 5 ",
    "homographs": "стоит замок ",
}
# Documents beside those of `documents.py growth`: what is repeated, and its suffix.
DOCUMENTS = {
    "one line": ("Слово за словом. ", ".txt"),
    "Markdown brackets": ("[", ".md"),
    "Markdown stars": ("*а ", ".md"),
    "Markdown equal headings": ("# Глава\n\nСлово.\n\n", ".md"),
    "HTML open tags": ("<div>а", ".html"),
    "HTML open comments": ("<p>а<!--", ".html"),
    "equal paragraphs": (
        "Слово за словом идёт, и строка за строкой ложится на бумагу, пока не кончится лист.\n\n",
        ".txt",
    ),
}


def main() -> int:
    """Measure the kinds that are asked for; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--most", type=int, default=MOST_KB, metavar="KB")
    parser.add_argument("--longest", type=float, default=LONGEST_S, metavar="SECONDS")
    options = parser.parse_args()
    steep = 0
    for name, work in kinds().items():
        if options.names and not any(each in name for each in options.names):
            continue
        seconds = list(growth(work, options.most * 1024, options.longest))
        exponent = exponent_of(seconds)
        steep += exponent > STEEPEST
        shown = " ".join(f"{each:.2f}" for each in seconds)
        mark = "  TOO STEEP" if exponent > STEEPEST else ""
        print(
            f"{name:40} {SMALLEST * 2 ** (len(seconds) - 1) // 1024:5} KB  {exponent:5.2f}  s: {shown}{mark}",
            flush=True,
        )
    return 1 if steep else 0


def growth(work: Callable[[int], Callable[[], object]], most: int, longest_s: float) -> Iterator[float]:
    """Give the processor's seconds for 16 KB, 32 KB and so on."""
    size, expected = SMALLEST, 0.0
    while size <= most and expected <= longest_s:
        run = work(size)
        began = time.process_time()
        run()
        took = time.process_time() - began
        yield took
        size, expected = size * 2, took * 2


def exponent_of(seconds: list[float]) -> float:
    """Give the exponent of time over size; 0 where nothing took long enough to tell."""
    first = next((at for at, each in enumerate(seconds) if each >= MEASURABLE_S), len(seconds))
    doublings = len(seconds) - 1 - first
    return math.log2(seconds[-1] / seconds[first]) / doublings if doublings > 0 else 0.0


def kinds() -> dict[str, Callable[[int], Callable[[], object]]]:
    """Give for each name what makes the work of a size (characters)."""
    normalizer = Normalizer("spell")
    normalizer.speak("Было 5 мостов, 3,5 % и т. д. NATO")  # loads its tables
    found: dict[str, Callable[[int], Callable[[], object]]] = {}
    for name, unit in LINES.items():
        found[f"normalizer: {name}"] = lambda size, unit=unit: lambda: normalizer.speak(unit * (size // len(unit)))
    for name, (unit, suffix) in DOCUMENTS.items():
        found[f"reader: {name}"] = lambda size, unit=unit, suffix=suffix: reading(unit * (size // len(unit)), suffix)
    found["script: equal lines, two corrected"] = lambda size: coming_back(size, different=1)
    found["script: every third line corrected"] = lambda size: coming_back(size, different=50, every=3)
    return found


def reading(text: str, suffix: str) -> Callable[[], object]:
    """Give the reading of a document; one that holds nothing to read is refused, which counts too."""
    document = Input(f"a{suffix}", suffix, text.encode())

    def run() -> None:
        with suppress(SourceError):
            manuscript_of(document, ReadingSettings())

    return run


@dataclass(frozen=True)
class Said:
    """A sentence as it is."""

    spoken: str
    remarks: tuple[Remark, ...] = ()


class Narrator:
    """Changes nothing: what is measured is the alignment."""

    def explain(self, text: str) -> Said:
        """Give the text as it is."""
        return Said(text)


def coming_back(size: int, *, different: int, every: int = 0) -> Callable[[], object]:
    """Give the round trip of a script past an editor, who corrects the first line and the last, or every so many."""
    lines = [f"Строка {'а' * (at % different)}." for at in range(size // 16)]
    section = Section("Глава", tuple(Paragraph(line) for line in lines), title_spoken=False)
    script = write_script(Document("Глава", (section,)), Narrator())
    corrected = to_text(script).splitlines()
    for at in range(1, len(corrected), every) if every else (1, len(corrected) - 1):
        corrected[at] = f"Исправлено {corrected[at]}"
    return lambda: from_text("\n".join(corrected), Narrator(), original=script)


if __name__ == "__main__":
    sys.exit(main())
