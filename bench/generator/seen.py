"""What is looked at of the program's output: the fields of annotations and records that the truth speaks of."""

from __future__ import annotations

import msgspec


class Claimed(msgspec.Struct):
    """Of a claim."""

    attribute: str
    low: float | None = None
    high: float | None = None
    sources: list[str] = []
    document: str | None = None


class Named(msgspec.Struct):
    """Of a document."""

    id: str
    main_event: str | None = None


class Annotated(msgspec.Struct):
    """Of an account's annotations."""

    document: Named
    claims: list[Claimed]


class Estimated(msgspec.Struct):
    """Of an estimate."""

    best: float | None = None


class Weighed(msgspec.Struct):
    """Of an attribute of an event."""

    attribute: str
    estimate: Estimated | None = None
    readings: list[msgspec.Raw] = []


class Happened(msgspec.Struct):
    """Of an event."""

    id: str
    attributes: list[Weighed] = []


class Passage(msgspec.Struct):
    """Where something stands."""

    document: str


class Copied(msgspec.Struct):
    """Of a copy."""

    a: Passage
    b: Passage


class Recorded(msgspec.Struct):
    """Of a record."""

    documents: list[Named]
    events: list[Happened]
    claims: list[Claimed]
    copies: list[Copied]
