"""num2words says single numbers and knows no sentences: here every number in digits is replaced by its nominative."""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def load() -> Callable[[str], str]:
    from num2words import num2words

    def say(match: re.Match[str]) -> str:
        return str(num2words(match.group().replace(",", "."), lang="ru"))

    return lambda text: _NUMBER.sub(say, text)
