"""`crossbearing diff`: what changed in the record of a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.console import Console

from crossbearing.cli.case import CaseFile
from crossbearing.cli.intake import complain
from crossbearing.cli.output import check_writable, write

if TYPE_CHECKING:
    from crossbearing.case.difference import Difference

HEADS = {
    "new": "New events",
    "changed": "Changed events",
    "joined": "Events joined to others",
    "parted": "Events parted from others",
    "gone": "Events gone",
}


def diff(
    case: CaseFile,
    since: Annotated[
        str, typer.Option("--since", help="From when on: a date, or a date with its hour (UTC).", metavar="DATE")
    ],
    json: Annotated[
        str | None, typer.Option("--json", help="Where to write it as JSON; - for standard output.", metavar="OUT.json")
    ] = None,
) -> None:
    """Tell what changed in the record of a case since a day: events, values, how far accounts agree, newer versions."""
    from crossbearing.case.difference import difference
    from crossbearing.case.store import Case

    check_writable(None if json == "-" else json)
    with Case(case) as kept, kept.reader.begin() as connection:
        found = difference(connection, since)
    if found.stale:
        complain(
            f"{case}: accounts or decisions have come since the record was made; run `crossbearing refresh {case}`"
        )
    data = msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n"
    if json and json != "-":
        write(json, data.encode("utf-8", "replace"))
    text = data if json == "-" else "\n".join(_lines(found)) + "\n"
    Console(soft_wrap=True).print(text, end="", markup=False, highlight=False)


def _lines(found: Difference) -> Iterator[str]:
    before = f"the record of {found.before}" if found.before else "no record before"
    yield f"From {before} to that of {found.until or 'now'}" + (
        f" (rule {found.rule_before}, then {found.rule})" if found.rule_before not in (None, found.rule) else ""
    )
    if found.accounts:
        yield ""
        yield f"Accounts added: {len(found.accounts)}"
    for a in found.accounts:
        yield (
            f"  {a.path}"
            + (f", published {a.published}" if a.published else "")
            + (", a newer version" if a.replaces else "")
        )
        yield from (f"    {c.says}" for c in a.changes)
    for kind, head in HEADS.items():
        rows = [e for e in found.events if e.kind == kind]
        if rows:
            yield ""
            yield f"{head}: {len(rows)}"
        for e in rows:
            yield f"  {e.label}"
            yield from (f"    {line}" for line in e.says)
    if not found.accounts and not found.events:
        yield "Nothing changed."
