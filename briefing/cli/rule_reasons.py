"""Why a rule of the normalizer read a span so, in the user's language: `normalize --explain` shows it."""

from __future__ import annotations

import re
from functools import cache

from briefing.translation import speaks_russian


def reason_in_words(reason: str) -> str:
    """Give the reason of a change; what the table of Russian words lacks, and what is quoted, stays as it is."""
    if not speaks_russian():
        return reason
    words, pattern = _russian()
    return pattern.sub(lambda found: words.get(found[0], found[0]), reason)


@cache
def _russian() -> tuple[dict[str, str], re.Pattern[str]]:
    import tomllib  # needed by those alone who read Russian
    from importlib import resources

    text = resources.files("briefing.cli").joinpath("rule_reasons.ru.toml").read_text(encoding="utf-8")
    words = {str(english): str(russian) for english, russian in tomllib.loads(text).items()}
    known = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
    return words, re.compile(rf"«[^»]*»|(?<!\w)(?:{known})(?!\w)")
