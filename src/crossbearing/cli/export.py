"""`crossbearing export`: the record of a case in the formats of others."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crossbearing.cli.files import Files, Target, check_target, written
from crossbearing.cli.intake import complain, messages
from crossbearing.cli.redacting import Redact, covering, names_in
from crossbearing.cli.rules import check_rule

if TYPE_CHECKING:
    from crossbearing.publish.exports import Export

ALL = "all"


def export(
    case: Annotated[
        str | None,
        typer.Argument(help="The case: an SQLite file, or the URL of a PostgreSQL database.", metavar="CASE"),
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help="A format's name (see --list), again for several, or all; json if none."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="A file, a folder/ or a .zip to write; standard output else.", metavar="OUT"
        ),
    ] = None,
    rule: Annotated[
        str | None, typer.Option("--rule", help="How an estimate is made; the case's own rule if none.")
    ] = None,
    redact: Redact = None,
    list_formats: Annotated[bool, typer.Option("--list", help="Explain each format in a line, and stop.")] = False,
) -> None:
    """Write the record of a case in one or several formats: tables, dossier, GED, GeoJSON, Web Annotations and more."""
    if list_formats:
        explain()
        return
    if case is None:
        complain("export: no case; name one, or ask for the formats with `crossbearing export --list`")
        raise typer.Exit(2)
    if rule is not None:
        check_rule(rule)
    chosen = formats(format or ["json"])
    target = Target.of(output)
    check_target(target)
    many = len(chosen) > 1 or not chosen[0].alone
    if many and target.kind in ("stream", "file"):
        what = "several formats" if len(chosen) > 1 else f"{chosen[0].name} is several files"
        complain(f"export: {what}; name a folder (with a / at its end) or a .zip with -o")
        raise typer.Exit(2)
    files = _made(case, chosen, rule, redact)
    names = written(target, files)
    _handed(case, chosen, files, output)
    for name in names:
        messages.print(f"wrote {name}", highlight=False, markup=False)


def _handed(case: str, chosen: list[Export], files: Mapping[str, Files], output: str | None) -> None:
    """Notes in the case's custody log what was handed out, and where to."""
    from crossbearing.case.decisions.decision import now
    from crossbearing.case.store import Case

    hashes = {name: sha256(data).hexdigest() for own in files.values() for name, data in own.items()}
    with Case(case) as kept:
        kept.handed("export", {"formats": [e.name for e in chosen], "to": output or "-", "sha256": hashes}, now())


def explain() -> None:
    """Prints each format with its one line."""
    from crossbearing.publish.exports import exports

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for e in exports():
        table.add_row(Text(e.name, style="bold"), Text(e.says))
    Console().print(table)


def formats(names: list[str]) -> list[Export]:
    """The formats of these names, each once; exit status 2 with a line for a name that there is not."""
    from crossbearing.publish.exports import UnknownExport, export_named, exports

    if ALL in names:
        return exports()
    try:
        return [export_named(n) for n in dict.fromkeys(names)]
    except UnknownExport as error:
        complain(f"--{error}")
        raise typer.Exit(2) from error


def _made(case: str, chosen: list[Export], rule: str | None, redact: str | None = None) -> Mapping[str, Files]:
    """The files of each format."""
    from crossbearing.case.handing import kept_beside
    from crossbearing.case.store import Case

    hidden = names_in(redact)
    with Case(case) as kept, messages.status("linking and weighing") as status:
        record = kept.record(rule or kept.rule())
        if not record.documents:
            complain(f"{case}: the case is empty; add accounts with `crossbearing add {case} PATH...`")
            raise typer.Exit(2)
        beside = kept_beside(kept, record)
        covered = covering(record, hidden, redact)
        if covered:
            record, beside = covered.of(record), replace(covered.struct(beside), redacted=True)
        made = {}
        for e in chosen:
            status.update(f"writing {e.name}")
            made[e.name] = e.make(record, beside)
    sys.stdout.flush()
    return made
