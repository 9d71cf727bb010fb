"""What all standing decisions on one thing come to: later ones win over earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from crossbearing.case.decisions.decision import Decision, Kind
from crossbearing.case.decisions.fields import fields_of
from crossbearing.records import Decided
from crossbearing.records.decided import Verdict

VERDICTS: dict[Kind, Verdict] = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "metadata": "corrected", "merge": "merged", "split": "split",
    "not_same": "kept_apart", "annotate": "noted",
}  # fmt: skip

# What keeping apart leaves as it is.
SETTLED = frozenset(["accepted", "rejected", "corrected"])


class Folded(msgspec.Struct, frozen=True):
    """The verdict of the latest decision that gives one, the fields that are to hold, and the decisions themselves, oldest first."""

    verdict: Verdict
    fields: dict[str, Any]
    decisions: tuple[Decision, ...]

    @property
    def rejected(self) -> bool:
        return self.verdict == "rejected"


def fold(decisions: Sequence[Decision]) -> Folded:
    """Accepting says that what the machine made stands, rejecting that nothing of it does; both do away with earlier corrections. Corrections
    of different fields add up. A note changes nothing, nor does keeping apart what was rejected."""
    verdict: Verdict = "noted"
    fields: dict[str, Any] = {}
    for d in decisions:
        found = fields_of(d)
        if d.kind == "annotate":
            if found and verdict == "noted":
                verdict = "added"
            if found.get("event"):
                fields["event"] = found["event"]
            continue
        told = VERDICTS[d.kind]
        if d.target.kind == "link":
            told = "merged" if d.kind == "accept" else "kept_apart"
        if told == "kept_apart" and verdict in SETTLED:
            continue
        if told in ("accepted", "rejected"):
            fields = {}
        fields.update(found)
        verdict = told
    return Folded(verdict, fields, tuple(decisions))


def by_target(decisions: Iterable[Decision], kind: str) -> dict[str, list[Decision]]:
    """The decisions on single things of one kind, by id."""
    out: dict[str, list[Decision]] = {}
    for d in decisions:
        if d.target.kind == kind and d.target.other is None:
            out.setdefault(d.target.id, []).append(d)
    return out


def decided(folded: Folded, machine: Mapping[str, Any], differs: bool, changed: bool = False) -> Decided:
    """What a record shows of the decisions; `machine` are the values that the machine gave to the fields set."""
    latest = folded.decisions[-1]
    notes = tuple(d.value for d in folded.decisions if d.kind == "annotate" and isinstance(d.value, str))
    return Decided(
        folded.verdict,
        tuple(d.hash for d in folded.decisions),
        latest.author,
        latest.time,
        latest.reason,
        dict(machine),
        notes,
        differs,
        changed,
    )
