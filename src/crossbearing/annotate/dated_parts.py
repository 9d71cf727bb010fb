"""Parts of an account that have their own date: entries of a live page, dated corrections and updates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from crossbearing.records import TextPart

_DATED = ("entry", "update", "correction")


class DatedParts:
    """The dated parts by place. `day` is the day of the part asked for last, None outside of them."""

    def __init__(self, parts: Sequence[TextPart]) -> None:
        self._parts = sorted((p for p in parts if p.date and p.role in _DATED), key=lambda p: (p.start, -p.end))
        self._starts = [p.start for p in self._parts]
        self._last: TextPart | None = None
        self.day: date | None = None

    def part(self, at: int) -> TextPart | None:
        """The innermost dated part that holds the character."""
        for i in range(bisect_right(self._starts, at) - 1, -1, -1):
            if self._parts[i].end > at:
                return self._parts[i]
            if self._parts[i].role == "entry":
                break
        return None

    def changes_at(self, at: int) -> bool:
        """Whether another part than that of the last call holds the character; `day` is then its day."""
        if not self._parts:
            return False
        here = self.part(at)
        if here is self._last:
            return False
        self._last, self.day = here, _day(here.date) if here else None
        return True

    def moment(self, at: int) -> str | None:
        """Day, or day and hour, of the entry that holds the character, None where no dated entry does."""
        here = self.part(at)
        if here is None or here.role != "entry" or here.date is None:
            return None
        return here.date[:16] if len(here.date) >= 16 else here.date[:10]


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
