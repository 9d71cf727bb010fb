"""Events as GeoJSON (RFC 7946): longitude before latitude, WGS 84, no geometry where the accounts give no place more exact than a country."""

from __future__ import annotations

from crossbearing.publish import wording
from crossbearing.publish.exports import sides, where
from crossbearing.publish.exports.encoding import json_bytes
from crossbearing.publish.exports.export import Column as C
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.index import Index
from crossbearing.publish.exports.toll import toll
from crossbearing.records import Event, Record

# Degrees are given to a metre at the equator, no finer than any gazetteer's.
_DIGITS = 5
PROPERTIES: tuple[C, ...] = (
    C("label", "the event's type, place and time in words"), C("type", "the record's type of event"), C("start", "when it began, at the precision told"), C("end", "when it ended"),
    C("place", "the place's name"), C("admin1", "first-order division"), C("country", "ISO 3166-1 alpha-2 code"), C("geonameid", "GeoNames id", "integer"),
    C("precision", "UCDP code of the place", "integer"), C("precision_says", "the same in words"), C("status", "how the worst of its attributes stands: disputed, updated, compatible, agreed, single"),
    C("accounts", "accounts that tell of it", "integer"), C("fatalities_low", "low end of the estimate of the dead", "integer"), C("fatalities_best", "the estimate", "integer"), C("fatalities_high", "high end", "integer"),
    C("part_of", "the event that it is a part of"), C("claims", "ids of its claims", "texts"),
)  # fmt: skip
_WORST = ("disputed", "updated", "compatible", "agreed", "single")


def make(record: Record, kept: Kept) -> Files:
    """`events.geojson`."""
    index = Index(record)
    features = [_feature(e, index) for e in record.events]
    points = [c for e in record.events if (c := _coordinates(e)) is not None]
    collection: dict[str, object] = {"type": "FeatureCollection"}
    if points:
        x, y = [p[0] for p in points], [p[1] for p in points]
        collection["bbox"] = [min(x), min(y), max(x), max(y)]
    return {"events.geojson": json_bytes({**collection, "features": features})}


def _coordinates(event: Event) -> list[float] | None:
    """Longitude, latitude."""
    at = where.point(event.place)
    return [round(at[1], _DIGITS), round(at[0], _DIGITS)] if at else None


def _feature(event: Event, index: Index) -> dict[str, object]:
    place, at = event.place, _coordinates(event)
    dead = toll(event, index, sides.parties(event, index))
    status = next((s for s in _WORST if any(a.status == s for a in event.attributes)), None)
    values: dict[str, object] = {
        "label": event.label, "type": event.type, "start": event.start, "end": event.end, "place": place.name if place else None,
        "admin1": place.admin1 if place else None, "country": place.country if place else None, "geonameid": place.geonameid if place else None,
        "precision": place.precision if place else None, "precision_says": (wording.place_precision(place) or None) if place else None,
        "status": status, "accounts": len(event.documents), "fatalities_low": dead.low, "fatalities_best": dead.best, "fatalities_high": dead.high,
        "part_of": event.part_of, "claims": event.claims,
    }  # fmt: skip
    geometry = {"type": "Point", "coordinates": at} if at else None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": geometry,
        "properties": {c.name: values[c.name] for c in PROPERTIES},
    }


EXPORT = Export(
    "geojson",
    "Events as points for a map (RFC 7946), each with the precision of its place.",
    make,
    {"events": PROPERTIES},
)
