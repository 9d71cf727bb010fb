"""Where reviewers decided differently on the same thing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.case.canonical import canonical
from crossbearing.case.decisions.decision import Decision, Target

# A category of decision, and what it is about.
Unit = tuple[str, str, str]


class Conflict(msgspec.Struct, frozen=True):
    """Standing decisions of several reviewers on one target that cannot all hold: each reviewer's latest, in order of the log. The last
    holds in the record."""

    target: Target
    decisions: tuple[Decision, ...]


def conflicts(standing: Sequence[Decision]) -> tuple[Conflict, ...]:
    """The targets on which reviewers differ, in order of the first decision on each."""
    out: list[Conflict] = []
    for by_author in judgements(standing).values():
        rows = tuple(sorted(by_author.values(), key=lambda d: d.number))
        if len({verdict(d) for d in rows}) > 1:
            out.append(Conflict(rows[0].target, rows))
    return tuple(out)


def judgements(standing: Sequence[Decision]) -> dict[Unit, dict[str, Decision]]:
    """Each reviewer's latest decision on each thing judged; notes and additions judge nothing."""
    out: dict[Unit, dict[str, Decision]] = {}
    for d in standing:
        if d.kind != "annotate":
            out.setdefault(_unit(d), {})[d.author] = d
    return out


def verdict(decision: Decision) -> str:
    """The category of a decision: for a pair the same or not, else the kind with what is to hold."""
    target = decision.target
    if target.other is not None:
        return "same" if decision.kind in ("merge", "accept") else "not same"
    if decision.value is None:
        return decision.kind
    return f"{decision.kind} {canonical(decision.value).decode()}"


def _unit(decision: Decision) -> Unit:
    target = decision.target
    if target.other is None:
        return ("split" if decision.kind == "split" else "thing", target.id, "")
    a, b = sorted((target.id, target.other))
    return ("pair", a, b)
