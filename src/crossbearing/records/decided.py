"""What reviewers decided of a thing, beside what the machine made of it."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Verdict = Literal["accepted", "rejected", "corrected", "added", "merged", "split", "kept_apart", "noted"]


class Decided(msgspec.Struct, frozen=True):
    """`decisions` are the hashes of the standing decisions on it, the latest last; `author`, `time` and `reason` the latest's.

    `machine` holds the machine's value of each field that a reviewer replaced (of a field that stands as it was, nothing). `notes` are
    reviewers' remarks. `differs` tells that reviewers decided differently, `changed` that accounts have come to it or left it since.
    """

    verdict: Verdict
    decisions: tuple[str, ...]
    author: str
    time: str
    reason: str
    machine: dict[str, Any] = {}
    notes: tuple[str, ...] = ()
    differs: bool = False
    changed: bool = False
