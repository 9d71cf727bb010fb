"""What the dates of a text are reckoned from: the day of publication and the days already told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?")


@dataclass(slots=True)
class Anchors:
    """`published` is the document's day, `told` the day told last, `year` the past year of which the paragraph tells,
    `last_year` the year of the date told last, `night` whether that was a night, `log_day` the day of the entry in a live page,
    `month` year and month of the date told last, `vague` the month told since the last day was, in the same paragraph.

    All are None where nothing is known: nothing is then filled in.
    """

    published: date | None
    hour: int | None = None
    told: date | None = None
    year: int | None = None
    last_year: int | None = None
    night: bool = False
    log_day: date | None = None
    month: tuple[int, int] | None = None
    vague: str | None = None

    @property
    def now(self) -> date | None:
        return self.log_day or self.published

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
