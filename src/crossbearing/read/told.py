"""What a line's words tell of its part in the account: a correction, an update, a caption."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.read.published import MONTHS, published
from crossbearing.records import Role

# The cues are ordered: "Updated to correct ..." is a correction first.
_ORDER: tuple[Role, ...] = ("correction", "update", "caption")
_MARKS = re.compile(r"[\s*_•\-–—]*")
# A caption is no longer than this; corrections and updates may be as long as they like.
LONGEST_CAPTION = 400
# A correction or an update tells its day within so many characters of its beginning.
DATED = 100
_M = "|".join(m[:3] for m in MONTHS)
_DATE = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}})?|(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_M})[a-z]*\.?|(?:{_M})[a-z]*\.? \d{{1,2}}(?:st|nd|rd|th)?),? \d{{4}}(?:,? (?:at )?\d{{1,2}}[:.]\d{{2}}(?: ?[ap]\.?m\b)?)?",
    re.I,
)


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[Role, re.Pattern[str], int | None], ...]:
    table = lexicon("parts")["cues"]
    return tuple((kind, re.compile(row["words"], re.I), row.get("longest")) for kind in _ORDER for row in table[kind])


def cue(line: str) -> Role | None:
    """`correction`, `update` or `caption` where the line's words say so; None else."""
    m = _MARKS.match(line)
    at = m.end() if m else 0
    for kind, sign, longest in _cues():
        if sign.match(line, at) and len(line) <= (longest or (LONGEST_CAPTION if kind == "caption" else 4000)):
            return kind
    return None


def dated(line: str) -> str | None:
    """The day (and hour) that a correction or an update tells of itself in full, as ISO 8601."""
    m = _DATE.search(line, 0, DATED)
    return published(m.group()) if m else None
