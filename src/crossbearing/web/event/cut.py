"""What the page of an event shows: the record cut to it, weighed by the rule asked for, with its wholes and parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from crossbearing.case.reading.rows import EventRow
from crossbearing.publish.sigla import Siglum, hue
from crossbearing.records import Annotations, Record
from crossbearing.web.page import Missing, Wrong
from crossbearing.weigh import RULES, reweighed

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# Accounts on one page: with them an event's page stays below 300 kB whatever they say; the others are a link away.
ACCOUNTS = 40


class EventCut(msgspec.Struct, frozen=True):
    """`record` is cut to the event and those of its accounts that are shown: `rule` made its estimates, `case_rule` those of the case.
    `sigla` are the letters of the whole case; `wholes` and `parts` the events above and below it; `accounts` counts all that tell of it,
    `offset` those before the ones shown; `waits` tells that accounts have come since its values were weighed."""

    event: EventRow
    rule: str
    case_rule: str
    rules: tuple[str, ...]
    record: Record
    sigla: dict[str, str]
    wholes: tuple[EventRow, ...]
    parts: tuple[EventRow, ...]
    accounts: int
    offset: int
    limit: int
    waits: bool = False


def event_cut(reading: Reading, id: str, rule: str | None, offset: int, limit: int = ACCOUNTS) -> EventCut:
    """The cut. Missing where there is no such event, Wrong for a rule that there is not."""
    if rule is not None and rule not in RULES:
        raise Wrong(f"there is no rule {rule}; take one of {', '.join(sorted(RULES))}")
    rows = reading.event_rows([id])
    record = reading.event(id, limit, offset) if rows else None
    if record is None or not rows:
        raise Missing(f"no event {id} in this case")
    case_rule = reading.overview().rule
    if rule is not None and rule != case_rule:
        accounts = [a for d in record.documents if (a := reading.document(d.id)) is not None]
        record = by_rule(record, accounts, id, rule)
    return EventCut(
        event=rows[0],
        rule=rule or case_rule,
        case_rule=case_rule,
        rules=tuple(sorted(RULES, key=lambda r: (r != case_rule, r))),
        record=record,
        sigla=reading.sigla([d.id for d in record.documents]),
        wholes=reading.event_rows(_wholes(record, id)),
        parts=reading.event_rows([e.id for e in record.events if e.part_of == id]),
        accounts=rows[0].accounts,
        offset=offset,
        limit=limit,
        waits=reading.waits(id),
    )


def by_rule(record: Record, accounts: list[Annotations], id: str, rule: str) -> Record:
    """The record with this one event weighed by another rule."""
    anew = reweighed(record, accounts, id, rule)
    return msgspec.structs.replace(record, events=tuple(anew if e.id == id else e for e in record.events))


def sigla_of(record: Record, letters: dict[str, str]) -> dict[str, Siglum]:
    """The accounts of a cut with the letters that they have in the whole case, in their order."""
    documents = {d.id: d for d in record.documents}
    ordered = sorted((d for d in letters if d in documents), key=lambda d: (len(letters[d]), letters[d]))
    return {d: Siglum(letters[d], hue(letters[d]), documents[d], len(documents[d].text.split())) for d in ordered}


def _wholes(record: Record, id: str) -> list[str]:
    events = {e.id: e for e in record.events}
    found: list[str] = []
    above = events[id].part_of
    while above in events and above not in found:
        found.append(above)
        above = events[above].part_of
    return found
