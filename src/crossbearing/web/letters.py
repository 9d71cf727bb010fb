"""The accounts that a page names: letter in the whole case, hue, who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup, escape

from crossbearing.publish.sigla import hue
from crossbearing.publish.wording import clip
from crossbearing.records import Passage
from crossbearing.web.texts.passage import passage_link

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


def at(p: Passage, accounts: Mapping[str, Account], what: str = "") -> Markup:
    """The letter of the passage's account as a link to the passage, nothing where the account is not among these; `what` is said after its name.
    A page of words has more than a thousand, too many for a macro."""
    x = accounts.get(p.document)
    if x is None:
        return Markup()
    told = (x.hue, escape(passage_link(p.document, p.start, p.end)), escape(x.name), escape(what), escape(x.letter))
    return Markup('<a class="s %s" href="%s" title="%s%s">%s</a>' % told)  # noqa: S704, UP031 - each part is escaped


def accounts(reading: Reading, documents: Iterable[str]) -> dict[str, Account]:
    """The accounts of these ids that the case holds, in the order of their letters."""
    rows = reading.document_rows(sorted(set(documents)))
    ordered = sorted(rows, key=lambda r: (len(r.siglum), r.siglum))
    return {
        r.id: Account(r.id, r.siglum, clip(r.publisher or r.author or r.title or r.path or r.id), r.published)
        for r in ordered
    }
