"""How two claims stand to each other that carry words or dates: dates, places, titles, causes, perpetrators."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.weigh.folding import plain, stems
from crossbearing.weigh.moments import compare, day, minutes, moment
from crossbearing.weigh.relate_figures import UNREAL, Found
from crossbearing.weigh.said import Said
from crossbearing.weigh.sides import sides_in
from crossbearing.weigh.speakers import line_of, phrase, same_speaker
from crossbearing.weigh.titles import title_of

# Clock times closer than this are the same moment on two watches ("at about 7:50", "at 07:52"): neither agrees nor contradicts.
# 20 minutes parts them best on development data.
TWO_WATCHES = 20
# "At about four" can be half an hour off.
ABOUT = 45
# Dates so many months apart are of two events.
ANOTHER_EVENT = 10
# Clocks of two zones differ by whole half hours (quarters in a few places), by 14 hours at most from GMT.
HALF_HOUR, FARTHEST_ZONE = 30, 14 * 60
# Share of the smaller set of content words that two causes must have in common to be one cause.
SAME_CAUSE = 0.5
# A night belongs to the day on which it began until this hour.
MORNING = 6 * 60
_FIRST = re.compile(
    r"\b(?:opened? (?:the )?fire|fired? first|first (?:shots?|fired|to)|began|begin|beg[au]n|started?|provoked?|provocation|broke the|violated the)\b|\bopened?$"
)
_NIGHTS = stems("night overnight midnight dawn")


@lru_cache(maxsize=1)
def _night() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for r in lexicon("offices")["night"] for w in r["words"]))


def relate_words(a: Said, b: Said) -> Found | None:
    """The relation of two claims that carry a value in words, None where none can be told."""
    x, y = a.claim.value, b.claim.value
    if x is None or y is None:
        return None
    attribute = a.claim.attribute
    if attribute in ("start", "end"):
        return _dates(a, b, x, y)
    denied = (a.claim.factuality == "denied", b.claim.factuality == "denied")
    if any(denied):
        return _denied(a, b, x, y, *denied)
    if a.claim.factuality in UNREAL or b.claim.factuality in UNREAL:
        return None
    if attribute == "title":
        return _titles(a, b, x, y)
    if attribute == "place":
        return _nested(a, b, x, y)
    if attribute in ("cause", "perpetrator"):
        return _causes(a, b, x, y)
    return Found(a, b, "agrees", f"both: {x}") if stems(x) == stems(y) and stems(x) else None


def _dates(a: Said, b: Said, x: str, y: str) -> Found | None:
    one, two = moment(x), moment(y)
    if one is None or two is None:
        return None
    denied = (a.claim.factuality == "denied", b.claim.factuality == "denied")
    nested = one.startswith(two) or two.startswith(one)
    near = nested or _near(one, two, ABOUT if a.hedged or b.hedged else TWO_WATCHES)
    if any(denied):
        if all(denied):
            return Found(a, b, "agrees", f"both deny {one}") if near else None
        claimed, denial = (b, a) if denied[0] else (a, b)
        exact = (moment(claimed.claim.value) or "").startswith(moment(denial.claim.value) or "-")
        if not exact and not (near and denial.hedged):
            return None  # "not at 11.49 but at 11.51" says nothing against 11.50
        return Found(claimed, denial, "denies", f"{phrase(denial.speaker)} denies {moment(denial.claim.value)}")
    if one == two:
        return Found(a, b, "agrees", f"both: {one}")
    if nested:
        coarse, fine = (a, b) if len(one) < len(two) else (b, a)
        return Found(coarse, fine, "refines", f"{moment(fine.claim.value)} lies within {moment(coarse.claim.value)}")
    if near or _one_night(a, b, one, two) or _years_apart(one, two):
        return None
    if _zones_apart(a, b, one, two):
        return Found(a, b, "agrees", f"{one} and {two} can be one moment in two time zones")
    if _looks_ahead(a, b, one, two) and compare(a.moment, b.moment) in (-1, 1):
        early, late = (a, b) if compare(a.moment, b.moment) == -1 else (b, a)
        return Found(
            early,
            late,
            "updates",
            f"{moment(early.claim.value)} told on {early.moment}, {moment(late.claim.value)} on {late.moment}",
        )
    if a.document == b.document and same_speaker(a.speaker, b.speaker):
        return None  # nobody contradicts himself in one breath: two actions, each with its time
    if (a.claim.factuality in UNREAL) != (b.claim.factuality in UNREAL):
        return None
    return Found(a, b, "contradicts", f"{one} against {two}")


def _years_apart(one: str, two: str) -> bool:
    """Whether two dates told to the month are of different years: nobody errs by a year in the day of one event; one is another's."""
    size = len("2031-05")
    if min(len(one), len(two)) < size:
        return False
    months = [int(x[:4]) * 12 + int(x[5:7]) for x in (one, two)]
    return abs(months[0] - months[1]) >= ANOTHER_EVENT


def _near(one: str, two: str, slack: int) -> bool:
    x, y = minutes(one), minutes(two)
    if x is None or y is None:
        return False
    first, second = day(one), day(two)
    if first is None or second is None:
        return False
    return abs((second - first).days * 24 * 60 + y - x) < slack


def _one_night(a: Said, b: Said, one: str, two: str) -> bool:
    """Neighbouring days of which one is told as a night's."""
    first, second = day(one), day(two)
    if first is None or second is None or abs(second - first) != timedelta(days=1):
        return False
    later = minutes(two if second > first else one)
    if later is not None and later >= MORNING:
        return False
    return any(_night().search(plain(s.claim.quote)) or s.context & _NIGHTS for s in (a, b))


def _looks_ahead(a: Said, b: Said, one: str, two: str) -> bool:
    """Whether both accounts looked ahead: to their own day or later, one of them past its own day or foretelling."""
    ahead = compare(one, a.published), compare(two, b.published)
    if not all(x in (0, 1) for x in ahead):
        return False
    return 1 in ahead or any(s.claim.factuality in UNREAL for s in (a, b))


def _zones_apart(a: Said, b: Said, one: str, two: str) -> bool:
    """Whether one time is told by a named zone and the other by another or none, whole half hours apart."""
    if (a.zone is None) == (b.zone is None) or a.zone == b.zone:
        return False
    x, y, first, second = minutes(one), minutes(two), day(one), day(two)
    if x is None or y is None or first is None or second is None:
        return False
    apart = abs((second - first).days * 24 * 60 + y - x)
    return apart % HALF_HOUR == 0 and apart <= FARTHEST_ZONE


def _titles(a: Said, b: Said, x: str, y: str) -> Found | None:
    one, two = title_of(x), title_of(y)
    if one.ranks and two.ranks and not one.ranks & two.ranks:
        return Found(a, b, "contradicts", f"{x} against {y}")
    if not (one.offices or one.rest) or not (two.offices or two.rest):
        return Found(a, b, "agrees", f"both: {x}") if one.ranks and one.ranks == two.ranks else None
    clash = bool(one.sides and two.sides and not one.sides & two.sides)
    if one.offices == two.offices and one.rest == two.rest and not clash:
        return Found(a, b, "agrees", f"both: {x}" if x == y else f"{x} and {y} are one title")
    if one.offices and two.offices and not one.offices & two.offices:
        return Found(a, b, "contradicts", f"{x} against {y}")
    if clash:
        return None
    bodies = line_of(x), line_of(y)
    if one.offices == two.offices and None not in bodies and bodies[0] != bodies[1]:
        return Found(a, b, "contradicts", f"{x} against {y}")
    if one.offices <= two.offices and one.rest <= two.rest:
        return Found(a, b, "refines", f"{y} says more than {x}")
    if two.offices <= one.offices and two.rest <= one.rest:
        return Found(b, a, "refines", f"{x} says more than {y}")
    return None


def _nested(a: Said, b: Said, x: str, y: str) -> Found | None:
    one, two = stems(x), stems(y)
    if not one or not two:
        return None
    if one == two:
        return Found(a, b, "agrees", f"both: {x}")
    if one < two:
        return Found(a, b, "refines", f"{y} says more than {x}")
    if two < one:
        return Found(b, a, "refines", f"{x} says more than {y}")
    return None


def _causes(a: Said, b: Said, x: str, y: str) -> Found | None:
    share = _common(x, y)
    if share < SAME_CAUSE and "unconfirmed" in (a.claim.factuality, b.claim.factuality):
        return None
    if share >= SAME_CAUSE:
        return Found(a, b, "agrees", f"both: {x}") if share == 1 or a.claim.attribute == "cause" else None
    if a.claim.attribute == "perpetrator" and _who_began(a, b, x, y):
        return Found(a, b, "contradicts", f"{x} against {y}")
    # Two actors may each have done their part of an event; two causes of one event are rival explanations.
    if a.claim.attribute == "cause" and share == 0 and stems(x) and stems(y) and not same_speaker(a.speaker, b.speaker):
        return Found(a, b, "contradicts", f"{x} against {y}")
    return None


def _who_began(a: Said, b: Said, x: str, y: str) -> bool:
    """Whether two sides are each said to have begun: only one can have been the first."""
    one, two = sides_in(x), sides_in(y)
    if not one or not two or one & two or same_speaker(a.speaker, b.speaker):
        return False
    return all(_FIRST.search(plain(f"{s.claim.quote} {s.claim.subject or ''}")) for s in (a, b))


def _denied(a: Said, b: Said, x: str, y: str, a_denied: bool, b_denied: bool) -> Found | None:
    if _common(x, y) <= SAME_CAUSE:
        return None
    if a_denied and b_denied:
        return Found(a, b, "agrees", f"both deny: {x}")
    claimed, denial = (b, a) if a_denied else (a, b)
    if claimed.claim.factuality in UNREAL:
        return None
    return Found(claimed, denial, "denies", f"{phrase(denial.speaker)} denies: {denial.claim.value}")


def _common(x: str, y: str) -> float:
    one, two = stems(x), stems(y)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
