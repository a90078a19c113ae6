"""Word's old documents (.doc): no library reads them, so antiword does, or LibreOffice where that is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript
from briefing.reading.flow import Flow
from briefing.reading.office.docx import read_docx
from briefing.reading.plain import plain_blocks
from briefing.reading.settings import ReadingSettings
from briefing.translation import tr

_OFFICES = ("soffice", "libreoffice")
_SLOWEST_S = 60.0  # LibreOffice starts in seconds, and reads the longest of books in twenty


def read_doc(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read an old document of Word. SourceError: no program for it, or none that can make something of it."""
    office = next((found for each in _OFFICES if (found := shutil.which(each))), None)
    antiword = shutil.which("antiword")
    if not office and not antiword:
        message = tr("{name}: an old Word document; install antiword or LibreOffice, or save it as .docx")
        raise SourceError(message.format(name=name))
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        if office:
            _run([office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "docx",
                  "--outdir", folder, str(source)], name)  # fmt: skip
            made = Path(folder, "document.docx")
            if not made.exists():
                raise _damaged(name)
            return read_docx(made.read_bytes(), name, settings)
        text = _run([str(antiword), "-m", "UTF-8.txt", "-w", "0", str(source)], name).decode("utf-8", "replace")
    flow = Flow(settings)
    blocks, omissions = plain_blocks(text, settings)
    flow.omissions += omissions
    for block in blocks:
        flow.take(block)
    return flow.manuscript()


def _run(command: list[str], name: str) -> bytes:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SLOWEST_S, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _damaged(name) from error
    if done.returncode:
        raise _damaged(name)
    return done.stdout


def _damaged(name: str) -> SourceError:
    return SourceError(tr("{name}: damaged: {reason}").format(name=name, reason=tr("no program can read it")))
