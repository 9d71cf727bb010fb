"""Which place each toponym means: one sense a name and account, all names of the account together.

Scores add up a prior (kind and population), what the account says of containment, the countries and divisions that it names, and how near
the other places of the account are (in the manner of Lieberman et al. 2010, "Geotagging with local lexicons"; Leidner 2007, "one sense per
discourse", "spatial minimality").
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from crossbearing.annotate.gazetteer import Entry, Gazetteer
from crossbearing.annotate.toponyms.candidates import Candidate
from crossbearing.annotate.toponyms.containment import holders, inside
from crossbearing.annotate.toponyms.distance import kilometres

# Log10 of the population that a reading without one is worth: a country or a well-known region beats any town of its name ("Armenia" in
# Colombia), a division or district is about as likely as a town of this size.
_PRIOR = {"country": 8.5, "area": 6.6, "sea": 6.6, "division": 6.0, "district": 3.6}
# An alternate name must be of a place ten times more populous than one whose own name it is.
_ALTERNATE = -1.5
# What containment, and a named country or division, are worth in powers of ten of population.
_CONTAINED = 6.0
_NAMED_COUNTRY, _NAMED_DIVISION = 1.2, 1.6
# A place at this distance from another of the account's speaks for half as much as one next to it.
_NEAR_KM = 120.0
_NEIGHBOURS = 2.2
_ROUNDS = 3


def prior(entry: Entry) -> float:
    """How likely the reading is before the account is read."""
    size = math.log10(entry.population + 50)
    base = max(_PRIOR.get(entry.kind, 0.0), size if entry.kind == "town" else 0.0)
    if entry.kind in ("division", "district"):
        base = max(base, min(size, 7.0) - 0.5)
    return base + (0.0 if entry.main else _ALTERNATE)


def closeness(entry: Entry, others: Sequence[Entry]) -> float:
    """How near the account's other places are, 0 (far from all) to 1."""
    if not others:
        return 0.0
    total = 0.0
    for other in others:
        reach = _NEAR_KM * (3.0 if other.kind in ("division", "area") else 1.0)
        d = kilometres((entry.latitude, entry.longitude), (other.latitude, other.longitude))
        total += 1.0 / (1.0 + (d / reach) ** 2)
    return min(1.0, total / min(3, len(others)))


def resolve(text: str, found: list[Candidate], places: Gazetteer, outlet: Sequence[Entry] = ()) -> list[Entry | None]:
    """The entry that each candidate means, None where the gazetteer has none. `outlet` are the places in the publisher's name."""
    held = holders(text, found, places)
    forms: dict[str, list[int]] = {}
    for i, c in enumerate(found):
        forms.setdefault(text[c.start : c.end].casefold().replace(".", ""), []).append(i)
    readings = {form: found[at[0]].entries for form, at in forms.items()}
    regions = {form: [r for i in at for r in held.get(i, ())] for form, at in forms.items()}
    scores = {form: {id(e): prior(e) for e in entries} for form, entries in readings.items()}
    for form, entries in readings.items():
        for e in entries:
            if regions[form] and any(inside(e, r) for r in regions[form]):
                scores[form][id(e)] += _CONTAINED
    chosen = {form: max(entries, key=lambda e: scores[form][id(e)]) for form, entries in readings.items() if entries}
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for form, entries in readings.items():
            if len(entries) < 2:
                continue
            others = [e for f, e in before.items() if f != form and e.kind != "country"]
            others += outlet
            countries = {e.country for f, e in before.items() if f != form and e.country}
            divisions = {e.division for f, e in before.items() if f != form and e.division}

            def total(e: Entry, form: str = form, others: list[Entry] = others, countries: set[str | None] = countries,
                      divisions: set[str | None] = divisions) -> float:  # fmt: skip
                value = scores[form][id(e)] + _NEIGHBOURS * closeness(e, others)
                if e.kind != "country":
                    value += _NAMED_COUNTRY * (e.country in countries) + _NAMED_DIVISION * (e.division in divisions)
                return value

            chosen[form] = max(entries, key=total)
        if chosen == before:
            break
    return [chosen.get(text[c.start : c.end].casefold().replace(".", "")) for c in found]
