"""The record as a function of accounts, log and rule.

Metadata first (a corrected date of publication has the account read anew), then claims, then linking, then what reviewers joined and
parted, then weighing. Without standing decisions it is what `reconcile` gives, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from crossbearing.case.decisions.amend import Amended, Annotate, amended
from crossbearing.case.decisions.conflicts import conflicts
from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.entities import DecidedEntities, decided_entities
from crossbearing.case.decisions.events import DecidedEvents, decided_events, put
from crossbearing.case.decisions.folded import Folded, decided
from crossbearing.case.decisions.standing import standing
from crossbearing.link import link
from crossbearing.link.framing import compare_naming
from crossbearing.records import Annotations, Claim, Document, Links, Record, SetAside
from crossbearing.records.ordered import in_order_of_document
from crossbearing.weigh import weigh

Link = Callable[[Sequence[Annotations]], Links]


def decided_record(
    accounts: Sequence[Annotations],
    log: Sequence[Decision],
    rule: str,
    annotate: Annotate | None = None,
    linking: Link = link,
) -> Record:
    """The record of the accounts under the log. `annotate` reads accounts whose metadata changed anew, `linking` links them; both may keep
    what they did before, as long as they give the same."""
    decisions = standing(log)
    if not decisions:
        return weigh(accounts, linking(accounts), rule)
    if annotate is None:
        from crossbearing.annotate import annotate as layers

        annotate = layers
    ordered = in_order_of_document(accounts)
    changed = amended(ordered, decisions, annotate)
    links = linking(changed.accounts)
    texts = {a.document.id: a.document.text for a in ordered}
    entities = decided_entities(links.entities, texts, decisions)
    events = decided_events(msgspec.structs.replace(links, entities=entities.entities), changed.accounts, decisions)
    placed, final, lost = put(events.links, changed, changed.accounts)
    if placed.entities != links.entities or placed.main_event != links.main_event:
        framing = compare_naming(final, placed.entities, placed.main_event)
        placed = msgspec.structs.replace(placed, framing=framing)
    record = weigh(final, placed, rule)
    differing = {d.hash for c in conflicts(decisions) for d in c.decisions}
    return _marked(record, _Marks(changed, entities, events, differing, lost), links)


class _Marks(msgspec.Struct, frozen=True):
    amended: Amended
    entities: DecidedEntities
    events: DecidedEvents
    differing: set[str]
    lost: set[str]

    def differs(self, folded: Folded) -> bool:
        return any(d.hash in self.differing for d in folded.decisions)


def _marked(record: Record, marks: _Marks, links: Links) -> Record:
    """The record with `decided` on all that was decided on, what was rejected set aside, and warnings of decisions without effect."""
    changed, entities, events = marks.amended, marks.entities, marks.events
    aside = SetAside(
        tuple(
            _rejected(c, marks, links)
            for c in sorted(changed.rejected, key=lambda c: (c.document or "", c.start, c.id))
        ),
        tuple(
            msgspec.structs.replace(e, decided=decided(f, {}, marks.differs(f), e.id in events.changed))
            for e in events.rejected
            for f in [events.folded[e.id]]
        ),
        tuple(
            msgspec.structs.replace(e, decided=decided(f, {}, marks.differs(f), e.id in entities.changed))
            for e in entities.rejected
            for f in [entities.folded[e.id]]
        ),
    )
    inert = {d.number: d for d in (*changed.inert, *entities.inert, *events.inert, *_moves_lost(marks))}
    return msgspec.structs.replace(
        record,
        documents=tuple(_document(d, marks) for d in record.documents),
        claims=tuple(_claim(c, marks) for c in record.claims),
        events=tuple(
            msgspec.structs.replace(
                e, decided=decided(f, events.machine.get(e.id, {}), marks.differs(f), e.id in events.changed)
            )
            if (f := events.folded.get(e.id)) else e
            for e in record.events
        ),
        entities=tuple(
            msgspec.structs.replace(
                e, decided=decided(f, entities.machine.get(e.id, {}), marks.differs(f), e.id in entities.changed)
            )
            if (f := entities.folded.get(e.id)) else e
            for e in record.entities
        ),
        warnings=(*record.warnings, *(_without_effect(inert[n]) for n in sorted(inert))),
        set_aside=aside if aside != SetAside() else msgspec.UNSET,
    )  # fmt: skip


def _document(document: Document, marks: _Marks) -> Document:
    folded = marks.amended.documents.get(document.id)
    if folded is None:
        return document
    machine = marks.amended.machine.get(document.id, {})
    return msgspec.structs.replace(document, decided=decided(folded, machine, marks.differs(folded)))


def _claim(claim: Claim, marks: _Marks) -> Claim:
    folded = marks.amended.claims.get(claim.id)
    if folded is None:
        return claim
    machine = dict(marks.amended.machine.get(claim.id, {}))
    if machine.get("event"):
        machine["event"] = marks.events.links.event_of.get((claim.document or "", machine["event"]))
    return msgspec.structs.replace(claim, decided=decided(folded, machine, marks.differs(folded)))


def _rejected(claim: Claim, marks: _Marks, links: Links) -> Claim:
    """A rejected claim, on the event on which it would stand."""
    folded = marks.amended.claims[claim.id]
    event = marks.events.links.event_of.get((claim.document or "", claim.event or ""))
    return msgspec.structs.replace(claim, event=event, decided=decided(folded, {}, marks.differs(folded)))


def _moves_lost(marks: _Marks) -> list[Decision]:
    return [marks.amended.claims[c].decisions[-1] for c in sorted(marks.lost)]


def _without_effect(d: Decision) -> str:
    other = f" and {d.target.other}" if d.target.other else ""
    return (
        f"decision {d.number} ({d.kind} {d.target.kind} {d.target.id}{other}, by {d.author}, {d.time}): has no effect, since what it is about "
        "is not there any more; revoke it or decide anew"
    )
