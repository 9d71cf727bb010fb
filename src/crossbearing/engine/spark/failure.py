"""What keeps the cluster from being used, and what Spark says of it."""

from __future__ import annotations


class EngineError(Exception):
    """The engine that was asked for cannot be used. `str()` is one line: what, why, what to do."""


def cause(error: BaseException) -> str:
    """The first line of what Spark's machine gives as the first cause, where the error is of that, else of what the error says."""
    java = getattr(error, "java_exception", None)
    while java is not None and java.getCause() is not None:
        java = java.getCause()
    words = str(error if java is None else java.getMessage() or java.toString())
    return (words.strip().splitlines() or [type(error).__name__])[0]
