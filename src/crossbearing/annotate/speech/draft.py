"""An attribution while it is being made: spans only, no names yet."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.annotate.speech.clauses import Pair, Source
from crossbearing.annotate.speech.cues import Cue


@dataclass(frozen=True, slots=True)
class Draft:
    """`parts` are the pieces of the content in order; `carrier` is the medium or further source through which it came; `inner` a source
    that the speaker names for it ("citing two medics"); `clausal` tells that the content is a clause, not a phrase;
    `fragment` that it is quoted words within a content told indirectly; `own_word` that the account itself vouches for what the draft says of it."""

    parts: tuple[Pair, ...]
    cue: Pair | None
    row: Cue | None
    source: Source | None
    direct: bool = False
    carrier: Source | None = None
    inner: Source | None = None
    clausal: bool = False
    own_word: bool = False
    fragment: bool = False

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]

    @property
    def size(self) -> int:
        if len(self.parts) == 1:
            return self.parts[0][1] - self.parts[0][0]
        return sum(e - s for s, e in self.parts)

    def holds(self, start: int, end: int) -> bool:
        """Whether a piece of the content holds the span."""
        if len(self.parts) == 1:
            return self.parts[0][0] <= start and end <= self.parts[0][1]
        return any(s <= start and end <= e for s, e in self.parts)
