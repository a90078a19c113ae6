"""How often a show comes out, as its feed tells it (`podcast:updateFrequency`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.errors import UsageError
from briefing.publishing.xml_text import check_text
from briefing.translation import tr

LONGEST_TEXT = 128  # characters; the podcast namespace warns that apps cut what is longer

_MOMENT = r"\d{4}-?\d\d-?\d\d(T\d\d:?\d\d(:?\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?"
_DAY, _NUMBER, _SIGNED = "(MO|TU|WE|TH|FR|SA|SU)", r"\d{1,4}", r"[+-]?\d{1,3}"
# The parts of a recurrence rule (RFC 5545, section 3.3.10) and the form of each.
_PARTS = {
    "FREQ": "SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY",
    "UNTIL": _MOMENT,
    "COUNT": _NUMBER,
    "INTERVAL": _NUMBER,
    "WKST": _DAY,
    "BYDAY": rf"([+-]?\d{{0,2}}{_DAY})(,[+-]?\d{{0,2}}{_DAY})*",
} | {
    f"BY{unit}": f"{_SIGNED}(,{_SIGNED})*"
    for unit in ("SECOND", "MINUTE", "HOUR", "MONTHDAY", "YEARDAY", "WEEKNO", "MONTH", "SETPOS")
}


@dataclass(frozen=True, slots=True)
class UpdateFrequency:
    """The table `update_frequency` of `[podcast]`. Wrong values raise UsageError naming the key."""

    text: str = ""  # as apps show it: «По будням»
    rrule: str = ""  # the same for programs, RFC 5545: FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
    dtstart: str = ""  # the day from which the rule counts, 2026-11-23; needed where it holds COUNT
    complete: bool = False  # true: no more episodes will come

    def __post_init__(self) -> None:
        check_text(self.text, "[podcast] update_frequency.text")
        if len(self.text) > LONGEST_TEXT:
            raise _wrong("text", self.text, tr("at most {count} characters").format(count=LONGEST_TEXT))
        if self.rrule:
            _check_rule(self.rrule, self.dtstart)
        if self.dtstart and not re.fullmatch(_MOMENT, self.dtstart):
            raise _wrong("dtstart", self.dtstart, tr("write it as 2026-11-23"))

    @property
    def told(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.text or self.rrule or self.complete)


def _check_rule(rule: str, dtstart: str) -> None:
    example = tr("write it as {example}").format(example="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
    parts = [part.partition("=") for part in rule.split(";")]
    names = [name for name, _, _ in parts]
    for name, _, value in parts:
        if names.count(name) > 1 or not re.fullmatch(_PARTS.get(name, "(?!)"), value):
            raise _wrong("rrule", rule, example)
    if "FREQ" not in names or {"COUNT", "UNTIL"} <= {*names}:
        raise _wrong("rrule", rule, example)
    if "COUNT" in names and not dtstart:
        raise _wrong("rrule", rule, tr("with COUNT, `dtstart` says from which day it counts"))


def _wrong(key: str, value: str, reason: str) -> UsageError:
    message = tr("[podcast] update_frequency.{key}: {value!r}; {reason}")
    return UsageError(message.format(key=key, value=value, reason=reason))
