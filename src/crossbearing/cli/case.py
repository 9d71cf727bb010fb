"""`crossbearing add` and `crossbearing export`: a case that is kept."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from crossbearing.cli.intake import Intake, complain, shown
from crossbearing.cli.options import Manifest, Ports, Processes, Rule, Strict, Warc
from crossbearing.cli.output import check_writable, write
from crossbearing.cli.reconcile import record_json
from crossbearing.cli.rules import check_rule

CaseFile = Annotated[str, typer.Argument(help="The case: one SQLite file.", metavar="CASE")]


class Format(StrEnum):
    """What a case is exported as."""

    json = "json"
    html = "html"


def add(
    case: CaseFile,
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for JSON Lines.", metavar="PATH...")],
    manifest: Manifest = None,
    strict: Strict = False,
    processes: Processes = 1,
    warc: Warc = None,
    web_port: Ports = None,
) -> None:
    """Add accounts to a case; one that it holds already changes nothing."""
    from crossbearing.case.store import Case
    from crossbearing.engine import annotated

    check_writable(warc)
    intake = Intake(paths, manifest, strict, warc, web_port)
    with Case(case, create=True) as kept:
        known = kept.ids()
        new = [read for read in intake if read.document.id not in known]
        for read, account in zip(new, shown(annotated(new, processes), "reading"), strict=True):
            kept.add(account, read.original)
    already = intake.read - len(new)
    Console(soft_wrap=True).print(f"{len(new)} added to {case}" + (f", {already} already there" if already else ""))
    raise typer.Exit(intake.status)


def export(
    case: CaseFile,
    format: Annotated[Format, typer.Option("--format", "-f", help="json or html.")] = Format.json,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="Where to write it; standard output else.")
    ] = None,
    rule: Rule = "consensus",
) -> None:
    """Write the record of a case: as JSON, or as the dossier."""
    from crossbearing.case.store import Case
    from crossbearing.engine import reconciled
    from crossbearing.publish import dossier

    check_rule(rule)
    check_writable(output)
    with Case(case) as kept:
        accounts = kept.accounts()
    if not accounts:
        complain(f"{case}: the case is empty; add accounts with `crossbearing add {case} PATH...`")
        raise typer.Exit(2)
    record = reconciled(accounts, rule)
    data = record_json(record) if format is Format.json else dossier(record).encode("utf-8", "replace")
    if output:
        write(output, data)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
