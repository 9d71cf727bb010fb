"""Names, titles and pronouns, resolved within the account."""

from __future__ import annotations

from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Name, Place


def find_names(parsed: Parsed, places: tuple[Place, ...]) -> tuple[Name, ...]:
    """Every mention of a person, organisation, place or group, in order."""
    return ()
