"""`crossbearing annotate`: what each document says by itself."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from crossbearing.cli.intake import Intake, shown
from crossbearing.cli.options import Manifest, Paths, Ports, Processes, Strict, Warc
from crossbearing.cli.output import check_writable, replacing


def annotate(
    paths: Paths,
    manifest: Manifest = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="Where to write the JSON Lines.", metavar="OUT.jsonl")
    ] = None,
    strict: Strict = False,
    processes: Processes = 1,
    warc: Warc = None,
    web_port: Ports = None,
) -> None:
    """Print what each document says by itself, one JSON object a line. Keeps nothing."""
    from crossbearing.engine import annotated

    check_writable(output, warc)
    intake = Intake(paths, manifest, strict, warc, web_port)
    lines = (msgspec.json.encode(a) + b"\n" for a in shown(annotated(intake, processes), "reading"))
    if output:
        with replacing(output) as file:
            file.writelines(lines)
    else:
        for line in lines:
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    raise typer.Exit(intake.status)
