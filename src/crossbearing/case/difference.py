"""What changed in the record between two states of a case: events, their values, where they stand, and the accounts behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, func, select

from crossbearing.case import schema
from crossbearing.case.basis import fact, is_stale
from crossbearing.case.file import CaseError
from crossbearing.case.reading import documents
from crossbearing.case.reading.rows import ClaimChange
from crossbearing.case.states import State, Told, states_at
from crossbearing.publish import dates, wording
from crossbearing.records import Estimate

Kind = Literal["new", "changed", "joined", "parted", "gone"]
KINDS: tuple[Kind, ...] = ("new", "changed", "joined", "parted", "gone")


class EventChange(msgspec.Struct, frozen=True):
    """What changed of one event. `kind`: `new`; `changed`; `joined` (it was an event of its own and is now part of `other`); `parted` (it was
    part of `other`); `gone`. `says` tells it, a sentence each; `before` and `after` are the states."""

    kind: Kind
    event: str
    label: str
    says: tuple[str, ...]
    other: str | None = None
    before: State | None = None
    after: State | None = None


class AddedAccount(msgspec.Struct, frozen=True):
    """An account that was added; `replaces` is the id of its version before, with what changed in its claims."""

    id: str
    path: str
    published: str | None
    added: str
    replaces: str | None = None
    changes: tuple[ClaimChange, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """From the state of the record before `since` (`before` is the time at which that was made, None where there was none) to that of now.
    `stale` tells that accounts or decisions have come since the record was made."""

    since: str
    before: str | None
    until: str | None
    rule_before: str | None
    rule: str | None
    accounts: tuple[AddedAccount, ...]
    events: tuple[EventChange, ...]
    stale: bool = False


def moment(since: str) -> str:
    """The moment in UTC, as the case writes it; a date is its beginning. CaseError for what is neither."""
    try:
        told = datetime.fromisoformat(since.strip())
    except ValueError:
        raise CaseError(f"--since {since}: no date; write 2024-10-14, or 2024-10-14T15:30Z with the hour") from None
    told = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    return told.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def difference(connection: Connection, since: str) -> Difference:
    """What changed since that moment."""
    begin = moment(since)
    t = schema.refreshes
    query = select(t.c.number, t.c.at, t.c.rule).where(t.c.at < begin).order_by(t.c.number.desc()).limit(1)
    before = connection.execute(query).first()
    last = connection.execute(select(func.max(t.c.number))).scalar() or 0
    old = states_at(connection, before.number) if before else {}
    return Difference(
        since=begin,
        before=before.at if before else None,
        until=fact(connection, "refreshed"),
        rule_before=before.rule if before else None,
        rule=fact(connection, "rule"),
        accounts=tuple(_added(connection, begin)),
        events=tuple(changes(old, states_at(connection, last))),
        stale=is_stale(connection),
    )


def changes(old: Mapping[str, State], new: Mapping[str, State]) -> Iterator[EventChange]:
    """The changes between two states, by kind, those of most accounts first."""
    match = matched(old, new)
    back = {a: b for b, a in match.items()}
    holds = {c: s.id for s in new.values() for c in s.claims}
    held = {c: s.id for s in old.values() for c in s.claims}
    found: list[EventChange] = []
    for id, after in new.items():
        before = old.get(back[id]) if id in back else None
        if before is not None:
            says = tuple(_says(before, after))
            if says:
                found.append(EventChange("changed", id, after.label, says, None, before, after))
            continue
        source = _most(after.claims, held)
        if source is not None:
            says = (f"was told as part of {old[source].label}", *_told_of(after))
            found.append(EventChange("parted", id, after.label, says, source, None, after))
        else:
            found.append(EventChange("new", id, after.label, tuple(_told_of(after)), None, None, after))
    for id, before in old.items():
        if id in match:
            continue
        target = _most(before.claims, holds)
        if target is not None:
            says = (f"is now part of {new[target].label}",)
            found.append(EventChange("joined", id, before.label, says, target, before, None))
        else:
            found.append(EventChange("gone", id, before.label, ("no account tells of it any more",), None, before))
    weight = {c.event: (c.after or c.before) for c in found}
    yield from sorted(
        found,
        key=lambda c: (KINDS.index(c.kind), -(s.accounts if (s := weight[c.event]) else 0), c.label, c.event),
    )


def matched(old: Mapping[str, State], new: Mapping[str, State]) -> dict[str, str]:
    """Which event became which: the same id, else the one that shares most claims, else the only one of the same label."""
    match = {id: id for id in old if id in new}
    holds = {c: s.id for s in new.values() if s.id not in match for c in s.claims}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for s in old.values():
        if s.id not in match:
            for c in s.claims:
                if c in holds:
                    shared[s.id, holds[c]] += 1
    taken: set[str] = set()
    for (before, after), _ in sorted(shared.items(), key=lambda x: (-x[1], x[0])):
        if before not in match and after not in taken:
            match[before] = after
            taken.add(after)
    labels: dict[tuple[str, str], list[str]] = defaultdict(list)
    for s in new.values():
        if s.id not in taken and s.id not in match:
            labels[s.type, s.label].append(s.id)
    for s in old.values():
        named = labels.get((s.type, s.label), [])
        if s.id not in match and len(named) == 1 and not any(c in holds for c in s.claims):
            match[s.id] = named.pop()
    return match


def _most(claims: tuple[str, ...], holder: Mapping[str, str]) -> str | None:
    """The event that holds most of these claims."""
    count: dict[str, int] = defaultdict(int)
    for c in claims:
        if c in holder:
            count[holder[c]] += 1
    return min(count, key=lambda e: (-count[e], e)) if count else None


def _says(before: State, after: State) -> Iterator[str]:
    """What changed, a sentence each."""
    if before.accounts != after.accounts:
        yield f"told by {wording.count(after.accounts, 'account')}, before by {before.accounts}"
    for name, old, new in (
        ("type", wording.kind(before.type), wording.kind(after.type)),
        ("begin", _date(before.start), _date(after.start)),
        ("end", _date(before.end), _date(after.end)),
        ("place", before.place, after.place),
    ):
        if old != new:
            yield f"{name}: {old or 'not told'}, then {new or 'not told'}"
    was, now = _by_key(before), _by_key(after)
    for key, value in now.items():
        earlier = was.get(key)
        if earlier is None:
            yield f"{_named(value)}: {_worth(value)}, told for the first time"
        elif _worth(earlier) != _worth(value):
            yield f"{_named(value)}: {_worth(earlier)}, then {_worth(value)}" + _standing(earlier, value)
        elif earlier.status != value.status:
            yield f"{_named(value)}: {_worth(value)}" + _standing(earlier, value)
    for key, value in was.items():
        if key not in now:
            yield f"{_named(value)}: {_worth(value)}, then no longer told"


def _told_of(s: State) -> Iterator[str]:
    """What a new event comes with."""
    yield f"told by {wording.count(s.accounts, 'account')}"
    for value in s.told:
        yield f"{_named(value)}: {_worth(value)}"


def _by_key(s: State) -> dict[tuple[str, str | None, int], Told]:
    """The attributes of a state; those of the same name and subject are told apart by their place."""
    found: dict[tuple[str, str | None, int], Told] = {}
    for value in s.told:
        n = 0
        while (key := (value.attribute, value.subject, n)) in found:
            n += 1
        found[key] = value
    return found


def _named(value: Told) -> str:
    subject = value.subject
    return (
        f"{value.attribute} {subject if subject.startswith('of ') else f'of {subject}'}" if subject else value.attribute
    )


def _worth(value: Told) -> str:
    e = Estimate(value.low, value.best, value.high, "", value.value)
    spread = wording.estimate_range(value.attribute, e)
    return wording.estimate(value.attribute, e) + (f" ({spread})" if spread else "")


def _standing(before: Told, after: Told) -> str:
    return f" ({after.status}, before {before.status})" if before.status != after.status else ""


def _date(value: str | None) -> str | None:
    return dates.words(value) if value else None


def _added(connection: Connection, begin: str) -> Iterator[AddedAccount]:
    """The accounts added since, in the order of adding."""
    t = schema.accounts.c
    query = select(t.id, t.chain, t.added, t.published, t.place, t.link).where(t.added >= begin).order_by(t.number)
    for r in connection.execute(query).all():
        path = r.place or r.link or r.id
        if r.chain is None:
            yield AddedAccount(r.id, path, r.published, r.added)
            continue
        known = documents.versions(connection, r.id)
        n = next(i for i, v in enumerate(known) if v.id == r.id)
        yield AddedAccount(r.id, path, r.published, r.added, known[n - 1].id if n else None, known[n].changes)
