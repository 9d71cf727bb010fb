"""Reads claims that somebody else coded: CSV or JSON Lines with `object, attribute, source`, then `low, high` or `value`."""

from __future__ import annotations

import csv
import io
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import msgspec

from crossbearing.records import CodedClaim

REQUIRED = ("object", "attribute", "source")
COLUMNS = (*REQUIRED, "low", "high", "value", "as_of", "copies")


class CodedInputError(Exception):
    """Coded claims that cannot be read. `str()` names file, line and cause."""


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


def read_coded(path: str) -> list[CodedClaim]:
    """The rows of a `.csv` file, of JSON Lines in any other file, or of either on standard input (`-`). CodedInputError names file and line."""
    name = "standard input" if path == "-" else path
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise CodedInputError(f"{name}: cannot be read ({error.strerror})") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CodedInputError(f"{name}: line {line}: not UTF-8; save it as UTF-8") from error
    is_csv = path.lower().endswith((".csv", ".tsv")) or (path == "-" and not text.lstrip().startswith("{"))
    rows = _csv(text, name) if is_csv else _json_lines(text, name)
    if not rows:
        raise CodedInputError(
            f"{name}: no claims in it; expected rows with {', '.join(REQUIRED)} and low, high or value"
        )
    return rows


def _json_lines(text: str, name: str) -> list[CodedClaim]:
    decode = msgspec.json.Decoder(_Row).decode
    found = []
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = decode(line)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise CodedInputError(f"{name}: line {n}: {error}") from error
        found.append(
            _claim(
                row.object,
                row.attribute,
                row.source,
                row.low,
                row.high,
                row.value,
                row.as_of,
                row.copies,
                f"{name}: line {n}",
            )
        )
    return found


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
    missing = [c for c in REQUIRED if c not in columns]
    if missing:
        raise CodedInputError(
            f"{name}: line 1: no column {', '.join(missing)}; found {', '.join(columns) or 'nothing'}"
        )
    if not {"low", "high", "value"} & set(columns):
        raise CodedInputError(f"{name}: line 1: no column low, high or value; found {', '.join(columns)}")
    at = {c: columns.index(c) for c in COLUMNS if c in columns}
    found = []
    for cells in reader:
        if not any(c.strip() for c in cells):
            continue
        where = f"{name}: line {reader.line_num}"
        if len(cells) > len(columns):
            raise CodedInputError(
                f"{where}: {len(cells)} cells under {len(columns)} columns; quote cells that hold a {delimiter!r}"
            )
        cell = {c: cells[k].strip() if k < len(cells) else "" for c, k in at.items()}
        empty = [c for c in REQUIRED if not cell[c]]
        if empty:
            raise CodedInputError(f"{where}: {', '.join(empty)} is empty")
        found.append(
            _claim(
                cell["object"],
                cell["attribute"],
                cell["source"],
                _number(cell.get("low"), where, "low"),
                _number(cell.get("high"), where, "high"),
                _value(cell.get("value")),
                cell.get("as_of") or None,
                cell.get("copies") or None,
                where,
            )
        )
    return found


def _number(text: str | None, where: str, column: str) -> float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise CodedInputError(f"{where}: {column} is {text!r}, expected a number such as 1250 or 6.4") from None


def _value(text: str | None) -> str | float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        return text


def _claim(
    object_: Any, attribute: str, source: Any, low: float | None, high: float | None, value: str | float | None,
    as_of: str | None, copies: Any, where: str,
) -> CodedClaim:  # fmt: skip
    for column, x in (("low", low), ("high", high), ("value", value)):
        if isinstance(x, float) and not math.isfinite(x):
            raise CodedInputError(f"{where}: {column} is {x}, expected a finite number")
    if low is None and high is None and value is None:
        raise CodedInputError(f"{where}: neither low, high nor value; leave the row out where the source says nothing")
    return CodedClaim(
        str(object_), attribute, str(source), low, high, value, as_of or None, None if copies is None else str(copies)
    )
