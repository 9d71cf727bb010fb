"""The votes of ballots as arrays of numbers: what a model that learns over all of them reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
import numpy as np

from crossbearing.weigh.ballot import Vote, numeric
from crossbearing.weigh.candidates import Told
from crossbearing.weigh.folding import plain

# A source named by the address of a machine is anonymous.
_ADDRESS = re.compile(
    r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){5,7}\b|\b(?:anonymous|unknown|unnamed)\b",
    re.I,
)
# What an account itself calls unconfirmed or a claim of one side weighs half.
DOUBTED = 0.5


class Tally(msgspec.Struct, frozen=True):
    """The votes as arrays, and the sources' numbers by name, in order of first appearance."""

    told: Told
    sources: dict[str, int]


def tally(rows: Sequence[tuple[Vote, ...]]) -> Tally:
    """The votes of each ballot; a word is its number among the words of its own ballot, in order of telling (`words_of`)."""
    numbers: dict[str, int] = {}
    objects, sources, low, high, word, weight, stale = [], [], [], [], [], [], []
    for k, votes in enumerate(rows):
        figures = bool(numeric(votes))
        words: dict[str, int] = {}
        for v in votes:
            if figures:
                if v.low is None and v.high is None:
                    continue
                low.append(np.nan if v.low is None else v.low)
                high.append(np.nan if v.high is None else v.high)
            elif v.value is None:
                continue
            else:
                code = float(words.setdefault(plain(v.value), len(words)))
                low.append(code)
                high.append(code)
            objects.append(k)
            sources.append(numbers.setdefault(v.source, len(numbers)))
            word.append(not figures)
            stale.append(v.stale)
            weight.append(DOUBTED if v.doubtful else 1.0)
    told = Told(
        np.array(objects, np.int64),
        np.array(sources, np.int64),
        np.array(low, np.float64),
        np.array(high, np.float64),
        np.array(weight, np.float64),
        np.array(word, np.bool_),
        np.array(stale, np.bool_),
        np.array([int(bool(_ADDRESS.search(name))) for name in numbers], np.int64),
    )
    return Tally(told, numbers)


def words_of(votes: Sequence[Vote]) -> list[str]:
    """The words of a ballot in order of telling, each in the spelling told first: the number of a word is its place."""
    spelt: dict[str, str] = {}
    for v in votes:
        if v.value is not None:
            spelt.setdefault(plain(v.value), v.value)
    return list(spelt.values())
