"""Incidents into events: candidate pairs from blocks, then joins from the likeliest down that no evidence in a group forbids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, product

from crossbearing.link.incidents import Incident, Key
from crossbearing.link.likeness import ENOUGH, ENOUGH_OF_A_HANDFUL, NEVER, Likeness, likeness
from crossbearing.link.partition import Partition
from crossbearing.link.rarity import Rarity
from crossbearing.link.vectors import Vector, vectors
from crossbearing.link.when import gap, is_known, is_precise

# Members of a crowded block are compared with so many neighbours in order of publication only (the sorted neighbourhood of
# Hernandez and Stolfo 1995), so that twice the accounts take about twice the time.
NEIGHBOURS = 24
# Kinds that follow from what happened; types of what does no harm.
FOLLOWING = frozenset(["rescue", "death", "injury", "missing", "damage", "impact"])
HARMLESS = frozenset(["protest", "agreement", "statement", "other", "strike"])
# Rarest words of an incident that bring it together with others.
RARE_WORDS = 14
# A word in more incidents than this brings nothing together.
CROWDED = 80
# Two groups join where their members are alike on average so much: one strong pair does not glue two crowds.
ON_AVERAGE = 2.2
# Pairs looked at for that average.
SAMPLE = 36


def cluster(incidents: Sequence[Incident]) -> tuple[list[list[Incident]], dict[Key, list[str]]]:
    """Groups of incidents that are one event, and why each was joined. `incidents` must be in order of key."""
    by_key = {i.key: i for i in incidents}
    texts = vectors(incidents)
    rarity = Rarity(incidents)
    enough = ENOUGH_OF_A_HANDFUL if rarity.handful else ENOUGH
    known: dict[tuple[Key, Key], Likeness] = {}

    def compared(p: Key, q: Key) -> Likeness:
        pair = (p, q) if p <= q else (q, p)
        if pair not in known:
            known[pair] = likeness(by_key[pair[0]], by_key[pair[1]], texts[pair[0]], texts[pair[1]], rarity)
        return known[pair]

    def forbidden(p: Key, q: Key) -> bool:
        if p[0] == q[0]:
            return not same_account_same_event(by_key[p], by_key[q])
        return compared(p, q).score <= NEVER

    partition = Partition(list(by_key), forbidden)
    whys: dict[Key, list[str]] = defaultdict(list)
    joins: list[tuple[bool, float, Key, Key]] = []
    for p, q in sorted(set(candidates(incidents, texts))):
        if p[0] == q[0]:
            if same_account_same_event(by_key[p], by_key[q]):
                joins.append((True, -enough, p, q))
            continue
        found = compared(p, q)
        if found.score >= enough:
            # Of a handful, what the accounts are chiefly about is joined before anything beside it can stand in the way.
            joins.append((not (rarity.handful and by_key[p].main and by_key[q].main), -found.score, p, q))
    for _, _, p, q in sorted(joins):
        if partition.group(p) == partition.group(q):
            continue
        pairs = list(product(partition.members(p), partition.members(q)))
        step = max(1, len(pairs) // SAMPLE)
        scores = [compared(x, y).score for x, y in pairs[::step] if x[0] != y[0]]
        if scores and sum(scores) / len(scores) < ON_AVERAGE:
            continue
        if partition.join(p, q) and p[0] != q[0]:
            whys[p].append(", ".join(compared(p, q).why))
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


def candidates(incidents: Sequence[Incident], texts: dict[Key, Vector]) -> Iterator[tuple[Key, Key]]:
    """Pairs of incidents that share a type, place, entity, figure or rare word, in blocks of bounded size."""
    index: dict[tuple[str, object], list[Incident]] = defaultdict(list)
    for i in incidents:
        signs: set[tuple[str, object]] = {("type", i.type), ("main", i.main)}
        signs |= {("kind", k) for k in i.kinds}
        signs |= {("place", p.geonameid or p.name) for p in i.places[:3]}
        signs |= {("entity", e) for e in i.entities}
        signs |= {("figure", f) for f in i.figures if f[1] > 1}
        if is_precise(i.when):
            signs.add(("day", i.when[0]))
        vector = texts[i.key]
        signs |= {("word", w) for w in islice(sorted(vector, key=lambda w: (-vector[w], w)), RARE_WORDS)}
        for sign in signs:
            index[sign].append(i)
    for sign in sorted(index, key=repr):
        block = index[sign]
        if len(block) < 2 or (sign[0] == "word" and len(block) > CROWDED):
            continue
        if len(block) <= NEIGHBOURS:
            yield from ((a.key, b.key) if a.key < b.key else (b.key, a.key) for a, b in combinations(block, 2))
            continue
        order = sorted(block, key=lambda i: (i.when[0] or i.published or 0, i.key))
        for n, a in enumerate(order):
            for b in order[n + 1 : n + 1 + NEIGHBOURS]:
                yield (a.key, b.key) if a.key < b.key else (b.key, a.key)
