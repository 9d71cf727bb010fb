"""`crossbearing schema`: the contract as JSON Schema, or the tables of a case as Datasette describes them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer


def schema(
    datasette: Annotated[
        str | None,
        typer.Option(
            "--datasette",
            help="Instead: Datasette's metadata for this case, with a description of each view and column.",
            metavar="CASE",
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of all that the program reads and prints."""
    if datasette is not None:
        from crossbearing.case import views
        from crossbearing.case.store import Case

        with Case(datasette) as case:
            found: object = views.datasette(Path(datasette).stem, views.columns(case.reader))
    else:
        from crossbearing.records.schema import json_schema

        found = json_schema()
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
