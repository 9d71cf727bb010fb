"""`crossbearing watch`: a case that takes in what arrives in folders and what is new on the web."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from crossbearing.case.file import CaseError
from crossbearing.cli.caching import cache_at
from crossbearing.cli.case import CaseFile, freshen, told
from crossbearing.cli.intake import Intake, messages, shown
from crossbearing.cli.options import CacheFolder, NoCache, OcrLanguages, Ports, Processes, Warc
from crossbearing.cli.output import check_writable
from crossbearing.read.source import URLS, WEB
from crossbearing.records import Annotations

if TYPE_CHECKING:
    from crossbearing.case.store import Case

# Seconds between two looks where nothing else is asked: short enough to seem at once, long enough to cost nothing.
INTERVAL = 5.0
# Seconds between two visits to a URL: what feeds with news ask of their readers (`ttl`) is a quarter of an hour to an hour.
WEB_INTERVAL = 900.0
Annotating = Callable[..., Iterator[Annotations]]


def watch(
    case: CaseFile,
    places: Annotated[
        list[str],
        typer.Argument(
            help="Folders to watch, with those inside them; URLs of pages, feeds, sitemaps; lists of URLs (.urls).",
            metavar="FOLDER_OR_URL...",
        ),
    ],
    interval: Annotated[float, typer.Option("--interval", min=0.1, help="Seconds between two looks.")] = INTERVAL,
    web_interval: Annotated[
        float, typer.Option("--web-interval", min=0.1, help="Seconds between two visits to the URLs.")
    ] = WEB_INTERVAL,
    manifest: Annotated[
        str | None, typer.Option("--manifest", help="Read anew at each arrival.", metavar="M.csv")
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Take in what is there, and end when all of it is read.")
    ] = False,
    processes: Processes = 1,
    warc: Warc = None,
    web_port: Ports = None,
    ocr: OcrLanguages = None,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Add to a case what arrives in folders and what is new at URLs, until Ctrl-C. A file is read when it has not changed between two looks; of a URL only what its host says is new."""
    from crossbearing.case.arrivals import Arrivals
    from crossbearing.case.store import Case
    from crossbearing.engine import Crew, annotated

    urls = [p for p in places if p.startswith(WEB) or (Path(p).suffix.lower() in URLS and Path(p).is_file())]
    folders = [p for p in places if p not in urls]
    for folder in folders:
        if not Path(folder).is_dir():
            raise CaseError(f"{folder}: no folder and no URL; make it first, or name another")
    check_writable(warc)
    out = Console(soft_wrap=True)
    arrivals = [Arrivals(folder, skip=manifest) for folder in folders]
    failed, visit_at = 0, 0.0
    kept_annotations = cache_at(cache, no_cache)
    signal.signal(signal.SIGTERM, _stop)
    try:
        with ExitStack() as stack:
            kept = stack.enter_context(Case(case, create=True))
            # Workers outlast an arrival: the next one finds the model loaded.
            crew = stack.enter_context(Crew(processes)) if processes > 1 else None
            annotating = partial(annotated, cache=kept_annotations, crew=crew)
            freshen(kept)
            messages.print(f"watching {', '.join(places)}; Ctrl-C ends", markup=False)
            while True:
                ready = [path for look in arrivals for path in look.look()]
                if urls and time.monotonic() >= visit_at:
                    ready += urls
                    visit_at = float("inf") if once else time.monotonic() + web_interval
                if ready:
                    line, unread = _taken_in(
                        kept, case, Intake(ready, manifest, False, warc, web_port, ocr), annotating
                    )
                    failed += unread
                    out.print(line, highlight=False, markup=False)
                elif once and not any(look.waiting for look in arrivals):
                    break
                if not (once and not folders):
                    time.sleep(interval)
    except KeyboardInterrupt:
        messages.print("stopped; what was read is kept", markup=False)
    raise typer.Exit(int(bool(failed)))


def _taken_in(kept: Case, case: str, intake: Intake, annotating: Annotating) -> tuple[str, int]:
    from crossbearing.case.intake import take_in

    if intake.manifest:
        # It may name what has not arrived yet.
        here = intake.manifest.folder
        intake.manifest.rows = [r for r in intake.manifest.rows if (here / r["file"]).exists()]
    intake.on_failure = lambda failure: kept.fail(failure.path, failure.cause, failure.remedy)
    intake.fetcher.visits.known = kept.visit
    taken = take_in(kept, intake, lambda reads: shown(annotating(reads, failed=intake.fail), "reading"))
    kept.visited(intake.fetcher.visits.fresh)
    freshen(kept)
    failed = f", {intake.failed} could not be read" if intake.failed else ""
    return f"{time.strftime('%H:%M:%S')} {told(taken, case, intake.unchanged)}{failed}", intake.failed


def _stop(number: int, frame: FrameType | None) -> None:
    """A polite end is like Ctrl-C."""
    raise KeyboardInterrupt
