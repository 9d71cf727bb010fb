"""Figures on somebody's word: "the police put the crowd at 12,000", "the clinic counted nine dead"."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.annotate.speech.clauses import Pair, end_of, trimmed

# What is raised or lowered, so that the new figure is the speaker's: "raised the toll to 9".
FIGURES = frozenset(
    {
        "number",
        "toll",
        "figure",
        "count",
        "estimate",
        "total",
        "tally",
        "casualty",
        "turnout",
        "magnitude",
        "reading",
        "value",
        "measurement",
    }
)
_AT = frozenset({"at", "to", "from", "with", "of"})


def figures(verb: Token, text: str) -> tuple[Pair, ...]:
    """What the verb gives as a figure: its object with the phrases of place, share and number after it; empty where no number is told."""
    first: Token | None = None
    last: Token | None = None
    for c in verb.children:
        if c.i <= verb.i:
            continue
        if c.dep_ in ("dobj", "dative", "nsubj", "ccomp", "attr", "oprd") and first is None:
            first = last = c
        elif c.dep_ in ("dobj", "prep", "ccomp", "npadvmod") and (first is not None or c.lower_ in _AT):
            first = first or c
            last = c
    if first is None or last is None:
        return ()
    start, end = first.left_edge, last.right_edge
    if not any(t.like_num for t in verb.doc[start.i : end.i + 1]):
        return ()
    cut = trimmed(text, start.idx, end_of(end))
    return (cut,) if cut else ()
