"""The record: claims on resolved events, how they stand to each other and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

import msgspec

from crossbearing.records import (
    Annotations,
    Boilerplate,
    Call,
    Claim,
    Document,
    DocumentAttribution,
    Event,
    Links,
    Record,
    Relation,
)
from crossbearing.records.ordered import Ordered, Rows, in_order_of_document
from crossbearing.weigh.ballot import Rule
from crossbearing.weigh.by_event import by_event, estimated, weigh_event
from crossbearing.weigh.relations import relations, weighings
from crossbearing.weigh.rules import DEFAULT_RULE, rule_named
from crossbearing.weigh.said import sayings, spread_events
from crossbearing.weigh.speakers import entity_names
from crossbearing.weigh.told import Told

T = TypeVar("T")


def weigh(accounts: Sequence[Annotations], links: Links, rule: str = DEFAULT_RULE) -> Record:
    """The record of the accounts. Documents, claims and all else are ordered by document id and place in the text. Of accounts that lie on disk
    the lists of the record that are made account by account are read from there when they are asked for."""
    ordered = in_order_of_document(accounts)
    events = {e.id: e for e in links.events}
    names = entity_names(links.entities)
    spread = frozenset(e for a in ordered for e in spread_events(a, resolved(a, links.event_of), events))
    said = (s for a in ordered for s in sayings(a, resolved(a, links.event_of), events, names, spread))
    told = Told(said, links, lean=isinstance(ordered, Ordered))
    filled, related = weighed(told, links, rule_named(rule), rule)
    return put_together(ordered, None, links, filled, related)


def put_together(
    ordered: Sequence[Annotations],
    claims: Mapping[str, tuple[Claim, ...]] | None,
    links: Links,
    events: tuple[Event, ...],
    related: tuple[Relation, ...],
    warned: Sequence[str] | None = None,
) -> Record:
    """The record of accounts in order of document id and what their claims came to; `claims` on resolved events by document, and the accounts'
    warnings, where they are at hand."""
    of_account = AccountRows(links)
    resolve = of_account.claims if claims is None else lambda a: claims[a.document.id]
    return Record(
        documents=_rows(ordered, None, of_account.document),
        entities=links.entities,
        events=events,
        claims=_rows(ordered, "claims", resolve),
        relations=related,
        attributions=_rows(ordered, "attributions", of_account.attributions),
        calls=_rows(ordered, "calls", of_account.calls),
        boilerplate=_rows(ordered, "boilerplate", of_account.boilerplate),
        copies=links.copies,
        warnings=(*(warned if warned is not None else _warnings(ordered)), *links.warnings),
        framing=links.framing,
    )


def _warnings(ordered: Sequence[Annotations]) -> Iterator[str]:
    return (f"{a.document.path}: {w}" for a in ordered for w in a.warnings)


def _rows(
    ordered: Sequence[Annotations], name: str | None, make: Callable[[Annotations], Sequence[T]]
) -> tuple[T, ...]:
    if isinstance(ordered, Ordered):
        numbers = ordered.numbers(name) if name else (1 for _ in range(len(ordered)))
        # A record's lists are read, never written to; what is read row by row serves as well.
        return cast("tuple[T, ...]", Rows(ordered, numbers, make))
    return tuple(row for a in ordered for row in make(a))


class AccountRows:
    """The rows of a record that one account gives."""

    def __init__(self, links: Links) -> None:
        self.links = links

    def document(self, account: Annotations) -> tuple[Document, ...]:
        """The account itself, with what it is chiefly about."""
        d = account.document
        return (msgspec.structs.replace(d, main_event=self.links.main_event.get(d.id)),)

    def claims(self, account: Annotations) -> tuple[Claim, ...]:
        """Its claims, on the resolved events."""
        return resolved(account, self.links.event_of)

    def attributions(self, account: Annotations) -> tuple[DocumentAttribution, ...]:
        """Its attributions, with the document."""
        return tuple(
            DocumentAttribution(**{f: getattr(x, f) for f in x.__struct_fields__}, document=account.document.id)
            for x in account.attributions
        )

    def calls(self, account: Annotations) -> tuple[Call, ...]:
        """What it calls for, with the document."""
        return tuple(msgspec.structs.replace(c, document=account.document.id) for c in account.calls)

    def boilerplate(self, account: Annotations) -> tuple[Boilerplate, ...]:
        """What is no part of it, with the document."""
        return tuple(msgspec.structs.replace(b, document=account.document.id) for b in account.boilerplate)


def weighed(told: Told, links: Links, rule: Rule, name: str) -> tuple[tuple[Event, ...], tuple[Relation, ...]]:
    """The events of the links with their attributes, and all relations. Titles are told of persons, and compared across events."""
    named = weighings(told.titles, None)
    titled = by_event(named)
    found = [weigh_event(e, told.of(e.id), titled.get(e.id, ()), told.passages) for e in links.events]
    return estimated(links.events, found, rule, name), (*(r for w in found for r in w.relations), *relations(named))


def resolved(account: Annotations, event_of: Mapping[tuple[str, str], str]) -> tuple[Claim, ...]:
    """An account's claims, on the resolved events."""
    return tuple(
        msgspec.structs.replace(
            c,
            document=account.document.id,
            event=event_of.get((account.document.id, c.event)) if c.event else None,
        )
        for c in account.claims
    )
