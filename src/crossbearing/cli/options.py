"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[
    list[str], typer.Argument(help="Files, folders, globs, or - for JSON Lines on standard input.", metavar="PATH...")
]
Manifest = Annotated[
    str | None,
    typer.Option(
        "--manifest",
        help="CSV or JSON Lines: file, publisher, author, published, url, title, language.",
        metavar="M.csv",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first source that cannot be read.")]
Processes = Annotated[
    int, typer.Option("--processes", min=1, help="Processes that annotate; the record is the same however many.")
]
Rule = Annotated[
    str, typer.Option("--rule", help="How an estimate is made: consensus, ucdp, acled, airwars, median, latest.")
]
