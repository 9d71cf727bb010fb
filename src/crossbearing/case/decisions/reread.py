"""Accounts read anew under the metadata that a reviewer set, each once for a maker: kept in the case, so that a decision costs no parsing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec
from sqlalchemy import Column, Engine, LargeBinary, MetaData, String, Table, delete, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from crossbearing.case.canonical import canonical
from crossbearing.case.decisions.amend import READ_BY_LAYERS
from crossbearing.case.maker import this_maker
from crossbearing.records import Annotations, Document

held = MetaData()
reread_table = Table(
    "reread", held,
    Column("document", String, primary_key=True),
    Column("read_as", String(64), nullable=False),
    Column("annotations", LargeBinary, nullable=False),
)  # fmt: skip


class Reread:
    """Annotates documents as `annotate` does, and keeps the latest reading of each. A case that may only be read is left as it is."""

    def __init__(self, engine: Engine, reader: Engine) -> None:
        self.engine, self.reader = engine, reader

    def __call__(self, documents: Iterable[Document]) -> list[Annotations]:
        from crossbearing.annotate import annotate

        wanted = [(d, _read_as(d)) for d in documents]
        known = self._known([d.id for d, _ in wanted])
        missing = [d for d, key in wanted if known.get(d.id, ("", b""))[0] != key]
        made = {a.document.id: a for a in annotate(missing)} if missing else {}
        self._keep([(d.id, key, made[d.id]) for d, key in wanted if d.id in made])
        decoder = msgspec.json.Decoder(Annotations)
        # What no layer reads (a title) may have changed since.
        return [
            made[d.id] if d.id in made else msgspec.structs.replace(decoder.decode(known[d.id][1]), document=d)
            for d, _ in wanted
        ]

    def _known(self, ids: list[str]) -> dict[str, tuple[str, bytes]]:
        t = reread_table
        with self.reader.connect() as connection:
            if not inspect(connection).has_table(t.name):
                return {}
            rows = connection.execute(select(t).where(t.c.document.in_(ids))).all()
        return {r.document: (r.read_as, r.annotations) for r in rows}

    def _keep(self, rows: list[tuple[str, str, Annotations]]) -> None:
        if not rows:
            return
        try:
            with self.engine.begin() as connection:
                held.create_all(connection)
                for id, key, account in rows:
                    connection.execute(delete(reread_table).where(reread_table.c.document == id))
                    row = {"document": id, "read_as": key, "annotations": msgspec.json.encode(account)}
                    connection.execute(insert(reread_table), row)
        except DBAPIError:
            return


def _read_as(document: Document) -> str:
    """What the layers read of the document besides its text, and by which versions."""
    told = {f: getattr(document, f) for f in READ_BY_LAYERS}
    maker = msgspec.to_builtins(this_maker())
    return hashlib.sha256(canonical({"document": document.id, "maker": maker, **told})).hexdigest()
