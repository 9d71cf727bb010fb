"""Search over accounts, claims and names, with snippets that open at the passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, func, select, text

from crossbearing.case import schema
from crossbearing.case.reading import fulltext
from crossbearing.case.reading.pieces import LONG, first_piece
from crossbearing.case.reading.rows import Hit, HitKind, Page
from crossbearing.case.reading.snippet import CLOSE, OPEN, snippet

KINDS: tuple[HitKind, ...] = ("accounts", "claims", "entities")
# Up to so many rows the best come first; of more, the order of the case is kept, since weighing each would take longer than reading.
WEIGHED = 2000


def page(connection: Connection, q: str, kind: Literal["all"] | HitKind, offset: int, limit: int) -> Page[Hit]:
    """A page of hits: accounts, then claims, then names where all are asked for."""
    hits: list[Hit] = []
    total, exact = 0, True
    for k in KINDS if kind == "all" else (kind,):
        found = fulltext.numbers(connection, _TABLE[k], q, beginnings=k == "entities")
        start = max(0, offset - total)
        room = limit - len(hits)
        if room > 0:
            best = _best(connection, k, q, found)[start : start + room]
            hits += _hits(connection, k, q, best)
        total += len(found.numbers)
        exact &= found.exact
    return Page(tuple(hits), total, offset, limit, exact)


# The words of a row with marks in them, and where they start in the whole.
Marked = dict[int, tuple[str, int]]
_TABLE = {"accounts": "texts", "claims": "claims", "entities": "entities"}


def _best(connection: Connection, kind: HitKind, q: str, found: fulltext.Numbers) -> list[int]:
    if kind == "entities" or not found.exact or len(found.numbers) > WEIGHED:
        return sorted(found.numbers)
    table = _TABLE[kind]
    if connection.dialect.name == "sqlite":
        sql = f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH :q ORDER BY rank, rowid"  # noqa: S608
        asked = fulltext.fts5(q)
    else:
        asked = fulltext.tsquery(q)
        sql = f"SELECT number FROM {table} WHERE search @@ to_tsquery('english', :q) ORDER BY ts_rank(search, to_tsquery('english', :q)) DESC, number"  # noqa: S608
    return list(connection.execute(text(sql), {"q": asked}).scalars().all()) if asked else []


def _hits(connection: Connection, kind: HitKind, q: str, wanted: list[int]) -> list[Hit]:
    if not wanted:
        return []
    marked = _marked(connection, kind, q, wanted)
    make = {"accounts": _accounts, "claims": _claims, "entities": _entities}[kind]
    made = make(connection, wanted, marked)
    return [made[n] for n in wanted if n in made]


def _marked(connection: Connection, kind: HitKind, q: str, wanted: list[int]) -> Marked:
    """The searched text of each row, with the words found between two marks, and where it starts: of a long text the passage that fits."""
    if kind == "accounts" and connection.dialect.name == "sqlite":
        t = schema.texts.c
        long = (
            connection.execute(select(t.number).where(t.number.in_(wanted), func.length(t.text) > LONG)).scalars().all()
        )
        pieces = {n: first_piece(words, q, OPEN, CLOSE) for n, words in _texts(connection, long)}
        return {
            n: (words, 0) for n, words in _highlit(connection, kind, q, [n for n in wanted if n not in pieces]).items()
        } | pieces
    return {n: (words, 0) for n, words in _highlit(connection, kind, q, wanted).items()}


def _texts(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    t = schema.texts.c
    for n in numbers:
        yield n, connection.execute(select(t.text).where(t.number == n)).scalar() or ""


def _highlit(connection: Connection, kind: HitKind, q: str, wanted: Sequence[int]) -> dict[int, str]:
    if not wanted:
        return {}
    table = _TABLE[kind]
    column = fulltext_column(kind)
    names = {f"n{i}": n for i, n in enumerate(wanted)}
    listed = ", ".join(f":{n}" for n in names)
    if connection.dialect.name == "sqlite":
        place = 1 if kind == "accounts" else 0
        sql = f"SELECT rowid, highlight({table}_search, {place}, '{OPEN}', '{CLOSE}') FROM {table}_search WHERE {table}_search MATCH :q AND rowid IN ({listed})"  # noqa: S608
        asked = fulltext.fts5(q, kind == "entities")
    else:
        asked = fulltext.tsquery(q, kind == "entities")
        sql = f"SELECT number, ts_headline('english', {column}, to_tsquery('english', :q), 'HighlightAll=true, StartSel={OPEN}, StopSel={CLOSE}') FROM {table} WHERE number IN ({listed})"  # noqa: S608
    return {r[0]: r[1] or "" for r in connection.execute(text(sql), {"q": asked, **names})}


def fulltext_column(kind: HitKind) -> str:
    """The column whose words a snippet shows."""
    return {"accounts": "text", "claims": "quote", "entities": "names"}[kind]


def _accounts(connection: Connection, wanted: list[int], marked: Marked) -> dict[int, Hit]:
    t = schema.documents.c
    made = {}
    for r in connection.execute(
        select(t.number, t.id, t.title, t.name, t.siglum, t.main_event).where(t.number.in_(wanted))
    ):
        around, at = marked.get(r.number, ("", 0))
        words, ranges, start, end = snippet(around)
        made[r.number] = Hit(
            "accounts", r.id, r.title or r.name, words, ranges, r.id, at + start, at + end, r.siglum, r.main_event
        )
    return made


def _claims(connection: Connection, wanted: list[int], marked: Marked) -> dict[int, Hit]:
    c, d = schema.claims.c, schema.documents.c
    query = select(c.number, c.id, c.attribute, c.document, c.start, c.end, c.event, d.name, d.siglum)
    rows: Any = connection.execute(query.join(schema.documents, d.id == c.document).where(c.number.in_(wanted)))
    made = {}
    for number, id, attribute, document, start, end, event, name, siglum in rows:
        words, ranges, _, _ = snippet(marked.get(number, ("", 0))[0])
        made[number] = Hit("claims", id, f"{attribute}: {name}", words, ranges, document, start, end, siglum, event)
    return made


def _entities(connection: Connection, wanted: list[int], marked: Marked) -> dict[int, Hit]:
    e, m = schema.entities.c, schema.mentions.c
    made = {}
    for r in connection.execute(select(e.number, e.id, e.name, e.kind).where(e.number.in_(wanted))):
        words, ranges, _, _ = snippet(marked.get(r.number, ("", 0))[0].replace("\n", " · "))
        first = connection.execute(
            select(m.document, m.start, m.end).where(m.entity == r.id).order_by(m.number).limit(1)
        ).first()
        place: tuple[str | None, int | None, int | None] = (
            (first[0], first[1], first[2]) if first else (None, None, None)
        )
        made[r.number] = Hit("entities", r.id, r.name, words, ranges, *place)
    return made
