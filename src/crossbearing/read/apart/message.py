"""What the parent and the child say to each other: length first, then MessagePack."""

from __future__ import annotations

import struct
from typing import BinaryIO

import msgspec

from crossbearing.read.raw import Raw

LENGTH = struct.Struct(">Q")


class Task(msgspec.Struct, frozen=True):
    """One source to take to pieces: its path (a name only, nothing is opened), what its name says it is, its bytes, the charset that a host states."""

    path: str
    suffix: str
    data: bytes
    charset: str | None = None


class Failed(msgspec.Struct, frozen=True):
    """A part that could not be read."""

    path: str
    cause: str
    remedy: str


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


def send(stream: BinaryIO, message: msgspec.Struct) -> None:
    """Writes one message whole."""
    data = msgspec.msgpack.encode(message)
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()
