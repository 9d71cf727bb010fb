"""Whether two incidents of two accounts are one event: what rules it out, and the weighed evidence with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.link.evidence import (
    AHEAD_DAYS,
    SLIP_DAYS,
    WEEK,
    Alike,
    closest,
    days_ahead,
    features,
    is_background,
    reasons,
    types_clash,
)
from crossbearing.link.incidents import Incident
from crossbearing.link.kinds import kinds_agree
from crossbearing.link.lasting import lasting_slip
from crossbearing.link.occasions import two_occasions
from crossbearing.link.rarity import Rarity
from crossbearing.link.weights import Weights
from crossbearing.link.when import gap, is_precise

# What two accounts are chiefly about may be dated far apart: one of them tells of the trial or of an anniversary.
FOLLOW_UP_DAYS = 2000
# Accounts that recall one thing of the past give it another year now and then.
ANOTHER_YEAR = 400
GATHERINGS = frozenset(["protest", "strike"])
# From so many names in common on two accounts may be of one story though their places were found in two countries: towns have namesakes.
STORY_NAMES = 1
# In a handful of accounts that needs as many persons in common; elsewhere the evidence decides.
SAME_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` is the log odds that the two are one; `apart` says why they can never be, whatever else joins them to a third."""

    score: float
    apart: str | None = None


APART = -20.0


def ruled_out(a: Incident, b: Incident, handful: bool) -> str | None:
    """Why two incidents cannot be one event, by time or kind."""
    both = a.main and b.main
    apart, ahead = gap(a.when, b.when), days_ahead(a, b)
    if both and (not handful or len(a.people & b.people) >= SAME_PEOPLE):
        slip = FOLLOW_UP_DAYS
    else:
        slip = max(WEEK if both else SLIP_DAYS, lasting_slip(a, b))
        if handful and is_background(a) and is_background(b) and kinds_agree(a.kinds, b.kinds):
            slip = max(slip, ANOTHER_YEAR)
    if apart > slip:
        return f"{apart} days apart"
    if ahead > max(AHEAD_DAYS, slip if both else 0):
        return "told before it happened"
    if both and not handful and two_occasions(a, b):
        return f"{apart} days apart, and nothing of one story"
    # What accounts are chiefly about they may file differently, an attack to one and an accident to the other; but a march is no fire.
    gathered = bool({a.type, b.type} & GATHERINGS)
    if (not handful if not both else handful and gathered) and types_clash(a, b):
        return f"{a.type} and {b.type}"
    return None


def likeness(a: Incident, b: Incident, alike: Alike, rarity: Rarity, weights: Weights) -> Likeness:
    """How likely it is that two incidents are one event."""
    why_not = ruled_out(a, b, rarity.handful)
    return Likeness(APART, why_not) if why_not else judged(a, b, alike, rarity, weights)


def judged(a: Incident, b: Incident, alike: Alike, rarity: Rarity, weights: Weights) -> Likeness:
    """How likely it is that two incidents are one event that time and kind do not rule out."""
    if far_apart(a, b, rarity.handful):
        return Likeness(APART, "two places far apart")
    return Likeness(weights.score(features(a, b, alike, rarity)))


def far_apart(a: Incident, b: Incident, handful: bool) -> bool:
    """Whether the places of two incidents tell them apart."""
    if a.main and b.main:
        # One story has the same names; what is told of two countries in none but one of the same names is two stories.
        return not handful and not a.people & b.people and len(a.entities & b.entities) < STORY_NAMES and abroad(a, b)
    if not (is_precise(a.when) and is_precise(b.when)):
        return False
    return closest(a, b)[0] == "apart"


def abroad(a: Incident, b: Incident) -> bool:
    """Whether all places of two incidents lie in different countries."""
    one, other = ({p.country for p in i.places if p.country} for i in (a, b))
    return bool(one and other) and not one & other


def why_one(a: Incident, b: Incident, alike: Alike, rarity: Rarity) -> str:
    """Why two incidents are one event, in a sentence."""
    return ", ".join(reasons(a, b, alike, rarity))
