"""What a case hands on beside its record: the decisions of reviewers on claims, and which account is a newer version of which."""

from __future__ import annotations

from itertools import pairwise

from crossbearing.case.decisions import Decision
from crossbearing.case.decisions.standing import standing
from crossbearing.case.store import Case
from crossbearing.publish.exports import Kept, Review, Revision
from crossbearing.publish.wording import number
from crossbearing.records import Record

_VERDICTS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def kept_beside(case: Case, record: Record) -> Kept:
    """The standing decisions on claims, in the order of the log, and the versions of each account of the record."""
    reviews = tuple(_review(d) for d in standing(case.log()) if d.target.kind == "claim" and d.kind in _VERDICTS)
    revisions = []
    with case.reading() as reading:
        for d in record.documents:
            states = reading.versions(d.id)
            revisions += [Revision(later.id, earlier.id) for earlier, later in pairwise(states)]
    return Kept(reviews, tuple(dict.fromkeys(revisions)))


def _review(d: Decision) -> Review:
    verdict = _VERDICTS[d.kind]
    if isinstance(d.value, dict):
        verdict += ": " + ", ".join(f"{k} {_told(v)}" for k, v in d.value.items())
    return Review(d.target.id, d.author, verdict, d.time, d.reason, d.hash)


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return number(value)
    return "not told" if value is None else str(value)
