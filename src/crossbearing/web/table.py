"""Tables as CSV: a column a field, lists and structs as JSON in their cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import msgspec

# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(rows: Sequence[msgspec.Struct]) -> bytes:
    """UTF-8 with a head line, CRLF between rows (RFC 4180); words that a spreadsheet would run get an apostrophe before them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if rows:
        names = rows[0].__struct_fields__
        writer.writerow(names)
        writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f"'{text}" if text.startswith(_FORMULA) else text
