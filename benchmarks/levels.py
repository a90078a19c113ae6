"""How many encodings episodes of random levels need: music, ducking, peaks and voices as a show may have them.

    python benchmarks/levels.py [--episodes 50] [--seed N]

Each episode draws its takes (espeak-ng, whose peaks are high, or a made voice with clicks of random height), their
levels, one to five chapters, which jingles there are, how loud they are, whether and how far they are ducked, channels
and bit rate. Printed are the episodes that were encoded more than once, how far the worst loudness is from its target,
and the highest true peak against what was promised.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from briefing.episode import AudioFile, Boundary, Part, Script, ScriptChapter, Sentence, Style, Tags, Take, Utterance
from briefing.mixing import Mixed, MixSettings, master
from briefing.mixing.progress import Step
from briefing.speech import load_card
from briefing.speech.engines import espeak
from briefing.speech.settings import Prosody, SpeechSettings

RATE = 24_000
SENTENCES = (
    "Доброе утро.",
    "Сегодня в выпуске погода, дороги и новая выставка.",
    "Город готовится к зиме: дворники получили лопаты, а водители меняют шины.",
    "Мост откроют в пятницу, но проехать по нему смогут только автобусы.",
    "Да!",
    "Учёные посчитали птиц на озере и удивились: их вдвое больше, чем прошлой весной.",
    "К вечеру ветер стихнет.",
)


def spoken_by_espeak(folder: Path) -> list[Path]:
    """Speak the sentences."""
    engine = espeak.build(load_card("espeak"), SpeechSettings())
    paths = []
    for number, sentence in enumerate(SENTENCES):
        path = folder / f"espeak-{number}.flac"
        soundfile.write(path, engine.speak(sentence, Prosody()), 22_050, subtype="PCM_16")
        paths.append(path)
    engine.close()
    return paths


def made_voice(folder: Path, rng: np.random.Generator) -> list[Path]:
    """Write takes of seven partials, syllables and clicks, each of a level of its own."""
    peak = rng.uniform(1, 6)  # of the clicks against the voice
    paths = []
    for number in range(8):
        time_s = np.arange(round(rng.uniform(0.6, 8) * RATE)) / RATE
        pitch = 2 * np.pi * (rng.uniform(90, 220) * time_s + 3 * np.sin(2 * np.pi * 0.6 * time_s + number))
        sound = sum(np.sin(n * pitch + rng.uniform(0, 6)) / n**1.3 for n in range(1, 8)) * 0.05
        sound *= 0.6 + 0.4 * np.cos(2 * np.pi * 5 * time_s)
        sound[rng.integers(0, len(sound), len(sound) // 4000)] *= peak
        level = min(0.95 / np.max(np.abs(sound)), 10 ** (rng.uniform(-18, 6) / 20))
        path = folder / f"voice-{number}.flac"
        soundfile.write(path, level * sound, RATE, subtype="PCM_16")
        paths.append(path)
    return paths


def music(path: Path, rng: np.random.Generator) -> Path:
    """Write a jingle: chords with strokes, or noise that swells, two to twelve seconds long."""
    rate = int(rng.choice([22_050, 44_100, 48_000]))
    time_s = np.arange(round(rng.uniform(2, 12) * rate)) / rate
    sound: NDArray[np.float64]
    if rng.random() < 0.7:
        chord = sum(np.sin(2 * np.pi * 110 * 2 ** (step / 12) * time_s) for step in rng.integers(0, 36, 5))
        sound = np.asarray(chord) * np.exp(-3 * (time_s % rng.uniform(0.25, 1)))
    else:
        sound = rng.standard_normal(len(time_s)) * (0.2 + np.sin(np.pi * time_s / time_s[-1]))
    soundfile.write(path, 0.8 * sound / np.max(np.abs(sound)), rate, subtype="PCM_16")
    return path


def settings_drawn(folder: Path, rng: np.random.Generator) -> MixSettings:
    """Draw which music there is, how loud, and whether it goes under the speech."""
    jingles = {
        name: music(folder / f"{name}.wav", rng) for name in ("opening", "between", "closing") if rng.random() < 0.8
    }
    return MixSettings(
        **jingles,
        jingle_lufs=rng.uniform(-30, -12),
        duck=bool(rng.random() < 0.6),
        duck_overlap_s=rng.uniform(0.5, 5),
        duck_db=rng.uniform(-24, -6),
        channels=int(rng.choice([1, 1, 2])),
        mp3_kbps=int(rng.choice([96, 128, 128, 128, 192])),
    )


def episode(paths: list[Path], rng: np.random.Generator) -> tuple[Script, list[Take]]:
    """Draw chapters and the takes in them."""
    chapters: list[ScriptChapter] = []
    takes: list[Take] = []
    for number in range(rng.integers(1, 6)):
        sentences = []
        for place in range(rng.integers(2, 9)):
            path = paths[rng.integers(len(paths))]
            boundary = Boundary.SENTENCE if place else Boundary.CHAPTER
            sentences.append(Sentence(path.stem, path.stem, boundary))
            utterance = Utterance(path.stem, (Part(number, place, path.stem),), boundary, Style.TEXT, "voice")
            sound = soundfile.info(path)
            takes.append(Take(utterance, path, sound.samplerate, sound.frames))
        chapters.append(ScriptChapter(f"Глава {number + 1}", tuple(sentences)))
    return Script("Проба", tuple(chapters)), takes


@dataclass(frozen=True, slots=True)
class Outcome:
    encodings: int
    off_lu: float  # from the target
    over_db: float  # above the promised true peak


def outcome(number: int, seed: int, folder: Path, espeaks: list[Path]) -> Outcome:
    """Make one episode."""
    rng = np.random.default_rng((seed, number))
    settings = settings_drawn(folder, rng)
    paths = espeaks if number % 2 else made_voice(folder, rng)
    script, takes = episode(paths, rng)
    told: list[Mixed] = []
    tags = Tags("Проба", "Редакция", "Показ", "2026-11-23")
    made = master(takes, script, settings=settings, formats=["mp3"], tags=tags, folder=folder, progress=told.append)
    file: AudioFile = made.files[0]
    encoding = [mixed.done for mixed in told if mixed.step is not Step.MEASURING]
    again = sum(after < before for before, after in pairwise(encoding))
    return Outcome(
        1 + again,
        file.loudness.integrated_lufs - settings.loudness_lufs,
        file.loudness.true_peak_dbtp - settings.true_peak_dbtp,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--episodes", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        espeaks = spoken_by_espeak(folder)
        outcomes = [outcome(number, arguments.seed, folder, espeaks) for number in range(arguments.episodes)]
    for number, each in enumerate(outcomes):
        if each.encodings > 1:
            print(f"episode {number}: {each.encodings} encodings, {each.off_lu:+.2f} LU, peak {each.over_db:+.2f} dB")
    once = sum(each.encodings == 1 for each in outcomes)
    worst = max(abs(each.off_lu) for each in outcomes)
    highest = max(each.over_db for each in outcomes)
    print(f"{once} of {len(outcomes)} encoded once; worst loudness {worst:.2f} LU off, true peak {highest:+.2f} dB")


if __name__ == "__main__":
    main()
