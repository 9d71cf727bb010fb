"""Annotating so that a document on which a layer fails stops no other."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.engine.message import Fault, Outcome
from crossbearing.records import Document


def annotated_each(documents: Sequence[Document]) -> list[Outcome]:
    """What each document says, or why that cannot be told; in the order given."""
    # The parser takes seconds to import; who finds all annotations kept never needs it.
    from crossbearing.annotate import annotate

    try:
        return list(annotate(documents))
    except Exception as error:
        if len(documents) == 1:
            return [Fault(_cause(error))]
    # One of them it was; by itself each fails for itself alone.
    return [outcome for d in documents for outcome in annotated_each([d])]


def _cause(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "needs more memory than there is to annotate"
    said = " ".join(str(error).split())
    return f"cannot be annotated ({type(error).__name__}{f': {said[:200]}' if said else ''})"
