"""Lines that hang together: each carries its number, the hash of the line before it, and its own hash.

The hash is the SHA-256 of the canonical JSON (RFC 8785) of all other fields, so that no line can be altered, dropped or slipped in unseen.
What was cut off at the end of a chain only a seal can tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from crossbearing.case.canonical import canonical

# The previous hash of the first line.
FIRST = "0" * 64


class Line(Protocol):
    """A frozen record with a place in a chain."""

    @property
    def number(self) -> int: ...
    @property
    def previous(self) -> str: ...
    @property
    def hash(self) -> str: ...


L = TypeVar("L", bound=Line)


def digest(line: Line) -> str:
    """The hash that the line must carry. ValueError where it holds what JSON cannot."""
    fields: dict[str, Any] = msgspec.to_builtins(line)
    return hashlib.sha256(canonical({k: v for k, v in fields.items() if k != "hash"})).hexdigest()


def chained(line: L, previous: L | None) -> L:
    """The line as the next one after `previous`."""
    number = previous.number + 1 if previous else 1
    struct: Any = line
    linked: L = msgspec.structs.replace(struct, number=number, previous=previous.hash if previous else FIRST, hash="")
    struct = linked
    whole: L = msgspec.structs.replace(struct, hash=digest(linked))
    return whole


def breaks(log: Sequence[Line], what: str = "decision") -> list[str]:
    """What is wrong with a chain, a sentence each; nothing where it is whole."""
    out: list[str] = []
    previous, number = FIRST, 1
    for line in log:
        if line.number != number:
            out.append(f"{what} {line.number}: {what} {number} is expected here; lines were taken out or moved")
        elif line.previous != previous:
            out.append(f"{what} {line.number}: does not follow on the line before it; lines were taken out or changed")
        if _hash(line) != line.hash:
            out.append(f"{what} {line.number}: is not what was recorded (its hash differs)")
        previous, number = line.hash, line.number + 1
    return out


def _hash(line: Line) -> str:
    try:
        return digest(line)
    except ValueError:
        return ""
