"""What is chosen by name, on the command line and in the configuration; light, so that `--help` stays quick."""

from __future__ import annotations

ACRONYMS = ("first", "spell", "expand")
FORMATS = ("mp3", "m4a", "opus")
DEVICES = ("auto", "cpu", "cuda")
SLOWEST, FASTEST = 0.8, 1.5  # of speech: beyond these a time stretch is heard
