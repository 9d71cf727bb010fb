"""A claim with all that weighing needs to know of it: moment, speaker, scope, figure."""

from __future__ import annotations

import re

import msgspec

from crossbearing.records import Annotations, Claim, Document, Event
from crossbearing.weigh.breakdown import PEOPLE, THINGS, breakdowns, restricted_none
from crossbearing.weigh.figures import Figure, figure
from crossbearing.weigh.folding import plain
from crossbearing.weigh.moments import compare, moment
from crossbearing.weigh.sides import losses_of, sides_beside, sides_in
from crossbearing.weigh.speakers import Speaker, speaker
from crossbearing.weigh.subjects import SIDED, Scope, damage_in, extents_in, kind_in, rate_in, scope, states_in
from crossbearing.weigh.surroundings import (
    added,
    after,
    beside,
    clause,
    content,
    grown,
    hedged,
    lists_places,
    located,
    of_others,
    opening,
    places_told,
    sentence,
    whole,
    zone,
)

_AND = re.compile(
    r"\s*[,;]?\s*(?:and|with|plus)?\s*(?:(?:a )?(?:further|another|about|some|around|at least|more than))?\s*"
)
# What a row of figures goes on with: further figures.
_CELLS = re.compile(r"[\s|,;/–-]*\d[\d\s|,.;/–-]*")
# Crowds are counted by rivals side by side ("the police saw 150, the union 700"): a small count of one is no part of a great one.
CROWDS = frozenset({"participants", "troops"})
# From this many times on, the greater of two figures in one voice is the total and the smaller a part (on development data).
TOTAL = 3


class Said(msgspec.Struct, frozen=True):
    """`moment` is the claim's `as_of`, else the account's day; `since` is where the same exact figure was told first;
    `about` is the entity of the subject's name, where there is one; `context` the content words beside a figure that counts things;
    `zone` the time zone named with a time of day; `kind` what a figure of no other attribute counts; `passed` marks a cell of a row of
    bulletins that a later one follows; `grown` a figure of which the words say that it grew; `only` the one victim an account knows of; `hedged` a time told as approximate."""

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
    zone: str | None = None
    kind: str | None = None
    passed: bool = False
    grown: bool = False
    only: bool = False
    hedged: bool = False

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
    publisher = sides_in(account.document.publisher or "")
    found: list[Said] = []
    for c in claims:
        event = events.get(c.event) if c.event else None
        if event is not None or c.attribute == "title":
            where, home = places_told(account, c, event, event.id in spread) if event else (frozenset(), False)
            if c.part and c.low != 1 and whole(account.document.text, c):
                c = msgspec.structs.replace(c, part=False)
            elif not c.part and c.low is not None and of_others(account.document.text, c):
                c = msgspec.structs.replace(c, part=True)
            one = said(c, account.document, where, entities, c.id in parts or restricted_none(c, claims), home)
            if one.figure is not None and added(account.document.text, c) and not one.scope.where:
                one = msgspec.structs.replace(one, scope=msgspec.structs.replace(one.scope, increment=True))
            sides = one.speaker.sides or publisher
            if c.attribute in THINGS or c.attribute in ("start", "end"):
                around = sentence(account.document.text, c)
                counted = msgspec.structs.replace(one.scope, fixed=one.scope.fixed or rate_in(around))
                counted = _in_state(counted, c, account.document.text, sides)
                about = c.attribute in ("start", "end") and hedged(account.document.text, c)
                zoned = zone(account.document.text, c) if c.value and "T" in c.value else None
                kind = (
                    kind_in(f"{c.subject or ''} {beside(account.document.text, c)}") if c.attribute == "other" else None
                )
                one = msgspec.structs.replace(
                    one, context=content(around), scope=counted, zone=zoned, kind=kind, hedged=about
                )
            elif one.figure is not None and not one.scope.extent:
                reach = extents_in(after(account.document.text, c))
                counted = _in_state(msgspec.structs.replace(one.scope, extent=reach), c, account.document.text, sides)
                one = msgspec.structs.replace(one, scope=counted, grown=grown(account.document.text, c))
            found.append(_elided(found[-1], one, account.document.text) if found else one)
    return _only_victims(_passengers(_places_apart(account, _beside_a_total(_of_no_whole(_in_rows(found))), events)))


def _passengers(told: list[Said]) -> list[Said]:
    """The claims, passengers taken for all those aboard where the account gives no greater figure for them."""
    aboard = max((s.range.low for s in told if s.kind == "aboard" and s.figure), default=0.0)
    return [
        msgspec.structs.replace(s, kind="aboard")
        if s.kind == "passengers" and s.figure and s.range.low >= aboard
        else s
        for s in told
    ]


def _in_rows(told: list[Said]) -> list[Said]:
    """The claims, the cells of a table's row ("Dead 7 9 11") marked but for the last: their spans begin at one word and grow."""
    last: dict[tuple[int, str], str] = {}
    for s in told:
        key = (s.claim.start, s.claim.attribute)
        last[key] = max(last.get(key, ""), s.claim.quote, key=len)
    return [
        msgspec.structs.replace(s, passed=True)
        if s.figure and _CELLS.fullmatch(last[s.claim.start, s.claim.attribute].removeprefix(s.claim.quote))
        else s
        for s in told
    ]


def _of_no_whole(told: list[Said]) -> list[Said]:
    """The claims, a part of which the account tells no greater whole taken for the whole: "the dead were 21", "fourteen of them [those
    rescued] were taken to hospital" are all the dead and all the injured that it knows of."""
    greatest: dict[tuple[str | None, str], float] = {}
    for s in told:
        if s.figure and s.claim.factuality != "denied":
            key = (s.claim.event, s.claim.attribute)
            greatest[key] = max(greatest.get(key, 0.0), s.range.low)
    return [
        msgspec.structs.replace(s, scope=msgspec.structs.replace(s.scope, part=False))
        if s.figure
        and s.scope.part
        and not s.range.zero
        and s.claim.attribute in PEOPLE
        and greatest.get((s.claim.event, s.claim.attribute), 0.0) <= s.range.low
        else s
        for s in told
    ]


def _only_victims(told: list[Said]) -> list[Said]:
    """The claims, those marked that tell of one victim in an account that knows of no other; one told by name is a story, no toll."""
    others: dict[tuple[str | None, str], set[bool]] = {}
    for s in told:
        if s.figure and s.claim.attribute in PEOPLE:
            lone = s.scope.individual or s.range.low == s.range.high == 1
            others.setdefault((s.claim.event, s.claim.attribute), set()).add(lone and s.claim.factuality == "asserted")
    return [
        msgspec.structs.replace(s, only=True)
        if s.scope.individual and not s.scope.where and others.get((s.claim.event, s.claim.attribute)) == {True}
        else s
        for s in told
    ]


def _beside_a_total(told: list[Said]) -> list[Said]:
    """The claims, a figure apart that stands beside one many times greater in one voice for one moment: whatever it counts, it is
    not the whole ("93 were arrested... three cases were put off")."""
    totals: dict[tuple[object, ...], float] = {}
    for s in told:
        if _may_be_total(s):
            totals[_voice(s)] = max(totals.get(_voice(s), 0.0), s.range.low)
    return [
        msgspec.structs.replace(s, scope=msgspec.structs.replace(s.scope, part=True))
        if _may_be_total(s) and 0 < s.range.high * TOTAL <= totals[_voice(s)]
        else s
        for s in told
    ]


def _may_be_total(s: Said) -> bool:
    known = s.figure is not None and s.scope.whole and s.claim.attribute in PEOPLE - CROWDS
    return known and s.claim.factuality == "asserted"


def _voice(s: Said) -> tuple[object, ...]:
    return (s.claim.event, s.claim.attribute, s.claim.as_of, s.claim.sources[-1:])


def _elided(before: Said, s: Said, text: str) -> Said:
    """The claim, of the same people as the one right before it where it names none: "two Danish guards were killed and 11 wounded"."""
    a, b = before.claim, s.claim
    joined = a.end <= b.start and "\n" not in text[a.end : b.start] and _AND.fullmatch(text[a.end : b.start])
    if not joined or b.subject or not s.scope.whole or a.event != b.event or a.attribute == b.attribute:
        return s
    if s.figure is None or before.figure is None or before.scope.individual or b.attribute not in PEOPLE:
        return s
    if a.part:  # "nineteen dead, five of them children; 38 missing": the part ends with its clause
        return s
    kept = before.scope
    same = msgspec.structs.replace(s.scope, groups=kept.groups, sides=kept.sides, where=kept.where)
    return msgspec.structs.replace(s, scope=same)


def _in_state(counted: Scope, claim: Claim, text: str, sides: frozenset[str]) -> Scope:
    """With the side and the state that the rest of the clause tells ("23" remain in hospital; buildings "inspected": 512)."""
    if claim.attribute == "buildings":
        return msgspec.structs.replace(counted, states=counted.states | damage_in(beside(text, claim)))
    if claim.attribute not in PEOPLE or (claim.low is None and claim.high is None):
        return counted
    if not counted.sides and claim.attribute in SIDED:
        named = sides_beside(beside(text, claim), sides) or losses_of(opening(text, claim), sides)
        counted = msgspec.structs.replace(counted, sides=named)
    return counted if counted.states else msgspec.structs.replace(counted, states=states_in(clause(text, claim)))


def _places_apart(account: Annotations, told: list[Said], events: dict[str, Event]) -> list[Said]:
    """The claims, a figure put into a place by its sentence kept apart where the same account gives a greater one for the whole."""
    wholes: dict[tuple[str | None, str], float] = {}
    for s in told:
        if s.figure and s.scope.whole and s.claim.attribute in PEOPLE and s.claim.factuality != "denied":
            key = (s.claim.event, s.claim.attribute)
            wholes[key] = max(wholes.get(key, 0.0), s.figure.low)
    return [
        msgspec.structs.replace(s, scope=msgspec.structs.replace(s.scope, where=where))
        if s.figure
        and s.scope.whole
        and wholes.get((s.claim.event, s.claim.attribute), 0.0) > s.figure.high
        and (where := located(account, s.claim) - _home(events.get(s.claim.event or "")))
        else s
        for s in told
    ]


def _home(event: Event | None) -> frozenset[str]:
    place = event.place if event else None
    return frozenset(n for n in (place.name, place.admin1) if n) if place else frozenset()


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
    spoken = speaker(claim, document, entities)
    counted = scope(claim, where, spoken.sides or sides_in(document.publisher or ""), spoken.line)
    if at_home and counted.part and not counted.where:
        counted = msgspec.structs.replace(counted, part=False)
    elif part and not counted.part and not counted.where:
        counted = msgspec.structs.replace(counted, part=True)
    return Said(
        claim,
        document.id,
        moment(claim.as_of) or moment(document.published),
        moment(document.published),
        spoken,
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
