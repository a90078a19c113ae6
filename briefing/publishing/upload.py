"""`briefing publish`: the output folder to where listeners reach it, so that no moment of it shows a broken feed.

Sound, chapters and transcripts go first, then the pages, the feed last, what is gone is removed after that. Where sound
is replaced, the feed goes without its episode meanwhile: it never tells a length or digest other than what lies there.
Only what changed is sent: a record on the other side says what lies there, so a run that was cut off goes on where it
stopped. What this program did not put there it neither overwrites nor removes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefing.errors import BriefingError, UsageError
from briefing.publishing.delivery import Delivery, LocalFile, delivery_of, publishable, rank, withdrawn
from briefing.publishing.destination import DamagedRecordError, Destination, Record
from briefing.publishing.feed_reading import read_hub, read_link, without_files
from briefing.publishing.identity import IDENTITY_NAME, read_identity
from briefing.publishing.privacy import check_path, take_away_former
from briefing.publishing.settings import LOCAL_LINK
from briefing.publishing.shelf import locked
from briefing.publishing.websub import tell_hub
from briefing.publishing.whereabouts import note_published
from briefing.telling import Tell, unheard
from briefing.translation import tr

WORTH_RECORDING = 1_000_000  # bytes; a run that is killed without warning sends at most smaller files twice


def publish(
    output: Path,
    destination: Destination,
    *,
    delete: bool = False,
    adopt: bool = False,
    dry_run: bool = False,
    tell: Tell = unheard,
) -> Delivery:
    """Publish `output`; with `delete`, remove what earlier runs sent and is gone now; `dry_run` changes nothing.

    `adopt` takes over files that lie there already. `tell` gets a line for each file. BriefingError: another run is at
    work, a file is missing, the other side fails, or holds foreign files where ours would go.
    """
    if destination.is_within(output):
        message = tr("{address} is the output folder itself, or in it: publish to another place")
        raise UsageError(message.format(address=destination.address))
    with locked(output, wait_s=0):
        files = publishable(output, tell=tell)
        for line in _doubts(output):
            tell(line)
        identity = read_identity(output)
        check_path(output, identity)
        place = destination.below(identity.secret)
        record, there = _record(place, adopt), place.sizes()
        delivery = delivery_of(files, record, there, gone=withdrawn(output, files), delete=delete)
        if delivery.foreign and not adopt:
            raise _in_the_way(delivery.foreign, destination)
        take_away_former(destination, identity, files, dry_run=dry_run, tell=tell)
        if dry_run:
            for file in delivery.send:
                tell(tr("would send {path} ({bytes} bytes)").format(path=file.path, bytes=file.bytes))
            for path in delivery.remove:
                tell(tr("would remove {path}").format(path=path))
        else:
            note_published(output, destination.address, {*record, *(file.path for file in files)} - {*delivery.remove})
            _Upload(output, place, record, files, tell).carry_out(delivery, there)
    if not dry_run and any(file.path == "feed.xml" for file in delivery.send):
        _tell_hub(output, tell)
    return delivery


def _in_the_way(foreign: Sequence[str], destination: Destination) -> BriefingError:
    message = tr(
        "{address}: files there that are not of this program: {count}, the first of them {path}; choose another place, "
        "or have them overwritten by --adopt"
    )
    return BriefingError(message.format(address=destination.address, path=foreign[0], count=len(foreign)))


def _tell_hub(output: Path, tell: Tell) -> None:
    """Tell the hub that the feed names, if any, that it has changed; never of one that others can't reach."""
    named = read_hub(output)
    if named and not named[1].startswith(LOCAL_LINK):
        tell_hub(*named, tell)


def _record(destination: Destination, adopt: bool) -> Record:
    try:
        return destination.read_record()
    except DamagedRecordError:
        if adopt:
            return {}
        raise


def _doubts(output: Path) -> list[str]:
    """Say what makes a show unfit for the public, though it can be published."""
    found = []
    if read_link(output).startswith(LOCAL_LINK):
        message = tr("warning: the feed's addresses begin with {link}; set `link` in [podcast]")
        found.append(message.format(link=LOCAL_LINK))
    elif read_identity(output).feed_url.startswith(LOCAL_LINK):
        message = tr(
            "warning: {path} was made when `link` was not set, so other shows may have the same podcast:guid; "
            "if nobody has subscribed yet, remove it and run `briefing feed`"
        )
        found.append(message.format(path=output / IDENTITY_NAME))
    return found


class _Upload:
    """A delivery on its way: what is known to lie there is held in one place, and written down as it grows."""

    def __init__(
        self, output: Path, destination: Destination, record: Record, files: Sequence[LocalFile], tell: Tell
    ) -> None:
        self._output = output
        self._destination = destination
        self._files = files
        self._tell = tell
        self._sent = dict(record)

    def carry_out(self, delivery: Delivery, there: dict[str, int]) -> None:
        for path in delivery.torn:
            self._destination.remove(path)
        if not delivery.send and not delivery.remove:
            return
        # From now on nothing is known of what is about to be overwritten, but that it is ours.
        self._sent |= {file.path: "" for file in delivery.send}
        self._destination.write_record(self._sent)
        try:
            self._send(delivery, there)
            self._remove(delivery.remove)
        finally:
            self._destination.write_record(self._sent)

    def _send(self, delivery: Delivery, there: dict[str, int]) -> None:
        feeds = [file for file in delivery.send if _is_of_feed(file)]
        replaced = [file for file in delivery.send if file.is_audio and file.path in there]
        before = [file for file in delivery.send if file not in feeds and file not in replaced]
        self._send_all([file for file in before if rank(file.path) == 0])
        if replaced and feeds and "feed.xml" in there:
            self._check_arrival(besides=replaced)
            self._send_feeds_without(replaced, feeds)
        self._send_all(replaced)
        self._send_all([file for file in before if rank(file.path) > 0 and file.path != "index.html"])
        if feeds:
            self._check_arrival()
        last = [file for file in delivery.send if file in feeds or file.path == "index.html"]
        self._send_all(last)

    def _send_all(self, files: Sequence[LocalFile]) -> None:
        for file in files:
            self._destination.send(self._output / file.path, file.path)
            self._sent[file.path] = file.sha256
            if file.bytes >= WORTH_RECORDING:
                self._destination.write_record(self._sent)
            self._tell(tr("sent {path}").format(path=file.path))

    def _send_feeds_without(self, replaced: Sequence[LocalFile], feeds: Sequence[LocalFile]) -> None:
        """Have the feed there tell nothing of the files that are replaced next."""
        link, paths = read_link(self._output), {file.path for file in replaced}
        with tempfile.TemporaryDirectory(prefix="briefing-") as scratch:
            for file in feeds:
                meanwhile = Path(scratch, file.path)
                meanwhile.write_bytes(without_files(self._output / file.path, link, paths))
                self._destination.send(meanwhile, file.path)

    def _remove(self, paths: Sequence[str]) -> None:
        there = self._destination.sizes() if paths else {}
        for path in paths:
            if path in there:
                self._destination.remove(path)
            del self._sent[path]
            self._tell(tr("removed {path}").format(path=path))

    def _check_arrival(self, besides: Sequence[LocalFile] = ()) -> None:
        """See that everything the feed is about to name lies there, whole."""
        there = self._destination.sizes()
        for file in self._files:
            sent = file not in besides and self._sent.get(file.path) == file.sha256
            if (sent or not besides) and rank(file.path) < rank("feed-2.xml") and there.get(file.path) != file.bytes:
                raise BriefingError(
                    tr("{address}: {path} did not arrive whole, so the feed stays as it was; run it again").format(
                        address=self._destination.address, path=file.path
                    )
                )


def _is_of_feed(file: LocalFile) -> bool:
    return file.path.startswith("feed")
