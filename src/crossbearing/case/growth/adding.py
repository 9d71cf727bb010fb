"""Writing the rows of one account more, and those of what it came to; all other rows stay.

New accounts, claims, events and entities are numbered behind those that are there; lists are put in order by their arrays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select, update

from crossbearing.case import fulltext, schema
from crossbearing.case.bearing import display_name, gravest
from crossbearing.case.days import first_day, last_day, month_of
from crossbearing.case.folding import words_of
from crossbearing.case.forms import MOST_ACCOUNTS, MOST_MENTIONS, entity_rows, form_rows, mention_rows
from crossbearing.case.growth.columns import Changing
from crossbearing.case.growth.naming import Named
from crossbearing.case.growth.weighing import Weighed
from crossbearing.case.reading.rows import EntityForm
from crossbearing.case.rows import ACTORS, Rows
from crossbearing.publish.sigla import letter
from crossbearing.records import Document, Entity, Event, Record

encode = msgspec.json.Encoder().encode
_FORM = msgspec.json.Decoder(EntityForm)
_EVENT_NAMES = ("by_accounts", "by_claims", "by_label", "by_weight")


class Adding:
    """One account's rows. `record` holds that account, its claims, names and copies, and the events that it came to."""

    def __init__(self, connection: Connection, record: Record, maker: int) -> None:
        self.connection, self.record, self.maker = connection, record, maker
        self.rows = Rows(record)
        (self.document,) = record.documents
        self.events = Changing(connection, "events")
        self.documents = Changing(connection, "documents")
        self.number = len(self.documents.array("first"))

    def write(self, found: Sequence[Named], weighed: Weighed) -> dict[str, int]:
        """Writes all; gives how many more there are of each thing that the overview counts."""
        disputed = self._events(weighed)
        relations = self._relations(weighed)
        self._account()
        fresh = self._entities(found)
        self._columns()
        self.events.write()
        self.documents.write()
        return {
            "accounts": 1, "origins": int(self.document.id not in self.rows.taken), "claims": len(self.record.claims),
            "copies": len(self.record.copies), "warnings": len(self.record.warnings), "entities": fresh, "relations": relations,
            **disputed,
        }  # fmt: skip

    def _put(self, table: Table, rows: Any, first: int | None = None) -> int:
        """Inserts rows behind those that are there; gives how many."""
        made = list(rows)
        begin = self._next(table) if first is None and "number" in table.c else first
        for n, row in enumerate(made):
            if begin is not None:
                row["number"] = begin + n
            if "maker" in table.c:
                row["maker"] = self.maker
        if made:
            self.connection.execute(insert(table), made)
            fulltext.add(self.connection, table.name, made)
        return len(made)

    def _next(self, table: Table) -> int:
        last = self.connection.execute(select(func.max(table.c.number))).scalar()
        return 0 if last is None else int(last) + 1

    def _account(self) -> None:
        (row,) = self.rows._documents()
        self._put(schema.documents, [row | {"siglum": letter(self.number)}], self.number)
        self._put(schema.texts, self.rows._texts(), self.number)
        self._put(schema.claims, self.rows._claims())
        self._put(schema.copies, self.rows._copies())
        self._put(schema.warnings, self.rows._warnings())

    def _events(self, weighed: Weighed) -> dict[str, int]:
        """The events: what is new is put behind, what changed in its place."""
        t, told = schema.events, {r["id"]: r for r in self.rows._events()}
        known = {
            r.id: r
            for r in self.connection.execute(
                select(t.c.number, t.c.id, t.c.status, t.c.origins, *(t.c[n] for n in _EVENT_NAMES)).where(
                    t.c.id.in_(list(told))
                )
            )
        }
        last = self._next(t)
        self.place: dict[str, int] = {}
        disputed = new = 0
        own = int(self.document.id not in self.rows.taken)
        for e in weighed.events:
            row = told[e.id] | {"maker": self.maker}
            before = known.get(e.id)
            disputed += (gravest(e) == "disputed") - (before is not None and before.status == "disputed")
            if before is None:
                self.place[e.id], new, last = last, new + 1, last + 1
                row |= {"number": self.place[e.id], **dict.fromkeys(_EVENT_NAMES, self.place[e.id])}
                self.connection.execute(insert(t), row)
            else:
                self.place[e.id] = before.number
                row |= {
                    "number": before.number,
                    "origins": before.origins + own,
                    **{n: getattr(before, n) for n in _EVENT_NAMES},
                }
                self.connection.execute(update(t).where(t.c.id == e.id).values(**row))
            self.connection.execute(delete(schema.estimates).where(schema.estimates.c.event == e.id))
            self._tell(e)
        self._put(schema.estimates, (r for r in self.rows._estimates() if r["event"] in self.place))
        return {"events": new, "disputed": disputed}

    def _tell(self, e: Event) -> None:
        """The accounts of an event: all where it is new, else this one behind the others."""
        t = schema.event_documents
        last = self.connection.execute(select(func.max(t.c.place)).where(t.c.event == e.id)).scalar()
        claims = sum(c.event == e.id for c in self.record.claims)
        row = {
            "event": e.id,
            "place": 0 if last is None else int(last) + 1,
            "document": self.document.id,
            "claims": claims,
        }
        self.connection.execute(insert(t), row | {"maker": self.maker})

    def _relations(self, weighed: Weighed) -> int:
        t, c = schema.relations, schema.claims
        more = 0
        for event, told in weighed.relations.items():
            plain = select(c.c.id).where(c.c.event == event, c.c.attribute != "title")
            gone = self.connection.execute(delete(t).where(t.c.event == event, t.c.a.in_(plain)))
            more += len(told) - gone.rowcount
            self._put(
                t,
                (
                    {"a": r.a, "b": r.b, "type": r.type, "why": r.why, "event": event, "other_event": event}
                    for r in told
                ),
            )
        ids = {x for r in weighed.titles for x in (r.a, r.b)}
        of = {r.id: r.event for r in self.connection.execute(select(c.c.id, c.c.event).where(c.c.id.in_(list(ids))))}
        of |= {x.id: x.event for x in self.record.claims}
        self._put(
            t,
            (
                {"a": r.a, "b": r.b, "type": r.type, "why": r.why, "event": of.get(r.a), "other_event": of.get(r.b)}
                for r in weighed.titles
            ),
        )
        return more + len(weighed.titles)

    def _entities(self, found: Sequence[Named]) -> int:
        """The names: mentions behind those that are there, forms and counts brought up."""
        sigla = self.rows.sigla
        self._put(schema.mentions, mention_rows(self.record, sigla))
        by_id = {e.id: e for e in self.record.entities}
        known = {n.id: n.known for n in found if n.known}
        new = [by_id[n.id] for n in found if not n.known]
        t = schema.entities
        for row in entity_rows(msgspec.structs.replace(self.record, entities=tuple(new))):
            last = self.connection.execute(select(func.max(t.c.in_kind)).where(t.c.kind == row["kind"])).scalar()
            self._put(t, [row | {"in_kind": 0 if last is None else int(last) + 1}])
        for id in known:
            self._known(by_id[id])
        self._forms(form_rows(self.record, sigla))
        self._named()
        return len(new)

    def _known(self, e: Entity) -> None:
        t = schema.entities
        row = self.connection.execute(
            select(t.c.number, t.c.names, t.c.accounts, t.c.mentions).where(t.c.id == e.id)
        ).one()
        names = "\n".join(dict.fromkeys((*row.names.split("\n"), e.name, *e.aliases)))
        if names != row.names:
            fulltext.remove(self.connection, t.name, [{"number": row.number, "names": row.names}])
        bare = msgspec.structs.replace(e, mentions=())
        new = {"names": names, "forms": len(names.split("\n")), "accounts": row.accounts + 1,
               "mentions": row.mentions + len(e.mentions), "entity": encode(bare)}  # fmt: skip
        self.connection.execute(update(t).where(t.c.id == e.id).values(**new))
        if names != row.names:
            fulltext.add(self.connection, t.name, [{"number": row.number, "names": names}])

    def _forms(self, rows: Any) -> None:
        t = schema.entity_forms
        for row in rows:
            of = (t.c.entity == row["entity"], t.c.form == row["form"])
            before = self.connection.execute(select(t.c.place, t.c.accounts, t.c.mentions, t.c.view).where(*of)).first()
            if before is None:
                last = self.connection.execute(select(func.max(t.c.place)).where(t.c.entity == row["entity"])).scalar()
                self._put(t, [row | {"place": 0 if last is None else int(last) + 1}])
                continue
            old, new = _FORM.decode(before.view), _FORM.decode(row["view"])
            view = EntityForm(
                old.form,
                (*old.documents, *new.documents)[:MOST_ACCOUNTS],
                old.accounts + new.accounts,
                (*old.mentions, *new.mentions)[:MOST_MENTIONS],
                old.count + new.count,
            )
            told = {"accounts": view.accounts, "mentions": view.count, "view": encode(view)}
            self.connection.execute(update(t).where(*of).values(**told))

    def _named(self) -> None:
        """The entities named in the claims of each event."""
        t = schema.event_entities
        for row in self.rows._event_entities():
            of = (t.c.event == row["event"], t.c.entity == row["entity"])
            more = self.connection.execute(update(t).where(*of).values(mentions=t.c.mentions + row["mentions"]))
            if not more.rowcount:
                self._put(t, [row])

    def _columns(self) -> None:
        d, rows = self.document, self.rows
        siglum = letter(self.number)
        for e in self.record.events:
            n, x = self.place[e.id], self.events
            country, admin1 = (e.place.country, e.place.admin1) if e.place else (None, None)
            values = {
                "type": e.type,
                "country": country,
                "admin1": admin1,
                "status": gravest(e),
                "month": month_of(e.start),
            }
            for dimension, value in values.items():
                x.one(dimension, n, value)
            x.number("first", n, first_day(e.start))
            x.number("last", n, max(last_day(e.start), last_day(e.end)))
            x.many("account", n, [(d.id, f"{siglum} {display_name(d)}")])
            named = (rows.entity[i] for i in rows.named.get(e.id, ()))
            x.many("actor", n, ((a.id, a.name) for a in named if a.kind in ACTORS))
            x.many("word", n, ((w, w) for w in words_of(e.label, e.place.name if e.place else None)))
        self._event_orders()
        self._document_columns(d)

    def _event_orders(self) -> None:
        t = schema.events
        held: dict[int, Any] = {}

        def row(n: int) -> Any:
            if n not in held:
                query = select(t.c.accounts, t.c.claims, t.c.label, t.c.start, t.c.id).where(t.c.number == n)
                held[n] = self.connection.execute(query).one()
            return held[n]

        keys: Mapping[str, Any] = {
            "by_accounts": lambda n: (-row(n).accounts, n),
            "by_claims": lambda n: (-row(n).claims, n),
            "by_label": lambda n: (row(n).label.casefold(), n),
            "by_date": lambda n: (first_day(row(n).start) < 0, row(n).start or "", row(n).id),
        }
        before = len(self.events.array("by_accounts"))
        for n in sorted(self.place.values()):
            for name, key in keys.items():
                self.events.place(name, n, key, before)

    def _document_columns(self, d: Document) -> None:
        t, x, n = schema.documents, self.documents, self.number
        x.one("publisher", n, d.publisher)
        x.one("language", n, d.language)
        x.number("first", n, first_day(d.published))
        x.number("last", n, last_day(d.published))
        x.number("copied", n, int(d.id in self.rows.taken))
        x.many("word", n, ((w, w) for w in words_of(d.title, d.publisher, d.author, d.path)))
        held: dict[int, Any] = {}

        def row(n: int) -> Any:
            if n not in held:
                query = select(t.c.name, t.c.title, t.c.words, t.c.claims, t.c.published, t.c.id).where(t.c.number == n)
                held[n] = self.connection.execute(query).one()
            return held[n]

        keys: Mapping[str, Any] = {
            "by_publisher": lambda n: (row(n).name.casefold(), n),
            "by_title": lambda n: (not row(n).title, (row(n).title or "").casefold(), n),
            "by_words": lambda n: (-row(n).words, n),
            "by_claims": lambda n: (-row(n).claims, n),
            "by_date": lambda n: (row(n).published is None, row(n).published or "", row(n).id),
        }
        for name, key in keys.items():
            x.place(name, n, key, n)
