"""What one account says by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossbearing.annotate.layers import annotate

__all__ = ["annotate"]


def __getattr__(name: str) -> Any:
    """`annotate`, when it is first used: the parser takes seconds to import, and some who ask this package for a word list never need it."""
    if name != "annotate":
        raise AttributeError(f"module 'crossbearing.annotate' has no attribute {name!r}")
    from crossbearing.annotate.layers import annotate

    globals()[name] = annotate
    return annotate
