"""What of a record is counted for each account and event: origins, the gravest status, the order of telling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossbearing.publish.origins import MOSTLY
from crossbearing.publish.sigla import Siglum
from crossbearing.records import Claim, Document, Event, Record
from crossbearing.records.reading import Status

_GRAVEST: tuple[Status, ...] = ("disputed", "updated", "compatible", "agreed", "single")


def gravest(event: Event) -> Status:
    """The status by which an event is marked: that of its most contested attribute."""
    found = {a.status for a in event.attributes}
    return next((s for s in _GRAVEST if s in found), "single")


def taken_from(record: Record) -> dict[str, str]:
    """Accounts of which at least half stands in another, each with the one from which most of it is."""
    length = {d.id: max(len(d.text), 1) for d in record.documents}
    taken: dict[str, set[int]] = defaultdict(set)
    shares: dict[str, dict[str, int]] = defaultdict(dict)
    for c in record.copies:
        own, other = (c.a, c.b) if c.direction in ("a", c.a.document) else (c.b, c.a)
        if c.direction is None or own.document not in length:
            continue
        taken[own.document].update(range(own.start, own.end))
        share = shares[own.document]
        share[other.document] = share.get(other.document, 0) + own.end - own.start
    return {
        d: min(shares[d], key=lambda o: (-shares[d][o], o))
        for d, places in taken.items()
        if len(places) >= MOSTLY * length[d]
    }


def copied_spans(record: Record) -> dict[str, list[tuple[int, int]]]:
    """The spans of each account that it has from another."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for c in record.copies:
        for passage in (c.a, c.b):
            if c.direction == passage.document or c.direction == ("a" if passage is c.a else "b"):
                found[passage.document].append((passage.start, passage.end))
    return found


class Origins:
    """Counts the accounts of an event that bring a word of their own, as publish.view.origins does, without going through the whole case."""

    def __init__(self, record: Record, sigla: Mapping[str, Siglum]) -> None:
        self.place = {d: n for n, d in enumerate(sigla)}
        self.names = {d: _fold(s.name) for d, s in sigla.items()}
        self.first_named: dict[str, int] = {}
        for d, name in self.names.items():
            self.first_named.setdefault(name, self.place[d])
        self.copied = copied_spans(record)

    def count(self, claims: Sequence[Claim]) -> int:
        """The origins of an event with these claims."""
        told: dict[str, list[Claim]] = defaultdict(list)
        for c in claims:
            if c.document is not None:
                told[c.document].append(c)
        known: set[str] = set()
        found = 0
        for d in sorted(told, key=lambda d: self.place[d]):
            spans = self.copied.get(d, ())
            own = [c for c in told[d] if not any(s <= c.start and c.end <= e for s, e in spans)]
            words = {_fold(c.sources[-1]) if c.sources else f"\x00{d}" for c in own}
            here = self.place[d]
            found += any(w not in known and self.first_named.get(w, here) >= here for w in words)
            known |= words
        return found


def display_name(d: Document) -> str:
    """Who speaks: publisher, else author, else title, else the file."""
    return d.publisher or d.author or d.title or d.path or d.id


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")
