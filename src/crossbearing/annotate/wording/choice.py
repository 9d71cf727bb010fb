"""One word of a concept, of whatever language, with what must and what must not stand beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.records.framing import Tint

# How many characters before a word are looked at for words that give another meaning.
_BESIDE = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """`rest` is what must follow the word's first piece, None where it is one word. `behind` and `ahead` are what gives it another meaning before
    and after it; of the words of `needs` one must, of those of `unless` none may stand in the sentence; `place_only` holds it to places. Of a phrase
    `of_last` tells that its last word is the head."""

    concept: str
    word: str
    tint: Tint
    pos: str | None
    rest: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    ahead: re.Pattern[str] | None
    needs: frozenset[str]
    place_only: bool
    of_last: bool = False
    unless: frozenset[str] = frozenset()

    def end_of(self, text: str, start: int, end: int) -> int | None:
        """Where the word ends whose first piece is the one given, None where it does not stand here."""
        if self.rest is None:
            # "post-election", "anti-government": the word is a piece of another.
            whole = text[start - 1 : start] not in ("-", "‑") and text[end : end + 1] not in ("-", "‑")
            return end if whole else None
        match = self.rest.match(text, end)
        return match.end() if match else None

    def means_else(self, text: str, start: int, stop: int) -> bool:
        """Whether a word straight before or behind gives it another meaning."""
        if self.behind is not None and self.behind.search(text[max(0, start - _BESIDE) : start]):
            return True
        return self.ahead is not None and self.ahead.match(text, stop) is not None
