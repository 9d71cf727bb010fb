"""What changed in the claims of an account from one version of it to the next."""

from __future__ import annotations

from crossbearing.case.folding import words_of
from crossbearing.case.reading.rows import ClaimChange
from crossbearing.publish import dates, wording
from crossbearing.records import Annotations, Claim

# Two subjects are one where they share at least half of the words of the shorter ("people", "people in the valley").
SHARED = 0.5


def claim_changes(before: Annotations, after: Annotations, until: str | None) -> tuple[ClaimChange, ...]:
    """Claims with another value first told otherwise, then those dropped and those new; `until` is when the later version was published."""
    old, new = list(before.claims), list(after.claims)
    for claim in list(old):
        same = next((c for c in new if _says(c) == _says(claim) and _one(c, claim)), None)
        if same is not None:
            old.remove(claim)
            new.remove(same)
    found: list[ClaimChange] = []
    for claim in list(old):
        later = next((c for c in new if c.attribute == claim.attribute and _one(c, claim)), None)
        if later is not None:
            old.remove(claim)
            new.remove(later)
            found.append(_change(claim, later, until))
    found += [_change(c, None, until) for c in old]
    found += [_change(None, c, until) for c in new]
    return tuple(dict.fromkeys(found))


def _says(c: Claim) -> tuple[object, ...]:
    return c.attribute, c.low, c.high, c.value, c.factuality


def _one(a: Claim, b: Claim) -> bool:
    """Whether two claims of an attribute are about the same."""
    one, two = words_of(a.subject), words_of(b.subject)
    if not one or not two:
        return a.part == b.part
    return len(set(one) & set(two)) >= SHARED * min(len(one), len(two)) and a.part == b.part


def _change(before: Claim | None, after: Claim | None, until: str | None) -> ClaimChange:
    claim = after or before
    if claim is None:
        raise ValueError("a change is of a claim")
    old, new = _put(before), _put(after)
    what = f"{claim.attribute} of {claim.subject}" if claim.subject else claim.attribute
    when = f" until {dates.words(until)}" if until else ""
    if old and new:
        says = f"{what}: {old}{when}, then {new}"
    elif old:
        says = f"{what}: {old}{when}, then no longer told"
    else:
        says = f"{what}: {new}, told for the first time" + (f" at {dates.words(until)}" if until else "")
    return ClaimChange(claim.attribute, claim.subject, old, new, says)


def _put(c: Claim | None) -> str | None:
    """The value in words, with how it is put where that is not plainly asserted."""
    if c is None:
        return None
    return wording.value(c) + ("" if c.factuality == "asserted" else f" ({c.factuality})")
