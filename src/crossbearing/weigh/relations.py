"""How the claims of one event stand to each other.

Pairs are formed inside groups of comparable claims only; a group too large for all its pairs is related through representatives, so
that the work grows with the claims and not with their square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from crossbearing.records import Event, Relation
from crossbearing.weigh.breakdown import PEOPLE
from crossbearing.weigh.circumstances import circumstances
from crossbearing.weigh.comparable import Group, groups, one_person
from crossbearing.weigh.dwarfed import without_dwarfed
from crossbearing.weigh.local_counts import apart, local_counters
from crossbearing.weigh.relate_figures import Circumstances, Found, relate_figures
from crossbearing.weigh.relate_words import relate_words
from crossbearing.weigh.said import Said, dated
from crossbearing.weigh.subjects import SIDED, comparable, label

# All pairs up to so many claims in a group (1,225 pairs). Beyond, each claim is related to the representatives of the readings
# and to its neighbours in time: about 18 pairs a claim.
ALL_PAIRS = 50
REPRESENTATIVES = 12
NEIGHBOURS = 6
# `scope` is told between each part and so many wholes, enough for a reader to see what it was kept apart from.
SCOPE_WHOLES = 2
# From this share of the greatest figure of all on, the only people named are taken for all ("90,000 Danes", "100,000 people").
MOST_OF_ALL = 0.5
# Where an account knows of one victim only, it counts against tolls up to this; beside a greater one it tells one story of many.
FEW = 4
# Events at which those who are not of some body are the crowd.
CROWDED = frozenset({"protest", "riot", "strike"})
# Events in which a side's losses are its fighters unless others are named.
FOUGHT = frozenset({"battle", "explosion", "remote_violence"})
_ARMED = frozenset({"soldiers", "fighters"})
_CIVILIANS = frozenset({"civilians"})


class Weighing(msgspec.Struct, frozen=True):
    """One group of comparable claims and how they stand to each other."""

    group: Group
    found: tuple[Found, ...]


def comparable_groups(told: Sequence[Said], event: Event | None) -> list[Group]:
    """The groups of comparable claims of one event."""
    return groups(without_dwarfed(one_side(at_home(of_course(two_sides(told), event), event))))


def weighings(told: Sequence[Said], event: Event | None) -> list[Weighing]:
    """The groups among the claims of one event, each with its relations."""
    grouped = comparable_groups(told, event)
    rows = [dated([*g.own, *g.guests]) for g in grouped]
    local = [local_counters(r) if g.figures else frozenset() for g, r in zip(grouped, rows, strict=True)]
    known = circumstances(
        event,
        [[s for s in r if s.document not in x] for g, r, x in zip(grouped, rows, local, strict=True) if g.figures],
    )
    return [
        Weighing(g, tuple(f for a, b in pairs(r) if not apart(a, b, x) and (f := relate(a, b, known)) is not None))
        for g, r, x in zip(grouped, rows, local, strict=True)
    ]


def at_home(told: Sequence[Said], event: Event | None) -> Sequence[Said]:
    """The claims, without sides where only people of the event's own country are counted: that tells nothing apart."""
    home = frozenset({event.place.country}) if event and event.place and event.place.country else frozenset[str]()
    if not home or frozenset[str]().union(*(s.scope.sides for s in told)) != home:
        return told
    return [
        msgspec.structs.replace(s, scope=msgspec.structs.replace(s.scope, sides=frozenset())) if s.scope.sides else s
        for s in told
    ]


def two_sides(told: Sequence[Said]) -> Sequence[Said]:
    """The claims, "the enemy's" losses as those of the one side that is not the speaker's, where exactly two are named."""
    named = frozenset[str]().union(*(s.scope.sides | s.speaker.sides for s in told if s.claim.attribute in SIDED))
    plain_sides = sorted(x for x in named if not x.startswith("against "))
    if len(plain_sides) != 2 or len(plain_sides) == len(named):
        return told
    other = {f"against {plain_sides[0]}": plain_sides[1], f"against {plain_sides[1]}": plain_sides[0]}
    return [
        msgspec.structs.replace(
            s, scope=msgspec.structs.replace(s.scope, sides=frozenset(other.get(x, x) for x in s.scope.sides))
        )
        if s.scope.sides & other.keys()
        else s
        for s in told
    ]


def one_side(told: Sequence[Said]) -> Sequence[Said]:
    """The claims, without the side of those who are the whole: the only people named, and about as many as are told of in all."""
    sides: dict[str, set[frozenset[str]]] = {}
    sided: dict[str, float] = {}
    unsided: dict[str, float] = {}
    for s in told:
        if s.figure and s.claim.factuality != "denied":
            greatest = sided if s.scope.sides else unsided
            greatest[s.claim.attribute] = max(greatest.get(s.claim.attribute, 0.0), s.range.low)
            if s.scope.sides:
                sides.setdefault(s.claim.attribute, set()).add(s.scope.sides)
    whole = {
        a for a, named in sides.items() if len(named) == 1 and a in unsided and sided[a] >= MOST_OF_ALL * unsided[a] > 0
    }
    return [
        msgspec.structs.replace(s, scope=msgspec.structs.replace(s.scope, sides=frozenset()))
        if s.scope.sides and s.claim.attribute in whole
        else s
        for s in told
    ]


def of_course(told: Sequence[Said], event: Event | None) -> Sequence[Said]:
    """The claims; those hurt at a protest are demonstrators, and a side's losses in battle its soldiers, whether they are called so or not."""
    if event is None or event.type not in CROWDED | FOUGHT:
        return told
    if event.type in FOUGHT:
        return [
            msgspec.structs.replace(s, scope=msgspec.structs.replace(s.scope, groups=frozenset()))
            if s.scope.sides and s.scope.groups and s.scope.groups <= _ARMED
            else s
            for s in told
        ]
    return [
        msgspec.structs.replace(s, scope=msgspec.structs.replace(s.scope, groups=s.scope.groups - _CIVILIANS))
        if s.scope.groups == _CIVILIANS
        else s
        for s in told
    ]


def relations(weighed: Sequence[Weighing]) -> tuple[Relation, ...]:
    """All relations of one event, in order of the claims' ids."""
    found: dict[tuple[str, str], Relation] = {}
    for f in (*(f for w in weighed for f in w.found), *scopes([w.group for w in weighed])):
        found.setdefault((f.a.claim.id, f.b.claim.id), Relation(f.a.claim.id, f.b.claim.id, f.type, f.why))
    return tuple(sorted(found.values(), key=lambda r: (r.a, r.b, r.type)))


def relate(a: Said, b: Said, known: Circumstances) -> Found | None:
    """The relation of two claims of one group."""
    if a.figure is None or b.figure is None:
        return relate_words(a, b)
    if a.scope.extent and b.scope.extent and a.scope.extent != b.scope.extent:
        return None
    if a.scope.individual and b.scope.individual and not one_person(a, b):
        return None
    if a.scope.individual != b.scope.individual:
        counted = b if a.scope.individual else a
        lone = a if a.scope.individual else b
        few = lone.only and counted.figure is not None and 1 < counted.figure.low == counted.figure.high <= FEW
        if few and counted.scope.whole:
            return relate_figures(a, b, known)
        if counted.scope.groups or counted.figure is None or counted.figure.low > 1:
            return None
        if counted.figure.open_high and counted.claim.factuality != "denied":
            return None
    return relate_figures(a, b, known)


def pairs(group: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """All pairs of a small group; of a large one, each claim with the readings' representatives and its neighbours in time."""
    order = sorted(group, key=_time)
    if len(order) <= ALL_PAIRS:
        yield from ((a, b) for n, a in enumerate(order) for b in order[n + 1 :])
        return
    seen: set[tuple[int, int]] = set()
    heads = _representatives(order)
    for n in range(len(order)):
        near = range(max(0, n - NEIGHBOURS // 2), min(len(order), n + NEIGHBOURS // 2 + 1))
        for m in (*heads, *near):
            key = (min(n, m), max(n, m))
            if n != m and key not in seen:
                seen.add(key)
                yield order[key[0]], order[key[1]]


def _representatives(order: Sequence[Said]) -> list[int]:
    """The earliest claim of each of the values told most often."""
    count: dict[object, int] = {}
    first: dict[object, int] = {}
    for n, s in enumerate(order):
        value: object = (s.figure.low, s.figure.high) if s.figure else s.claim.value
        count[value] = count.get(value, 0) + 1
        first.setdefault(value, n)
    top = sorted(first, key=lambda v: (-count[v], first[v]))[:REPRESENTATIVES]
    return sorted(first[v] for v in top)


def _time(s: Said) -> tuple[str, str, int, str]:
    return (s.effective or "", s.document, s.claim.start, s.claim.id)


def scopes(grouped: Sequence[Group]) -> Iterator[Found]:
    """Parts beside their wholes: one relation from each part to the wholes of its own account, else to the first told."""
    wholes: dict[str, list[Said]] = {}
    told = [s for g in grouped for s in g.own if s.figure is not None and s.claim.attribute in PEOPLE]
    for s in told:
        if s.scope.whole:
            wholes.setdefault(s.claim.attribute, []).append(s)
    first = {k: sorted(v, key=_time)[:SCOPE_WHOLES] for k, v in wholes.items()}
    beside: dict[tuple[str, str], list[Said]] = {}
    for k, v in wholes.items():
        for s in v:
            beside.setdefault((k, s.document), []).append(s)
    for s in told:
        if s.scope.whole:
            continue
        near = beside.get((s.claim.attribute, s.document)) or first.get(s.claim.attribute, [])
        for whole in near[:SCOPE_WHOLES]:
            if not comparable(s.scope, whole.scope):
                yield Found(
                    whole, s, "scope", f"{label(s.scope)} ({s.figure}) beside {label(whole.scope)} ({whole.figure})"
                )
