"""When episodes come out: the hour and the number each gets, and which of them the public is shown at a moment.

Only an embargo holds an episode back. Without one it is public as soon as it is made and published, even before
the hour in its `pubDate`: a morning's run need not wait for six o'clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from briefing import clock
from briefing.publishing.files import write_whole
from briefing.publishing.manifest import Manifest
from briefing.publishing.manifest_file import MANIFEST_NAME
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.whereabouts import still_public
from briefing.records import to_json
from briefing.telling import Tell
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class Slot:
    """When an episode is to come out, as it is asked for now."""

    moment: datetime  # with its time zone
    embargo: bool = False  # nothing of the episode is public before: an hour was given for it, or a later day
    hour_given: bool = False  # for this very episode, not by the configuration

    @property
    def day(self) -> date:
        """The episode's own date."""
        return self.moment.date()

    @property
    def given_hour(self) -> str:
        """The hour that was given for it, HH:MM; empty where none was."""
        return f"{self.moment:%H:%M}" if self.hour_given else ""


def on_air(episodes: Sequence[Manifest], settings: PodcastSettings, now: datetime) -> list[Manifest]:
    """Give those that feed and pages tell of: no longer held back, and of these the newest where the show keeps few."""
    out = [episode for episode in episodes if not episode.is_held(now)]
    return out[: settings.keep] if settings.keep else out


def held_back(episode: Manifest, now: datetime) -> str:
    """Say until when an episode is held back, and what to do then; empty where it is not."""
    if not episode.is_held(now):
        return ""
    message = tr("{slug} is held back until {moment}; run `briefing publish` again then")
    return message.format(slug=episode.slug, moment=hour_shown(episode))


def absences(episodes: Sequence[Manifest], settings: PodcastSettings, now: datetime) -> list[str]:
    """Say which episodes, newest first, the public is not shown at the moment `now`, and why; a line each kind."""
    lines = [held_back(episode, now) for episode in episodes if episode.is_held(now)]
    old = [episode for episode in episodes if not episode.is_held(now)][len(on_air(episodes, settings, now)) :]
    if old:
        message = tr("keep = {keep}: {count} older episodes are taken out, {slug} the last; they stay on this disk")
        lines.append(message.format(keep=settings.keep, count=len(old), slug=old[0].slug))
    return lines


def tell_when(made: Manifest, slot: Slot, output: Path, tell: Tell) -> None:
    """Tell of an episode made just now that it is held back, or keeps its hour though another was asked for."""
    places = still_public(output, made.slug)
    if places and _is_moved(made, slot) and made.published != slot.moment:
        message = tr("{slug} is public already at {address}: it keeps its hour, {moment}")
        tell(message.format(slug=made.slug, address=", ".join(places), moment=hour_shown(made)))
    if line := held_back(made, clock.present()):
        tell(line)
        if places:  # removed here, and not there
            message = tr("{slug} lies at {address} from before: `briefing publish {address}` takes it away until then")
            tell(message.format(slug=made.slug, address=places[0]))


def takes_new_hour(episode: Manifest, slot: Slot, others: Sequence[Manifest], output: Path) -> bool:
    """Whether an episode in place gets another hour than it has: one was asked for, and nobody has been told yet."""
    if not _is_moved(episode, slot) or still_public(output, episode.slug):
        return False
    return (episode.published, episode.embargo) != (free_minute(slot.moment, others), slot.embargo)


def free_minute(moment: datetime, others: Sequence[Manifest]) -> datetime:
    """Give the first minute from `moment` on at which no other episode comes out: apps sort by it."""
    taken = {other.published.replace(second=0) for other in others}
    while moment in taken:
        moment += timedelta(minutes=1)
    return moment


def number_at(moment: datetime, others: Sequence[Manifest], output: Path) -> int:
    """Give the number of an episode that comes out at `moment`, and move those up that come out later.

    Numbers follow dates; but what listeners have seen keeps its number, and then the next free one is given.
    """
    earlier = [other.number for other in others if other.published <= moment]
    number = max(earlier, default=0) + 1
    later = sorted((other for other in others if other.published > moment), key=lambda other: other.published)
    moved, last = [], number
    for other in later:
        if other.number <= last:
            if still_public(output, other.slug):
                return max(each.number for each in others) + 1
            moved.append(replace(other, number=last + 1))
        last = max(last + 1, other.number)
    for other in reversed(moved):  # the last first: cut off anywhere, no number stands twice
        write_whole(output / "episodes" / other.slug / MANIFEST_NAME, to_json(other).encode())
    return number


def _is_moved(episode: Manifest, slot: Slot) -> bool:
    """Whether this order gives an episode in place an hour; one for a later day does not, if it is that day's."""
    return slot.hour_given or (slot.embargo and episode.date != slot.day.isoformat())


def hour_shown(episode: Manifest) -> str:
    """Write the moment an episode comes out as people are told it: 2026-11-27 18:00+03:00."""
    return episode.published.isoformat(" ", "minutes")
