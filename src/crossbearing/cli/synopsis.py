"""`crossbearing synopsis`: the case told in plain sentences."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from crossbearing.cli.accounts import recorded
from crossbearing.cli.caching import cache_at
from crossbearing.cli.options import CacheFolder, Manifest, NoCache, Paths, Processes, Rule, Strict
from crossbearing.cli.output import check_writable, write
from crossbearing.cli.rules import check_rule


class Form(StrEnum):
    """How the synopsis is written."""

    text = "text"
    markdown = "markdown"
    html = "html"


def synopsis(
    paths: Paths,
    manifest: Manifest = None,
    format: Annotated[Form, typer.Option("--format", "-f", help="text, markdown or html.")] = Form.text,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="Where to write it; standard output else.")
    ] = None,
    rule: Rule = "consensus",
    strict: Strict = False,
    processes: Processes = 1,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
) -> None:
    """Tell a case (or accounts read at once) in plain sentences, each clause with the accounts that say it."""
    check_rule(rule)
    check_writable(output)
    record, status = recorded(paths, manifest, strict, processes, rule, cache=cache_at(cache, no_cache))
    if record is not None:
        from crossbearing.publish import synopsis_of

        data = synopsis_of(record, format.value).encode("utf-8", "replace")
        if output:
            write(output, data)
        else:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    raise typer.Exit(status)
