"""Options of the cluster, and reading on one for a command: failures told, the exit status of the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from crossbearing.case.file import is_case
from crossbearing.cli.intake import Intake, complain, messages

if TYPE_CHECKING:
    from crossbearing.engine.spark.accounts import Accounts
    from crossbearing.engine.spark.work import Work
    from crossbearing.records import Record


class EngineName(StrEnum):
    """Where the verbs run."""

    local = "local"
    spark = "spark"


Engine = Annotated[
    EngineName | None,
    typer.Option("--engine", help="Where it runs: local (this machine) or spark; the record is the same."),
]
Master = Annotated[
    str | None,
    typer.Option("--master", help="The Spark master: spark://HOST:PORT, local[N], yarn, k8s://...", metavar="URL"),
]
WorkFolder = Annotated[
    str | None,
    typer.Option(
        "--work",
        help="Where Spark keeps what is done, so that a restart goes on from it: a folder that all executors reach.",
        metavar="FOLDER",
    ),
]
StageFolder = Annotated[
    str | None,
    typer.Option(
        "--work",
        help="Where Spark keeps what it makes on the way: a folder that all executors reach.",
        metavar="FOLDER",
    ),
]
ParquetFolder = Annotated[
    str | None,
    typer.Option("--parquet", help="Where Spark writes the tables as Parquet.", metavar="FOLDER"),
]


class Cluster:
    """What was asked of the engine."""

    def __init__(
        self,
        engine: EngineName | None,
        master: str | None,
        work: str | None,
        parquet: str | None,
        ocr: str | None = None,
    ) -> None:
        self.wanted = engine is EngineName.spark or (engine is None and bool(master))
        self.master, self.work, self.parquet = master, work, parquet
        # Takes the line away that says what is done.
        self.quiet: Callable[[], None] = lambda: None
        if not self.wanted and (
            asked := [o for o, v in (("--master", master), ("--work", work), ("--parquet", parquet)) if v]
        ):
            complain(f"{asked[0]}: is for --engine spark alone; add that or leave it out")
            raise typer.Exit(2)
        if self.wanted and ocr:
            complain("--ocr: is for the local engine alone; leave it or --engine out")
            raise typer.Exit(2)

    @contextmanager
    def at_work(self, doing: str, again: str = "") -> Iterator[Work]:
        """The work folder of a session of Spark; what keeps it from its work is told in a line, exit status 2."""
        from crossbearing.engine.spark.failure import EngineError, cause
        from crossbearing.engine.spark.session import session
        from crossbearing.engine.spark.work import check_folder, work_in

        try:
            with (
                messages.status("starting Spark") as status,
                session(self.master) as spark,
                work_in(spark, self.work) as work,
            ):
                if self.parquet:
                    check_folder(spark, self.parquet, "--parquet")
                status.update(doing)
                self.quiet = status.stop
                yield work
        except EngineError as error:
            complain(str(error))
            raise typer.Exit(2) from error
        except Exception as error:
            if not type(error).__module__.startswith(("pyspark.", "py4j.")):
                raise
            complain(f"--engine spark: stopped ({cause(error)[:300]}){again}")
            raise typer.Exit(2) from error

    @contextmanager
    def accounts(
        self, paths: list[str], manifest: str | None, strict: bool, warc: str | None, ports: list[int] | None
    ) -> Iterator[tuple[Accounts, int]]:
        """The annotated accounts of the paths, and the exit status so far."""
        from crossbearing.engine.spark.accounts import annotated
        from crossbearing.engine.spark.sources import in_store

        stores = [p for p in paths if in_store(p)]
        intake = Intake([p for p in paths if not in_store(p)], manifest, strict, warc, ports)
        with self.at_work("reading and annotating", "; the same command goes on from what is in --work") as work:
            found = annotated(work, intake, stores, strict)
            self.quiet()
            for line in (*found.warnings, *map(str, found.failures)):
                complain(line)
            if found.before:
                complain(
                    f"{found.before:,} of {found.now + found.before:,} accounts were annotated before, in {self.work}"
                )
            yield found, (2 if not found.read else int(bool(intake.failed or found.failures)))

    @contextmanager
    def recorded(
        self, paths: list[str], manifest: str | None, strict: bool, rule: str, warc: str | None, ports: list[int] | None
    ) -> Iterator[tuple[Record | None, int]]:
        """The record of the paths and the exit status, while the cluster is at hand; no record where nothing could be read."""
        from crossbearing.engine.spark.record import reconciled
        from crossbearing.engine.spark.tables import write_record

        if len(paths) == 1 and is_case(paths[0]):
            complain(f"{paths[0]}: a case is linked by the machine that keeps it; leave --engine and --master out")
            raise typer.Exit(2)
        with self.accounts(paths, manifest, strict, warc, ports) as (accounts, status):
            if not accounts.read:
                yield None, status
                return
            with messages.status("linking and weighing"):
                record = reconciled(accounts, rule)
            if self.parquet:
                with messages.status("writing Parquet"):
                    write_record(accounts, record, self.parquet)
            yield record, status
