"""Reading sources for a command: failures told as they come, progress shown, the exit status of the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crossbearing.read import ReadDocument, ReadFailure, read_manifest, read_sources, web_fetcher
from crossbearing.read.ocr import Ocr

T = TypeVar("T")
messages = Console(stderr=True, highlight=False, soft_wrap=True)


class Intake:
    """The documents of a command's paths. `status` is 0, 1 (something unreadable) or 2 (nothing readable)."""

    def __init__(
        self,
        paths: list[str],
        manifest: str | None,
        strict: bool,
        warc: str | None = None,
        ports: list[int] | None = None,
        ocr: str | None = None,
    ) -> None:
        self.paths, self.strict = paths, strict
        self.ocr = Ocr(ocr) if ocr else None
        self.fetcher = web_fetcher(warc, ports or [])
        self.manifest = read_manifest(manifest) if manifest else None
        self.fetcher.visits.tell = lambda url: complain(f"{url}: unchanged since it was read")
        self.read = self.failed = 0
        # Called with each failure, besides telling it: a case keeps them.
        self.on_failure: Callable[[ReadFailure], None] | None = None

    def __iter__(self) -> Iterator[ReadDocument]:
        for found in read_sources(self.paths, self.manifest, self.fetcher, self.ocr):
            if isinstance(found, ReadFailure):
                self._told(found)
                continue
            self.read += 1
            for warning in found.warnings:
                complain(f"{found.document.path}: warning: {warning}")
            yield found

    def fail(self, failure: ReadFailure) -> None:
        """What was read, but could not be annotated."""
        self.read -= 1
        self._told(failure)

    def _told(self, failure: ReadFailure) -> None:
        self.failed += 1
        complain(str(failure))
        if self.on_failure:
            self.on_failure(failure)
        if self.strict:
            raise typer.Exit(self.status)

    @property
    def status(self) -> int:
        return 2 if not self.read and not self.unchanged else int(bool(self.failed))

    @property
    def unchanged(self) -> int:
        """URLs of which nothing was read, because their hosts say that nothing is new."""
        return len(self.fetcher.visits.unchanged)


def complain(line: str) -> None:
    """One line on standard error."""
    messages.print(escape(line), style=None)


def shown(things: Iterable[T], doing: str) -> Iterator[T]:
    """The things, with a counter on standard error where that is a terminal."""
    if not messages.is_terminal:
        yield from things
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=messages, transient=True) as progress:
        task = progress.add_task(doing, total=None)
        for thing in things:
            progress.advance(task)
            yield thing
