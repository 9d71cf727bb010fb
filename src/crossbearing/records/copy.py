"""A passage that stands in two accounts."""

from __future__ import annotations

import msgspec

from crossbearing.records.span import Passage


class Copy(msgspec.Struct, frozen=True):
    """`similarity` is the share of common 4-word shingles, 0..1. `direction` names the document that has it from the other (`a` or `b`),
    None where neither date nor credit tells. `why` says it in a sentence."""

    a: Passage
    b: Passage
    similarity: float
    direction: str | None = None
    why: str = ""
