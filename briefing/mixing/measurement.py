"""What a finished file measures: loudness and true peak by ffmpeg's EBU R128 meter, length by decoding it all."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from briefing.episode import Loudness
from briefing.errors import BriefingError
from briefing.mixing import ffmpeg
from briefing.translation import tr

SILENT_LUFS = -70.0  # the lower end of the meter (the absolute gate of BS.1770)


@dataclass(frozen=True, slots=True)
class Measurement:
    """The length of the decoded audio in seconds, and its loudness."""

    duration_s: float
    loudness: Loudness


def measure(path: Path) -> Measurement:
    """Decode a file once and measure it; ffmpeg rounds its figures to tenths."""
    # The meter speaks at the level of information, so this call is not quiet.
    done = subprocess.run(
        [
            *(ffmpeg.executable(), "-hide_banner", "-nostdin", "-nostats", "-loglevel", "info", "-i", str(path)),
            *("-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet"),
            *("-f", "null", "-progress", "pipe:1", "-"),
        ],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    lengths = re.findall(r"^out_time_us=(\d+)", done.stdout.decode("ascii", "replace"), re.MULTILINE)
    if done.returncode or not lengths:
        raise BriefingError(
            tr("{path} can't be measured: ffmpeg says «{error}»").format(path=path, error=ffmpeg.last_line(done.stderr))
        )
    summary = done.stderr.decode("utf-8", "replace").rpartition("Summary:")[2]
    return Measurement(
        duration_s=int(lengths[-1]) / 1_000_000,
        loudness=Loudness(
            integrated_lufs=_figure(summary, "I"),
            true_peak_dbtp=_figure(summary, "Peak"),
            range_lu=_figure(summary, "LRA"),
        ),
    )


def _figure(summary: str, name: str) -> float:
    """Read one figure; an episode too short for the meter, or silent, has none."""
    found = re.search(rf"^\s*{name}:\s*(-?\d+(?:\.\d+)?|-inf|nan)", summary, re.MULTILINE)
    if found is None or found[1] in ("-inf", "nan"):
        return SILENT_LUFS
    return float(found[1])
