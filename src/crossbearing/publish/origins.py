"""How many origins a case has: accounts less those that are mostly somebody else's words."""

from __future__ import annotations

from crossbearing.records import Record

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
