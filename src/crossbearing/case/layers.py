"""What stands in one account besides its claims, as the record has it."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from crossbearing.records import Boilerplate, Call, Derivation, Document, DocumentAttribution, Record, TextPart


class Layer(msgspec.Struct, frozen=True):
    """Attributions, calls and boilerplate of one account, each with its document's id; the document's own parts and derivations."""

    attributions: tuple[DocumentAttribution, ...] = ()
    calls: tuple[Call, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    parts: tuple[TextPart, ...] = ()
    derived_from: tuple[Derivation, ...] = ()


class Layers:
    """The layers of a record by account."""

    def __init__(self, record: Record) -> None:
        self.attributions: dict[str | None, list[DocumentAttribution]] = defaultdict(list)
        self.calls: dict[str | None, list[Call]] = defaultdict(list)
        self.boilerplate: dict[str | None, list[Boilerplate]] = defaultdict(list)
        for a in record.attributions:
            self.attributions[a.document].append(a)
        for c in record.calls:
            self.calls[c.document].append(c)
        for b in record.boilerplate:
            self.boilerplate[b.document].append(b)

    def of(self, document: Document) -> Layer:
        """The layers of one account."""
        return Layer(
            tuple(self.attributions[document.id]),
            tuple(self.calls[document.id]),
            tuple(self.boilerplate[document.id]),
            document.parts,
            document.derived_from,
        )
