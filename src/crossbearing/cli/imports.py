"""`crossbearing import` and `crossbearing compare`: what others coded."""

from __future__ import annotations

import hashlib
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crossbearing.cli.intake import complain, messages, shown
from crossbearing.cli.output import check_writable, write

if TYPE_CHECKING:
    from crossbearing.case.imports.compare import Comparison
    from crossbearing.case.store import Case
    from crossbearing.records import Record

CaseFile = Annotated[
    str, typer.Argument(help="The case: an SQLite file, or the URL of a PostgreSQL database.", metavar="CASE")
]


class Coding(StrEnum):
    """What is brought in."""

    sheet = "sheet"
    label_studio = "label-studio"
    inception = "inception"
    case = "case"
    parquet = "parquet"


def import_(
    case: CaseFile,
    file: Annotated[str, typer.Argument(help="The file to bring in.", metavar="FILE")],
    format: Annotated[
        Coding,
        typer.Option(
            "--format",
            "-f",
            help="sheet (CSV or XLSX of claims), label-studio, inception, case (merge another), parquet (of --parquet).",
        ),
    ] = Coding.sheet,
    author: Annotated[
        str | None, typer.Option("--author", help="Who coded it; needed for all but case.", metavar="NAME")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Why it is brought in; the file's name if none is given.")
    ] = None,
    later: Annotated[
        bool, typer.Option("--later", help="Keep it alone; `crossbearing refresh` makes the record.")
    ] = False,
) -> None:
    """Bring in what others coded: claims with their quotes, annotations, another case; each stays its author's."""
    from crossbearing.case.decisions.decision import now
    from crossbearing.case.imports.coded import ImportFailure
    from crossbearing.case.store import Case

    if format not in (Coding.case, Coding.parquet) and not (author or "").strip():
        complain("import: no author; say who coded it with --author NAME")
        raise typer.Exit(2)
    if format is Coding.parquet:
        _check_lake(file)
    # What a cluster left may be all that there is of a case.
    with Case(case, create=format is Coding.parquet) as kept:
        try:
            if format is Coding.parquet:
                status = _loaded(kept, file)
            elif format is Coding.case:
                status = _merged(kept, file)
            else:
                status = _brought(kept, file, format, str(author), reason or f"coded in {file}")
        except ImportFailure as failure:
            complain(str(failure))
            raise typer.Exit(2) from failure
        kept.handed("import", {"file": file, "format": format.value, "sha256": _hash(file)}, now(), author)
        if not later:
            with messages.status("linking and weighing"):
                # A record that came over with its accounts is as new as they are.
                _ = kept.freshen() if format is Coding.parquet else kept.refresh()
    raise typer.Exit(status)


def _hash(file: str) -> str | None:
    """What the file was, for the custody log; None for a database that is no file."""
    try:
        with Path(file).open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None


def _brought(kept: Case, file: str, format: Coding, author: str, reason: str) -> int:
    from crossbearing.case.decisions.decision import now
    from crossbearing.case.imports import bring_in, read_coding
    from crossbearing.case.imports.bring import Brought

    done = Brought()
    told = 0
    for done in shown(bring_in(kept, read_coding(file, format.value), author, now(), reason), "bringing in"):
        for failure in done.failures[told:]:
            complain(str(failure))
        told = len(done.failures)
    already = f", {done.already} already there" if done.already else ""
    failed = f", {told} could not be" if told else ""
    Console(soft_wrap=True).print(
        f"{done.recorded} claims of {author} recorded{already}{failed}", highlight=False, markup=False
    )
    return 0 if not told else 1 if done.recorded or done.already else 2


def _merged(kept: Case, file: str) -> int:
    from crossbearing.case.imports.another import Merged, merge
    from crossbearing.case.store import Case

    done = Merged()
    with Case(file) as other:
        if other.path == kept.path:
            complain(f"{file}: the same case; name another")
            return 2
        for step in shown(merge(kept, other), "merging"):
            done = step
    for failure in done.failures:
        complain(f"{file}: {failure}")
    line = f"{done.accounts} accounts and {done.decisions} decisions of {file} brought in"
    already = f", {done.accounts_already} accounts and {done.decisions_already} decisions already there"
    Console(soft_wrap=True).print(
        line + (already if done.accounts_already or done.decisions_already else ""), highlight=False, markup=False
    )
    return int(bool(done.failures))


def _check_lake(folder: str) -> None:
    """Ends the command before a case is made of nothing."""
    from crossbearing.case.imports.coded import ImportFailure
    from crossbearing.case.imports.lake import check

    try:
        check(folder)
    except ImportFailure as failure:
        complain(str(failure))
        raise typer.Exit(2) from failure


def _loaded(kept: Case, folder: str) -> int:
    from crossbearing.case.imports.lake import Loaded, load

    done = Loaded()
    for step in shown(load(kept, folder), "loading"):
        done = step
    told = [f"{done.accounts} accounts of {folder} brought in"]
    told += [f"{done.already} already there"] if done.already else []
    told += [f"{done.anew} annotated anew, since another program had"] if done.anew else []
    told += ["with their record"] if done.record else []
    Console(soft_wrap=True).print(", ".join(told), highlight=False, markup=False)
    return 0 if done.accounts or done.already else 2


def compare(
    case: CaseFile,
    rows: Annotated[str, typer.Argument(help="GED or ACLED rows as CSV.", metavar="ROWS.csv")],
    json: Annotated[
        str | None,
        typer.Option("--json", help="Where to write the comparison; - for standard output.", metavar="OUT.json"),
    ] = None,
) -> None:
    """Hold GED or ACLED rows against the events of a case: what is the same, what differs in it, what only one side has."""
    from crossbearing.case.imports.coded import ImportFailure
    from crossbearing.case.imports.compare import compare as held_against
    from crossbearing.case.imports.compare import read_rows
    from crossbearing.case.store import Case

    check_writable(None if json == "-" else json)
    try:
        format, coded = read_rows(rows)
    except ImportFailure as failure:
        complain(str(failure))
        raise typer.Exit(2) from failure
    with Case(case) as kept, messages.status("linking and weighing"):
        record = kept.record(kept.rule())
    found = held_against(record, coded, format)
    if json:
        data = msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"
        if json == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        write(json, data)
    _show(found, record)


def _show(found: Comparison, record: Record) -> None:
    console = Console()
    labels = {e.id: e.label for e in record.events}
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for head in ("Row", "Event", "The same by", "Differs"):
        table.add_column(head, overflow="fold")
    for m in found.matches:
        table.add_row(Text(m.row), Text(m.label), Text(m.why), Text("\n".join(m.differs) or "nothing"))
    if found.matches:
        console.print(table)
    for head, ids in (
        (f"Only in the {found.format.upper()} rows", found.only_rows),
        ("Only in the case", found.only_events),
    ):
        if ids:
            console.print(f"\n{head}: {len(ids)}", style="bold", highlight=False)
            for k in ids:
                console.print(Text(f"  {k}  {labels[k]}" if k in labels else f"  {k}"))
    differing = sum(bool(m.differs) for m in found.matches)
    console.print(
        f"\n{len(found.matches)} the same event ({differing} told differently), {len(found.only_rows)} only in the rows, {len(found.only_events)} only in the case",
        highlight=False,
    )
