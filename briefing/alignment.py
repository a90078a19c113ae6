"""Which lines of a corrected text are lines of the original, in time proportional to their number.

Lines that stand once in both texts hold the others in place (as Bram Cohen's patience diff has it); between them the
first of several equal lines is the first, the second the second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

_Pair = tuple[int, int]  # places in the original and in the corrected text
_Tokens = Callable[[Sequence[str]], list[Hashable]]


def aligned(old: Sequence[str], new: Sequence[str]) -> list[_Pair]:
    """Give the places of equal lines, growing in both texts."""
    return list(_by(_single, old, new, lambda olds, news: _by(_numbered, olds, news, lambda _, __: iter(()))))


def _by(
    tokens: _Tokens,
    old: Sequence[str],
    new: Sequence[str],
    between: Callable[[Sequence[str], Sequence[str]], Iterator[_Pair]],
) -> Iterator[_Pair]:
    """Pair equal ends, then what has equal tokens and the same order, then with `between` what lies between those."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    yield from ((at, at) for at in range(start))
    before = (start, start)
    stop = (len(old) - end, len(new) - end)
    held = _in_order(tokens(old[start : stop[0]]), tokens(new[start : stop[1]]))
    for at in [*((start + left, start + right) for left, right in held), stop]:
        inner = between(old[before[0] : at[0]], new[before[1] : at[1]])
        yield from ((before[0] + left, before[1] + right) for left, right in inner)
        if at != stop:
            yield at
        before = (at[0] + 1, at[1] + 1)
    yield from ((stop[0] + at, stop[1] + at) for at in range(end))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the lines that are equal from the start."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(old), len(new)))


def _single(lines: Sequence[str]) -> list[Hashable]:
    """Give a line that stands once as it is, and for others what nothing equals."""
    count = Counter(lines)
    return [line if count[line] == 1 else None for line in lines]


def _numbered(lines: Sequence[str]) -> list[Hashable]:
    """Give each line with the number of those before that equal it."""
    count: Counter[str] = Counter()
    numbered: list[Hashable] = []
    for line in lines:
        numbered.append((line, count[line]))
        count[line] += 1
    return numbered


def _in_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[_Pair]:
    """Give the longest run of pairs of equal tokens that grows in both; no token but None stands twice in one."""
    places = {token: at for at, token in enumerate(old) if token is not None}
    ends: list[int] = []  # of the runs of each length, the smallest last place in the original
    chains: list[tuple[_Pair, int | None]] = []  # a pair and the chain that it goes on with
    tips: list[int] = []  # of the same runs, the chain
    for right, token in enumerate(new):
        left = places.get(token) if token is not None else None
        if left is None:
            continue
        length = bisect_left(ends, left)
        chains.append(((left, right), tips[length - 1] if length else None))
        ends[length : length + 1] = [left]
        tips[length : length + 1] = [len(chains) - 1]
    found: list[_Pair] = []
    tip = tips[-1] if tips else None
    while tip is not None:
        pair, tip = chains[tip]
        found.append(pair)
    return found[::-1]
