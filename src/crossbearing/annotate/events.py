"""Event mentions: triggers with agent, patient, place, time and factuality."""

from __future__ import annotations

from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Attribution, EventMention, Name, Place, Time


def find_events(
    parsed: Parsed,
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    names: tuple[Name, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """Every event mention of the account, in order."""
    return ()
