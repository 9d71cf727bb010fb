"""Figures as papers put them, and what they mean by the contract of the program's output (low and high, None where a side is open)."""

from __future__ import annotations

import math
from random import Random
from typing import NamedTuple

WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
# Up to here most papers write the number as a word.
SPELT = 9


class Figure(NamedTuple):
    """A figure in words with the range that it states."""

    text: str
    low: float | None
    high: float | None


def numeral(n: int, chance: Random) -> str:
    """The number as a word or in digits."""
    if n <= SPELT or (n < len(WORDS) and chance.random() < 0.3):
        return WORDS[n]
    return f"{n:,}" if n >= 10_000 or (n >= 1000 and chance.random() < 0.8) else str(n)


def rounded(n: int) -> int:
    """The number to its first two digits."""
    step = 10 ** max(0, len(str(n)) - 2)
    return n // step * step


def exact(n: int, chance: Random) -> Figure:
    """The bare number."""
    return Figure(numeral(n, chance), n, n)


def hedged(n: int, chance: Random) -> Figure:
    """The number, most often bare, else with a hedge under which it is still true."""
    way = chance.random()
    if n < 3 or way < 0.6:
        return exact(n, chance)
    if way < 0.82:
        return Figure(f"{chance.choice(('at least', 'no fewer than'))} {numeral(n, chance)}", n, None)
    if n < 20:
        return exact(n, chance)
    if way < 0.9:
        below = rounded(n - 1) if n > 100 else (n - 1) // 10 * 10
        return Figure(f"more than {numeral(below, chance)}", below + 1, None)
    if way < 0.96 or n < 60:
        near = rounded(n) if n > 100 else round(n, -1)
        word = chance.choice(("about", "around", "some", "an estimated"))
        return Figure(f"{word} {numeral(near, chance)}", math.ceil(0.9 * near), math.floor(1.1 * near))
    above = (rounded(n) + 10 ** max(0, len(str(n)) - 2)) if n > 100 else (n // 10 + 1) * 10
    return Figure(f"nearly {numeral(above, chance)}", min(math.ceil(0.9 * above), above - 1), above - 1)
