"""Hedges and bounds of a figure, and the range of values that they allow (docs/formats.md#figures)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from crossbearing.annotate.letters import lowered
from crossbearing.lexicon import lexicon
from crossbearing.records.quantity import Change


class Hedge(NamedTuple):
    """`bound` is the rule for low and high: least, more, most, fewer, near, about, exact; `only` the kind of unit to which it is bound."""

    bound: str
    change: Change
    start: int
    end: int
    only: str | None = None


_ROWS = lexicon("hedges")
_BEFORE = {r["words"]: r for r in _ROWS if r["place"] == "before"}
_AFTER = {r["words"]: r for r in _ROWS if r["place"] == "after"}


def _any(forms: Iterable[str], left: str = r"\b") -> str:
    parts = []
    for f in sorted(forms, key=len, reverse=True):
        body = re.escape(f).replace(r"\ ", r"\s+")
        parts.append((left if f[0].isalpha() else "") + body + (r"\b" if f[-1].isalpha() else ""))
    return "|".join(parts)


# Words that may stand between a hedge and its figure: "about another 20", "at least a further 12", "more than the 30", "some of the 40".
_BETWEEN = r"(?:\s+(?:an?|the|another|a\s+further|further|an\s+additional|additional|just|only|some|around|about|a\s+total\s+of|total\s+of|its|their))?"
_letters = [f for f in _BEFORE if f[0].isalpha()]
# Run over small letters: alternatives that begin with a letter are told apart by it, which they are not where case is ignored.
_HEDGE_BEFORE = re.compile(
    rf"(?P<hedge>\b(?:{_any(_letters, left='')})|{_any(f for f in _BEFORE if f not in _letters)}){_BETWEEN}[\s-]*$"
)
_HEDGE_AFTER = re.compile(rf"(?:\s|,\s)?(?P<hedge>{_any(_AFTER)})(?!\s*\d)", re.IGNORECASE)
_AFTER_NOUN = re.compile(r"(?:\s[\w’'-]+){1,3},?\s(?P<hedge>or so|give or take|or more|at least|at most|approximately|or thereabouts)\b(?!\s+(?:an? |the )?(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|\w+(?:teen|ty)\b|eleven\b|twelve\b|dozens?\b|hundred|thousand))", re.IGNORECASE)  # fmt: skip
_CLOSING = frozenset(re.split(r"\W+", f)[-1] or f[-1] for f in _BEFORE) | frozenset(
    (
        "a",
        "an",
        "the",
        "another",
        "further",
        "additional",
        "just",
        "only",
        "some",
        "around",
        "about",
        "of",
        "its",
        "their",
        ".",
    )
)
_LAST_WORD = re.compile(r"(\w+|[^\w\s])[\s-]*$")
# The longest hedge with what may stand between, in characters.
_WINDOW = 44
_NOT_OVER = re.compile(r"\b(?:hand(?:ed|s|ing)?|turn(?:ed|ing|s)?|control|fight|dispute|row|war|protests?|concerns?|anger|talks?|vote|voted|debate|deal|spread|took|taken|divided|arrested|sacked|criticised|criticized)\s+(?:over|about)\s*$", re.IGNORECASE)  # fmt: skip


def hedge_before(text: str, start: int) -> Hedge | None:
    """The hedge that ends where the figure (with its currency) starts."""
    last = _LAST_WORD.search(text, max(0, start - 16), start)
    if last is None or last[1].lower() not in _CLOSING:
        return None
    low = max(0, start - _WINDOW)
    # One character more on the left shows whether a word begins at the window's edge.
    edge = max(0, low - 1)
    m = _HEDGE_BEFORE.search(lowered(text[edge:start]), low - edge)
    if m is None:
        return None
    words = re.sub(r"\s+", " ", m["hedge"])
    at, end = edge + m.start(), edge + m.end("hedge")
    if words in ("over", "about") and _NOT_OVER.search(text, max(0, at - 20), end):
        return None
    if words == "sub" and text[end : end + 1] != "-":
        return None
    row = _BEFORE[words]
    return Hedge(row["bound"], row["change"], at, end, row.get("only"))


def hedge_after(text: str, end: int) -> Hedge | None:
    """The hedge behind a figure, or behind the noun that it counts."""
    m = _HEDGE_AFTER.match(text, end) or _AFTER_NOUN.match(text, end)
    if m is None:
        return None
    words = re.sub(r"\s+", " ", m["hedge"].lower())
    if words == "plus" and text[m.end() : m.end() + 2].strip()[:1].isalnum():
        return None
    row = _AFTER[words]
    return Hedge(row["bound"], row["change"], m.start("hedge"), m.end("hedge"))


def allowed(bound: str, low: float, high: float, *, measure: bool) -> tuple[float | None, float | None]:
    """The range that a bound makes of `low`..`high`; counts are whole numbers, measures are not."""
    if bound == "least":
        return low, None
    if bound == "more":
        return low + 1, None
    if bound == "most":
        return None, high
    if bound == "fewer":
        return None, high - 1
    if bound == "near":
        if measure or not float(low).is_integer():
            return _tidy(0.9 * low), _tidy(0.99 * high)
        return float(min(math.ceil(_tidy(0.9 * low)), low - 1)), high - 1
    if bound == "about":
        return _tidy(0.9 * low), _tidy(1.1 * high)
    return low, high


def _tidy(x: float) -> float:
    """Ten significant digits, so that 0.9 * 3 is 2.7."""
    return float(f"{x:.10g}")
