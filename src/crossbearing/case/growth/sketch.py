"""A text in a few numbers: accounts that have one of them in common may share a passage (bottom-k sketches: Broder 1997)."""

from __future__ import annotations

from crossbearing.link.shingles import content_words, runs
from crossbearing.link.words import words_of
from crossbearing.records import Annotations

# Content words of a run: a copied sentence has many such, and chance makes few.
LENGTH = 4
# Numbers kept of an account: two that share a third of their text have one of so many in common all but once in ten thousand times.
KEPT = 24


def sketch(account: Annotations) -> list[int]:
    """The lowest hashes of the runs of content words of an account."""
    hashes, _ = runs(content_words(words_of(account)), LENGTH)
    return sorted({int(h) for h in hashes.tolist()})[:KEPT]
