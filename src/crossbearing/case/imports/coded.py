"""A claim that somebody coded elsewhere, before it is found in an account."""

from __future__ import annotations

import msgspec


class ImportFailure(Exception):
    """A file or a row that cannot be brought in: where, why, and what to do."""

    def __init__(self, where: str, cause: str, remedy: str) -> None:
        super().__init__(f"{where}: {cause}; {remedy}")
        self.where, self.cause, self.remedy = where, cause, remedy


class Coded(msgspec.Struct, frozen=True):
    """`where` names file and row for messages. `documents` is what the row says of its account: an id, a file, a URL, each under its column's
    name; `text` the account's whole text where the file holds it. `start` and `end` are code points, taken as a hint: the `quote` decides.
    `event` is an id or a label of the record. `said` tells of the fields of the claim which were given."""

    where: str
    quote: str
    attribute: str
    documents: tuple[tuple[str, str], ...] = ()
    text: str | None = None
    start: int | None = None
    end: int | None = None
    low: float | None = None
    high: float | None = None
    value: str | None = None
    unit: str | None = None
    subject: str | None = None
    as_of: str | None = None
    sources: tuple[str, ...] = ()
    factuality: str = "asserted"
    part: bool = False
    event: str | None = None
    author: str | None = None
    note: str | None = None
