"""The incidents of one account put to the events of a case: each to the likeliest that nothing forbids, else to one of its own.

The events that were there are neither joined nor divided by it; that is left to the next full refresh.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from sqlalchemy import Connection, func, select

from crossbearing.case import schema
from crossbearing.case.growth.ground import signed
from crossbearing.case.growth.rare import Rare
from crossbearing.link.blocking import CROWDED, NEAREST, NEIGHBOURS, SMALLEST, Sign, hashed, worth_of
from crossbearing.link.clustering import RARE_WORDS, SAMPLE, SURE, same_account_same_event, signs_of
from crossbearing.link.incidents import Incident, Key
from crossbearing.link.likeness import far_apart, ruled_out
from crossbearing.link.pairs import APART, Pairs
from crossbearing.link.partition import SPEAKERS
from crossbearing.link.vectors import Wordings
from crossbearing.link.weights import Weights, weights_for

_DECODER = msgspec.msgpack.Decoder(Incident)
_WORD = 1


class Placed(msgspec.Struct, frozen=True):
    """An incident of the account, the event of the case that it is put to (None where it is one of its own), and why. `with_` is another of
    the account's incidents that is the same new event."""

    incident: Incident
    event: str | None
    why: str = ""
    with_: Key | None = None


def place(connection: Connection, found: Sequence[Incident], rare: Rare) -> list[Placed]:
    """Where each incident of an account belongs, in order of key."""
    weights = weights_for(handful=False)
    by_event: dict[str, list[Incident]] = {}
    nearest: dict[int, list[tuple[str, Incident]]] = {}
    own = weighed(found, rare)
    for n, i in enumerate(found):
        numbers = candidates(connection, signs_of(i, own.rarest(n, RARE_WORDS)), i.when[0] or i.published or 0)
        t = schema.ground_incidents.c
        rows = connection.execute(select(t.number, t.event, t.incident).where(t.number.in_(numbers)).order_by(t.number))
        nearest[n] = [(r.event, _DECODER.decode(r.incident)) for r in rows if r.event]
    joins = _scored(found, nearest, rare, weights)
    placed: dict[int, tuple[str, str]] = {}
    for score, n, m in sorted(joins, key=lambda j: (-j[0], j[1], j[2])):
        event, other = nearest[n][m]
        if n in placed or score < weights.enough:
            continue
        speaking = by_event.setdefault(event, speakers(connection, event))
        beside = [found[k] for k, (e, _) in placed.items() if e == event]
        if any(not same_account_same_event(found[n], b) for b in beside):
            continue
        if _fits(found[n], speaking, rare, weights):
            placed[n] = event, _pairs([found[n], other], rare, weights).why(0, 1)
    return _with_new(found, placed)


def _with_new(found: Sequence[Incident], placed: dict[int, tuple[str, str]]) -> list[Placed]:
    """All incidents of the account: those placed nowhere are new events, one for those of them that may be the same."""
    out: list[Placed] = []
    new: list[Incident] = []
    for n, i in enumerate(found):
        if n in placed:
            out.append(Placed(i, *placed[n]))
            continue
        same = next((o for o in new if same_account_same_event(i, o)), None)
        new.append(i)
        out.append(Placed(i, None, with_=same.key if same else None))
    return out


def candidates(connection: Connection, signs: Sequence[Sign], day: int) -> list[int]:
    """The numbers of the incidents that have most in common with one of these signs and this day."""
    t = schema.ground_signs.c
    common: Counter[int] = Counter()
    for sign in hashed(signs):
        here = select(t.incident).where(t.sign == signed(sign))
        few = connection.execute(here.limit(CROWDED + 1)).scalars().all()
        if len(few) <= CROWDED:
            common.update(dict.fromkeys(few, worth_of(len(few) + 1)))
        elif not sign & _WORD:
            before = here.where(t.day <= day).order_by(t.day.desc(), t.incident.desc()).limit(NEIGHBOURS)
            after = here.where(t.day > day).order_by(t.day, t.incident).limit(NEIGHBOURS)
            for query in (before, after):
                common.update(dict.fromkeys(connection.execute(query).scalars().all(), SMALLEST))
    return sorted(sorted(common, key=lambda n: (-common[n], n))[:NEAREST])


def weighed(incidents: Iterable[Incident], rare: Rare) -> Wordings:
    """The words of incidents by how rare they are in the case."""
    texts = Wordings(incidents)
    return texts.weigh(rare.frequencies(texts.words()))


def _pairs(incidents: list[Incident], rare: Rare, weights: Weights) -> Pairs:
    return Pairs(incidents, weighed(incidents, rare), rare.rarity, weights)


def _scored(
    found: Sequence[Incident], nearest: dict[int, list[tuple[str, Incident]]], rare: Rare, weights: Weights
) -> list[tuple[float, int, int]]:
    """(log odds, incident of the account, which of its nearest) of all pairs that may be one."""
    incidents = list(found)
    first: list[int] = []
    second: list[int] = []
    what: list[tuple[int, int]] = []
    for n, near in nearest.items():
        for m, (_, other) in enumerate(near):
            what.append((n, m))
            first.append(n)
            second.append(len(incidents))
            incidents.append(other)
    if not what:
        return []
    scores = _pairs(incidents, rare, weights).scores(np.array(first), np.array(second)).tolist()
    return [(x, n, m) for x, (n, m) in zip(scores, what, strict=True) if x != APART]


def speakers(connection: Connection, event: str) -> list[Incident]:
    """The incidents that speak for an event, evenly spaced in their order."""
    t = schema.ground_incidents.c
    size = int(connection.execute(select(func.count()).where(t.event == event)).scalar() or 0)
    numbers = connection.execute(select(t.number).where(t.event == event).order_by(t.number)).scalars().all()
    if size > SPEAKERS:
        numbers = [numbers[n * size // SPEAKERS] for n in range(SPEAKERS)]
    rows = connection.execute(select(t.incident).where(t.number.in_(numbers)).order_by(t.number)).scalars()
    return [_DECODER.decode(r) for r in rows]


def _fits(i: Incident, speaking: list[Incident], rare: Rare, weights: Weights) -> bool:
    """Whether nothing in an event forbids the incident, and its members are like it on average."""
    if any(ruled_out(i, s, handful=False) is not None or far_apart(i, s, handful=False) for s in speaking):
        return False
    step = max(1, len(speaking) // SAMPLE)
    some = speaking[::step]
    pairs = _pairs([i, *some], rare, weights)
    scores = pairs.scores(np.zeros(len(some), np.int64), np.arange(1, len(some) + 1)).tolist()
    return bool(sum(min(SURE, max(-SURE, x)) for x in scores) >= weights.on_average * len(scores))


def grouped(placed: Sequence[Placed]) -> list[tuple[str | None, list[Placed]]]:
    """The incidents by event: first those of the case's events, then the new ones."""
    known: dict[str, list[Placed]] = defaultdict(list)
    new: dict[Key, list[Placed]] = {}
    for p in placed:
        if p.event is not None:
            known[p.event].append(p)
        elif p.with_ is not None and p.with_ in new:
            new[p.with_].append(p)
        else:
            new[p.incident.key] = [p]
    return [*((e, rows) for e, rows in sorted(known.items())), *((None, rows) for rows in new.values())]
