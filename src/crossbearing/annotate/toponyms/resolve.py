"""Which place each toponym means: one sense a name and account, all names of the account together.

A conditional logit over the readings of each name, in rounds: each round holds every reading against all readings of the other names, as
far as the round before believed them. The ideas are Leidner's (2007: one sense per discourse, spatial minimality) and Lieberman's (2010:
local lexicons). Names that are no toponyms themselves ("Dublin City Council", "the Texas Rangers") bear witness too, with less weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from crossbearing.annotate.gazetteer import Entry, Gazetteer
from crossbearing.annotate.toponyms.candidates import Candidate
from crossbearing.annotate.toponyms.capitals import Capital
from crossbearing.annotate.toponyms.choice import COLUMN, FEATURES, Matrix, Readings, tables
from crossbearing.annotate.toponyms.containment import holders, inside, region_after
from crossbearing.annotate.toponyms.evidence import DATELINE_AFTER
from crossbearing.annotate.toponyms.signs import country_of_people, country_signs
from crossbearing.annotate.toponyms.words import listed
from crossbearing.lexicon import lexicon

_ROUNDS = 8
# More readings than these are never right: they are sorted by own name and population. A witness needs fewer.
_MOST_READINGS, _WITNESS_READINGS = 40, 10
# No village has more people.
_LARGEST_VILLAGE = 50_000
# A long account is resolved in stretches of so many names, each together with the names told most often.
_STRETCH, _FREQUENT = 60, 15
# A name less likely than this to be a place's bears no witness.
_LEAST_TRUST = 0.15
# Words of a demonym that count like the naming of its country.
_DEMONYMS_ENOUGH = 3.0


@lru_cache(maxsize=1)
def _weights() -> Matrix:
    data = lexicon("place_choice")["weights"]
    return np.array([float(data.get(f, 0.0)) for f in FEATURES])


class Form:
    """One name of the account: its readings, how likely it is a place's name, how often it stands, and the reading chosen."""

    def __init__(self, entries: tuple[Entry, ...], trust: float, count: int, kept: bool) -> None:
        self.entries = entries[: _MOST_READINGS if kept else _WITNESS_READINGS]
        table, self.points = tables(self.entries)
        self.table = table.copy()
        self.trust, self.count, self.kept = trust, count, kept
        self.chosen: Entry = self.entries[0]

    def tell(self, regions: Sequence[Entry], told: Sequence[str | None], longer: frozenset[Entry]) -> None:
        """Fills in what the words around the name tell of where and what it is."""
        if len(self.entries) < 2:
            return
        if regions:
            held = np.array([any(inside(e, r) for r in regions) for e in self.entries], dtype=np.float64)
            self.table[:, COLUMN["contained"]] = held
            self.table[:, COLUMN["not_contained"]] = (1.0 - held) * held.max(initial=0.0)
        if any(told):
            division = sum(t == "division" for t in told) / len(told)
            town = sum(t in ("town", "village") for t in told) / len(told)
            self.table[:, COLUMN["told_division"]] = [
                division * (e.kind in ("division", "district")) for e in self.entries
            ]
            self.table[:, COLUMN["around_town"]] *= 1.0 - division
            self.table[:, COLUMN["told_town"]] = [town * (e.kind == "town") for e in self.entries]
        if longer:
            self.table[:, COLUMN["shortened"]] = [e in longer for e in self.entries]


def form_key(text: str, c: Candidate) -> str:
    """Mentions with the same key have one sense."""
    return text[c.start : c.end].casefold().replace(".", "").removeprefix("the ")


def told_kind(text: str, c: Candidate) -> str | None:
    """Whether the words around the name tell that it is a division's ("Goris district") or a town's ("the city of Goris")."""
    after = text[c.end : c.end + 16].split(maxsplit=1)[:1]
    if after and text[c.end : c.end + 1] == " " and after[0].rstrip(".,;:") in listed("kind_after"):
        return "division"
    back = text[max(0, c.start - 30) : c.start].split()
    if len(back) > 1 and back[-1] == "of":
        if back[-2] in ("village", "hamlet"):
            return "village"
        if back[-2] in listed("kind_town"):
            return "town"
        if back[-2] in listed("kind_after"):
            return "division"
    if c.start == 0 or text[c.start - 1] == "\n":
        return "town" if DATELINE_AFTER.match(text, c.end) else None
    return None


def longer_names(by_key: dict[str, list[int]], found: Sequence[Candidate], kept: Sequence[bool]) -> dict[str, set[str]]:
    """For each name of one word the names of several words that begin with it and end in a head that may be left out
    ("Grant" for "Grant County", "Avondale" for "Avondale Estates")."""
    heads = {h.lower() for h in listed("head_left_out")}
    out: dict[str, set[str]] = {}
    for key, at in by_key.items():
        first, _, rest = key.partition(" ")
        if rest in heads and found[at[0]].entries and first in by_key and any(kept[i] for i in at):
            out.setdefault(first, set()).add(key)
    return out


def forms_of(
    text: str, found: Sequence[Candidate], kept: Sequence[bool], trust: Sequence[float], places: Gazetteer
) -> dict[str, Form]:
    """The names of the account that the gazetteer knows, by key, in order of first mention."""
    held = holders(text, [c for c, yes in zip(found, kept, strict=True) if yes], places)
    where = [i for i, yes in enumerate(kept) if yes]
    regions_of = {where[i]: r for i, r in held.items()}
    by_key: dict[str, list[int]] = {}
    for i, c in enumerate(found):
        if c.entries and (kept[i] or trust[i] >= _LEAST_TRUST):
            by_key.setdefault(form_key(text, c), []).append(i)
    longer = longer_names(by_key, found, kept)
    forms: dict[str, Form] = {}
    for k, at in by_key.items():
        is_kept = any(kept[i] for i in at)
        told = [told_kind(text, found[i]) for i in at] if is_kept else []
        entries = found[at[0]].entries
        whole = frozenset(e for n in sorted(longer.get(k, ())) for e in found[by_key[n][0]].entries)
        if whole:
            entries = (
                *(e for e in entries if e not in whole),
                *sorted(whole, key=lambda e: (-e.population, e.name, e.geonameid or 0)),
            )
        if "village" in told:
            # "the village of Agra" is not the city in India: rather no point than a wrong one.
            entries = tuple(e for e in entries if e.population <= _LARGEST_VILLAGE and e.kind in ("town", "district"))
            regions = [r for i in at for r in region_after(text, found, i)]
            if regions:
                entries = tuple(e for e in entries if any(inside(e, r) for r in regions))
        if entries:
            forms[k] = form = Form(entries, max(trust[i] for i in at), len(at), is_kept)
            form.tell([r for i in at for r in regions_of.get(i, ())], told, whole)
    return forms


def demonyms(words: Sequence[Capital]) -> dict[str, float]:
    """For each country how strongly demonyms name it, 0 to 1."""
    counts: dict[str, float] = {}
    for w in words:
        if iso := country_of_people(w.text):
            counts[iso] = counts.get(iso, 0.0) + 1.0
    return {iso: min(1.0, n / _DEMONYMS_ENOUGH) for iso, n in counts.items()}


def stretches(forms: Sequence[Form]) -> list[list[Form]]:
    """The names in stretches of the account; the second and later names of a stretch's list may be witnesses from elsewhere."""
    if len(forms) <= _STRETCH + _FREQUENT:
        return [list(forms)]
    frequent = sorted(range(len(forms)), key=lambda i: (-forms[i].count * forms[i].trust, i))[:_FREQUENT]
    out = []
    for at in range(0, len(forms), _STRETCH):
        own = range(at, min(at + _STRETCH, len(forms)))
        out.append([*(forms[i] for i in own), *(forms[i] for i in frequent if i not in own)])
    return out


def resolve(
    text: str,
    words: Sequence[Capital],
    found: Sequence[Candidate],
    kept: Sequence[bool],
    trust: Sequence[float],
    places: Gazetteer,
    outlet: Sequence[Entry] = (),
) -> list[Entry | None]:
    """The entry that each candidate means, None where it is not `kept` or the gazetteer has none. `trust` tells how likely each is a
    toponym; `outlet` are the places in the publisher's name."""
    forms = forms_of(text, found, kept, trust, places)
    if any(len(f.entries) > 1 and f.kept for f in forms.values()):
        signs, people, weights = country_signs(text), demonyms(words), _weights()
        seen: set[int] = set()
        for group in stretches(list(forms.values())):
            readings = Readings([(f.entries, f.table, f.points, f.trust) for f in group])
            readings.told(signs, people, outlet)
            best = settle(readings, weights)
            for f, at in zip(group, best, strict=True):
                if id(f) not in seen:
                    seen.add(id(f))
                    f.chosen = readings.entries[at]
    return [
        forms[k].chosen if yes and (k := form_key(text, c)) in forms else None
        for c, yes in zip(found, kept, strict=True)
    ]


def settle(readings: Readings, weights: Matrix) -> list[int]:
    """The row of the best reading of each name."""
    belief = readings.believed(weights)
    for _ in range(_ROUNDS):
        readings.fit(belief)
        now = readings.believed(weights)
        # Halfway, so that two names cannot chase each other round and round.
        done = float(np.abs(now - belief).max()) < 0.02
        belief = (now + belief) / 2.0
        if done:
            break
    ends = [*readings.starts[1:].tolist(), len(readings.forms)]
    return [int(s + np.argmax(belief[s:e])) for s, e in zip(readings.starts.tolist(), ends, strict=True)]
