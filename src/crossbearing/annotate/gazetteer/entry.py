"""A place of the gazetteer."""

from __future__ import annotations

import msgspec

TOWN, DISTRICT, DIVISION, COUNTRY, AREA, SEA = "town", "district", "division", "country", "area", "sea"
# UCDP's "where precision" (GED codebook 23.1): 1 exact, 3 second-order, 4 first-order division, 5 other area, 6 country, 7 sea or air.
PRECISION = {TOWN: 1, DISTRICT: 3, DIVISION: 4, AREA: 5, COUNTRY: 6, SEA: 7}


class Entry(msgspec.Struct, frozen=True):
    """`kind` is one of the constants above (`site` of the list of areas counts as a town). `geonameid` is None for what GeoNames lacks here.

    `division` is the code of the first-order division ("US.GA"), `admin1` its English name. `main` tells that the form looked up is the
    place's own name and no alternate one, `capital` that it is the seat of a country's government. `population` is the town's; a division's or country's is the sum of its towns'.
    """

    geonameid: int | None
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str | None
    division: str | None
    admin1: str | None
    population: int
    capital: bool
    main: bool

    @property
    def precision(self) -> int:
        return PRECISION[self.kind]
