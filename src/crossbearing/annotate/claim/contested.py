"""Figures that the last clause of their sentence says another denies: "twelve soldiers fell, which the ministry calls fantasy"."""

from __future__ import annotations

from crossbearing.annotate.claim.make import Draft
from crossbearing.annotate.sought import Sought

_PEOPLE = frozenset(
    {"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "magnitude"}
)
# "twelve soldiers fell, which the ministry calls fantasy": the same figure, denied by another.
_CONTESTED = Sought(
    r"\b(?:which|something|a figure|a claim|a figure that|a claim that) (?:the )?(?P<who>[A-Z][\w’'-]+(?: [\w’'-]+){0,3}?|\w+ (?:ministry|army|police|company|union|government|organisers)) "
    r"(?:(?:calls?|called|dismiss(?:es|ed) as|described? as|describes as) (?:an? |pure |mere )*(?:fantasy|fantasies|inventions?|lies?|fabrications?|fiction|nonsense|propaganda|hoax|false|untrue)|den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es|ed))\b"
)


def contested(text: str, low: int, high: int, drafts: list[Draft]) -> list[Draft]:
    """The figures of a sentence that its last clause says another denies."""
    m = _CONTESTED.search(text, low, high)
    told = [d for d in drafts if m is not None and d.end <= m.start() and d.attribute in _PEOPLE and d.value is None]
    if m is None or not told:
        return []
    start, end = m.start(), m.end()
    return [
        told[-1]._replace(start=start, end=end, at=(start, end), own=None, factuality="denied", sources=(m["who"],))
    ]
