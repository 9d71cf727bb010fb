"""`crossbearing add` and `crossbearing refresh`: a case that is kept."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from crossbearing.cli.caching import cache_at
from crossbearing.cli.intake import Intake, messages, shown
from crossbearing.cli.options import CacheFolder, Manifest, NoCache, OcrLanguages, Ports, Processes, Strict, Warc
from crossbearing.cli.output import check_writable
from crossbearing.cli.rules import check_rule

if TYPE_CHECKING:
    from crossbearing.case.intake import Taken
    from crossbearing.case.store import Case

CaseFile = Annotated[
    str, typer.Argument(help="The case: an SQLite file, or the URL of a PostgreSQL database.", metavar="CASE")
]


def add(
    case: CaseFile,
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for JSON Lines.", metavar="PATH...")],
    manifest: Manifest = None,
    strict: Strict = False,
    processes: Processes = 1,
    warc: Warc = None,
    web_port: Ports = None,
    ocr: OcrLanguages = None,
    later: Annotated[
        bool, typer.Option("--later", help="Keep the accounts alone; `crossbearing refresh` makes the record.")
    ] = False,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Add accounts to a case; one that it holds already changes nothing, a newer version counts in place of the one before."""
    from crossbearing.case.intake import take_in
    from crossbearing.case.store import Case
    from crossbearing.engine import annotated

    check_writable(warc)
    kept_annotations = cache_at(cache, no_cache)
    intake = Intake(paths, manifest, strict, warc, web_port, ocr)
    with Case(case, create=True) as kept:
        intake.on_failure = lambda failure: kept.fail(failure.path, failure.cause, failure.remedy)
        intake.fetcher.visits.known = kept.visit
        try:
            made = partial(annotated, processes=processes, cache=kept_annotations, failed=intake.fail)
            taken = take_in(kept, intake, lambda reads: shown(made(reads), "reading"))
            kept.visited(intake.fetcher.visits.fresh)
        finally:
            # Also where --strict stops at a failure: what was kept before counts.
            if not later and not isinstance(sys.exc_info()[1], KeyboardInterrupt):
                freshen(kept)
    Console(soft_wrap=True).print(told(taken, case, intake.unchanged), highlight=False, markup=False)
    raise typer.Exit(intake.status)


def told(taken: Taken, case: str, unchanged: int = 0) -> str:
    """What came of adding, in a line."""
    versions = f" ({taken.versions} newer version{'s' * (taken.versions != 1)})" if taken.versions else ""
    already = f", {taken.already} already there" if taken.already else ""
    return f"{taken.new} added to {case}{versions}{already}" + (f", {unchanged} unchanged" if unchanged else "")


def freshen(kept: Case) -> None:
    """Makes the record anew where something came since it was made. Says so where decisions of reviewers wait for a full refresh."""
    with messages.status("linking and weighing"):
        kept.freshen()
        with kept.reading() as reading:
            waits = reading.overview().stale
    if waits:
        messages.print("Decisions of reviewers have come since; `crossbearing refresh` brings them into the record.")


def refresh(
    case: CaseFile,
    rule: Annotated[
        str | None, typer.Option("--rule", help="How an estimate is made from now on; as before where none is named.")
    ] = None,
) -> None:
    """Make the record of a case anew and keep it, for pages and searches."""
    from crossbearing.case.store import Case

    if rule is not None:
        check_rule(rule)
    with Case(case) as kept, messages.status("linking and weighing"):
        record = kept.refresh(rule)
        rule = kept.rule()
    Console(soft_wrap=True).print(
        f"{len(record.documents)} accounts, {len(record.events)} events, {len(record.claims)} claims; rule {rule}",
        highlight=False,
    )
