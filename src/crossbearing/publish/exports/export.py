"""A format of export, and what a case keeps beside its record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from crossbearing.records import Record

# File name to bytes, in the order in which they are written; the first is the one that the others explain.
Files = dict[str, bytes]
Kind = Literal["text", "integer", "number", "boolean", "texts"]


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its name, what it is and how it is derived, and its type (`texts` is a list of text)."""

    name: str
    says: str
    kind: Kind = "text"


class Review(msgspec.Struct, frozen=True):
    """A named reviewer's decision on a claim: `verdict` is what was decided (accepted, rejected, corrected to 12), `at` when (ISO 8601)."""

    claim: str
    reviewer: str
    verdict: str
    at: str
    reason: str = ""
    id: str | None = None


class Revision(msgspec.Struct, frozen=True):
    """A document that is a newer version of another one of the case (`of`)."""

    document: str
    of: str


class Kept(msgspec.Struct, frozen=True):
    """What a case keeps beside its record: reviewers' decisions, and which account is a newer version of which. `redacted` tells that
    names of private persons are covered in it all."""

    reviews: tuple[Review, ...] = ()
    revisions: tuple[Revision, ...] = ()
    redacted: bool = False


NOTHING = Kept()


class Export(msgspec.Struct, frozen=True):
    """A format. `says` explains it in one line; `make` gives its files, the same bytes for the same record. `columns` by table, where it has
    tables. `alone` tells that the first file can be had by itself, the others only explain it."""

    name: str
    says: str
    make: Callable[[Record, Kept], Files]
    columns: dict[str, tuple[Column, ...]] = {}
    alone: bool = True
