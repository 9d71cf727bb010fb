"""Which candidates are toponyms: a weighted sum of their evidence (weights in `lexicon/toponym_weights.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from crossbearing.lexicon import lexicon


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, float], float, float]:
    data = lexicon("toponym_weights")
    return {**data["weights"], **data["rules"]}, float(data["bias"]), float(data["threshold"])


def toponymy(features: Iterable[str]) -> float:
    """How strongly the evidence says that this is a toponym, in log odds above the threshold: positive means yes."""
    weights, bias, threshold = _weights()
    return bias - threshold + sum(weights.get(f, 0.0) for f in dict.fromkeys(features))
