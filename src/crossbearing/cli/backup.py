"""`crossbearing backup` and `crossbearing restore`: a case copied while it is used."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from crossbearing.cli.case import CaseFile
from crossbearing.cli.intake import messages

BackupFile = Annotated[str, typer.Argument(help="The backup: one SQLite file, itself a case.", metavar="FILE")]


def backup(case: CaseFile, file: BackupFile) -> None:
    """Copy a case into one file, also while it is served or written. A FILE that is there is replaced when the copy is whole."""
    from crossbearing.case import backup as copying
    from crossbearing.case.decisions.decision import now
    from crossbearing.case.store import Case

    with Case(case) as kept, messages.status("copying"):
        size = copying.backup(kept, file)
        accounts = len(kept.ids())
        kept.handed("backup", {"to": file, "accounts": accounts, "bytes": size}, now())
    Console(soft_wrap=True).print(f"{accounts} accounts, {size / 1e6:.1f} MB in {file}", markup=False, highlight=False)


def restore(
    file: BackupFile,
    case: CaseFile,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put the backup in place of a case that is there.")
    ] = False,
) -> None:
    """Make a case what a backup holds, also while it is served. One that is there is replaced only with --replace."""
    from crossbearing.case import backup as copying
    from crossbearing.case.decisions.decision import now
    from crossbearing.case.store import Case

    with messages.status("copying"):
        copying.restore(file, case, replace)
    with Case(case) as kept:
        accounts = len(kept.ids())
        kept.handed("restore", {"from": file, "accounts": accounts}, now())
    Console(soft_wrap=True).print(f"{accounts} accounts in {case}", markup=False, highlight=False)
