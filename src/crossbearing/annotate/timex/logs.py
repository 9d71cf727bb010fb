"""Live pages: entries that begin with a clock time, from evening into the next day."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from crossbearing.annotate.timex.calendar import add_days
from crossbearing.annotate.timex.clock import heads_line
from crossbearing.annotate.timex.raw import Raw

# "07:40", "7.40 pm"; a bare "1:21" at the head of a line is how long a film lasts.
_LONG = re.compile(r"\d\d[:.h]\d\d|\d{1,2}(?:[:.]\d\d)?[ ]?[ap]\.?m", re.IGNORECASE)
# Fewer lines that begin with a clock time are no log.
FEWEST_ENTRIES = 3


def log_days(text: str, raws: list[Raw], published: date | None) -> dict[int, date]:
    """The day of each entry, by its index in `raws`; empty where the text is no log or its day is unknown.

    The entries lead up to the day of publication: each step back of the clock in a log told forwards is a midnight passed. Entries that
    only rise may as well tell the course of another day.
    """
    heads = [
        i for i, r in enumerate(raws) if r.kind == "clock" and _LONG.match(text, r.start) and heads_line(text, r.start)
    ]
    if len(heads) < FEWEST_ENTRIES or published is None:
        return {}
    minutes = [(raws[i].hour or 0) * 60 + (raws[i].minute or 0) for i in heads]
    falls = sum(b < a for a, b in pairwise(minutes))
    rises = sum(b > a for a, b in pairwise(minutes))
    forwards = rises >= falls
    if forwards and not falls:
        return {}
    days: dict[int, date] = {}
    day = published
    order = list(range(len(heads)))
    for n in reversed(order) if forwards else order:
        days[heads[n]] = day
        earlier = n - 1 if forwards else n + 1
        if 0 <= earlier < len(heads) and minutes[earlier] > minutes[n]:
            day = add_days(day, -1) or day
    return days
