"""What a decision is about, as the case's record has it now: whether it is there, and where in the texts it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from crossbearing.case import schema
from crossbearing.case.basis import fact
from crossbearing.case.decisions.decision import Decision, DecisionError
from crossbearing.case.decisions.fields import fields_of
from crossbearing.case.decisions.pairs import LETTERS
from crossbearing.case.decisions.places import capped, side_of_event
from crossbearing.records import Annotations, Claim, Entity, Event, Passage

Side = tuple[Passage, ...]
# Ids that one question to the database names; SQLite bounds their number.
AT_ONCE = 500


def located(connection: Connection, decision: Decision, log: Sequence[Decision]) -> Decision:
    """The decision with the places of its target; DecisionError where the case has no such target."""
    fields = fields_of(decision)
    target = decision.target
    if target.kind == "decision":
        return msgspec.structs.replace(decision, target=msgspec.structs.replace(target, id=_hash(target.id, log)))
    if target.kind == "document":
        sides = _in_document(connection, target.id, fields)
    elif target.kind == "claim":
        sides = (_claim(connection, target.id),)
    else:
        kind = _kind(target.kind, target.id)
        sides = (_side(connection, kind, target.id),)
        if target.other is not None:
            sides = (*sides, _side(connection, kind, target.other))
        elif decision.kind == "split":
            sides = _parted(connection, kind, decision, sides[0])
    if fields.get("event") and target.kind in ("claim", "document"):
        sides = (*sides, _side(connection, "event", fields["event"]))
    return msgspec.structs.replace(decision, sides=sides)


def _hash(told: str, log: Sequence[Decision]) -> str:
    """The hash of the one decision that is meant by its number, its hash or the beginning of it."""
    found = {d.hash for d in log if str(d.number) == told} or {d.hash for d in log if d.hash.startswith(told.lower())}
    if len(found) != 1 or len(told) == 0:
        raise DecisionError(
            f"{told}: {'several decisions begin so' if found else 'no such decision'}; see `crossbearing log CASE`"
        )
    return found.pop()


def _kind(kind: str, id: str) -> str:
    if kind != "link":
        return kind
    found = next((k for k, letter in LETTERS.items() if id.startswith(letter)), None)
    if found is None:
        raise DecisionError(f"{id}: a link is between two events (e...) or two entities (n...)")
    return found


def _side(connection: Connection, kind: str, id: str) -> Side:
    if kind == "entity":
        entity: Entity = _kept(connection, kind, id, Entity)
        # The record's rows hold an entity's mentions apart from it.
        t = schema.mentions.c
        rows = connection.execute(select(t.document, t.start, t.end).where(t.entity == id)).all()
        side = capped([*entity.mentions, *(Passage(*r) for r in rows)])
    else:
        event: Event = _kept(connection, kind, id, Event)
        side = side_of_event(event, _accounts(connection, event.documents))
    if not side:
        raise DecisionError(f"{id}: stands nowhere in the accounts; refresh the case and decide anew")
    return side


def _claim(connection: Connection, id: str) -> tuple[Passage, ...]:
    """Where a claim stands: one of the record, one that was set aside, or one of an account that came since the record was made."""
    c = schema.claims.c
    row = connection.execute(select(c.document, c.start, c.end).where(c.id == id)).first()
    if row is not None:
        return (Passage(row.document, row.start, row.end),)
    aside = _set_aside(connection, "claim", id)
    if aside is not None:
        claim = msgspec.json.decode(aside, type=Claim)
        return (Passage(claim.document or "", claim.start, claim.end),)
    for account in _come_since(connection):
        for told in account.claims:
            if told.id == id:
                return (Passage(account.document.id, told.start, told.end),)
    raise DecisionError(f"{id}: no such claim in the case")


def _come_since(connection: Connection) -> Iterator[Annotations]:
    """The accounts that the record does not tell of yet."""
    basis = fact(connection, "basis")
    t = schema.accounts
    query = select(t.c.annotations).where(t.c.number > (basis["last_account"] if basis else 0)).order_by(t.c.number)
    for data in connection.execute(query).scalars():
        yield msgspec.json.decode(data, type=Annotations)


def _set_aside(connection: Connection, kind: str, id: str) -> bytes | None:
    t = schema.set_aside.c
    found: bytes | None = connection.execute(select(t.thing).where(t.kind == kind, t.id == id)).scalar()
    return found


def _in_document(connection: Connection, id: str, fields: dict[str, Any]) -> tuple[Side, ...]:
    """The place of a claim to add; nothing for metadata and notes."""
    account = next(iter(_accounts(connection, [id])), None)
    if account is None:
        raise DecisionError(f"{id}: no such account in the case")
    if "start" not in fields:
        return ()
    start, end, length = fields["start"], fields["end"], len(account.document.text)
    if not 0 <= start < end <= length:
        raise DecisionError(f"{id}: there is no passage {start}..{end} in a text of {length} characters")
    return ((Passage(id, start, end),),)


def _parted(connection: Connection, kind: str, decision: Decision, side: Side) -> tuple[Side, Side]:
    """What stays and what goes out: by accounts, by claims, by places (`account:start:end`), by forms of a name."""
    wanted = [str(w) for w in decision.value["out"]] if isinstance(decision.value, dict) else []
    texts = {a.document.id: a for a in _accounts(connection, sorted({p.document for p in side}))}
    out = [p for p in side if any(_means(w, p, texts[p.document], kind) for w in wanted)]
    stays = [p for p in side if p not in set(out)]
    if not out or not stays:
        raise DecisionError(
            f"split {decision.target.id}: {'all' if out else 'none'} of it would go out; name some of its accounts, claims"
            f"{' or places' if kind == 'event' else ', places or forms'}"
        )
    return tuple(stays), tuple(out)


def _means(wanted: str, place: Passage, account: Annotations, kind: str) -> bool:
    if wanted in (place.document, f"{place.document}:{place.start}:{place.end}"):
        return True
    if kind == "entity":
        return account.document.text[place.start : place.end] == wanted
    mentions = {m.id: m.incident or m.id for m in account.events}
    here = next((m.incident or m.id for m in account.events if (m.start, m.end) == (place.start, place.end)), None)
    if wanted in mentions:
        return mentions[wanted] == here
    claim = next((c for c in account.claims if c.id == wanted), None)
    if claim is None:
        return False
    return mentions.get(claim.event or "", claim.event) == here or (claim.start, claim.end) == (place.start, place.end)


def _accounts(connection: Connection, ids: Sequence[str]) -> list[Annotations]:
    """What these accounts say, in order of id."""
    t = schema.accounts
    decoder = msgspec.json.Decoder(Annotations)
    out: list[Annotations] = []
    for n in range(0, len(ids), AT_ONCE):
        query = select(t.c.annotations).where(t.c.id.in_(ids[n : n + AT_ONCE])).order_by(t.c.id)
        out += (decoder.decode(data) for data in connection.execute(query).scalars())
    return out


def _kept(connection: Connection, kind: str, id: str, type: Any) -> Any:
    """The event or entity of the record, or one that was set aside."""
    t = schema.entities.c if kind == "entity" else schema.events.c
    data = connection.execute(select(t[kind]).where(t.id == id)).scalar() or _set_aside(connection, kind, id)
    if data is None:
        raise DecisionError(f"{id}: nothing of this id in the record of the case; see `crossbearing export CASE`")
    return msgspec.json.decode(data, type=type)
