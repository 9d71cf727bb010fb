"""Words of incidents and accounts weighed by how rare they are in the case, for likeness of wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from crossbearing.link.incidents import Incident, Key
from crossbearing.link.words import FORMULAIC, classes

Vector = dict[str, float]
# Words of the set phrases of news count for less.
SET_PHRASE = 0.5


@dataclass(frozen=True, slots=True)
class Wording:
    """Unit vectors: of the incident's own sentences; and, where it is what its account is chiefly about, of all the account's words, of its
    names and figures, of its title and lead."""

    own: Vector
    account: Vector = field(default_factory=dict)
    names: Vector = field(default_factory=dict)
    lead: Vector = field(default_factory=dict)


class _Weights:
    """Log frequency times log rarity over accounts (Salton and Buckley 1988)."""

    def __init__(self, accounts: Iterable[Iterable[str]]) -> None:
        total = 0
        counts: Counter[str] = Counter()
        for words in accounts:
            counts.update(words)
            total += 1
        known = classes()
        self._rare = {
            w: log(1 + total / n) * (SET_PHRASE if known.get(w) == FORMULAIC else 1.0) for w, n in counts.items()
        }

    def vector(self, words: Mapping[str, int]) -> Vector:
        """The unit vector of words with their counts."""
        rare = self._rare
        raw = {w: (1.0 + log(n) if n > 1 else 1.0) * rare[w] for w, n in words.items()}
        norm = sqrt(sum([x * x for x in raw.values()]))
        return {w: x / norm for w, x in raw.items()} if norm else {}


def wordings(incidents: Sequence[Incident]) -> dict[Key, Wording]:
    """The wording of each incident."""
    documents: dict[str, set[str]] = {}
    for i in incidents:
        documents.setdefault(i.key[0], set()).update(i.words)
    own = _Weights(documents.values())
    mains = [i.account for i in incidents if i.account is not None]
    account = _Weights(m.all for m in mains)
    names = _Weights(m.names for m in mains)
    lead = _Weights(m.lead for m in mains)
    out: dict[Key, Wording] = {}
    for i in incidents:
        m = i.account
        if m is None:
            out[i.key] = Wording(own.vector(i.words))
        else:
            out[i.key] = Wording(own.vector(i.words), account.vector(m.all), names.vector(m.names), lead.vector(m.lead))
    return out


def cosine(a: Vector, b: Vector) -> float:
    """The likeness of two unit vectors, 0..1."""
    if len(a) > len(b):
        a, b = b, a
    return sum([x * b[w] for w, x in a.items() if w in b])
