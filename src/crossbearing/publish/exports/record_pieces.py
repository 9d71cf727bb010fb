"""The record as JSON piece by piece, so that a record larger than memory can be written: the bytes of `record_json`.

Its lists may be any sequences, also such as read their rows from disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from crossbearing.publish.exports.encoding import json_line
from crossbearing.records import Record

# Bytes gathered before they are handed on: a row is some hundred.
_PIECE = 1 << 18
# An element of a list stands two levels deep.
_DEEP = b"\n  "


def record_pieces(record: Record) -> Iterator[bytes]:
    """The record as JSON, indented, in pieces."""
    pending, size = [b"{"], 1
    first = True
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if value is msgspec.UNSET:
            continue
        pending.append(b'%s\n "%s": ' % (b"" if first else b",", name.encode()))
        first = False
        for piece in _list(value) if not isinstance(value, msgspec.Struct) else (_at(value, b"\n "),):
            pending.append(piece)
            size += len(piece)
            if size >= _PIECE:
                yield b"".join(pending)
                pending, size = [], 0
    yield b"".join([*pending, b"\n}\n"])


def _list(rows: Any) -> Iterator[bytes]:
    begun = False
    for row in rows:
        yield (b"," if begun else b"[") + _DEEP + _at(row, _DEEP)
        begun = True
    yield b"\n ]" if begun else b"[]"


def _at(value: Any, indent: bytes) -> bytes:
    """One value, its further lines indented. No line break stands within a string of JSON."""
    return msgspec.json.format(json_line(value), indent=1).replace(b"\n", indent)
