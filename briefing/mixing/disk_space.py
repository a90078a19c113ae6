"""How much disk an episode will take, said before it is begun."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from briefing.episode import Script
from briefing.errors import BriefingError
from briefing.mixing.audio_formats import AudioFormat, kbps
from briefing.mixing.settings import MixSettings
from briefing.mixing.tape import BYTES_A_SECOND
from briefing.translation import tr

_LETTERS_A_SECOND = 11  # a slow voice: the estimate is to err on the large side
_MEGABYTE = 1_000_000


def expected_s(script: Script, settings: MixSettings) -> float:
    """Estimate the episode's length in seconds from its letters and boundaries; rather too long than too short."""
    sentences = [sentence for chapter in script.chapters for sentence in chapter.sentences]
    letters = sum(len(sentence.spoken) for sentence in sentences)
    return letters / _LETTERS_A_SECOND + sum(settings.pause_s(sentence.boundary) for sentence in sentences)


def needed_bytes(script: Script, settings: MixSettings, formats: Sequence[AudioFormat]) -> int:
    """Estimate the disk an episode needs at its most: each file twice while it gets its tags, beside the mix."""
    rate = sum(kbps(each, settings) * 1000 / 8 for each in formats)
    return round((2 * rate + BYTES_A_SECOND) * expected_s(script, settings)) + _MEGABYTE


def check_disk_space(folder: Path, script: Script, settings: MixSettings, formats: Sequence[AudioFormat]) -> None:
    """Raise BriefingError where the folder's disk has less room than the episode needs."""
    needed, free = needed_bytes(script, settings, formats), shutil.disk_usage(folder).free
    if free < needed:
        raise BriefingError(
            tr(
                "{folder}: the episode needs about {needed} MB and {free} MB are free: make room or name another folder"
            ).format(folder=folder, needed=-(-needed // _MEGABYTE), free=free // _MEGABYTE)
        )
