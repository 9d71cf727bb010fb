"""What each role may do. A role may all that the one before it may."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["reader", "reviewer", "owner"]
Action = Literal["read", "export", "decide", "add", "seal", "people"]

# `export` hands out what a reader can read anyway; `decide` is everything that goes into the log of decisions; `add` takes in accounts and makes
# the record anew; `seal` signs in the name of the house; `people` says who may what.
ACTIONS: dict[Role, frozenset[Action]] = {
    "reader": frozenset(["read", "export"]),
    "reviewer": frozenset(["read", "export", "decide"]),
    "owner": frozenset(get_args(Action)),
}


def allowed(role: Role, action: Action) -> bool:
    """Whether somebody of this role may do it; what is no role or no action that there is, nobody may."""
    return action in ACTIONS.get(role, frozenset())
