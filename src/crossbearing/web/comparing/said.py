"""What the page of accounts side by side shows, in a sentence or two made from its fields."""

from __future__ import annotations

from crossbearing.publish import wording
from crossbearing.web.comparing.comparison import Comparison
from crossbearing.web.comparing.facts import Standing

# How a fact stands as a whole: by the gravest of its accounts' standings.
_HEADS: tuple[tuple[frozenset[Standing], str, str], ...] = (
    (frozenset({"denies", "denied"}), "one is denied", "{} are denied"),
    (frozenset({"differs"}), "they differ on one", "they differ on {}"),
    (frozenset({"grown", "later"}), "one only grew", "{} only grew"),
    (frozenset({"agrees"}), "they agree on one", "they agree on {}"),
)


def said(made: Comparison) -> str:
    """`7 facts are told by several of them: they differ on one, 2 only grew. C has 4 passages from A.`"""
    lines = []
    if not made.facts:
        lines.append("They tell of no fact in common.")
    else:
        heads = []
        left = list(made.facts)
        for kinds, one, many in _HEADS:
            of_kind = [f for f in left if any(t.standing in kinds for ts in f.told.values() for t in ts)]
            left = [f for f in left if f not in of_kind]
            if of_kind:
                heads.append(one if len(of_kind) == 1 else many.format(len(of_kind)))
        count = wording.count(len(made.facts), "fact is", "facts are")
        lines.append(f"{count} told by several of them{': ' + ', '.join(heads) if heads else ''}.")
    return " ".join([*lines, *_copied(made)])


def _copied(made: Comparison) -> list[str]:
    letter = {s.document.id: s.siglum for s in made.sides}
    counted: dict[tuple[str, str, bool], int] = {}
    for c in made.copies:
        a, b = letter[c.a.document], letter[c.b.document]
        if a == b:
            continue
        if c.direction is None:
            key = (min(a, b), max(a, b), False)
        else:
            key = (a, b, True) if c.direction in ("a", c.a.document) else (b, a, True)
        counted[key] = counted.get(key, 0) + 1
    return [
        f"{one} has {wording.count(n, 'passage')} from {other}."
        if known
        else f"{one} and {other} share {wording.count(n, 'passage')}."
        for (one, other, known), n in sorted(counted.items())
    ]
