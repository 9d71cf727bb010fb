"""Where the verbs run."""

from crossbearing.engine.local import annotated, reconciled

__all__ = ["annotated", "reconciled"]
