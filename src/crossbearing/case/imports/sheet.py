"""A coder's spreadsheet of claims: CSV (or its like with semicolons or tabs) or XLSX, one claim a row.

Needed: `quote`, `attribute`, and `document`, `file` or `url`. Taken too: `start, end, low, high, value, unit, subject, as_of, sources, factuality,
part, event, author, note`. The `claims.csv` of an export is such a sheet.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path

from crossbearing.case.imports.accounts import NAMED_BY
from crossbearing.case.imports.coded import Coded, ImportFailure
from crossbearing.case.imports.xlsx import rows_of
from crossbearing.publish.exports.sheet import BETWEEN, bare

REQUIRED = ("quote", "attribute")
COLUMNS = (
    *NAMED_BY,
    *REQUIRED,
    "start",
    "end",
    "low",
    "high",
    "value",
    "unit",
    "subject",
    "as_of",
    "sources",
    "factuality",
    "part",
    "event",
    "author",
    "note",
)
_TRUE, _FALSE = frozenset(["true", "yes", "1", "x"]), frozenset(["false", "no", "0", ""])


def read_sheet(path: str) -> Iterator[Coded | ImportFailure]:
    """The rows of the sheet, a failure in the place of one that is wrong. ImportFailure for a file that is none."""
    data = _bytes(path)
    rows = rows_of(data, path) if data[:2] == b"PK" else _csv(data, path)
    head = next(rows, None)
    if head is None:
        raise ImportFailure(
            path, "the sheet is empty", f"give rows under {', '.join(REQUIRED)} and document, file or url"
        )
    columns = [c.strip().lower() for c in head]
    missing = [c for c in REQUIRED if c not in columns]
    if missing or not set(NAMED_BY) & set(columns):
        cause = f"no column {', '.join(missing) or ' or '.join(('document', 'file', 'url'))}"
        raise ImportFailure(
            f"{path}: line 1",
            cause,
            f"found {', '.join(c for c in columns if c) or 'nothing'}; name the columns in the first row",
        )
    # The id of a row of an exported sheet is a claim's, not an account's, where the account has a column of its own.
    ids = "document" not in columns
    for n, cells in enumerate(rows, 2):
        where = f"{path}: line {n}"
        if not any(c.strip() for c in cells):
            continue
        row = {c: bare(cells[k].strip()) for k, c in enumerate(columns) if k < len(cells) and c in COLUMNS}
        if not ids:
            row.pop("id", None)
        try:
            yield _coded(row, where)
        except ImportFailure as failure:
            yield failure


def _coded(row: dict[str, str], where: str) -> Coded:
    for name in REQUIRED:
        if not row.get(name):
            raise ImportFailure(where, f"{name} is empty", "fill it in, or leave the row out")
    part = row.get("part", "").lower()
    if part not in _TRUE | _FALSE:
        raise ImportFailure(where, f"part is {part!r}", "write true or false")
    return Coded(
        where, row["quote"], row["attribute"], tuple((k, row[k]) for k in NAMED_BY if row.get(k)), None, _whole(row, "start", where), _whole(row, "end", where),
        _number(row, "low", where), _number(row, "high", where), row.get("value") or None, row.get("unit") or None, row.get("subject") or None, row.get("as_of") or None,
        tuple(s.strip() for s in row.get("sources", "").split(BETWEEN.strip()) if s.strip()), row.get("factuality", "").lower() or "asserted", part in _TRUE,
        row.get("event") or None, row.get("author") or None, row.get("note") or None,
    )  # fmt: skip


def _number(row: dict[str, str], name: str, where: str) -> float | None:
    text = row.get(name, "").replace("\u00a0", "").replace(" ", "")
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ImportFailure(where, f"{name} is {row[name]!r}", "write a plain number such as 1250 or 6.4")
    return number


def _whole(row: dict[str, str], name: str, where: str) -> int | None:
    number = _number(row, name, where)
    if number is not None and (number != int(number) or number < 0):
        raise ImportFailure(where, f"{name} is {row[name]!r}", "write a whole number of characters")
    return None if number is None else int(number)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ImportFailure(path, f"cannot be read ({error.strerror})", "check the file") from error


def _csv(data: bytes, path: str) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ImportFailure(f"{path}: line {line}", "not UTF-8", "save it as CSV UTF-8") from error
    head = text.split("\n", 1)[0]
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    except csv.Error as error:
        raise ImportFailure(path, f"no CSV ({error})", "save it anew as CSV UTF-8") from error
