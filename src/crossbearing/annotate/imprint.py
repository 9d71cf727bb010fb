"""The outlet's own voice in the last lines: whether a line offers the paper, asks something of its readers or says how it is made."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.annotate.sought import Sought
from crossbearing.lexicon import lexicon

# Words of fewer letters are shared by any two lines.
_CONTENT = re.compile(r"[a-z]{5,}")
# A stem of five letters joins "print" and "printed" well enough.
_STEM = 5
# What a line shares with the account before it, as a share of its content words: a conclusion takes up the account's words, an imprint does not.
OWN_WORDS, TAKEN_UP = 0.10, 0.34
FOREIGN_WEIGHT, TAKEN_UP_WEIGHT = 0.6, -1.0


@lru_cache(maxsize=1)
def _signs() -> tuple[float, tuple[tuple[Sought, float], ...], tuple[tuple[Sought, float], ...]]:
    rows = lexicon("imprint")
    signs = tuple((Sought(r["words"], re.I), float(r["weight"])) for r in rows["signs"])
    against = tuple((Sought(r["words"], re.I), float(r["weight"])) for r in rows["against"])
    return float(rows["enough"]), signs, against


def _stems(words: str) -> set[str]:
    return {w[:_STEM] for w in _CONTENT.findall(words.lower())}


def weight(line: str, before: str) -> float:
    """How much speaks for `line` being the outlet's own voice, after the account `before`; below `enough` it is the account's."""
    _, signs, against = _signs()
    total = sum(w for sign, w in signs if sign.search(line))
    total += sum(w * sum(1 for _ in sign.finditer(line)) for sign, w in against)
    stems = _stems(line)
    if stems:
        shared = len(stems & _stems(before)) / len(stems)
        total += FOREIGN_WEIGHT if shared <= OWN_WORDS else TAKEN_UP_WEIGHT if shared > TAKEN_UP else 0.0
    return total


def is_imprint(line: str, before: str) -> bool:
    """Whether `line`, one of the last of an account, is the outlet's own voice and no part of what it tells."""
    return weight(line, before) >= _signs()[0]
