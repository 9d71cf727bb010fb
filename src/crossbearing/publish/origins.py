"""How many origins a case and an event have: accounts less those that only have somebody else's words."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from crossbearing.publish.sigla import Siglum
from crossbearing.records import Claim, Record

# An account that has at least half of its characters from another is no origin of its own.
MOSTLY = 0.5


def case_origins(record: Record) -> int:
    """The accounts, less those that copy at least half of their text from another one."""
    length = {d.id: max(len(d.text), 1) for d in record.documents}
    taken: dict[str, set[int]] = {}
    for c in record.copies:
        passage = {"a": c.a, "b": c.b, c.a.document: c.a, c.b.document: c.b}.get(c.direction or "")
        if passage is not None and passage.document in length:
            taken.setdefault(passage.document, set()).update(range(passage.start, passage.end))
    return sum(1 for d in length if len(taken.get(d, ())) < MOSTLY * length[d])


class Saying(NamedTuple):
    """Of a claim what origins are counted by: where it stands, and on whose word."""

    document: str
    start: int
    end: int
    source: str | None


def saying(document: str, claim: Claim) -> Saying:
    """That of a claim of this account; small, since a large case has hundreds of thousands."""
    return Saying(document, claim.start, claim.end, sys.intern(claim.sources[-1]) if claim.sources else None)


def copied_spans(record: Record) -> dict[str, list[tuple[int, int]]]:
    """The spans of each account that it has from another."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for c in record.copies:
        for passage in (c.a, c.b):
            if c.direction == passage.document or c.direction == ("a" if passage is c.a else "b"):
                found[passage.document].append((passage.start, passage.end))
    return found


class Origins:
    """Counts the accounts of an event that bring a word of their own: those that only repeat speakers whom an earlier account has, or whose
    claims all stand in passages copied from another account, are none."""

    def __init__(self, record: Record, sigla: Mapping[str, Siglum]) -> None:
        self.place = {d: n for n, d in enumerate(sigla)}
        self.first_named: dict[str, int] = {}
        for d, s in sigla.items():
            self.first_named.setdefault(fold_speaker(s.name), self.place[d])
        self.copied = copied_spans(record)

    def count(self, told: Iterable[Saying]) -> int:
        """The origins of an event of which this is told."""
        by_account: dict[str, list[Saying]] = defaultdict(list)
        for s in told:
            if s.document in self.place:
                by_account[s.document].append(s)
        known: set[str] = set()
        found = 0
        for d in sorted(by_account, key=self.place.__getitem__):
            spans, here = self.copied.get(d, ()), self.place[d]
            own = [s for s in by_account[d] if not any(b <= s.start and s.end <= e for b, e in spans)]
            words = {fold_speaker(s.source) if s.source else f"\x00{d}" for s in own}
            found += any(w not in known and self.first_named.get(w, here) >= here for w in words)
            known |= words
        return found


def fold_speaker(name: str) -> str:
    """A speaker's name without what writers add or leave out: spaces, capitals, the article."""
    return " ".join(name.split()).casefold().removeprefix("the ")
