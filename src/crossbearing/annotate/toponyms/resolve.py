"""Which place each toponym means: one sense a name and account, all names of the account together.

A conditional logit over the readings of each name, in rounds: each round takes the others' best readings of the round before as anchors.
The idea is Leidner's (2007: one sense per discourse, spatial minimality) and Lieberman's (2010: local lexicons), the weights are fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from crossbearing.annotate.gazetteer import Entry, Gazetteer
from crossbearing.annotate.toponyms.candidates import Candidate
from crossbearing.annotate.toponyms.choice import FEATURES, Anchor, Matrix, fitting, standing, vectors
from crossbearing.annotate.toponyms.containment import holders, inside
from crossbearing.annotate.toponyms.evidence import DATELINE_AFTER
from crossbearing.annotate.toponyms.words import listed
from crossbearing.lexicon import lexicon

_ROUNDS = 3
# More readings than these are never right: they are sorted by own name and population.
_MOST_READINGS = 40
# No village has more people.
_LARGEST_VILLAGE = 50_000
# Names whose readings are kept as tables in memory.
_KEPT_TABLES = 5_000


@lru_cache(maxsize=1)
def _weights() -> Matrix:
    data = lexicon("place_choice")["weights"]
    return np.array([float(data.get(f, 0.0)) for f in FEATURES])


@lru_cache(maxsize=_KEPT_TABLES)
def tables(entries: tuple[Entry, ...]) -> tuple[Matrix, Matrix]:
    """The readings' standing evidence and their points. Callers must not change them."""
    return standing(entries), vectors(entries)


class Form:
    """One name of the account: its readings, what is told of where it lies, and the reading chosen so far."""

    def __init__(self, entries: tuple[Entry, ...], regions: Sequence[Entry], told: Sequence[str | None] = ()) -> None:
        self.entries, self.regions = entries[:_MOST_READINGS], regions
        table, self.points = tables(self.entries)
        self.table = table.copy() if len(self.entries) > 1 else table
        if regions and len(self.entries) > 1:
            held = np.array([any(inside(e, r) for r in regions) for e in self.entries], dtype=np.float64)
            self.table[:, 9] = held
            self.table[:, 10] = (1.0 - held) * held.max(initial=0.0)
        if len(self.entries) > 1 and any(told):
            division = sum(t == "division" for t in told) / len(told)
            town = sum(t in ("town", "village") for t in told) / len(told)
            self.table[:, 22] = [division * (e.kind in ("division", "district")) for e in self.entries]
            self.table[:, 23] = [town * (e.kind == "town") for e in self.entries]
        self.chosen = 0
        self.weight = 0.0

    def choose(self, weights: Matrix) -> None:
        """Takes the best reading; its share of the probability is how sure it is."""
        if len(self.entries) == 1:
            self.weight = 1.0
            return
        score = self.table @ weights
        self.chosen = int(np.argmax(score))
        self.weight = float(1.0 / np.exp(score - score[self.chosen]).sum())


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


def forms_of(text: str, found: list[Candidate], places: Gazetteer) -> dict[str, Form]:
    """The names of the account that the gazetteer knows, by key."""
    held = holders(text, found, places)
    by_key: dict[str, list[int]] = {}
    for i, c in enumerate(found):
        by_key.setdefault(form_key(text, c), []).append(i)
    forms: dict[str, Form] = {}
    for k, at in by_key.items():
        entries, told = found[at[0]].entries, [told_kind(text, found[i]) for i in at]
        if "village" in told:
            # "the village of Agra" is not the city in India: rather no point than a wrong one.
            entries = tuple(e for e in entries if e.population <= _LARGEST_VILLAGE and e.kind in ("town", "district"))
        if entries:
            forms[k] = Form(entries, [r for i in at for r in held.get(i, ())], told)
    return forms


def update(forms: dict[str, Form], outlet: Sequence[Entry]) -> None:
    """Fills in for every name how its readings fit the other names' chosen ones."""
    anchors = {k: Anchor(f.entries[f.chosen], f.points[f.chosen : f.chosen + 1], f.weight) for k, f in forms.items()}
    regions = [Anchor(r, vectors((r,)), 1.0) for f in forms.values() for r in f.regions if len(f.regions) == 1]
    for k, form in forms.items():
        if len(form.entries) > 1:
            others = [a for other, a in anchors.items() if other != k] + regions
            fitting(form.table, form.entries, form.points, others, outlet)


def resolve(text: str, found: list[Candidate], places: Gazetteer, outlet: Sequence[Entry] = ()) -> list[Entry | None]:
    """The entry that each candidate means, None where the gazetteer has none. `outlet` are the places in the publisher's name."""
    forms, weights = forms_of(text, found, places), _weights()
    for form in forms.values():
        form.choose(weights)
    for _ in range(_ROUNDS):
        before = [f.chosen for f in forms.values()]
        update(forms, outlet)
        for form in forms.values():
            form.choose(weights)
        if before == [f.chosen for f in forms.values()]:
            break
    chosen = {k: f.entries[f.chosen] for k, f in forms.items()}
    return [chosen.get(form_key(text, c)) for c in found]
