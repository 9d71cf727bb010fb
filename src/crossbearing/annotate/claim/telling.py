"""What an account has told so far, for the figures that go on with it."""

from __future__ import annotations

from crossbearing.annotate.claim.carried import Before
from crossbearing.annotate.claim.groups import Groups
from crossbearing.annotate.claim.recalled import Numbers


class Telling:
    """What has been told so far under one heading."""

    def __init__(self, heading: str | None = None, numbers: Numbers | None = None) -> None:
        self.heading = heading
        # numbers go on being known under the next heading
        self.numbers = numbers if numbers is not None else Numbers()
        self.history: list[Before] = []
        self.groups = Groups()
        # the last sentence that counted people of whom it says nothing more
        self.others = -1
        # the last sentence that counted things, and as what: "900 houses ... 312 of them"
        self.things: tuple[int, str] = (-1, "other")
        # the last sentence that measured something, and as what: a bare number goes on with what was measured last
        self.measures: tuple[int, str] = (-1, "other")
