"""`crossbearing weigh`: claims that somebody else coded."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from crossbearing.cli.intake import complain
from crossbearing.cli.options import Rule
from crossbearing.cli.rules import check_rule


def weigh(
    file: Annotated[
        str,
        typer.Argument(
            help="CSV or JSON Lines with object, attribute, source and low, high or value; - for standard input."
        ),
    ],
    rule: Rule = "consensus",
) -> None:
    """Weigh claims that somebody else coded; print one JSON object a line for each object and attribute."""
    from crossbearing.weigh.coded import weigh_coded
    from crossbearing.weigh.coded_input import CodedInputError, read_coded

    check_rule(rule)
    try:
        rows = read_coded(file)
    except CodedInputError as error:
        complain(str(error))
        raise typer.Exit(2) from error
    encode = msgspec.json.Encoder().encode
    out = sys.stdout.buffer
    for answer in weigh_coded(rows, rule):
        out.write(encode(answer) + b"\n")
    out.flush()
