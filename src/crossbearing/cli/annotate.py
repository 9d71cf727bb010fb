"""`crossbearing annotate`: what each document says by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer

from crossbearing.cli.caching import cache_at
from crossbearing.cli.cluster import Cluster, Engine, Master, ParquetFolder, WorkFolder
from crossbearing.cli.intake import Intake, shown
from crossbearing.cli.options import CacheFolder, Manifest, NoCache, OcrLanguages, Paths, Ports, Processes, Strict, Warc
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
    ocr: OcrLanguages = None,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    engine: Engine = None,
    master: Master = None,
    work: WorkFolder = None,
    parquet: ParquetFolder = None,
) -> None:
    """Print what each document says by itself, one JSON object a line. Keeps nothing."""
    from crossbearing.engine import annotated

    check_writable(output, warc)
    cluster = Cluster(engine, master, work, parquet, ocr)
    if cluster.wanted:
        from crossbearing.engine.spark.tables import write_accounts

        with cluster.accounts(paths, manifest, strict, warc, web_port) as (accounts, status):
            if parquet:
                write_accounts(accounts, parquet)
            if output or not parquet:
                _write(output, (line + b"\n" for line in accounts.lines()))
        raise typer.Exit(status)
    kept = cache_at(cache, no_cache)
    intake = Intake(paths, manifest, strict, warc, web_port, ocr)
    _write(
        output,
        (msgspec.json.encode(a) + b"\n" for a in shown(annotated(intake, processes, kept, intake.fail), "reading")),
    )
    raise typer.Exit(intake.status)


def _write(output: str | None, lines: Iterator[bytes]) -> None:
    if output:
        with replacing(output) as file:
            file.writelines(lines)
    else:
        for line in lines:
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
