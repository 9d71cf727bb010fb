"""The command line."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import typer

app = typer.Typer(no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False)


@app.command()
def annotate(paths: list[str], manifest: str | None = None, output: str | None = typer.Option(None, "-o")) -> None:
    """Prints what each document says by itself, one JSON object a line."""
    from crossbearing.annotate import annotate as run
    from crossbearing.read import read_sources

    out = Path(output).open("wb") if output else sys.stdout.buffer
    for a in run(read_sources(paths, manifest)):
        out.write(msgspec.json.encode(a) + b"\n")


@app.command()
def reconcile(
    paths: list[str], manifest: str | None = None, json: str | None = None, html: str | None = None, rule: str = "consensus"
) -> None:
    """Reads, annotates, links and weighs accounts into one record."""
    from crossbearing.engine import reconcile as run
    from crossbearing.read import read_sources

    record = run(read_sources(paths, manifest), rule)
    if json:
        Path(json).write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=1))


def main() -> None:
    """Entry point."""
    app()
