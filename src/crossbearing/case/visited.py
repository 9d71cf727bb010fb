"""What a case remembers of the web: the marks of each page that it took in, so that a host is asked only for what is new.

The marks of a page that another version of the program read are not used: this one may find more in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from crossbearing import __version__
from crossbearing.case import schema
from crossbearing.read.web.visits import Visit


def visit_of(connection: Connection, asked: str) -> Visit | None:
    """The marks of the last visit to a URL; None where there was none, or the host gave none."""
    t = schema.visits
    query = select(t.c.url, t.c.etag, t.c.last_modified).where(t.c.asked == asked, t.c.made_by == __version__)
    row = connection.execute(query).first()
    return Visit(row.url, row.etag, row.last_modified) if row else None


def remember(connection: Connection, visits: Mapping[str, Visit], at: str) -> None:
    """Keeps the marks of these URLs in place of earlier ones."""
    t = schema.visits
    for asked, visit in visits.items():
        connection.execute(delete(t).where(t.c.asked == asked))
        row = {"asked": asked, "url": visit.url, "etag": visit.etag, "last_modified": visit.last_modified}
        connection.execute(insert(t), {**row, "made_by": __version__, "at": at})
