"""The evidence for each reading of a name: what the gazetteer says of it, and how it fits the other places of the account.

All as columns of a matrix with a row a reading; the weights stand in `lexicon/place_choice.yaml`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from crossbearing.annotate.gazetteer import Entry

Matrix = npt.NDArray[np.float64]
# Log10 of a population that GeoNames gives as 0: mostly unknown, seldom large.
UNKNOWN_SIZE = 2.6
EARTH_RADIUS_KM = 6371.0
FEATURES = (
    "population", "country", "division", "division_population", "district", "area", "sea", "main", "capital", "contained", "not_contained",
    "country_named", "division_named", "same_country", "same_division", "near", "close", "far", "outlet_country", "outlet_near",
    "other_country_named", "site", "told_division", "told_town",
)  # fmt: skip
# Scales of nearness: a town's surroundings, a day's drive, a larger region.
NEAR_KM, CLOSE_KM, FAR_KM = 30.0, 120.0, 500.0


class Anchor:
    """A place of the account that others may lie near to, its point as a row of `vectors`, and how sure its reading is (0..1)."""

    __slots__ = ("entry", "point", "weight")

    def __init__(self, entry: Entry, point: Matrix, weight: float) -> None:
        self.entry, self.point, self.weight = entry, point, weight


def vectors(entries: Sequence[Entry]) -> Matrix:
    """Unit vectors of the entries' points, a row each."""
    angles = np.radians(np.array([(e.latitude, e.longitude) for e in entries], dtype=np.float64).reshape(-1, 2))
    latitude, longitude = angles[:, 0], angles[:, 1]
    return np.stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=1
    )


def distances(a: Matrix, b: Matrix) -> Matrix:
    """Great-circle distances in km between the rows of two matrices of unit vectors."""
    result: Matrix = EARTH_RADIUS_KM * np.arccos(np.clip(a @ b.T, -1.0, 1.0))
    return result


def standing(entries: Sequence[Entry]) -> Matrix:
    """The columns that do not depend on the account's other places; the rest is zero."""
    out = np.zeros((len(entries), len(FEATURES)))
    for i, e in enumerate(entries):
        size = math.log10(e.population + 50) if e.population else UNKNOWN_SIZE
        out[i, 0] = size if e.kind == "town" else 0.0
        out[i, 1] = e.kind == "country"
        out[i, 2] = e.kind == "division"
        out[i, 3] = size if e.kind == "division" else 0.0
        out[i, 4] = e.kind == "district"
        out[i, 5] = e.kind == "area"
        out[i, 6] = e.kind == "sea"
        out[i, 7] = e.main
        out[i, 8] = e.capital
        out[i, 21] = e.kind == "town" and e.division is None
    return out


def shares(anchors: Sequence[Anchor]) -> tuple[dict[str | None, float], dict[str | None, float]]:
    """The share of the anchors' weight in each country and in each division."""
    local = [a for a in anchors if a.entry.kind in ("town", "district", "division")]
    total = sum(a.weight for a in local) or 1.0
    countries: dict[str | None, float] = {}
    divisions: dict[str | None, float] = {}
    for a in local:
        countries[a.entry.country] = countries.get(a.entry.country, 0.0) + a.weight / total
        divisions[a.entry.division] = divisions.get(a.entry.division, 0.0) + a.weight / total
    divisions[None] = 0.0
    return countries, divisions


def fitting(
    out: Matrix, entries: Sequence[Entry], points: Matrix, anchors: Sequence[Anchor], outlet: Sequence[Entry]
) -> None:
    """Fills the columns that tell how the readings fit the other places."""
    named = {a.entry.country for a in anchors if a.entry.kind == "country"}
    divisions = {a.entry.division for a in anchors if a.entry.kind == "division"}
    of_country, of_division = shares(anchors)
    home = {e.country for e in outlet}
    rows = []
    for e in entries:
        below = e.kind != "country"
        rows.append((
            below and e.country in named,
            e.kind != "division" and e.division in divisions,
            below * of_country.get(e.country, 0.0),
            of_division.get(e.division, 0.0),
        ))  # fmt: skip
    out[:, 11:15] = rows
    out[:, 18] = [e.country in home for e in entries]
    out[:, 20] = [bool(named) and e.kind != "country" and e.country not in named for e in entries]
    near = [a for a in anchors if a.entry.kind in ("town", "district")]
    if near:
        d = distances(points, np.concatenate([a.point for a in near]))
        weights = np.array([a.weight for a in near])
        squared = d * d
        mass = max(1.0, float(weights.sum()))
        out[:, 15] = (weights / (1.0 + squared / NEAR_KM**2)).max(axis=1)
        out[:, 16] = np.minimum(1.0, (weights / (1.0 + squared / CLOSE_KM**2)).sum(axis=1) / min(3.0, mass))
        out[:, 17] = (weights / (1.0 + squared / FAR_KM**2)).sum(axis=1) / mass
        # A country's point is far from its towns.
        out[:, 15:18] *= np.array([e.kind not in ("country", "sea") for e in entries])[:, None]
    if outlet:
        out[:, 19] = (1.0 / (1.0 + (distances(points, vectors(outlet)) / CLOSE_KM) ** 2)).max(axis=1)
