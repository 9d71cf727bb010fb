"""The part of a case that decides: its log and the record under it."""

from __future__ import annotations

from sqlalchemy import Engine

from crossbearing.case.decisions.agreement import Agreement, agreement
from crossbearing.case.decisions.conflicts import Conflict, conflicts
from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.log import DecisionLog
from crossbearing.case.decisions.standing import standing


class Deciding:
    """Mixed into Case."""

    engine: Engine
    reader: Engine
    path: str

    def decide(self, decision: Decision) -> Decision:
        """Records a decision and gives it as recorded; the record follows at the next refresh. DecisionError for one that is not complete
        or is about nothing in the case."""
        return DecisionLog(self.engine).append(decision)

    def log(self) -> tuple[Decision, ...]:
        """All decisions, oldest first, revoked ones too."""
        return DecisionLog(self.reader).entries()

    def conflicts(self) -> tuple[Conflict, ...]:
        """Where reviewers decided differently."""
        return conflicts(standing(self.log()))

    def agreement(self) -> Agreement:
        """How far reviewers agree."""
        return agreement(standing(self.log()))
