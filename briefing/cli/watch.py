"""`briefing watch`: an episode of each document that lands in a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.logbook import log_option, logged
from briefing.cli.options import config_option, output_option, quiet_option
from briefing.cli.streams import print_path
from briefing.cli.terminal import tell as tell_on_terminal
from briefing.errors import BriefingError, UsageError
from briefing.telling import Tell
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.recipes import Recipe
    from briefing.settings import Settings
    from briefing.watching import Make

SETTLE_S = 5.0


@click.command(help=tr("Make an episode of each document that lands in FOLDER, until Ctrl+C or SIGTERM."))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER")
@click.option("--recipe", metavar="NAME", help=tr("Make this recipe whenever something lands."))
@click.option("--publish", "address", metavar="DEST", help=tr("Publish there what was made."))
@click.option(
    "--settle",
    "settle_s",
    type=click.FloatRange(min=0),
    default=SETTLE_S,
    show_default=True,
    metavar="SECONDS",
    help=tr("How long a document has to stay unchanged before it counts as whole."),
)
@output_option
@config_option
@log_option
@quiet_option
def command(folder: Path, output: Path, log: Path | None, quiet: bool, **options: Any) -> None:
    """Check what can be checked at once, then watch."""
    with logged(log, quiet=quiet) as tell:
        from briefing.inbox import Inbox, Memory, sole_watch
        from briefing.watching import Watch

        if not folder.is_dir():
            raise BriefingError(tr("{path}: no such folder").format(path=folder))
        make = _making(output, tell, quiet=quiet, recipe=options["recipe"], config=options["config"])
        publish = _publishing(options["address"], output, options["config"], tell)
        with sole_watch(output):
            tell(tr("watching {path} (Ctrl+C ends it)").format(path=folder))
            inbox = Inbox(folder, options["settle_s"])
            is_stale = _looking_at_the_hour(output, options["config"])
            Watch(inbox, Memory(output), make, publish, is_stale, _complaining(tell, quiet=quiet)).run()


def _complaining(tell: Tell, *, quiet: bool) -> Tell:
    """Give what tells of a document that failed: on stderr also where nothing else is told there."""

    def complain(line: str) -> None:
        if quiet:
            tell_on_terminal(line)
        tell(line)

    return complain


def _making(output: Path, tell: Tell, *, quiet: bool, recipe: str | None, config: Path | None) -> Make:
    """Give what makes an episode; the configuration is read anew each time, so that it may be changed meanwhile."""
    from briefing.cli.progress import progress_shown
    from briefing.orders import Order, today
    from briefing.producer import produce

    def make(document: Path, day: date | None) -> date:
        settings, found = _configured(recipe, config)
        day = today(settings) if found or not day else day  # a recipe holds what its sources hold today
        order = Order((recipe or str(document),), found, day=day)
        with progress_shown(quiet=quiet) as progress:
            made = produce(order, output, settings, tell=tell, progress=progress, fetching=progress.fetching)
        print_path(made.audio)
        return day

    _configured(recipe, config)
    return make


def _configured(name: str | None, config: Path | None) -> tuple[Settings, Recipe | None]:
    from briefing.orders import recipe_for
    from briefing.settings import for_recipe, load_settings

    settings = load_settings(config)
    if not name:
        return settings, None
    recipe = recipe_for((name,), None, settings)
    if not recipe:
        raise UsageError(tr("--recipe {name}: there is no such recipe in the configuration").format(name=name))
    return for_recipe(settings, recipe), recipe


def _publishing(address: str | None, output: Path, config: Path | None, tell: Tell) -> Callable[[], None]:
    """Give what brings the feed up to the hour and publishes it, where a place is named and something was made."""
    from briefing.publishing import refresh
    from briefing.publishing.destination import Destination
    from briefing.publishing.upload import publish
    from briefing.settings import load_settings

    if address:
        Destination(address)  # a wrong address is told now

    def send() -> None:
        if (output / "feed.xml").exists():
            refresh(output, load_settings(config).podcast, tell=tell)
            if address:
                publish(output, Destination(address), tell=tell)

    return send


def _looking_at_the_hour(output: Path, config: Path | None) -> Callable[[], bool]:
    """Give what says whether the feed tells of other episodes than it should at this moment."""
    from briefing.publishing.show import is_current
    from briefing.settings import load_settings

    return lambda: (output / "feed.xml").exists() and not is_current(output, load_settings(config).podcast)
