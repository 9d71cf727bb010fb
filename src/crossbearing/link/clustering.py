"""Incidents into events: candidate pairs from blocks, their scores, then joins from the likeliest down that no evidence in a group forbids.

What is joined in one component of the joins changes nothing in another: each can be worked out by itself, in any process.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from crossbearing.link.blocking import Sign, candidate_pairs, hashed
from crossbearing.link.components import components
from crossbearing.link.incidents import Incident, Key
from crossbearing.link.likeness import far_apart, ruled_out
from crossbearing.link.near import MARGIN, near_links
from crossbearing.link.pairs import APART, Pairs
from crossbearing.link.partition import Partition
from crossbearing.link.rarity import Rarity, rarity_of
from crossbearing.link.vectors import Floats, Numbers, Wordings, wordings
from crossbearing.link.weights import Weights, weights_for
from crossbearing.link.when import gap, is_known, is_precise
from crossbearing.records.links import NearLink

# Kinds that follow from what happened; types of what does no harm.
FOLLOWING = frozenset(["rescue", "death", "injury", "missing", "damage", "impact"])
HARMLESS = frozenset(["protest", "agreement", "statement", "other", "strike"])
# Rarest words of an incident that bring it together with others.
RARE_WORDS = 14
# Pairs looked at for the likeness of two groups, and the log odds at which a pair counts no more for it.
SAMPLE = 36
SURE = 8.0

# Two incidents by number, the lower first, and the log odds that they are one.
Scored = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Join:
    """A pair that may be joined, in the order of joining: `later` puts it behind all that are not."""

    later: bool
    score: float
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Clustered:
    """Groups of incidents by number, why each incident was joined, and the pairs that `near_links` looks at."""

    groups: list[list[int]]
    whys: dict[int, list[str]]
    scored: list[Scored]


def cluster(
    incidents: Sequence[Incident],
    weights: Weights | None = None,
    near: list[NearLink] | None = None,
    texts: Wordings | None = None,
    rarity: Rarity | None = None,
) -> tuple[list[list[Incident]], dict[Key, list[str]]]:
    """Groups of incidents that are one event, and why each was joined. `incidents` must be in order of key. Joins near the threshold are
    added to `near`; `texts` and `rarity` are those of the incidents where they are at hand."""
    texts, rarity = texts or wordings(incidents), rarity or rarity_of(incidents)
    weights = weights or weights_for(rarity.handful)
    pairs = Pairs(incidents, texts, rarity, weights)
    first, second = candidates(incidents, texts, rarity.handful)
    two = _of_two_accounts(incidents, first, second)
    scores = np.full(len(first), APART)
    scores[two] = pairs.scores(first[two], second[two])
    groups: list[list[int]] = []
    whys: dict[Key, list[str]] = {}
    scored: list[Scored] = []
    for members, joins, known in join_components(incidents, first, second, scores, weights, rarity.handful):
        found = joined(members, joins, known, pairs)
        groups += found.groups
        whys |= {incidents[n].key: why for n, why in found.whys.items()}
        scored += found.scored
    groups.sort(key=lambda g: g[0])
    if near is not None:
        scored = sorted(set(scored) | set(_near_enough(first, second, scores, weights.enough)))
        keyed = ((incidents[a].key, incidents[b].key, x) for a, b, x in scored)
        near += near_links(keyed, [[incidents[n].key for n in g] for g in groups], weights.enough)
    return [[incidents[n] for n in g] for g in groups], whys


def join_components(
    incidents: Sequence[Incident], first: Numbers, second: Numbers, scores: Floats, weights: Weights, handful: bool
) -> list[tuple[list[int], list[Join], dict[tuple[int, int], float]]]:
    """The components of the joins: their incidents, their joins, and the scores of the pairs inside them that are known."""
    same = ~_of_two_accounts(incidents, first, second)
    enough = (scores >= weights.enough) & ~same
    own = np.flatnonzero(same)
    one = [n for n in own.tolist() if same_account_same_event(incidents[first[n]], incidents[second[n]])]
    enough[one] = True
    component = components(len(incidents), first[enough], second[enough])
    held = np.flatnonzero((component[first] == component[second]) & (~same | enough))
    rows: dict[int, tuple[list[int], list[Join], dict[tuple[int, int], float]]] = {}
    for n, c in enumerate(component.tolist()):
        rows.setdefault(c, ([], [], {}))[0].append(n)
    for n in held.tolist():
        a, b = int(first[n]), int(second[n])
        _, joins, known = rows[int(component[a])]
        if same[n]:
            joins.append(Join(True, weights.enough, a, b))
            continue
        known[a, b] = float(scores[n])
        if enough[n]:
            # Of a handful, what the accounts are chiefly about is joined before anything beside it can stand in the way.
            later = not (handful and incidents[a].main and incidents[b].main)
            joins.append(Join(later, float(scores[n]), a, b))
    return list(rows.values())


def joined(members: list[int], joins: list[Join], known: dict[tuple[int, int], float], pairs: Pairs) -> Clustered:
    """One component's groups. `known` holds scores of its pairs, and is added to."""
    incidents, weights = pairs.incidents, pairs.weights
    if not joins:
        return Clustered([[n] for n in members], {}, [])

    def forbidden(a: int, b: int) -> bool:
        one, other = incidents[a], incidents[b]
        if one.key[0] == other.key[0]:
            return not same_account_same_event(one, other)
        return ruled_out(one, other, pairs.rarity.handful) is not None or far_apart(one, other, pairs.rarity.handful)

    partition = Partition(members, forbidden)
    whys: dict[int, list[str]] = defaultdict(list)
    for join in sorted(joins, key=lambda j: (j.later, -j.score, j.a, j.b)):
        if partition.group(join.a) == partition.group(join.b):
            continue
        both = list(product(partition.speakers(join.a), partition.speakers(join.b)))
        step = max(1, len(both) // SAMPLE)
        sample = [(min(p), max(p)) for p in both[::step] if incidents[p[0]].key[0] != incidents[p[1]].key[0]]
        if missing := sorted({p for p in sample if p not in known}):
            first, second = (np.array(row, dtype=np.int64) for row in zip(*missing, strict=True))
            known.update(zip(missing, pairs.scores(first, second).tolist(), strict=True))
        told = [min(SURE, max(-SURE, known[p])) for p in sample]
        if told and sum(told) / len(told) < weights.on_average:
            continue
        if partition.join(join.a, join.b) and incidents[join.a].key[0] != incidents[join.b].key[0]:
            whys[join.a].append(pairs.why(join.a, join.b))
    scored = [
        (a, b, x)
        for (a, b), x in known.items()
        if x != APART and (x >= weights.enough - MARGIN or partition.group(a) == partition.group(b))
    ]
    return Clustered(partition.groups(), dict(whys), scored)


def _of_two_accounts(incidents: Sequence[Incident], first: Numbers, second: Numbers) -> NDArray[np.bool_]:
    account = {d: n for n, d in enumerate(dict.fromkeys(i.key[0] for i in incidents))}
    of = np.fromiter((account[i.key[0]] for i in incidents), dtype=np.int64, count=len(incidents))
    return np.not_equal(of[first], of[second])


def _near_enough(first: Numbers, second: Numbers, scores: Floats, enough: float) -> list[Scored]:
    """The pairs that are near the threshold, or past it."""
    at = np.flatnonzero(scores >= enough - MARGIN)
    return list(zip(first[at].tolist(), second[at].tolist(), scores[at].tolist(), strict=True))


def same_account_same_event(a: Incident, b: Incident) -> bool:
    """Whether an account that tells of two incidents may yet mean one: of the same kind, day and place, or bare harm."""
    if _is_harm_of(a, b) or _is_harm_of(b, a):
        return True
    if a.type != b.type or a.type == "other" or not a.kinds & b.kinds or a.open != b.open:
        return False
    if not (is_precise(a.when) and is_precise(b.when)) or gap(a.when, b.when):
        return False
    if a.when[0] != b.when[0]:
        return False
    names = {p.name for p in a.places[:1]} | {p.name for p in b.places[:1]}
    return len(names) == 1 and bool(a.places) and bool(b.places)


def _is_harm_of(harm: Incident, main: Incident) -> bool:
    """Whether harm and rescue told by themselves, with no day or other place of their own, are those of what the account is about."""
    if not main.main or harm.open or not harm.figures or not harm.kinds <= FOLLOWING or main.type in HARMLESS:
        return False
    if harm.places and main.places and not {p.name for p in harm.places} & {p.name for p in main.places}:
        return False
    return not is_known(harm.when)


def candidates(
    incidents: Sequence[Incident], texts: Wordings, handful: bool = False
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of incidents by number that share types, places, entities, figures or rare words: those of most in common for each incident, in
    order. So twice the accounts give twice the pairs."""
    signs: list[NDArray[np.uint64]] = []
    for n, i in enumerate(incidents):
        signs.append(np.array(hashed(signs_of(i, texts.rarest(n, RARE_WORDS))), dtype=np.uint64))
    counts = np.fromiter(map(len, signs), dtype=np.int64, count=len(signs))
    all_signs = np.concatenate(signs) if signs else np.zeros(0, np.uint64)
    return candidate_pairs(all_signs, counts, in_time(incidents), handful)


def in_time(incidents: Sequence[Incident]) -> Numbers:
    """Each incident's place in time: when it happened, else when its account came out, else first."""
    when = [i.when[0] or i.published or 0 for i in incidents]
    order = np.empty(len(when), dtype=np.int64)
    order[np.argsort(np.array(when, dtype=np.int64), kind="stable")] = np.arange(len(when))
    return order


def signs_of(i: Incident, rarest: set[str]) -> list[Sign]:
    """What brings an incident together with others; `rarest` are its rarest words."""
    signs: set[Sign] = {("type", i.type), ("main", i.main)}
    signs |= {("kind", k) for k in i.kinds}
    signs |= {("place", p.geonameid or p.name) for p in i.places[:3]}
    signs |= {("entity", e) for e in i.entities}
    signs |= {("figure", f) for f in i.figures if f[1] > 1}
    if is_precise(i.when):
        signs.add(("day", i.when[0]))
    return [*signs, *(("word", w) for w in rarest)]
