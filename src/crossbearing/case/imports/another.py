"""Another case brought into this one: its accounts with their original bytes, and its decisions with their authors and times.

Decisions are chained anew behind those that are here, in their order; what is here already (an account of the same id, a decision alike in all but its
place in the chain) is not taken twice. A revocation follows the decision that it revokes.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import select

from crossbearing.case import schema
from crossbearing.case.decisions import Decision, DecisionError
from crossbearing.case.store import Case
from crossbearing.records import Annotations


class Merged(msgspec.Struct):
    """What came over, and what was here already."""

    accounts: int = 0
    accounts_already: int = 0
    decisions: int = 0
    decisions_already: int = 0
    failures: list[str] = msgspec.field(default_factory=list)


def merge(into: Case, other: Case) -> Iterator[Merged]:
    """Brings `other` into `into`, account by account, then decision by decision; gives the counts so far after each."""
    done = Merged()
    known = into.ids()
    table = schema.accounts
    decoder = msgspec.json.Decoder(Annotations)
    with other.engine.connect() as connection:
        # Read one at a time: a case may hold more than memory does.
        ids = connection.execute(select(table.c.id).order_by(table.c.number)).scalars().all()
        for id in ids:
            if id in known:
                done.accounts_already += 1
                continue
            row = connection.execute(select(table.c.original, table.c.annotations).where(table.c.id == id)).one()
            into.add(decoder.decode(row.annotations), row.original)
            done.accounts += 1
            yield done
    # What a decision is about is looked up in the record, so that it must hold the accounts that came.
    into.freshen()
    yield from _decisions(into, other, done)
    yield done


def _decisions(into: Case, other: Case, done: Merged) -> Iterator[Merged]:
    here = {_said(d): d.hash for d in into.log()}
    named: dict[str, str] = {}
    for d in other.log():
        # A decision is revoked by its hash, which is another in another chain.
        moved = (
            msgspec.structs.replace(d, target=msgspec.structs.replace(d.target, id=named.get(d.target.id, d.target.id)))
            if d.kind == "revoke"
            else d
        )
        if (known := here.get(_said(moved))) is not None:
            named[d.hash] = known
            done.decisions_already += 1
            continue
        try:
            recorded = into.decide(msgspec.structs.replace(moved, number=0, previous="", hash=""))
        except DecisionError as error:
            done.failures.append(f"decision {d.number} of {d.author} ({d.kind} {d.target.id}): {error}")
            yield done
            continue
        named[d.hash] = here[_said(recorded)] = recorded.hash
        done.decisions += 1
        yield done


def _said(d: Decision) -> bytes:
    """All that a decision says, without its place in the chain and the places that its target has in this case."""
    return msgspec.json.encode(msgspec.structs.replace(d, number=0, previous="", hash="", sides=()), order="sorted")
