"""`crossbearing watch`: a case that takes in what arrives in a folder."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from crossbearing.case.file import CaseError
from crossbearing.cli.case import CaseFile, freshen, told
from crossbearing.cli.intake import Intake, messages, shown
from crossbearing.cli.options import Processes

if TYPE_CHECKING:
    from crossbearing.case.store import Case

# Seconds between two looks where nothing else is asked: short enough to seem at once, long enough to cost nothing.
INTERVAL = 5.0


def watch(
    case: CaseFile,
    folder: Annotated[str, typer.Argument(help="The folder to watch, with those inside it.", metavar="FOLDER")],
    interval: Annotated[float, typer.Option("--interval", min=0.1, help="Seconds between two looks.")] = INTERVAL,
    manifest: Annotated[
        str | None, typer.Option("--manifest", help="Read anew at each arrival.", metavar="M.csv")
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Take in what is there, and end when all of it is read.")
    ] = False,
    processes: Processes = 1,
) -> None:
    """Add to a case what arrives in a folder, until Ctrl-C. A file is read when it has not changed between two looks."""
    from crossbearing.case.arrivals import Arrivals
    from crossbearing.case.store import Case

    if not Path(folder).is_dir():
        raise CaseError(f"{folder}: no folder; make it first, or name another")
    out = Console(soft_wrap=True)
    arrivals = Arrivals(folder, skip=manifest)
    failed = 0
    signal.signal(signal.SIGTERM, _stop)
    try:
        with Case(case, create=True) as kept:
            freshen(kept)
            messages.print(f"watching {folder}; Ctrl-C ends", markup=False)
            while True:
                ready = arrivals.look()
                if ready:
                    line, unread = _taken_in(kept, case, ready, manifest, processes)
                    failed += unread
                    out.print(line, highlight=False, markup=False)
                elif once and not arrivals.waiting:
                    break
                time.sleep(interval)
    except KeyboardInterrupt:
        messages.print("stopped; what was read is kept", markup=False)
    raise typer.Exit(int(bool(failed)))


def _taken_in(kept: Case, case: str, ready: list[str], manifest: str | None, processes: int) -> tuple[str, int]:
    from crossbearing.case.intake import take_in
    from crossbearing.engine import annotated

    intake = Intake(ready, manifest, strict=False)
    if intake.manifest:
        # It may name what has not arrived yet.
        here = intake.manifest.folder
        intake.manifest.rows = [r for r in intake.manifest.rows if (here / r["file"]).exists()]
    intake.on_failure = lambda failure: kept.fail(failure.path, failure.cause, failure.remedy)
    taken = take_in(kept, intake, lambda reads: shown(annotated(reads, processes), "reading"))
    freshen(kept)
    failed = f", {intake.failed} could not be read" if intake.failed else ""
    return f"{time.strftime('%H:%M:%S')} {told(taken, case)}{failed}", intake.failed


def _stop(number: int, frame: FrameType | None) -> None:
    """A polite end is like Ctrl-C."""
    raise KeyboardInterrupt
