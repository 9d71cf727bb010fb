"""Words of incidents and accounts weighed by how rare they are in the case, for likeness of wording.

The words of all incidents lie in arrays, a row a bag. What weighs them are counts over accounts that can be summed, so that any part of the
incidents gives the same likeness as all of them. A cosine is added up in the order of the words of the second bag.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import groupby
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from crossbearing.link.incidents import Incident
from crossbearing.link.words import FORMULAIC, classes

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

# Words of the set phrases of news count for less.
SET_PHRASE = 0.5
# Pairs whose words are looked up together: few enough that the words of one side stay close at hand.
AT_ONCE = 20_000
# The bags of an incident: its own sentences; and, where it is what its account is chiefly about, all the account's words, its names and
# figures, its title and lead.
OWN, ACCOUNT, NAMES, LEAD = range(4)


@dataclass(slots=True)
class Frequencies:
    """How many accounts have each bag, and for each word in how many accounts it stands (in the bags of whole accounts, how often). The
    weights of evidence were learned with these. Those of two parts of the accounts can be summed."""

    accounts: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    words: tuple[Counter[str], Counter[str], Counter[str], Counter[str]] = field(
        default_factory=lambda: (Counter(), Counter(), Counter(), Counter())
    )

    def add(self, incidents: Sequence[Incident]) -> None:
        """Counts the words of all incidents of one account."""
        self.accounts[OWN] += 1
        self.words[OWN].update({w for i in incidents for w in i.words})
        for i in incidents:
            for bag, words in enumerate(_whole(i), start=1):
                self.accounts[bag] += 1
                self.words[bag].update(words)

    def sum(self, other: Frequencies) -> None:
        """Adds what was counted elsewhere."""
        for bag in range(4):
            self.accounts[bag] += other.accounts[bag]
            self.words[bag].update(other.words[bag])


def frequencies(incidents: Iterable[Incident]) -> Frequencies:
    """The counts over incidents in order of key."""
    out = Frequencies()
    for _, rows in groupby(incidents, key=lambda i: i.key[0]):
        out.add(list(rows))
    return out


def _whole(i: Incident) -> tuple[Mapping[str, int], ...]:
    return (i.account.all, i.account.names, i.account.lead) if i.account is not None else ()


class _Bags:
    """Rows of words by number with their counts."""

    def __init__(self) -> None:
        self.words, self.counts, self.starts = array("i"), array("i"), array("q", [0])

    def add(self, words: Mapping[str, int], number: dict[str, int]) -> int:
        """Appends a row; gives its number."""
        self.words.extend([number.setdefault(w, len(number)) for w in words])
        self.counts.extend(words.values())
        self.starts.append(len(self.words))
        return len(self.starts) - 2


class Wordings:
    """The words of incidents, numbered in the order added. `weigh` once all are there; only then ask."""

    def __init__(self, incidents: Iterable[Incident] = ()) -> None:
        self._number: dict[str, int] = {}
        self._bags = [_Bags() for _ in range(4)]
        # For each incident the row of its account's bags, -1 where it has none.
        self._row = array("q")
        for i in incidents:
            self.add(i)

    def add(self, i: Incident) -> None:
        """Takes the words of the next incident."""
        self._bags[OWN].add(i.words, self._number)
        rows = [self._bags[bag].add(words, self._number) for bag, words in enumerate(_whole(i), start=1)]
        self._row.append(rows[0] if rows else -1)

    def words(self) -> list[str]:
        """Every word of the incidents, once."""
        return list(self._number)

    def weigh(self, told: Frequencies) -> Wordings:
        """Log frequency times log rarity over accounts (Salton and Buckley 1988), each bag a unit vector."""
        known = classes()
        self._names = list(self._number)
        phrase = [SET_PHRASE if known.get(w) == FORMULAIC else 1.0 for w in self._names]
        self._rare: list[Floats] = []
        self._words: list[NDArray[np.int32]] = []
        self._counts: list[NDArray[np.int32]] = []
        self._starts: list[Numbers] = []
        self._norm: list[Floats] = []
        most = max((max(b.counts, default=1) for b in self._bags), default=1)
        self._often = np.array([1.0] + [1.0 + log(n) for n in range(1, most + 1)])
        for bag, rows in enumerate(self._bags):
            total, counts = told.accounts[bag], told.words[bag]
            self._rare.append(
                np.array(
                    [log(1 + total / (counts.get(w, 0) or 1)) * p for w, p in zip(self._names, phrase, strict=True)]
                )
            )
            self._words.append(np.frombuffer(rows.words, dtype=np.int32))
            self._counts.append(np.frombuffer(rows.counts, dtype=np.int32))
            self._starts.append(np.frombuffer(rows.starts, dtype=np.int64))
            raw = self._often[self._counts[bag]] * self._rare[bag][self._words[bag]]
            sizes = np.diff(self._starts[bag])
            norm = np.bincount(np.repeat(np.arange(len(sizes)), sizes), raw * raw, len(sizes))
            self._norm.append(np.array([sqrt(x) or 1.0 for x in norm.tolist()]))
        self._whole = np.frombuffer(self._row, dtype=np.int64)
        return self

    def rarest(self, n: int, most: int) -> set[str]:
        """The words that weigh most in the bags of an incident: `most` of its own, of its account's names, of its lead."""
        out: set[str] = set()
        for bag, row in ((OWN, n), (NAMES, int(self._whole[n])), (LEAD, int(self._whole[n]))):
            if row < 0:
                continue
            words, weights = self._vector(bag, row)
            told = zip(weights.tolist(), words.tolist(), strict=True)
            out |= {w for _, w in nsmallest(most, ((-x, self._names[w]) for x, w in told))}
        return out

    def _vector(self, bag: int, row: int) -> tuple[NDArray[np.int32], Floats]:
        begin, end = int(self._starts[bag][row]), int(self._starts[bag][row + 1])
        words = self._words[bag][begin:end]
        raw = self._often[self._counts[bag][begin:end]] * self._rare[bag][words]
        return words, raw / self._norm[bag][row]

    def cosines(self, bag: int, first: Numbers, second: Numbers) -> Floats:
        """The likeness, 0..1, of the bags of each pair of incidents; 0 where one of them has no such bag."""
        a, b = (first, second) if bag == OWN else (self._whole[first], self._whole[second])
        both = np.flatnonzero((a >= 0) & (b >= 0))
        out = np.zeros(len(a))
        for begin in range(0, len(both), AT_ONCE):
            some = both[begin : begin + AT_ONCE]
            out[some] = self._some(bag, a[some], b[some])
        return out

    def _some(self, bag: int, a: Numbers, b: Numbers) -> Floats:
        """The sums of products of the words that rows a and b have both."""
        rows, number = np.unique(a, return_inverse=True)
        row, words, weights = self._entries(bag, rows)
        keys = row * len(self._names) + words
        order = np.argsort(keys)
        keys, weights = keys[order], weights[order]
        pair, words, told = self._entries(bag, b)
        wanted = number[pair] * len(self._names) + words
        at = np.searchsorted(keys, wanted)
        at[at == len(keys)] = 0
        shared = keys[at] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
        return np.bincount(pair[shared], weights[at[shared]] * told[shared], len(b)).astype(np.float64)

    def _entries(self, bag: int, rows: Numbers) -> tuple[Numbers, NDArray[np.int32], Floats]:
        """The words of rows one after the other: which of the rows, the word, its weight."""
        begin, size = self._starts[bag][rows], self._starts[bag][rows + 1] - self._starts[bag][rows]
        which = np.repeat(np.arange(len(rows)), size)
        at = np.arange(len(which)) + np.repeat(begin - (np.cumsum(size) - size), size)
        words = self._words[bag][at]
        raw = self._often[self._counts[bag][at]] * self._rare[bag][words]
        return which, words, raw / self._norm[bag][rows[which]]


def wordings(incidents: Sequence[Incident]) -> Wordings:
    """The words of incidents in order of key, weighed by how rare they are among them."""
    return Wordings(incidents).weigh(frequencies(incidents))
