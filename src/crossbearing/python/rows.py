"""Records of one kind as a sequence that shows itself as a table and goes to Arrow, pandas and polars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from crossbearing.publish.exports.encoding import whole
from crossbearing.publish.exports.export import Column, Kind
from crossbearing.publish.exports.sheet import cell
from crossbearing.publish.exports.tables import BY_NAME, Row, Table

if TYPE_CHECKING:
    from crossbearing.records import Record

T = TypeVar("T")
# Rows and characters of a cell that a notebook shows.
MOST_ROWS, MOST_CHARACTERS = 20, 80
_ARROW: dict[Kind, str] = {
    "text": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool_",
    "texts": "list",
}


class MissingLibrary(ImportError):
    """A library that is not installed. `str()` says what to install."""


def needed(name: str, install: str) -> Any:
    """The library of that name; MissingLibrary where it is not there."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingLibrary(f"{name} is not installed; install it with: pip install {install}") from error


class Rows(Generic[T]):
    """Records of one kind, in the record's order: to be counted, gone through and picked from as a tuple, and a table with the columns of docs/exports.md#csv.

    Libraries that speak the Arrow C stream (polars, pandas 3, DuckDB through `to_arrow`) take it as it is: `polars.DataFrame(case.claims())`.
    It is no `Sequence` to them, or they would take it as one column of objects.
    """

    def __init__(self, name: str, items: Sequence[T], record: Record) -> None:
        self.name = name
        self._items = tuple(items)
        self._record = record
        self._spec: Table = BY_NAME[name]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table: name, what it is, and its type."""
        return self._spec.columns

    def rows(self) -> Iterator[Row]:
        """The rows of the table."""
        return self._spec.rows(self._record)

    def to_arrow(self) -> Any:
        """An Arrow table with typed columns; MissingLibrary without pyarrow."""
        arrow = needed("pyarrow", "'crossbearing[arrow]'")
        kinds = {k: arrow.list_(arrow.string()) if t == "list" else getattr(arrow, t)() for k, t in _ARROW.items()}
        schema = arrow.schema([(c.name, kinds[c.kind]) for c in self.columns])
        values = [list(column) for column in zip(*self.rows(), strict=True)] or [[] for _ in self.columns]
        return arrow.table([arrow.array(whole(v), f.type) for v, f in zip(values, schema, strict=True)], schema=schema)

    def to_pandas(self) -> Any:
        """A pandas DataFrame; MissingLibrary without pandas or pyarrow."""
        needed("pandas", "pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """A polars DataFrame; MissingLibrary without polars or pyarrow."""
        return needed("polars", "polars").from_arrow(self.to_arrow())

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The Arrow PyCapsule interface."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._items[at]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __repr__(self) -> str:
        return f"<{len(self):,} {self.name}>"

    def _repr_html_(self) -> str:
        """The first rows; columns that are empty in all of them are left out. Every word is text."""
        shown = [row for _, row in zip(range(MOST_ROWS), self.rows(), strict=False)]
        told = [n for n in range(len(self.columns)) if any(row[n] not in (None, "", ()) for row in shown)]
        left = 'style="text-align:left;vertical-align:top"'
        head = "".join(
            f'<th {left} title="{escape(self.columns[n].says)}">{escape(self.columns[n].name)}</th>' for n in told
        )
        body = "".join(
            "<tr>" + "".join(f"<td {left}>{escape(_clip(row[n]))}</td>" for n in told) + "</tr>" for row in shown
        )
        more = (
            f"<p>and {len(self) - len(shown):,} more</p>"
            if len(self) > len(shown) and self.name not in ("readings",)
            else ""
        )
        return f"<table><caption {left}>{len(self):,} {escape(self.name)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _clip(value: object) -> str:
    text = cell(value)
    # A cell of a page runs no formula: the apostrophe of a spreadsheet has no place in it.
    plain = str(value) if isinstance(value, str) else text
    return plain if len(plain) <= MOST_CHARACTERS else plain[: MOST_CHARACTERS - 1] + "…"
