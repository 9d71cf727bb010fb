"""`crossbearing demo`: the main job on the bundled accounts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from msgspec import structs

from crossbearing.cli.caching import cache_at
from crossbearing.cli.intake import Intake, messages, shown
from crossbearing.cli.options import Rule
from crossbearing.cli.output import check_writable
from crossbearing.cli.reconcile import publish
from crossbearing.cli.rules import check_rule


def demo(
    json: Annotated[str | None, typer.Option("--json", help="Where to write the record.", metavar="OUT.json")] = None,
    html: Annotated[
        str, typer.Option("--html", help="Where to write the dossier.", metavar="OUT.html")
    ] = "crossbearing-demo.html",
    rule: Rule = "consensus",
) -> None:
    """Reconcile six bundled accounts (invented, of an invented disaster), print the summary and write the dossier."""
    from crossbearing.demo import accounts
    from crossbearing.engine import annotated, reconciled

    check_rule(rule)
    check_writable(json, html)
    folder = accounts()
    intake = Intake([str(folder)], str(folder / "manifest.csv"), strict=True)
    # The files' names alone: the record is then the same wherever the program is installed.
    reads = (replace(r, document=structs.replace(r.document, path=Path(r.document.path).name)) for r in intake)
    record = reconciled(shown(annotated(reads, cache=cache_at(None, False)), "reading"), rule)
    publish(record, json, html)
    messages.print(f"Six invented accounts of an invented disaster. The dossier: {html}")
