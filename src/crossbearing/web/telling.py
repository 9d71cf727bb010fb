"""The synopsis for a page: its paragraphs, the letters of the accounts that it cites, and where each clause stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from crossbearing.publish.dossier import title
from crossbearing.publish.sigla import hue, sigla
from crossbearing.publish.synopsis import synopsis
from crossbearing.publish.synopsis.pieces import Paragraph
from crossbearing.publish.view import Case
from crossbearing.records import Document, Passage, Record

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

# An opening ends with the sentence that passes so many characters.
_OPENING = 520


class Letter(msgspec.Struct, frozen=True):
    """An account by its letter in the whole case."""

    document: str
    letter: str
    hue: str
    name: str
    published: str | None
    title: str | None


class Told(msgspec.Struct, frozen=True):
    """`title` is what the case is called by its main event, `main` that event and `share` the part of these accounts that tell of it.
    `passages` holds, by claim, where the words of each clause stand."""

    title: str
    main: str | None
    share: float
    paragraphs: tuple[Paragraph, ...]
    letters: tuple[Letter, ...]
    passages: dict[str, Passage]

    def opening(self) -> Told:
        """What is told of the main event, cut after a few sentences."""
        found = next((p for p in self.paragraphs if p.event is not None and p.event == self.main), None)
        found = found or next(iter(self.paragraphs), None)
        if found is None:
            return self
        kept, length = [], 0
        for sentence in found.sentences:
            if length > _OPENING:
                break
            kept.append(sentence)
            length += sum(len(piece.text) for piece in sentence)
        return self._cut((Paragraph(found.event, tuple(kept)),))

    def _cut(self, paragraphs: tuple[Paragraph, ...]) -> Told:
        claims, documents = _used(paragraphs)
        return msgspec.structs.replace(
            self,
            paragraphs=paragraphs,
            letters=tuple(x for x in self.letters if x.document in documents),
            passages={c: p for c, p in self.passages.items() if c in claims},
        )


def told(reading: Reading, record: Record) -> Told:
    """The synopsis of a cut of the record."""
    case = Case(record, sigla(record.documents))
    ordered = case.ordered()
    paragraphs = synopsis(record)
    claims, documents = _used(paragraphs)
    cited = [d for d in record.documents if d.id in documents]
    main = ordered[0] if ordered else None
    return Told(
        title=title(record, ordered),
        main=main.id if main else None,
        share=len(main.documents) / max(len(record.documents), 1) if main else 0.0,
        paragraphs=paragraphs,
        letters=tuple(letters(reading, cited)),
        passages={
            c.id: Passage(c.document, c.start, c.end)
            for c in record.claims
            if c.id in claims and c.document is not None
        },
    )


def letters(reading: Reading, documents: Iterable[Document]) -> list[Letter]:
    """The accounts by their letters in the whole case, in the order of these."""
    known = list(documents)
    held = reading.sigla([d.id for d in known])
    made = [
        Letter(d.id, held[d.id], hue(held[d.id]), d.publisher or d.author or d.title or d.path, d.published, d.title)
        for d in known
        if d.id in held
    ]
    return sorted(made, key=lambda x: (len(x.letter), x.letter))


def _used(paragraphs: Iterable[Paragraph]) -> tuple[set[str], set[str]]:
    """The claims and the accounts that the paragraphs name."""
    pieces = [piece for p in paragraphs for sentence in p.sentences for piece in sentence]
    claims = {c for piece in pieces for c in piece.claims[:1]}
    return claims, {d for piece in pieces for cite in piece.cites for d in cite.documents}
