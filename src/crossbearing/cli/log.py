"""`crossbearing log`: what reviewers decided, where they differ, and who had the case in hand."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.console import Console

from crossbearing.cli.case import CaseFile

if TYPE_CHECKING:
    from crossbearing.case.decisions.agreement import Agreement
    from crossbearing.case.decisions.conflicts import Conflict
    from crossbearing.case.decisions.decision import Decision
    from crossbearing.case.proof.custody import Entry


def log(
    case: CaseFile,
    json: Annotated[
        bool, typer.Option("--json", help="As one JSON object: decisions, conflicts, agreement, custody.")
    ] = False,
    custody: Annotated[
        bool, typer.Option("--custody", help="What came into the case and was handed out of it, instead of decisions.")
    ] = False,
) -> None:
    """Print the log of decisions of a case, where reviewers differ and how far they agree."""
    from crossbearing.case.store import Case

    with Case(case) as kept:
        decisions, entries = kept.log(), kept.custody()
        differing, agreed = kept.conflicts(), kept.agreement()
    if json:
        told = {"decisions": decisions, "conflicts": differing, "agreement": agreed, "custody": entries}
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")
        return
    out = Console(soft_wrap=True, highlight=False, markup=False)
    for line in _custody(entries) if custody else _decisions(decisions, differing, agreed):
        out.print(line)


def _decisions(decisions: Iterable[Decision], differing: Iterable[Conflict], agreed: Agreement) -> Iterable[str]:
    from crossbearing.case.decisions.standing import revoked

    rows = list(decisions)
    if not rows:
        yield "no decision yet"
        return
    by, numbers = revoked(rows), {d.hash: d.number for d in rows}
    for d in rows:
        target = f"decision {numbers.get(d.target.id, d.target.id)}" if d.kind == "revoke" else _target(d)
        value = "" if d.value is None else f" {_value(d.value)}"
        void = f" [revoked by decision {by[d.hash].number}]" if d.hash in by else ""
        yield f"{d.number}  {d.time}  {d.author}: {d.kind} {target}{value} ({d.reason}){void}"
    for c in differing:
        told = "; ".join(f"{d.author}: {d.kind}{'' if d.value is None else ' ' + _value(d.value)}" for d in c.decisions)
        yield f"reviewers differ on {_target(c.decisions[0])}: {told}; the last holds"
    if agreed.units:
        alpha = "not defined (nothing varies)" if agreed.alpha is None else f"{agreed.alpha:.3f}"
        yield f"agreement of {len(agreed.reviewers)} reviewers on {agreed.units} things: Krippendorff's alpha {alpha}"


def _target(d: Decision) -> str:
    return f"{d.target.kind} {d.target.id}" + (f" and {d.target.other}" if d.target.other else "")


def _value(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _custody(entries: Iterable[Entry]) -> Iterable[str]:
    rows = list(entries)
    if not rows:
        yield "nothing recorded yet"
    for e in rows:
        told = ", ".join(f"{k} {v}" for k, v in sorted(e.what.items()))
        yield f"{e.number}  {e.time}  {e.who}: {e.action} {told}"
