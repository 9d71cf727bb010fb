"""A claim with all that weighing needs to know of it: moment, speaker, scope, figure."""

from __future__ import annotations

import msgspec

from crossbearing.records import Annotations, Claim, Document, Event
from crossbearing.weigh.breakdown import THINGS, breakdowns, restricted_none
from crossbearing.weigh.figures import Figure, figure
from crossbearing.weigh.folding import plain
from crossbearing.weigh.moments import compare, moment
from crossbearing.weigh.speakers import Speaker, speaker
from crossbearing.weigh.subjects import Scope, extents_in, rate_in, scope
from crossbearing.weigh.surroundings import after, content, lists_places, places_told, sentence, whole


class Said(msgspec.Struct, frozen=True):
    """`moment` is the claim's `as_of`, else the account's day; `since` is where the same exact figure was told first;
    `about` is the entity of the subject's name, where there is one; `context` the content words beside a figure that counts things."""

    claim: Claim
    document: str
    moment: str | None
    published: str | None
    speaker: Speaker
    scope: Scope
    figure: Figure | None
    about: str | None = None
    context: frozenset[str] = frozenset()
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
    account: Annotations,
    claims: tuple[Claim, ...],
    events: dict[str, Event],
    entities: dict[str, str],
    spread: frozenset[str] = frozenset(),
) -> list[Said]:
    """The claims of one account that stand on a resolved event (titles on any or none), in order of place in the text.
    `spread` are the events told of several places."""
    parts = breakdowns(claims)
    found = []
    for c in claims:
        event = events.get(c.event) if c.event else None
        if event is not None or c.attribute == "title":
            where, home = places_told(account, c, event, event.id in spread) if event else (frozenset(), False)
            if c.part and c.low != 1 and whole(account.document.text, c):
                c = msgspec.structs.replace(c, part=False)
            one = said(c, account.document, where, entities, c.id in parts or restricted_none(c, claims), home)
            if c.attribute in THINGS or c.attribute in ("start", "end"):
                beside = sentence(account.document.text, c)
                counted = msgspec.structs.replace(one.scope, fixed=one.scope.fixed or rate_in(beside))
                one = msgspec.structs.replace(one, context=content(beside), scope=counted)
            elif one.figure is not None and not one.scope.extent:
                reach = extents_in(after(account.document.text, c))
                one = msgspec.structs.replace(one, scope=msgspec.structs.replace(one.scope, extent=reach))
            found.append(one)
    return found


def spread_events(account: Annotations, claims: tuple[Claim, ...], events: dict[str, Event]) -> frozenset[str]:
    """Events that the account spreads over several places."""
    here = sorted({c.event for c in claims if c.event in events})
    return frozenset(e for e in here if events[e].place and lists_places(account, claims, events[e]))


def said(
    claim: Claim,
    document: Document,
    where: frozenset[str],
    entities: dict[str, str],
    part: bool = False,
    at_home: bool = False,
) -> Said:
    """One claim, with what weighing needs. A part told `at_home`, at the event's own place, is the whole of it."""
    counted = scope(claim, where)
    if at_home and counted.part and not counted.where:
        counted = msgspec.structs.replace(counted, part=False)
    elif part and not counted.part and not counted.where:
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


def dated(rows: list[Said]) -> list[Said]:
    """The claims of one comparable group with `since` set: where another account told the same figure before, its moment."""
    first: dict[tuple[float, float], str] = {}
    for s in rows:
        if s.figure and not s.figure.vague and s.moment and s.claim.factuality != "denied":
            key = (s.figure.low, s.figure.high)
            earlier = first.get(key)
            if earlier is None or compare(s.moment, earlier) == -1:
                first[key] = s.moment
    return [
        msgspec.structs.replace(s, since=first.get((s.figure.low, s.figure.high)))
        if s.figure and s.claim.as_of is None
        else s
        for s in rows
    ]
