"""How long mixing takes and how much memory: one hour, ten hours, LAME alone and the plain way on the same hour.

    python benchmarks/mixing.py [--hours 1 10] [--rounds N] [--plain] [--folder DIR]

Each measurement runs in a process of its own; memory is that of this process and of its largest ffmpeg. The takes are
made here: speech-like sound in pieces of three to nine seconds, 24 kHz, as a neural voice leaves them.

LAME alone is one ffmpeg that encodes a WAV of the episode just made, at its bit rate and quality: what can't be saved.
It runs after each of ours; with `--rounds` the medians of the ratios are printed. Processor time is that of the process
and its children, and hardly suffers from other work on the machine; the clock does.

The plain way is what a script does that knows pydub and ffmpeg and nothing else: `episode += take` with pauses between,
one export to WAV, `loudnorm` once to measure and once to apply, encoded by the same LAME at the same bit rate
and quality.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile

from briefing.episode import Boundary, Part, Script, ScriptChapter, Sentence, Style, Tags, Take, Utterance
from briefing.mixing import Mixed, MixSettings, ffmpeg, master
from briefing.mixing.audio_formats import lame_quality
from briefing.mixing.progress import Step

RATE = 24_000
TAKES = 60  # different ones; an episode repeats them
SENTENCE = "Речь идёт о предложении средней длины, какие читают в новостях."
CHAPTER_TAKES = 40


def make_takes(folder: Path) -> list[Path]:
    """Write the takes: five syllables a second of a voice with seven partials, a little noise, silence at the edges."""
    paths = []
    for number in range(TAKES):
        rng = np.random.default_rng(number)
        time_s = np.arange(round((3 + 6 * number / TAKES) * RATE)) / RATE
        pitch = 2 * np.pi * (120 * time_s + 3 * np.sin(2 * np.pi * 0.6 * time_s + number))
        voiced = sum(np.sin(n * pitch + rng.uniform(0, 6)) / n**1.3 for n in range(1, 8))
        syllables = 0.6 + 0.4 * np.cos(2 * np.pi * 5 * time_s)
        sound = 0.15 * syllables * (voiced + 0.1 * rng.standard_normal(len(time_s)))
        edge = np.zeros(RATE // 10)
        path = folder / f"take-{number:03}.flac"
        soundfile.write(path, np.concatenate([edge, sound, edge]), RATE, subtype="PCM_16")
        paths.append(path)
    return paths


def episode(paths: list[Path], hours: float) -> tuple[Script, list[Take]]:
    """Repeat the takes until they are as long as asked, a chapter every forty."""
    chapters: list[ScriptChapter] = []
    takes: list[Take] = []
    seconds = 0.0
    lengths = [soundfile.info(path).frames for path in paths]
    while seconds < hours * 3600:
        sentences = []
        for place in range(CHAPTER_TAKES):
            number = (len(takes) * 7) % TAKES
            boundary = Boundary.SENTENCE if place else Boundary.CHAPTER
            sentences.append(Sentence(SENTENCE, SENTENCE, boundary))
            parts = (Part(len(chapters), place, SENTENCE),)
            utterance = Utterance(SENTENCE, parts, boundary, Style.TEXT, "xenia")
            takes.append(Take(utterance, paths[number], RATE, lengths[number]))
            seconds += lengths[number] / RATE + 0.25
        chapters.append(ScriptChapter(f"Глава {len(chapters) + 1}", tuple(sentences)))
    return Script("Проба", tuple(chapters)), takes


def ours(folder: Path, hours: float) -> float:
    """Mix and encode with briefing; give the seconds of audio."""
    script, takes = episode(sorted(folder.glob("take-*.flac")), hours)
    tags = Tags("Проба", "Редакция", "Показ", "2026-11-23")
    told: list[Mixed] = []
    made = master(
        iter(takes), script, settings=MixSettings(), formats=["mp3"], tags=tags, folder=folder, progress=told.append
    )
    encoding = [mixed.done for mixed in told if mixed.step is not Step.MEASURING]
    encodings = 1 + sum(after < before for before, after in pairwise(encoding))
    print(f"  {made.files[0].loudness}, encoded {encodings} ×", file=sys.stderr)
    return made.files[0].duration_s


def to_wav(folder: Path) -> Path:
    """Decode the episode that `ours` made."""
    wav = folder / "episode.wav"
    subprocess.run(ffmpeg.command("-i", str(folder / "episode.mp3"), "-map", "0:a", str(wav)), check=True)
    return wav


def lame(folder: Path, hours: float) -> float:
    """Encode the WAV of the episode and nothing else; give its seconds."""
    wav = folder / "episode.wav"
    kbps = MixSettings().mp3_kbps
    quality = ("-c:a", "libmp3lame", "-compression_level", str(lame_quality(kbps)), "-b:a", f"{kbps}k")
    subprocess.run(ffmpeg.command("-i", str(wav), *quality, *ffmpeg.BITEXACT, str(folder / "lame.mp3")), check=True)
    return soundfile.info(wav).duration


def plain(folder: Path, hours: float) -> float:
    """Join with `+=`, export, loudnorm twice, encode; give the seconds of audio."""
    import pydub
    from imageio_ffmpeg import get_ffmpeg_exe

    pydub.AudioSegment.converter = get_ffmpeg_exe()
    _, takes = episode(sorted(folder.glob("take-*.flac")), hours)
    whole = pydub.AudioSegment.silent(300, frame_rate=48_000)
    for take in takes:
        data, rate = soundfile.read(take.path, dtype="int16")
        segment = pydub.AudioSegment(data.tobytes(), sample_width=2, frame_rate=rate, channels=1)
        whole += segment.set_frame_rate(48_000)
        whole += pydub.AudioSegment.silent(250, frame_rate=48_000)
    wav = folder / "plain.wav"
    whole.export(wav, format="wav")
    command = [get_ffmpeg_exe(), "-hide_banner", "-nostdin", "-y", "-i", str(wav)]
    target = "loudnorm=I=-16:TP=-1:LRA=11"
    first = subprocess.run(
        [*command, "-af", f"{target}:print_format=json", "-f", "null", "-"], capture_output=True, check=True, text=True
    )
    found = json.loads(first.stderr[first.stderr.rindex("{") : first.stderr.rindex("}") + 1])
    names = {"I": "input_i", "TP": "input_tp", "LRA": "input_lra", "thresh": "input_thresh"}
    measured = ":".join(f"measured_{name}={found[key]}" for name, key in names.items())
    subprocess.run(
        [
            *command,
            "-af",
            f"{target}:{measured}:linear=true",
            "-ar",
            "48000",
            "-b:a",
            "128k",
            "-compression_level",
            "7",
            str(folder / "plain.mp3"),
        ],
        capture_output=True,
        check=True,
    )
    wav.unlink()
    return len(whole) / 1000


def measure(way: str, folder: Path, hours: float) -> dict[str, float]:
    """Run one way in a process of its own."""
    command = [sys.executable, __file__, "--run", way, "--hours", str(hours), "--folder", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    print(
        f"{way:6} {hours:5g} h: {result['audio_s']:8.0f} s of audio in {result['wall_s']:7.1f} s "
        f"({result['cpu_s']:.1f} s of processor), "
        f"Python {result['own_mb']:5.0f} MB, ffmpeg {result['ffmpeg_mb']:4.0f} MB"
    )
    return result


def run(way: str, folder: Path, hours: float) -> None:
    """Do one measurement and print it as JSON."""
    began, before = time.perf_counter(), _processor_s()
    audio_s = {"ours": ours, "lame": lame, "plain": plain}[way](folder, hours)
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    wall_s = time.perf_counter() - began
    cpu_s = _processor_s() - before
    print(json.dumps({"audio_s": audio_s, "wall_s": wall_s, "cpu_s": cpu_s, "own_mb": own, "ffmpeg_mb": children}))


def _processor_s() -> float:
    return sum(os.times()[:4])  # user and system, of this process and of its children


def against(name: str, results: list[dict[str, float]], others: list[dict[str, float]]) -> None:
    """Print the median ratio of two rows of measurements, made in turn."""
    wall, cpu = (
        statistics.median(one[each] / other[each] for one, other in zip(results, others, strict=True))
        for each in ("wall_s", "cpu_s")
    )
    print(f"{name}: {wall:.2f} × the time, {cpu:.2f} × the processor time")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, nargs="+", default=[1.0])
    parser.add_argument("--rounds", type=int, default=1, help="of the first of the hours, ours and LAME in turn")
    parser.add_argument("--plain", action="store_true", help="measure the plain way too, on the first of the hours")
    parser.add_argument("--folder", type=Path, help="where to work; default: a temporary folder")
    parser.add_argument("--run", choices=("ours", "lame", "plain"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        run(arguments.run, arguments.folder, arguments.hours[0])
        return
    first, *longer = arguments.hours
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        make_takes(folder)
        mixed, alone = [], []
        for _ in range(arguments.rounds):
            mixed.append(measure("ours", folder, first))
            to_wav(folder)
            alone.append(measure("lame", folder, first))
        against("ours against LAME alone", mixed, alone)
        if arguments.plain:
            against("the plain way against ours", [measure("plain", folder, first)], mixed[-1:])
        for hours in longer:
            result = measure("ours", folder, hours)
            length = result["audio_s"] / mixed[-1]["audio_s"]
            against(f"{hours:g} h, {length:.2f} × as long, against {first:g} h", [result], mixed[-1:])


if __name__ == "__main__":
    main()
