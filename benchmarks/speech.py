"""What speaking costs: the whole of `briefing make` against the model alone and against the plain way, in one run.

    python benchmarks/speech.py [--minutes 30] [--jobs 2]

The model is `costly_model.py`, which costs what a Silero v5 model costs (0.06 of real time on one core). Measured are:

- alone: `jobs` processes that only load the model and call `apply_tts` on the same utterances, start included;
- whole: `briefing make` with so many workers, start, mixing, encoding and publishing included;
- again: the same once more; nothing is to be done;
- changed: one sentence changed;
- workers: the speaking stage with one worker and with two, on a third of the script, workers warm;
- plain: one process, a loop of `apply_tts` and pydub's `episode += take`, one export to MP3.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
LETTERS_A_SECOND = 15.6  # of the model's sound: a letter is 6 frames of 512 samples at 48 kHz
SENTENCES_A_CHAPTER = 40
CARD = """\
name = "costly"
language = "ru"
engine = "silero"
licence = "MIT"
commercial = true
sample_rate = 48000
[silero]
model = "costly"
speaker = "xenia"
url = "{url}"
"""


def write_model(path: Path) -> None:
    """Export the model as a torch package."""
    import torch.package.package_exporter as exporting

    sys.path.insert(0, str(HERE))
    import costly_model

    exporting._gate_torchscript_serialization = False
    with exporting.PackageExporter(path) as exporter:
        exporter.intern("costly_model")
        exporter.extern(["torch", "torch.**"])
        exporter.save_pickle("tts_models", "model", costly_model.CostlyModel())


def write_script(path: Path, minutes: float) -> None:
    """Write a script of so many minutes: words from the seeds, in a random order that is always the same."""
    seeds = (HERE.parent / "seeds").iterdir()
    words = sorted(
        {word for file in seeds for word in re.findall("[а-яё]{2,}", file.read_text(encoding="utf-8").lower())}
    )
    dice = random.Random(1)
    lines: list[str] = []
    letters = sentences = 0
    while letters < minutes * 60 * LETTERS_A_SECOND:
        if sentences % SENTENCES_A_CHAPTER == 0:
            lines.append(f"# Глава {sentences // SENTENCES_A_CHAPTER + 1}")
        sentence = " ".join(dice.choices(words, k=dice.randrange(6, 20))).capitalize() + "."
        lines.append(sentence)
        letters += len(sentence)
        sentences += 1
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def in_parallel(commands: list[list[str]], environment: dict[str, str]) -> None:
    """Run commands at the same time; all have to succeed."""
    processes = [subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) for command in commands]
    if any(process.wait() for process in processes):
        raise SystemExit("a process failed")


def part_alone(model: Path, script: Path, part: int, parts: int) -> None:
    """Load the model and speak every `parts`-th utterance: the least that speaking can cost."""
    import torch
    from torch.package import PackageImporter

    torch.set_num_threads(1)
    torch._C._jit_set_profiling_mode(False)
    loaded = PackageImporter(model).load_pickle("tts_models", "model")
    for line in utterances_of(script)[part::parts]:
        loaded.apply_tts(text=line, speaker="xenia", sample_rate=48000)


def part_plain(model: Path, script: Path, target: Path) -> None:
    """Speak and join as a script does that knows apply_tts and pydub and nothing else."""
    import imageio_ffmpeg
    from pydub import AudioSegment
    from torch.package import PackageImporter

    AudioSegment.converter = imageio_ffmpeg.get_ffmpeg_exe()
    loaded = PackageImporter(model).load_pickle("tts_models", "model")
    episode = AudioSegment.silent(300, 48000)
    for line in utterances_of(script):
        sound = loaded.apply_tts(text=line, speaker="xenia", sample_rate=48000)
        data = (sound.numpy() * 32767).astype("<i2").tobytes()
        episode += AudioSegment(data, frame_rate=48000, sample_width=2, channels=1)
        episode += AudioSegment.silent(450, 48000)
    episode.export(target, format="mp3", bitrate="128k")


def utterances_of(script: Path) -> list[str]:
    """The lines that are spoken; each is one utterance."""
    lines = script.read_text(encoding="utf-8").splitlines()
    return [line.lower() for line in lines if not line.startswith("#")]


def part_workers(card: Path, script: Path, jobs: int) -> None:
    """Print the seconds of the speaking stage alone on a third of the script, workers warm; and a worker's memory."""
    from briefing.episode import Boundary, Script, ScriptChapter, Sentence
    from briefing.speech import load_card, speak
    from briefing.speech.workers import LocalWorkers

    lines = utterances_of(script)
    warm, measured = lines[: 2 * jobs], lines[2 * jobs : 2 * jobs + len(lines) // 3]
    workers = LocalWorkers(jobs)

    def run(lines: list[str]) -> None:
        sentences = tuple(Sentence(line, line, Boundary.SENTENCE) for line in lines)
        chapter = ScriptChapter("", sentences)
        for _ in speak(Script("", (chapter,)), load_card(str(card)), jobs=jobs, workers=workers):
            pass

    run(warm)
    seconds = timed(lambda: run(measured))
    usage = workers.submit(resource.getrusage, resource.RUSAGE_SELF).result()
    print(seconds, usage.ru_maxrss / 1024)  # kilobytes on Linux
    workers.shutdown(cancel_futures=True)


def measure(folder: Path, minutes: float, jobs: int) -> dict[str, float]:
    """Measure everything, in order; seconds."""
    model, script, card = folder / "costly.pt", folder / "script.txt", folder / "costly.toml"
    write_model(model)
    write_script(script, minutes)
    card.write_text(CARD.format(url=model.as_uri()), encoding="utf-8")
    environment = {**os.environ, "BRIEFING_HOME": str(folder / "home"), "PYTHONPATH": str(HERE.parent)}
    me = [sys.executable, str(Path(__file__).resolve())]

    def run(*command: str) -> str:
        return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout

    def make(spoken: Path, output: str) -> None:
        command = [sys.executable, "-m", "briefing", "make", "--script", str(spoken), "--voice", str(card), "-q"]
        command += ["--output", str(folder / output), "--jobs", str(jobs), "--date", "2026-11-23", "--slug", "probe"]
        run(*command)

    changed = folder / "changed.txt"
    lines = script.read_text(encoding="utf-8").splitlines()
    changed.write_text("\n".join([*lines[:-1], "Совсем другой конец этого выпуска."]) + "\n", encoding="utf-8")
    parts = [[*me, "--alone", str(model), str(script), str(part), str(jobs)] for part in range(jobs)]
    found = {
        "alone": timed(lambda: in_parallel(parts, environment)),
        "whole": timed(lambda: make(script, "out")),
        "again": timed(lambda: make(script, "out")),
        "encoding": timed(lambda: make(script, "another")),
        "changed": timed(lambda: make(changed, "out")),
    }
    for count in (1, 2):
        environment["BRIEFING_HOME"] = str(folder / f"home of {count}")
        seconds, megabytes = map(float, run(*me, "--workers", str(card), str(script), str(count)).split())
        found[f"workers {count}"] = seconds
        print(f"memory of a worker: {megabytes:.0f} MB")
    found["plain"] = timed(lambda: run(*me, "--plain", str(model), str(script), str(folder / "plain.mp3")))
    manifest = json.loads((folder / "another" / "episodes" / "probe" / "episode.json").read_text(encoding="utf-8"))
    found["audio"] = float(manifest["duration_s"])
    return found


def show(found: dict[str, float]) -> None:
    """Print the seconds, and the ratios that matter."""
    for name, seconds in found.items():
        print(f"{name:<12}{seconds:9.1f} s")
    print(f"whole / alone            {found['whole'] / found['alone']:.2f}   (at most 1.3)")
    print(f"one worker / two         {found['workers 1'] / found['workers 2']:.2f}   (at least 1.7)")
    print(f"plain / whole            {found['plain'] / found['whole']:.2f}")
    print(f"changed - encoding       {found['changed'] - found['encoding']:.1f} s (at most 5)")
    print(f"audio / whole            {found['audio'] / found['whole']:.1f}")


def main() -> None:
    """Run all, or the part that a child process is for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--alone", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--plain", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--workers", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        model, script, part, parts = options.alone
        part_alone(Path(model), Path(script), int(part), int(parts))
    elif options.plain:
        part_plain(*map(Path, options.plain))
    elif options.workers:
        card, script, jobs = options.workers
        part_workers(Path(card), Path(script), int(jobs))
    else:
        with tempfile.TemporaryDirectory() as folder:
            show(measure(Path(folder), options.minutes, options.jobs))


if __name__ == "__main__":
    main()
