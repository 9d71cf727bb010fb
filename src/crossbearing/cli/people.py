"""`crossbearing people`: who may do what with a served case."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console

from crossbearing.cli.case import CaseFile
from crossbearing.cli.intake import complain


def people(
    case: CaseFile,
    action: Annotated[str, typer.Argument(help="add, remove or list.", metavar="add|remove|list")] = "list",
    name: Annotated[str | None, typer.Argument(help="Whose name.", metavar="NAME")] = None,
    role: Annotated[str, typer.Option("--role", help="reader, reviewer or owner.")] = "reader",
    stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input instead of asking.")
    ] = False,
    none: Annotated[
        bool, typer.Option("--no-password", help="No password: only a trusted proxy can vouch for the name.")
    ] = False,
) -> None:
    """Add, remove or list the people of a case: readers, reviewers, owners."""
    from crossbearing.case.decisions.decision import now
    from crossbearing.case.people import People
    from crossbearing.case.store import Case

    if action not in ("add", "remove", "list") or (name is None) != (action == "list"):
        complain(f"people {case}: say `add NAME`, `remove NAME` or `list`")
        raise typer.Exit(2)
    out = Console(soft_wrap=True, highlight=False, markup=False)
    with Case(case) as kept:
        register = People(kept)
        if action == "add" and name is not None:
            person = register.add(name, role, None if none else _password(stdin), now())
            out.print(f"{person.name} may use {case} as {person.role}")
        elif action == "remove" and name is not None:
            register.remove(name, now())
            out.print(f"{name} may not use {case} any more")
        else:
            for p in register.all():
                out.print(f"{p.name}  {p.role}  since {p.added}{'' if p.password else '  (no password)'}")


def _password(stdin: bool) -> str:
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        complain("people: no terminal to ask for the password; give it with --password-stdin")
        raise typer.Exit(2)
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return asked
