"""CSV that a spreadsheet can open without harm: cells that would run as formulas are made text.

RFC 4180: comma, double quotes, line ends of CR LF. UTF-8 without a mark. A cell of text that begins with one of `=+-@`, a tab or a carriage
return (also in full width) gets an apostrophe before it (OWASP, CSV injection); numbers stay as they are. Taken off again by `bare`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from crossbearing.publish.exports.export import Column

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Between the items of a list in one cell.
BETWEEN = " | "


def guarded(text: str) -> str:
    """The text as a spreadsheet may have it."""
    return "'" + text if text.lstrip("'").startswith(_RUNS) else text


def bare(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_RUNS) else text


def cell(value: object) -> str:
    """One value as a cell: nothing for None, numbers without a needless decimal, lists joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (tuple, list)):
        return guarded(BETWEEN.join(str(x) for x in value))
    return guarded(str(value))


def csv_bytes(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV, its head first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([c.name for c in columns])
    for row in rows:
        writer.writerow([cell(x) for x in row])
    return out.getvalue().encode("utf-8", "replace")
