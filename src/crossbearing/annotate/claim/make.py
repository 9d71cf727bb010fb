"""A claim from a span: its quote, id, event, speakers and factuality."""

from __future__ import annotations

from typing import NamedTuple

from crossbearing.annotate.claim.standing import Standing, standing
from crossbearing.annotate.incidents import incident_at
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Annotations, Claim, content_id
from crossbearing.records.claim import Attribute

# A claim that covers more than this points at nothing; its span then is the figure alone.
LONGEST = 280
_TRIM = " \n\t,;:–—-•*(“\"'"


class Draft(NamedTuple):
    """What a claim says, before its speakers are known."""

    start: int
    end: int
    attribute: Attribute
    low: float | None = None
    high: float | None = None
    value: str | None = None
    unit: str | None = None
    subject: str | None = None
    as_of: str | None = None
    part: bool = False
    at: tuple[int, int] | None = None
    factuality: str | None = None
    counted: str | None = None
    own: tuple[int, int] | None = None
    happening: tuple[int, int] | None = None
    sources: tuple[str, ...] | None = None


def make(parsed: Parsed, found: Annotations, draft: Draft) -> Claim:
    """The claim of a draft. `at` is where the figure itself stands, for the speaker and the event
    (`happening`, where the event is told elsewhere); the span may be wider."""
    text = parsed.document.text
    start, end = draft.start, draft.end
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    at = draft.at or (start, end)
    told: Standing = standing(parsed, found, at[0], at[1], draft.counted, draft.own)
    return Claim(
        id=content_id("c", parsed.document.id, start, end, draft.attribute, draft.low, draft.high, draft.value),
        start=start,
        end=end,
        quote=text[start:end],
        event=incident_at(parsed, found.events, *(draft.happening or at), draft.attribute),
        attribute=draft.attribute,
        low=draft.low,
        high=draft.high,
        value=draft.value,
        unit=draft.unit,
        subject=draft.subject,
        as_of=draft.as_of,
        sources=told.sources if draft.sources is None else draft.sources,
        factuality=draft.factuality or told.factuality,  # type: ignore[arg-type]
        part=draft.part,
    )
