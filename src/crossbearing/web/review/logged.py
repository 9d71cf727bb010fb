"""Decisions as a reader takes them: what was decided, on what, whether it still stands, whether somebody decided otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import msgspec

from crossbearing.case.decisions.chain import breaks
from crossbearing.case.decisions.conflicts import Conflict, conflicts
from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.standing import revoked, standing
from crossbearing.web.texts.passage import account_path, passage_link

_SAID = {
    "accept": "accepted", "reject": "rejected", "merge": "joined", "split": "split", "not_same": "kept apart", "correct": "corrected",
    "annotate": "noted", "metadata": "corrected the metadata of", "revoke": "took back",
}  # fmt: skip


class Line(msgspec.Struct, frozen=True):
    """A decision: `says` what was done to what, `value` what is to hold, `href` where its target is shown (empty where nowhere);
    `revoked_by` the number of the decision that took it back; `differs` the numbers of others' decisions that it stands against."""

    number: int
    time: str
    author: str
    kind: str
    says: str
    value: str
    reason: str
    target: str
    href: str
    revoked_by: int | None
    differs: tuple[int, ...]
    hash: str
    previous: str


class State(msgspec.Struct, frozen=True):
    """The chain: how many decisions, its last hash, and what is wrong with it (nothing where it is whole)."""

    decisions: int
    last: str
    breaks: tuple[str, ...]


def state(log: Sequence[Decision]) -> State:
    """Whether every line is what was recorded and follows on the one before."""
    return State(len(log), log[-1].hash if log else "", tuple(breaks(log)))


def lines(log: Sequence[Decision]) -> tuple[Line, ...]:
    """All decisions, the latest first."""
    by = revoked(log)
    against = _differing(conflicts(standing(log)))
    numbers = {d.hash: d.number for d in log}
    return tuple(_line(d, by.get(d.hash), against.get(d.number, ()), numbers) for d in reversed(log))


def _differing(found: Sequence[Conflict]) -> dict[int, tuple[int, ...]]:
    return {d.number: tuple(o.number for o in c.decisions if o.number != d.number) for c in found for d in c.decisions}


def _line(d: Decision, by: Decision | None, differs: tuple[int, ...], numbers: dict[str, int]) -> Line:
    target = d.target
    what = (
        f"decision {numbers.get(target.id, target.id[:12])}"
        if target.kind == "decision"
        else f"{target.kind} {target.id}"
    )
    if target.other:
        what += f" and {target.other}"
    return Line(
        d.number, d.time, d.author, d.kind, f"{_SAID.get(d.kind, d.kind)} {what}", value_of(d), d.reason, target.id, href(d),
        by.number if by else None, differs, d.hash, d.previous,
    )  # fmt: skip


def value_of(d: Decision) -> str:
    """What is to hold, in words: `low 9, high 9`."""
    if d.value is None or isinstance(d.value, str):
        return d.value or ""
    told = []
    for name, value in d.value.items():
        words = (
            ", ".join(map(str, value)) if isinstance(value, list | tuple) else "not told" if value is None else value
        )
        told.append(f"{name} {f'{words:g}' if isinstance(words, float) else words}")
    return "; ".join(told)


def href(d: Decision) -> str:
    """Where the target is shown: an event, a name, an account; a claim at its passage."""
    t = d.target
    plain = quote(t.id, safe="")
    if t.kind == "claim" and d.sides and d.sides[0]:
        p = d.sides[0][0]
        return passage_link(p.document, p.start, p.end)
    if t.kind == "link":
        return f"/{'names' if t.id.startswith('n') else 'events'}/{plain}"
    if t.kind == "document":
        return account_path(t.id)
    folder = {"event": "/events/", "entity": "/names/", "decision": "/log?number="}.get(t.kind)
    return f"{folder}{plain}" if folder and t.kind != "decision" else ""
