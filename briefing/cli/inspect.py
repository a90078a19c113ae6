"""`briefing inspect`: what an episode's audio is like, as a table and a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import completion
from briefing.cli.options import output_option
from briefing.cli.streams import print_path
from briefing.cli.terminal import printable
from briefing.errors import SourceError
from briefing.translation import tr

if TYPE_CHECKING:
    from rich.table import Table

    from briefing.mixing.inspection import Inspection


@click.command(help=tr("Show an episode's duration, loudness, chapters, silences and clipped samples."))
@click.argument("episode", shell_complete=completion.episodes)
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help=tr("Where the waveform goes, as PNG; default: waveform.png beside the episode."),
)
@output_option
def command(episode: str, picture: Path | None, output: Path) -> None:
    """Look the episode's audio through; EPISODE is its slug, its folder or an audio file."""
    from rich.console import Console

    from briefing.mixing.inspection import inspect
    from briefing.mixing.waveform import draw_waveform
    from briefing.publishing.episodes import WAVEFORM_NAME
    from briefing.rights import writing_in

    audio = _audio_of(episode, output)
    found = inspect(audio)
    picture = picture or audio.with_name(WAVEFORM_NAME if audio.stem == "episode" else f"{audio.stem}-{WAVEFORM_NAME}")
    console = Console(soft_wrap=True)
    for line in _summary(found):
        console.print(printable(line), highlight=False, markup=False)
    if found.chapters:
        console.print(_chapter_table(found))
    with writing_in(picture.parent):
        picture.write_bytes(draw_waveform(found))
    print_path(picture)


def _audio_of(episode: str, output: Path) -> Path:
    """Find the audio: a file as it is; in an episode's folder, the first in the manifest."""
    path = Path(episode)
    if path.is_file():
        return path
    folder = path if path.is_dir() else output / "episodes" / episode
    if not (folder / "episode.json").is_file():  # also of a draft alone
        raise SourceError(
            tr("{episode}: no such episode in {output}; give a slug, an episode's folder or an audio file").format(
                episode=episode, output=output
            )
        )
    from briefing.publishing import read_manifest

    return folder / read_manifest(folder).audio[0].name


def _summary(found: Inspection) -> list[str]:
    loudness = found.measured.loudness
    longest = max((each.end_s - each.start_s for each in found.silences), default=0.0)
    return [
        str(found.path),
        tr("duration {duration}").format(duration=_clock(found.measured.duration_s)),
        tr("loudness {integrated} LUFS, true peak {peak} dBTP, range {range} LU").format(
            integrated=loudness.integrated_lufs, peak=loudness.true_peak_dbtp, range=loudness.range_lu
        ),
        tr("silences of 1 s and more: {count}, the longest {longest:.1f} s").format(
            count=len(found.silences), longest=longest
        ),
        tr("clipped samples: {count}").format(count=found.clipped),
    ]


def _chapter_table(found: Inspection) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None)
    for heading, side in (
        ("", "right"),
        (tr("start"), "right"),
        (tr("length"), "right"),
        ("LUFS", "right"),
        (tr("peak, dBFS"), "right"),
        (tr("silence, s"), "right"),
        (tr("chapter"), "left"),
    ):
        table.add_column(heading, justify="right" if side == "right" else "left")
    for number, chapter in enumerate(found.chapters, start=1):
        lufs, peak = found.between(chapter.start_s, chapter.end_s)
        quiet = sum(
            max(0.0, min(each.end_s, chapter.end_s) - max(each.start_s, chapter.start_s)) for each in found.silences
        )
        figures = (tr("{figure:.1f}").format(figure=figure) for figure in (lufs, peak, quiet))
        times = (_clock(chapter.start_s), _clock(chapter.end_s - chapter.start_s))
        table.add_row(str(number), *times, *figures, Text(printable(chapter.title)))
    return table


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds, 1), 60)
    hours, minute = divmod(int(minutes), 60)
    shown = f"{hours}:{minute:02}" if hours else str(minute)
    return tr("{minutes}:{seconds:04.1f}").format(minutes=shown, seconds=rest)
