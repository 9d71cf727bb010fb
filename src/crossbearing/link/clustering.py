"""Incidents into events: candidate pairs from blocks, then joins from the likeliest down that no evidence in a group forbids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import nsmallest
from itertools import product
from math import log

from crossbearing.link.incidents import Incident, Key
from crossbearing.link.likeness import Likeness, likeness, why_one
from crossbearing.link.partition import Partition
from crossbearing.link.rarity import Rarity
from crossbearing.link.vectors import Wording, wordings
from crossbearing.link.weights import Weights, weights_for
from crossbearing.link.when import gap, is_known, is_precise

# Members of a crowded block are compared with so many neighbours in order of publication only (the sorted neighbourhood of
# Hernandez and Stolfo 1995), so that twice the accounts take about twice the time.
NEIGHBOURS = 12
# Kinds that follow from what happened; types of what does no harm.
FOLLOWING = frozenset(["rescue", "death", "injury", "missing", "damage", "impact"])
HARMLESS = frozenset(["protest", "agreement", "statement", "other", "strike"])
# Rarest words of an incident that bring it together with others.
RARE_WORDS = 14
# A word in more incidents than this brings nothing together.
CROWDED = 80
# Pairs looked at for the likeness of two groups, and the log odds at which a pair counts no more for it.
SAMPLE = 36
SURE = 8.0
# Of all that have something in common with an incident, so many that have most are compared with it.
NEAREST = 32
# What two incidents have in common is counted in whole numbers, so that the order of counting changes nothing; neighbours in a crowded
# block have least.
SCALE, SMALLEST = 100, 20


def cluster(
    incidents: Sequence[Incident], weights: Weights | None = None
) -> tuple[list[list[Incident]], dict[Key, list[str]]]:
    """Groups of incidents that are one event, and why each was joined. `incidents` must be in order of key."""
    by_key = {i.key: i for i in incidents}
    texts = wordings(incidents)
    rarity = Rarity(incidents)
    weights = weights or weights_for(rarity.handful)
    known: dict[tuple[Key, Key], Likeness] = {}

    def compared(p: Key, q: Key) -> Likeness:
        pair = (p, q) if p <= q else (q, p)
        found = known.get(pair)
        if found is None:
            p, q = pair
            found = known[pair] = likeness(by_key[p], by_key[q], texts[p], texts[q], rarity, weights)
        return found

    def forbidden(p: Key, q: Key) -> bool:
        if p[0] == q[0]:
            return not same_account_same_event(by_key[p], by_key[q])
        return compared(p, q).apart is not None

    partition = Partition(list(by_key), forbidden)
    whys: dict[Key, list[str]] = defaultdict(list)
    joins: list[tuple[bool, float, Key, Key]] = []
    for p, q in candidates(incidents, texts, rarity.handful):
        if p[0] == q[0]:
            if same_account_same_event(by_key[p], by_key[q]):
                joins.append((True, -weights.enough, p, q))
            continue
        found = compared(p, q)
        if found.score >= weights.enough:
            # Of a handful, what the accounts are chiefly about is joined before anything beside it can stand in the way.
            joins.append((not (rarity.handful and by_key[p].main and by_key[q].main), -found.score, p, q))
    for _, _, p, q in sorted(joins):
        if partition.group(p) == partition.group(q):
            continue
        pairs = list(product(partition.members(p), partition.members(q)))
        step = max(1, len(pairs) // SAMPLE)
        scores = [min(SURE, max(-SURE, compared(x, y).score)) for x, y in pairs[::step] if x[0] != y[0]]
        if scores and sum(scores) / len(scores) < weights.on_average:
            continue
        if partition.join(p, q) and p[0] != q[0]:
            first, second = (p, q) if p <= q else (q, p)
            whys[p].append(why_one(by_key[first], by_key[second], texts[first], texts[second], rarity))
    groups = [[by_key[k] for k in group] for group in partition.groups()]
    return groups, whys


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
    incidents: Sequence[Incident], texts: dict[Key, Wording], handful: bool = False
) -> list[tuple[Key, Key]]:
    """Pairs of incidents that share types, places, entities, figures or rare words: those of most in common for each incident, in order of
    key. So twice the accounts give twice the pairs."""
    index: dict[tuple[str, object], list[int]] = defaultdict(list)
    for n, i in enumerate(incidents):
        for sign in _signs(i, texts[i.key]):
            index[sign].append(n)
    when = [i.when[0] or i.published or 0 for i in incidents]
    common: list[dict[int, int]] = [{} for _ in incidents]
    for sign, block in index.items():
        if len(block) < 2:
            continue
        if len(block) <= CROWDED:
            weight = round(SCALE * log(1 + CROWDED / len(block)))
            for place, a in enumerate(block):
                row = common[a]
                for b in block[place + 1 :]:
                    row[b] = row.get(b, 0) + weight
        elif sign[0] != "word":
            order = sorted(block, key=lambda n: (when[n], incidents[n].key))
            for place, a in enumerate(order):
                for b in order[place + 1 : place + 1 + NEIGHBOURS]:
                    x, y = (a, b) if a < b else (b, a)
                    common[x][y] = common[x].get(y, 0) + SMALLEST
    if handful:
        return [(incidents[a].key, incidents[b].key) for a, row in enumerate(common) for b in sorted(row)]
    # What is left are each incident's nearest, whether it comes first or second in a pair.
    nearest: list[list[tuple[int, int]]] = [[] for _ in incidents]
    for a, row in enumerate(common):
        for b, weight in row.items():
            nearest[a].append((-weight, b))
            nearest[b].append((-weight, a))
    kept: set[tuple[int, int]] = set()
    for a, found in enumerate(nearest):
        for _, b in nsmallest(NEAREST, found):
            kept.add((a, b) if a < b else (b, a))
    return [(incidents[a].key, incidents[b].key) for a, b in sorted(kept)]


def _signs(i: Incident, wording: Wording) -> set[tuple[str, object]]:
    signs: set[tuple[str, object]] = {("type", i.type), ("main", i.main)}
    signs |= {("kind", k) for k in i.kinds}
    signs |= {("place", p.geonameid or p.name) for p in i.places[:3]}
    signs |= {("entity", e) for e in i.entities}
    signs |= {("figure", f) for f in i.figures if f[1] > 1}
    if is_precise(i.when):
        signs.add(("day", i.when[0]))
    for vector in (wording.own, wording.names, wording.lead):
        signs |= {("word", w) for w in nsmallest(RARE_WORDS, vector, key=lambda w: (-vector[w], w))}
    return signs
