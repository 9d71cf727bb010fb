"""A decision of a reviewer: what about, what is to hold, who says so, when and why.

A decision is never changed or deleted; a later one revokes it. The log's lines hang together by their hashes (chain.py).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal, get_args

import msgspec

from crossbearing.case.canonical import canonical
from crossbearing.case.file import CaseError
from crossbearing.records import Passage

Kind = Literal["accept", "reject", "merge", "split", "not_same", "correct", "annotate", "metadata", "revoke"]
TargetKind = Literal["claim", "event", "entity", "link", "document", "decision"]

# What each kind may be about.
TARGETS: dict[Kind, tuple[TargetKind, ...]] = {
    "accept": ("claim", "event", "entity", "link"),
    "reject": ("claim", "event", "entity", "link"),
    "merge": ("event", "entity"),
    "split": ("event", "entity"),
    "not_same": ("event", "entity"),
    "correct": ("claim", "event", "entity"),
    "annotate": ("claim", "event", "entity", "document"),
    "metadata": ("document",),
    "revoke": ("decision",),
}
# Kinds that are about two things.
OF_PAIRS = frozenset(["merge", "not_same"])


class DecisionError(CaseError):
    """A decision that cannot be recorded. `str()` is one line."""


class Target(msgspec.Struct, frozen=True):
    """What a decision is about: an id of the record (of a `decision`: its hash); `other` is the second of a pair (two events or two entities)."""

    kind: TargetKind
    id: str
    other: str | None = None


class Decision(msgspec.Struct, frozen=True):
    """`value` by kind: for `correct` and `metadata` the fields that are to hold (`{"low": 9, "high": 9}`), for `split` what goes out
    (`{"out": [ids of accounts, claims or mentions, or forms of a name]}`), for `annotate` a note (text) or a claim to add (its fields).

    `time` is ISO 8601 in UTC. `sides` are the places in the texts that the target had when it was decided on, one list for each side of a
    pair: by them it is found again when a rerun gives it another id. `number`, `previous` and `hash` are set by the log.
    """

    kind: Kind
    target: Target
    author: str
    time: str
    reason: str
    value: str | dict[str, Any] | None = None
    sides: tuple[tuple[Passage, ...], ...] = ()
    number: int = 0
    previous: str = ""
    hash: str = ""


def now() -> str:
    """The time for a decision made now; only a face calls this."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def checked(decision: Decision) -> Decision:
    """The decision with its words trimmed; DecisionError where something that it needs is missing or senseless."""
    kind, target = decision.kind, decision.target
    author, reason = decision.author.strip(), decision.reason.strip()
    if not author:
        raise DecisionError(f"{kind} {target.id}: no author; say who decides")
    if not reason:
        raise DecisionError(f"{kind} {target.id}: no reason; say why, in a sentence")
    if kind not in get_args(Kind) or target.kind not in TARGETS[kind]:
        raise DecisionError(
            f"{kind} {target.kind}: not something to decide; {kind} takes {' or '.join(TARGETS.get(kind, ()))}"
        )
    pair = kind in OF_PAIRS or target.kind == "link"
    if pair != (target.other is not None) or target.other == target.id:
        raise DecisionError(f"{kind} {target.id}: {'name two different ones' if pair else 'name one target alone'}")
    _check_value(decision)
    try:
        done = msgspec.structs.replace(decision, author=author, reason=reason, time=_utc(decision.time))
        canonical(done)
    except UnicodeEncodeError as error:
        raise DecisionError(
            f"{kind} {target.id}: text that is no Unicode; type it anew in a terminal that uses UTF-8"
        ) from error
    except ValueError as error:
        raise DecisionError(f"{kind} {target.id}: {error}") from error
    return done


def _check_value(decision: Decision) -> None:
    kind, value = decision.kind, decision.value
    fields = isinstance(value, dict) and bool(value)
    if kind in ("correct", "metadata") and not fields:
        raise DecisionError(f"{kind} {decision.target.id}: no value; give the fields that are to hold")
    if kind == "split" and not (isinstance(value, dict) and isinstance(value.get("out"), list) and value["out"]):
        raise DecisionError(f"split {decision.target.id}: no value; name what goes out of it")
    note = isinstance(value, str) and bool(value.strip())
    if kind == "annotate" and not (note or (fields and decision.target.kind == "document")):
        raise DecisionError(
            f"annotate {decision.target.id}: no value; give a note, or (of an account) the fields of a claim to add"
        )


def _utc(time: str) -> str:
    try:
        told = datetime.fromisoformat(time)
    except ValueError:
        raise ValueError(f"time {time!r}: no ISO 8601 date and time") from None
    if told.tzinfo is None:
        raise ValueError(f"time {time!r}: no time zone; write UTC as ...Z")
    return told.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
