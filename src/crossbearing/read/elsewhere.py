"""Documents of bytes that somebody else fetched: an executor of a cluster, a program that holds them in memory."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.read.apart import Apart
from crossbearing.read.apart.message import Task
from crossbearing.read.failure import ReadFailure
from crossbearing.read.source import ReadDocument, _document, _parts


def read_bytes(path: str, suffix: str, data: bytes, apart: Apart) -> Iterator[ReadDocument | ReadFailure]:
    """The documents of the bytes of a source of this name; `suffix` says its form as a file's name would (`.html`, `.jsonl`)."""
    for found in _parts(Task(path, suffix, data), apart):
        yield found if isinstance(found, ReadFailure) else _document(found, data, {})
