"""What the accounts of one event settle between them: its type, day, place and title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from crossbearing.annotate.nominals import nominal
from crossbearing.link.incidents import Incident
from crossbearing.link.kinds import CORE_WEIGHT, kind_of
from crossbearing.link.region import in_told_region
from crossbearing.link.when import days, is_precise, ordinal
from crossbearing.records import Location
from crossbearing.records.mention import EventType

# What a later day that the same account gives counts for.
LATER = 0.25
# What a denied word counts for the type of an event.
DENIED = 0.1


def type_of(group: Sequence[Incident]) -> EventType:
    """The type that most accounts' core mentions give; `other` only where nothing else is told."""
    weights: dict[EventType, float] = {}
    for incident in group:
        for m in incident.mentions:
            # "it was no accident, it was a crime"
            share = DENIED if m.factuality == "denied" else 1.0
            weights[m.type] = weights.get(m.type, 0.0) + share * CORE_WEIGHT[kind_of(m.lemma, m.type)[1]]
    if not weights:
        return "other"
    return min(weights, key=lambda t: (t in ("other", "statement"), -weights[t], t))


def start_of(group: Sequence[Incident]) -> str | None:
    """The day (or month, or year) that most accounts give for the beginning, at the most precise value among those that agree."""
    told: dict[str, float] = {}
    for incident in group:
        values = sorted(incident.starts, key=lambda v: (ordinal(v) or 0, v))
        for n, value in enumerate(values):
            # Of several days that one account gives, the first is when it began.
            weight = (2.0 if incident.main else 1.0) * (1.0 if n == 0 else LATER)
            told[value] = told.get(value, 0.0) + weight
    return _settled(told)


def end_of(group: Sequence[Incident]) -> str | None:
    """The end that most accounts give; the day itself where the event is of one day and nothing else is told."""
    told: dict[str, float] = {}
    for incident in group:
        for c in incident.claims:
            if c.attribute == "end" and c.value and c.factuality != "denied":
                told[c.value] = told.get(c.value, 0.0) + 1
    return _settled(told)


def _settled(told: Mapping[str, float]) -> str | None:
    """The day with most voices; a month or year votes for the days in it; hours are dropped where accounts differ in them."""
    if not told:
        return None
    votes: dict[str, float] = {}
    for value, n in told.items():
        votes[value[:10]] = votes.get(value[:10], 0.0) + n
    for coarse in [v for v in votes if len(v) < 10]:
        for fine in votes:
            if len(fine) > len(coarse) and fine.startswith(coarse):
                votes[fine] += votes[coarse]
    best = min(votes, key=lambda v: (-votes[v], -len(v), v))
    hours = [v for v in told if v[:10] == best and len(v) > 10]
    exact = min(hours, key=lambda v: (-told[v], v)) if hours else None
    return (
        exact
        if exact and len(hours) == 1 and told[exact] * 2 > sum(n for v, n in told.items() if v[:10] == best)
        else best
    )


def place_of(group: Sequence[Incident]) -> Location | None:
    """The place that most accounts give, and of those that agree the most precise. A country is no place where a town is told."""
    votes: Counter[tuple[str, int | None]] = Counter()
    by_key: dict[tuple[str, int | None], Location] = {}
    for incident in group:
        core = [
            m.place
            for m in incident.mentions
            if m.place is not None and kind_of(m.lemma, m.type)[1] in ("core", "effect")
        ]
        seen: set[tuple[str, int | None]] = set()
        for p in core or incident.places:
            key = (p.name, p.geonameid)
            by_key.setdefault(key, p)
            votes[key] += 3 if key not in seen else 1
            seen.add(key)
    if not votes:
        return None
    told = dict(votes)
    for key, p in by_key.items():
        # A wider area's votes speak for the place in it.
        for wide_key, wide in by_key.items():
            if (
                _precision(wide) > _precision(p)
                and wide.country == p.country
                and (_precision(wide) == 6 or (wide.admin1 == p.admin1 and _precision(wide) in (3, 4)))
            ):
                votes[key] += votes[wide_key] if _alone(key, wide, told, by_key) else min(2, votes[wide_key])
    towns = any(_is_town(p) for p in by_key.values())
    best = min(
        votes,
        key=lambda k: (
            _precision(by_key[k]) >= 6 or (towns and by_key[k].latitude is None),
            -votes[k],
            _precision(by_key[k]),
            k[0],
        ),
    )
    return in_told_region(by_key[best], list(by_key.values()), [i.told_places for i in group if i.told_places])


# A town with this share of all votes for towns of its division is where it happened; a flood has many.
ONE_TOWN = 0.6


def _alone(
    key: tuple[str, int | None], wide: Location, votes: dict[tuple[str, int | None], int], by_key: dict[tuple[str, int | None], Location]
) -> bool:  # fmt: skip
    """Whether a town is the one of which the accounts tell within a division."""
    if not _is_town(by_key[key]) or _precision(wide) == 6:
        return False
    all_told = sum(n for k, n in votes.items() if _is_town(by_key[k]) and by_key[k].admin1 == wide.admin1)
    return votes[key] >= ONE_TOWN * all_told


def _is_town(p: Location) -> bool:
    return p.latitude is not None and _precision(p) <= 2


def _precision(p: Location) -> int:
    return p.precision if p.precision is not None else 5


def label_of(group: Sequence[Incident], type: EventType, start: str | None, place: Location | None) -> str:
    """A plain title from the fields: `Collapse, Jibou, 27 March 2025`."""
    names: Counter[str] = Counter()
    for incident in group:
        for m in incident.mentions:
            kind, role = kind_of(m.lemma, m.type)
            if role in ("core", "action") and m.type == type:
                names[kind if role == "core" and kind != "happening" else m.lemma] += 2 if role == "core" else 1
    if not names:
        for incident in group:
            for m in incident.mentions:
                kind, role = kind_of(m.lemma, m.type)
                names[kind if role != "other" else m.lemma] += 1
    what = min(names, key=lambda n: (-names[n], n)) if names else type.replace("_", " ")
    what = _TITLES.get(what) or nominal(what)
    parts = [what[:1].upper() + what[1:], place.name if place else "", _plain_date(start)]
    return ", ".join(p for p in parts if p)


_TITLES = {
    "airstrike": "air strike or shelling", "blast": "explosion", "quake": "earthquake", "walkout": "strike", "crash": "crash",
    "death": "deaths", "injury": "injuries", "season": "rainy season", "service": "prayers", "damage": "damage", "attack": "attack",
    "campaign": "offensive", "violence": "fighting", "battle": "fighting", "missing": "disappearance", "impact": "incident", "happening": "event",
}  # fmt: skip
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _plain_date(start: str | None) -> str:
    if not start or ordinal(start) is None:
        return ""
    pieces = start[:10].split("-")
    if len(pieces) == 1:
        return pieces[0]
    if not pieces[1].isdigit():
        return f"week {pieces[1].lstrip('W')} of {pieces[0]}" if pieces[1][:1] == "W" else pieces[0]
    month = _MONTHS[int(pieces[1]) - 1]
    return f"{month} {pieces[0]}" if len(pieces) == 2 else f"{int(pieces[2])} {month} {pieces[0]}"


def span_of_days(group: Sequence[Incident], start: str | None, end: str | None) -> tuple[int | None, int | None]:
    """The settled start and end as days, else what the incidents know."""
    if start:
        first = ordinal(start)
        return first, ordinal(end, last=True) if end else days(start, start)[1]
    known = [i.when for i in group if is_precise(i.when)]
    return known[0] if known else (None, None)
