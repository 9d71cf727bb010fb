"""What follows: relations, readings, independence, estimates."""

from crossbearing.weigh.record import weigh

__all__ = ["weigh"]
