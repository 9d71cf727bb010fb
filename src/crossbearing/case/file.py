"""What a case's file looks like from outside."""

from __future__ import annotations

from pathlib import Path

# How the URL of a case on a server begins.
SERVER = "postgresql"
MAGIC = b"SQLite format 3\x00"


class CaseError(Exception):
    """A case that cannot be opened or written. `str()` is one line."""


def is_case(path: str) -> bool:
    """Whether the file is a case (an SQLite file), or the name that of a database on a server."""
    if path.startswith(SERVER):
        return True
    try:
        with Path(path).open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
