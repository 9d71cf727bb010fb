"""The rules of estimation that `--rule` takes."""

from __future__ import annotations

import typer

from crossbearing.cli.intake import complain


def check_rule(rule: str) -> None:
    """Exit status 2 with a line that names the rules, where there is none of this name."""
    from crossbearing.weigh import RULES

    if rule not in RULES:
        complain(f"--rule {rule}: no such rule; take one of {', '.join(sorted(RULES))}")
        raise typer.Exit(2)
