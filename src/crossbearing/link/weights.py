"""What each feature of a pair of incidents weighs: learned from accounts whose events are known, kept in `weights.json`.

`python bench/learn_link.py` makes the file; docs/linking.md says from what, and how well it did against weights set by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model (logistic regression). Two incidents are joined where their log odds reach `enough` and the members of their two groups
    are alike by `on_average`."""

    bias: float
    weights: Mapping[str, float]
    enough: float
    on_average: float

    def score(self, features: Mapping[str, float]) -> float:
        """The log odds that a pair with these features is one event."""
        weights = self.weights
        return self.bias + sum([weights[name] * value for name, value in features.items()])


@cache
def weights_for(handful: bool) -> Weights:
    """The weights for a handful of accounts that somebody brought together, or for many that came by themselves."""
    table = json.loads(files("crossbearing.link").joinpath("weights.json").read_text(encoding="utf-8"))
    row = table["handful" if handful else "many"]
    return Weights(row["bias"], row["weights"], row["enough"], row["on_average"])
