"""Where the verbs run."""

from crossbearing.engine.local import reconcile

__all__ = ["reconcile"]
