"""Make `briefing/normalization/data/yo.txt`: the words that are certain to have ё, from pymorphy3's dictionary.

    python tools/make_yo_table.py

A word form is certain when its spelling with е is not a word of the dictionary itself («все» is, «еще» is not) and
stands for one form with ё only. Forms of organisations, of misspelled words and those that `yo.toml` lists under
`never` are left out. Takes about two minutes. The table inherits the dictionary's licence
(LICENSES/OpenCorpora-dictionary.txt).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pymorphy3
import pymorphy3_dicts_ru  # type: ignore[import-untyped]

from briefing.normalization.words.yo import long_endings

DATA = Path(__file__).parent.parent / "briefing" / "normalization" / "data"
LEFT_OUT = ("Orgn", "Erro")  # grammemes of OpenCorpora: organisation, misspelling
HEADER = """\
# Words that are certain to have ё. Made by tools/make_yo_table.py; don't edit: corrections go into yo.toml.
# From the OpenCorpora dictionary as packed in pymorphy3-dicts-ru {version}
# (Creative Commons Attribution-Share Alike 3.0, see LICENSES/OpenCorpora-dictionary.txt).
# First the stems of adjectives and participles, which stand for all their long forms; then word forms.
"""


def main() -> None:
    """Write the table."""
    dictionary = pymorphy3.MorphAnalyzer().dictionary
    written: dict[str, set[str]] = {}
    unwanted: set[str] = set()
    for form, (paradigm, index) in dictionary.words.items():
        if "ё" in form:
            written.setdefault(form.replace("ё", "е"), set()).add(form)
            if not set(LEFT_OUT).isdisjoint(dictionary.build_tag_info(paradigm, index).grammemes):
                unwanted.add(form)
    never = tomllib.loads((DATA / "yo.toml").read_text(encoding="utf-8"))["never"]
    certain = {
        plain: next(iter(forms))
        for plain, forms in written.items()
        if len(forms) == 1
        and not forms & unwanted
        and plain not in dictionary.words
        and not any(fnmatchcase(plain, pattern) for pattern in never)
    }
    stems = set(adjective_stems(certain, dictionary.words))
    covered = {form for stem in stems for form in long_forms(stem)}
    words = sorted(set(certain.values()) - covered)
    with (DATA / "yo.txt").open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEADER.format(version=pymorphy3_dicts_ru.__version__))
        file.write("\n".join(sorted(stems)) + "\n\n" + "\n".join(words) + "\n")
    print(f"{len(certain)} forms: {len(stems)} stems, {len(words)} words")


def adjective_stems(certain: dict[str, str], words: object) -> Iterator[str]:
    """Find the stems with ё all of whose long forms are certain, so that one line can stand for them.

    No word of the dictionary that looks like a long form of such a stem may be without ё.
    """
    for stem in {form[:-2] for form in certain.values() if form.endswith(("ый", "ий", "ой"))}:
        plain = [form.replace("ё", "е") for form in long_forms(stem)]
        if "ё" in stem and all(form in certain or form not in words for form in plain):  # type: ignore[operator]
            yield stem


def long_forms(stem: str) -> Iterator[str]:
    """Give the long forms of an adjective or participle, with and without «-ся»."""
    for ending in long_endings(stem):
        yield stem + ending
        yield stem + ending + "ся"


if __name__ == "__main__":
    main()
