"""Which candidates are toponyms: a weighted sum of their evidence (weights in `lexicon/toponym_weights.yaml`)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from crossbearing.lexicon import lexicon


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, float], float, float]:
    data = lexicon("toponym_weights")
    return {**data["weights"], **data["rules"]}, float(data["bias"]), float(data["threshold"])


# What a mention that is surely a toponym adds to the other mentions of the same name, and from where on it is sure (log odds).
SAME_NAME, SURE = 1.5, 0.7
_PLACE_TOLD = ("before:locative", "kind_of", "dateline", "contained")


def toponyms(names: list[str], evidence: list[list[str]]) -> list[bool]:
    """Which candidates are toponyms, given their names and the evidence for each: a name told to be a place once is likely one throughout."""
    scores = [toponymy(f) for f in evidence]
    sure = {n for n, s, f in zip(names, scores, evidence, strict=True) if s > SURE and any(p in f for p in _PLACE_TOLD)}
    return [
        s > 0 or (bool(f) and n in sure and "surname" not in f and s > -SAME_NAME)
        for n, s, f in zip(names, scores, evidence, strict=True)
    ]


def toponymy(features: Iterable[str]) -> float:
    """How strongly the evidence says that this is a toponym, in log odds above the threshold: positive means yes."""
    weights, bias, threshold = _weights()
    told = dict.fromkeys(features)
    # "in Stepanakert", where the account names the country and the gazetteer no other place of the name.
    pair = weights.get("locative_only_there", 0.0) if "before:locative" in told and "only_there" in told else 0.0
    return bias - threshold + pair + sum(weights.get(f, 0.0) for f in told)


# What a toponym at least is to be trusted as a witness of where the account is set.
LEAST = 0.7
_NAMED_AFTER = ("after:organisation", "run_ends:organisation", "organisation_of")


def trusted(chosen: Iterable[bool], evidence: list[list[str]]) -> list[float]:
    """How far each candidate is a witness of where the account is set, 0 to 1: also a body that is named after a place."""
    weights, _, _ = _weights()
    out = []
    for yes, f in zip(chosen, evidence, strict=True):
        if not f:
            out.append(0.0)
            continue
        score = toponymy(f) - sum(weights.get(n, 0.0) for n in _NAMED_AFTER if n in f)
        odds = 1.0 / (1.0 + math.exp(-score))
        out.append(max(LEAST, odds) if yes else odds)
    return out
