"""`crossbearing weigh`: claims that somebody else coded."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from crossbearing.cli.cluster import Cluster, Engine, Master, StageFolder
from crossbearing.cli.intake import complain
from crossbearing.cli.options import Rule
from crossbearing.cli.rules import check_rule


def weigh(
    file: Annotated[
        str,
        typer.Argument(
            help="CSV or JSON Lines with object, attribute, source and low, high or value; - for standard input; with Spark "
            "Parquet too, and files of a store."
        ),
    ],
    rule: Rule = "consensus",
    engine: Engine = None,
    master: Master = None,
    work: StageFolder = None,
) -> None:
    """Weigh claims that somebody else coded; print one JSON object a line for each object and attribute."""
    from crossbearing.weigh.coded_input import CodedInputError

    check_rule(rule)
    cluster = Cluster(engine, master, work, None)
    try:
        _print_weighed(file, rule, cluster)
    except CodedInputError as error:
        complain(str(error))
        raise typer.Exit(2) from error


def _print_weighed(file: str, rule: str, cluster: Cluster) -> None:
    out = sys.stdout.buffer
    if cluster.wanted:
        from crossbearing.engine.spark.coded import weighed_coded

        with cluster.at_work("reading and weighing") as folder:
            lines = weighed_coded(folder, file, rule)
            cluster.quiet()
            out.writelines(lines)
    else:
        from crossbearing.weigh.coded import weigh_coded
        from crossbearing.weigh.coded_input import read_coded

        encode = msgspec.json.Encoder().encode
        out.writelines(encode(answer) + b"\n" for answer in weigh_coded(read_coded(file), rule))
    out.flush()
