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
# Attributes that may count anything: there the nouns must agree.
THINGS = frozenset({"buildings", "population", "money", "duration", "other"})
# Stems of the words by which "nobody at all" is said.
ANYBODY = frozenset().union(
    *map(stems, ["people", "person", "persons", "anyone", "anybody", "nobody", "none", "single", "soul", "civilian", "civilians", "casualty", "casualties", "loss", "life", "lives", "dead", "deaths", "killed", "died", "injured", "hurt", "wounded", "victim", "victims", "injuries", "missing", "detained", "arrested"])
)  # fmt: skip

# Places beside a figure, within so many characters and nothing but these words between.
BESIDE = 24
DIVISION = 4
# Words this near to a figure tell what it measures.
CONTEXT = 90
_PERCENT = stems("percent per cent")
_STOP = re.compile(r"[.!?;]\s|\n")
_BEFORE = re.compile(
    r"\s*(?:district|province|county|region|city)?\s*(?:[:–—-]|\bwith\b|,)?\s*(?:about|some|around|at least)?\s*", re.I
)
_AFTER = re.compile(
    r"(?:\s+(?:people|persons))?\s+(?:in|at|from|near|across|around)\s+(?:the\s+)?(?:(?:district|province|county|city|town|village)\s+)?(?:town of|city of|district of|province of)?\s*",
    re.I,
)
_PREPOSITION = re.compile(r"\b(?:in|on|at|of|from|who|that|aboard|near|inside|outside|before|after|among)\b")


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
    account: Annotations, claims: tuple[Claim, ...], events: dict[str, Event], entities: dict[str, str]
) -> list[Said]:
    """The claims of one account that stand on a resolved event (titles on any or none), in order of place in the text."""
    parts = breakdowns(claims)
    found = []
    for c in claims:
        event = events.get(c.event) if c.event else None
        if event is not None or c.attribute == "title":
            where, at_home = places_told(account, c, event) if event else (frozenset(), False)
            one = said(c, account.document, where, entities, c.id in parts or restricted_none(c, claims), at_home)
            if c.attribute in THINGS and one.figure is not None:
                one = msgspec.structs.replace(one, context=context(account.document.text, c))
            found.append(one)
    return found


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
        and (not c.sources or c.sources == claim.sources)
        for c in claims
    )


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


def head(subject: str) -> frozenset[str]:
    """Stems of the words before the first preposition: "people in the clashes" gives "people"."""
    return stems(_PREPOSITION.split(subject, maxsplit=1)[0])


def context(text: str, claim: Claim) -> frozenset[str]:
    """Stems of the words beside a claim, inside its sentence."""
    before = _STOP.split(text[max(0, claim.start - CONTEXT) : claim.start])[-1]
    after = _STOP.split(text[claim.end : claim.end + CONTEXT])[0]
    return frozenset(
        w
        for w in stems(f"{before} {text[claim.start : claim.end]} {after}")
        if not w.isdigit() and len(w) > 2 and w not in _PERCENT
    )


def places_told(account: Annotations, claim: Claim, event: Event) -> tuple[frozenset[str], bool]:
    """Places that narrow a figure: inside its words, or beside it ("Harbour: 6", "6 in Harbour"); and whether one of them is the event's own.
    What is the event's place, or holds it, narrows nothing."""
    if claim.low is None and claim.high is None:
        return frozenset(), False
    own = event.place
    known = {own.name, own.admin1} if own else set()
    text, told, at_home = account.document.text, [], False
    for p in account.places:
        if p.end < claim.start - BESIDE or p.precision is None or p.precision > DIVISION:
            continue
        if p.start > claim.end + BESIDE:
            break
        inside = claim.start <= p.start < claim.end
        before = p.end <= claim.start and _BEFORE.fullmatch(text[p.end : claim.start])
        after = p.start >= claim.end and _AFTER.fullmatch(text[claim.end : p.start])
        if not (inside or before or after):
            continue
        if p.name in known or text[p.start : p.end] in known or p.name in event.label:
            at_home = True
        else:
            told.append(p.name)
    return frozenset(told), at_home


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
