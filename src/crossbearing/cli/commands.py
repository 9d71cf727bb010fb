"""The commands by name, in the order of `--help`, each with the place where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

# Name to "module:function" under crossbearing.cli. One line a command.
COMMANDS = {
    "annotate": "annotate:annotate",
    "reconcile": "reconcile:reconcile",
    "weigh": "weigh:weigh",
    "add": "case:add",
    "refresh": "case:refresh",
    "watch": "watch:watch",
    "diff": "diff:diff",
    "backup": "backup:backup",
    "restore": "backup:restore",
    "export": "export:export",
    "import": "imports:import_",
    "compare": "imports:compare",
    "decide": "decide:decide",
    "log": "log:log",
    "verify": "verify:verify",
    "seal": "verify:seal",
    "people": "people:people",
    "synopsis": "synopsis:synopsis",
    "serve": "serve:serve",
    "schema": "schema:schema",
    "demo": "demo:demo",
}


def asked(arguments: Iterable[str]) -> list[str]:
    """The commands to load for these arguments: the one that is named, else all of them (for `--help`)."""
    first = next((a for a in arguments if not a.startswith("-")), None)
    return [first] if first in COMMANDS else list(COMMANDS)


def command(name: str) -> Callable[..., Any]:
    """The function that a command runs; only its own module is imported."""
    module, function = COMMANDS[name].split(":")
    found: Callable[..., Any] = getattr(import_module(f"crossbearing.cli.{module}"), function)
    return found
