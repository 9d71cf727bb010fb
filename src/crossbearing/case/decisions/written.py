"""A decision as it is typed: `merge E1 E2`, `correct C1 low=9 high=9`, `split E1 ACCOUNT`, `revoke 12`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, get_args

from crossbearing.case.decisions.decision import Decision, DecisionError, Kind, Target, TargetKind

# Ids that the program makes (records/ids.py); every other id is an account's.
_ID = re.compile(r"([cen])[0-9a-f]{16}")
_KINDS: dict[str, TargetKind] = {"c": "claim", "e": "event", "n": "entity"}
_NUMBERS = frozenset(["low", "high", "start", "end", "geonameid", "part", "place", "sources"])


def decision_of(
    kind: str, target: str, values: Sequence[str], author: str, reason: str, time: str, of: str | None = None
) -> Decision:
    """The decision that the words mean. `of` names the kind of the target where its id does not tell. DecisionError for what means nothing."""
    if kind not in get_args(Kind):
        raise DecisionError(f"{kind}: no such kind of decision; take one of {', '.join(get_args(Kind))}")
    if of is not None and of not in get_args(TargetKind):
        raise DecisionError(f"{of}: nothing to decide on; take one of {', '.join(get_args(TargetKind))}")
    wanted: Any = kind
    about: Any = "decision" if kind == "revoke" else of or _guessed(target)
    if kind in ("merge", "not_same") or (kind in ("accept", "reject") and values):
        if len(values) != 1:
            raise DecisionError(f"{kind} {target}: name the one other {about}")
        about = "link" if kind in ("accept", "reject") else about
        return Decision(wanted, Target(about, target, values[0]), author, time, reason)
    return Decision(wanted, Target(about, target), author, time, reason, _value(kind, about, values))


def _guessed(target: str) -> TargetKind:
    m = _ID.fullmatch(target)
    return _KINDS[m[1]] if m else "document"


def _value(kind: str, about: str, values: Sequence[str]) -> str | dict[str, Any] | None:
    if kind == "split":
        return {"out": list(values)}
    note = kind == "annotate" and not (about == "document" and any("=" in v or v.startswith("{") for v in values))
    if note:
        return " ".join(values)
    if not values:
        return None
    if len(values) == 1 and values[0].startswith("{"):
        try:
            read = json.loads(values[0])
        except ValueError as error:
            raise DecisionError(f"{values[0]}: no JSON ({error})") from error
        if isinstance(read, dict):
            return read
    fields: dict[str, Any] = {}
    for v in values:
        name, sign, told = v.partition("=")
        if not sign:
            raise DecisionError(f"{v}: write a value as FIELD=VALUE (nothing after = for: not told)")
        fields[name] = _typed(name, told, about)
    return fields


def _typed(name: str, told: str, about: str) -> Any:
    """The value of a field; nothing is null. An event's `start` is a date, a claim's a number."""
    if told == "":
        return None
    if name == "sources" and not told.startswith("["):
        return [s.strip() for s in told.split(";")]
    if name in _NUMBERS and not (name in ("start", "end") and about == "event"):
        try:
            return json.loads(told)
        except ValueError:
            return told
    return told
