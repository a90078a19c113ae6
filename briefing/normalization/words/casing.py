"""The capitals of a word, given to the spelling that is said in its place."""

from __future__ import annotations


def recased(spelling: str, word: str) -> str:
    """Give a spelling in small letters, with its marks, the capitals of the word as written, letter for letter."""
    if word.islower():
        return spelling
    letters = iter(word)
    return "".join(mark if mark == "+" else mark.upper() if next(letters).isupper() else mark for mark in spelling)
