"""How a day is put: foretold, announced, corrected, or the hour before a midnight."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Claim

# The newspaper's own words, which it corrects: the figure was wrong, the day was not.
_OWN = re.compile(r"\bwe (?:\w+ )?(?:gave|wrote|reported|said|stated|put|published|printed|named)\b", re.IGNORECASE)


_ANNOUNCED = re.compile(
    r"\b(?:announc(?:e|ed|es)|plan(?:s|ned)?|schedul(?:e|ed)|call(?:s|ed)? for) [^.;]*\Z", re.IGNORECASE
)


# A gathering to which people are called is announced, not supposed: "we call on all citizens to gather on Tuesday".
_CALLED = re.compile(
    r"\b(?:call|calls|called|invit(?:e|es|ed)|urg(?:e|es|ed)|ask|asks|asked|summon(?:s|ed)?)\b[^.;]{2,70}\bto (?:gather|come|assemble|march|join|meet|rally|attend|take part|pray|demonstrate)\b",
    re.IGNORECASE,
)


def put_day(parsed: Parsed, claim: Claim) -> Claim:
    """The claim with a day that is still to come as predicted, and the day in a corrected sentence as it stands."""
    text = parsed.document.text
    claim = _before_midnight(text, claim)
    if claim.factuality == "denied" and _OWN.search(text, max(0, claim.start - 120), claim.start):
        return msgspec.structs.replace(claim, factuality="asserted")
    if claim.factuality == "unconfirmed" and text[claim.end : claim.end + 2] in ("'s", "’s"):
        return msgspec.structs.replace(claim, factuality="asserted")
    published = (parsed.document.published or "")[:10]
    to_come = bool(published) and (claim.value or "")[:10] > published and claim.attribute == "start"
    lead = text[max(0, claim.start - 100) : claim.start]
    announced = bool(published) and (claim.value or "")[:10] >= published and _ANNOUNCED.search(lead) is not None
    called = to_come and claim.factuality == "hypothetical" and _CALLED.search(lead) is not None
    if called or (claim.factuality == "asserted" and (to_come or announced)):
        return msgspec.structs.replace(claim, factuality="predicted")
    return claim


# "Shortly before midnight" is the last hour of the day before.
_BEFORE_MIDNIGHT = re.compile(r"\b(?:shortly|just|a little|minutes|moments) before (?:the )?$", re.IGNORECASE)


def _before_midnight(text: str, claim: Claim) -> Claim:
    """The claim, the hour before a midnight on the day that the midnight ends."""
    value = claim.value or ""
    if not value.endswith("T00:00") or not _BEFORE_MIDNIGHT.search(text, max(0, claim.start - 24), claim.start):
        return claim
    try:
        day = date.fromisoformat(value[:10]) - timedelta(days=1)
    except (ValueError, OverflowError):
        return claim
    return msgspec.structs.replace(claim, value=day.isoformat() + "T23")
