"""Who says, believes, intends or asks what."""

from __future__ import annotations

from typing import Literal

import msgspec

Stance = Literal["statement", "belief", "intention", "question"]
Pair = tuple[int, int]


class Attribution(msgspec.Struct, frozen=True):
    """`start`..`end` is the content; `parts` its pieces where it is interrupted; `cue` the words that report; `source` the span of
    the innermost speaker; `sources` the names from the outermost speaker to the innermost, empty where the account itself speaks.

    `factuality` is what the cue does to the content (`alleged` for "claims", `denied` for "denies"), None where it does nothing.
    `vouched` is False where the content is no claim of the source: one who condemns an attack does not vouch for its figures.
    """

    start: int
    end: int
    cue: Pair | None
    source: Pair | None
    sources: tuple[str, ...]
    direct: bool
    stance: Stance
    parts: tuple[Pair, ...] | None = None
    factuality: str | None = None
    vouched: bool = True

    def covers(self, start: int, end: int) -> bool:
        """Whether the content holds most of the span: its middle."""
        middle = (start + end) // 2
        return any(s <= middle < e for s, e in self.parts or ((self.start, self.end),))
