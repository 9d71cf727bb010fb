"""Whether two incidents of two accounts are one event: weighed evidence, each piece with its reason, and what rules it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crossbearing.link.incidents import Incident
from crossbearing.link.kinds import kinds_agree, types_agree
from crossbearing.link.lasting import lasting_slip, lasts
from crossbearing.link.rarity import Rarity
from crossbearing.link.vectors import Vector, cosine
from crossbearing.link.when import gap, is_known, is_precise
from crossbearing.link.where import nearness
from crossbearing.records import Location

# Days by which two accounts may date one thing apart: a night, a time zone, a slip of "Monday" for "Tuesday".
SLIP_DAYS = 2
# What two accounts are chiefly about may be dated further apart by an account's own later news (the last body found on Saturday).
NEWS_SLIP_DAYS = 7
# Accounts that name the same persons tell of one thing though one, on a trial or an anniversary, is dated long after.
SAME_PEOPLE, SAME_WORDING, FOLLOW_UP_DAYS = 1, 0.2, 2000
# An account can hardly tell as past what happened later than its day (and a day's zone).
AHEAD_DAYS = 1
# Accounts of one thing come out within two weeks (Vossen et al. 2018 use the same window for reports of shootings).
NEWS_DAYS = 14
OLD_DAYS = 45

# Evidence in points; ENOUGH of them join two incidents. Tuned on the development cases and reports of single incidents.
SAME_DAY, SAME_TIME, OFF_BY_DAYS, OFF_BY_MORE, AHEAD, VAGUE_TIME = 2.0, 0.8, -0.8, -1.5, -1.0, 0.3
SAME_TYPE, SAME_KIND, ALIKE_TYPE, OTHER_KIND, CLASH = 0.5, 1.0, 0.2, -1.0, -0.8
SAME_PLACE, CONTAINED, NEAR, SAME_COUNTRY = 1.8, 0.8, 0.8, 0.1
SHARED_NAME, SHARED_NAMES_MOST = 0.5, 2.0
SHARED_PERSON, SHARED_PEOPLE_MOST = 0.8, 2.4
APART_OF_A_HANDFUL, APART = -2.0, -0.6
SAME_FIGURE, SMALL_FIGURE, SAME_FIGURES_MOST = 0.8, 0.3, 1.6
WORDING_OF_A_HANDFUL, WORDING = 9.0, 22.0
IN_THE_NEWS, LONG_AFTER_OF_A_HANDFUL, LONG_AFTER = 0.4, -2.0, -1.0
# Somebody who brings a handful of accounts together thinks that they tell of one thing.
BOTH_MAIN, BOTH_MAIN_OF_A_HANDFUL, ONE_MAIN = 0.4, 1.2, -0.3
# What accounts of one story recall of the past, alike in kind and time, is one thing more often than two.
BACKGROUND, BACKGROUND_DAYS = 1.2, 20
# Of wars and blockades there are few: one of the same years is the same one.
ONE_THAT_LASTS = 1.6
ENOUGH_OF_A_HANDFUL, ENOUGH = 3.6, 4.6
# Types that say little of what happened: arrests and flight follow from what another account files them under.
NEUTRAL = frozenset(["other", "statement", "arrest", "displacement"])
# A pair below this never shares an event, whatever joins them to a third.
NEVER = -4.0


Add = Callable[[float, str | None], None]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` in points, with the reasons for it; `apart` says why the two can never be one."""

    score: float
    why: tuple[str, ...] = ()
    apart: str | None = None


def ruled_out(a: Incident, b: Incident, wording: float, handful: bool) -> str | None:
    """Why two incidents cannot be one event, by time or kind."""
    apart, ahead = gap(a.when, b.when), days_ahead(a, b)
    slip = NEWS_SLIP_DAYS if a.main and b.main else SLIP_DAYS
    known = len(a.people & b.people) >= (2 if handful else SAME_PEOPLE)
    if a.main and b.main and (known or (not handful and wording >= SAME_WORDING)):
        slip = FOLLOW_UP_DAYS
    slip = max(slip, lasting_slip(a, b))
    if apart > slip:
        return f"{apart} days apart"
    if ahead > max(AHEAD_DAYS, slip if a.main and b.main else 0):
        return "told before it happened"
    if not (a.main and b.main) and types_clash(a, b):
        return f"{a.type} and {b.type}"
    return None


def days_ahead(a: Incident, b: Incident) -> int:
    """By how many days one account came out before the other's incident began; 0 where it tells of it as something to come."""
    out = 0
    for x, y in ((a, b), (b, a)):
        if x.when[0] is not None and y.published is not None and not y.open:
            out = max(out, x.when[0] - y.published)
    return out


def is_background(a: Incident) -> bool:
    """Whether an account recalls something long before its day."""
    return (
        not a.main and a.when[1] is not None and a.published is not None and a.published - a.when[1] > BACKGROUND_DAYS
    )


def types_clash(a: Incident, b: Incident) -> bool:
    """Whether the types cannot be one happening's. What accounts are chiefly about they may still file differently."""
    return not (types_agree(a.type, b.type) or {a.type, b.type} & NEUTRAL or kinds_agree(a.kinds, b.kinds))


def likeness(a: Incident, b: Incident, u: Vector, v: Vector, rarity: Rarity) -> Likeness:
    """The evidence that two incidents are one event."""
    wording = cosine(u, v)
    why_not = ruled_out(a, b, wording, rarity.handful)
    if why_not:
        return Likeness(NEVER * 2, (), why_not)
    score = 0.0
    why: list[str] = []

    def add(points: float, reason: str | None) -> None:
        nonlocal score
        score += points
        if reason and points > 0:
            why.append(reason)

    _kinds(a, b, add, rarity)
    _times(a, b, add, rarity)
    if days_ahead(a, b) > AHEAD_DAYS:
        add(AHEAD, None)
    place = _places(a, b, add, rarity)
    if place == "apart" and is_precise(a.when) and is_precise(b.when) and not (a.main and b.main):
        return Likeness(NEVER * 2, (), "two places far apart")
    shared = a.entities & b.entities
    add(
        min(SHARED_NAMES_MOST, SHARED_NAME * sum(rarity("entity", e) for e in sorted(shared))),
        f"{len(shared)} names in common",
    )
    people = sorted(a.people & b.people)
    if not rarity.handful:
        # In a handful everybody names the same persons, whatever they tell of them.
        add(min(SHARED_PEOPLE_MOST, SHARED_PERSON * sum(rarity("person", e) for e in people)), None)
    figures = sorted(a.figures & b.figures)
    telling = [f for f in figures if f[1] > 1]
    add(
        min(
            SAME_FIGURES_MOST,
            SAME_FIGURE * sum(rarity("figure", f) for f in telling)
            + SMALL_FIGURE * sum(rarity("figure", f) for f in figures if f[1] <= 1),
        ),
        "both: " + ", ".join(f"{n} {low:g}" for n, low, _ in figures) if figures else None,
    )
    add((WORDING_OF_A_HANDFUL if rarity.handful else WORDING) * wording, f"wording {wording:.2f} alike")
    if a.published is not None and b.published is not None:
        distance = abs(a.published - b.published)
        if distance <= NEWS_DAYS:
            add(IN_THE_NEWS, f"published {distance} days apart")
        elif distance > OLD_DAYS and not (is_known(a.when) and is_known(b.when)):
            add(LONG_AFTER_OF_A_HANDFUL if rarity.handful else LONG_AFTER, None)
    add(
        BOTH_MAIN if a.main and b.main else ONE_MAIN if a.main or b.main else 0.0,
        "what both accounts are chiefly about",
    )
    if rarity.handful and is_background(a) and is_background(b) and a.kinds & b.kinds and not gap(a.when, b.when):
        add(BACKGROUND, "background of one story")
    lasting = lasts(a, b) if rarity.handful and place != "apart" else None
    if lasting:
        add(ONE_THAT_LASTS, f"one {lasting} of that time")
    if a.open != b.open:
        add(-0.5, None)
    return Likeness(round(score, 3), tuple(why))


def _kinds(a: Incident, b: Incident, add: Add, rarity: Rarity) -> None:
    if a.type == b.type and a.type != "other":
        add(SAME_TYPE * rarity("type", a.type), f"both {a.type.replace('_', ' ')}")
    elif types_agree(a.type, b.type):
        add(ALIKE_TYPE, None)
    elif types_clash(a, b):
        add(CLASH, None)
    if a.kinds and b.kinds:
        common = sorted(a.kinds & b.kinds)
        if common:
            rarest = max(common, key=lambda k: (rarity("kind", k), k))
            add(SAME_KIND * rarity("kind", rarest), f"both: {rarest}")
        elif not kinds_agree(a.kinds, b.kinds):
            add(OTHER_KIND, None)


def _times(a: Incident, b: Incident, add: Add, rarity: Rarity) -> None:
    if not (is_known(a.when) and is_known(b.when)):
        return
    distance = gap(a.when, b.when)
    if distance > 1 and lasting_slip(a, b):
        add(SAME_TIME, None)
    elif distance > 1:
        add(OFF_BY_DAYS if distance <= SLIP_DAYS else OFF_BY_MORE, None)
    elif is_precise(a.when) and is_precise(b.when):
        told = rarity("day", a.when[0])
        add((SAME_DAY if distance == 0 else SAME_TIME) * told, "the same day" if distance == 0 else "one day apart")
    else:
        add(SAME_TIME if rarity.handful else VAGUE_TIME, "times overlap")


def _places(a: Incident, b: Incident, add: Add, rarity: Rarity) -> str | None:
    """Adds for the closest pair of places; returns `apart` where every pair lies apart."""
    found: dict[str, Location] = {}
    for m, p in enumerate(a.places[:2]):
        for n, q in enumerate(b.places[:2]):
            if m and n:
                continue
            one = m < len(a.spots) and n < len(b.spots) and a.spots[m] is not None and a.spots[m] == b.spots[n]
            how = "same" if one and (p.precision or 5) < 6 else nearness(p, q)
            if how is not None:
                found.setdefault(how, p if (p.precision or 9) <= (q.precision or 9) else q)
    for how, points, words in (
        ("same", SAME_PLACE, "same place"),
        ("near", NEAR, "near"),
        ("contained", CONTAINED, "one area"),
        ("country", SAME_COUNTRY, "one country"),
    ):
        if how in found:
            add(points * rarity("place", found[how].name), f"{words} ({found[how].name})")
            return how
    if "apart" in found:
        add(APART_OF_A_HANDFUL if rarity.handful else APART, None)
        return "apart"
    return None
