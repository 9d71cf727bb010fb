"""`crossbearing verify` and `crossbearing seal`: the proof of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from crossbearing.cli.case import CaseFile
from crossbearing.cli.intake import complain, messages

if TYPE_CHECKING:
    from crossbearing.case.proof.finding import Report


def verify(
    case: Annotated[
        str, typer.Argument(help="A case, or a sealed package: a folder or a .zip.", metavar="CASE_OR_PACKAGE")
    ],
    again: Annotated[
        bool, typer.Option("--again", help="Also make the record of a case anew and compare it with the one kept.")
    ] = False,
    signer: Annotated[
        str | None, typer.Option("--signer", help="The fingerprint that the key of a package must have.")
    ] = None,
) -> None:
    """Check every hash, every span and both logs of a case or of a sealed package; say what is wrong, and where."""
    from crossbearing.case.proof.sealed import check_sealed, is_sealed

    with messages.status("checking") as status:

        def told(what: str) -> None:
            status.update(f"checking {what}")

        if is_sealed(case):
            report = check_sealed(case, signer, told)
        else:
            from crossbearing.case.proof.check import check_case
            from crossbearing.case.store import Case

            with Case(case) as kept:
                report = check_case(kept, again, told)
    _print(case, report)
    raise typer.Exit(0 if report.whole else 1)


def seal(
    case: CaseFile,
    output: Annotated[
        str, typer.Option("--output", "-o", help="The folder or the .zip to write.", metavar="FOLDER_OR_ZIP")
    ],
    key: Annotated[
        str | None,
        typer.Option("--key", help="An ed25519 key (PEM) to sign with; your own, made on first use, if none."),
    ] = None,
    stamp: Annotated[
        list[str] | None,
        typer.Option("--stamp", help="A command that has the seal stamped, {file} being its list; again for several."),
    ] = None,
) -> None:
    """Write a signed copy of a case that anybody can check offline: originals, texts, record, logs."""
    from crossbearing.case.decisions.decision import now
    from crossbearing.case.proof.seal import seal as sealing
    from crossbearing.case.store import Case

    with Case(case) as kept, messages.status("sealing") as status:
        made = sealing(kept, output, now(), key, stamp or (), lambda what: status.update(f"sealing {what}"))
    out = Console(soft_wrap=True, highlight=False, markup=False)
    out.print(f"sealed {output}: {made.files} files, {made.size} bytes, seal {made.sha256}")
    out.print(f"signed with the key {made.key}")


def _print(case: str, report: Report) -> None:
    for finding in report.findings:
        complain(str(finding))
    for note in report.notes:
        messages.print(f"note: {note}", highlight=False, markup=False)
    looked = ", ".join(f"{n} {what}" for what, n in report.counts.items())
    verdict = "all as recorded" if report.whole else f"{len(report.findings)} things are wrong"
    Console(soft_wrap=True, highlight=False, markup=False).print(f"{case}: {verdict} ({looked})")
