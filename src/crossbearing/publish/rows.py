"""The table of disagreement: what is told of one event, a row for each attribute and subject, a cell for each account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from crossbearing.publish import dates, wording
from crossbearing.records import AttributeRecord, Claim, Decided, Event, Reading, Relation

# The order of the rows: what is disputed is what one looks for.
_RANK = {"disputed": 0, "updated": 1, "compatible": 2, "agreed": 3, "single": 4}
_ORDER = list(wording.ATTRIBUTES)
# Subjects that say no more than the attribute does.
_ANYBODY = frozenset({"", "people", "persons", "person"})


class Cell(msgspec.Struct, frozen=True):
    """One value that one account tells in one row. `claim` says it first, `again` are the claims that say it once more; `mark` is a key of
    `wording.MARKS` or empty; `notes` how it is put (alleged, as of when, a part); `struck` tells that a later state has replaced it."""

    claim: Claim
    value: str
    words: str
    mark: str
    notes: tuple[str, ...]
    again: tuple[Claim, ...]
    struck: bool


class Voice(msgspec.Struct, frozen=True):
    """One value of a row with all that tell it: the cell that says it first, and every account with its own claim."""

    cell: Cell
    tellers: tuple[tuple[str, Claim], ...]


class Row(msgspec.Struct, frozen=True):
    """`record` is None where only claims stand that nothing was weighed from. `cells` by document, `left_out` those that are too many."""

    attribute: str
    subject: str | None
    record: AttributeRecord | None
    claims: tuple[Claim, ...]
    cells: dict[str, tuple[Cell, ...]]
    left_out: int = 0

    @property
    def status(self) -> str:
        return self.record.status if self.record else ("denied" if self.marked("deny") else "")

    @property
    def unit(self) -> str | None:
        """The unit that all claims share, where the subject does not tell it already."""
        units = {wording.unit(c) for c in self.claims}
        return units.pop() if len(units) == 1 else None

    @property
    def shown(self) -> list[Claim]:
        """The claims that the row's cells show."""
        return [c for cells in self.cells.values() for cell in cells for c in (cell.claim, *cell.again)]

    @property
    def voices(self) -> list[Voice]:
        """The cells by what they say: accounts that say the same in the same way are one voice."""
        found: dict[tuple[object, ...], tuple[Cell, list[tuple[str, Claim]]]] = {}
        for document, cells in self.cells.items():
            for cell in cells:
                c = cell.claim
                same = (cell.value, cell.mark, cell.struck, c.factuality, c.part, c.subject if c.part else None)
                found.setdefault(same, (cell, []))[1].append((document, c))
        return [Voice(cell, tuple(told)) for cell, told in found.values()]

    def marked(self, mark: str) -> bool:
        return any(cell.mark == mark for cells in self.cells.values() for cell in cells)

    @property
    def name(self) -> str:
        """The row's head: the attribute, or for `other` the thing told."""
        if self.attribute == "other" and self.subject:
            return self.subject.removeprefix("of ")
        return wording.ATTRIBUTES.get(self.attribute, self.attribute)

    @property
    def of(self) -> str:
        """Who or what is counted, where the head does not say it."""
        said = self.attribute == "other" or _fold(self.subject) in (*_ANYBODY, self.name)
        return "" if said else self.subject or ""


class _Standing:
    """How claims stand to one another, by claim."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self.of: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.denies: set[str] = set()
        self.is_denied: set[str] = set()
        for r in relations:
            self.of[r.a].append((r.type, r.b))
            self.of[r.b].append((r.type, r.a))
            if r.type == "denies":
                self.denies.add(r.b)
                self.is_denied.add(r.a)

    def mark(
        self, claim: Claim, readings: Sequence[Reading], reading: Mapping[str, int], known: dict[int, bool]
    ) -> str:
        """The mark of a claim. It differs where at least as many origins contradict its reading as tell the same; `known` keeps that from one
        claim of a reading to the next."""
        if claim.factuality == "denied" or claim.id in self.denies:
            return "deny"
        own = reading.get(claim.id)
        if own is None:
            outweighed = self._outweighed((claim.id,), None, readings, reading)
        elif own in known:
            outweighed = known[own]
        else:
            outweighed = known[own] = self._outweighed(readings[own].claims, own, readings, reading)
        if outweighed:
            return "differ"
        kinds = {kind for kind, _ in self.of.get(claim.id, ())}
        if "updates" in kinds:
            return "grow"
        if kinds & {"agrees", "refines"}:
            return "agree"
        return "differ" if claim.id in self.is_denied else "scope" if "scope" in kinds else ""

    def _outweighed(
        self, said_so: Sequence[str], own: int | None, readings: Sequence[Reading], reading: Mapping[str, int]
    ) -> bool:
        """Whether as many origins contradict these claims of one reading as tell the same, or more."""
        against_them = [c for claim in said_so for kind, c in self.of.get(claim, ()) if kind == "contradicts"]
        if not against_them:
            return False
        against = {reading[c] for c in against_them if c in reading}
        alike = self._alike(said_so, reading)
        # What goes with either side ("in 2023" with both days) backs neither.
        backing = {n for n in alike if not self._alike(readings[n].claims, reading) & against} - against
        mine = sum(max(readings[n].independent, 0) for n in backing | ({own} if own is not None else set()))
        theirs = sum(max(readings[n].independent, 0) for n in against)
        return theirs >= mine or not against

    def _alike(self, told: Iterable[str], reading: Mapping[str, int]) -> set[int]:
        """The readings that some of the claims agree with."""
        return {
            reading[o] for c in told for kind, o in self.of.get(c, ()) if kind in ("agrees", "refines") and o in reading
        }


def rows(
    event: Event, claims: Mapping[str, Claim], relations: Iterable[Relation], order: Sequence[str] = ()
) -> list[Row]:
    """The event's rows, disputed ones first. A claim that no reading holds joins the row of a claim that it is related to, else the row of
    its attribute and subject, else makes its own. The cells stand in the `order` of the documents."""
    place = {document: n for n, document in enumerate(order)}
    told = sorted(
        (claims[c] for c in event.claims if c in claims),
        key=lambda c: (place.get(c.document or "", len(place)), c.start, c.end, c.id),
    )
    standing = _Standing(relations)
    home: dict[str, int] = {}
    groups: list[tuple[AttributeRecord | None, list[Claim]]] = []
    for record in event.attributes:
        for reading in record.readings:
            for c in reading.claims:
                home.setdefault(c, len(groups))
        groups.append((record, []))
    for fact in event.coverage:
        ids = [c for t in (*fact.told, *fact.denied) for c in t.claims if c in claims]
        homes = [home[c] for c in ids if c in home]
        if ids and not homes:
            groups.append((None, []))
        for c in ids:
            home.setdefault(c, homes[0] if homes else len(groups) - 1)
    keys = {(r.attribute, _fold(r.subject)): n for n, (r, _) in enumerate(groups) if r is not None}
    for claim in told:
        n = home.get(claim.id)
        if n is None:
            kin = [
                home[other]
                for kind, other in standing.of.get(claim.id, [])
                if (kind != "scope" or claim.part) and other in home and claims[other].attribute == claim.attribute
            ]
            n = kin[0] if kin else keys.get((claim.attribute, _fold(claim.subject)))
            same = [i for i, (r, _) in enumerate(groups) if r is not None and r.attribute == claim.attribute]
            if n is None and claim.factuality != "asserted" and claim.attribute != "other" and len(same) == 1:
                n = same[0]
        if n is None:
            n = len(groups)
            groups.append((None, []))
            keys[claim.attribute, _fold(claim.subject)] = n
        home[claim.id] = n
        groups[n][1].append(claim)
    made = [_row(record, members, standing) for record, members in groups if members]
    return sorted(made, key=_rank)


def _rank(row: Row) -> tuple[int, int, int, str]:
    rank = _RANK.get(row.status, 0 if row.marked("deny") else 5)
    return rank, -len(row.cells), _ORDER.index(row.attribute) if row.attribute in _ORDER else 99, row.subject or ""


def _fold(subject: str | None) -> str:
    return " ".join((subject or "").casefold().split())


def _row(record: AttributeRecord | None, members: list[Claim], standing: _Standing) -> Row:
    readings = record.readings if record else ()
    reading = {c: n for n, r in enumerate(readings) for c in r.claims}
    superseded = {c for r in readings if r.superseded for c in r.claims}
    grouped: dict[str, dict[tuple[object, ...], list[Claim]]] = {}
    subject = record.subject if record else members[0].subject
    for claim in members:
        same = (
            claim.low,
            claim.high,
            claim.value,
            claim.unit,
            claim.factuality,
            claim.sources,
            claim.part,
            claim.id in superseded,
        )
        grouped.setdefault(claim.document or "", {}).setdefault(same, []).append(claim)
    outweighed: dict[int, bool] = {}
    cells = {
        document: tuple(
            Cell(
                claim=same[0],
                value=wording.value(same[0]) or same[0].subject or "told",
                words=wording.clip(same[0].quote),
                mark=standing.mark(same[0], readings, reading, outweighed),
                notes=notes(same[0], subject),
                again=tuple(same[1:]),
                struck=same[0].id in superseded,
            )
            for same in by_value.values()
        )
        for document, by_value in grouped.items()
    }
    return Row(record.attribute if record else members[0].attribute, subject, record, tuple(members), cells)


def notes(claim: Claim, subject: str | None = None) -> tuple[str, ...]:
    """How a claim is put: its factuality, whom it counts where that is not the row's own subject, and its day."""
    said: list[str] = [] if claim.factuality == "asserted" else [claim.factuality]
    if claim.part:
        said.append(f"only {claim.subject}" if claim.subject else "a part")
    elif claim.subject and subject is not None and _fold(claim.subject) != _fold(subject):
        said.append(claim.subject)
    if claim.as_of:
        said.append(f"as of {dates.short(claim.as_of)}")
    if isinstance(claim.decided, Decided):
        said.append(f"{claim.decided.verdict} by {claim.decided.author}")
    return tuple(said)
