"""The table of an event as rows: one for each claim, with how it stands."""

from __future__ import annotations

import msgspec

from crossbearing.publish.rows import Cell, Row, rows
from crossbearing.records import Claim, Estimate
from crossbearing.web.event.cut import EventCut, sigla_of
from crossbearing.web.texts.passage import passage_link

# Of a row from which nothing was weighed.
_NONE = Estimate(None, None, None, "")


class Telling(msgspec.Struct, frozen=True):
    """`mark` is how the claim stands (agree, grow, differ, deny, scope); `status` and the estimate are those of its row, by `rule`."""

    event: str
    attribute: str
    of: str
    account: str
    siglum: str
    publisher: str | None
    published: str | None
    value: str
    low: float | None
    high: float | None
    unit: str | None
    words: str
    sources: tuple[str, ...]
    factuality: str
    as_of: str | None
    part: bool
    mark: str
    superseded: bool
    status: str
    estimate_low: float | None
    estimate_best: float | None
    estimate_high: float | None
    estimate_value: str | None
    rule: str
    claim: str
    link: str


def tellings(cut: EventCut) -> list[Telling]:
    """Every claim of the accounts shown, in the order of the table."""
    event = next(e for e in cut.record.events if e.id == cut.event.id)
    sigla = sigla_of(cut.record, cut.sigla)
    claims = {c.id: c for c in cut.record.claims}
    found = rows(event, claims, cut.record.relations, tuple(sigla))
    documents = {d.id: d for d in cut.record.documents}

    def telling(row: Row, cell: Cell, c: Claim) -> Telling:
        d = documents[c.document or ""]
        e = (row.record.estimate if row.record else None) or _NONE
        return Telling(
            event.id, row.attribute, row.of or row.subject or "", d.id, cut.sigla[d.id], d.publisher, d.published, cell.value, c.low, c.high, c.unit,
            c.quote, c.sources, c.factuality, c.as_of, c.part, cell.mark, cell.struck, row.status, e.low, e.best, e.high,
            e.value, cut.rule, c.id, passage_link(d.id, c.start, c.end),
        )  # fmt: skip

    return [
        telling(row, cell, c)
        for row in found
        for cells in row.cells.values()
        for cell in cells
        for c in (cell.claim, *cell.again)
    ]
