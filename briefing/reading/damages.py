"""What is wrong with a damaged file, in the user's words: the libraries that read it say it in English alone."""

from __future__ import annotations

import re
import zipfile

from briefing.translation import tr

_LINE = re.compile(r"\bline (\d+)")


def zip_damage(error: Exception) -> str:
    """Say what is wrong with a ZIP archive, or with a document that is one."""
    said = str(error)
    if isinstance(error, RuntimeError) and "password" in said:
        return tr("it is protected by a password")
    if isinstance(error, NotImplementedError):
        return tr("it is packed in a way that is not known")
    if isinstance(error, KeyError):
        return tr("a part of it is missing")
    if isinstance(error, zipfile.BadZipFile) and said.startswith("File is not a zip file"):
        return tr("it breaks off, or is no ZIP archive")
    return tr("a file in it can't be unpacked")


def markup_damage(error: Exception) -> str:
    """Say where XML or JSON can't be understood any more; a parser names the line."""
    line = _LINE.search(str(error))
    if line:
        return tr("line {line} can't be understood").format(line=line[1])
    return tr("it can't be understood")
