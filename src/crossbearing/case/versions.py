"""Versions of an account: the same page or file with other words. All are kept, the newest counts in the record."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import Connection, or_, select, update

from crossbearing.case import schema
from crossbearing.records import Document

# Files that hold one account each; a path of another kind names many, and tells of none which it is.
ONE_ACCOUNT = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".epub", ".rtf", ".eml", ".mht", ".mhtml", ".vtt", ".srt"))  # fmt: skip


def place_of(document: Document) -> str | None:
    """The whole path of a file that holds this account alone."""
    path = Path(document.path)
    if "://" in document.path or path.suffix.lower() not in ONE_ACCOUNT:
        return None
    return str(path.absolute())


def link_of(document: Document) -> str | None:
    """The URL as it is compared: without scheme, fragment and last stroke. That of a whole site names no account."""
    if not document.url:
        return None
    try:
        parts = urlsplit(document.url.strip())
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if not parts.netloc or not (path or parts.query):
        return None
    return f"{parts.netloc.casefold().removeprefix('www.')}{path}{f'?{parts.query}' if parts.query else ''}"


def chain_into(connection: Connection, number: int, document: Document) -> int:
    """Puts an account that was just kept into the chain of its versions, says which of them counts from now on, and gives its place among them.

    That is the one published last; where the dates do not tell, the one added last.
    """
    t = schema.accounts
    place, link = place_of(document), link_of(document)
    same = [c == v for c, v in ((t.c.link, link), (t.c.place, place)) if v is not None]
    if not same:
        return 1
    query = select(t.c.number, t.c.id, t.c.chain).where(t.c.number != number, or_(*same)).order_by(t.c.number)
    before = connection.execute(query).all()
    if not before:
        return 1
    chain = next((r.chain for r in before if r.chain), before[0].id)
    members = [r.number for r in before if r.chain in (None, chain)]
    connection.execute(update(t).where(t.c.number.in_([*members, number])).values(chain=chain))
    settle(connection, chain)
    return len(members) + 1


def settle(connection: Connection, chain: str) -> None:
    """Marks the one account of the chain that counts."""
    t = schema.accounts
    rows = connection.execute(select(t.c.number, t.c.published).where(t.c.chain == chain).order_by(t.c.number)).all()
    newest = rows[0]
    for row in rows[1:]:
        if not (row.published and newest.published) or row.published >= newest.published:
            newest = row
    connection.execute(update(t).where(t.c.chain == chain).values(current=t.c.number == newest.number))
