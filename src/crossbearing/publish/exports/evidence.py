"""The table that leads every value of an exported row back to the claims that it stands on."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.publish.exports.export import Column
from crossbearing.publish.exports.index import Index
from crossbearing.publish.exports.sheet import csv_bytes

COLUMNS: tuple[Column, ...] = (
    Column("row", "the id of the exported row"),
    Column("event", "the id of the event in the record"),
    Column("column", "the column of the exported row, or several that stand on the same claim"),
    Column("value", "what the row has there"),
    Column("claim", "the id of the claim"),
    Column("document", "the id of the account that makes the claim"),
    Column("start", "where the claim's words begin in the account's text, in code points from 0", "integer"),
    Column("end", "where they end, exclusive", "integer"),
    Column("quote", "the account's words"),
    Column("sources", "whose word it is by the account, the outermost speaker first", "texts"),
)


class Trail:
    """Collects what stands on which claims, row by row."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.rows: list[tuple[object, ...]] = []

    def add(self, row: object, event: str, column: str, value: object, claims: Iterable[str]) -> None:
        """Notes the claims behind one value; nothing for an empty one."""
        if value is None or value == "":
            return
        for k in dict.fromkeys(claims):
            if (c := self.index.claims.get(k)) is not None:
                self.rows.append(
                    (str(row), event, column, str(value), c.id, c.document, c.start, c.end, c.quote, c.sources)
                )

    def csv(self) -> bytes:
        """The table."""
        return csv_bytes(COLUMNS, self.rows)
