"""A record as rows of the tables: what a page shows is looked up, never computed.

Accounts are numbered in the order of their sigla, events in the order of time (undated last): the number is the place in the list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import msgspec

from crossbearing.case import schema
from crossbearing.case.bearing import display_name, gravest, taken_from
from crossbearing.case.columns import Columns
from crossbearing.case.days import first_day, last_day, month_of
from crossbearing.case.doubts import doubts
from crossbearing.case.edges import edges
from crossbearing.case.folding import words_of
from crossbearing.case.forms import entity_rows, form_rows, mention_rows
from crossbearing.case.layers import Layers
from crossbearing.publish.origins import Origins, Saying, saying
from crossbearing.publish.sigla import Siglum, sigla
from crossbearing.records import Claim, Document, Event, Links, Record

Row = dict[str, Any]
# Kinds of entities that act; a place is where, not who.
ACTORS = ("person", "organization", "group")
encode = msgspec.json.Encoder().encode


class Rows:
    """The rows of a record, table by table; `versions` counts the versions of an account by its id (one where it is not named)."""

    def __init__(self, record: Record, versions: Mapping[str, int] | None = None, links: Links | None = None) -> None:
        self.record, self.versions = record, versions or {}
        self.sigla: dict[str, Siglum] = sigla(record.documents)
        self.place = {d: n for n, d in enumerate(self.sigla)}
        self.doubts = doubts(record, links)
        self.taken = taken_from(record)
        self.claims: dict[str, str | None] = {}
        self.told: dict[str, list[Saying]] = defaultdict(list)
        ids, events = {d: d for d in self.sigla}, {e.id: e.id for e in record.events}
        for c in record.claims:
            # One string for an id, not one for each claim: a large case has hundreds of thousands.
            event = events.get(c.event, c.event) if c.event else None
            self.claims[c.id] = event
            if event is not None and c.document is not None:
                self.told[event].append(saying(ids.get(c.document, c.document), c))
        self.events = sorted(record.events, key=lambda e: (first_day(e.start) < 0, e.start or "", e.id))
        self.number = {e.id: n for n, e in enumerate(self.events)}
        origins = Origins(record, self.sigla)
        self.origins = {e.id: origins.count(self.told.get(e.id, ())) for e in self.events}
        self.entity = {e.id: e for e in record.entities}
        self.named = self._named()

    def __iter__(self) -> Iterator[tuple[Any, Iterable[Row]]]:
        """Each derived table with its rows."""
        made: dict[Any, Callable[[], Iterable[Row]]] = {
            schema.documents: self._documents,
            schema.texts: self._texts,
            schema.events: self._events,
            schema.estimates: self._estimates,
            schema.event_documents: self._event_documents,
            schema.claims: self._claims,
            schema.relations: self._relations,
            schema.copies: self._copies,
            schema.entities: lambda: entity_rows(self.record),
            schema.mentions: lambda: mention_rows(self.record, self.sigla),
            schema.entity_forms: lambda: form_rows(self.record, self.sigla),
            schema.event_entities: self._event_entities,
            schema.framing: self._framing,
            schema.origin_edges: lambda: edges(self.record, self.sigla),
            schema.doubts: lambda: (
                {"number": n, "id": d.id, "kind": d.kind, "doubt": encode(d)} for n, d in enumerate(self.doubts)
            ),
            schema.set_aside: self._set_aside,
            schema.warnings: self._warnings,
        }
        for table in schema.DERIVED:
            if table in made:
                yield table, made[table]()
        columns = (self._event_columns(), self._document_columns())
        yield schema.arrays, ({"name": n, "data": d} for c in columns for n, d in c.arrays().items())
        yield schema.codes, (
            {"dimension": f"{c.prefix}.{d}", "value": value, "code": code, "label": k.label[code], "count": k.count[code]}
            for c in columns
            for d, k in c.codings.items()
            for value, code in k.code.items()
        )  # fmt: skip

    def counts(self) -> dict[str, Any]:
        """What the overview tells, as it stands at the refresh."""
        dated = [e for e in self.events if first_day(e.start) >= 0]
        published = sorted(d.published for d in self.record.documents if d.published)
        return {
            "accounts": len(self.record.documents),
            "origins": len(self.record.documents) - len(self.taken),
            "events": len(self.events),
            "claims": len(self.record.claims),
            "disputed": sum(gravest(e) == "disputed" for e in self.events),
            "entities": len(self.record.entities),
            "relations": len(self.record.relations),
            "copies": len(self.record.copies),
            "first": dated[0].start if dated else None,
            "last": max((e.end or e.start or "" for e in dated), default=None),
            "first_published": published[0] if published else None,
            "last_published": published[-1] if published else None,
            "warnings": len(self.record.warnings),
            "versions": sum(n > 1 for d, n in self.versions.items() if d in self.sigla),
            "doubtful": len(self.doubts),
        }

    def _documents(self) -> Iterator[Row]:
        claims = Counter(c.document for c in self.record.claims)
        layers = Layers(self.record)
        for n, (id, siglum) in enumerate(self.sigla.items()):
            d = siglum.document
            yield {
                "number": n, "id": id, "siglum": siglum.letter, "name": display_name(d), "publisher": d.publisher, "author": d.author,
                "published": d.published, "title": d.title, "language": d.language, "path": d.path, "url": d.url, "sha256": d.sha256,
                "words": siglum.words, "claims": claims[id], "main_event": d.main_event, "origin": self.taken.get(id),
                "versions": self.versions.get(id, 1), "layers": encode(layers.of(d)),
                "decided": encode(d.decided) if d.decided is not msgspec.UNSET else None,
            }  # fmt: skip

    def _texts(self) -> Iterator[Row]:
        for n, siglum in enumerate(self.sigla.values()):
            yield {"number": n, "title": siglum.document.title, "text": siglum.document.text}

    def _events(self) -> Iterator[Row]:
        mains = Counter(d.main_event for d in self.record.documents)
        orders = {
            "by_accounts": self._ranked(lambda e: (-len(e.documents), self.number[e.id])),
            "by_claims": self._ranked(lambda e: (-len(e.claims), self.number[e.id])),
            "by_label": self._ranked(lambda e: (e.label.casefold(), self.number[e.id])),
            "by_weight": self._ranked(
                lambda e: (not e.claims, -mains[e.id], -len(e.documents), -len(e.claims), e.start or "9999", e.id)
            ),
        }
        for n, e in enumerate(self.events):
            p = e.place
            yield {
                "number": n, "id": e.id, "type": e.type, "label": e.label, "start": e.start, "end": e.end,
                "place": p and p.name, "country": p and p.country, "admin1": p and p.admin1, "latitude": p and p.latitude,
                "longitude": p and p.longitude, "precision": p and p.precision, "accounts": len(e.documents),
                "origins": self.origins[e.id], "claims": len(e.claims), "status": gravest(e), "part_of": e.part_of,
                **{name: order[e.id] for name, order in orders.items()}, "event": encode(e),
            }  # fmt: skip

    def _ranked(self, key: Callable[[Event], Any]) -> dict[str, int]:
        return {e.id: n for n, e in enumerate(sorted(self.events, key=key))}

    def _estimates(self) -> Iterator[Row]:
        for e in self.events:
            for n, a in enumerate(e.attributes):
                x = a.estimate
                yield {
                    "event": e.id, "place": n, "attribute": a.attribute, "subject": a.subject, "low": x and x.low, "best": x and x.best,
                    "high": x and x.high, "value": x and x.value, "method": x and x.method, "status": a.status, "readings": len(a.readings),
                    "claims": sum(len(r.claims) for r in a.readings), "why": x.why if x else "",
                }  # fmt: skip

    def _event_documents(self) -> Iterator[Row]:
        for e in self.events:
            claims = Counter(s.document for s in self.told.get(e.id, ()))
            order = sorted({*e.documents, *(d for d in claims if d)}, key=lambda d: (-claims[d], self.place[d]))
            for n, d in enumerate(order):
                yield {"event": e.id, "place": n, "document": d, "claims": claims[d]}

    def _claims(self) -> Iterator[Row]:
        for n, c in enumerate(self.record.claims):
            yield {
                "number": n, "id": c.id, "document": c.document, "event": c.event, "attribute": c.attribute, "subject": c.subject,
                "low": c.low, "high": c.high, "value": c.value, "unit": c.unit, "as_of": c.as_of, "factuality": c.factuality,
                "source": c.sources[-1] if c.sources else None, "start": c.start, "end": c.end, "quote": c.quote, "claim": encode(c),
            }  # fmt: skip

    def _relations(self) -> Iterator[Row]:
        for n, r in enumerate(self.record.relations):
            yield {"number": n, "a": r.a, "b": r.b, "type": r.type, "why": r.why, "event": self.claims.get(r.a),
                   "other_event": self.claims.get(r.b)}  # fmt: skip

    def _copies(self) -> Iterator[Row]:
        for n, c in enumerate(self.record.copies):
            yield {"number": n, "a": c.a.document, "b": c.b.document, "similarity": c.similarity, "direction": c.direction,
                   "copy": encode(c)}  # fmt: skip

    def _named(self) -> dict[str, Counter[str]]:
        """The entities named in the claims of each event, with how many claims name them."""
        inside: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in self.record.entities:
            for m in entity.mentions:
                inside[m.document].append((m.start, m.end, entity.id))
        found: dict[str, Counter[str]] = defaultdict(Counter)
        told: Iterable[Claim]
        # A record's claims stand account by account.
        for document, told in groupby((c for c in self.record.claims if c.event), key=lambda c: c.document):
            if document is None:
                continue
            mentions, first = sorted(inside.get(document, ())), 0
            for c in sorted(told, key=lambda c: (c.start, c.id)):
                while first < len(mentions) and mentions[first][0] < c.start:
                    first += 1
                names = []
                for start, end, named in mentions[first:]:
                    if start >= c.end:
                        break
                    if end <= c.end:
                        names.append(named)
                found[c.event or ""].update(set(names))
        return found

    def _event_entities(self) -> Iterator[Row]:
        for event, counted in self.named.items():
            if event in self.number:
                for entity, n in counted.items():
                    yield {"event": event, "entity": entity, "mentions": n}

    def _framing(self) -> Iterator[Row]:
        for n, naming in enumerate(self.record.framing):
            yield {"number": n, "event": naming.event, "entity": naming.entity, "naming": encode(naming)}

    def _set_aside(self) -> Iterator[Row]:
        aside = self.record.set_aside
        if aside is msgspec.UNSET:
            return
        things = [
            *(("claim", c.id, c.document, c.event, c) for c in aside.claims),
            *(("event", e.id, None, e.id, e) for e in aside.events),
            *(("entity", e.id, None, None, e) for e in aside.entities),
        ]
        for n, (kind, id, document, event, thing) in enumerate(things):
            yield {"number": n, "kind": kind, "id": id, "document": document, "event": event, "thing": encode(thing)}

    def _warnings(self) -> Iterator[Row]:
        known = {d.path: d.id for d in self.record.documents}
        for n, w in enumerate(self.record.warnings):
            yield {"number": n, "document": known.get(w.split(": ", 1)[0]), "warning": w}

    def _event_columns(self) -> Columns:
        columns = Columns("events")
        letters = {d: f"{s.letter} {s.name}" for d, s in self.sigla.items()}
        for n, e in enumerate(self.events):
            country, admin1 = (e.place.country, e.place.admin1) if e.place else (None, None)
            columns.one("type", e.type)
            columns.one("country", country)
            columns.one("admin1", admin1)
            columns.one("status", gravest(e))
            columns.one("month", month_of(e.start))
            columns.number("first", first_day(e.start))
            columns.number("last", max(last_day(e.start), last_day(e.end)))
            told = sorted({*e.documents, *(s.document for s in self.told.get(e.id, ()))})
            columns.many("account", n, ((d, letters[d]) for d in told))
            named = (self.entity[i] for i in self.named.get(e.id, ()))
            columns.many("actor", n, ((x.id, x.name) for x in named if x.kind in ACTORS))
            columns.many("word", n, ((w, w) for w in words_of(e.label, e.place.name if e.place else None)))
        columns.order("by_accounts", _order(self.events, lambda e: (-len(e.documents), self.number[e.id])))
        columns.order("by_claims", _order(self.events, lambda e: (-len(e.claims), self.number[e.id])))
        columns.order("by_label", _order(self.events, lambda e: (e.label.casefold(), self.number[e.id])))
        return columns

    def _document_columns(self) -> Columns:
        columns = Columns("documents")
        documents: list[Document] = [s.document for s in self.sigla.values()]
        claims = Counter(c.document for c in self.record.claims)
        for n, d in enumerate(documents):
            columns.one("publisher", d.publisher)
            columns.one("language", d.language)
            columns.number("first", first_day(d.published))
            columns.number("last", last_day(d.published))
            columns.number("copied", int(d.id in self.taken))
            columns.many("word", n, ((w, w) for w in words_of(d.title, d.publisher, d.author, d.path)))
        names = [display_name(d) for d in documents]
        columns.order("by_publisher", _order(range(len(names)), lambda n: (names[n].casefold(), n)))
        columns.order("by_title", _order(range(len(names)), lambda n: (not documents[n].title, (documents[n].title or "").casefold(), n)))  # fmt: skip
        words = [s.words for s in self.sigla.values()]
        columns.order("by_words", _order(range(len(names)), lambda n: (-words[n], n)))
        columns.order("by_claims", _order(range(len(names)), lambda n: (-claims[documents[n].id], n)))
        return columns


def _order(things: Any, key: Callable[[Any], Any]) -> list[int]:
    """The places of the things in the order of the key."""
    listed = list(things)
    return sorted(range(len(listed)), key=lambda n: key(listed[n]))
