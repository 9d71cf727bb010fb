"""Events as reviewers left them: merged, parted, rejected, corrected; claims put where a reviewer says they belong.

Works on what linking gave, and changes nothing but the events that a decision is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from crossbearing.case.decisions.amend import Amended
from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.folded import Folded, by_target, fold
from crossbearing.case.decisions.pairs import constraints, on_pairs
from crossbearing.case.decisions.places import Incident, Places, most
from crossbearing.case.decisions.regroup import regrouped
from crossbearing.link.events import all_incidents, event_of_group
from crossbearing.link.settled import label_of
from crossbearing.records import Annotations, Event, Links, Passage


@dataclass
class DecidedEvents:
    """`links` with the events decided on; `folded` and `machine` by the id that each has now, `rejected` the events left out, `changed` the ids
    of those that hold other incidents than when they were decided on."""

    links: Links
    folded: dict[str, Folded] = field(default_factory=dict)
    machine: dict[str, dict[str, Any]] = field(default_factory=dict)
    rejected: list[Event] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    inert: list[Decision] = field(default_factory=list)


def decided_events(links: Links, accounts: Sequence[Annotations], decisions: Sequence[Decision]) -> DecidedEvents:
    """The links with all decisions on events applied, in order of the log."""
    places = Places(accounts)
    pairs = on_pairs(decisions, "event")
    rules, inert = constraints(pairs, places.incidents)
    out = DecidedEvents(_regrouped(links, accounts, [c for c in rules if c]), inert=inert)
    lost = {d.hash for d in inert}
    on_events: dict[str, list[Decision]] = {}
    single = [d for rows in by_target(decisions, "event").values() for d in rows if d.kind != "split"]
    for d in [*pairs, *single]:
        if d.hash in lost:
            continue
        owners = _owners(d, out.links, places)
        if not owners:
            out.inert.append(d)
        for owner in owners:
            on_events.setdefault(owner, []).append(d)
    members: dict[str, set[Incident]] = {}
    for key, id in out.links.event_of.items():
        if id in on_events:
            members.setdefault(id, set()).add(key)
    for id, rows in sorted(on_events.items()):
        out.folded[id] = fold(sorted(rows, key=lambda d: d.number))
        latest = out.folded[id].decisions[-1]
        if (
            latest.sides
            and latest.kind in ("accept", "correct")
            and set(places.incidents(latest.sides[0])) != members[id]
        ):
            out.changed.add(id)
    _apply(out)
    return out


def _owners(decision: Decision, links: Links, places: Places) -> list[str]:
    """The events that the decision is about, as they are now."""
    found: list[str] = []
    known = {e.id for e in links.events}
    sides = decision.sides or ((),)
    for n, side in enumerate(sides if decision.kind != "correct" else sides[:1]):
        owner = most(links.event_of.get(key) for key in places.incidents(side))
        if owner is None and n == 0 and decision.target.id in known:
            owner = decision.target.id
        if owner is not None and owner not in found:
            found.append(owner)
    return found


def _regrouped(links: Links, accounts: Sequence[Annotations], rules: Sequence[Any]) -> Links:
    """The links with the groups that the constraints change made anew."""
    if not rules:
        return links
    groups: dict[str, list[Incident]] = {}
    for key, id in links.event_of.items():
        groups.setdefault(id, []).append(key)
    before = {key: id for id, keys in groups.items() for key in keys}
    after = regrouped(list(groups.values()), rules)
    anew = [g for g in after if {before[k] for k in g} != {before[g[0]]} or len(groups[before[g[0]]]) != len(g)]
    if not anew:
        return links
    gone = {before[k] for g in anew for k in g}
    wanted = {k[0] for g in anew for k in g}
    incidents = {i.key: i for i in all_incidents([a for a in accounts if a.document.id in wanted], links.entities)}
    old = {e.id: e for e in links.events}
    event_of = dict(links.event_of)
    new_id: dict[str, str] = {}
    made: list[Event] = []
    for group in anew:
        parts = sorted({before[k] for k in group}, key=lambda id: (-sum(before[k] == id for k in group), id))
        # Sentences on why things were joined hold where the greater part of an old event went.
        whole = [p for p in parts if sum(before[k] == p for k in group) * 2 >= len(groups[p])]
        whys = [w for p in whole for w in old[p].why]
        event = event_of_group([incidents[k] for k in sorted(group)], whys)
        made.append(msgspec.structs.replace(event, part_of=next((old[p].part_of for p in whole), None)))
        event_of.update(dict.fromkeys(group, event.id))
        new_id.update(dict.fromkeys(whole, event.id))
    of_account: dict[tuple[str, str], list[Incident]] = {}
    for id in gone:
        for key in groups[id]:
            of_account.setdefault((key[0], id), []).append(key)
    main = {
        d: event_of[_chief(of_account[d, id], incidents)] if (d, id) in of_account else id
        for d, id in links.main_event.items()
    }
    events = [e for e in links.events if e.id not in gone] + made
    return msgspec.structs.replace(
        links, events=_ordered(events, new_id, gone), event_of=dict(sorted(event_of.items())), main_event=main
    )


def _chief(mine: Sequence[Incident], incidents: Mapping[Incident, Any]) -> Incident:
    """Of an account's incidents in one event, the one that it is chiefly about."""
    return next((k for k in mine if k in incidents and incidents[k].main), mine[0])


def _ordered(events: Sequence[Event], new_id: Mapping[str, str], gone: set[str]) -> tuple[Event, ...]:
    """The events in the record's order, wholes by their new ids."""
    out: list[Event] = []
    for e in events:
        whole = new_id.get(e.part_of, None if e.part_of in gone else e.part_of) if e.part_of else None
        whole = None if whole == e.id else whole
        out.append(e if whole == e.part_of else msgspec.structs.replace(e, part_of=whole))
    return tuple(sorted(out, key=lambda e: (-len(e.documents), e.documents[0], e.id)))


def _apply(out: DecidedEvents) -> None:
    """Rejected events are left out, with the claims' way to them; corrected ones get the fields that a reviewer set."""
    kept: list[Event] = []
    known = {e.id for e in out.links.events}
    for e in out.links.events:
        folded = out.folded.get(e.id)
        if folded is None:
            kept.append(e)
        elif folded.rejected:
            out.rejected.append(e)
        else:
            fields = dict(folded.fields)
            if fields.get("part_of") not in known - {e.id}:
                fields.pop("part_of", None)
            new = msgspec.structs.replace(e, **fields)
            out.machine[e.id] = {f: getattr(e, f) for f in fields}
            if "label" not in fields and {"type", "start", "place"} & fields.keys():
                new = msgspec.structs.replace(new, label=_relabelled(e, new))
                out.machine[e.id]["label"] = e.label
            kept.append(new)
    no_more = {e.id for e in out.rejected}
    if no_more or any(out.machine.values()):
        out.links = msgspec.structs.replace(
            out.links,
            events=tuple(msgspec.structs.replace(e, part_of=None) if e.part_of in no_more else e for e in kept),
            event_of={k: id for k, id in out.links.event_of.items() if id not in no_more},
            main_event={d: id for d, id in out.links.main_event.items() if id not in no_more},
        )


def _relabelled(old: Event, new: Event) -> str:
    """The title with the parts that were corrected; a title that does not follow the fields stays."""
    if new.type != old.type:
        return label_of((), new.type, new.start, new.place)
    what = old.label.split(", ", 1)[0]
    said = label_of((), new.type, new.start, new.place).partition(", ")[2]
    return f"{what}, {said}" if said else what


def put(links: Links, amended: Amended, accounts: Sequence[Annotations]) -> tuple[Links, list[Annotations], set[str]]:
    """The links and accounts with each moved claim on the event that a reviewer named, and the ids of claims whose event is gone: these
    stay where the machine put them, as far as that is still there."""
    if not amended.moved:
        return links, list(accounts), set()
    places = Places(accounts)
    known = {e.id for e in links.events}
    event_of = dict(links.event_of)
    coming: dict[str, list[tuple[str, int, int, str]]] = {}
    lost: set[str] = set()
    out: list[Annotations] = []
    for a in accounts:
        rows = list(a.claims)
        for n, c in enumerate(rows):
            if c.id not in amended.moved:
                continue
            id, side = amended.moved[c.id]
            event = most(event_of.get(key) for key in places.incidents(side)) or (id if id in known else None)
            if event is None:
                lost.add(c.id)
                told = amended.machine.get(c.id, {}).get("event")
                event = event_of.get((a.document.id, told)) if told else None
            if event is None:
                continue
            rows[n] = msgspec.structs.replace(c, event=c.id)
            event_of[a.document.id, c.id] = event
            coming.setdefault(event, []).append((a.document.id, c.start, c.end, c.id))
        out.append(msgspec.structs.replace(a, claims=tuple(rows)) if rows != list(a.claims) else a)
    spans = {c.id: (a.document.id, c.start, c.end, c.id) for a in accounts for c in a.claims} if coming else {}
    events = [
        msgspec.structs.replace(
            e,
            claims=tuple(r[-1] for r in sorted({*(spans[c] for c in e.claims), *coming[e.id]})),
            documents=tuple(sorted({*e.documents, *(r[0] for r in coming[e.id])})),
        ) if e.id in coming else e
        for e in links.events
    ]  # fmt: skip
    events.sort(key=lambda e: (-len(e.documents), e.documents[0], e.id))
    return msgspec.structs.replace(links, events=tuple(events), event_of=dict(sorted(event_of.items()))), out, lost


__all__ = ["DecidedEvents", "Passage", "decided_events", "put"]
