"""Figures that do not speak of the whole: items that add up to a total, and "none" said of some."""

from __future__ import annotations

import re

from crossbearing.records import Claim
from crossbearing.weigh.folding import stems
from crossbearing.weigh.subjects import counted_one, groups_in

# A breakdown follows its total closely ("Deaths: 9 (Harbour 6, Hill 3)"): figures further off are told for themselves.
BREAKDOWN_REACH = 300
BREAKDOWN_SIZE = 6
# Attributes that count people: who is counted is told by groups and states, not by the noun ("men", "miners", "the dead").
PEOPLE = frozenset({"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops"})
# Attributes that may count anything: there the nouns must agree.
THINGS = frozenset({"buildings", "population", "money", "duration", "other"})
# Stems of the words by which "nobody at all" is said.
ANYBODY = frozenset().union(
    *map(stems, ["people", "person", "persons", "anyone", "anybody", "nobody", "none", "single", "soul", "civilian", "civilians", "casualty", "casualties", "loss", "life", "lives", "dead", "deaths", "killed", "died", "injured", "hurt", "wounded", "victim", "victims", "injuries", "missing", "detained", "arrested"])
)  # fmt: skip
_WHERE = re.compile(r"\b(?:in|on|at|aboard|near|inside|outside|from|among)\b")
_PREPOSITION = re.compile(r"\b(?:in|on|at|of|from|who|that|aboard|near|inside|outside|before|after|among)\b")


def breakdowns(claims: tuple[Claim, ...]) -> frozenset[str]:
    """Ids of claims that add up to a total told just before them, in one account."""
    found: set[str] = set()
    by_kind: dict[tuple[str, str | None], list[Claim]] = {}
    for c in sorted(claims, key=lambda c: (c.start, c.end, c.id)):
        if c.low is not None and c.low == c.high and c.factuality != "denied" and _counted(c):
            by_kind.setdefault((c.attribute, c.event), []).append(c)
    for row in by_kind.values():
        for n, total in enumerate(row):
            left, reached = total.low or 0.0, []
            for c in row[n + 1 : n + 1 + BREAKDOWN_SIZE]:
                if (
                    c.start == total.start
                    or c.start - total.end > BREAKDOWN_REACH
                    or c.as_of != total.as_of
                    or not c.low
                    or c.low > left
                ):
                    break
                reached.append(c.id)
                left -= c.low
                if left == 0:
                    if len(reached) > 1:
                        found.update(reached)
                    break
    return frozenset(found)


def restricted_none(claim: Claim, claims: tuple[Claim, ...]) -> bool:
    """Whether "no one" is said of some only: of a noun of its own ("none of the crew"), or in an account that itself gives a toll."""
    if claim.high != 0 or claim.attribute not in PEOPLE or claim.factuality == "denied":
        return False
    subject = claim.subject or ""
    groups = groups_in(subject)
    if claim.attribute != "troops" and head(subject) - ANYBODY and not groups:
        return True
    return any(
        c.attribute == claim.attribute
        and c.event == claim.event
        and (c.low or 0) >= 1
        and (not groups or groups_in(c.subject or "") == groups)
        and c.as_of == claim.as_of
        and c.factuality == "asserted"
        and (_narrowed(claim) or not claim.sources or (bool(c.sources) and _share(c.sources[-1], claim.sources[-1])))
        for c in claims
    )


def _narrowed(claim: Claim) -> bool:
    """Whether the words after the noun narrow it: "no one on the tender was killed"."""
    return bool(_WHERE.search(claim.quote))


def _share(a: str, b: str) -> bool:
    return bool(stems(a) & stems(b))


def _counted(claim: Claim) -> bool:
    return claim.low != 1 or counted_one(claim.quote, claim.subject or "")


def head(subject: str) -> frozenset[str]:
    """Stems of the words before the first preposition: "people in the clashes" gives "people"."""
    return stems(_PREPOSITION.split(subject.removeprefix("of "), maxsplit=1)[0])
