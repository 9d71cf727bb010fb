"""The accounts that a page names: letter in the whole case, hue, who speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from crossbearing.publish.sigla import hue
from crossbearing.publish.wording import clip

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading


class Account(msgspec.Struct, frozen=True):
    """An account by its letter."""

    document: str
    letter: str
    name: str
    published: str | None

    @property
    def hue(self) -> str:
        return hue(self.letter)


def accounts(reading: Reading, documents: Iterable[str]) -> dict[str, Account]:
    """The accounts of these ids that the case holds, in the order of their letters."""
    rows = reading.document_rows(sorted(set(documents)))
    ordered = sorted(rows, key=lambda r: (len(r.siglum), r.siglum))
    return {
        r.id: Account(r.id, r.siglum, clip(r.publisher or r.author or r.title or r.path or r.id), r.published)
        for r in ordered
    }
