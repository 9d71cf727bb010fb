"""What the default rule learns over all ballots: from arrays of numbers that the executors send here, once; each ballot is answered where it lies.

No name travels: a source is its digest. What is sent back to all executors is the accuracy of each source and the odds against rounded figures;
of an object's own claims they make the same probabilities as here (`weigh.reliability.learn`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np

from crossbearing.weigh.ballot import Answer, Ballot, Rule, current
from crossbearing.weigh.candidates import Told
from crossbearing.weigh.consensus import consensus_of
from crossbearing.weigh.reliability import learn
from crossbearing.weigh.rules import rule_named
from crossbearing.weigh.tally import DOUBTED, tally

BLOCKS = "block binary"
# A digest of a source's name: of ten million names no two share one but by a chance of one in 10^24.
DIGEST = 16
_WORD, _STALE, _DOUBTED = 1, 2, 4


class Block(msgspec.Struct, frozen=True):
    """Some ballots as bytes of arrays. By ballot: `first`, its place among all (that of ballots of one place is their order here). By claim: `ballot`
    and `source`, numbered within the block, `low`, `high`, `marks`. By source: `digests`, `classes`."""

    first: bytes
    ballot: bytes
    source: bytes
    low: bytes
    high: bytes
    marks: bytes
    digests: bytes
    classes: bytes


_decoder = msgspec.msgpack.Decoder(Block)


def block_of(first: Sequence[int], ballots: Sequence[Ballot]) -> bytes:
    """The ballots as one row of `BLOCKS`."""
    found = tally([current(b) for b in ballots])
    told = found.told
    marks = told.word * _WORD + told.stale * _STALE + (told.weight == DOUBTED) * _DOUBTED
    return msgspec.msgpack.encode(
        Block(
            np.array(first, np.int64).tobytes(),
            told.objects.astype(np.int32).tobytes(),
            told.sources.astype(np.int32).tobytes(),
            told.low.tobytes(),
            told.high.tobytes(),
            marks.astype(np.uint8).tobytes(),
            b"".join(map(_digest, found.sources)),
            told.classes.astype(np.uint8).tobytes(),
        )
    )


def _digest(name: str) -> bytes:
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()


class Reliability:
    """The accuracy of each source by the digest of its name, and the log odds `against` a rounded figure."""

    def __init__(self, digests: bytes, accuracy: Any, against: float) -> None:
        found = np.frombuffer(digests, f"S{DIGEST}")
        order = np.argsort(found)
        self._digests, self._accuracy, self._against = found[order], accuracy[order], against

    def __call__(self, ballots: Sequence[Ballot]) -> list[Answer]:
        """The rule `consensus` as if all ballots were there."""
        names = sorted({v.source for b in ballots for v in b.votes})
        asked = np.frombuffer(b"".join(map(_digest, names)), f"S{DIGEST}")
        at = np.minimum(np.searchsorted(self._digests, asked), max(0, len(self._digests) - 1))
        # A source of which no claim counts anywhere is not among those learned.
        known = self._digests[at] == asked if len(self._digests) else np.zeros(len(names), bool)
        accuracy = {n: float(self._accuracy[k]) for n, k, there in zip(names, at, known, strict=True) if there}
        return consensus_of(accuracy, self._against)(ballots)


def learned(blocks: Iterable[bytes]) -> Reliability:
    """What all ballots together say of their sources, in the order of the ballots."""
    numbers: dict[bytes, int] = {}
    classes: list[int] = []
    first, sizes, source, low, high, marks = [], [], [], [], [], []
    for row in blocks:
        block = _decoder.decode(row)
        own = np.empty(len(block.classes), np.int64)
        for n, kind in enumerate(block.classes):
            digest = block.digests[n * DIGEST : (n + 1) * DIGEST]
            own[n] = numbers.setdefault(digest, len(numbers))
            if own[n] == len(classes):
                classes.append(kind)
        first.append(np.frombuffer(block.first, np.int64))
        sizes.append(np.bincount(np.frombuffer(block.ballot, np.int32), minlength=len(first[-1])))
        source.append(own[np.frombuffer(block.source, np.int32)])
        low.append(np.frombuffer(block.low, np.float64))
        high.append(np.frombuffer(block.high, np.float64))
        marks.append(np.frombuffer(block.marks, np.uint8))
    if not first:
        return Reliability(b"", np.empty(0), 0.0)
    size = np.concatenate(sizes)
    order = np.argsort(np.concatenate(first), kind="stable")
    claims = _in_order(size, order)
    sources, where = _by_appearance(_taken(source, claims), len(numbers))
    mark = _taken(marks, claims)
    told = Told(
        np.repeat(np.arange(len(size)), size[order]),
        sources,
        _taken(low, claims),
        _taken(high, claims),
        np.where(mark & _DOUBTED, DOUBTED, 1.0),
        (mark & _WORD).astype(bool),
        (mark & _STALE).astype(bool),
        np.array(classes, np.int64)[where],
    )
    del claims, mark
    found = learn(told, len(size), len(where))
    digests = list(numbers)
    return Reliability(b"".join(digests[n] for n in where.tolist()), found.accuracy, found.against)


def _in_order(size: Any, order: Any) -> Any:
    """Which claim comes where, when the ballots are put in order."""
    begin = (np.cumsum(size) - size)[order]
    length = size[order]
    return np.repeat(begin - (np.cumsum(length) - length), length) + np.arange(int(length.sum()))


def _taken(parts: list[Any], claims: Any) -> Any:
    """The parts as one array in the order of the claims; the parts are let go."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole[claims]


def _by_appearance(source: Any, many: int) -> tuple[Any, Any]:
    """The sources numbered anew in order of first appearance, and the old number of each: sums over sources are made in that order."""
    first = np.full(many, len(source), np.int64)
    np.minimum.at(first, source, np.arange(len(source)))
    where = np.argsort(first, kind="stable")
    number = np.empty(many, np.int64)
    number[where] = np.arange(many)
    return number[source], where


def rule_there(told: Reliability | str) -> Rule:
    """The rule on an executor: what was learned, or the name of one that answers each ballot by itself."""
    return rule_named(told) if isinstance(told, str) else told
