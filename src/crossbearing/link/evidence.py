"""What speaks for and against two incidents being one event: named features of a pair, and their words for a reader.

Features lie between 0 and about 3. What they weigh is learned (see `weights`); what forbids a join is no feature but a rule (see `likeness`).
"""

from __future__ import annotations

from math import log1p
from typing import NamedTuple

from crossbearing.link.incidents import Incident
from crossbearing.link.kinds import kinds_agree, types_agree
from crossbearing.link.lasting import lasting_slip, lasts
from crossbearing.link.rarity import Rarity
from crossbearing.link.when import gap, is_known, is_precise
from crossbearing.link.where import nearness
from crossbearing.records import Location

Features = dict[str, float]

# Days by which two accounts may date one thing apart: a night, a time zone, a slip of "Monday" for "Tuesday"; and news of one week.
SLIP_DAYS, WEEK = 2, 7
# An account can hardly tell as past what happened later than its day (and a day's zone).
AHEAD_DAYS = 1
# News of one happening come out within two weeks (Vossen et al. 2018 use the same window for reports of shootings).
NEWS_DAYS = 14
# An account recalls what lies longer before its day.
BACKGROUND_DAYS = 20
# From here on more of the same tells nothing more.
NAMES_MOST, PEOPLE_MOST, FIGURES_MOST, WORDING_MOST = 4.0, 3.0, 2.0, 0.35
# So much of their wording any two accounts of one kind of happening have in common.
WORDING_COMMON = 0.12
# Types that say little of what happened: arrests and flight follow from what another account files them under.
NEUTRAL = frozenset(["other", "statement", "arrest", "displacement"])
_CLOSEST = ("same", "near", "contained", "country", "apart")

# Every feature, with what it is.
FEATURES = {
    "main": "both are what their accounts are chiefly about",
    "one_main": "only one of them is",
    "same_type": "the same type, by its rarity",
    "alike_type": "types that one happening may have",
    "type_clash": "types that it cannot have",
    "same_kind": "a core word of the same kind, by its rarity",
    "other_kind": "core words of kinds that do not go together",
    "same_day": "the same day, by its rarity",
    "next_day": "days that follow each other",
    "overlap": "times that overlap, less exact than a day",
    "off_days": "two days apart",
    "off_week": "within a week",
    "off_more": "more than a week apart",
    "ahead": "told before it happened",
    "same_place": "the same place, by its rarity",
    "near": "places near each other",
    "contained": "one place in the other",
    "country": "only the country in common",
    "apart": "places apart",
    "names": "names in common, each by its rarity",
    "person": "a full name of a person in common",
    "people": "more than one",
    "figures": "figures in common, each by its rarity",
    "small_figures": "figures in common that are one or none",
    "wording": "likeness of wording, up to what the news have in common",
    "same_wording": "likeness of wording beyond that",
    "name_wording": "likeness of the names and figures of the whole accounts",
    "lead_wording": "likeness of titles and leads",
    "published": "days of publication close to each other",
    "published_apart": "days of publication more than two weeks apart",
    "one_publisher": "both of one publisher",
    "background": "both recall a thing of the past, alike in kind and time",
    "another_year": "both recall a thing of the past, of other months or years",
    "lasting": "a war, siege or strike of the same time",
    "open": "one is past, the other yet to come",
    "beside_kind": "beside what both accounts are chiefly about, a core word of the same kind",
    "beside_day": "beside what both accounts are chiefly about, on the same day",
}


class Alike(NamedTuple):
    """How alike two incidents are worded, 0..1: `wording` of whole accounts where they are chiefly about the incidents, else of the incidents'
    own sentences; `names` and `lead` of the accounts' names and figures, titles and leads, where they are chiefly about them."""

    wording: float = 0.0
    names: float = 0.0
    lead: float = 0.0


def features(a: Incident, b: Incident, alike: Alike, rarity: Rarity) -> Features:
    """The features of a pair that are not nought."""
    f: Features = {}
    how, where = closest(a, b)
    if a.main and b.main:
        if _in_common(a, b, alike, how):
            f["main"] = 1.0
    elif a.main or b.main:
        f["one_main"] = 1.0
    _kinds(f, a, b, rarity)
    _times(f, a, b, rarity)
    if where is not None and how is not None:
        f[_PLACE[how]] = 1.0 if how == "apart" else rarity("place", where.name)
    if shared := a.entities & b.entities:
        f["names"] = min(NAMES_MOST, sum([rarity("entity", e) for e in sorted(shared)]))
    if known := a.people & b.people:
        people = sum([rarity("person", e) for e in sorted(known)])
        f["person"], f["people"] = min(1.0, people), min(PEOPLE_MOST, max(0.0, people - 1.0))
    if figures := a.figures & b.figures:
        f["figures"] = min(FIGURES_MOST, sum([rarity("figure", x) for x in sorted(figures) if x[1] > 1]))
        f["small_figures"] = min(FIGURES_MOST, sum([rarity("figure", x) for x in sorted(figures) if x[1] <= 1]))
    f["wording"] = min(alike.wording, WORDING_COMMON)
    f["same_wording"] = max(0.0, min(alike.wording, WORDING_MOST) - WORDING_COMMON)
    if a.main and b.main:
        f["name_wording"], f["lead_wording"] = alike.names, alike.lead
    if a.published is not None and b.published is not None:
        days = abs(a.published - b.published)
        f["published"] = 1.0 / (1.0 + days / 3.0)
        if days > NEWS_DAYS:
            f["published_apart"] = log1p(days - NEWS_DAYS)
    if a.publisher and a.publisher == b.publisher:
        f["one_publisher"] = 1.0
    if is_background(a) and is_background(b):
        if a.kinds & b.kinds and not gap(a.when, b.when):
            f["background"] = 1.0
        elif "off_more" in f:
            f["another_year"] = f.pop("off_more")
    if how != "apart" and lasts(a, b):
        f["lasting"] = 1.0
    if a.open != b.open:
        f["open"] = 1.0
    if not a.main and not b.main:
        # The accounts of one story share its names and words; what stands beside it is told apart by what it was and when.
        for name, of in (("beside_kind", "same_kind"), ("beside_day", "same_day")):
            if of in f:
                f[name] = f[of]
    return f


_PLACE = {"same": "same_place", "near": "near", "contained": "contained", "country": "country", "apart": "apart"}


def _in_common(a: Incident, b: Incident, alike: Alike, how: str | None) -> bool:
    """Whether two accounts, by what they are chiefly about, have anything in common beyond having been brought together."""
    if a.kinds & b.kinds or a.entities & b.entities or how in ("same", "near", "contained"):
        return True
    return alike.wording >= WORDING_COMMON or any(low > 1 for _, low, _ in a.figures & b.figures)


def _kinds(f: Features, a: Incident, b: Incident, rarity: Rarity) -> None:
    if a.type == b.type and a.type != "other":
        f["same_type"] = rarity("type", a.type)
    elif types_agree(a.type, b.type):
        f["alike_type"] = 1.0
    elif types_clash(a, b):
        f["type_clash"] = 1.0
    if a.kinds and b.kinds:
        common = a.kinds & b.kinds
        if common:
            f["same_kind"] = max([rarity("kind", k) for k in common])
        elif not kinds_agree(a.kinds, b.kinds):
            f["other_kind"] = 1.0


def _times(f: Features, a: Incident, b: Incident, rarity: Rarity) -> None:
    if is_known(a.when) and is_known(b.when):
        distance = gap(a.when, b.when)
        if distance > 1 and lasting_slip(a, b):
            f["overlap"] = 1.0
        elif distance > 1:
            f["off_days" if distance <= SLIP_DAYS else "off_week" if distance <= WEEK else "off_more"] = 1.0
        elif is_precise(a.when) and is_precise(b.when):
            f["same_day" if distance == 0 else "next_day"] = rarity("day", a.when[0])
        else:
            f["overlap"] = 1.0
    if days_ahead(a, b) > AHEAD_DAYS:
        f["ahead"] = 1.0


def closest(a: Incident, b: Incident) -> tuple[str | None, Location | None]:
    """How the two closest of their first places lie, and the finer of the two."""
    best: tuple[int, Location] | None = None
    for m, p in enumerate(a.places[:2]):
        for n, q in enumerate(b.places[:2]):
            if m and n:
                continue
            one = m < len(a.spots) and n < len(b.spots) and a.spots[m] is not None and a.spots[m] == b.spots[n]
            how = "same" if one and (p.precision or 5) < 6 else nearness(p, q)
            if how is not None and (best is None or _CLOSEST.index(how) < best[0]):
                best = _CLOSEST.index(how), p if (p.precision or 9) <= (q.precision or 9) else q
    return (_CLOSEST[best[0]], best[1]) if best else (None, None)


def days_ahead(a: Incident, b: Incident) -> int:
    """By how many days one account came out before the other's incident began; 0 where it tells of it as something to come."""
    out = 0
    if a.when[0] is not None and b.published is not None and not b.open:
        out = a.when[0] - b.published
    if b.when[0] is not None and a.published is not None and not a.open:
        out = max(out, b.when[0] - a.published)
    return max(0, out)


def is_background(a: Incident) -> bool:
    """Whether an account recalls something long before its day."""
    return (
        not a.main and a.when[1] is not None and a.published is not None and a.published - a.when[1] > BACKGROUND_DAYS
    )


def types_clash(a: Incident, b: Incident) -> bool:
    """Whether the types cannot be one happening's. What accounts are chiefly about they may still file differently."""
    return not (a.type in NEUTRAL or b.type in NEUTRAL or types_agree(a.type, b.type) or kinds_agree(a.kinds, b.kinds))


def reasons(a: Incident, b: Incident, alike: Alike, rarity: Rarity) -> tuple[str, ...]:
    """The features that speak for one event, in words."""
    f = features(a, b, alike, rarity)
    why: list[str] = []
    if "same_type" in f:
        why.append(f"both {a.type.replace('_', ' ')}")
    if "same_kind" in f:
        why.append(f"both: {max(a.kinds & b.kinds, key=lambda k: (rarity('kind', k), k))}")
    for name, words in (("same_day", "the same day"), ("next_day", "one day apart"), ("overlap", "times overlap")):
        if name in f:
            why.append(words)
    how, where = closest(a, b)
    if where is not None and how in _PLACE_WORDS:
        why.append(f"{_PLACE_WORDS[how]} ({where.name})")
    if shared := a.entities & b.entities:
        why.append(f"{len(shared)} names in common")
    if figures := sorted(a.figures & b.figures):
        why.append("both: " + ", ".join(f"{n} {low:g}" for n, low, _ in figures))
    why.append(f"wording {alike.wording:.2f} alike")
    if a.published is not None and b.published is not None and abs(a.published - b.published) <= NEWS_DAYS:
        why.append(f"published {abs(a.published - b.published)} days apart")
    if "main" in f:
        why.append("what both accounts are chiefly about")
    if "background" in f:
        why.append("background of one story")
    if "lasting" in f:
        why.append(f"one {lasts(a, b)} of that time")
    return tuple(why)


_PLACE_WORDS = {"same": "same place", "near": "near", "contained": "one area", "country": "one country"}
