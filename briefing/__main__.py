"""The program `briefing`, and `python -m briefing`: the command line, able to be interrupted from the first moment."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with the contract's code."""
    from briefing.stopping import Stopped, listen, settle

    try:
        listen()
        from briefing.cli import main as run

        run()
    except Stopped as stop:
        settle(stop.exit_code)
        if sys.stderr:
            sys.stderr.write(f"briefing: {stop}\n")
        sys.exit(stop.exit_code)


if __name__ == "__main__":
    main()
