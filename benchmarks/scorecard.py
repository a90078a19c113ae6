"""Compare the normalizer with those that can be installed from PyPI: accuracy and speed, side by side.

    python benchmarks/scorecard.py [CASES.jsonl …] [--texts TEXT …] [--venv DIR] [--rounds N] [--markdown] [--show NAME]

The rivals are installed into an environment of their own (`--venv`; by default in the user's cache folder), never into
the project's. Accuracy: the spelled cases of tests/normalization/cases, files of JSON lines (id, cls, inp, refs), and
the numbers of texts, put in digits, that come back in the author's case (`round_trip.py`).
Speed: 80,000 characters of distinct paragraphs, and the first 400,000 of the texts, a fresh process for every
normalizer in every round, in turn; start-up (import and a first sentence) apart. Seconds are those of the processor, so
that a busy machine disturbs them less; figures are medians over the rounds, ratios are taken within a round.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # for the notation of the case files, which the tests own

import platformdirs  # noqa: E402
import round_trip  # noqa: E402
from prose import paragraphs, words_per_number  # noqa: E402
from scoring import Case, passes, read_cases  # noqa: E402

OURS, YARDSTICK = "briefing", "uztextnorm"
RIVALS = {  # the module under rivals/, and what pip is asked for
    "ru_normalizr": "ru-normalizr==1.3.0",
    "uztextnorm": "uztextnorm[ru]",
    "damga": "damga==1.0.5",
    "rutextnorm": "rutextnorm",
    "num2words": "num2words",
}
SHARED = ["pymorphy3[fast]>=2.0.3"]  # the fast dictionary reader that briefing uses too: nobody runs with the slow one
NORMALIZERS = (OURS, *RIVALS)
SIZE = 80_000  # characters
NAMED_SIZE = 400_000  # characters at most, of the texts named
GROUPS = {  # rows of the table, and the case files (by the beginnings of their names) that each sums up
    "sentences of the news": ("news", "morning_sentences"),
    "numbers in prose": ("numbers_in_prose",),
    "sentences of an encyclopaedia": ("wiki",),
    "cardinals, ranges, gender": ("cardinals", "context", "animacy", "ranges", "valency", "morning_numbers"),
    "ordinals, Roman, compounds": ("ordinals", "roman", "compounds"),
    "decimals, percent, signs, scores": ("decimals", "notation", "percent", "symbols", "scores"),
    "dates, times, years": ("dates", "times", "years", "periods"),
    "money, markets, measures": ("money", "markets", "measures"),
    "notices, technology, business": ("notices", "technology", "business"),
    "abbreviations, law": ("abbreviations", "law"),
    "acronyms, codes": ("acronyms", "full_names", "codes", "morning_letters"),
    "Latin words, addresses": ("latin", "lookalikes", "contacts"),
}
TOLD_BY_STRESS = ("homographs",)  # case files that no row has: stress is not compared here


@dataclass
class Result:
    """What one normalizer did: passed cases by row of the table, and the processor's seconds, a value a round."""

    passed: dict[str, int] = field(default_factory=dict)
    failed: int = 0  # texts that raised an exception
    start_s: list[float] = field(default_factory=list)
    speak_s: list[float] = field(default_factory=list)
    texts_s: list[float] = field(default_factory=list)  # of the texts named


def main() -> None:
    options = parse(sys.argv[1:])
    python = prepare(options.venv)
    rows = case_rows(options.files)
    if options.texts:
        rows["round trip of numbers"] = round_trip.cases(options.texts)
    results = {name: Result() for name in NORMALIZERS}
    for name, result in results.items():
        print(f"accuracy: {name} …", file=sys.stderr)
        score(name, python, rows, result, show=options.show == name)
    texts, named = paragraphs(SIZE), beginning(options.texts)
    for number in range(options.rounds):
        print(f"speed: round {number + 1} of {options.rounds} …", file=sys.stderr)
        for name, result in results.items():
            ran = run(name, python, texts)
            result.start_s.append(ran["start_s"])
            result.speak_s.append(ran["speak_s"])
            if named:
                result.texts_s.append(run(name, python, named)["speak_s"])
    versions = installed(python)
    titles = [name.replace("_", "-") + (f" {versions[name]}" if name in versions else "") for name in NORMALIZERS]
    table = Table(["", *titles], [*accuracy_lines(rows, results), *speed_lines(results, texts, named)])
    print(table.markdown() if options.markdown else table.plain())


def beginning(paths: Iterable[Path]) -> list[str]:
    """Give the first paragraphs of texts, so many characters of them as are measured."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    sizes = accumulate(map(len, lines))
    return [line for line, size in zip(lines, sizes, strict=True) if size <= NAMED_SIZE]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="CASES.jsonl", help="further cases")
    parser.add_argument("--texts", nargs="+", default=[], type=Path, metavar="TEXT", help="texts for the round trip")
    parser.add_argument("--venv", type=Path, default=platformdirs.user_cache_path("briefing") / "rivals")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of the measurement of speed (%(default)s)")
    parser.add_argument("--markdown", action="store_true", help="a table for a document")
    parser.add_argument("--show", choices=NORMALIZERS, help="print the cases that this one fails, on stderr")
    return parser.parse_args(arguments)


def prepare(folder: Path) -> Path:
    """Make the rivals' environment, or bring it up to date; give its interpreter."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"making {folder} …", file=sys.stderr)
        venv.create(folder, with_pip=True)
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", *RIVALS.values(), *SHARED], check=True)
    return python


def installed(python: Path) -> dict[str, str]:
    """Give the rivals' versions by their modules' names."""
    names = json.dumps(list(RIVALS))
    program = f"import json, importlib.metadata as m; print(json.dumps({{n: m.version(n) for n in {names}}}))"
    found = subprocess.run([python, "-c", program], check=True, capture_output=True, encoding="utf-8").stdout
    versions: dict[str, str] = json.loads(found)
    return versions


def run(name: str, python: Path, texts: list[str]) -> dict[str, Any]:
    """Let a normalizer read texts in a fresh process, all of them from bytecode, as what is installed has it."""
    interpreter = sys.executable if name == OURS else python
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONUTF8": "1", "PYTHONPYCACHEPREFIX": str(python.parent.parent / "bytecode")}
    ran = subprocess.run(
        [interpreter, "-m", "rivals.worker", name],
        cwd=ROOT / "benchmarks",
        env=environment,
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def case_rows(files: Iterable[Path]) -> dict[str, list[Case]]:
    """Give the cases of each row of the table: the project's own by group, then each file named."""
    rows: dict[str, list[Case]] = {title: [] for title in GROUPS}
    for path in sorted((ROOT / "tests" / "normalization" / "cases").glob("*.txt")):
        if path.stem not in TOLD_BY_STRESS and (cases := read_cases(path)):
            rows[group_of(path.stem)] += cases
    return rows | {path.name: read_cases(path) for path in files}


def group_of(stem: str) -> str:
    """Give the row that a case file belongs to; an error where it belongs to none, so that no file is left out."""
    for title, beginnings in GROUPS.items():
        if stem.startswith(beginnings):
            return title
    raise SystemExit(f"tests/normalization/cases/{stem}.txt: add it to GROUPS in {Path(__file__).name}")


def score(name: str, python: Path, rows: dict[str, list[Case]], result: Result, *, show: bool) -> None:
    """Count the cases that a normalizer reads as one of their accepted readings."""
    ran = run(name, python, [case.written for cases in rows.values() for case in cases])
    result.failed = ran["failed"]
    spoken = iter(ran["spoken"])
    for title, cases in rows.items():
        result.passed[title] = 0
        for case in cases:
            line = next(spoken)
            if passes(case, line):
                result.passed[title] += 1
            elif show:
                print(f"{case.kind}: {case.written}\n   spoken {line}\n   wanted {case.accepted[0]}", file=sys.stderr)


def accuracy_lines(rows: dict[str, list[Case]], results: dict[str, Result]) -> list[list[str]]:
    """Lines of the table: the share of each row's cases that was read right, our own cases' total among them."""
    lines = [
        [f"{title} ({len(cases)})", *(percent(result.passed[title], len(cases)) for result in results.values())]
        for title, cases in rows.items()
    ]
    total = sum(len(rows[title]) for title in GROUPS)
    passed = [percent(sum(result.passed[title] for title in GROUPS), total) for result in results.values()]
    lines.insert(len(GROUPS), [f"all the project's cases ({total})", *passed])
    return [*lines, ["texts that raised an exception", *(str(result.failed) for result in results.values())]]


def speed_lines(results: dict[str, Result], texts: list[str], named: list[str]) -> list[list[str]]:
    """Lines of the table: speed and its ratio to the yardstick's, on our text and on those named; start-up."""
    ours = {name: result.speak_s for name, result in results.items()}
    theirs = {name: result.texts_s for name, result in results.items()}
    density = f"{words_per_number(texts):.1f} words a number"
    return [
        *two_lines(f"thousand characters a second ({density})", f"speed, {YARDSTICK} = 1", ours, texts),
        *(two_lines("thousand characters a second of the texts", "speed on the texts", theirs, named) if named else ()),
        ["start-up, seconds", *(f"{median(result.start_s):.2f}" for result in results.values())],
    ]


def two_lines(speed: str, ratio: str, seconds: dict[str, list[float]], texts: list[str]) -> list[list[str]]:
    """Lines of the table: speed, and its ratio to the yardstick's, taken in each round."""
    size = sum(map(len, texts))
    rounds = [(own, zip(own, seconds[YARDSTICK], strict=True)) for own in seconds.values()]
    return [
        [speed, *(f"{size / median(own) / 1000:.0f}" for own, _ in rounds)],
        [ratio, *(f"{median(theirs / own for own, theirs in pairs):.2f}" for _, pairs in rounds)],
    ]


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


@dataclass(frozen=True)
class Table:
    """Lines of cells under a head."""

    head: list[str]
    lines: list[list[str]]

    def markdown(self) -> str:
        ruler = ["---", *["---:"] * (len(self.head) - 1)]
        return "\n".join("| " + " | ".join(cells) + " |" for cells in (self.head, ruler, *self.lines))

    def plain(self) -> str:
        widths = [max(map(len, column)) for column in zip(self.head, *self.lines, strict=True)]
        return "\n".join(
            cells[0].ljust(widths[0])
            + "".join(f"  {cell.rjust(width)}" for cell, width in zip(cells[1:], widths[1:], strict=True))
            for cells in (self.head, *self.lines)
        )


if __name__ == "__main__":
    main()
