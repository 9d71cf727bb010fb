"""Decisions on what is one and what is not, as constraints on the groups that linking made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.regroup import Constraint
from crossbearing.records import Passage

Item = TypeVar("Item", bound=Hashable)
# The letters with which ids begin, by what they name (records/ids.py).
LETTERS = {"event": "e", "entity": "n"}


def on_pairs(decisions: Sequence[Decision], kind: str) -> list[Decision]:
    """The decisions that join or part things of a kind (`event` or `entity`), oldest first."""
    return [
        d for d in decisions if (d.target.kind == kind and d.kind in ("merge", "split", "not_same")) or _links(d, kind)
    ]


def joins(decision: Decision) -> bool:
    """Whether it says that the two are one."""
    return decision.kind in ("merge", "accept")


def constraints(
    decisions: Sequence[Decision], found: Callable[[Sequence[Passage]], tuple[Item, ...]]
) -> tuple[list[Constraint[Item]], list[Decision]]:
    """The constraints, oldest first, and the decisions one of whose sides is told nowhere any more. `found` gives what stands at places."""
    out: list[Constraint[Item]] = []
    inert: list[Decision] = []
    for d in decisions:
        first, second = (found(side) for side in (*d.sides, (), ())[:2])
        second = tuple(i for i in second if i not in set(first))
        if first and second:
            out.append(Constraint(joins(d), first, second))
        else:
            inert.append(d)
    return out, inert


def _links(decision: Decision, kind: str) -> bool:
    return decision.target.kind == "link" and decision.target.id.startswith(LETTERS[kind])
