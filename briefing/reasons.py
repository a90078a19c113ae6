"""Why a file can't be used, in the user's words: the system and TOML's parser give their reasons in English alone."""

from __future__ import annotations

import errno
import re
import socket
import tomllib
from pathlib import Path

from briefing.translation import tr

_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)

_KEY = re.compile(r"(?:\[(\w+)\] |(\w+)\.)?(?:\w+\.)*(\w+)(?=[\s:.\[])")
_HEADER = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")


def reason_of(error: OSError) -> str:
    """Say why the system refused; in its own English where that is seldom seen."""
    if isinstance(error, socket.gaierror):
        return tr("there is no host of that name")
    refused, missing = tr("no right to do that"), tr("there is no such file or folder")
    known = {
        errno.ENOENT: missing,
        errno.EACCES: refused,
        errno.EPERM: refused,
        errno.EROFS: tr("nothing may be written on this disk"),
        errno.EISDIR: tr("it is a folder"),
        errno.EEXIST: tr("a file of this name is there"),
        errno.ENOTDIR: tr("part of the path is no folder"),
        errno.ENAMETOOLONG: tr("the name is too long"),
        errno.ELOOP: tr("it is a link to itself"),
        errno.ENOSPC: tr("no space left on the disk"),
        errno.EADDRINUSE: tr("another program listens there"),
        errno.EADDRNOTAVAIL: tr("this machine has no such address"),
        errno.ECONNREFUSED: tr("nobody answers there"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)


def toml_complaint(path: Path, error: ValueError | RecursionError) -> str:
    """Say in one line what keeps a file from being TOML: its path, the line where that is known, the reason."""
    if isinstance(error, UnicodeDecodeError):
        return tr("{path}: is not UTF-8; save it as UTF-8").format(path=path)
    if isinstance(error, RecursionError):
        return tr("{path}: not TOML: nested too deep").format(path=path)
    found = _PLACE.fullmatch(str(error))
    reason = _in_words(found[1] if found else str(error))
    if not isinstance(error, tomllib.TOMLDecodeError) or not found or not found[2]:
        return tr("{path}: not TOML: {reason}").format(path=path, reason=reason)
    return tr("{path}, line {line}: not TOML: {reason}").format(path=path, line=found[2], reason=reason)


def line_told(content: str, complaint: str) -> str:
    """Give «, line N» for the key that a complaint of a TOML text begins with (`[mix] mp3_kbps: …`), else nothing."""
    named = _KEY.match(complaint)
    if not named:
        return ""
    table, key = named[1] or named[2] or "", named[3]
    pattern = re.compile(rf"(?:.*[{{,.\s])?[\"']?{re.escape(key)}[\"']?\s*=")
    here = ""
    for number, line in enumerate(content.splitlines(), 1):
        if header := _HEADER.match(line):
            here = header[1]
        elif here == table and pattern.match(line):
            return tr(", line {line}").format(line=number)
    return ""


def _in_words(complaint: str) -> str:
    """Say a complaint of tomllib's in a newcomer's words; one that is seldom seen stays as it is."""
    twice = tr("the same key or table stands there twice")
    unclosed = tr("a list or a table is not closed")
    unquoted = tr("the quotation mark at the end of a text is missing")
    words = {
        "Invalid value": tr("the value is missing, or is a text without quotation marks"),
        "Expected '='": tr("there is no = behind the key"),
        "Expected ']": tr("there is no ] at the end of the table's name"),
        "Expected newline": tr("something stands behind the value"),
        "Illegal character '\\n'": unquoted,
        "Unterminated string": unquoted,
        "Cannot overwrite": twice,
        "Cannot declare": twice,
        "Cannot mutate": twice,
        "Cannot redefine": twice,
        "Duplicate inline": twice,
        "Unclosed": unclosed,
        "Unescaped": tr("\\ in a text: write it twice, or / in a path"),
        "Invalid hex value": tr("\\ in a text: write it twice, or / in a path"),
        "Invalid initial character": tr("a key of other letters than Latin ones stands in quotation marks"),
        "Invalid statement": tr("this is neither a key with its value nor a table's name in [ ]"),
    }
    return next((told for beginning, told in words.items() if complaint.startswith(beginning)), complaint)
