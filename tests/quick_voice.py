"""The voice that tests speak with where the voice is not the subject: it starts in a fifth of the time."""

from pathlib import Path

QUICK = str(Path(__file__).with_name("quick.toml"))
"""A card of espeak-ng with no stress laid over, for `--voice` or `voice = `: nothing heavy is loaded."""
