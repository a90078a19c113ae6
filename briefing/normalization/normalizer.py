"""The normalizer: written Russian in, spoken Russian out, and an account of every change.

The text is cut into tokens and read from left to right. At each token that is not plain Russian, the rules of its kind
are asked in order; the first that knows the span says how it is spoken. Everything else goes through as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from briefing.errors import UsageError
from briefing.normalization import headlines, line_ends, lookalikes
from briefing.normalization.assembly import assemble
from briefing.normalization.kept import Kept
from briefing.normalization.lexicon.acronyms import MODES, Acronyms, from_row
from briefing.normalization.lexicon.user import Lexicon
from briefing.normalization.rules import asking, euphony, order
from briefing.normalization.rules.context import Context, Rule
from briefing.normalization.rules.letters import addresses
from briefing.normalization.rules.triggers import LONG, REACH
from briefing.normalization.sentence.readings import Change, Doubt, Doubtful, Explanation, Kind, Reading
from briefing.normalization.sentence.remarks import Remark, RemarkKind, unspoken
from briefing.normalization.sentence.text import MARK, NUMBER, SIGN, WORD, Text
from briefing.normalization.words.respelling import untold
from briefing.translation import tr

_MOST_PASSES = 4
_ALIKE = "lookalikes", "letters that look alike"
_IN_CAPITALS = "headlines", "a line in capitals"
_CUT = "line_ends", "a word that the end of a line cuts"
"""The rule and the reason of what is mended before anything is read."""
_TOKENS_KEPT = 20_000
"""Tokens of which is remembered whether any rule may have something to say at them."""
_WORDS_KEPT = 5000
"""Words of which is remembered which rules may have something to say about them."""
_PLACES_KEPT = 1000
"""The same of numbers, by what touches them."""


class Normalizer:
    """Makes written Russian speakable. `acronyms` is one of spell, first, expand; `lexicon` names TOML files.

    `whole_addresses`: of «https://kremlin.ru/news/1» the path is said, too.
    """

    def __init__(
        self, acronyms: str = "spell", lexicon: Iterable[str | Path] = (), *, whole_addresses: bool = False
    ) -> None:
        if acronyms not in MODES:
            raise UsageError(
                tr("--acronyms {mode}: choose one of {modes}").format(mode=acronyms, modes=", ".join(MODES))
            )
        self._keep((acronyms, whole_addresses, Lexicon.load(lexicon)))

    def __getstate__(self) -> tuple[str, bool, Lexicon]:
        return self.mode, self.whole_addresses, self.lexicon  # for another process; what is remembered stays here

    def __setstate__(self, state: tuple[str, bool, Lexicon]) -> None:
        self._keep(state)

    def _keep(self, state: tuple[str, bool, Lexicon]) -> None:
        self.mode, self.whole_addresses, self.lexicon = state
        self._own = {name: from_row(row) for name, row in self.lexicon.acronyms.items()}
        self.may_begin: Kept[str, bool] = Kept(lambda token: asking.may_begin(token, self._own), _TOKENS_KEPT)
        """Whether any rule may have something to say at a token written so; at most tokens none has."""
        self.rules_for: Kept[str, tuple[Rule, ...]] = Kept(
            lambda word: asking.at_word(word, self._own, spaced=False), _WORDS_KEPT
        )
        """The rules that may have something to say about a Cyrillic word."""
        self.rules_before_space: Kept[str, tuple[Rule, ...]] = Kept(
            lambda letter: asking.at_word(letter, self._own, spaced=True), _WORDS_KEPT
        )
        """The same of a single letter before a space."""
        self.rules_at = lru_cache(maxsize=_PLACES_KEPT)(asking.at_number)
        """Give the rules that may have something to say about a number, by what touches it."""
        self.every_rule_at_number = tuple(rule for rule, _ in order.AT_NUMBER)

    def speak(self, text: str) -> str:
        """Give the spoken form of a text. With `first`, every call begins anew."""
        return self.narration().speak(text)

    def explain(self, text: str) -> Explanation:
        """Give the spoken form, every change with its span, rule and reason, and what an editor should check."""
        return self.narration().explain(text)

    def narration(self) -> Narration:
        """Begin an episode: what is expanded at its first mention is remembered from one text to the next."""
        return Narration(self, Acronyms(self.mode, self._own))


class Narration:
    """One episode being told: a normalizer with the memory of the acronyms that were given in full."""

    def __init__(self, normalizer: Normalizer, memory: Acronyms) -> None:
        self._normalizer = normalizer
        self._memory = memory

    def speak(self, text: str, ahead: str = "") -> str:
        """Give the spoken form of a text; `ahead` is how the next ones begin, whose names needn't be given here."""
        self._memory.ahead = ahead
        context = self._context(self._mended(text)[0])
        readings = self._read(context)
        spoken = assemble(context.text, readings)[0]
        return self._settled(spoken) if _runs_together(context.text, readings) else spoken

    def explain(self, text: str, ahead: str = "") -> Explanation:
        """Give the spoken form of a text with every change and report; `ahead` is how the next ones begin."""
        self._memory.ahead = ahead
        mended, words = self._mended(text)
        context = self._context(mended)
        spoken, readings = assemble(context.text, self._read(context))
        changes = [_change(context.text, reading) for reading in readings]
        if mended != text:
            changes = _with_mended(text, words, changes)
        doubts = tuple(_doubts(context.text, readings, text))
        told = (_remark(context.text, reading) for reading in readings if reading.report)
        if _runs_together(context.text, readings):
            spoken = self._settled(spoken)
        return Explanation(spoken, tuple(changes), tuple(filter(None, told)), doubts)

    def _settled(self, spoken: str) -> str:
        """Read what was spoken once more until nothing changes: pieces of a jumble can make a new abbreviation."""
        for _ in range(_MOST_PASSES):
            context = self._context(self._mended(spoken)[0])
            again = assemble(context.text, self._read(context))[0]
            if again == spoken:
                break
            spoken = again
        return spoken

    def _context(self, mended: str) -> Context:
        return Context(Text.of(mended), self._memory, self._normalizer.every_rule_at_number)

    def _mended(self, source: str) -> tuple[str, list[Change]]:
        """Give a text (of the same length) whose letters are mended, and each word that was."""
        text, joined = line_ends.mend(source)
        text, alike = lookalikes.mend(text)
        text, small = headlines.mend(text, self._memory.find)
        told = [(one, *_CUT) for one in joined] + [(one, *_ALIKE) for one in alike]
        told += [(one, *_IN_CAPITALS) for one in small]
        return text, [
            Change(one.start, one.end, source[one.start : one.end], one.word.replace("\u00ad", ""), rule, reason)
            for one, rule, reason in told
        ]

    def _read(self, context: Context) -> list[Reading]:
        text, lexicon = context.text, self._normalizer.lexicon
        claimed = addresses.find(text, whole=self._normalizer.whole_addresses)
        own_words = bool(lexicon)
        anything = bool(own_words or claimed)  # may begin at a plain word too
        telling = map(self._normalizer.may_begin.__getitem__, text.word)
        readings: list[Reading] = []
        done = 0
        for index in range(text.count) if anything else [index for index, tells in enumerate(telling) if tells]:
            start = text.start[index]
            if start < done:
                continue
            rules = self._rules(text, index)
            if not rules and not anything:
                continue
            reading = _by_lexicon(text, index, lexicon) if own_words else None
            reading = reading or claimed.get(start) or _ask(context, index, rules)
            if reading is None:
                continue
            reading = euphony.with_preposition(text, index, reading, done)
            if readings and reading.start < readings[-1].end:
                reading = reading._replace(start=readings[-1].end)
            readings.append(reading)
            context.note(reading)
            done = max(reading.end, text.end[index])
        self._memory.hear(text.clean)
        return readings

    def _rules(self, text: Text, index: int) -> tuple[Rule, ...]:
        """Give the rules that may have something to say at a token."""
        kind, word = text.kind[index], text.word[index]
        if kind is WORD:
            spaced = len(word) == 1 and text.behind(index, 1) == " "
            return self._normalizer.rules_before_space[word] if spaced else self._normalizer.rules_for[word]
        if kind is NUMBER:
            return self._normalizer.rules_at(text.glued(index), text.behind(index, REACH), len(word) >= LONG)
        return asking.at_token(text, index)


def _ask(context: Context, index: int, rules: tuple[Rule, ...]) -> Reading | None:
    reading = context.ask(rules, index) if rules else None
    kind = context.text.kind[index]
    if kind is NUMBER or (reading is not None and kind in (SIGN, MARK)):
        context.number = reading
    return reading


def _runs_together(text: Text, readings: list[Reading]) -> bool:
    """Whether a reading is an address or touches letters or digits, as in no orderly text («0@0.AГ.А»)."""
    clean = text.clean
    return any(reading.kind in (Kind.ADDRESS, Kind.PAGE) or _touches(clean, reading) for reading in readings)


def _touches(clean: str, reading: Reading) -> bool:
    joined = reading.kind is Kind.DESIGNATION  # «С-400»: its letters were read before it
    before = clean[reading.start - 1 : reading.start] if reading.start and not joined else ""
    behind = clean[reading.end : reading.end + 2]
    if not behind or not (behind[0] == "." or behind[0].isalnum()):
        return before.isalnum()
    last = clean[reading.start : reading.end][-1:]
    if last == " " or (last.isalpha() and behind[:1].isdigit()):
        behind = ""  # «А. И. Марин», whose space it took; «А321», whose number stands apart from it in words
    return before.isalnum() or behind[:1].isalnum() or (behind[:1] == "." and bool(behind[1:].strip(" .»”)\n")))


def _by_lexicon(text: Text, index: int, lexicon: Lexicon) -> Reading | None:
    if text.kind[index] is MARK:
        return None
    found = lexicon.match(text.clean, text.start[index])
    if found is None:
        return None
    end, spoken, _ = found
    return Reading(text.start[index], end, spoken, "the user's lexicon", kind=Kind.USERS, rule="lexicon")


def _change(text: Text, reading: Reading) -> Change:
    start, end = text.original(reading.start), text.original(reading.end)
    return Change(start, end, text.source[start:end], reading.spoken.strip(), reading.rule, reading.reason)


def _with_mended(source: str, mended: list[Change], changes: list[Change]) -> list[Change]:
    """Show the letters as they were written, and every word whose letters were mended where nothing else changed it."""
    changes = [replace(change, written=source[change.start : change.end]) for change in changes]
    for word in mended:
        if not any(change.start < word.end and word.start < change.end for change in changes):
            changes.append(word)
    return sorted(changes, key=lambda change: change.start)


def _doubts(text: Text, readings: Sequence[Reading], source: str) -> Iterator[Doubtful]:
    """Give what is doubtful, in order: readings that say so, and homographs that nothing tells."""
    found = [(one.start, one.end, one.spoken.strip(), one.doubt) for one in readings if one.doubt]
    changed = [(one.start, one.end) for one in readings]
    for start, end in untold(text.clean):
        if not any(begin < end and start < finish for begin, finish in changed):
            found.append((start, end, text.clean[start:end], Doubt.HOMOGRAPH))
    for start, end, spoken, doubt in sorted(found):
        start, end = text.original(start), text.original(end)
        yield Doubtful(start, end, source[start:end], spoken, doubt)


def _remark(text: Text, reading: Reading) -> Remark | None:
    if reading.kind is Kind.UNSPOKEN:
        return unspoken(_change(text, reading).written)
    if reading.kind is Kind.ADDRESS:
        return unspoken(reading.report)  # the letters of another script in it
    if reading.kind is Kind.PAGE:
        return Remark(RemarkKind.ADDRESS, reading.report, reading.spoken)
    return Remark(RemarkKind.ACRONYM, reading.report, reading.spoken)
