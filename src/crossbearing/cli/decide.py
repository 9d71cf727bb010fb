"""`crossbearing decide`: a reviewer's decision on something in a case."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from crossbearing.cli.case import CaseFile, freshen


def decide(
    case: CaseFile,
    kind: Annotated[
        str,
        typer.Argument(
            help="accept, reject, merge, split, not_same, correct, annotate, metadata or revoke.", metavar="KIND"
        ),
    ],
    target: Annotated[
        str,
        typer.Argument(
            help="The id of a claim, event, entity or account; of a decision, its number.", metavar="TARGET"
        ),
    ],
    values: Annotated[
        list[str] | None,
        typer.Argument(
            help="FIELD=VALUE..., the other of a pair, what goes out of a split, or a note.", metavar="VALUE"
        ),
    ] = None,
    author: Annotated[str, typer.Option("--author", help="Who decides.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why, in a sentence.")] = "",
    on: Annotated[
        str | None,
        typer.Option("--on", help="What TARGET is, where its id does not tell: claim, event, entity, document."),
    ] = None,
    later: Annotated[
        bool, typer.Option("--later", help="Record it alone; `crossbearing refresh` makes the record.")
    ] = False,
) -> None:
    """Decide on something in a case; the log keeps every decision, and a further one revokes it."""
    from crossbearing.case.decisions.decision import now
    from crossbearing.case.decisions.written import decision_of
    from crossbearing.case.store import Case

    wanted = decision_of(kind, target, values or [], author, reason, now(), on)
    with Case(case) as kept:
        recorded = kept.decide(wanted)
        if not later:
            freshen(kept)
    told = f"decision {recorded.number} recorded: {kind} {recorded.target.kind} {target} ({recorded.hash[:12]})"
    Console(soft_wrap=True).print(told, highlight=False, markup=False)
