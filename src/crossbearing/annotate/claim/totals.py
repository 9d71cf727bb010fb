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
_ALONG = re.compile(r"\b(?:(?:along|together) with|as well as|in addition to) (?:\w+ )?$", re.IGNORECASE)
# "They also detained two men", "one more suspect was also detained": beside those whom the account has told before.
_ALSO = re.compile(
    r"\b(?:also|additionally|in addition,?) (?:\w+ ){0,3}?$|^(?:In addition|Additionally|Also)\b", re.IGNORECASE
)
_PART = re.compile(r" of (?:whom|them|these|those)\b", re.IGNORECASE)
_WITH_HIM = re.compile(
    r"[^.;,]{0,40},? ?(?:\(?including|among them|one of (?:whom|them)|some of whom|whom? included)\b", re.IGNORECASE
)
_SAID = re.compile(r"^,? (?:say|says|said|according to)\b[^.;]{1,60};")
# Only of these is the sum what a coder would file; the injured and the displaced are counted by place.
SUMMED = frozenset({"detained", "fatalities"})
# What was counted before stands at most so many characters back.
BACK = 900


def total(text: str, draft: Draft, earlier: list[Draft]) -> Draft | None:
    """The sum of a figure that comes on top of an earlier one with it, None where it does not."""
    if draft.attribute not in SUMMED or not draft.low or draft.factuality is not None or draft.value is not None:
        return None
    start, end = draft.at or (draft.start, draft.end)
    if _PART.match(text, end):
        return None
    on_top = (
        _AFTER.match(text[end : end + 24].lstrip())
        or _BEFORE.search(text[max(0, start - 30) : start])
        or _ALONG.search(text[max(0, start - 20) : start])
    )
    also = draft.attribute == "detained" and _also(text, draft)
    also = also or _within_one_raid(text, draft)
    joined = draft.attribute in SUMMED and (
        text[max(0, start - 5) : start] == " and " or text[max(0, draft.start - 5) : draft.start] == " and "
    )
    if not on_top and not joined and not also:
        return None
    if not on_top and _WITH_HIM.match(text, max(end, draft.end)):
        return None  # "several men were detained, including the driver", "two men, one of whom was sought": he is counted with them
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
        if _SAID.match(text[base[1] : start]):
            return None  # "Forty-two, says the mayor; another girl died in the afternoon": she is one of them
        if also and not on_top and not _also(text, draft) and (other.low, other.high) != (1.0, 1.0):
            return None  # "during the operation" adds those detained to the one man sought, not to a number told before
        if (
            not on_top
            and not also
            and draft.start != other.start
            and draft.end != other.end
            and not _and_then(text, other, draft)
        ):
            # "detained the commander and two men" is one arrest of three; "arrested a man and two women fled" is not
            return None
        if not on_top and not also and draft.attribute == "fatalities" and (other.low, other.high) != (1.0, 1.0):
            return None  # "eleven soldiers and four children" are told apart for a reason
        high = other.high + draft.high if other.high is not None and draft.high is not None else None
        return draft._replace(low=other.low + draft.low, high=high, subject=None, happening=other.happening or base)
    return None


def _also(text: str, draft: Draft) -> bool:
    """Whether "also" stands with the verb of a figure."""
    return (
        _ALSO.search(text, max(0, draft.start - 40), draft.start) is not None
        or " also " in text[draft.start : draft.end]
    )


def _within_one_raid(text: str, draft: Draft) -> bool:
    """Whether several are detained "during the operation" in which one has been told to be."""
    if draft.attribute != "detained" or (draft.low or 0) < 2 or text[max(0, draft.start - 1) : draft.start] == ",":
        return False
    low = max(text.rfind(". ", 0, draft.start), text.rfind("\n", 0, draft.start)) + 1
    stop = text.find(". ", draft.end)
    return _RAID.search(text, low, stop if 0 <= stop < draft.end + RAID_NEAR else draft.end + RAID_NEAR) is not None


_RAID = re.compile(
    r"\b(?:during|as a result of|in the course of) (?:the|this|that) (?:same )?(?:operation|raid|search|mission|sweep)\b",
    re.IGNORECASE,
)
# So near a figure the raid is told in which it belongs.
RAID_NEAR = 80


def _and_then(text: str, first: Draft, second: Draft) -> bool:
    """Whether two clauses side by side tell of one person and of others ("arrested a dealer and detained two men")."""
    return first.low == 1 and first.high == 1 and _THEN.fullmatch(text[first.end : second.start]) is not None


_THEN = re.compile(r",? and (?:then )?")


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
