"""The normalizer: written Russian in, spoken Russian out, and an account of every change.

The text is cut into tokens and read from left to right. At each token that is not plain Russian, the rules of its kind
are asked in order; the first that knows the span says how it is spoken. Everything else goes through as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.errors import UsageError
from briefing.normalization import abbreviation_tables, addresses
from briefing.normalization.acronyms import MODES, Acronyms, from_row
from briefing.normalization.assembly import assemble
from briefing.normalization.lexicon import Lexicon
from briefing.normalization.readings import Change, Explanation, Reading
from briefing.normalization.rules import (
    abbreviations,
    compounds,
    dates,
    designations,
    fractions,
    initials,
    labels,
    latin_words,
    ordinals,
    phones,
    roman,
    scores,
    signs,
    times,
    years,
)
from briefing.normalization.rules import acronyms as acronym_rules
from briefing.normalization.scene import Rule, Scene
from briefing.normalization.text import LATIN, MARK, NUMBER, PLAIN_MARKS, SIGN, WORD, Text
from briefing.translation import tr

AT_NUMBER: tuple[Rule, ...] = (
    designations.behind_letters,
    designations.age_and_over,
    phones.phone,
    dates.numeric_date,
    times.clock,
    times.twelve_hours,
    designations.version,
    designations.dimensions,
    phones.account,
    fractions.slashed,
    fractions.sign,
    years.season,
    dates.day_of_month,
    roman.arabic,
    compounds.with_unit,
    compounds.compound,
    ordinals.with_ending,
    designations.before_letters,
    scores.colon,
    scores.dash,
    dates.day_dot_month,
    years.year,
    labels.labelled,
    labels.quantity,
)
AT_LATIN: tuple[Rule, ...] = (roman.roman, acronym_rules.acronym, latin_words.word)
AT_SIGN: tuple[Rule, ...] = (
    signs.money_before,
    signs.numbered,
    signs.paragraph,
    signs.signed,
    signs.multiplied,
    signs.arithmetic,
    signs.bare_unit,
    signs.power,
    signs.root,
    fractions.sign,
    signs.greek,
    signs.by_table,
)
AT_DASH: tuple[Rule, ...] = (signs.minus, signs.signed)

_LOOKALIKES = frozenset("ХІСМ")
_MOST_PASSES = 4
_NOTHING: tuple[Rule, ...] = ()
_NO_DASHES = str.maketrans("", "", "-–—")


class Normalizer:
    """Makes written Russian speakable. `acronyms` is one of spell, first, expand; `lexicon` names TOML files."""

    def __init__(self, acronyms: str = "spell", lexicon: Iterable[str | Path] = ()) -> None:
        if acronyms not in MODES:
            raise UsageError(
                tr("--acronyms {mode}: choose one of {modes}").format(mode=acronyms, modes=", ".join(MODES))
            )
        self.mode = acronyms
        self.lexicon = Lexicon.load(lexicon)
        self._own = {name: from_row(row) for name, row in self.lexicon.acronyms.items()}
        self._rules: dict[str, tuple[Rule, ...]] = {}
        self.plain = set(PLAIN_MARKS.translate(_NO_DASHES))
        """Words met that no rule has anything to say about, and the marks of which that is known."""

    def speak(self, text: str) -> str:
        """Give the spoken form of a text. With `first`, every call begins anew."""
        return self.narration().speak(text)

    def explain(self, text: str) -> Explanation:
        """Give the spoken form, every change with its span, rule and reason, and what an editor should check."""
        return self.narration().explain(text)

    def narration(self) -> Narration:
        """Begin an episode: what is expanded at its first mention is remembered from one text to the next."""
        return Narration(self, Acronyms(self.mode, self._own))

    def rules_for(self, word: str) -> tuple[Rule, ...]:
        """Give the rules that may have something to say about a Cyrillic word; none for most."""
        found = self._rules.get(word)
        if found is None:
            found = self._rules[word] = self._choose(word)
            if not found:
                self.plain.add(word)
        return found

    def _choose(self, word: str) -> tuple[Rule, ...]:
        rules: list[Rule] = []
        if word.lower() in abbreviation_tables.triggers():
            rules += [abbreviations.noun, abbreviations.phrase]
        if word in signs.RAISED_UNITS:
            rules.append(signs.bare_unit)
        if _LOOKALIKES.issuperset(word):
            rules.append(roman.roman)
        if len(word) == 1 and word.isupper():
            rules += [initials.initials, acronym_rules.single_letter]
        if len(word) > 1 and (sum(map(str.isupper, word)) > 1 or word in self._own):
            rules.append(acronym_rules.acronym)
        return tuple(rules) if rules else _NOTHING


class Narration:
    """One episode being told: a normalizer with the memory of the acronyms that were given in full."""

    def __init__(self, normalizer: Normalizer, memory: Acronyms) -> None:
        self._normalizer = normalizer
        self._memory = memory

    def speak(self, text: str) -> str:
        """Give the spoken form of a text."""
        scene = self._scene(text)
        readings = self._read(scene)
        spoken = assemble(scene.text, readings)[0]
        return self._settled(spoken) if _runs_together(scene.text, readings) else spoken

    def explain(self, text: str) -> Explanation:
        """Give the spoken form of a text with every change and report."""
        scene = self._scene(text)
        spoken, readings = assemble(scene.text, self._read(scene))
        changes = tuple(_change(scene.text, reading) for reading in readings)
        reports = dict.fromkeys(_report(scene.text, reading) for reading in readings if reading.report)
        if _runs_together(scene.text, readings):
            spoken = self._settled(spoken)
        return Explanation(spoken, changes, tuple(reports))

    def _settled(self, spoken: str) -> str:
        """Read what was spoken once more until nothing changes: pieces of a jumble can make a new abbreviation."""
        for _ in range(_MOST_PASSES):
            scene = self._scene(spoken)
            again = assemble(scene.text, self._read(scene))[0]
            if again == spoken:
                break
            spoken = again
        return spoken

    def _scene(self, text: str) -> Scene:
        return Scene(Text(text), self._memory, AT_NUMBER)

    def _read(self, scene: Scene) -> list[Reading]:
        text = scene.text
        readings: list[Reading] = []
        claimed = _addresses(text, scene)
        lexicon = self._normalizer.lexicon
        plain = set() if lexicon or claimed else self._normalizer.plain
        done = 0
        for index, word in enumerate(text.word):
            start = text.start[index]
            if word in plain or start < done:
                continue
            reading = _by_lexicon(text, index, lexicon) if lexicon else None
            if reading is None and claimed:
                reading = claimed.get(start)
            if reading is None:
                reading = self._ask(scene, index)
            if reading is not None:
                if readings and reading.start < readings[-1].end:
                    reading.start = readings[-1].end
                readings.append(reading)
                text.note(reading)
                done = max(reading.end, text.end[index])
        return readings

    def _ask(self, scene: Scene, index: int) -> Reading | None:
        text = scene.text
        kind = text.kind[index]
        if kind == WORD:
            rules = self._normalizer.rules_for(text.word[index])
        elif kind == NUMBER:
            reading = scene.read_number(index)
            scene.number = reading
            return reading
        elif kind == MARK:
            if text.word[index] not in "-–—" or index + 1 == text.count or text.kind[index + 1] not in (NUMBER, SIGN):
                return None
            rules = AT_DASH
        else:
            rules = AT_LATIN if kind == LATIN else AT_SIGN
        for rule in rules:
            reading = rule(scene, index)
            if reading is not None and text.splits_no_token(reading.end):
                reading.rule = reading.rule or rule.__name__
                if kind in (SIGN, MARK):
                    scene.number = reading
                return reading
        return None


def _runs_together(text: Text, readings: list[Reading]) -> bool:
    """Whether a reading is an address or touches letters or digits, as in no orderly text («0@0.AГ.А»)."""
    clean = text.clean
    return any(reading.rule == "address" or _touches(clean, reading) for reading in readings)


def _touches(clean: str, reading: Reading) -> bool:
    joined = reading.rule == "behind_letters"  # «С-400»: its letters were read before it
    before = clean[reading.start - 1 : reading.start] if reading.start and not joined else ""
    behind = clean[reading.end : reading.end + 2]
    return before.isalnum() or behind[:1].isalnum() or (behind[:1] == "." and bool(behind[1:].strip(" .»”)\n")))


def _by_lexicon(text: Text, index: int, lexicon: Lexicon) -> Reading | None:
    if text.kind[index] == MARK:
        return None
    found = lexicon.match(text.clean, text.start[index])
    if found is None:
        return None
    end, spoken, _ = found
    return Reading(text.start[index], end, spoken, "the user's lexicon", rule="lexicon")


def _addresses(text: Text, scene: Scene) -> dict[int, Reading]:
    clean = text.clean
    if not any(mark in clean for mark in ("@", "#", "://", "www.")) and "." not in clean:
        return {}
    found = {}
    for match in addresses.pattern().finditer(clean):
        kind = match.lastgroup or "url"
        spoken = addresses.read(kind, match.group(), lambda digits: designations.say_digits(digits))
        found[match.start()] = Reading(match.start(), match.end(), spoken, f"address: {kind}", rule="address")
    return found


def _change(text: Text, reading: Reading) -> Change:
    start, end = text.original(reading.start), text.original(reading.end)
    return Change(start, end, text.source[start:end], reading.spoken.strip(), reading.rule, reading.reason)


def _report(text: Text, reading: Reading) -> str:
    if reading.rule in ("by_table", "greek"):
        return tr("nothing to say for {sign}").format(sign=_change(text, reading).written)
    return tr("unlisted acronym {written}, said as {spoken}").format(written=reading.report, spoken=reading.spoken)
