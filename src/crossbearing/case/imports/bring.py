"""Coded claims into a case: each found in its account and recorded as a decision `annotate` of its author. The machine's claims stay as they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import get_args

import msgspec

from crossbearing.case.decisions import Decision, DecisionError, DecisionLog, Target
from crossbearing.case.decisions.standing import standing
from crossbearing.case.imports.accounts import Accounts
from crossbearing.case.imports.coded import Coded, ImportFailure
from crossbearing.case.imports.locate import located
from crossbearing.case.store import Case
from crossbearing.records import Annotations, Document, Event, Record
from crossbearing.records.claim import Attribute
from crossbearing.records.mention import Factuality

ATTRIBUTES, FACTUALITIES = frozenset(get_args(Attribute)), frozenset(get_args(Factuality))
# Attributes of which something is told in words, not as a figure.
IN_WORDS = frozenset(["start", "end", "place", "cause", "perpetrator", "title"])
# Rows recorded in one transaction: the log is read once for so many, and a stop loses no more than these.
BATCH = 500
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\n*")


class Brought(msgspec.Struct):
    """What came of an import: claims recorded, those that the same author had recorded already, and the rows that failed."""

    recorded: int = 0
    already: int = 0
    failures: list[ImportFailure] = msgspec.field(default_factory=list)


def bring_in(
    case: Case, rows: Iterable[Coded | ImportFailure], author: str, time: str, reason: str
) -> Iterator[Brought]:
    """Records the rows, a batch at a time, and gives the counts so far after each row. A row that fails is said and left out; the others are
    kept. A row that names its own author is recorded under that name."""
    place = _Places(case.accounts(), case.record(case.rule()))
    known = {_key(d) for d in standing(case.log()) if d.kind == "annotate"}
    log = DecisionLog(case.engine)
    done = Brought()
    waiting: list[tuple[Coded, Decision]] = []
    for row in rows:
        try:
            if isinstance(row, ImportFailure):
                raise row
            decision = _decision(row, place, author, time, reason)
            if _key(decision) in known:
                done.already += 1
            else:
                known.add(_key(decision))
                waiting.append((row, decision))
        except ImportFailure as failure:
            done.failures.append(failure)
        if len(waiting) >= BATCH:
            _record(log, waiting, done)
            waiting = []
        yield done
    _record(log, waiting, done)
    yield done


def _record(log: DecisionLog, waiting: list[tuple[Coded, Decision]], done: Brought) -> None:
    """Records a batch; where one of it cannot be, each by itself."""
    try:
        done.recorded += len(log.extend([d for _, d in waiting]))
    except DecisionError:
        for row, decision in waiting:
            try:
                log.append(decision)
                done.recorded += 1
            except DecisionError as error:
                done.failures.append(ImportFailure(row.where, str(error), "correct the row"))


def _key(d: Decision) -> tuple[str, str, bytes]:
    return d.target.id, d.author, msgspec.json.encode(d.value, order="sorted")


class _Places:
    """The accounts, their layers, and the events whose claims stand in them."""

    def __init__(self, accounts: list[Annotations], record: Record) -> None:
        self.layers = {a.document.id: a for a in accounts}
        self.accounts = Accounts(d.document for d in accounts)
        self.events = {e.id: e for e in record.events}
        self.labels: dict[str, list[Event]] = defaultdict(list)
        for e in record.events:
            self.labels[e.label.casefold()].append(e)
        self.claims: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for c in record.claims:
            if c.document and c.event:
                self.claims[c.document].append((c.start, c.end, c.event))

    def event(self, row: Coded, document: Document, start: int, end: int) -> str | None:
        """The event that the row names; else the one event of which the machine finds claims in the same words or the same sentence."""
        if row.event:
            named = [self.events[row.event]] if row.event in self.events else self.labels.get(row.event.casefold(), [])
            if len(named) != 1:
                cause = f"event {row.event}: {'several events bear' if named else 'no event of the record bears'} this id or label"
                raise ImportFailure(
                    row.where, cause, "give an event's id (`crossbearing export --format csv`), or leave it empty"
                )
            return named[0].id
        told = self.claims.get(document.id, [])
        for first, last in ((start, end), _sentence(document.text, start)):
            near = {e for s, t, e in told if s < last and first < t}
            if near:
                return near.pop() if len(near) == 1 else None
        return None

    def figure(self, document: Document, start: int, end: int) -> tuple[float | None, float | None] | None:
        """The one quantity that stands in the span, as the machine reads numbers."""
        found = [q for q in self.layers[document.id].quantities if start <= q.start and q.end <= end]
        return (found[0].low, found[0].high) if len(found) == 1 else None


def _sentence(text: str, at: int) -> tuple[int, int]:
    return next(((m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.start() <= at < m.end()), (at, at))


def _decision(row: Coded, place: _Places, author: str, time: str, reason: str) -> Decision:
    attribute = row.attribute.strip().lower().replace(" ", "_")
    if attribute not in ATTRIBUTES:
        raise ImportFailure(
            row.where,
            f"attribute {row.attribute!r}: not one of the record's",
            f"take one of {', '.join(get_args(Attribute))}",
        )
    if row.factuality not in FACTUALITIES:
        raise ImportFailure(
            row.where,
            f"factuality {row.factuality!r}: not one of the record's",
            f"take one of {', '.join(get_args(Factuality))}",
        )
    document = place.accounts.of(row)
    start, end = located(document.text, row.quote, row.start, row.where)
    low, high, value = row.low, row.high, row.value
    if low is not None and high is not None and low > high:
        raise ImportFailure(row.where, f"low {low:g} is above high {high:g}", "correct the two")
    if low is None and high is None and value is None:
        if attribute in IN_WORDS:
            value = document.text[start:end]
        elif (figure := place.figure(document, start, end)) is not None:
            low, high = figure
        else:
            raise ImportFailure(
                row.where, f"{attribute} without low, high or value", "give the figure that the words tell"
            )
    fields: dict[str, object] = {"start": start, "end": end, "attribute": attribute, "low": low, "high": high, "value": value, "unit": row.unit, "subject": row.subject,
                                 "as_of": row.as_of, "sources": list(row.sources), "factuality": row.factuality, "part": row.part, "event": place.event(row, document, start, end)}  # fmt: skip
    given = {k: v for k, v in fields.items() if v not in (None, [], False) or k in ("start", "end", "attribute")}
    why = f"{reason}: {row.note}" if row.note else reason
    return Decision("annotate", Target("document", document.id), row.author or author, time, why, given)
