"""What the parent and the child say to each other: length first, then MessagePack."""

from __future__ import annotations

import struct
from typing import BinaryIO

import msgspec

from crossbearing.read.failure import ReadFailure
from crossbearing.read.raw import Raw

LENGTH = struct.Struct(">Q")


class Scan(msgspec.Struct, frozen=True):
    """What OCR found on a page (from 1) that has no text layer, and what is to be said of it."""

    page: int
    text: str
    said: str


class Task(msgspec.Struct, frozen=True, tag=True):
    """One source to take to pieces: its path (a name only, nothing is opened), what its name says it is, its bytes, the charset that a host states,
    what OCR found on its pages."""

    path: str
    suffix: str
    data: bytes
    charset: str | None = None
    scans: list[Scan] = []


class Listing(msgspec.Struct, frozen=True, tag=True):
    """The bytes of a feed or a sitemap; at most so many of the addresses that it names are asked for."""

    path: str
    data: bytes
    most: int


class Referring(msgspec.Struct, frozen=True, tag=True):
    """The bytes of a list of references in XML."""

    path: str
    data: bytes


class Imaging(msgspec.Struct, frozen=True, tag=True):
    """The bytes of a PDF whose pages without text are to be drawn, those after this one (pages count from 1)."""

    path: str
    data: bytes
    after: int


class Failed(msgspec.Struct, frozen=True):
    """A part that could not be read."""

    path: str
    cause: str
    remedy: str


def told(failure: ReadFailure) -> Failed:
    """A failure as the child says it."""
    return Failed(failure.path, failure.cause, failure.remedy)


class Part(msgspec.Struct, frozen=True):
    """One account of a source: `path` names the source and, in an archive, the member; `original` are the member's own bytes,
    None where the source is the account."""

    path: str
    raw: Raw
    original: bytes | None = None


class Reply(msgspec.Struct, frozen=True):
    """The parts of a source in its order."""

    parts: list[Part]
    failed: list[Failed] = []


class Entry(msgspec.Struct, frozen=True):
    """One address that a list names, with what the list says of it. `source` is the outlet that a feed credits (`<source>`);
    `list` is true where the address is a list itself."""

    url: str
    title: str | None = None
    published: str | None = None
    author: str | None = None
    source: str | None = None
    list: bool = False


class Listed(msgspec.Struct, frozen=True):
    """The addresses of a list in its order; none, and why, where it cannot be read."""

    entries: list[Entry]
    failed: Failed | None = None


class Referred(msgspec.Struct, frozen=True):
    """The rows of a list of references; none, and why, where it cannot be read."""

    rows: list[dict[str, str]]
    failed: Failed | None = None


class Imaged(msgspec.Struct, frozen=True):
    """Pages by their number as grey images (PGM), a few at a time; none, and why, where they cannot be drawn."""

    images: list[tuple[int, bytes]]
    failed: Failed | None = None


Asked = Task | Listing | Referring | Imaging
Answered = Reply | Listed | Referred | Imaged


def send(stream: BinaryIO, message: msgspec.Struct) -> None:
    """Writes one message whole."""
    data = msgspec.msgpack.encode(message)
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()
