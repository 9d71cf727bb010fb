"""What is disputed, what only grew and what is agreed, in one line each, for the head of the page and the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from crossbearing.publish.rows import Row
from crossbearing.publish.view import Chapter

MOST_LINES = 6
_MOST_PARTS = 5


class Part(msgspec.Struct, frozen=True):
    """One value and the accounts that tell it; `struck` where a later figure has replaced it."""

    value: str
    documents: tuple[str, ...]
    struck: bool = False


class Line(msgspec.Struct, frozen=True):
    name: str
    event: str
    anchor: str
    parts: tuple[Part, ...]


class Glance(msgspec.Struct, frozen=True):
    """The lines by status, and how many more there are."""

    shown: dict[str, list[Line]]
    more: dict[str, int]


def glance(chapters: Sequence[Chapter], anchors: Mapping[str, str], most: int = MOST_LINES) -> Glance:
    """Each row of the tables, in the order of the page, under `disputed`, `updated` or `agreed` (`compatible` counts as agreed)."""
    lines: dict[str, list[Line]] = {"disputed": [], "updated": [], "agreed": []}
    for c in chapters:
        for row in c.table:
            status = {"compatible": "agreed", "denied": "disputed"}.get(row.status, row.status)
            if status in lines:
                name = f"{row.name} ({row.of})" if row.of else row.name
                lines[status].append(Line(name, c.event.label, anchors.get(c.event.id, "events"), parts(row)))
    return Glance({k: v[:most] for k, v in lines.items()}, {k: max(0, len(v) - most) for k, v in lines.items()})


def parts(row: Row) -> tuple[Part, ...]:
    """The row's values, those that most accounts tell first; what was replaced stands before them where the row is one that grew.
    Predictions are left out, and so are parts of the whole where the whole is told."""
    stated = [c for cells in row.cells.values() for cell in cells if (c := cell.claim).factuality != "denied"]
    only_parts = all(c.part for c in stated)
    found: dict[tuple[str, bool], list[str]] = {}
    for document, cells in row.cells.items():
        for cell in cells:
            if (
                (cell.claim.part and not only_parts)
                or cell.claim.factuality in ("predicted", "hypothetical")
                or (cell.struck and row.status != "updated")
            ):
                continue
            value = f"not {cell.value}" if cell.claim.factuality == "denied" else cell.value
            told = found.setdefault((value, cell.struck), [])
            if document not in told:
                told.append(document)
    made = [Part(value, tuple(told), struck) for (value, struck), told in found.items()]
    made.sort(key=lambda p: (not p.struck, 0 if row.status == "updated" else -len(p.documents)))
    return tuple(made[:_MOST_PARTS])
