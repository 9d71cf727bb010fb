"""The evidence for each reading of a name: what the gazetteer says of it, and how it fits the readings of the account's other names.

All as columns of a matrix with a row a reading; the weights stand in `lexicon/place_choice.yaml`. Other names count with every reading
they may have, each as far as it is believed, so that two names that are ambiguous alone ("Walker County", "Huntsville") settle each other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from crossbearing.annotate.gazetteer import Entry

Matrix = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
# Log10 of a population that GeoNames gives as 0: mostly unknown, seldom large.
UNKNOWN_SIZE = 2.6
# Log10 of the population from which on a town needs no introduction.
LARGE = 5.5
EARTH_RADIUS_KM = 6371.0
STANDING = (
    "population", "country", "division", "division_population", "district", "area", "sea", "main", "capital", "site", "large", "around_town",
)  # fmt: skip
TOLD = ("contained", "not_contained", "told_division", "told_town", "shortened")
FITTING = (
    "country_named", "other_country_named", "division_named", "same_country", "same_division", "near", "close", "far",
    "signs", "other_signs", "demonym", "outlet_country", "outlet_near",
)  # fmt: skip
FEATURES = (*STANDING, *TOLD, *FITTING)
COLUMN = {name: i for i, name in enumerate(FEATURES)}
# A town with more than this share of its division's people is meant by the name that both bear (Lviv, not Quebec).
CHIEF_TOWN = 0.15
# Scales of nearness: a town's surroundings, a day's drive, a larger region.
NEAR_KM, CLOSE_KM, FAR_KM = 30.0, 120.0, 500.0
_KEPT_TABLES = 5_000


def vectors(entries: Sequence[Entry]) -> Matrix:
    """Unit vectors of the entries' points, a row each."""
    angles = np.radians(np.array([(e.latitude, e.longitude) for e in entries], dtype=np.float64).reshape(-1, 2))
    latitude, longitude = angles[:, 0], angles[:, 1]
    return np.stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=1
    )


def squared_km(a: Matrix, b: Matrix) -> Matrix:
    """Squared lengths in km² of the chords between the rows of two matrices of unit vectors: near enough to the way along the globe."""
    result: Matrix = np.maximum(2.0 - 2.0 * (a @ b.T), 0.0) * EARTH_RADIUS_KM**2
    return result


@lru_cache(maxsize=_KEPT_TABLES)
def tables(entries: tuple[Entry, ...]) -> tuple[Matrix, Matrix]:
    """The readings' standing evidence and their points. Callers must not change them."""
    return standing(entries), vectors(entries)


def standing(entries: Sequence[Entry]) -> Matrix:
    """The columns that do not depend on the account; the rest is zero."""
    out = np.zeros((len(entries), len(FEATURES)))
    for i, e in enumerate(entries):
        size = math.log10(e.population + 50) if e.population else UNKNOWN_SIZE
        out[i, : len(STANDING)] = (
            size if e.kind == "town" else 0.0,
            e.kind == "country",
            e.kind == "division",
            size if e.kind == "division" else 0.0,
            e.kind == "district",
            e.kind == "area",
            e.kind == "sea",
            e.main,
            e.capital,
            e.kind == "town" and e.division is None,
            max(0.0, size - LARGE) if e.kind == "town" else 0.0,
            is_around_town(e, entries),
        )
    return out


def is_around_town(e: Entry, entries: Sequence[Entry]) -> bool:
    """Whether the entry is a division or district that is called after its chief town (Idlib), so that its bare name is rather the town's."""
    return e.kind in ("division", "district") and any(
        t.kind == "town" and t.main and t.division == e.division and t.population > CHIEF_TOWN * e.population
        for t in entries
    )


class Readings:
    """All readings of some names at once, a row each, and how far each is believed. `forms[i]` is the name of row i."""

    def __init__(self, groups: Sequence[tuple[tuple[Entry, ...], Matrix, Matrix, float]]) -> None:
        """`groups` are the names: readings, their evidence as far as it stands, their points, how likely the name is a place's."""
        self.entries = [e for entries, _, _, _ in groups for e in entries]
        self.forms: Codes = np.repeat(np.arange(len(groups)), [len(g[0]) for g in groups])
        self.starts: Codes = np.concatenate([[0], np.cumsum([len(g[0]) for g in groups])[:-1]]).astype(np.int64)
        self.table = np.concatenate([g[1] for g in groups])
        points = np.concatenate([g[2] for g in groups])
        self.trust = np.repeat(np.array([g[3] for g in groups]), [len(g[0]) for g in groups])
        countries: dict[str | None, int] = {None: 0}
        divisions: dict[str | None, int] = {None: 0}
        self.country: Codes = np.array([countries.setdefault(e.country, len(countries)) for e in self.entries])
        self.division: Codes = np.array([divisions.setdefault(e.division, len(divisions)) for e in self.entries])
        self.countries, self.n_divisions = countries, len(divisions)
        kinds = np.array([e.kind for e in self.entries])
        self.is_country, self.is_division = kinds == "country", kinds == "division"
        self.is_local = (kinds == "town") | (kinds == "district") | self.is_division
        self.is_point = (kinds == "town") | (kinds == "district")
        # A country's point is far from its towns.
        self.placed = ~((kinds == "country") | (kinds == "sea"))
        squared = squared_km(points, points[self.is_point])
        apart = self.forms[:, None] != self.forms[self.is_point][None, :]
        self.near = apart / (1.0 + squared / NEAR_KM**2)
        self.close = apart / (1.0 + squared / CLOSE_KM**2)
        self.far = apart / (1.0 + squared / FAR_KM**2)

    def believed(self, weights: Matrix) -> Matrix:
        """How far each reading is believed: the share of its name's odds."""
        score = self.table @ weights
        top = np.maximum.reduceat(score, self.starts)
        odds = np.exp(score - top[self.forms])
        result: Matrix = odds / np.add.reduceat(odds, self.starts)[self.forms]
        return result

    def _others(self, mass: Matrix, codes: Codes, size: int) -> Matrix:
        """For each row the mass of its code that other names have."""
        total = np.bincount(codes, mass, size)
        own: Matrix = np.zeros((len(self.starts), size))
        np.add.at(own, (self.forms, codes), mass)
        result: Matrix = total[codes] - own[self.forms, codes]
        return np.maximum(result, 0.0)

    def fit(self, belief: Matrix) -> None:
        """Fills in how each reading fits the other names' readings."""
        t, col = self.table, COLUMN
        mass = belief * self.trust
        n_countries = len(self.countries)
        named = self._others(mass * self.is_country, self.country, n_countries)
        everywhere = float((mass * self.is_country).sum())
        below = ~self.is_country
        t[:, col["country_named"]] = below * np.minimum(named, 1.0)
        own_country = np.bincount(self.forms, mass * self.is_country, len(self.starts))[self.forms]
        other = np.maximum(everywhere - own_country - named, 0.0)
        t[:, col["other_country_named"]] = below * np.minimum(other, 1.0) * (1.0 - np.minimum(named, 1.0))
        divisions = self._others(mass * self.is_division, self.division, self.n_divisions)
        t[:, col["division_named"]] = (~self.is_division & (self.division > 0)) * np.minimum(divisions, 1.0)
        local = mass * self.is_local
        total = max(1.0, float(local.sum()))
        t[:, col["same_country"]] = below * (self.country > 0) * self._others(local, self.country, n_countries) / total
        t[:, col["same_division"]] = (self.division > 0) * self._others(local, self.division, self.n_divisions) / total
        if self.is_point.any():
            weights = mass[self.is_point]
            amount = max(1.0, float(weights.sum()))
            t[:, col["near"]] = self.placed * (self.near * weights).max(axis=1)
            t[:, col["close"]] = self.placed * np.minimum(1.0, (self.close @ weights) / min(3.0, amount))
            t[:, col["far"]] = self.placed * (self.far @ weights) / amount

    def told(self, signs: dict[str, float], people: dict[str, float], outlet: Sequence[Entry]) -> None:
        """Fills in what the account betrays of its country, and where its outlet is at home."""
        col = COLUMN
        strongest = max(signs.values(), default=0.0)
        for name, found in (("signs", signs), ("demonym", people)):
            shares = np.zeros(len(self.countries))
            for iso, share in found.items():
                if iso in self.countries:
                    shares[self.countries[iso]] = share
            self.table[:, col[name]] = np.where(self.is_country, 0.0, shares[self.country])
        self.table[:, col["other_signs"]] = np.where(
            self.is_country, 0.0, np.maximum(strongest - self.table[:, col["signs"]], 0.0)
        )
        if outlet:
            home = {e.country for e in outlet}
            self.table[:, col["outlet_country"]] = [e.country in home for e in self.entries]
            points = vectors(self.entries)
            self.table[:, col["outlet_near"]] = (1.0 / (1.0 + squared_km(points, vectors(outlet)) / CLOSE_KM**2)).max(
                axis=1
            )
