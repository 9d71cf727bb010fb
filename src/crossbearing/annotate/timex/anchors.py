"""What the dates of a text are reckoned from: the day of publication and the days already told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?")


@dataclass(slots=True)
class Anchors:
    """`published` is the document's day, `told` the day told last, `year` the year told last in the paragraph `paragraph`.

    All are None where nothing is known: nothing is then filled in.
    """

    published: date | None
    hour: int | None = None
    told: date | None = None
    year: int | None = None
    paragraph: int = -1
    sentence_end: int = field(default=-1)

    @property
    def now(self) -> date | None:
        return self.published

    @property
    def here(self) -> date | None:
        """The day from which "the next day" and "at 7 a.m." are reckoned."""
        return self.told or self.published


def anchors(published: str | None) -> Anchors:
    """The anchors of a document published at this ISO date or date and time."""
    m = _ISO.match(published or "")
    if m is None:
        return Anchors(None)
    try:
        day = date(int(m[1]), int(m[2]), int(m[3]))
    except ValueError:
        return Anchors(None)
    return Anchors(day, int(m[4]) if m[4] else None)
