"""The accounts that a command works on: those of a case, or those read from paths."""

from __future__ import annotations

from crossbearing.case.file import is_case
from crossbearing.cli.intake import Intake, shown
from crossbearing.records import Annotations


def gathered(
    paths: list[str],
    manifest: str | None,
    strict: bool,
    processes: int,
    warc: str | None = None,
    ports: list[int] | None = None,
) -> tuple[list[Annotations], int]:
    """What each account says, and the exit status so far."""
    from crossbearing.engine import annotated

    if len(paths) == 1 and is_case(paths[0]):
        from crossbearing.case.store import Case

        with Case(paths[0]) as case:
            accounts = case.accounts()
        return accounts, 0 if accounts else 2
    intake = Intake(paths, manifest, strict, warc, ports)
    accounts = list(shown(annotated(intake, processes), "reading"))
    return accounts, intake.status
