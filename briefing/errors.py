"""The project's errors: one line each, saying what happened, to which file or option, and what to do."""

from __future__ import annotations


class BriefingError(Exception):
    """Something the user can act on. `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(BriefingError):
    """Wrong options or configuration."""

    exit_code = 2


class SourceError(BriefingError):
    """A source document is missing or can't be used."""

    exit_code = 3


class NothingNewError(SourceError):
    """A recipe's sources hold nothing today, or nothing that was not read before: no fault, and no episode."""


class VoiceError(BriefingError):
    """No usable voice: unknown, wrong digest, engine missing."""

    exit_code = 4


def said(error: BaseException) -> str:
    """Give what an error says; its name where it says nothing."""
    return str(error) or type(error).__name__
