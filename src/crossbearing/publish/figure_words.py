"""What a chart of figures shows, in words."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.publish import wording
from crossbearing.publish.figures import Mark
from crossbearing.records import Relation


def sentence(drawn: list[Mark], relations: Iterable[Relation]) -> str:
    """What the chart shows, from the relations between the claims that it draws."""
    letter = {c.id: m.letter for m in drawn for c in (m.cell.claim, *m.cell.again)}
    text = {c.id: wording.value(c) for m in drawn for c in (m.cell.claim, *m.cell.again)}
    kinds: dict[str, list[tuple[str, str]]] = {}
    for r in relations:
        if r.a in letter and r.b in letter:
            kinds.setdefault(r.type, []).append((r.a, r.b))
    said: list[str] = []
    place = {c: n for n, c in enumerate(letter)}
    if grew := kinds.get("updates"):
        firsts = sorted({a for a, _ in grew} - {b for _, b in grew}, key=lambda c: place[c])
        lasts = sorted({b for _, b in grew} - {a for a, _ in grew}, key=lambda c: place[c])
        if firsts and lasts:
            a, b = firsts[0], lasts[-1]
            said.append(f"The figure went from {text[a]} ({letter[a]}) to {text[b]} ({letter[b]})")
    if against := kinds.get("contradicts"):
        pairs = sorted({tuple(sorted((letter[a], letter[b]))) for a, b in against if letter[a] != letter[b]})
        alone = sorted({letter[a] for a, b in against if letter[a] == letter[b]})
        names = [" and ".join(p) for p in pairs[:3]] + ([f"{len(pairs) - 3} more pairs"] if len(pairs) > 3 else [])
        if len(names) == 1:
            said.append(f"{names[0].replace(' and ', '’s and ')}’s figures cannot both be true")
        elif names:
            said.append(f"figures that cannot both be true: {'; '.join(names)}")
        if alone:
            said.append(
                f"{wording.listed(alone)} {'gives' if len(alone) == 1 else 'give'} figures that cannot both be true"
            )
    elif grew:
        said.append("no two accounts contradict each other")
    if denied := kinds.get("denies"):
        said.append(f"{letter[denied[0][1]]} denies {text[denied[0][0]]}")
    if not said and (same := kinds.get("agrees", []) + kinds.get("refines", [])):
        letters = sorted({letter[c] for pair in same for c in pair})
        said.append(f"{wording.listed(letters)} do not contradict one another")
    if not said:
        return ""
    line = "; ".join(said) + "."
    return line[0].upper() + line[1:]


def key(drawn: list[Mark]) -> str:
    """What the signs in this chart mean, only those that occur in it."""
    claims = [m.cell.claim for m in drawn]
    signs = []
    if any(c.low is None or c.high is None for c in claims):
        signs.append("arrow: the words leave that end open")
    if any(c.factuality in ("predicted", "hypothetical") for c in claims):
        signs.append("hollow: predicted")
    if any(c.factuality == "denied" for c in claims):
        signs.append("hollow with ¬: denied")
    if any(m.cell.struck for m in drawn):
        signs.append("struck: a later figure has replaced it")
    return "; ".join(signs)
