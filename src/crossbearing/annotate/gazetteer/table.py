"""The gazetteer: look-ups by a form of the name."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Any

from crossbearing.annotate.gazetteer.cache import table_path
from crossbearing.annotate.gazetteer.entry import Entry
from crossbearing.annotate.gazetteer.keys import key

_QUERY = """SELECT p.geonameid, p.name, p.kind, p.latitude, p.longitude, p.country, p.division, d.name, p.population, p.capital, a.main
FROM alias a JOIN place p ON p.id = a.place LEFT JOIN division d ON d.code = p.division
WHERE a.key = ? ORDER BY a.main DESC, p.population DESC, p.id"""
_DIVISION = """SELECT p.geonameid, p.name, p.kind, p.latitude, p.longitude, p.country, p.division, p.name, p.population
FROM place p WHERE p.division = ? AND p.kind = 'division'"""
# Looked-up forms kept in memory; an account has some hundred, a long run meets the same ones again.
_KEPT = 100_000


def _entry(row: tuple[Any, ...]) -> Entry:
    """A row of either query as an entry."""
    number, name, kind, latitude, longitude, country, division, admin1, population, capital, main = row
    return Entry(
        number, name, kind, latitude, longitude, country, division, admin1, population, bool(capital), bool(main)
    )


class Gazetteer:
    """Read-only look-ups in a built table; safe to use from several processes, not from several threads at once."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self.known: dict[str, tuple[Entry, ...]] = {}

    def entries(self, form: str) -> tuple[Entry, ...]:
        """Every place that bears this form of name, those whose own name it is first, then by population."""
        k = key(form)
        found = self.known.get(k)
        if found is None:
            found = tuple(_entry(row) for row in self.connection.execute(_QUERY, (k,))) if k else ()
            if len(self.known) >= _KEPT:
                self.known.clear()
            self.known[k] = found
        return found

    def division(self, code: str) -> Entry | None:
        """The first-order division with this code ("US.GA")."""
        found = self.known.get(code)
        if found is None:
            found = self.known[code] = tuple(
                _entry((*row, False, True)) for row in self.connection.execute(_DIVISION, (code,))
            )
        return found[0] if found else None


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, opened once a process and built once a machine."""
    return Gazetteer(table_path())
