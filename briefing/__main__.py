"""The program `briefing`, and `python -m briefing`: the command line, able to be interrupted from the first moment."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn  # loaded, it would be more to be interrupted in


def main() -> None:
    """Run the command line and exit with the contract's code."""
    try:
        from briefing.stopping import listen

        listen()
        from briefing.cli import main as run

        run()
    except Exception:
        from briefing.stopping import stopped

        if stop := stopped():  # while it is loaded, Python puts errors of its own around what a signal raises
            _end(stop)
        raise
    except KeyboardInterrupt as stop:
        _end(stop)


def _end(stop: KeyboardInterrupt) -> NoReturn:
    from briefing.stopping import INTERRUPTED, Stopped, settle
    from briefing.translation import tr

    code = stop.exit_code if isinstance(stop, Stopped) else INTERRUPTED
    settle(code)
    if sys.stderr:
        sys.stderr.write(f"briefing: {stop if isinstance(stop, Stopped) else tr('interrupted')}\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
