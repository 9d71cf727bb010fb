"""The words of the thing that a quantity measures, in the sense of CQE's concepts."""

from __future__ import annotations

from crossbearing.annotate.parsed import Parsed

_SKIPPED = frozenset(
    {
        "DT",
        "PRP",
        "PRP$",
        "WDT",
        "WP",
        "EX",
        ",",
        ".",
        ":",
        "``",
        "''",
        "HYPH",
        "POS",
        "CC",
        "IN",
        "CD",
        "RB",
        "SYM",
        "$",
    }
)


def concept(parsed: Parsed, first: int, last: int) -> tuple[str, ...]:
    """The words of the subject of the verb that governs tokens `first`..`last`."""
    doc = parsed.doc
    token = doc[last]
    for _ in range(8):
        head = token.head
        if head.i == token.i:
            break
        if head.pos_ in ("VERB", "AUX"):
            token = head
            break
        token = head
    for _ in range(3):
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass") and not first <= child.i <= last and child.tag_ not in _SKIPPED:
                left, right = child.left_edge.i, min(child.right_edge.i, child.i + 8)
                return tuple(
                    t.text for t in doc[left : right + 1] if t.tag_ not in _SKIPPED and not first <= t.i <= last
                )
        if token.dep_ not in ("xcomp", "conj", "advcl", "acl", "ccomp") or token.head.i == token.i:
            break
        token = token.head
    return ()
