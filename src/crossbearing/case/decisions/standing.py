"""Which decisions stand: those that no standing later decision revokes."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.case.decisions.decision import Decision


def standing(log: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions in force, oldest first, without revocations. A revoked revocation gives back what it took away."""
    void: set[str] = set()
    for decision in reversed(log):
        if decision.kind == "revoke" and decision.hash not in void:
            void.add(decision.target.id)
    return tuple(d for d in log if d.kind != "revoke" and d.hash not in void)


def revoked(log: Sequence[Decision]) -> dict[str, Decision]:
    """The decision by which each void one was revoked, by the void one's hash."""
    by: dict[str, Decision] = {}
    for decision in reversed(log):
        if decision.kind == "revoke" and decision.hash not in by:
            by.setdefault(decision.target.id, decision)
    return by
