"""The intake: what could not be read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from crossbearing.case.reading.rows import FailureRow, Overview
from crossbearing.web.page import Page

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading


class Asked(msgspec.Struct, frozen=True):
    """Nothing is asked for."""


class Intake(msgspec.Struct, frozen=True):
    """The case in numbers and every failure."""

    overview: Overview
    failures: tuple[FailureRow, ...]


def intake(reading: Reading, asked: Asked) -> Intake:
    """What was read and what failed."""
    return Intake(reading.overview(), tuple(reading.failures()))


PAGES = (
    Page(
        "/intake",
        "intake.html",
        intake,
        "What was read, and every source that could not be",
        "",
        lambda page: page.failures,
    ),
)
