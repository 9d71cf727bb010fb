"""The command line: its commands, and the one place where errors become lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from crossbearing.case.file import CaseError
from crossbearing.cli.commands import COMMANDS, asked, command
from crossbearing.cli.intake import complain
from crossbearing.cli.output import OutputError
from crossbearing.read import ManifestError
from crossbearing.read.ocr import OcrError

app = typer.Typer(
    name="crossbearing",
    help="Reads many accounts of the same events and builds one sourced record of what they say.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"crossbearing {version('crossbearing')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads many accounts of the same events and builds one sourced record of what they say."""


def application(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with the commands of these names, all of them where none are named."""
    for name in names:
        app.command(name)(command(name))
    return app


def main() -> None:
    """Runs the command; what it cannot do is told in one line, with exit status 2."""
    try:
        application(asked(sys.argv[1:]))()
    except (ManifestError, OutputError, CaseError, OcrError) as error:
        complain(str(error))
        sys.exit(2)
    except KeyboardInterrupt:
        complain("stopped")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of standard output went away (`| head`); nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except MemoryError:
        complain("out of memory; give fewer documents at once, or add them to a case one by one")
        sys.exit(2)
