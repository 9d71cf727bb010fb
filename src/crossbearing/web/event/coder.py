"""An event as a coder files it: the candidate row of the export, column by column."""

from __future__ import annotations

import csv
import io

import msgspec

from crossbearing.publish.exports import ged
from crossbearing.publish.exports.export import Kept
from crossbearing.records import Record

# One text field a column, in UCDP's order.
CoderRow: type[msgspec.Struct] = msgspec.defstruct(
    "CoderRow", [(c.name, str) for c in ged.COLUMNS], frozen=True, module=__name__
)


def coder_row(record: Record, event: str) -> dict[str, str] | None:
    """The event's row as the export makes it; None where it makes none."""
    one = msgspec.structs.replace(record, events=tuple(e for e in record.events if e.id == event))
    made = ged.make(one, Kept())["ged.csv"].decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(made, newline=""))
    return next((r for r in rows if r["relid"] == event), None)
