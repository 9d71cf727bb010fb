"""Reads claims that somebody else coded: CSV or JSON Lines with `object, attribute, source`, then `low, high` or `value`."""

from __future__ import annotations

import csv
import io
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import msgspec

from crossbearing.records import CodedClaim

REQUIRED = ("object", "attribute", "source")
COLUMNS = (*REQUIRED, "low", "high", "value", "as_of", "copies")
NOT_UTF8 = "not UTF-8; save it as UTF-8"
NOTHING = f"no claims in it; expected rows with {', '.join(REQUIRED)} and low, high or value"
# What may stand before the first row: blanks and the mark of the encoding.
_BLANK = b" \t\r\n\xef\xbb\xbf"


class CodedInputError(Exception):
    """Coded claims that cannot be read. `str()` names file, line and cause."""


class BadRow(ValueError):
    """A row that is no coded claim. `str()` is the cause, without the place."""


class _Reader(Protocol):
    """What `csv.reader` gives."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...
    def __next__(self) -> list[str]: ...


class _Row(msgspec.Struct):
    object: str | int | float
    attribute: str
    source: str | int | float
    low: float | None = None
    high: float | None = None
    value: str | float | None = None
    as_of: str | None = None
    copies: str | int | float | None = None


_decode = msgspec.json.Decoder(_Row).decode


def read_coded(path: str) -> list[CodedClaim]:
    """The rows of a `.csv` file, of JSON Lines in any other file, or of either on standard input (`-`). CodedInputError names file and line."""
    name = "standard input" if path == "-" else path
    if is_parquet(path):
        raise CodedInputError(f"{name}: Parquet is read with --engine spark; add that, or give CSV or JSON Lines")
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise CodedInputError(f"{name}: cannot be read ({error.strerror})") from error
    return claims_of(raw, name, is_csv(path) if path != "-" else not raw.lstrip(_BLANK).startswith(b"{"))


def is_csv(path: str) -> bool:
    """Whether a file holds CSV."""
    return path.lower().endswith((".csv", ".tsv"))


def is_parquet(path: str) -> bool:
    """Whether a file or folder holds Parquet."""
    return path.rstrip("/").lower().endswith((".parquet", ".parq"))


def claims_of(raw: bytes, name: str, csv: bool) -> list[CodedClaim]:
    """The claims of a whole file, CSV or JSON Lines, in their order."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CodedInputError(f"{name}: line {line}: {NOT_UTF8}") from error
    rows = _csv(text, name) if csv else _json_lines(text, name)
    if not rows:
        raise CodedInputError(f"{name}: {NOTHING}")
    return rows


def _json_lines(text: str, name: str) -> list[CodedClaim]:
    found = []
    for n, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(claim_of_line(line))
            except BadRow as error:
                raise CodedInputError(f"{name}: line {n}: {error}") from error
    return found


def claim_of_line(line: str) -> CodedClaim:
    """The claim of one line of JSON Lines, or BadRow."""
    try:
        row = _decode(line)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise BadRow(str(error)) from error
    return _of_row(row)


def claim_of_cells(cells: Mapping[str, Any]) -> CodedClaim:
    """The claim of one row of a table with types, by column, or BadRow."""
    plain = {c: _plain(x) for c, x in cells.items() if x is not None}
    try:
        row = msgspec.convert(plain, _Row)
    except msgspec.ValidationError as error:
        raise BadRow(str(error)) from error
    return _of_row(row)


def _plain(cell: Any) -> Any:
    """A day or an hour as it is written, a decimal number as a float."""
    if isinstance(cell, date):
        return cell.isoformat()
    return float(cell) if isinstance(cell, Decimal) else cell


def _of_row(r: _Row) -> CodedClaim:
    return _claim(r.object, r.attribute, r.source, r.low, r.high, r.value, r.as_of, r.copies)


def check_columns(columns: Sequence[str]) -> None:
    """BadRow where a column is missing."""
    missing = [c for c in REQUIRED if c not in columns]
    if missing:
        raise BadRow(f"no column {', '.join(missing)}; found {', '.join(columns) or 'nothing'}")
    if not {"low", "high", "value"} & set(columns):
        raise BadRow(f"no column low, high or value; found {', '.join(columns)}")


def _csv(text: str, name: str) -> list[CodedClaim]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return _rows(reader, delimiter, name)
    except csv.Error as error:
        raise CodedInputError(f"{name}: line {reader.line_num}: no CSV ({error}); save it anew as CSV UTF-8") from error


def _rows(reader: _Reader, delimiter: str, name: str) -> list[CodedClaim]:
    columns = [c.strip().lower() for c in next(reader, [])]
    try:
        check_columns(columns)
    except BadRow as error:
        raise CodedInputError(f"{name}: line 1: {error}") from error
    at = {c: columns.index(c) for c in COLUMNS if c in columns}
    found = []
    for cells in reader:
        if "".join(cells).strip():
            try:
                found.append(_of_cells(cells, at, len(columns), delimiter))
            except BadRow as error:
                raise CodedInputError(f"{name}: line {reader.line_num}: {error}") from error
    return found


def _of_cells(cells: list[str], at: Mapping[str, int], columns: int, delimiter: str) -> CodedClaim:
    if len(cells) > columns:
        raise BadRow(f"{len(cells)} cells under {columns} columns; quote cells that hold a {delimiter!r}")
    cells += [""] * (columns - len(cells))
    cell = {c: cells[k].strip() for c, k in at.items()}
    empty = [c for c in REQUIRED if not cell[c]]
    if empty:
        raise BadRow(f"{', '.join(empty)} is empty")
    return _claim(
        cell["object"],
        cell["attribute"],
        cell["source"],
        _number(cell.get("low"), "low"),
        _number(cell.get("high"), "high"),
        _value(cell.get("value")),
        cell.get("as_of") or None,
        cell.get("copies") or None,
    )


def _number(text: str | None, column: str) -> float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise BadRow(f"{column} is {text!r}, expected a number such as 1250 or 6.4") from None


def _value(text: str | None) -> str | float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        return text


def _claim(
    object_: Any, attribute: str, source: Any, low: float | None, high: float | None, value: str | float | None,
    as_of: str | None, copies: Any,
) -> CodedClaim:  # fmt: skip
    for column, x in (("low", low), ("high", high), ("value", value)):
        if isinstance(x, float) and not math.isfinite(x):
            raise BadRow(f"{column} is {x}, expected a finite number")
    if low is None and high is None and value is None:
        raise BadRow("neither low, high nor value; leave the row out where the source says nothing")
    return CodedClaim(
        str(object_), attribute, str(source), low, high, value, as_of or None, None if copies is None else str(copies)
    )
