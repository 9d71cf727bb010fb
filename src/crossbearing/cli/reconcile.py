"""`crossbearing reconcile`: the main job in one step."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated

import typer
from rich.console import Console

from crossbearing.cli.accounts import recorded
from crossbearing.cli.caching import cache_at
from crossbearing.cli.cluster import Cluster, Engine, Master, ParquetFolder, WorkFolder
from crossbearing.cli.intake import messages
from crossbearing.cli.options import (
    CacheFolder,
    Manifest,
    NoCache,
    OcrLanguages,
    Paths,
    Ports,
    Processes,
    Rule,
    Strict,
    Warc,
)
from crossbearing.cli.output import check_writable, write, write_pieces
from crossbearing.cli.redacting import Redact, covering, names_in
from crossbearing.cli.rules import check_rule
from crossbearing.records import Record

# Accounts of a cluster that are summed up in the terminal: for that they are brought to this machine.
MOST_SUMMARISED = 100_000


def reconcile(
    paths: Paths,
    manifest: Manifest = None,
    json: Annotated[str | None, typer.Option("--json", help="Where to write the record.", metavar="OUT.json")] = None,
    html: Annotated[str | None, typer.Option("--html", help="Where to write the dossier.", metavar="OUT.html")] = None,
    redact: Redact = None,
    rule: Rule = "consensus",
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
    """Read, annotate, link and weigh accounts, or those of a case, into one record; print its summary."""
    check_rule(rule)
    check_writable(json, html, warc)
    names = names_in(redact)
    cluster = Cluster(engine, master, work, parquet, ocr)
    found = (
        cluster.recorded(paths, manifest, strict, rule, warc, web_port)
        if cluster.wanted
        else nullcontext(
            recorded(paths, manifest, strict, processes, rule, warc, web_port, cache_at(cache, no_cache), ocr)
        )
    )
    with found as (record, status):
        if record is not None and cluster.wanted and not (json or html) and len(record.documents) > MOST_SUMMARISED:
            Console().print(counts(record))
        elif record is not None:
            covered = covering(record, names, redact)
            publish(covered.of(record) if covered else record, json, html, names is not None)
    raise typer.Exit(status)


def counts(record: Record) -> str:
    """How much there is, in a line."""
    return f"{len(record.documents):,} accounts, {len(record.claims):,} claims on {len(record.events):,} events"


def publish(record: Record, json: str | None, html: str | None, redacted: bool = False) -> None:
    """Writes the record and the dossier where asked, and prints the summary."""
    from crossbearing.publish import dossier, summary
    from crossbearing.publish.exports.record_pieces import record_pieces

    with messages.status("writing"):
        if json:
            write_pieces(json, record_pieces(record))
        if html:
            write(html, dossier(record, redacted).encode("utf-8", "replace"))
    summary(record, Console())
