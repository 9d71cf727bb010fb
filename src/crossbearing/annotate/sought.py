"""Expressions that are sought often and found seldom.

`re` tries an expression at every character. Where it has words of which one must stand in any match ("denied", "false"), it is enough
to ask first whether one of them is there at all, which takes a twentieth of the time. The words are read off the expression itself, so
that they cannot be forgotten when it grows.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# More words than this are no quicker to look for than the expression, shorter ones stand everywhere.
MOST, SHORTEST = 60, 2


class Sought:
    """A compiled expression that is run only where one of its words stands. Its words have small letters."""

    __slots__ = ("hints", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.hints = required(pattern, flags)

    def may_stand(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether one of the words stands in `text[start:end]`; True where the expression has none."""
        if not self.hints:
            return True
        words = text[start:end].lower()
        for hint in self.hints:  # noqa: SIM110 - `any` over a generator takes four times as long
            if hint in words:
                return True
        return False

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, as `re.Pattern.search` gives it."""
        return self.pattern.search(text, start, end) if self.may_stand(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at `start`, as `re.Pattern.match` gives it."""
        return self.pattern.match(text, start, end) if self.may_stand(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match, as `re.Pattern.finditer` gives them."""
        return self.pattern.finditer(text, start, end) if self.may_stand(text, start, end) else iter(())


def required(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Words in small letters of which every match holds one; none where the expression has no such words."""
    try:
        found = _of(parser.parse(pattern, flags))
    except (re.error, AttributeError, ValueError):
        return ()
    if found is None or len(found) > MOST:
        return ()
    # A word that holds another is found with it.
    return tuple(sorted(w for w in found if not any(o != w and o in w for o in found)))


def _of(sequence: Any) -> frozenset[str] | None:
    """The best set of words for a sequence of parts: the one whose shortest word is longest (up to five letters), of these the smallest."""
    sets: list[frozenset[str]] = []
    run = ""
    for code, value in sequence:
        if code is codes.LITERAL and value < 128:
            run += chr(value).lower()
            continue
        sets, run = _with(sets, run), ""
        inner: frozenset[str] | None = None
        if code is codes.SUBPATTERN:
            inner = _of(value[-1])
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and value[0] >= 1:
            inner = _of(value[2])
        elif code is codes.ATOMIC_GROUP:
            inner = _of(value)
        elif code is codes.BRANCH:
            each = [_of(branch) for branch in value[1]]
            if all(e is not None for e in each):
                inner = frozenset(w for e in each for w in e or ())
        if inner is not None:
            sets.append(inner)
    sets = _with(sets, run)
    return max(sets, key=lambda s: (min(5, *(len(w.strip()) for w in s)), -len(s), sorted(s)), default=None)


def _with(sets: list[frozenset[str]], run: str) -> list[frozenset[str]]:
    return [*sets, frozenset((run,))] if len(run) >= SHORTEST else sets
