"""The intake: what was read, and every source that could not be, with its cause and its remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import msgspec

from crossbearing.case.reading.rows import FailureRow, Overview
from crossbearing.case.reading.rows import Page as Rows
from crossbearing.web.page import Page

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

PAGE, MOST = 100, 1000


class Asked(msgspec.Struct, frozen=True):
    """Which of the warnings."""

    offset: Annotated[int, msgspec.Meta(description="warnings to pass over", ge=0)] = 0
    limit: Annotated[int, msgspec.Meta(description="warnings to give", ge=1, le=MOST)] = PAGE


class Intake(msgspec.Struct, frozen=True):
    """The case in numbers, every failure, and a page of the warnings."""

    overview: Overview
    failures: tuple[FailureRow, ...]
    warnings: Rows[str]


def intake(reading: Reading, asked: Asked) -> Intake:
    """What was read and what failed."""
    return Intake(reading.overview(), tuple(reading.failures()), reading.warnings(asked.offset, asked.limit))


def failures(page: Intake) -> Sequence[FailureRow]:
    """The rows of the CSV twin."""
    return page.failures


PAGES = (Page("/intake", "intake.html", intake, "What was read, and every source that could not be", "", failures),)
