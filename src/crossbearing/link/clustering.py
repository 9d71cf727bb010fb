"""Incidents into events: candidate pairs from blocks, then joins from the likeliest down that no evidence in a group forbids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import nsmallest
from itertools import product

import numpy as np

from crossbearing.link.blocking import nearest, shared_signs
from crossbearing.link.incidents import Incident, Key
from crossbearing.link.likeness import Likeness, likeness, why_one
from crossbearing.link.near import near_links
from crossbearing.link.partition import Partition
from crossbearing.link.rarity import Rarity
from crossbearing.link.vectors import Wording, wordings
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


def cluster(
    incidents: Sequence[Incident], weights: Weights | None = None, near: list[NearLink] | None = None
) -> tuple[list[list[Incident]], dict[Key, list[str]]]:
    """Groups of incidents that are one event, and why each was joined. `incidents` must be in order of key. Joins near the threshold are
    added to `near`."""
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
        pairs = list(product(partition.speakers(p), partition.speakers(q)))
        step = max(1, len(pairs) // SAMPLE)
        scores = [min(SURE, max(-SURE, compared(x, y).score)) for x, y in pairs[::step] if x[0] != y[0]]
        if scores and sum(scores) / len(scores) < weights.on_average:
            continue
        if partition.join(p, q) and p[0] != q[0]:
            first, second = (p, q) if p <= q else (q, p)
            whys[p].append(why_one(by_key[first], by_key[second], texts[first], texts[second], rarity))
    groups = [[by_key[k] for k in group] for group in partition.groups()]
    if near is not None:
        near += near_links(known, [[i.key for i in group] for group in groups], weights.enough)
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
    number: dict[tuple[str, object], int] = {}
    signs: list[list[int]] = []
    for i in incidents:
        signs.append([number.setdefault(sign, len(number)) for sign in _signs(i, texts[i.key])])
    are_words = np.fromiter((sign[0] == "word" for sign in number), dtype=bool, count=len(number))
    keys = [i.key for i in incidents]
    when = [i.when[0] or i.published or 0 for i in incidents]
    order = np.empty(len(keys), dtype=np.int64)
    order[sorted(range(len(keys)), key=lambda n: (when[n], keys[n]))] = np.arange(len(keys))
    first, second, common = shared_signs(signs, are_words, order)
    if not handful:
        first, second = nearest(first, second, common)
    return [(keys[a], keys[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]


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
