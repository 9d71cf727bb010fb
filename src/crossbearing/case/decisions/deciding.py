"""The part of a case that decides: its log and the record under it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, IntegrityError

from crossbearing.case.decisions.agreement import Agreement, agreement
from crossbearing.case.decisions.conflicts import Conflict, conflicts
from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.log import TRIES, DecisionLog
from crossbearing.case.decisions.standing import standing
from crossbearing.case.proof.custody import Entry, custody, record


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

    def custody(self) -> tuple[Entry, ...]:
        """What came into the case and what was handed out of it, oldest first."""
        with self.reader.connect() as connection:
            return custody(connection)

    def handed(self, action: str, what: Mapping[str, Any], time: str, by: str | None = None) -> bool:
        """Records that something of the case was handed out (`export`, `seal`): whether that could be written. A case that may only be read
        can still be exported; its custody log then cannot tell."""
        for _ in range(TRIES):
            try:
                with self.engine.begin() as connection:
                    record(connection, action, what, time, by)
                return True
            except IntegrityError:
                continue
            except DatabaseError:
                return False
        return False

    def conflicts(self) -> tuple[Conflict, ...]:
        """Where reviewers decided differently."""
        return conflicts(standing(self.log()))

    def agreement(self) -> Agreement:
        """How far reviewers agree."""
        return agreement(standing(self.log()))
