"""One account's names as they stand between two rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.link.appearances import Appearance
from crossbearing.link.rounds.built import built_on_names
from crossbearing.link.rounds.slips import without_slips
from crossbearing.records import Document


@dataclass(frozen=True, slots=True)
class Draft:
    """The id and text of an account, and the names found in it so far."""

    document: str
    text: str
    found: Sequence[Appearance]


def draft_of(document: Document, found: Sequence[Appearance]) -> Draft:
    """The names of one account by itself: those that were found in it, and the bodies that are called by them."""
    named = [*found, *built_on_names(document.text, found)]
    return Draft(document.id, document.text, without_slips(named))
