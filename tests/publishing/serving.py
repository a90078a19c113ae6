"""`briefing serve` as its own process, over real sockets."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# The command itself, with less patience and fewer descriptors than a user's.
HURRIED = """
import sys
from functools import partial
from briefing.publishing import server
server.serve = partial(server.serve, patience_s=float(sys.argv.pop(1)))
descriptors = int(sys.argv.pop(1))
if descriptors:
    import resource
    resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))
from briefing.cli import main
main()
"""


@contextlib.contextmanager
def serving(
    output: Path, *options: str, patience_s: float = 15, descriptors: int = 0
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve a folder on a free port; give the address and the process, whose stderr is at its second line."""
    command = [sys.executable, "-c", HURRIED, str(patience_s), str(descriptors)]
    command += ["serve", "--output", str(output), "--port", "0", *options]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=environment, cwd=output.parent)
    try:
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.search(r"http://[\d.]+:(\d+)", first)
        assert found, first + process.stderr.read()
        yield f"http://127.0.0.1:{found[1]}", process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
