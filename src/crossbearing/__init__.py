"""Reads many accounts of the same events and builds one sourced record of what they say.

What stands in `__all__` is the public face; all else may change. Each name is loaded when it is first used, so that importing costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from crossbearing import records
    from crossbearing.python import CaseError, MissingLibrary, OpenCase, Rows, open, reconcile
    from crossbearing.records import (
        Annotations,
        AttributeRecord,
        Claim,
        Document,
        Entity,
        Estimate,
        Event,
        Location,
        Reading,
        Record,
        Relation,
    )

_RECORDS = (
    "Annotations", "AttributeRecord", "Claim", "Document", "Entity", "Estimate", "Event", "Location", "Reading", "Record", "Relation",
)  # fmt: skip
# Name to the module that holds it.
_FROM = dict.fromkeys(_RECORDS, "crossbearing.records") | dict.fromkeys(
    ("CaseError", "MissingLibrary", "OpenCase", "Rows", "open", "reconcile"), "crossbearing.python"
)

__all__ = [
    "Annotations",
    "AttributeRecord",
    "CaseError",
    "Claim",
    "Document",
    "Entity",
    "Estimate",
    "Event",
    "Location",
    "MissingLibrary",
    "OpenCase",
    "Reading",
    "Record",
    "Relation",
    "Rows",
    "__version__",
    "open",
    "reconcile",
    "records",
]


def __getattr__(name: str) -> Any:
    """A public name, when it is first used."""
    if name == "records":
        return import_module("crossbearing.records")
    if name not in _FROM:
        raise AttributeError(f"module 'crossbearing' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_FROM[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
