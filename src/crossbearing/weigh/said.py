"""A claim with all that weighing needs to know of it: moment, speaker, scope, figure."""

from __future__ import annotations

import re

import msgspec

from crossbearing.records import Annotations, Claim, Document, Event
from crossbearing.weigh.figures import Figure, figure
from crossbearing.weigh.folding import plain, stems
from crossbearing.weigh.moments import compare, moment
from crossbearing.weigh.speakers import Speaker, speaker
from crossbearing.weigh.subjects import Scope, groups_in, scope

# A breakdown follows its total closely ("Deaths: 9 (Harbour 6, Hill 3)"): figures further off are told for themselves.
BREAKDOWN_REACH = 300
BREAKDOWN_SIZE = 6

# Attributes that count people: who is counted is told by groups and states, not by the noun ("men", "miners", "the dead").
PEOPLE = frozenset({"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops"})
# Stems of the words by which "nobody at all" is said.
ANYBODY = frozenset().union(
    *map(stems, ["people", "person", "persons", "anyone", "anybody", "nobody", "none", "single", "soul", "civilian", "civilians", "casualty", "casualties", "loss", "life", "lives", "dead", "deaths", "killed", "died", "injured", "hurt", "wounded", "victim", "victims", "injuries", "missing", "detained", "arrested"])
)  # fmt: skip

_PREPOSITION = re.compile(r"\b(?:in|on|at|of|from|who|that|aboard|near|inside|outside|before|after|among)\b")


class Said(msgspec.Struct, frozen=True):
    """`moment` is the claim's `as_of`, else the account's day; `since` is where the same exact figure was told first;
    `about` is the entity of the subject's name, where there is one."""

    claim: Claim
    document: str
    moment: str | None
    published: str | None
    speaker: Speaker
    scope: Scope
    figure: Figure | None
    about: str | None = None
    since: str | None = None

    @property
    def range(self) -> Figure:
        """The figure of a claim that has one; only claims of one kind are compared."""
        if self.figure is None:
            raise ValueError(f"claim {self.claim.id} carries no figure")
        return self.figure

    @property
    def effective(self) -> str | None:
        """The moment for comparisons: a figure merely repeated is as old as its first telling."""
        return self.since or self.moment


def sayings(
    account: Annotations, claims: tuple[Claim, ...], events: dict[str, Event], entities: dict[str, str]
) -> list[Said]:
    """The claims of one account that stand on a resolved event (titles on any or none), in order of place in the text."""
    parts = breakdowns(claims)
    found = []
    for c in claims:
        event = events.get(c.event) if c.event else None
        if event is not None or c.attribute == "title":
            where = places_told(account, c, event) if event else frozenset()
            found.append(said(c, account.document, where, entities, c.id in parts or restricted_none(c, claims)))
    return found


def restricted_none(claim: Claim, claims: tuple[Claim, ...]) -> bool:
    """Whether "no one" is said of some only: of a noun of its own ("none of the crew"), or in an account that itself gives a toll."""
    if claim.high != 0 or claim.attribute not in PEOPLE or claim.factuality == "denied":
        return False
    subject = claim.subject or ""
    if claim.attribute != "troops" and head(subject) - ANYBODY and not groups_in(subject):
        return True
    return any(
        c.attribute == claim.attribute
        and c.event == claim.event
        and (c.low or 0) >= 1
        and not c.part
        and groups_in(c.subject or "") == groups_in(subject)
        and c.as_of == claim.as_of
        and c.factuality == "asserted"
        and (not c.sources or c.sources == claim.sources)
        for c in claims
    )


def said(claim: Claim, document: Document, where: frozenset[str], entities: dict[str, str], part: bool = False) -> Said:
    """One claim, with what weighing needs."""
    counted = scope(claim, where)
    if part and not counted.part and not counted.where:
        counted = msgspec.structs.replace(counted, part=True)
    return Said(
        claim,
        document.id,
        moment(claim.as_of) or moment(document.published),
        moment(document.published),
        speaker(claim, document, entities),
        counted,
        figure(claim.low, claim.high),
        entities.get(plain(claim.subject)) if claim.subject else None,
    )


def head(subject: str) -> frozenset[str]:
    """Stems of the words before the first preposition: "people in the clashes" gives "people"."""
    return stems(_PREPOSITION.split(subject, maxsplit=1)[0])


def places_told(account: Annotations, claim: Claim, event: Event) -> frozenset[str]:
    """Places inside the claim's words that are narrower than the event's own place, or beside it."""
    if claim.low is None and claim.high is None:
        return frozenset()
    own = event.place
    known = {own.name, own.admin1, own.country} if own else set()
    label = event.label
    told = (
        p
        for p in account.places
        if claim.start <= p.start < claim.end and p.precision is not None and p.precision <= 4
        and p.name not in known and p.name not in label
    )  # fmt: skip
    return frozenset(p.name for p in told)


def breakdowns(claims: tuple[Claim, ...]) -> frozenset[str]:
    """Ids of claims that add up to a total told just before them, in one account."""
    found: set[str] = set()
    by_kind: dict[tuple[str, str | None], list[Claim]] = {}
    for c in sorted(claims, key=lambda c: (c.start, c.end, c.id)):
        if c.low is not None and c.low == c.high and c.factuality != "denied":
            by_kind.setdefault((c.attribute, c.event), []).append(c)
    for row in by_kind.values():
        for n, total in enumerate(row):
            left, reached = total.low or 0.0, []
            for c in row[n + 1 : n + 1 + BREAKDOWN_SIZE]:
                if c.start - total.end > BREAKDOWN_REACH or c.as_of != total.as_of or not c.low or c.low > left:
                    break
                reached.append(c.id)
                left -= c.low
                if left == 0:
                    if len(reached) > 1:
                        found.update(reached)
                    break
    return frozenset(found)


def dated(rows: list[Said]) -> list[Said]:
    """The claims of one comparable group with `since` set: where another account told the same exact figure before, its moment."""
    first: dict[float, str] = {}
    for s in rows:
        if s.figure and s.figure.exact and s.moment and s.claim.factuality != "denied":
            earlier = first.get(s.figure.low)
            if earlier is None or compare(s.moment, earlier) == -1:
                first[s.figure.low] = s.moment
    return [
        msgspec.structs.replace(s, since=first.get(s.figure.low))
        if s.figure and s.figure.exact and s.claim.as_of is None
        else s
        for s in rows
    ]
