"""Candidate rows for UCDP's Georeferenced Event Dataset: the 49 columns in the order of version 23 and later.

Sundberg and Melander 2013; Högbladh, UCDP GED Codebook. What only UCDP can give (its ids of conflicts, dyads and sides, whether a dyad was
active) stays empty. A row is made of an event that is violence, with at least one death told. A coder accepts or changes it: `code_status`
is never "Clear".
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from crossbearing.lexicon import lexicon
from crossbearing.publish.exports import evidence, sides, where
from crossbearing.publish.exports.evidence import Trail
from crossbearing.publish.exports.export import Column as C
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.index import Index
from crossbearing.publish.exports.sheet import csv_bytes
from crossbearing.publish.exports.sides import Party
from crossbearing.publish.exports.toll import UNREAL, Toll, toll
from crossbearing.publish.wording import number
from crossbearing.records import Claim, Document, Event, Record

# The record's types that can be organised violence.
VIOLENT = frozenset(["battle", "explosion", "remote_violence", "violence_against_civilians"])
# A number of 12 hexadecimal digits has at most 15 decimal ones, which spreadsheets and doubles keep exactly.
_ID_DIGITS = 12
_UCDP = "empty: only UCDP gives it"
COLUMNS: tuple[C, ...] = (
    C("id", "a number made from the event's id, the same at each export", "integer"),
    C("relid", "the event's id in the record"),
    C("year", "the year of the event, empty where its days lie in two years or are not told", "integer"),
    C("active_year", _UCDP), C("code_status", "`Check` and what a coder must look at: always side and type, and whatever is disputed or untold"),
    C("type_of_violence", "3 for violence against civilians by a named party; 1 where the two sides are told and one is a state's force; 2 where the two sides are told and neither is; else empty", "integer"),
    C("conflict_dset_id", _UCDP), C("conflict_new_id", _UCDP), C("conflict_name", _UCDP), C("dyad_dset_id", _UCDP), C("dyad_new_id", _UCDP),
    C("dyad_name", "`side_a - side_b` where both are told"), C("side_a_dset_id", _UCDP), C("side_a_new_id", _UCDP),
    C("side_a", "the party that most accounts assert to have done it (a state and its forces are one party); of two sides the one that is a state's"), C("side_b_dset_id", _UCDP), C("side_b_new_id", _UCDP),
    C("side_b", "the next party told, where the names of both tell that they fight (forces of different states, rebels, militias: `lexicon/sides.yaml`); `Civilians` for violence against civilians; else empty"),
    C("number_of_sources", "accounts that make a claim on the event", "integer"),
    C("source_article", "the accounts, `publisher,date,title` each in double quotes, joined by `;`"), C("source_office", "their publishers, joined by `;`, one place for each account"),
    C("source_date", "their dates, likewise"), C("source_headline", "their titles, likewise"),
    C("source_original", "whose word the dead are by the accounts: the innermost speakers of the claims counted, joined by `;`"),
    C("where_prec", "the record's code of the place: 1 exact, 2 near, 3 second-order and 4 first-order division, 5 other area, 6 country, 7 sea or air", "integer"),
    C("where_coordinates", "the place's name"), C("where_description", "the places that the event's claims name, in the accounts' words, joined by `;`"),
    C("adm_1", "the first-order division"), C("adm_2", "the place's name where it is a second-order division (where_prec 3), else empty"),
    C("latitude", "of the place, empty for a country and where there is no point", "number"), C("longitude", "likewise", "number"), C("geom_wkt", "`POINT (longitude latitude)` of the same point"),
    C("priogrid_gid", "the PRIO-GRID cell of the same point", "integer"), C("country", "the country's English name"), C("country_id", "empty: a Gleditsch-Ward number, which the record does not hold"),
    C("region", "empty: UCDP's own regions"),
    C("event_clarity", "1 where day to week and a place more exact than a country are told, 2 where not", "integer"),
    C("date_prec", "1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer", "integer"), C("date_start", "the first day that the event's time can mean, ISO 8601"),
    C("date_end", "the last day of its end, or of its start where no end is told"),
    C("deaths_a", "the dead told as fighters of side_a, empty where untold", "integer"), C("deaths_b", "likewise of side_b", "integer"), C("deaths_civilians", "the dead told as civilians, empty where untold", "integer"),
    C("deaths_unknown", "best less the three before", "integer"), C("best", "the estimate of the whole by the record's rule (`--rule ucdp` for UCDP's own)", "integer"), C("high", "its high end", "integer"), C("low", "its low end", "integer"),
    C("gwnoa", "empty: a Gleditsch-Ward number, which the record does not hold"), C("gwnob", "likewise"),
)  # fmt: skip


def make(record: Record, kept: Kept) -> Files:
    """`ged.csv` and `ged.evidence.csv`."""
    index = Index(record)
    trail = Trail(index)
    rows = []
    for event in record.events:
        found = sides.parties(event, index)
        dead = toll(event, index, found)
        if violence(event, found) and max(dead.high or 0, dead.best or 0, dead.low or 0) >= 1:
            rows.append(_row(event, index, found, trail))
    return {"ged.csv": csv_bytes(COLUMNS, rows), "ged.evidence.csv": trail.csv()}


def violence(event: Event, found: Sequence[Party]) -> bool:
    """Whether the event can be organised violence: an explosion only where somebody is said to have done it, or where it is a bomb's."""
    if event.type == "explosion":
        return bool(found) or any(p.lemma in lexicon("acled")["types"]["explosion"]["sub"] for p in event.parts)
    return event.type in VIOLENT


def event_number(event: Event) -> int:
    """The event's id as a number."""
    return int(sha256(event.id.encode()).hexdigest()[:_ID_DIGITS], 16)


def _row(event: Event, index: Index, found: Sequence[Party], trail: Trail) -> list[object]:
    a, b = sides.opponents(event, found)
    dead = toll(event, index, [p for p in (a, b) if p])
    kind = _type(event, a, b)
    other = b.name if b else "Civilians" if kind == 3 else None
    days, place = where.days(event), event.place
    precision = place.precision if place else None
    point = where.point(place)
    told = [c for c in index.told(event) if c.factuality not in UNREAL]
    documents = _documents(told, index)
    same_year = days.first and days.last and days.first.year == days.last.year
    clear = days.code is not None and days.code <= 3 and precision is not None and precision != 6
    places = [c for c in told if c.attribute == "place" and c.value]
    counted = [c for k in dead.claims if (c := index.claims.get(k))]
    value: dict[str, object] = {
        "id": event_number(event), "relid": event.id, "year": days.first.year if days.first and same_year else None,
        "code_status": _status(event, a, dead, days, precision), "type_of_violence": kind, "side_a": a.name if a else None, "side_b": other,
        "dyad_name": f"{a.name} - {other}" if a and other else None, "number_of_sources": len(documents),
        "source_article": ";".join(_article(d) for d in documents), "source_office": _joined(d.publisher for d in documents),
        "source_date": _joined(d.published for d in documents), "source_headline": _joined(d.title for d in documents),
        "source_original": ";".join(dict.fromkeys(_flat(c.sources[-1]) for c in counted if c.sources)), "where_prec": precision,
        "where_coordinates": place.name if place else None, "where_description": ";".join(dict.fromkeys(_flat(c.value or "") for c in places)),
        "adm_1": place.admin1 if place else None, "adm_2": place.name if place and precision == 3 else None,
        "latitude": point[0] if point else None, "longitude": point[1] if point else None,
        "geom_wkt": f"POINT ({point[1]:.6f} {point[0]:.6f})" if point else None, "priogrid_gid": where.cell(*point) if point else None,
        "country": where.country(place.country)[0] if place else None, "event_clarity": 1 if clear else 2,
        "date_prec": days.code, "date_start": days.first.isoformat() if days.first else None, "date_end": days.last.isoformat() if days.last else None,
        "deaths_a": dead.a, "deaths_b": dead.b, "deaths_civilians": dead.civilians, "deaths_unknown": dead.unknown,
        "best": dead.best, "high": dead.high, "low": dead.low,
    }  # fmt: skip
    _evidence(event, value, told, dead, a, b, trail)
    return [value.get(c.name) for c in COLUMNS]


def _type(event: Event, a: Party | None, b: Party | None) -> int | None:
    if a is None:
        return None
    if event.type == "violence_against_civilians":
        return 3
    if b is None:
        return None
    if "State forces" in (a.kind, b.kind):
        return 1
    return 2 if a.kind and b.kind else None


def _status(event: Event, a: Party | None, dead: Toll, days: where.Days, precision: int | None) -> str:
    disputed = {x.attribute for x in event.attributes if x.status == "disputed"}
    look = ["type of violence", "dyad" if a else "dyad (no party told)"]
    if "fatalities" in disputed:
        look.append("deaths (disputed)")
    elif dead.best is None:
        look.append("deaths (no best estimate)")
    if days.first is None or disputed & {"start", "end"}:
        look.append("date" if days.first else "date (not told)")
    if precision is None or "place" in disputed:
        look.append("location" if precision else "location (not told)")
    return f"Check {', '.join(look)}"


def _documents(told: Sequence[Claim], index: Index) -> list[Document]:
    found = {c.document: d for c in told if (d := index.documents.get(c.document or "")) is not None}
    return sorted(found.values(), key=lambda d: (d.published is None, d.published or "", d.id))


def _flat(text: str | None) -> str:
    """One line in which nothing parts items."""
    return " ".join((text or "").split()).replace(";", ",")


def _joined(texts: object) -> str:
    items = [_flat(t) for t in texts]  # type: ignore[attr-defined]
    return ";".join(items) if any(items) else ""


def _article(d: Document) -> str:
    parts = [x for x in (_flat(d.publisher), _flat(d.published), _flat(d.title)) if x]
    return '"' + ",".join(parts).replace('"', "'") + '"'


def _evidence(
    event: Event,
    value: dict[str, object],
    told: Sequence[Claim],
    dead: Toll,
    a: Party | None,
    b: Party | None,
    trail: Trail,
) -> None:
    row, e = value["id"], event.id
    figures = [x for x in (dead.low, dead.best, dead.high) if x is not None]
    trail.add(row, e, "low best high", "/".join(number(x) for x in figures), dead.claims)
    for part, column in (("a", "deaths_a"), ("b", "deaths_b"), ("civilians", "deaths_civilians")):
        trail.add(row, e, column, value[column], dead.split.get(part, ()))
    for party, column in ((a, "side_a"), (b, "side_b")):
        if party:
            trail.add(row, e, column, value[column], party.claims)
    dated = [c.id for c in told if c.attribute in ("start", "end")]
    trail.add(row, e, "date_start date_end date_prec", value["date_start"], dated)
    trail.add(
        row,
        e,
        "where_coordinates latitude longitude",
        value["where_coordinates"],
        [c.id for c in told if c.attribute == "place"],
    )
    # Every claim of the event is behind the accounts counted.
    trail.add(row, e, "number_of_sources", value["number_of_sources"], [c.id for c in told])


EXPORT = Export(
    "ged",
    "Candidate rows for UCDP GED: 49 columns, low, best and high, precision codes, the accounts behind each row.",
    make,
    {"ged": COLUMNS, "ged.evidence": evidence.COLUMNS},
)
