"""How documents are read: a long book in each format, and a thousand damaged files.

    python benchmarks/documents.py book [MEGABYTES]     seconds and memory a format; a book of 2 MB of text by default
    python benchmarks/documents.py growth               how the time of slow inputs grows with their size
    python benchmarks/documents.py damage [COUNT]       what becomes of files with bytes lost, changed, doubled, cut off

Each file is read by a process of its own, forked from one that has the readers loaded, whose processor seconds and
largest memory are taken. A damaged file may be read (what was hit may not matter) or refused with exit code 3 and one
line; anything else is a fault.
"""

from __future__ import annotations

import importlib
import io
import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "reading"))

import story

from briefing.cli import main
from briefing.errors import SourceError
from briefing.reading import manuscript_of
from briefing.reading.sources import Input
from briefing.settings import Settings

WORDS = (
    *("берег", "вода", "город", "дом", "дорога", "зима", "камень", "лес", "лодка", "мост", "небо", "огонь", "остров"),
    *(
        "парус",
        "песок",
        "пристань",
        "река",
        "рыба",
        "сад",
        "свет",
        "склон",
        "снег",
        "степь",
        "тишина",
        "туман",
        "улица",
    ),
)
SLOWEST_S, LARGEST_MB = 10, 500


def paragraphs(megabytes: float) -> list[str]:
    """Make paragraphs of Russian words that don't repeat, of so many megabytes in UTF-8."""
    chance = random.Random(1)
    found, size = [], 0
    while size < megabytes * 2**20:
        words = [chance.choice(WORDS) for _ in range(60)]
        text = f"{' '.join(words).capitalize()} {len(found)}."
        found.append(text)
        size += len(text.encode())
    return found


def books(megabytes: float, folder: Path) -> Iterator[Path]:
    """Write a book in each format, a chapter every forty paragraphs."""
    chapters = [(f"Глава {at // 40 + 1}", texts) for at, texts in _chapters(paragraphs(megabytes))]
    writers = {
        "book.txt": lambda: _joined(chapters, "{}\n\n", "{}\n\n"),
        "cp1251.txt": lambda: _joined(chapters, "{}\n\n", "{}\n\n").decode().encode("cp1251"),
        "book.md": lambda: _joined(chapters, "# {}\n\n", "{}\n\n"),
        "book.html": lambda: b"<html><body>" + _joined(chapters, "<h1>{}</h1>", "<p>{}</p>") + b"</body></html>",
        "book.fb2": lambda: _fb2(chapters),
        "book.epub": lambda: _epub(chapters),
        "book.docx": lambda: _docx(chapters),
        "book.odt": lambda: _odt(chapters),
        "book.rtf": lambda: _rtf(chapters),
        "book.eml": lambda: _MAIL + _joined(chapters, "{}\n\n", "{}\n\n"),
        "result.json": lambda: json.dumps(
            {"name": "x", "messages": [{"type": "message", "text": text} for _, texts in chapters for text in texts]}
        ).encode(),
        "book.srt": lambda: _subtitles([text for _, texts in chapters for text in texts]),
        "feed.xml": lambda: _feed(chapters),
    }
    for name, writer in writers.items():
        path = folder / name
        path.write_bytes(writer())
        yield path
    chromium = shutil.which("chromium")
    if chromium:
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        pdf = folder / "book.pdf"
        subprocess.run([*command, f"--print-to-pdf={pdf}", f"{folder}/book.html"], check=True, capture_output=True)
        yield pdf


_MAIL = (
    b"From: a@b.c\nSubject: x\nDate: Wed, 18 Nov 2026 07:10:00 +0300\n"
    b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
)


def _feed(chapters: list[tuple[str, list[str]]]) -> bytes:
    text = "<item><title>x</title><description>{}</description></item>"
    return b"<rss><channel>" + _joined(chapters, "<item><title>{}</title></item>", text) + b"</channel></rss>"


def _subtitles(texts: list[str]) -> bytes:
    times = [f"{at // 3600:02d}:{at // 60 % 60:02d}:{at % 60:02d}" for at in range(len(texts))]
    cues = [f"{time},000 --> {time},900\n{text}\n" for time, text in zip(times, texts, strict=True)]
    return "\n".join(cues).encode()


def _chapters(texts: list[str]) -> Iterator[tuple[int, list[str]]]:
    for at in range(0, len(texts), 40):
        yield at, texts[at : at + 40]


def _joined(chapters: list[tuple[str, list[str]]], head: str, text: str) -> bytes:
    return "".join(head.format(name) + "".join(map(text.format, texts)) for name, texts in chapters).encode()


def _fb2(chapters: list[tuple[str, list[str]]]) -> bytes:
    sections = _joined(chapters, "</section><section><title><p>{}</p></title>", "<p>{}</p>")
    head = b"<FictionBook><description><title-info><book-title>x</book-title></title-info></description><body>"
    return head + sections.removeprefix(b"</section>") + b"</section></body></FictionBook>"


def _epub(chapters: list[tuple[str, list[str]]]) -> bytes:
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": container}
    kind = 'media-type="application/xhtml+xml"'
    items = "".join(f'<item id="c{at}" href="c{at}.xhtml" {kind}/>' for at in range(len(chapters)))
    refs = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    files["b.opf"] = f"<package><metadata/><manifest>{items}</manifest><spine>{refs}</spine></package>"
    for at, chapter in enumerate(chapters):
        body = _joined([chapter], "<h1>{}</h1>", "<p>{}</p>").decode()
        files[f"c{at}.xhtml"] = f"<html><body>{body}</body></html>"
    return _zipped(files)


def _docx(chapters: list[tuple[str, list[str]]]) -> bytes:
    head = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    body = _joined(chapters, head, "<w:p><w:r><w:t>{}</w:t></w:r></w:p>").decode()
    return _zipped({"word/document.xml": f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'})


def _odt(chapters: list[tuple[str, list[str]]]) -> bytes:
    body = _joined(chapters, '<t:h t:outline-level="1">{}</t:h>', "<t:p>{}</t:p>").decode()
    text = f'<o:c xmlns:o="o" xmlns:t="t"><o:body><o:text>{body}</o:text></o:body></o:c>'
    return _zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": text})


def _rtf(chapters: list[tuple[str, list[str]]]) -> bytes:
    text = _joined(chapters, "\\pard\\outlinelevel0 {}\\par ", "\\pard {}\\par ").decode()
    letters = "".join(char if ord(char) < 128 else f"\\u{ord(char)}\\'3f" for char in text)
    return f"{{\\rtf1\\ansi {letters}}}".encode()


def _zipped(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def warm_up() -> None:
    """Load here what every child needs: the modules, the tables."""
    for name in ("cli.outline", "recipes"):
        importlib.import_module(f"briefing.{name}")
    settings = Settings().reading
    for name, data in _whole():
        if name != "a.zip":
            manuscript_of(Input(name, Path(name).suffix, data), settings)


def outline(path: Path) -> tuple[int, float, float, str]:
    """Read a file in a child process; give its exit code, processor seconds, largest memory in MB, and stderr."""
    with tempfile.TemporaryFile() as said:
        sys.stdout.flush()
        child = os.fork()
        if not child:
            _outline_and_exit(path, said.fileno())
        _, status, used = os.wait4(child, 0)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").strip()
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, lines


def _outline_and_exit(path: Path, said: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 61))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(said, 2)
    code = 70
    try:
        main(["outline", str(path), "--json"])
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.stderr.flush()
        os._exit(code)


def measure_books(megabytes: float) -> None:
    """Print seconds and memory for each format."""
    with tempfile.TemporaryDirectory() as folder:
        for path in books(megabytes, Path(folder)):
            began = time.perf_counter()
            code, seconds, memory, said = outline(path)
            wall = time.perf_counter() - began
            size = path.stat().st_size / 2**20
            figures = f"{size:6.1f} MB {seconds:6.2f} s ({wall:.2f} s passed) {memory:6.0f} MB"
            print(f"{path.name:12} {figures}  exit {code} {said[:60]}", flush=True)


def damaged(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Make damaged files of all formats: the same for the same seed."""
    chance = random.Random(seed)
    whole = _whole()
    for number in range(count):
        name, data = whole[number % len(whole)]
        yield f"{number:04d}-{name}", damage(data, chance)


def _whole() -> list[tuple[str, bytes]]:
    made = {
        "a.md": story.MARKDOWN.encode(),
        "a.txt": story.MARKDOWN.split("---")[-1].encode("cp1251", "replace"),
        "a.html": story.html(),
        "page.html": story.page(),
        "a.docx": story.docx(),
        "a.odt": story.odt(),
        "a.rtf": story.rtf(),
        "a.epub": story.epub(),
        "a.fb2": story.fb2(),
        "a.fb2.zip": _zipped({"a.fb2": story.fb2().decode("cp1251").replace("windows-1251", "utf-8")}),
        "feed.xml": story.feed(),
        "result.json": story.telegram(),
        "a.srt": story.subtitles(),
        "a.eml": story.mail(),
        "a.zip": _zipped({"a.md": story.MARKDOWN, "b.html": story.page().decode()}),
    }
    pdf = Path(__file__).with_name("story.pdf")
    with tempfile.TemporaryDirectory() as folder:
        made["a.pdf"] = pdf.read_bytes() if pdf.exists() else story.pdf(Path(folder))
    return list(made.items())


def damage(data: bytes, chance: random.Random) -> bytes:
    """Cut bytes off, out, double or change some."""
    at = chance.randrange(len(data))
    length = chance.choice((1, 2, 8, 64, 512))
    ways = (
        lambda: data[:at],
        lambda: data[:at] + data[at + length :],
        lambda: data[:at] + chance.randbytes(length) + data[at + length :],
        lambda: data[: at + length] + data[at:],
        lambda: bytes(byte ^ (1 << chance.randrange(8)) if chance.random() < 0.002 else byte for byte in data),
        lambda: data[:at] + bytes(length) + data[at:],
    )
    return chance.choice(ways)()


GROWING = {
    "lines without an empty one": ("a.txt", lambda at: f"Паром вышел на линию и перевёз двести машин за утро {at}\n"),
    "<!--": ("a.md", lambda at: "<!--"),
    "nested lists": ("a.md", lambda at: f"{'  ' * (at % 30)}- пункт {at}\n"),
    "nested quotations": ("a.md", lambda at: f"{'> ' * (at % 60 + 1)}слово {at}\n\n"),
    "links of a page": ("a.html", lambda at: f"<p><a href='#n{at}' id='r{at}'>{at}</a> слово</p>"),
    "footnotes": ("a.html", lambda at: f"<p>Слово<a href='#f{at}'>{at}</a></p><p id='f{at}'>{at} примечание</p>"),
    "groups of RTF": ("a.rtf", lambda at: "{\\b a}" if at else "{\\rtf1 }{\\b a}"),
    "messages": ("a.json", lambda at: ('{"messages":[' if not at else ",") + '{"type":"message","text":"Слово"}'),
}


def measure_growth() -> None:
    """Print the seconds for each size, and the exponent by which they grow from 128 KB to 1 MB."""
    settings = Settings().reading
    for what, (name, piece) in GROWING.items():
        seconds = []
        for size in [2**power for power in range(14, 21)]:
            pieces, length = [], 0
            while length < size:
                pieces.append(piece(len(pieces)))
                length += len(pieces[-1].encode())
            text = "".join(pieces) + ("]}" if name.endswith("json") else "")
            began = time.process_time()
            with suppress(SourceError):
                manuscript_of(Input(name, Path(name).suffix, text.encode()), settings)
            seconds.append(time.process_time() - began)
        exponent = math.log2(seconds[-1] / seconds[-4]) / 3
        print(f"{what:27} {' '.join(f'{each:.3f}' for each in seconds)}  exponent {exponent:.2f}", flush=True)


def measure_damage(count: int) -> None:
    """Print what became of the files, and every fault."""
    codes: Counter[int] = Counter()
    faults, slowest, largest = 0, 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, data in damaged(count):
            path = Path(folder, name)
            path.write_bytes(data)
            code, seconds, memory, said = outline(path)
            codes[code] += 1
            slowest, largest = max(slowest, seconds), max(largest, memory)
            refused_well = code == 3 and said.count("\n") == 0
            if not (code == 0 or refused_well) or "Traceback" in said or seconds > SLOWEST_S or memory > LARGEST_MB:
                faults += 1
                kept = Path(tempfile.gettempdir(), f"fault-{name}")
                kept.write_bytes(data)
                print(f"{kept}: exit {code}, {seconds:.1f} s, {memory:.0f} MB: {said[:200]}")
            path.unlink()
    print(f"{count} files: {dict(codes)}, {faults} faults; at most {slowest:.2f} s and {largest:.0f} MB")


if __name__ == "__main__":
    warm_up()
    os.environ["LC_ALL"] = "C.UTF-8"
    what, *rest = sys.argv[1:] or ["book"]
    if what == "book":
        measure_books(float(rest[0]) if rest else 2.0)
    elif what == "growth":
        measure_growth()
    else:
        measure_damage(int(rest[0]) if rest else 1000)
