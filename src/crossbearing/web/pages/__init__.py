"""The pages, one module each: a module that lies here and holds `PAGES` or `ACTIONS` is part of the site."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from crossbearing.web.page import Action, Page


def pages() -> list[Page]:
    """Every page, in the order of the modules' names."""
    return [page for module in _modules() for page in getattr(module, "PAGES", ())]


def actions() -> list[Action]:
    """Everything that writes."""
    return [action for module in _modules() for action in getattr(module, "ACTIONS", ())]


@lru_cache(maxsize=1)
def _modules() -> tuple[ModuleType, ...]:
    return tuple(import_module(f"{__name__}.{m.name}") for m in sorted(iter_modules(__path__), key=lambda m: m.name))
