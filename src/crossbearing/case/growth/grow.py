"""A large case grown by the accounts that came since its record was made: only what they came to is made anew.

The record is then a function of the accounts of the last full refresh and of those added since, in order of number. Whatever cannot be
reached that way (a newer version, another rule or program, too many accounts) is left to a full refresh. What reviewers decided stands as that
refresh left it; decisions that came since wait for the next one.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from crossbearing.case import schema
from crossbearing.case.basis import Basis, basis_of, fact
from crossbearing.case.growth.adding import Adding
from crossbearing.case.growth.ground import GROWN, GROWS_FROM, Grown, encode, fill, name_rows, sign_rows, signed
from crossbearing.case.growth.naming import bearing, named
from crossbearing.case.growth.placing import Placed, grouped, place
from crossbearing.case.growth.placing import weighed as wordings_of
from crossbearing.case.growth.rare import Rare
from crossbearing.case.growth.sketch import sketch
from crossbearing.case.growth.story import renamed, story_touched
from crossbearing.case.growth.weighing import settled, weighed
from crossbearing.case.maker import number_of, this_maker
from crossbearing.case.reading.cut import STORY
from crossbearing.case.reading.events import STORED, counted
from crossbearing.case.reading.rows import EventFilter
from crossbearing.case.refresh import set_facts
from crossbearing.case.states import remember_some
from crossbearing.link.agencies import credits_of
from crossbearing.link.clustering import RARE_WORDS
from crossbearing.link.copies import find_copies
from crossbearing.link.events import Gazette
from crossbearing.records import Annotations, Copy, Entity, Event, Links
from crossbearing.weigh.record import put_together, resolved

# Accounts that are added one by one; more at once are quicker made together.
MOST_AT_ONCE = 20
# Share of the accounts of the last full refresh from which on what came since is too much to lean on its statistics.
MOST_SINCE = 0.02
# Accounts that an account is compared with for copied passages: those that share most of its sketch.
COMPARED = 12
_DECODER = msgspec.json.Decoder(Annotations)


def waiting(connection: Connection) -> list[int] | None:
    """The numbers of the accounts to be added; None where the case must be made anew."""
    held = fact(connection, "basis")
    grown = fact(connection, GROWN)
    if held is None or grown is None:
        return None
    before, now, state = (
        msgspec.convert(held, Basis),
        basis_of(connection, str(fact(connection, "rule"))),
        msgspec.convert(grown, Grown),
    )
    t = schema.accounts
    if (before.rule, before.maker) != (now.rule, now.maker) or state.accounts < GROWS_FROM:
        return None
    rows = connection.execute(
        select(t.c.number, t.c.chain).where(t.c.number > before.last_account).order_by(t.c.number)
    ).all()
    if not rows or len(rows) > MOST_AT_ONCE or state.since + len(rows) > MOST_SINCE * state.accounts:
        return None
    return None if any(r.chain for r in rows) else [r.number for r in rows]


def grow(connection: Connection, numbers: list[int], at: str) -> Grown:
    """Adds accounts, each by itself in order of number, within the connection's transaction."""
    state = msgspec.convert(fact(connection, GROWN), Grown)
    maker = number_of(connection, this_maker())
    rare = Rare(connection)
    t = schema.accounts.c
    for number in numbers:
        account = _DECODER.decode(connection.execute(select(t.annotations).where(t.number == number)).scalar_one())
        behind = _add(connection, account, number, rare, maker, at, state)
        state = msgspec.structs.replace(state, since=state.since + 1, behind=tuple(sorted({*state.behind, *behind})))
    set_facts(connection, {GROWN: state, STORED: counted(connection, EventFilter())})
    return state


def _add(
    connection: Connection, account: Annotations, number: int, rare: Rare, maker: int, at: str, state: Grown
) -> tuple[str, ...]:
    document, rule = account.document, str(fact(connection, "rule"))
    copies = copies_with(connection, account)
    names = named(connection, account)
    entities = bearing(names)
    incidents = Gazette(entities).incidents(account)
    placed = grouped(place(connection, incidents, rare))
    events: list[Event] = []
    event_of: dict[tuple[str, str], str] = {}
    rejected: dict[tuple[str, str], str] = {}
    for event, rows in placed:
        if event is not None and event in state.rejected:
            rejected |= {p.incident.key: event for p in rows}
            continue
        made = settled(connection, event, rows, state.decided)
        events.append(made)
        event_of |= {p.incident.key: made.id for p in rows}
    claims = resolved(account, event_of)
    found = weighed(connection, account, claims, events, copies, entities, rule, rare, state.decided)
    chief = next((event_of.get(i.key) for i in incidents if i.main), None)
    main = {document.id: chief} if chief else {}
    carried = credits_of(document).carried
    links = Links(
        tuple(copies), tuple(entities), found.events, event_of, main, agencies={document.id: carried} if carried else {}
    )
    record = put_together([account], {document.id: claims}, links, found.events, ())
    more = Adding(connection, record, maker).write(names, found)
    _ground(connection, account, placed, event_of | rejected, [n.told for n in names if not n.known], rare)
    digest = hashlib.sha256(
        str(fact(connection, "record_sha256")).encode() + msgspec.json.encode((record, found))
    ).hexdigest()
    before = msgspec.convert(fact(connection, "basis"), Basis)
    basis = msgspec.structs.replace(before, last_account=number)
    refresh = _refresh(connection, basis, maker, digest, at)
    remember_some(connection, found.events, refresh)
    told: dict[str, Any] = {name: int(fact(connection, name) or 0) + n for name, n in more.items()}
    dates = {"first_published": min, "last_published": max}
    for name, pick in dates.items():
        if document.published:
            told[name] = pick(fact(connection, name) or document.published, document.published)
    if story_touched(connection, {e.id for e in events}, renamed(names, entities)):
        told[STORY] = [refresh, digest]
    set_facts(
        connection,
        {**told, "refreshed": at, "refresh": refresh, "basis": basis, "maker": maker, "record_sha256": digest},
    )
    return found.behind


def copies_with(connection: Connection, account: Annotations) -> list[Copy]:
    """The passages that the account shares with those that have most of its sketch."""
    t, a = schema.ground_sketches.c, schema.accounts.c
    marks = [signed(m) for m in sketch(account)]
    shared = func.count()
    query = select(t.document).where(t.mark.in_(marks), t.document != account.document.id).group_by(t.document)
    near = connection.execute(query.order_by(shared.desc(), t.document).limit(COMPARED)).scalars().all()
    rows = connection.execute(select(a.annotations).where(a.id.in_(near)).order_by(a.id)).scalars()
    others = [_DECODER.decode(r) for r in rows]
    own = account.document.id
    return [c for c in find_copies([account, *others]) if own in (c.a.document, c.b.document)] if others else []


def _ground(
    connection: Connection, account: Annotations, placed: list[tuple[str | None, list[Placed]]],
    event_of: dict[tuple[str, str], str], new: list[Entity], rare: Rare,
) -> None:  # fmt: skip
    """Lays down what the account brings, for those that come after it."""
    t = schema.ground_incidents
    last = connection.execute(select(func.max(t.c.number))).scalar()
    begin = 0 if last is None else int(last) + 1
    incidents = sorted((p.incident for _, rows in placed for p in rows), key=lambda i: i.key)
    texts = wordings_of(incidents, rare)
    for n, i in enumerate(incidents):
        row = {"number": begin + n, "document": i.key[0], "event": event_of[i.key], "incident": encode(i)}
        connection.execute(insert(t), row)
        fill(connection, schema.ground_signs, sign_rows(begin + n, i, texts.rarest(n, RARE_WORDS)))
    marks = ({"mark": signed(m), "document": account.document.id} for m in sketch(account))
    fill(connection, schema.ground_sketches, marks)
    rows = {r["key"]: r for r in name_rows(new)}
    names = schema.ground_names
    held = connection.execute(select(names.c.key).where(names.c.key.in_(list(rows)))).scalars().all()
    fill(connection, names, (r for key, r in rows.items() if key not in set(held)))


def _refresh(connection: Connection, basis: Basis, maker: int, digest: str, at: str) -> int:
    t = schema.refreshes
    number = int(connection.execute(select(func.coalesce(func.max(t.c.number), 0))).scalar() or 0) + 1
    row = {
        "number": number, "at": at, "rule": basis.rule, "maker": maker, "accounts": int(fact(connection, "accounts") or 0) + 1,
        "last_account": basis.last_account, "decisions": basis.decisions, "digest": digest,
    }  # fmt: skip
    connection.execute(insert(t), row)
    return number
