"""The town of what an account is chiefly about, where no clause puts the happening itself there: "Police in Norfolk said ... on Thurgood Street"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import msgspec

from crossbearing.annotate.incidents import main_incident
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.triggers import happening_words
from crossbearing.records import Attribution, EventMention, Location, Place, location

# A town told in a sentence that tells the happening; one whose police, court or hospital speaks or acts; one told anywhere.
IN_SENTENCE, OF_ITS_POLICE, ANYWHERE = 1.0, 1.0, 0.5
# Less than this is a coincidence: "a mill exploded, the mayor of Arvik said" does not put the mill in Arvik.
ENOUGH = 1.5
# Of two towns that of the first lines comes first.
LEAD, OF_THE_LEAD = 700, 1.5
# A second town that weighs so much of the first leaves the place open.
RIVAL = 0.8
_TOWN = 2  # UCDP precision: a place or near one
_BODY = re.compile(
    r"[’']?s? (?:city |town |county )?(?:police|sheriff|fire(?:fighters| department| chief)|detectives|officers?|paramedics|medics|homicide|authorities|deputies|firefighters|rescuers|mayor|residents?|man|woman|teenager|teen|boy|girl|home|house|hospital|neighbou?rhood|apartment|bar|school|nightclub|park)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r",? (?:has |have |later )?(?:said|says?|told|tells|announced|reported|confirmed)\b")
_DATELINE = re.compile(r"^[^\n]{0,40}?(?:\(|–|—|--| - )")


def with_town(place: Place | None, places: Sequence[Place]) -> Place | None:
    """The place of an event: for a street that the gazetteer lacks, the town of the text beside which it lies."""
    if place is None or place.geonameid is not None or place.latitude is None:
        return place
    return next(
        (
            p
            for p in places
            if p.geonameid is not None and (p.latitude, p.longitude) == (place.latitude, place.longitude)
        ),
        place,
    )


def grounded(
    parsed: Parsed,
    mentions: tuple[EventMention, ...],
    places: Sequence[Place],
    attributions: Sequence[Attribution] = (),
) -> tuple[EventMention, ...]:
    """The mentions, those of the main incident that have no place with the town that the account tells with it."""
    towns = [p for p in places if p.geonameid is not None and (p.precision or 9) <= _TOWN]
    if not towns:
        return mentions
    main = main_incident(mentions, parsed.document.text, parsed.document.parts)
    own = [m for m in mentions if m.incident == main and m.lemma in happening_words()]
    told = [m.place for m in own if m.place is not None]
    if main is None or any(p.geonameid is not None and (p.precision or 9) <= _TOWN for p in told):
        return mentions
    speakers = [a.source for a in attributions if a.source is not None]
    town = _town(parsed, own, towns, told, speakers)
    if town is None:
        return mentions
    there = location(town)
    return tuple(
        msgspec.structs.replace(m, place=there) if m in own and (m.place is None or m.place.latitude is None) else m
        for m in mentions
    )


def _town(
    parsed: Parsed,
    own: Sequence[EventMention],
    towns: Sequence[Place],
    told: Sequence[Location],
    speakers: Sequence[tuple[int, int]],
) -> Place | None:
    text = parsed.document.text
    starts = [sentence.start_char for sentence in parsed.sentences()]
    sentences = {bisect_right(starts, m.start) for m in own}
    sure: Counter[int | None] = Counter()
    weights: Counter[int | None] = Counter()
    first: dict[int | None, Place] = {}
    for p in towns:
        if not all(_holds(wide, p) for wide in told):
            continue
        weight = ANYWHERE
        line = text.rfind("\n", 0, p.start) + 1
        dateline = p.start - line < 3 and text[p.start : p.end].isupper() and _DATELINE.match(text, p.end)
        spoken = _SAYS.match(text, p.end) is not None or any(start <= p.start < end for start, end in speakers)
        if not dateline and not spoken and bisect_right(starts, p.start) in sentences:
            weight += IN_SENTENCE
        if _BODY.match(text, p.end) or (
            text[max(0, p.start - 14) : p.start].lower().endswith(("police in ", "authorities in "))
        ):
            weight += OF_ITS_POLICE
        sure[p.geonameid] += weight  # type: ignore[assignment]
        weights[p.geonameid] += weight * (OF_THE_LEAD if p.start < LEAD else 1.0)  # type: ignore[assignment]
        first.setdefault(p.geonameid, p)
    ranked = sorted(first, key=lambda k: (-weights[k], first[k].start))
    if not ranked or sure[ranked[0]] < ENOUGH:
        return None
    if len(ranked) > 1 and weights[ranked[1]] > RIVAL * weights[ranked[0]]:
        return None
    return first[ranked[0]]


def _holds(wide: Location, p: Place) -> bool:
    """Whether a town can lie in what the account tells of the happening's place."""
    if wide.country is None or (wide.precision or 9) <= _TOWN:
        return True
    if p.country != wide.country:
        return False
    return (wide.precision or 9) >= 6 or wide.admin1 is None or wide.admin1 == p.admin1
