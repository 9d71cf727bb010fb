"""Which claims of other accounts answer a claim, and how they stand to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from crossbearing.publish.rows import Row
from crossbearing.records import Claim, Relation

# What tells most comes first: a denial before a difference before what only grew; claims that nobody compared come last.
_RANK = {"denies": 0, "contradicts": 1, "updates": 2, "refines": 3, "agrees": 4, "scope": 5, "": 6}
# Counterparts of one claim in one other account: more of them say the same once more.
MOST_EACH = 3


class Tie(msgspec.Struct, frozen=True):
    """`claim` and its `other` in another account. `type` is the relation's, empty where the two tell of the same fact and were not compared;
    `forward` tells that `claim` is its `a` (the less precise, the earlier, the denied)."""

    claim: str
    other: str
    type: str
    why: str
    forward: bool = True


def ties(
    rows: Iterable[Row], relations: Iterable[Relation], claims: Mapping[str, Claim], order: Sequence[str]
) -> list[Tie]:
    """The ties of every claim, claim by claim in the `order` of the documents; of each other account the ones that tell most."""
    place = {document: n for n, document in enumerate(order)}
    found: dict[str, dict[str, Tie]] = defaultdict(dict)
    for r in relations:
        if r.a in claims and r.b in claims and claims[r.a].document != claims[r.b].document:
            found[r.a].setdefault(r.b, Tie(r.a, r.b, r.type, r.why))
            found[r.b].setdefault(r.a, Tie(r.b, r.a, r.type, r.why, forward=False))
    for row in rows:
        for one in row.claims:
            for other in row.claims:
                if one.document != other.document and one.id in claims and other.id in claims:
                    found[one.id].setdefault(other.id, Tie(one.id, other.id, "", ""))
    made: list[Tie] = []
    for claim in sorted(found, key=lambda c: _where(claims[c], place)):
        by_account: dict[str | None, list[Tie]] = defaultdict(list)
        for tie in sorted(found[claim].values(), key=lambda t: (_RANK.get(t.type, 6), _where(claims[t.other], place))):
            by_account[claims[tie.other].document].append(tie)
        for document in sorted(by_account, key=lambda d: place.get(d or "", len(place))):
            made.extend(by_account[document][:MOST_EACH])
    return made


def _where(claim: Claim, place: Mapping[str, int]) -> tuple[int, int, int, str]:
    return place.get(claim.document or "", len(place)), claim.start, claim.end, claim.id


def words(tie: Tie, other: str) -> str:
    """How a claim stands to that of the account `other` (a siglum): `differs from B`, `B has a later figure`."""
    if tie.type == "agrees":
        return f"agrees with {other}"
    if tie.type == "contradicts":
        return f"differs from {other}"
    if tie.type == "refines":
        return f"{other} is more precise" if tie.forward else f"more precise than {other}"
    if tie.type == "updates":
        return f"{other} tells a later state" if tie.forward else f"a later state than {other}’s"
    if tie.type == "denies":
        return f"denied by {other}" if tie.forward else f"denies {other}"
    if tie.type == "scope":
        return f"counts something else than {other}"
    return f"{other} tells of it too"
