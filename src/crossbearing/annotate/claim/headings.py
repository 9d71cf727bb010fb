"""Headings of one word that say what the figures below them count: "Deaths.", "DISPLACEMENT"."""

from __future__ import annotations

from crossbearing.annotate.claim.topics import is_about
from crossbearing.annotate.parsed import Parsed

_HEADINGS = {"detained": "detained", "arrested": "detained", "arrests": "detained", "detentions": "detained", "prisoners": "detained", "hostages": "detained",
             "injured": "injured", "wounded": "injured", "injuries": "injured", "killed": "fatalities", "dead": "fatalities", "deaths": "fatalities", "fatalities": "fatalities",
             "missing": "missing", "displaced": "displaced", "evacuated": "displaced", "displacement": "displaced", "evacuees": "displaced", "refugees": "displaced",
             "evacuation": "displaced", "homeless": "displaced"}  # fmt: skip

_SICK = frozenset(["cases", "infections", "patients", "sick"])


def heading(parsed: Parsed, words: str) -> str | None:
    """The attribute that a line of one word gives to what stands below it."""
    line = words.strip(" \n\t•*#–—-:.").lower()
    if line in _SICK and is_about(parsed, "disease"):
        return "injured"
    return _HEADINGS.get(line) if len(line) < 14 else None
