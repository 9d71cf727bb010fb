"""Words of incidents weighed by how rare they are in the case, for likeness of wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from crossbearing.link.incidents import Incident, Key
from crossbearing.link.words import FORMULAIC, classes

Vector = dict[str, float]
# Words of the set phrases of news count for less.
SET_PHRASE = 0.5


def vectors(incidents: Sequence[Incident]) -> dict[Key, Vector]:
    """A unit vector for each incident: log frequency times log rarity over accounts (Salton and Buckley 1988)."""
    documents: dict[str, set[str]] = {}
    for i in incidents:
        documents.setdefault(i.key[0], set()).update(i.words)
    counts: Counter[str] = Counter(w for ws in documents.values() for w in ws)
    total = len(documents)
    known = classes()
    out: dict[Key, Vector] = {}
    for i in incidents:
        raw = {
            w: (1 + log(n)) * log(1 + total / counts[w]) * (SET_PHRASE if known.get(w) == FORMULAIC else 1.0)
            for w, n in i.words.items()
        }
        norm = sqrt(sum(x * x for x in raw.values()))
        out[i.key] = {w: x / norm for w, x in raw.items()} if norm else {}
    return out


def cosine(a: Vector, b: Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(x * b[w] for w, x in a.items() if w in b)
