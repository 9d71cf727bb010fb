"""The file of names that are to be covered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossbearing.cli.intake import complain
from crossbearing.records import Record

if TYPE_CHECKING:
    from crossbearing.publish.redact import Redaction

Redact = Annotated[
    str | None,
    typer.Option(
        "--redact", help="Cover the names of private persons that this file lists, one a line.", metavar="NAMES"
    ),
]


def names_in(path: str | None) -> list[str] | None:
    """The names; None where no file is given. Exits with status 2 where the file cannot be read or names nobody."""
    if path is None:
        return None
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "no UTF-8 text"
        complain(f"{path}: the names cannot be read ({why}); give a text file with one name a line")
        raise typer.Exit(2) from error
    names = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if not names:
        complain(f"{path}: no name in it; write one name a line")
        raise typer.Exit(2)
    return names


def covering(record: Record, names: list[str] | None, path: str | None) -> Redaction | None:
    """What covers the names in this record, None without names; a name that stands nowhere is told, since it may be misspelt."""
    if names is None:
        return None
    from crossbearing.publish.redact import Redaction

    redaction = Redaction(names, record)
    for name, found in redaction.found.items():
        if not found:
            complain(f"{path}: {name} stands in no account; check how it is written")
    return redaction
