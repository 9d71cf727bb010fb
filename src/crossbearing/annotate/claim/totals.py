"""Totals that an account gives in two steps: "captured a commander and three other men", "two additional suspects were detained"."""

from __future__ import annotations

import re

from crossbearing.annotate.claim.make import Draft

# The words that say that what is counted comes on top of what was counted before.
_AFTER = re.compile(
    r"(?:of (?:his|her|their|its) )?(?:additional|others?|more|associates?|accomplices?|companions?|subordinates?)\b(?! than)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:another|an additional|one other|along with (?:a|an|one)) (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_ALONG = re.compile(r"\balong with (?:\w+ )?$", re.IGNORECASE)
# Only of these is the sum what a coder would file; the injured and the displaced are counted by place.
SUMMED = frozenset({"detained", "fatalities"})
# What was counted before stands at most so many characters back.
BACK = 900


def total(text: str, draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The sum of a figure that comes on top of an earlier one with it, None where it does not."""
    if draft.attribute not in SUMMED or not draft.low or draft.factuality is not None or draft.value is not None:
        return None
    start, end = draft.at or (draft.start, draft.end)
    on_top = (
        _AFTER.match(text[end : end + 24].lstrip())
        or _BEFORE.search(text[max(0, start - 30) : start])
        or _ALONG.search(text[max(0, start - 20) : start])
    )
    joined = draft.attribute == "detained" and text[max(0, start - 5) : start] == " and "
    if not on_top and not joined:
        return None
    for other in reversed(earlier):
        if start - other.end > BACK:
            return None
        if (
            other is draft
            or other.attribute != draft.attribute
            or other.part
            or other.low is None
            or other.factuality is not None
        ):
            continue
        base = other.at or (other.start, other.end)
        if base[0] >= start:
            continue
        if not on_top and draft.start != other.start:
            # "detained the commander and two men" is one arrest of three; "arrested a man and two women fled" is not
            return None
        high = other.high + draft.high if other.high is not None and draft.high is not None else None
        return draft._replace(low=other.low + draft.low, high=high, subject=None, happening=other.happening or base)
    return None


# One who is named and those with him stand in one noun phrase.
_AND_OTHERS = re.compile(r",?(?: [^,;.]{0,40},)? and (?:the |his |her |their )?$", re.IGNORECASE)


def joined_with(text: str, draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The single person with whom a figure makes one noun phrase: "the captain and two other officers"; None where there is none."""
    start, end = draft.at or (draft.start, draft.end)
    if draft.attribute != "detained" or not _AFTER.match(text[end : end + 24].lstrip()):
        return None
    last = next((d for d in reversed(earlier) if d.attribute == draft.attribute and d.low == 1 and d.high == 1), None)
    if last is None or last.at is None or last.at[1] > start or start - last.at[1] > 60:
        return None
    return last if _AND_OTHERS.match(text[last.at[1] : start]) or text[last.at[1] : start] == " and " else None
