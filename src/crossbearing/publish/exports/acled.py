"""Rows in the manner of ACLED, for events that have a place in its scheme. ACLED Codebook 2024; column names of 2023 and later.

Fatalities: the least number told by an account that is not denied or foretold and that no later state has replaced; vague words by ACLED's
convention (tens 10, dozens 12, hundreds 100). Where no number is told the cell is empty, never 0 and never a number by convention.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from crossbearing.lexicon import lexicon
from crossbearing.publish.exports import evidence, sides, where
from crossbearing.publish.exports.evidence import Trail
from crossbearing.publish.exports.export import Column as C
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.index import Index
from crossbearing.publish.exports.sheet import csv_bytes
from crossbearing.publish.exports.sides import Party
from crossbearing.publish.exports.toll import UNREAL, real, whole
from crossbearing.publish.wording import clip
from crossbearing.records import Claim, Event, Record

_ACLED = "empty: only ACLED gives it"
# Quotes in `notes`, and the characters of each.
MOST_NOTES, NOTE = 3, 240
# UCDP's codes of places as ACLED's: a town, near it or its district, the province.
GEO = {1: 1, 2: 2, 3: 2, 4: 3}
COLUMNS: tuple[C, ...] = (
    C("event_id_cnty", "the event's id in the record"), C("event_date", "the first day that the event's time can mean, ISO 8601; empty where it is wider than a month or not told"),
    C("year", "the year of event_date", "integer"), C("time_precision", "1 a day, 2 up to a week, 3 up to a month", "integer"), C("disorder_type", "by event_type"),
    C("event_type", "from the record's type of event, by `lexicon/acled.yaml`"), C("sub_event_type", "from the lemma of an action of the event; for protests `Peaceful protest` where an account says that nobody was "
      "detained, `Protest with intervention` where somebody was; else empty"),
    C("actor1", "the party that most accounts assert to have done it; `Protesters` and `Rioters` for those events"), C("assoc_actor_1", "empty: not told apart"),
    C("inter1", "what kind of party it is by the words of its name (`lexicon/sides.yaml`), else empty"), C("actor2", "the opponent, where the names of both tell that they fight; `Civilians` for violence against civilians; for protests and riots the party that is told beside the crowd"),
    C("assoc_actor_2", "empty: not told apart"), C("inter2", "as inter1"), C("interaction", "`inter1-inter2`, where inter1 is known"), C("civilian_targeting", "`Civilian targeting` for violence against civilians"),
    C("iso", "the country's ISO 3166-1 numeric code", "integer"), C("region", _ACLED), C("country", "the country's English name"), C("admin1", "the first-order division"), C("admin2", "the place's name where it is a "
      "second-order division"), C("admin3", "empty: the record does not hold it"), C("location", "the place's name"), C("latitude", "of the place, empty for an area, a country and the sea", "number"), C("longitude", "likewise", "number"),
    C("geo_precision", "1 a town, 2 near it or a district, 3 a province; the point is the province's own, no capital's", "integer"), C("source", "publishers of the accounts, joined by `; `"), C("source_scale", _ACLED),
    C("notes", "the words of up to three claims, each with its account"), C("fatalities", "the least number told, by the rule above", "integer"), C("tags", "`crowd size=` with the range told of those taking part"),
    C("timestamp", "empty: no clock enters a record"),
)  # fmt: skip


def make(record: Record, kept: Kept) -> Files:
    """`acled.csv` and `acled.evidence.csv`."""
    index = Index(record)
    trail = Trail(index)
    rows = []
    for event in record.events:
        told = [c for c in index.told(event) if c.factuality not in UNREAL]
        scheme = lexicon("acled")["types"].get(event.type)
        found = sides.parties(event, index)
        if not told or scheme is None:
            continue
        sub = _sub(event, scheme, index)
        if scheme.get("needs_party") and not found and sub is None:
            continue
        rows.append(_row(event, index, told, scheme, sub, found, trail))
    return {"acled.csv": csv_bytes(COLUMNS, rows), "acled.evidence.csv": trail.csv()}


def _row(
    event: Event,
    index: Index,
    told: Sequence[Claim],
    scheme: dict[str, str],
    sub: str | None,
    found: Sequence[Party],
    trail: Trail,
) -> list[object]:
    name1, kind1, name2, kind2 = _actors(event, found)
    days, place = where.days(event), event.place
    code = {1: 1, 2: 2, 3: 2, 4: 3}.get(days.code or 0)
    day: date | None = days.first if code else None
    geo = GEO.get(place.precision or 0) if place else None
    point = where.point(place) if geo else None
    country, iso = where.country(place.country) if place else (None, None)
    dead, counted = fatalities(event, index)
    accounts = sorted({c.document for c in told if c.document in index.documents}, key=str)
    publishers = dict.fromkeys(index.documents[d].publisher for d in accounts if d and index.documents[d].publisher)
    value: dict[str, object] = {
        "event_id_cnty": event.id, "event_date": day.isoformat() if day else None, "year": day.year if day else None, "time_precision": code,
        "disorder_type": scheme["disorder"], "event_type": scheme["event"], "sub_event_type": sub, "actor1": name1, "inter1": kind1, "actor2": name2,
        "inter2": kind2, "interaction": "-".join(k for k in (kind1, kind2) if k) if kind1 else None,
        "civilian_targeting": "Civilian targeting" if event.type == "violence_against_civilians" else None, "iso": iso, "country": country,
        "admin1": place.admin1 if place else None, "admin2": place.name if place and place.precision == 3 else None, "location": place.name if place else None,
        "latitude": point[0] if point else None, "longitude": point[1] if point else None, "geo_precision": geo, "source": "; ".join(str(p) for p in publishers),
        "notes": _notes(told, index), "fatalities": dead, "tags": _crowd(told),
    }  # fmt: skip
    trail.add(event.id, event.id, "fatalities", dead, counted)
    for column in ("actor1", "actor2"):
        trail.add(
            event.id, event.id, column, value[column], [k for p in found if p.name == value[column] for k in p.claims]
        )
    trail.add(
        event.id,
        event.id,
        "event_date time_precision",
        value["event_date"],
        [c.id for c in told if c.attribute in ("start", "end")],
    )
    trail.add(
        event.id,
        event.id,
        "location latitude longitude",
        value["location"],
        [c.id for c in told if c.attribute == "place"],
    )
    trail.add(event.id, event.id, "tags", value["tags"], [c.id for c in told if c.attribute == "participants"])
    trail.add(event.id, event.id, "event_type source", value["event_type"], [c.id for c in told])
    return [value.get(c.name) for c in COLUMNS]


def _actors(event: Event, found: Sequence[Party]) -> tuple[str | None, str | None, str | None, str | None]:
    if event.type in ("protest", "riot"):
        crowd = "Protesters" if event.type == "protest" else "Rioters"
        other = next((p for p in found if p.kind not in ("Protesters", "Rioters", None)), None)
        return crowd, crowd, other.name if other else None, other.kind if other else None
    first, second = sides.opponents(event, found)
    if event.type == "violence_against_civilians":
        return (first.name if first else None, first.kind if first else None, "Civilians", "Civilians")
    return (
        first.name if first else None, first.kind if first else None, second.name if second else None, second.kind if second else None,
    )  # fmt: skip


def _sub(event: Event, scheme: dict[str, dict[str, str]], index: Index) -> str | None:
    if event.type == "protest":
        held = [c for c in index.told(event) if c.attribute == "detained" and c.factuality == "asserted"]
        if any((c.low or 0) >= 1 for c in held):
            return "Protest with intervention"
        return "Peaceful protest" if held and all(c.high == 0 for c in held) else None
    found = {s for p in event.parts if (s := scheme["sub"].get(p.lemma))}
    return found.pop() if len(found) == 1 else None


def fatalities(event: Event, index: Index) -> tuple[int | None, tuple[str, ...]]:
    """The most conservative number told of the whole, and the claims that tell it."""
    rows = [a for a in event.attributes if a.attribute == "fatalities" and real(a, index)]
    if not rows:
        return None, ()
    told = [(n, c.id) for c in real(rows[0], index) if not c.part and (n := _coded(c)) is not None]
    if not told:
        return None, ()
    least = min(n for n, _ in told)
    return whole(least), tuple(k for n, k in told if n == least)


def _coded(claim: Claim) -> float | None:
    for row in lexicon("acled")["vague"]:
        if (claim.low, claim.high) == (row["low"], row["high"]):
            return float(row["code"])
    return claim.low


def _crowd(told: Sequence[Claim]) -> str | None:
    figures = [
        c for c in told if c.attribute == "participants" and not c.part and (c.low is not None or c.high is not None)
    ]
    lows, highs = [c.low for c in figures if c.low is not None], [c.high for c in figures if c.high is not None]
    if not figures:
        return None
    low, high = whole(min(lows, default=None)), whole(max(highs, default=None))
    if low is None or high is None:
        return f"crowd size=at least {low}" if high is None else f"crowd size=up to {high}"
    return f"crowd size={low}" if low == high else f"crowd size={low}-{high}"


def _notes(told: Sequence[Claim], index: Index) -> str:
    """Words of the accounts, those with figures first; no sentence is made."""
    order = sorted(
        told, key=lambda c: (c.attribute != "fatalities", c.low is None and c.high is None, c.document or "", c.start)
    )
    quotes: dict[str, str] = {}
    for c in order:
        d = index.documents.get(c.document or "")
        quotes.setdefault(clip(c.quote, NOTE), (d.publisher or d.author or d.title or d.path or d.id) if d else "")
    return " / ".join(f"{who}: “{quote}”" for quote, who in list(quotes.items())[:MOST_NOTES])


EXPORT = Export(
    "acled",
    "Rows in ACLED's manner: event and sub-event type, parties, precision codes, the most conservative fatalities.",
    make,
    {"acled": COLUMNS, "acled.evidence": evidence.COLUMNS},
)
