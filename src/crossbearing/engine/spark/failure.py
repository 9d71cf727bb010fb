"""What keeps the cluster from being used."""

from __future__ import annotations


class EngineError(Exception):
    """The engine that was asked for cannot be used. `str()` is one line: what, why, what to do."""
