"""Rows of GED or ACLED held against the events of a record: the same event by day, place and kind, and what differs in it.

A pair is the same event where the days touch or are at most NEAR_DAYS apart, the places are the same by name or at most NEAR_KM apart (or one of them is told
only as far as the country that holds the other), and the kinds can be one. Each row and each event is in one pair at most; the nearest come first.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import msgspec

from crossbearing.case.imports.coded import ImportFailure
from crossbearing.lexicon import lexicon
from crossbearing.link.folding import fold_name
from crossbearing.publish.exports import sides, where
from crossbearing.publish.exports.acled import fatalities
from crossbearing.publish.exports.ged import VIOLENT
from crossbearing.publish.exports.index import Index
from crossbearing.publish.exports.toll import toll
from crossbearing.records import Event, Record

# Coders file an event under the day of the report as often as under its own: a day either way is no other event.
NEAR_DAYS = 2
# UCDP's "near a known point" is about 25 km; two coders' points for one event are at most twice that apart.
NEAR_KM = 50.0
# A row whose place or day is only known in part is a worse fit than one with both; the weights only order candidates.
_VAGUE = 1.0
# Events of more days than this are held against every row; there are few of them.
_LONG = 40
_EARTH_KM = 6371.0


class Coding(msgspec.Struct, frozen=True):
    """A row of another's data: `first` to `last` its days, `low` to `high` its dead."""

    id: str
    first: date | None
    last: date | None
    place: str
    country: str
    latitude: float | None
    longitude: float | None
    kind: str
    best: int | None
    low: int | None
    high: int | None


class Match(msgspec.Struct, frozen=True):
    """A row and an event that are the same; `why` says by what, `differs` what the two tell differently (empty: nothing)."""

    row: str
    event: str
    label: str
    why: str
    differs: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True):
    """`only_rows` are rows of which the record has no event, `only_events` events of violence of which there is no row."""

    format: str
    matches: tuple[Match, ...]
    only_rows: tuple[str, ...]
    only_events: tuple[str, ...]


def read_rows(path: str) -> tuple[str, list[Coding]]:
    """`ged` or `acled`, and the rows. Columns are read by name; ImportFailure for a table that is neither."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ImportFailure(path, f"cannot be read ({error.strerror})", "check the file") from error
    except UnicodeDecodeError as error:
        raise ImportFailure(path, "not UTF-8", "save it as CSV UTF-8") from error
    try:
        return _coded(path, text)
    except csv.Error as error:
        raise ImportFailure(path, f"no CSV ({error})", "save it anew as CSV UTF-8") from error


def _coded(path: str, text: str) -> tuple[str, list[Coding]]:
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    columns = {c.strip().lower() for c in reader.fieldnames or ()}
    if {"date_start", "best"} <= columns:
        return "ged", [_ged(_lower(r), f"{path}: line {n}") for n, r in enumerate(reader, 2)]
    if {"event_date", "event_type"} <= columns:
        return "acled", [_acled(_lower(r), f"{path}: line {n}") for n, r in enumerate(reader, 2)]
    raise ImportFailure(
        path, "neither GED nor ACLED", "give a CSV with date_start and best, or with event_date and event_type"
    )


def _lower(row: dict[str, str | None]) -> dict[str, str]:
    return {
        (k or "").strip().lower(): (v or "").strip()
        for k, v in row.items()
        if k is not None and not isinstance(v, list)
    }


def _ged(r: dict[str, str], at: str) -> Coding:
    kinds = {"1": "battle", "2": "battle", "3": "violence_against_civilians"}
    return Coding(
        r.get("relid") or r.get("id") or at, _day(r["date_start"], at), _day(r.get("date_end", ""), at), r.get("where_coordinates", ""), r.get("country", ""),
        _float(r.get("latitude", ""), at), _float(r.get("longitude", ""), at), kinds.get(r.get("type_of_violence", ""), ""), _int(r["best"], at),
        _int(r.get("low", ""), at), _int(r.get("high", ""), at),
    )  # fmt: skip


def _acled(r: dict[str, str], at: str) -> Coding:
    day, code = _day(r["event_date"], at), r.get("time_precision", "1")
    last = day + timedelta(days={"2": 6, "3": 30}.get(code, 0)) if day else None
    kinds = {v["event"]: k for k, v in lexicon("acled")["types"].items() if not v.get("needs_party")}
    dead = _int(r.get("fatalities", ""), at)
    return Coding(
        r.get("event_id_cnty") or at, day, last, r.get("location", ""), r.get("country", ""), _float(r.get("latitude", ""), at), _float(r.get("longitude", ""), at),
        kinds.get(r["event_type"], ""), dead, dead, dead,
    )  # fmt: skip


def _day(text: str, at: str) -> date | None:
    if not text:
        return None
    for known in (text[:10], "-".join(reversed(text.split("/")))):
        try:
            return date.fromisoformat(known)
        except ValueError:
            continue
    raise ImportFailure(at, f"{text!r} is no date", "write dates as 2025-03-27")


def _float(text: str, at: str) -> float | None:
    try:
        number = float(text) if text else None
    except ValueError:
        raise ImportFailure(at, f"{text!r} is no number", "write a plain number") from None
    return number if number is None or math.isfinite(number) else None


def _int(text: str, at: str) -> int | None:
    number = _float(text, at)
    return None if number is None else round(number)


def compare(record: Record, rows: Iterable[Coding], format: str) -> Comparison:
    """The rows held against the record."""
    index, coded = Index(record), list(rows)
    mine = {e.id: _coding(e, index) for e in record.events}
    scored = []
    calendar = _Calendar(mine.values())
    for n, row in enumerate(coded):
        for e in (index.events[k] for k in calendar.about(row)):
            if (found := _alike(row, mine[e.id], e)) is not None:
                scored.append((found[0], n, e.id, found[1]))
    taken_rows: set[int] = set()
    taken_events: dict[str, Match] = {}
    matches: list[tuple[int, Match]] = []
    for _, n, event, why in sorted(scored):
        if n in taken_rows or event in taken_events:
            continue
        taken_rows.add(n)
        label = index.events[event].label
        match = taken_events[event] = Match(
            coded[n].id, event, label, why, _differs(coded[n], _for(format, mine[event], index), format)
        )
        matches.append((n, match))
    only_events = tuple(
        e.id for e in record.events if e.id not in taken_events and _expected(e, mine[e.id], index, format)
    )
    only_rows = tuple(r.id for n, r in enumerate(coded) if n not in taken_rows)
    return Comparison(format, tuple(m for _, m in sorted(matches, key=lambda x: x[0])), only_rows, only_events)


class _Calendar:
    """The events by day, so that a row is held only against those about its days."""

    def __init__(self, events: Iterable[Coding]) -> None:
        self.on: dict[date, list[str]] = {}
        self.long: list[str] = []
        for c in events:
            if c.first is None or c.last is None:
                continue
            if (c.last - c.first).days > _LONG:
                self.long.append(c.id)
                continue
            for day in _range(c.first, c.last):
                self.on.setdefault(day, []).append(c.id)

    def about(self, row: Coding) -> list[str]:
        """The events of the row's days and those about them, each once."""
        if row.first is None:
            return []
        last = min(row.last or row.first, row.first + timedelta(days=_LONG))
        days = _range(row.first - timedelta(days=NEAR_DAYS), last + timedelta(days=NEAR_DAYS))
        return list(dict.fromkeys([*(k for d in days for k in self.on.get(d, ())), *self.long]))


def _range(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _coding(e: Event, index: Index) -> Coding:
    days, at = where.days(e), e.place
    dead = toll(e, index, sides.parties(e, index))
    country = where.country(at.country)[0] if at else None
    point = where.point(at)
    return Coding(
        e.id,
        days.first,
        days.last,
        at.name if at else "",
        country or "",
        point[0] if point else None,
        point[1] if point else None,
        e.type,
        dead.best,
        dead.low,
        dead.high,
    )


def _expected(e: Event, c: Coding, index: Index, format: str) -> bool:
    """Whether such data would hold the event: of GED violence with dead, of ACLED what has a type there."""
    if not any(k in index.claims for k in e.claims):
        return False
    return (
        e.type in VIOLENT and bool(c.high or c.best or c.low)
        if format == "ged"
        else e.type in lexicon("acled")["types"]
    )


def _alike(row: Coding, mine: Coding, e: Event) -> tuple[float, str] | None:
    """How far apart the two are (0: the same day and place), and by what they are one; None where they are not."""
    if row.first is None or mine.first is None or mine.last is None:
        return None
    last = row.last or row.first
    apart = max((mine.first - last).days, (row.first - mine.last).days, 0)
    if apart > NEAR_DAYS or not _one_kind(row.kind, e.type):
        return None
    near = _near(row, mine, e)
    if near is None:
        return None
    length = (last - row.first).days + (mine.last - mine.first).days
    when = "same days" if not apart else f"{apart} day{'s' * (apart != 1)} apart"
    return apart + near[0] + min(length / 30, _VAGUE), f"{when}, {near[1]}"


def _one_kind(kind: str, type_: str) -> bool:
    """GED's battles and one-sided violence hold explosions and shelling as well; ACLED's types are compared as they are."""
    return not kind or kind == type_ or (kind in VIOLENT and type_ in VIOLENT)


def _near(row: Coding, mine: Coding, e: Event) -> tuple[float, str] | None:
    if row.place and mine.place and fold_name(row.place) == fold_name(mine.place):
        return 0.0, f"both at {mine.place}"
    if None not in (row.latitude, row.longitude, mine.latitude, mine.longitude):
        far = _kilometres(row.latitude or 0, row.longitude or 0, mine.latitude or 0, mine.longitude or 0)
        if far <= NEAR_KM:
            return far / NEAR_KM, f"{far:.0f} km apart"
        # A district or a province is a wide place: its point may lie far from the town in it.
        wide = e.place is not None and e.place.precision in (4, 5)
        return (_VAGUE, f"{far:.0f} km apart, {mine.place} is wide") if wide and far <= 3 * NEAR_KM else None
    if (
        mine.place
        and e.place is not None
        and e.place.precision == 6
        and row.country
        and fold_name(row.country) == fold_name(mine.country)
    ):
        return _VAGUE, f"both in {row.country}"
    return None


def _kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The way between two points on the globe (haversine)."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def _for(format: str, mine: Coding, index: Index) -> Coding:
    """Our side of a pair: for ACLED with its most conservative figure."""
    if format == "ged":
        return mine
    dead = fatalities(index.events[mine.id], index)[0]
    return msgspec.structs.replace(mine, best=dead, low=dead, high=dead)


def _differs(row: Coding, mine: Coding, format: str) -> tuple[str, ...]:
    found = []
    names = [("best", row.best, mine.best), ("low", row.low, mine.low), ("high", row.high, mine.high)]
    for name, theirs, ours in names if format == "ged" else [("fatalities", row.best, mine.best)]:
        if theirs != ours:
            found.append(f"{name}: {_told(theirs)} there, {_told(ours)} here")
    if (row.first, row.last or row.first) != (mine.first, mine.last):
        found.append(f"days: {_days(row.first, row.last)} there, {_days(mine.first, mine.last)} here")
    if row.place and mine.place and fold_name(row.place) != fold_name(mine.place):
        found.append(f"place: {row.place} there, {mine.place} here")
    return tuple(found)


def _told(n: int | None) -> str:
    return "not told" if n is None else str(n)


def _days(first: date | None, last: date | None) -> str:
    if first is None:
        return "not told"
    return f"{first}" if last in (None, first) else f"{first} to {last}"
