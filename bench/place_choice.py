"""Fits the weights of `lexicon/place_choice.yaml` to annotated news, and tells by cross-validation what they are worth.

    python bench/place_choice.py FOLDER [FOLDER ...]

Each folder holds `docs.jsonl` ({"id", "text"}) and `gold.jsonl` ({"doc", "start", "end", "lat", "lon"}). Every folder counts alike. Prints, for
the weights that stand in the file and for fitted ones, the share of found toponyms put within 161 km, on texts left out; then the weights
fitted to all. A conditional logit by gradient ascent, held near the weights that stand (L2); rounds of settling and fitting take turns.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from crossbearing.annotate.gazetteer import gazetteer
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.parser import parse
from crossbearing.annotate.toponyms import resolve
from crossbearing.annotate.toponyms.candidates import candidates
from crossbearing.annotate.toponyms.choice import FEATURES, Matrix, Readings
from crossbearing.annotate.toponyms.distance import kilometres
from crossbearing.annotate.toponyms.evidence import features, whole_names
from crossbearing.annotate.toponyms.recognise import toponyms, trusted
from crossbearing.annotate.toponyms.signs import country_signs
from crossbearing.records import Document

NEAR_ENOUGH_KM, FOLDS, ROUNDS, STEPS, HELD, RATE = 161.0, 5, 4, 40, 3.0, 0.15


class Case(NamedTuple):
    """A stretch of an account: its readings, and for each gold mention the rows of its name and which of them are right."""

    folder: int
    readings: Readings
    gold: list[tuple[int, int, npt.NDArray[np.bool_]]]


def cases(folder: int, path: Path) -> list[Case]:
    """The stretches of all texts of a folder that have gold."""
    known, out = gazetteer(), []
    docs = [json.loads(line) for line in (path / "docs.jsonl").open(encoding="utf-8")]
    marked: dict[str, list[dict]] = {}
    for line in (path / "gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["lat"] is not None:
            marked.setdefault(row["doc"], []).append(row)
    for d, doc in zip(docs, parse(d["text"] for d in docs), strict=True):
        text = d["text"]
        parsed = Parsed(Document(d["id"], "-", "", None, None, None, "en", None, None, text), doc)
        words, found = candidates(text, known, whole_names(text, doc.ents))
        evidence = features(parsed, doc.ents, words, found)
        kept = toponyms([text[c.start : c.end] for c in found], evidence)
        forms = resolve.forms_of(text, found, kept, trusted(kept, evidence), known)
        told: dict[str, list[tuple[float, float]]] = {}
        for c in (c for c, yes in zip(found, kept, strict=True) if yes):
            for g in marked.get(d["id"], ()):
                if g["start"] < c.end and c.start < g["end"]:
                    told.setdefault(resolve.form_key(text, c), []).append((g["lat"], g["lon"]))
                    break
        keys, seen = {id(f): k for k, f in forms.items()}, set()
        for group in resolve.stretches(list(forms.values())) if forms else ():
            readings = Readings([(f.entries, f.table, f.points, f.trust) for f in group])
            readings.told(country_signs(text), resolve.demonyms(words), [])
            ends = [*readings.starts[1:].tolist(), len(readings.forms)]
            gold = []
            for f, a, b in zip(group, readings.starts.tolist(), ends, strict=True):
                for at in told.get(keys[id(f)], ()) if id(f) not in seen else ():
                    right = [kilometres(at, (e.latitude, e.longitude)) <= NEAR_ENOUGH_KM for e in f.entries]
                    gold.append((a, b, np.array(right)))
                seen.add(id(f))
            if gold:
                out.append(Case(folder, readings, gold))
    return out


def accuracy(data: list[Case], weights: Matrix) -> list[float]:
    """The share of gold mentions put near enough, a figure a folder."""
    right: dict[int, list[bool]] = {}
    for case in data:
        best = dict(zip(case.readings.starts.tolist(), resolve.settle(case.readings, weights), strict=True))
        right.setdefault(case.folder, []).extend(bool(ok[best[a] - a]) for a, _, ok in case.gold)
    return [round(sum(r) / len(r), 4) for _, r in sorted(right.items())]


def fitted(data: list[Case], start: Matrix) -> Matrix:
    """Weights that make the right readings likelier."""
    amount: dict[int, int] = {}
    for case in data:
        amount[case.folder] = amount.get(case.folder, 0) + len(case.gold)
    weights = start.copy()
    for _ in range(ROUNDS):
        for case in data:
            resolve.settle(case.readings, weights)
        first, second = np.zeros_like(weights), np.zeros_like(weights)
        for step in range(1, STEPS + 1):
            slope = 2 * HELD * (weights - start)
            for case in data:
                share = max(amount.values()) / amount[case.folder]
                for a, b, ok in case.gold:
                    if b - a < 2 or ok.all() or not ok.any():
                        continue
                    rows = case.readings.table[a:b]
                    odds = np.exp(rows @ weights - (rows @ weights).max())
                    odds /= odds.sum()
                    slope -= share * ((odds * ok / (odds @ ok + 1e-12) - odds) @ rows)
            first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
            weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def main(folders: list[str]) -> None:
    data = [case for n, f in enumerate(folders) for case in cases(n, Path(f))]
    standing = resolve._weights()
    print("standing weights, all texts:", *accuracy(data, standing))
    totals = np.zeros((2, len(folders)))
    for fold in range(FOLDS):
        apart = [c for i, c in enumerate(data) if i % FOLDS == fold]
        new = fitted([c for i, c in enumerate(data) if i % FOLDS != fold], standing)
        totals += np.array([accuracy(apart, standing), accuracy(apart, new)])
    print("on texts left out: standing", *(totals[0] / FOLDS).round(4), "fitted", *(totals[1] / FOLDS).round(4))
    for name, weight in zip(FEATURES, fitted(data, standing), strict=True):
        print(f"  {name}: {weight if math.isfinite(weight) else 0.0:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
