"""The record that a command works on: that of a case, or one made from paths at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.case.file import is_case
from crossbearing.cli.intake import Intake, messages, shown
from crossbearing.records import Record

if TYPE_CHECKING:
    from crossbearing.engine import Cache


def recorded(
    paths: list[str],
    manifest: str | None,
    strict: bool,
    processes: int,
    rule: str,
    warc: str | None = None,
    ports: list[int] | None = None,
    cache: Cache | None = None,
    ocr: str | None = None,
) -> tuple[Record | None, int]:
    """The record and the exit status so far; no record where nothing could be read."""
    from crossbearing.engine import annotated, gathered, reconciled

    if len(paths) == 1 and is_case(paths[0]):
        from crossbearing.case.store import Case

        with Case(paths[0]) as case, messages.status("linking and weighing"):
            record = case.record(rule)
        return (record, 0) if record.documents else (None, 2)
    intake = Intake(paths, manifest, strict, warc, ports, ocr)
    accounts = gathered(shown(annotated(intake, processes, cache, intake.fail), "reading"))
    if not accounts:
        return None, intake.status
    with messages.status("linking and weighing"):
        return reconciled(accounts, rule), intake.status
