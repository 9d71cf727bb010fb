"""What is the same across accounts: copied passages, entities, events."""

from crossbearing.link.links import link

__all__ = ["link"]
