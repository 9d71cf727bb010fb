"""A passage that stands in two accounts."""

from __future__ import annotations

from typing import Literal

import msgspec

from crossbearing.records.span import Passage

CopyKind = Literal["verbatim", "edited", "reworded", "standing"]


class Copy(msgspec.Struct, frozen=True):
    """`similarity` is the share of common 4-word shingles, 0..1, of a `reworded` passage that of common content. `kind` tells how the words
    stand to each other; `standing` text is what one publisher carries in several accounts. `direction` names the document that has it from the other (`a` or `b`),
    None where neither date nor credit tells. `why` says it in a sentence."""

    a: Passage
    b: Passage
    similarity: float
    direction: str | None = None
    why: str = ""
    kind: CopyKind = "verbatim"
