"""What follows: relations, readings, independence, estimates."""

from crossbearing.weigh.record import weigh

# The names that `--rule` takes.
RULES = ("acled", "airwars", "consensus", "latest", "median", "ucdp")

__all__ = ["RULES", "weigh"]
