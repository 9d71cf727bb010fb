"""Where the verbs run."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossbearing.engine.cache import Cache
    from crossbearing.engine.crew import Crew
    from crossbearing.engine.local import annotated, gathered, reconciled

# Name to the module that holds it, loaded at the first use: a worker needs none of what its parent needs.
_FROM = {"Cache": "cache", "Crew": "crew", "annotated": "local", "gathered": "local", "reconciled": "local"}

__all__ = ["Cache", "Crew", "annotated", "gathered", "reconciled"]


def __getattr__(name: str) -> Any:
    """A public name, when it is first used."""
    if name not in _FROM:
        raise AttributeError(f"module 'crossbearing.engine' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"crossbearing.engine.{_FROM[name]}"), name)
    return found
