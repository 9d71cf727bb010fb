"""A trigger with what decides to which incident it belongs, and an incident in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.annotate.triggers import Trigger
from crossbearing.records import Interval, Location
from crossbearing.records.mention import Factuality

# Foreseen is apart from happened; what is only supposed is apart where people plan such things ("there will be a strike if ...").
_PLANNED = frozenset(["protest", "strike", "agreement"])
# Tolls and the dead are dated by the day of counting, not of the happening.
COUNTED = frozenset(
    [
        "toll",
        "death",
        "dead",
        "casualty",
        "victim",
        "fatality",
        "body",
        "injured",
        "wounded",
        "missing",
        "deceased",
        "loss",
    ]
)


# Half: of two told of alike, the crash and not the vigil for its dead is what an account is about.
ASIDE = 0.5
_ASIDE = frozenset(["gathering", "vigil", "service", "meeting", "agreement"])


@dataclass(slots=True)
class Happening:
    """A trigger with what decides where it belongs."""

    t: Trigger
    time: Interval | None
    place: Location | None
    factuality: Factuality
    definite: bool
    another: bool
    generic: bool
    alone: bool = False  # the death of one person
    topical: bool = False  # dated by words that set the scene
    wide: bool = False  # counted for a whole country
    ordinal: int | None = None  # "the Second Border War"
    present: bool = False  # "the current war"
    new: bool = False  # "a blast"
    scene: Interval | None = None  # the time of which the paragraph tells, where the text gives it no time of its own
    loose: bool = False  # an hour alone, whose day is only that of publication


def is_open(h: Happening) -> bool:
    """Whether a happening lies in the future or in a supposition, so that nothing that happened can be it."""
    planned = h.t.type in _PLANNED or h.t.kind in ("meeting", "election", "service")
    return h.factuality == "predicted" or (h.factuality == "hypothetical" and planned)


@dataclass(slots=True)
class Incident:
    """An incident in the making."""

    kinds: list[str]
    type: str
    open: bool
    another: bool
    times: list[Interval] = field(default_factory=list)
    places: list[Location] = field(default_factory=list)
    weight: float = 0.0
    last: int = 0
    ordinal: int | None = None
    scene: Interval | None = None
    arrests: bool = False
    recalled: bool = False  # spoken of as past: "thirty years after the quake"

    @property
    def chief(self) -> float:
        """Its weight as what an account is chiefly about: people who come together mostly do so over something else."""
        return self.weight * (ASIDE if self.kinds[0] in _ASIDE else 1)
