"""What reviewers decided: an append-only, hash-chained log, and the record as a function of documents and log."""

from crossbearing.case.decisions.decision import Decision, DecisionError, Kind, Target, TargetKind
from crossbearing.case.decisions.log import DecisionLog

__all__ = ["Decision", "DecisionError", "DecisionLog", "Kind", "Target", "TargetKind"]
