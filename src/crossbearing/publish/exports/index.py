"""The record with what exports look up in it again and again."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from msgspec import UnsetType

from crossbearing.records import Claim, Document, Entity, Event, Record, Relation

_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")


def folded(name: str) -> str:
    """A name as it is compared: one line, no case, no article before it, no possessive ending."""
    return _POSSESSIVE.sub("", " ".join(name.split()).casefold()).removeprefix("the ")


class Index:
    """Claims, documents, events and relations by id; entities by the forms of their names."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.claims: dict[str, Claim] = {c.id: c for c in record.claims}
        aside = record.set_aside
        # What reviewers rejected counts nowhere; their decision on it is still to be told.
        self.rejected: dict[str, Claim] = {} if isinstance(aside, UnsetType) else {c.id: c for c in aside.claims}
        self.documents: dict[str, Document] = {d.id: d for d in record.documents}
        self.events: dict[str, Event] = {e.id: e for e in record.events}

    def told(self, event: Event) -> list[Claim]:
        """The event's claims, in its order."""
        return [c for k in event.claims if (c := self.claims.get(k)) is not None]

    @cached_property
    def named(self) -> dict[str, Entity]:
        """Folded form to entity; of two that share a form the one that is more often named."""
        found: dict[str, Entity] = {}
        for e in sorted(self.record.entities, key=lambda e: (-len(e.mentions), e.id)):
            for form in (e.name, *e.aliases):
                found.setdefault(folded(form), e)
        return found

    @cached_property
    def relations(self) -> dict[str, list[Relation]]:
        """Claim id to the relations that it stands in."""
        found: dict[str, list[Relation]] = defaultdict(list)
        for r in self.record.relations:
            found[r.a].append(r)
            found[r.b].append(r)
        return found

    @cached_property
    def denied(self) -> frozenset[str]:
        """The claims that another one denies."""
        return frozenset(r.a for r in self.record.relations if r.type == "denies")

    @cached_property
    def places(self) -> frozenset[str]:
        """The entities that are places."""
        return frozenset(e.id for e in self.record.entities if e.kind == "place")
