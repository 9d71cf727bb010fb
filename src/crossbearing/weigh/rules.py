"""The rules of estimation, by name. A package can add one under the entry point group `crossbearing.rules`."""

from __future__ import annotations

from importlib.metadata import entry_points

from crossbearing.weigh.ballot import Rule
from crossbearing.weigh.consensus import consensus
from crossbearing.weigh.plain_rules import acled, airwars, latest_rule, median, ucdp

DEFAULT_RULE = "consensus"
ENTRY_POINTS = "crossbearing.rules"
# Rules that answer each ballot by itself: any part of the ballots can be answered anywhere. A package's own rule may learn over all.
EACH_BY_ITSELF = frozenset({"acled", "airwars", "latest", "median", "ucdp"})


class UnknownRule(ValueError):
    """No rule of that name. `str()` names those there are."""


def _registered() -> dict[str, Rule]:
    found: dict[str, Rule] = {
        "acled": acled,
        "airwars": airwars,
        "consensus": consensus,
        "latest": latest_rule,
        "median": median,
        "ucdp": ucdp,
    }
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda p: p.name):
        found.setdefault(point.name, point.load())
    return found


RULES: dict[str, Rule] = _registered()


def rule_named(name: str) -> Rule:
    """The rule of that name; UnknownRule where there is none."""
    if name not in RULES:
        raise UnknownRule(f"rule {name!r}: no such rule; take one of {', '.join(sorted(RULES))}")
    return RULES[name]
